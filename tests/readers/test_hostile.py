"""Hostile and broken files: each with the one refusal, or the very rows and bad rows, that come of it."""

from __future__ import annotations

import os
import resource
from collections.abc import Callable
from pathlib import Path

import pytest

from insights import readers
from insights.errors import InputError
from insights.readers import _json, _sheet, _table, _unpack
from insights.readers._packed import MOST_MEMBERS
from tests.readers.made import (
    FIRST_SHEET,
    Outcome,
    changed,
    gz,
    locked,
    outcome,
    parquet_file,
    shared,
    workbook,
    zipped,
    zst,
)

Content = str | bytes | Callable[[], str | bytes]

GOOD = "id,text\n1,one\n2,two\n"
BOTH: Outcome = ([(2, "one"), (3, "two")], [])
LINES = '{"text": "one"}\n{"text": "two"}\n'
ROWS = [["id", "text"], [1, "one"], [2, "two"]]
WIDE = ",".join(["id", *(f"c{number}" for number in range(9_998)), "text"])
BOOK = workbook(ROWS)
BOMB = GOOD + ("x" * (1 << 20) + "\n") * 3
LONG_LINES = "".join(f'{{"text": "row {number}", "pad": "{str(number * 7919) * 30}"}}\n' for number in range(3_000))


def entities(book: bytes, part: str, old: str) -> bytes:
    """A workbook with a text that ten nested entities would expand to ten thousand million characters."""
    nested = "".join(f'<!ENTITY {chr(97 + at)} "{f"&{chr(96 + at)};" * 10}">' for at in range(1, 11))
    bomb = changed(book, part, old, "&k;")
    head = "<worksheet" if part == FIRST_SHEET else "<sst"
    return changed(bomb, part, head, f'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{nested}]>{head}')


def cells(markup: str) -> bytes:
    """A workbook with this markup as its third row and on."""
    return changed(workbook(ROWS[:2]), FIRST_SHEET, "</sheetData>", f"{markup}</sheetData>")


def inline(text: str) -> str:
    return f'<c r="B3" t="inlineStr"><is><t>{text}</t></is></c>'


DAMAGED_BOOK = "is a damaged workbook or one with forbidden content; save it as XLSX or CSV again."
TOO_BIG = (
    "unpacks to over 250 times its size or 256 GB, as no export does; if it is one, unpack it yourself and give"
    " the files."
)
UNKNOWN = "unknown format; Earshot reads"

TABLES: list[tuple[str, Content, Outcome]] = [
    ("duplicate headers", "id,text,text\n1,one,first\n", ([(2, "one")], [])),
    ("empty headers", "id,,text,\n1,x,one,y\n", ([(2, "one")], [])),
    ("10,000 headers", f"{WIDE}\n{',' * 9_999}one\n", ([(2, "one")], [])),
    ("10,000 empty headers", f"text{',' * 9_999}\none{',' * 9_999}\n", ([(2, "one")], [])),
    ("a header with a NUL", "id\0,te\0xt\n1,one\n", ([(2, "one")], [])),
    ("headers with quotes, brackets and SQL",
     'id,text,"a ""b""",[c],"x\'; DROP TABLE posts; --"\n1,one,2,3,4\n', ([(2, "one")], [])),
    ("ragged rows", "id,text\n1,one\n2\n3,x,y\n4,two,,\n",
     ([(2, "one"), (5, "two")], [(3, "1 cells where the header has 2"), (4, "3 cells where the header has 2")])),
    ("an unclosed quote", 'id,text\n1,"one\n2,two\n', ([(3, "two")], [(2, _table.OPEN_QUOTE)])),
    ("a quote in a word", 'id,text\n1,on"e\n2,two\n', ([(2, 'on"e'), (3, "two")], [])),
    ("mixed delimiters", "id,text\n1,one\n2;two\n3\tx\n",
     ([(2, "one")], [(3, "1 cells where the header has 2"), (4, "1 cells where the header has 2")])),
    ("mixed line ends", "id,text\r\n1,one\n2,two\r3,three\r\n", ([(2, "one"), (3, "two"), (4, "three")], [])),
    ("a 50 MB field", lambda: "id,text\n1,one\n2," + "x" * (50 << 20) + "\n3,two\n",
     ([(2, "one"), (4, "two")], [(3, _table.TOO_LONG)])),
    ("a 50 MB field in quotes", lambda: 'id,text\n1,one\n2,"' + "x" * (50 << 20) + '"\n3,two\n',
     ([(2, "one"), (4, "two")], [(3, _table.TOO_LONG)])),
    ("no line end at all", lambda: "x" * (50 << 20), UNKNOWN),
    ("only NULs", "\0" * 5_000, "is empty; export it again."),
    ("header and nothing else", "id,text\n", ([], [])),
    ("formulas as text", "id,text\n1,=1+1\n2,@SUM(A1)\n", ([(2, "=1+1"), (3, "@SUM(A1)")], [])),
]  # fmt: skip

