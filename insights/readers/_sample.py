"""The beginning of a file, looked at to tell its format."""

from __future__ import annotations

import json
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from insights.readers import _cells, _dialect, _packed, _preamble
from insights.readers._flatten import flat
from insights.readers._lines import decode
from insights.readers._sheet import Row
from insights.readers._unpack import Damaged

SIZE = 262_144
"""Bytes of a file that are looked at."""

_MOST = 200
_LONGEST_LINE = 16 << 20


@dataclass(frozen=True)
class Sample:
    """The first bytes of a file as text, seen as a table or as JSON, whichever it is.

    `cells` are the first rows of a table that comes as cells: a sheet, a Parquet file. `stamp` tells later
    whether the file was written to.
    """

    path: Path
    text: str
    cut: bool = False
    cells: tuple[list[str], ...] | None = None
    stamp: _packed.Stamp | None = None

    @cached_property
    def shape(self) -> str:
        """Return "json_lines", "json_array", "table" or "" (binary or blank)."""
        if self.cells is not None:
            return "table" if self.rows else ""
        start = self.text.lstrip()
        if not start or sum(char < " " and char not in "\t\r\n" for char in start[:2000]) > 2:
            return ""
        if start[0] == "{" and isinstance(_loads(start.split("\n", 1)[0]), dict):
            return "json_lines"
        if start[0] == "[" and start[1:].lstrip()[:1] in ("{", "]"):
            return "json_array"
        return "" if start[0] in "{[" else "table"

    @cached_property
    def dialect(self) -> _dialect.Dialect:
        return _dialect.sniff(self.text, cut=self.cut)

    @cached_property
    def rows(self) -> list[list[str]]:
        """Return the first rows of a table that are not blank."""
        if self.cells is None:
            return _dialect.rows(self.text, self.dialect, cut=self.cut)
        return [row for row in self.cells if any(cell.strip() for cell in row)]

    @cached_property
    def above(self) -> int:
        """Return how many rows of a table that are not blank stand above its column names."""
        return _preamble.height(self.rows)

    @cached_property
    def header(self) -> tuple[str, ...]:
        """Return the columns: of the first line of a table, or seen in the first JSON records."""
        if self.shape == "table":
            return _dialect.names(self.rows[self.above]) if self.rows else ()
        return tuple(dict.fromkeys(key for record in self.records for key in record))

    @cached_property
    def records(self) -> tuple[dict[str, Any], ...]:
        """Return the first records that can be read, at most 200, nested keys joined with dots."""
        if self.shape == "table":
            rows = self.rows[self.above + 1 :][:_MOST]
            width = len(self.header)
            if self.cells is not None:
                rows = [row + [""] * (width - len(row)) for row in rows]
            return tuple(dict(zip(self.header, row, strict=True)) for row in rows if len(row) == width)
        if self.shape == "json_lines":
            found = [_loads(line) for line in self.text.split("\n")[:_MOST]]
        elif self.shape == "json_array":
            found = _first_items(self.text)
        else:
            found = []
        return tuple(flat(item) for item in found if isinstance(item, dict))


def take(path: Path) -> Sample:
    """Return the sample of a file. Raises OSError, or InputError for a packed file that is at fault."""
    stamp = _packed.stamp(path)
    return _taken(path, stamp, _packed.head(path, SIZE))


@lru_cache(maxsize=4)
def _taken(path: Path, stamp: _packed.Stamp, _head: bytes) -> Sample:
    rows = _cells.rows(path)
    if rows is not None:
        return Sample(path, "", cells=tuple(_first_cells(rows)), stamp=stamp)
    with _packed.opened(path) as handle:
        head = handle.read(SIZE)
        reason = _packed.damage(handle)
        if reason and b"\n" not in head:
            raise Damaged(reason)
        cut = len(head) == SIZE or bool(reason)
        if cut and b"\n" not in head and head.lstrip().startswith(b"{"):
            head += handle.readline(_LONGEST_LINE)
        return Sample(path, decode(head), cut=cut, stamp=stamp)


def _first_cells(rows: Generator[Row, None, None]) -> list[list[str]]:
    found: list[list[str]] = []
    with closing(rows):
        try:
            found.extend(cells for _, cells in islice(rows, _MOST + _preamble.LONGEST) if isinstance(cells, list))
        except Damaged:
            if not found:
                raise
    return found


def _loads(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _first_items(text: str) -> list[Any]:
    items: list[Any] = []
    decoder, at = json.JSONDecoder(strict=False), text.index("[") + 1
    while len(items) < _MOST:
        at += len(text[at:]) - len(text[at:].lstrip(" \t\r\n,"))
        try:
            item, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        items.append(item)
    return items
