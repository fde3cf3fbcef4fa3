"""Corrections of a store: which count, what is handed out, and what the commands say."""

from __future__ import annotations

import json
import re
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from insights import __main__ as command_line
from insights.access import LOCAL_OWNER
from insights.analysis import program_digest
from insights.corrected import Corrected, corrected, findings_by_post, report
from insights.decisions import FILE_NAME, Decisions, open_decisions
from insights.decisions.corrections import Correction, text_hash
from insights.model import Filters, Kind, Polarity
from insights.quality.labels import read_gold
from insights.store import ConditionInfo, Store, ask, open_store
from insights.store.made_with import program_of
from tests.store.corpus import make_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(make_store(tmp_path / "store", 12))
    yield opened
    opened.close()


@pytest.fixture
def decisions(store: Store) -> Iterator[Decisions]:
    with open_decisions(store.folder) as opened:
        yield opened


def info(store: Store) -> ConditionInfo:
    return store.conditions()[0]


def say(decisions: Decisions, number: int, text: str | None = None, **labels: Any) -> None:
    """Correct the post of that number in the corpus, or one that is not in it."""
    of = text or f"post number {number} says something about testitis"
    decisions.decide(
        Correction.model_validate(
            {"condition": "testitis", "post_id": f"id{number}", "text_sha256": text_hash(of), "labels": labels}
        ),
        by="analyst",
    )


def of_store(store: Store, decisions: Decisions) -> Corrected:
    return corrected(store, decisions, info(store), LOCAL_OWNER)


def test_what_counts_and_what_is_left_out(store: Store, decisions: Decisions) -> None:
    assert of_store(store, decisions) == Corrected((), 0, 0)
    say(decisions, 0, segment="caregiver")
    say(decisions, 2, segment="patient", medications=[])
    say(decisions, 4, "what it said before", segment="patient")
    say(decisions, 8, coping_tips=[[0, 4000]])
    say(decisions, 99, segment="patient")
    say(decisions, 6, segment="patient")
    decisions.undo(Correction, "testitis/id6", by="analyst")
    found = of_store(store, decisions)
    assert sorted(one.post.id for one in found.posts) == ["id0", "id2"]
    assert (found.other_text, found.gone) == (2, 1), "one of another text, one with a place that this text has not"
    first = next(one for one in found.posts if one.post.id == "id0")
    assert first.post.text == "post number 0 says something about testitis"
    assert (first.post.community, first.post.made_up) == ("testers", False)
    assert {one.kind for one in first.findings} >= {Kind.SEGMENT, Kind.MEDICATION, Kind.COMPANY, Kind.SIDE_EFFECT}
    before = found.digest
    say(decisions, 2, segment="caregiver")
    assert of_store(store, decisions).digest != before


def test_findings_come_back_as_they_were_made(store: Store) -> None:
    everyone = Filters(condition="testitis", voices="everyone")
    frame = ask(store, "findings", everyone, grant=LOCAL_OWNER, posts=list(range(1, 13))).frame
    every = [one for findings in findings_by_post(frame).values() for one in findings]
    drug = next(one for one in every if one.kind is Kind.MEDICATION)
    assert (drug.value, drug.polarity, dict(drug.attributes)) == ("testamab", Polarity.POSITIVE, {"brand": "Testra"})
    assert drug.target is None
    assert any(one.hypothetical for one in every)
    assert findings_by_post(frame.iloc[:0]) == {}


def test_corrections_are_compared_with_what_is_in_the_store(store: Store, decisions: Decisions) -> None:
    say(decisions, 0, segment="caregiver", medications=[{"name": "testamab", "polarity": "negative"}])
    say(decisions, 2, segment="caregiver", medications=[])
    found = of_store(store, decisions)
    told = report(found, info(store), program=program_of(store, "testitis"))
    assert (told.posts, told.program, told.labels, told.made_up) == (2, program_digest(), found.digest, False)
    segment, medication = told.findings["segment"], told.findings["medication"].micro
    assert segment.confusion == {"caregiver": {"caregiver": 1, "patient": 1}}
    assert (medication.labelled, medication.found, medication.precision) == (1, 2, 0.5)
    assert told.findings["medication_polarity"].confusion == {"negative": {"positive": 1}}
    assert set(told.findings) == {"segment", "medication", "medication_polarity"}
    assert {one.id for one in told.mistakes} == {"id0", "id2"}


def test_a_store_that_holds_no_such_condition_has_no_program(store: Store) -> None:
    assert program_of(store, "clubfoot") == ""


def tell(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["insights", *words])
    with pytest.raises(SystemExit) as ended:
        command_line.main()
    out, err = capfd.readouterr()
    return int(ended.value.code or 0), out, err


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Any:
    """Return a function that runs a command beside the store and returns its exit code, output and complaint."""
    monkeypatch.chdir(tmp_path)
    return lambda *words: tell(monkeypatch, capfd, *words)