ENCODINGS: list[tuple[str, Content, Outcome]] = [
    ("UTF-16 with a mark", GOOD.encode("utf-16"), BOTH),
    ("UTF-16 without a mark", GOOD.encode("utf-16-le"), BOTH),
    ("UTF-16 the other way round", b"\xfe\xff" + GOOD.encode("utf-16-be"), BOTH),
    ("UTF-16 the other way round, no mark", GOOD.encode("utf-16-be"), BOTH),
    ("UTF-16 cut in a character", GOOD.encode("utf-16")[:-1], ([(2, "one"), (3, "two\ufffd")], [])),
    ("UTF-16 with half a character", "id,text\n1,one\n2,t\ud800wo\n".encode("utf-16-le", "surrogatepass"),
     ([(2, "one"), (3, "t\ufffdwo")], [])),
    ("cp1252", "id,text\n1,caf\u00e9 \u2013 \u20ac5\n".encode("cp1252"), ([(2, "caf\u00e9 \u2013 \u20ac5")], [])),
    ("cp1252 and UTF-8 in turn", b"id,text\n1,caf\xe9\n2,caf\xc3\xa9\n", ([(2, "caf\u00e9"), (3, "caf\u00e9")], [])),
    ("lone surrogates as bytes", b"id,text\n1,on\xed\xa0\x80e\n", ([(2, "on\u00ed \u20ace")], [])),
    ("NUL in a cell", "id,text\n1,o\0ne\n2,two\n", BOTH),
    ("two marks", b"\xef\xbb\xbf\xef\xbb\xbf" + GOOD.encode(), BOTH),
]  # fmt: skip

_CUT_STRING = "not valid JSON (unterminated string starting at)"
DEEP = "[" * 100_000
JSON: list[tuple[str, Content, Outcome]] = [
    ("100,000 deep on a line", f'{{"text": "one"}}\n{{"text": {DEEP}\n{{"text": "two"}}\n',
     ([(1, "one"), (3, "two")], [(2, "nested too deeply")])),
    ("100,000 deep in a list", f'[{{"text": "one"}},\n{{"text": {DEEP}{"]" * 100_000}}},\n{{"text": "two"}}]',
     ([(1, "one"), (3, "two")], [(2, "nested too deeply")])),
    ("100,000 deep and nothing else", DEEP, UNKNOWN),
    ("100,000 objects deep", '{"a":' * 100_000, UNKNOWN),
    ("duplicate keys: the last counts", '{"text": "x", "text": "one"}\n', ([(1, "one")], [])),
    ("NaN and infinities", '{"text": "one", "score": NaN, "rating": Infinity, "id": NaN}\n', ([(1, "one")], [])),
    ("a number of 5,000 digits", f'{{"text": "one"}}\n{{"id": {"9" * 5_000}}}\n',
     ([(1, "one")], [(2, "a number too long to read")])),
    ("half a character", '{"text": "o\\ud800ne"}\n', ([(1, "one")], [])),
    ("a line cut short", '{"text": "one"}\n{"text": "tw',
     ([(1, "one")], [(2, _CUT_STRING)])),
    ("a list cut short", '[{"text": "one"},\n{"text": "tw', ([(1, "one")], [(2, _CUT_STRING), (2, _json.NOT_CLOSED)])),
    ("a list never closed", '[{"text": "one"}\n', ([(1, "one")], [(2, _json.NOT_CLOSED)])),
    ("a 50 MB line", lambda: '{"text": "one"}\n{"text": "' + "x" * (50 << 20) + '"}\n{"text": "two"}\n',
     ([(1, "one"), (3, "two")], [(2, _CUT_STRING)])),
    ("not objects", '{"text": "one"}\n7\n[1]\nnull\n"x"\n',
     ([(1, "one")], [(line, _json.NOT_AN_OBJECT) for line in (2, 3, 4, 5)])),
]  # fmt: skip

