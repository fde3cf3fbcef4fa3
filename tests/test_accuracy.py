"""The figures kept with the product belong to the program and the labels that stand here."""

from __future__ import annotations

import json

import pytest

from insights.analysis import program_digest
from insights.quality import reports
from tests.quality import real

AGAIN = "measure again: python -m tests.quality.measure --held-out"
REPORTS = {
    "real_dev.json": real.PARTS["dev"],
    "real_held_out.json": real.PARTS["held_out"],
    "made_up.json": real.GOLD / "written.jsonl",
}


@pytest.mark.parametrize("name", REPORTS)
def test_figures_are_of_these_labels_and_this_program(name: str) -> None:
    report = reports.read(reports.FOLDER / name)
    assert report.labels == real.sha256(REPORTS[name]), AGAIN
    assert report.program == program_digest(), f"the annotators have changed; {AGAIN}"


def test_every_opening_of_the_locked_part_is_written_down() -> None:
    openings = json.loads((real.GOLD / "openings.json").read_text(encoding="utf-8"))
    assert {one["labels"] for one in openings} == {real.digest("held_out")}
    report = reports.read(reports.FOLDER / "real_held_out.json")
    assert openings[-1]["program"] == report.program
    assert openings[-1]["f1"] == {name: finding.micro.f1 for name, finding in report.findings.items()}


def test_no_text_of_a_real_post_is_kept() -> None:
    for part in real.PARTS.values():
        for line in part.read_text(encoding="utf-8").splitlines():
            assert set(json.loads(line)) == {"id", "file", "row", "stratum", "labels"}


def test_the_locked_part_shares_no_post_with_the_other() -> None:
    rows = [{(one.file, one.row) for one in real.keyed(part)} for part in ("dev", "held_out")]
    assert not rows[0] & rows[1]
    assert len(rows[0]) + len(rows[1]) >= 1_200


@pytest.mark.parametrize("part", real.PARTS)
def test_places_lie_within_their_texts(part: str) -> None:
    if not real.DATA.is_dir():
        pytest.skip(f"{real.DATA} is missing: the texts of the labelled posts are there.")
    for post, labels, _ in real.posts(part):
        places = [
            *(effect.at for effect in labels.side_effects or ()),
            *(dose.at for dose in labels.dosing or ()),
            *(labels.coping_tips or ()),
            *(labels.sources_cited or ()),
        ]
        assert all(0 <= start < end <= len(post.text) for start, end in places), post.post_id
