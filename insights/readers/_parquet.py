"""Rows of a Parquet file as a table has them, streamed by record batches."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, time
from typing import IO, Any

from insights.errors import InputError
from insights.readers._unpack import BROKEN, Damaged, limit, too_big

MAGIC = b"PAR1"

_BATCH, _NESTED_BATCH = 1_000, 50


def rows(file: IO[bytes], *, size: int, name: str) -> Iterator[tuple[int, list[str] | str]]:
    """Yield the column names as row 1, then the rows. Raises InputError where it cannot be read, Damaged part-way."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        source = parquet.ParquetFile(file, pre_buffer=False)
        schema = source.schema_arrow
        packed = [source.metadata.row_group(group).total_byte_size for group in range(source.num_row_groups)]
    except (pa.ArrowException, OSError, ValueError) as error:
        raise InputError(f"{name}: is a damaged Parquet file; write it again.") from error
    allowed = limit(size)
    if sum(packed) > allowed:
        raise too_big(name)
    texts = [field.name for field in schema if _is_text(field.type)]
    nested = any(pa.types.is_nested(field.type) for field in schema)
    yield 1, list(schema.names)
    number = 1
    try:
        source = parquet.ParquetFile(file, pre_buffer=False, read_dictionary=texts)
        for batch in source.iter_batches(batch_size=_NESTED_BATCH if nested else _BATCH, use_threads=False):
            for cells in zip(*(_column(column) for column in batch.columns), strict=True):
                number += 1
                allowed -= sum(map(len, cells)) + len(cells)
                if allowed < 0:
                    raise too_big(name)
                yield number, list(cells)
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        raise Damaged(BROKEN, number + 1) from error


def _is_text(kind: Any) -> bool:
    import pyarrow as pa

    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_binary(kind))


def _column(array: Any) -> list[str]:
    import pyarrow as pa

    if pa.types.is_dictionary(array.type):  # one copy of a text, however many rows have it
        places, words = array.indices.to_pylist(), array.dictionary
        taken = {place: _as_text(words[place].as_py()) for place in set(places) if place is not None}
        return ["" if place is None else taken[place] for place in places]
    if pa.types.is_timestamp(array.type) and array.type.unit == "ns":
        array = array.cast(pa.timestamp("us", array.type.tz), safe=False)
    return [_as_text(value) for value in array.to_pylist()]


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, list | dict) else str(value)