PACKED: list[tuple[str, Content, Outcome]] = [
    ("gz", gz(GOOD), BOTH),
    ("gz in parts", gz("id,text\n1,o", "ne\n2,two\n"), BOTH),
    ("gz without its end mark", gz(GOOD)[:-4], (BOTH[0], [(4, _unpack.CUT_SHORT)])),
    ("gz with a wrong checksum", gz(GOOD)[:-8] + bytes(8), (BOTH[0], [(4, _unpack.BROKEN)])),
    ("gz with words behind it", gz(GOOD) + b"words", (BOTH[0], [(4, _unpack.BROKEN)])),
    ("gz of nothing", gz(b""), "is empty; export it again."),
    ("gz of noise", gz(bytes(range(256)) * 9), UNKNOWN),
    ("gz header alone", gz(GOOD)[:12], _unpack.CUT_SHORT),
    ("gz in gz in gz", gz(gz(gz(GOOD))), BOTH),
    ("gz in gz in gz in gz", gz(gz(gz(gz(GOOD)))), UNKNOWN),
    ("zst", zst(GOOD), BOTH),
    ("zst with a window of 2 GB", zst(LINES, window_log=31), ([(1, "one"), (2, "two")], [])),
    ("zst with a window of 4 TB", b"\x28\xb5\x2f\xfd\x00\xff" + zst(LINES)[6:], _unpack.BROKEN),
    ("zst frames one after the other", zst("id,text\n1,o", "ne\n2,two\n"), BOTH),
    ("zst with a frame to skip", b"\x50\x2a\x4d\x18\x04\0\0\0note" + zst(GOOD), BOTH),
    ("zst cut short", zst(GOOD, "3,three\n")[:-1], ([(2, "one"), (3, "two"), (4, "three")], [(5, _unpack.CUT_SHORT)])),
    ("zip", zipped({"a.csv": GOOD}), BOTH),
    ("zip entries that climb", zipped({"../../climbs.csv": GOOD}), BOTH),
    ("zip entries with a root", zipped({"/srv/earshot_was_here.csv": GOOD}), BOTH),
    ("zip entries with control characters", zipped({"a\x1b[2J\n.csv": "no\n"}), f"/a_2J_.csv: {UNKNOWN}"),
    ("zip cut short", zipped({"a.csv": GOOD})[:-30], "is a damaged zip file; fetch it again."),
    ("zip of nothing", zipped({}), "holds no file; pack it again."),
    ("zip with a password", locked(zipped({"a.csv": GOOD})),
     "/a.csv: is locked with a password; unpack the zip and give the files."),
    ("zip of 1,001 files", lambda: zipped({f"{number}.csv": GOOD for number in range(MOST_MEMBERS + 1)}),
     "holds more than 1,000 files; give those you want to read."),
    ("zip in zip", zipped({"b.zip": zipped({"a.csv": GOOD})}), BOTH),
    ("zip four deep",
     zipped({"d.zip": zipped({"c.zip": zipped({"b.zip": zipped({"a.zip": zipped({"a.csv": GOOD})})})})}),
     f"/d.zip/c.zip/b.zip: {UNKNOWN}"),
]  # fmt: skip

