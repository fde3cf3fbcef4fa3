"""Records of a table (CSV, TSV, a sheet, Parquet), streamed; a row that cannot be read costs that row only."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from insights.model import BadRow
from insights.readers import _cells, _dialect
from insights.readers._base import Record
from insights.readers._lines import Line, lines
from insights.readers._sample import Sample, take
from insights.readers._sheet import Row

OPEN_QUOTE = "a quote is opened and never closed; close it or double it"
TOO_LONG = f"a cell is longer than {_dialect.LONGEST_CELL:,} characters; is a quote left open?"


class _Feed:
    """The lines a csv reader takes, remembered for the row at hand so that it can be read again."""

    def __init__(self, source: Iterator[Line]) -> None:
        self._source = source
        self._again: deque[Line] = deque()
        self.taken: list[Line] = []
        self.ran_out = False

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        if self._again:
            line = self._again.popleft()
        else:
            try:
                line = next(self._source)
            except StopIteration:
                self.ran_out = True
                raise
        self.taken.append(line)
        return line.text

    def start_row(self) -> None:
        self.taken = []
        self.ran_out = False

    def drop_first(self) -> None:
        """Give back every line taken for this row but the first."""
        self._again.extendleft(reversed(self.taken[1:]))


def records(path: Path) -> Iterator[Record | BadRow]:
    """Yield the rows below the header with the physical line each begins on, and the rows at fault."""
    sample = take(path)
    rows = _cells.rows(path)
    return _of_text(path, sample) if rows is None else _of_cells(path, rows, sample.above)


def _of_text(path: Path, sample: Sample) -> Iterator[Record | BadRow]:
    feed = _Feed(lines(path))
    cells = csv.reader(feed, **sample.dialect.options())
    header: tuple[str, ...] = ()
    above = sample.above
    while True:
        feed.start_row()
        reason = ""
        try:
            row = next(cells)
        except StopIteration:
            return
        except csv.Error:
            row, reason = [], TOO_LONG
        if feed.ran_out and not reason:
            row, reason = [], OPEN_QUOTE
        line = feed.taken[0].number
        if reason:
            feed.drop_first()
            yield BadRow(file=path.name, line=line, reason=reason)
        elif not header:
            if any(cell.strip() for cell in row):
                header = () if above else _dialect.names(row)
                above -= 1
        elif row and (len(header) == 1 or len(row) > 1 or row[0].strip()):
            remarks = tuple(dict.fromkeys(remark for taken in feed.taken for remark in taken.remarks))
            yield _record(path, line, header, row, remarks)


def _of_cells(path: Path, rows: Iterator[Row], above: int) -> Iterator[Record | BadRow]:
    header: tuple[str, ...] = ()
    for line, row in rows:
        if isinstance(row, str):
            yield BadRow(file=path.name, line=line, reason=row)
        elif not any(cell.strip() for cell in row):
            continue
        elif not header:
            header = () if above else _dialect.names(row)
            above -= 1
        elif max(map(len, row)) > _dialect.LONGEST_CELL:
            yield BadRow(file=path.name, line=line, reason=TOO_LONG)
        else:
            yield _record(path, line, header, row + [""] * (len(header) - len(row)), ())


def _record(
    path: Path, line: int, header: tuple[str, ...], row: list[str], remarks: tuple[str, ...]
) -> Record | BadRow:
    width = len(header)
    if len(row) > width and not any(cell.strip() for cell in row[width:]):
        row = row[:width]
    if len(row) != width:
        return BadRow(file=path.name, line=line, reason=f"{len(row)} cells where the header has {width}")
    return Record(line, dict(zip(header, row, strict=True)), remarks)
