"""What every format must do; the next one is covered before its own test exists."""

from __future__ import annotations

from pathlib import Path

import pytest

from insights import discover, readers
from insights.model import BadRow
from insights.readers._base import FIELDS, INTERNAL
from insights.readers._sample import Sample

ROOT = Path(__file__).resolve().parents[2]


def test_one_format_a_file() -> None:
    files = {module.__name__.rsplit(".", 1)[-1] for module in discover.modules("insights.readers")}
    assert {reader.name for reader in readers.formats()} == files


@pytest.mark.parametrize("reader", readers.formats(), ids=lambda reader: reader.name)
def test_a_format_knows_what_is_not_its_own(reader: readers.Reader) -> None:
    assert reader.label
    for text in ("", "words and no columns at all. And a second sentence.\n", "\x00\x01\x02", "{", "["):
        assert reader.recognise(Sample(Path("x"), text)) == 0


@pytest.mark.parametrize("reader", readers.formats(), ids=lambda reader: reader.name)
def test_a_format_names_fields_of_ours(reader: readers.Reader) -> None:
    everything = (*FIELDS, "created_utc", "permalink", "selftext", "score")
    assert set(reader.columns(everything)) <= {*FIELDS, *INTERNAL}


def test_real_files_are_read_whole() -> None:
    data = ROOT.parent / "shared" / "data"
    if not data.is_dir():
        pytest.skip("real posts are not here: ../shared/data is missing")
    reports = [readers.check(path) for path in sorted((data / "reddit_listing").glob("*.csv"))]
    assert {report.format for report in reports} == {"reddit_listing"}
    assert sum(report.rows for report in reports) == 12_466
    assert not any(report.unreadable or report.undated for report in reports)
    reviews = list(readers.read(data / "psytar" / "reviews.csv", mapping={"subject": "drug_id"}))
    assert reviews
    assert not any(isinstance(row, BadRow) or row.created_at is None or row.subject is None for row in reviews)