WORKBOOKS: list[tuple[str, Content, Outcome]] = [
    ("xlsx", BOOK, BOTH),
    ("xlsx with entities in a text", lambda: entities(shared(BOOK, "one"), "xl/sharedStrings.xml", "one"),
     f"/Sheet 1: {DAMAGED_BOOK}"),
    ("xlsx with entities in a cell", lambda: entities(BOOK, FIRST_SHEET, "one"), f"/Sheet 1: {DAMAGED_BOOK}"),
    ("xlsx that says it has a million columns",
     changed(BOOK, FIRST_SHEET, 'ref="A1:B3"', 'ref="A1:XFD1048576"'), BOTH),
    ("xlsx with a million columns declared",
     changed(BOOK, FIRST_SHEET, "<sheetData>", '<cols><col min="1" max="1000000" width="9"/></cols><sheetData>'), BOTH),
    ("xlsx with a cell in the last column",
     cells('<row r="3"><c r="XFD3"><v>9</v></c></row>'), ([(2, "one")], [(3, "16384 cells where the header has 2")])),
    ("xlsx with a cell in column ten million",
     cells(f'<row r="3"><c r="ZZZZZ3"><v>9</v></c></row><row r="4">{inline("two").replace("B3", "B4")}</row>'),
     ([(2, "one"), (4, "two")], [(3, _sheet.CELL_FAULT)])),
    ("xlsx with row a hundred thousand million",
     cells(f'<row r="99999999999">{inline("two").replace("B3", "B99999999999")}</row>'),
     ([(2, "one"), (3, "two")], [])),
    ("xlsx with a text that is not there",
     cells('<row r="3"><c r="B3" t="s"><v>77</v></c></row>'), ([(2, "one")], [(3, _sheet.CELL_FAULT)])),
    ("xlsx with a 50 MB cell", lambda: cells(f'<row r="3">{inline("x" * (50 << 20))}</row>'),
     ([(2, "one")], [(3, _table.TOO_LONG)])),
    ("xlsx cut in its sheet", cells("<row><c"), ([(2, "one")], [(3, _unpack.BROKEN)])),
    ("xlsx formula as last computed",
     cells('<row r="3"><c r="B3" t="str"><f>1/0</f><v>two</v></c></row>'), BOTH),
    ("xlsx formula never computed", workbook([*ROWS[:2], [2, "=A1"]]), ([(2, "one"), (3, "")], [])),
    ("xlsx with line ends written out", workbook([*ROWS[:2], [2, "two_x000D_\nlines"]]),
     ([(2, "one"), (3, "two\nlines")], [])),
    ("xlsx without sheets", changed(BOOK, "xl/_rels/workbook.xml.rels", "/sheet1.xml", "/none.xml"),
     "has no sheet with cells; save it as XLSX or CSV again."),
    ("xlsx without its texts", lambda: changed(shared(BOOK, "one"), "xl/sharedStrings.xml", "</si>", "<si>"),
     f"/Sheet 1: {DAMAGED_BOOK}"),
    ("parquet", parquet_file({"id": [1, 2], "text": ["one", "two"]}), BOTH),
    ("parquet cut short", parquet_file({"id": [1], "text": ["one"]})[:-9],
     "is a damaged Parquet file; write it again."),
]  # fmt: skip

ALL = [*TABLES, *ENCODINGS, *JSON, *PACKED, *WORKBOOKS]


def write(folder: Path, content: Content, name: str = "made_up.dat") -> Path:
    made = content() if callable(content) else content
    path = folder / name
    path.write_bytes(made.encode() if isinstance(made, str) else made)
    return path


@pytest.mark.parametrize(("content", "expected"), [case[1:] for case in ALL], ids=[case[0] for case in ALL])
def test_a_hostile_file_has_one_outcome(tmp_path: Path, content: Content, expected: Outcome) -> None:
    path = write(tmp_path, content)
    found = outcome(path)
    if isinstance(found, str) and isinstance(expected, str):
        assert found.startswith(expected)
    else:
        assert found == expected


