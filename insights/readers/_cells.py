"""Tables that come as cells and not as text: sheets of a workbook, Parquet files."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from insights.readers import _packed, _parquet, _sheet
from insights.readers._sheet import Row


def rows(path: Path) -> Generator[Row, None, None] | None:
    """Return the rows of a sheet or a Parquet file, or None for anything else."""
    outer = _packed.container(path)
    if outer is not None and _packed.is_workbook(outer):
        return _sheet_rows(outer, path)
    with _packed.opened(path) as handle:
        return _parquet_rows(path) if handle.peek(4).startswith(_parquet.MAGIC) else None


def _sheet_rows(workbook: Path, path: Path) -> Generator[Row, None, None]:
    with _packed.seekable(workbook) as whole:
        yield from _sheet.rows(whole, int(path.parent.name), name=_packed.shown(path))


def _parquet_rows(path: Path) -> Generator[Row, None, None]:
    with _packed.seekable(path) as whole:
        yield from _parquet.rows(whole, size=_packed.stamp(path)[0], name=_packed.shown(path))
