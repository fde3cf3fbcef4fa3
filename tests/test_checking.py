"""A file looked at before it is imported: in another process, without personal data, with a way to go on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from insights import checking
from insights.checking import check
from insights.conditions import load
from insights.preview import preview

NAMED = "My name is Margaret Holloway, write to maggie.h@example.com or call 020 7946 0958"


def export(folder: Path, rows: list[dict[str, object]], name: str = "posts.ndjson") -> Path:
    path = folder / name
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def test_rows_are_shown_without_personal_data(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"id": "77001", "author": "maggie_h", "text": f"{NAMED}. Avonex made me tired.", "source": "forum"},
        {"id": "2", "text": "", "created_at": "2025-03-04"},
        {"id": "3", "text": "word " * 400, "community": "u_maggie_h"},
        *({"id": str(number), "text": f"It was the {number}th day of rain"} for number in range(4, 9)),
    ]
    shown = preview(export(tmp_path, rows), rows=5, pack=load("multiple_sclerosis"))
    assert [row["line"] for row in shown] == [1, 2, 3, 4, 5]
    assert "Avonex" in str(shown[0]["text"])
    assert [row["left_out"] for row in shown] == [None, "empty", None, None, None]
    assert len(str(shown[2]["text"])) == 600
    assert shown[2]["community"] is None
    told = json.dumps(shown, default=str)
    for personal in ("Margaret", "Holloway", "maggie", "7946", "77001"):
        assert personal not in told


def test_a_known_export_is_told_with_its_first_rows(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"id": str(n), "text": f"{NAMED}, said {n}", "created_at": "2025-01-02"} for n in range(9)
    ]
    found = check(export(tmp_path, rows), condition="diabetes")
    assert (found.refused, found.readable, len(found.sample), found.mapping) == ("", 9, 5, {})
    assert "Holloway" not in repr(found)
    assert set(found.header) == {"id", "text", "created_at"}


def test_columns_nobody_knows_are_worked_out_and_can_be_told_otherwise(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {
            "Msg": f"I asked my nurse about it {n} times",
            "Mark": "a word or two more than in the other one, always",
            "On": "2025-01-02",
        }
        for n in range(9)
    ]
    path = export(tmp_path, rows)
    first = check(path)
    assert (first.mapping["text"], first.readable) == ("Mark", 9)
    assert set(first.header) == {"Msg", "Mark", "On"}
    told = check(path, mapping={"text": "Msg"})
    assert (told.mapping, told.readable) == ({"text": "Msg"}, 9)
    assert "nurse" in str(told.sample[0]["text"])


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.csv", b"", r"empty\.csv: is empty"),
        ("junk.csv", b"\0\1\2\3" * 100, r"junk\.csv: unknown format"),
        ("cut.zip", b"PK\x03\x04" + b"\xff" * 60, r"cut\.zip: "),
        ("deep.json", b"[" * 100_000, r"deep\.json: "),
        ("pack.toml", b"name = 'x'", r"pack\.toml: "),
        ("--help", b"text\nhello\n", ""),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line_without_its_path(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    folder = tmp_path / "jobs" / "20250101T000000000000-00aa" / "files" / "1"
    folder.mkdir(parents=True)
    (folder / name).write_bytes(content)
    found = check(folder / name)
    if says:
        assert found.refused.startswith(name)
        assert "\n" not in found.refused
        assert str(tmp_path) not in found.refused
        assert (found.readable, found.header, found.sample) == (0, (), ())
    else:
        assert found.readable == 1


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "_SECONDS", 0.01)
    assert "still being read" in check(export(tmp_path, [{"text": "hello"}])).refused


def test_a_column_that_cannot_be_passed_on_is_said(tmp_path: Path) -> None:
    assert "rename" in check(export(tmp_path, [{"text": "hello"}]), mapping={"text": "a\0b"}).refused