@pytest.mark.parametrize(
    "content",
    [
        gz(BOMB),
        gz(gz(BOMB)),
        zst(BOMB),
        zipped({"a.csv": BOMB}),
        zipped({"a.csv.gz": gz(BOMB)}),
        zipped({f"{number}.csv": BOMB[: len(BOMB) // 9] for number in range(9)}),
        cells(f'<row r="3">{inline("x" * (3 << 20))}</row>'),
        parquet_file({"text": ["x" * 5_000] * 300}),
    ],
    ids=["gz", "gz in gz", "zst", "zip", "gz in zip", "zip of nine", "xlsx", "parquet"],
)
def test_a_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    path = write(tmp_path, content)
    assert outcome(path) != TOO_BIG
    monkeypatch.setattr(_unpack, "FREE", 1 << 20)
    found = outcome(path)
    assert isinstance(found, str)
    assert found.endswith(TOO_BIG)


@pytest.mark.parametrize("pack", [gz, zst], ids=["gz", "zst"])
def test_what_stands_before_a_cut_is_read(tmp_path: Path, pack: Callable[[str], bytes]) -> None:
    found = outcome(write(tmp_path, pack(LONG_LINES)[:-2_000]))
    assert isinstance(found, tuple)
    posts, bad = found
    assert len(posts) > 500
    assert posts == [(number + 1, f"row {number}") for number in range(len(posts))]
    assert bad == [(len(posts) + 1, _unpack.CUT_SHORT)]


@pytest.mark.parametrize("ending", ["csv", "json", "xlsx", "zip", "gz", "zst", "parquet", "exe", ""])
@pytest.mark.parametrize(
    "content", [GOOD, gz(GOOD), zst(GOOD), zipped({"a": GOOD}), BOOK], ids=["csv", "gz", "zst", "zip", "xlsx"]
)
def test_a_file_ending_is_not_believed(tmp_path: Path, content: str | bytes, ending: str) -> None:
    assert outcome(write(tmp_path, content, f"made_up.{ending}")) == BOTH


@pytest.mark.parametrize("number", [2**53 + 1, 2**63, 2**64 + 1, 10**40, -(2**63) - 1])
def test_long_numbers_are_ids_to_the_last_digit(tmp_path: Path, number: int) -> None:
    made = [
        f'{{"id": {number}, "text": "one"}}',
        f'[{{"id": {number}, "text": "one"}}]',
        f"id,text\n{number},one\n",
        workbook([["id", "text"], [str(number), "one"]]),
        parquet_file({"id": [str(number)], "text": ["one"]}),
    ]
    for content in made:
        (post,) = readers.read(write(tmp_path, content))
        assert getattr(post, "source_id", None) == str(number)


def _grows(path: Path) -> None:
    with path.open("ab") as handle:
        handle.write(b"3,three\n")


def _is_replaced(path: Path) -> None:
    write(path.parent, GOOD, "new.dat").replace(path)


@pytest.mark.parametrize("happens", [_grows, _is_replaced, Path.unlink])
@pytest.mark.parametrize("content", [GOOD, gz(GOOD), zipped({"a.csv": GOOD})], ids=["csv", "gz", "zip"])
def test_a_file_that_changes_while_it_is_read_is_refused(
    tmp_path: Path, content: str | bytes, happens: Callable[[Path], None]
) -> None:
    path = write(tmp_path, content)
    rows = readers.read(path)
    next(rows)
    happens(path)
    with pytest.raises(InputError, match=r"(changed while it was read|cannot be read on)") as refused:
        list(rows)
    assert "\n" not in str(refused.value)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    assert outcome(tmp_path / "pipe.csv") == "is a pipe or a device; give a file."


def test_no_name_in_a_zip_reaches_the_disk(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    path = write(inside, zipped({"../out.csv": GOOD, str(tmp_path / "root.csv"): GOOD, "..": GOOD, "C:\\w.csv": GOOD}))
    assert {row.file for row in readers.read(path)} == {
        f"made_up.dat/{name}" for name in ("out.csv", "root.csv", "unnamed", "w.csv")
    }
    assert sorted(tmp_path.rglob("*")) == [inside, path]


def test_memory_is_bounded_whatever_a_row_holds(tmp_path: Path) -> None:
    path = write(tmp_path, gz("id,text\n1,one\n2," + "x" * (200 << 20) + "\n3,two\n"))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert outcome(path) == TOO_BIG
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 << 10