def test_corrections_are_written_as_labelled_posts(told: Any, tmp_path: Path, decisions: Decisions) -> None:
    say(decisions, 0, segment="caregiver")
    say(decisions, 4, "what it said before", segment="patient")
    say(decisions, 99, segment="patient")
    code, out, err = told("corrections", "--output", "gold.jsonl", "--store", "store")
    assert (code, out) == (0, "")
    said = " ".join(err.split())
    assert "1 corrected post written to gold.jsonl" in said
    assert "1 left out: their text has changed since" in said
    assert "1 left out: the post is no longer in the store" in said
    (line,) = read_gold(tmp_path / "gold.jsonl")
    assert (line.id, line.labels.segment, line.labels.intents) == ("id0", "caregiver", None)
    assert set(json.loads((tmp_path / "gold.jsonl").read_text(encoding="utf-8"))["labels"]) == {"segment"}
    assert stat.S_IMODE((tmp_path / "gold.jsonl").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("--output", "gold.jsonl"), 5, "holds no correction; correct findings on the Posts page first"),
        (("--output", "gold.jsonl", "-c", "measles"), 3, "--condition measles: not in the store; there is testitis"),
        (("--output", "gold.jsonl", "--store", "nowhere"), 5, "no posts yet"),
        ((), 2, "Missing option"),
    ],
)
def test_corrections_that_cannot_be_written(
    told: Any, store: Store, tmp_path: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    given = words if "--store" in words else (*words, "--store", "store")
    assert (found := told("corrections", *given))[0] == code
    assert says in " ".join(found[2].split())
    assert not (tmp_path / "gold.jsonl").exists()
    assert not (store.folder / FILE_NAME).exists(), "to look does not make the database"


@pytest.mark.parametrize("output", [".", "no/gold.jsonl"])
def test_an_output_that_cannot_be_written_is_told(told: Any, decisions: Decisions, output: str) -> None:
    say(decisions, 0, segment="caregiver")
    code, _, err = told("corrections", "--output", output, "--store", "store")
    assert code == 3
    assert "choose another --output" in err


GOLD = [
    {"id": "a1", "text": "my mom felt queasy on metformin", "labels": {"medications": [], "adverse_event": True}},
    {
        "id": "a2",
        "text": "I take metformin for my diabetes",
        "made_up": True,
        "labels": {"medications": [{"name": "metformin", "polarity": "neutral"}], "segment": "patient"},
    },
]


NOT_IN_IT = "has a place that is not in the text; give [start, end] in characters, start before end."


def placed(field: str, *parts: object) -> dict[str, Any]:
    """Return the first post, of 31 characters, labelled with something at a place."""
    return {**GOLD[0], "labels": {field: parts}}


def write(path: Path, rows: list[Any]) -> None:
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows), encoding="utf-8")


def test_a_place_at_the_ends_of_a_text_is_in_it(tmp_path: Path) -> None:
    write(tmp_path / "gold.jsonl", [placed("coping_tips", [0, 31], [30, 31]), placed("dosing", {"at": [0, 1]})])
    assert [one.labels.coping_tips for one in read_gold(tmp_path / "gold.jsonl")] == [((0, 31), (30, 31)), None]


def test_measure_prints_figures_and_never_a_text(told: Any, tmp_path: Path) -> None:
    write(tmp_path / "gold.jsonl", GOLD)
    code, out, _ = told("measure", "gold.jsonl", "-c", "diabetes", "--mistakes", "5")
    assert code == 0
    assert "2 labelled posts, 1 of them made up" in out
    assert re.search(r"^medication +2 +1 +2 +0\.500 \[0\.095–0\.905\] +1\.000 \[", out, re.MULTILINE)
    assert "labelled \\ found" in out
    assert "a1  medication: any wrong" in out
    assert "queasy" not in out
    assert "a1  " not in told("measure", "gold.jsonl", "-c", "diabetes")[1]


def test_measure_of_one_post_speaks_of_one(told: Any, tmp_path: Path) -> None:
    write(tmp_path / "gold.jsonl", GOLD[:1])
    assert told("measure", "gold.jsonl", "-c", "diabetes")[1].splitlines()[0] == "1 labelled post"


def test_measure_prints_json_of_some_findings(told: Any, tmp_path: Path) -> None:
    write(tmp_path / "gold.jsonl", GOLD)
    _, out, err = told(
        "measure", "gold.jsonl", "-c", "diabetes", "--findings", "medication", "--json", "--mistakes", "9"
    )
    told_of = json.loads(out)
    assert err == ""
    assert (told_of["posts"], told_of["made_up"], list(told_of["findings"])) == (2, 1, ["medication"])
    assert told_of["findings"]["medication"]["micro"]["recall"] == 1.0
    assert told_of["mistakes"] == [{"id": "a1", "finding": "medication", "value": "any", "what": "wrong"}]


@pytest.mark.parametrize(
    ("rows", "words", "code", "says"),
    [
        (GOLD, ("--findings", "moods"), 3, "--findings moods: not labelled in these posts; there is medication"),
        ([], (), 3, "holds no labelled post"),
        (["{broken"], (), 3, "gold.jsonl, line 1: the line does not fit"),
        ([{**GOLD[0], "labels": {"mood": 1}}], (), 3, "gold.jsonl, line 1: labels.mood does not fit (extra_forbidden)"),
        (
            [GOLD[0], placed("side_effects", {"at": [5, 2]})],
            (),
            3,
            f"gold.jsonl, line 2: labels.side_effects {NOT_IN_IT}",
        ),
        ([placed("dosing", {"at": [4, 4]})], (), 3, f"gold.jsonl, line 1: labels.dosing {NOT_IN_IT}"),
        ([placed("coping_tips", [-1, 4])], (), 3, f"gold.jsonl, line 1: labels.coping_tips {NOT_IN_IT}"),
        ([placed("sources_cited", [3, 32])], (), 3, f"gold.jsonl, line 1: labels.sources_cited {NOT_IN_IT}"),
        (None, (), 3, "gold.jsonl: cannot be read as UTF-8 text"),
    ],
)
def test_posts_that_cannot_be_measured(
    told: Any, tmp_path: Path, rows: list[Any] | None, words: tuple[str, ...], code: int, says: str
) -> None:
    if rows is not None:
        write(tmp_path / "gold.jsonl", rows)
    found = told("measure", "gold.jsonl", "-c", "diabetes", *words)
    assert (found[0], found[1]) == (code, "")
    assert says in found[2]
    assert "queasy" not in found[2]
