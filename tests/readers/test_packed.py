"""Files inside files: each part is read by its own format, and every row says which part it is from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from insights import readers
from insights.errors import InputError
from insights.model import BadRow, RawPost
from tests.readers.made import data, files, gz, outcome, parquet_file, workbook, zipped, zst

TABLE = "id,text\n1,one\n"
LINES = '{"id": 2, "text": "two"}\n'


def write(folder: Path, content: str | bytes, name: str = "made_up.zip") -> Path:
    path = folder / name
    path.write_bytes(data(content))
    return path


def test_each_part_is_read_by_its_own_format(tmp_path: Path) -> None:
    members = {
        "notes/read me.txt": "No table here. Only words.\n",
        "__MACOSX/a.csv": "litter",
        "a.csv": TABLE,
        "b.ndjson.zst": zst(LINES),
        "c.zip": zipped(
            {"c.json": '[{"text": "three"}]', "d.xlsx": workbook([["text"], ["four"]], [["text"], ["five"]])}
        ),
        "e.parquet": parquet_file({"text": ["six"]}),
        "f.csv": b"",
    }  # fmt: skip
    path = write(tmp_path, zipped(members))
    found = files(path)
    assert [(name, text) for name, text in found if text in ("one", "two", "three", "four", "five", "six")] == [
        ("made_up.zip/a.csv", "one"),
        ("made_up.zip/b.ndjson.zst", "two"),
        ("made_up.zip/c.zip/c.json", "three"),
        ("made_up.zip/c.zip/d.xlsx/Sheet 1", "four"),
        ("made_up.zip/c.zip/d.xlsx/Sheet 2", "five"),
        ("made_up.zip/e.parquet", "six"),
    ]
    refused = dict(found)
    assert refused["made_up.zip/read me.txt"].startswith("unknown format")
    assert refused["made_up.zip/f.csv"] == "is empty; export it again."
    assert len(found) == 8
    assert readers.recognise(path).name == "table"
    report = readers.check(path)
    assert (report.file, report.rows, report.readable, report.unreadable) == ("made_up.zip", 8, 6, 2)


def test_parts_of_one_name_are_told_apart(tmp_path: Path) -> None:
    path = write(tmp_path, zipped([("x/a.csv", TABLE), ("y/a.csv", TABLE), ("y/a.csv", TABLE)]))
    assert [name for name, _ in files(path)] == ["made_up.zip/x_a.csv", "made_up.zip/y_a.csv", "made_up.zip/y_a.csv"]


def test_a_chosen_format_and_a_mapping_reach_the_parts(tmp_path: Path) -> None:
    path = write(tmp_path, zipped({"a.csv": "code,words\n1,one\n", "b.csv": "id,text\n2,two\n"}))
    mapping = {"text": "words"}
    reader = readers.recognise(path, mapping=mapping)
    first, second = readers.read(path, reader=reader, mapping=mapping)
    assert isinstance(first, RawPost)
    assert isinstance(second, BadRow)
    assert (first.text, second.file) == ("one", "made_up.zip/b.csv")
    assert second.reason.startswith("has no column 'words'")


def test_nothing_readable_is_refused_in_one_line(tmp_path: Path) -> None:
    path = write(tmp_path, zipped({"a.txt": "Only words. And more.\n", "b.txt": "Words. Again.\n"}))
    with pytest.raises(InputError, match=r"nothing in it can be read; the first, made_up\.zip/a\.txt, unknown format"):
        readers.recognise(path)


REPORT = "Report:,Made-up mentions\nBrand:,Zeta\n{between}Label:,\n{blank}Query Id,Date,Title,Full Text,Author\n"
MENTION = '77,2026-03-04 05:06:00.0,Zeta,"I take it, daily",kim\n'


@pytest.mark.parametrize("blank", ["", "\n", ",,,,\n"], ids=["close", "blank line", "empty cells"])
@pytest.mark.parametrize("pack", [data, gz, zst])
def test_column_names_below_a_preamble(tmp_path: Path, blank: str, pack: object) -> None:
    table = REPORT.format(between="", blank=blank) + MENTION
    path = write(tmp_path, pack(table), "mentions.csv")  # type: ignore[operator]
    (post,) = readers.read(path)
    assert isinstance(post, RawPost)
    assert post.text == "Zeta\n\nI take it, daily"
    assert post.line == table.count("\n")
    assert post.author == "kim"
    assert post.created_at is not None


@pytest.mark.parametrize(
    ("table", "first"),
    [
        ("sep=;\nid;text;author\n1;one;kim\n", "one"),
        ("\ufeffMy report\n\nid\ttext\tauthor\tdate\n1\tone\tkim\t2026-01-01\n", "one"),
        ("id,text\ntext,author\n", "author"),
        ("id,text,remark\n1,one,id\nid,text,author\n", "one"),
    ],
    ids=["separator named", "title", "names as words", "names further down"],
)
def test_what_is_a_preamble_and_what_is_not(tmp_path: Path, table: str, first: str | None) -> None:
    row = next(readers.read(write(tmp_path, table, "made_up.csv")))
    assert (row.text if isinstance(row, RawPost) else None) == first


@pytest.mark.parametrize(
    "wrap", [data, gz, zst, lambda content: zipped({"a": content})], ids=["as is", "gz", "zst", "zip"]
)
def test_a_packed_file_says_what_the_plain_one_says(tmp_path: Path, wrap: object) -> None:
    table = "id,text,author\n" + "".join(f'{row},"row {row}\nof many",kim\n' for row in range(400)) + "9\n"
    plain, packed = write(tmp_path, table, "a.csv"), write(tmp_path, wrap(table), "b.dat")  # type: ignore[operator]

    def told(path: Path) -> list[tuple[int, str]]:
        return [(row.line, row.text if isinstance(row, RawPost) else row.reason) for row in readers.read(path)]

    assert told(plain) == told(packed)


CELL = st.text(max_size=30)
EXAMPLES = settings(
    max_examples=60, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
WORDS = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=20)


def packed(content: bytes, how: str) -> bytes:
    if how == "zip":
        return zipped({"a": content})
    return {"plain": data, "gz": gz, "zst": zst}[how](content)


@EXAMPLES
@given(content=st.binary(max_size=400), how=st.sampled_from(["plain", "gz", "zst", "zip"]))
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes, how: str) -> None:
    path = write(tmp_path, packed(content, how))
    found = outcome(path)
    if not isinstance(found, str):
        report = readers.check(path)
        assert (report.readable, report.unreadable) == tuple(map(len, found))
        assert report.rows == report.readable + report.unreadable


@EXAMPLES
@given(
    how=st.sampled_from(["gz", "zst", "zip", "xlsx", "parquet"]),
    at=st.floats(0, 1, exclude_max=True),
    flipped=st.integers(0, 255),
    cut=st.booleans(),
)
def test_any_damage_to_a_packed_file_is_read_or_refused(
    tmp_path: Path, how: str, at: float, flipped: int, cut: bool
) -> None:
    rows = [["id", "text"], *([str(row), f"row {row}"] for row in range(30))]
    if how == "xlsx":
        made = workbook(rows)
    elif how == "parquet":
        made = parquet_file({"id": [row[0] for row in rows[1:]], "text": [row[1] for row in rows[1:]]})
    else:
        made = packed("".join(",".join(row) + "\n" for row in rows).encode(), how)
    place = int(at * len(made))
    changed = made[:place] + (b"" if cut else bytes([made[place] ^ flipped]) + made[place + 1 :])
    path = write(tmp_path, changed)
    found = outcome(path)  # lets no exception pass but an InputError of one line
    if cut and not isinstance(found, str):
        posts, bad = found
        assert posts == [(line, row[1]) for line, row in enumerate(rows, start=1)][1 : len(posts) + 1]
        assert len(bad) == 1


@EXAMPLES
@given(rows=st.lists(st.tuples(WORDS, CELL), max_size=12), how=st.sampled_from(["plain", "gz", "zst", "zip"]))
def test_each_line_of_json_is_a_record_or_a_bad_row(tmp_path: Path, rows: list[tuple[str, str]], how: str) -> None:
    made = [json.dumps({"text": "first"}), *(json.dumps({"text": word, key: key}) for word, key in rows), "{", "7"]
    path = write(tmp_path, packed("\n".join(made).encode(), how))
    found = list(readers.read(path))
    bad = [row.line for row in found if isinstance(row, BadRow)]
    assert (len(found), bad) == (len(made), [len(made) - 1, len(made)])


@EXAMPLES
@given(
    rows=st.lists(st.lists(WORDS, min_size=1, max_size=4), max_size=12), how=st.sampled_from(["plain", "zst", "zip"])
)
def test_each_line_of_a_table_is_a_record_or_a_bad_row(tmp_path: Path, rows: list[list[str]], how: str) -> None:
    made = [["id", "text"], ["0", "first"], *rows]
    path = write(tmp_path, packed("\n".join(",".join(row) for row in made).encode(), how))
    found = list(readers.read(path))
    bad = [row.line for row in found if isinstance(row, BadRow)]
    assert len(found) == len(made) - 1
    assert bad == [line for line, row in enumerate(made, start=1) if len(row) != 2]
