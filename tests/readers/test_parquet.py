"""Parquet: typed columns as the cells a table would have."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from insights import readers
from insights.model import RawPost
from tests.readers.made import MOMENT, outcome, parquet_file

EARLIER = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)


def write(folder: Path, content: bytes) -> Path:
    path = folder / "made_up.parquet"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("column", "text"),
    [
        (["words"], "words"),
        (pa.array(["words"]).dictionary_encode(), "words"),
        (pa.array(["words"], pa.large_string()), "words"),
        (pa.array(["words"], pa.string_view()), "words"),
        (pa.array([b"caf\xc3\xa9 \xff"]), "caf\u00e9 \ufffd"),
        ([2**63 - 1], "9223372036854775807"),
        (pa.array([2**64 - 1], pa.uint64()), "18446744073709551615"),
        ([Decimal("1.50")], "1.50"),
        ([4.0], "4"),
        ([None], ""),
        ([True], "True"),
        ([["a", "b"]], '["a", "b"]'),
        ([{"a": 1}], '{"a": 1}'),
        (pa.array([MOMENT], pa.timestamp("ns")), "2026-03-04T05:06:00"),
    ],
)
def test_values_of_every_type(tmp_path: Path, column: Any, text: str) -> None:
    assert outcome(write(tmp_path, parquet_file({"id": ["1"], "text": column}))) == ([(2, text)], [])


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
@pytest.mark.parametrize("zone", [None, "UTC", "America/New_York"])
def test_times_become_utc(tmp_path: Path, unit: str, zone: str | None) -> None:
    times = pa.array([EARLIER if zone else MOMENT], pa.timestamp(unit, zone))
    (post,) = readers.read(write(tmp_path, parquet_file({"id": ["1"], "text": ["one"], "created_at": times})))
    assert isinstance(post, RawPost)
    assert post.created_at == EARLIER


def test_batches_and_row_groups_are_one_table(tmp_path: Path) -> None:
    texts = [f"row {number % 700}" for number in range(2_500)]
    path = write(tmp_path, parquet_file({"id": list(range(2_500)), "text": texts}, row_group_size=900))
    rows = list(readers.read(path))
    assert [row.text for row in rows if isinstance(row, RawPost)] == texts
    assert [row.line for row in rows] == list(range(2, 2_502))


def test_a_damaged_page_costs_what_stands_behind_it(tmp_path: Path) -> None:
    texts = [base64.b64encode(bytes([number % 256]) * 30).decode() + str(number) for number in range(3_000)]
    whole = bytearray(parquet_file({"text": texts}, row_group_size=1_000, compression="gzip", use_dictionary=False))
    middle = len(whole) // 2
    whole[middle : middle + 50] = bytes(50)
    found = outcome(write(tmp_path, bytes(whole)))
    assert isinstance(found, tuple)
    posts, bad = found
    assert len(posts) == 1_000
    assert [line for line, _ in bad] == [1_002]
