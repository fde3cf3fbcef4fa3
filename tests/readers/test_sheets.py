"""Workbooks: the values people see, sheet by sheet, row by row."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from insights import readers
from insights.errors import InputError
from insights.model import BadRow, RawPost
from insights.readers import _sheet
from tests.readers.made import FIRST_SHEET, MOMENT, changed, outcome, shared, workbook

HEAD = ["Query Id", "Date", "Title", "Full Text", "Author"]
PREAMBLE = [["Report:", "Made-up mentions"], ["Brand:", "Zeta"], ["Label:"]]
MENTION = ["77", "2026-03-04 05:06:00.0", "Zeta", "I take it", "kim"]


def write(folder: Path, content: bytes, name: str = "made_up.xlsx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("blank", [0, 1, 3])
def test_column_names_below_a_preamble(tmp_path: Path, blank: int) -> None:
    path = write(tmp_path, workbook([*PREAMBLE, *([[]] * blank), HEAD, MENTION]))
    (post,) = readers.read(path)
    assert isinstance(post, RawPost)
    assert (post.text, post.author, post.line) == ("Zeta\n\nI take it", "kim", 5 + blank)
    assert post.created_at == datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
    assert post.file == "made_up.xlsx/Sheet 1"


def test_the_reddit_listing_as_a_workbook(tmp_path: Path) -> None:
    columns = ["created_utc", "score", "domain", "id", "title", "permalink", "selftext", "is_self"]
    row = [1362241481, 210, "self.x", "1abc", "Feet", "http://www.reddit.com/r/made_up/comments/1abc/t/", "Numb.", True]
    path = write(tmp_path, workbook([columns, row]))
    assert readers.recognise(path).name == "reddit_listing"
    (post,) = readers.read(path)
    assert isinstance(post, RawPost)
    assert (post.community, post.source_id, post.reactions) == ("r/made_up", "1abc", 210)
    assert post.created_at == datetime(2013, 3, 2, 16, 24, 41, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("words", "words"),
        (5, "5"),
        (4.0, "4"),
        (4.5, "4.5"),
        (True, "True"),
        (None, ""),
        (2**53, "9007199254740992"),
        (1.23e18, "1230000000000000000"),
        (date(2026, 3, 4), "2026-03-04T00:00:00"),
        (MOMENT, "2026-03-04T05:06:00"),
        ("=1+1", ""),
        ("caf\u00e9 \U0001f600", "caf\u00e9 \U0001f600"),
        ("line_x000D_\nline", "line\nline"),
        ("'=quoted", "'=quoted"),
    ],
)
@pytest.mark.parametrize("since_1904", [False, True], ids=["1900", "1904"])
def test_cells_are_what_people_see(tmp_path: Path, value: Any, text: str, since_1904: bool) -> None:
    path = write(tmp_path, workbook([["id", "text"], [1, value]], since_1904=since_1904))
    assert outcome(path) == ([(2, text)], [])


def test_texts_shared_by_cells(tmp_path: Path) -> None:
    book = shared(workbook([["id", "text"], [1, "one"], [2, "two"]]), "one")
    assert outcome(write(tmp_path, book)) == ([(2, "one"), (3, "two")], [])


def test_rows_are_numbered_as_in_the_sheet(tmp_path: Path) -> None:
    path = write(
        tmp_path, workbook([[], ["id", "text"], [], [1, "one"], [2], [3, "three", "more"], [None, ""], [4, "x"]])
    )
    assert outcome(path) == ([(4, "one"), (5, ""), (8, "x")], [(6, "3 cells where the header has 2")])


def test_a_sheet_without_posts_costs_itself_only(tmp_path: Path) -> None:
    book = workbook([["Made-up figures"], [1, 2]], [["id", "text"], [1, "one"]], [])
    rows = {row.file: row for row in readers.read(write(tmp_path, book))}
    assert sorted(rows) == [f"made_up.xlsx/Sheet {number}" for number in (1, 2, 3)]
    assert [isinstance(row, BadRow) for _, row in sorted(rows.items())] == [True, False, True]


def test_a_row_without_end_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_sheet, "MOST_IN_A_ROW", 1 << 20)
    book = workbook([["id", "text"], [1, "one"]])
    endless = changed(book, FIRST_SHEET, "</sheetData>", f'<row r="3">{"<c/>" * (1 << 20)}</row></sheetData>')
    assert outcome(write(tmp_path, endless)) == ([(2, "one")], [(3, _sheet.ROW_TOO_LONG)])


def test_a_part_that_would_fill_the_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_sheet, "MOST_IN_MEMORY", 100)
    with pytest.raises(InputError, match="save it as CSV"):
        readers.recognise(write(tmp_path, workbook([["id", "text"], [1, "one"]])))


VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**12), 10**12), st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=20),
    st.datetimes(datetime(1901, 1, 1), datetime(2100, 1, 1)),
)  # fmt: skip


@settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(VALUES, max_size=4), max_size=8))
def test_each_row_with_cells_is_a_record_or_a_bad_row(tmp_path: Path, rows: list[list[Any]]) -> None:
    path = write(tmp_path, workbook([["id", "text"], [0, "first"], *rows]))
    found = list(readers.read(path))
    filled = [row for row in rows if any(_shown(value) for value in row)]
    assert len(found) == 1 + len(filled)
    wide = sum(any(_shown(value) for value in row[2:]) for row in filled)
    assert sum(isinstance(row, BadRow) for row in found) == wide


def _shown(value: Any) -> bool:
    formula = isinstance(value, str) and len(value) > 1 and value.startswith("=")
    return value is not None and not formula and bool(str(value).strip())
