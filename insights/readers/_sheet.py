"""Rows of a sheet of an XLSX workbook, streamed; nothing in it is run, followed or expanded."""

from __future__ import annotations

import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time
from typing import IO, Any
from xml.etree.ElementTree import Element

from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.escape import unescape
from openpyxl.worksheet._reader import WorkSheetParser

from insights.errors import InputError
from insights.readers._unpack import BROKEN, Damaged

MOST_IN_MEMORY = 512 << 20
"""Bytes of a part that has to be held whole, such as the texts shared by all cells."""

MOST_IN_A_ROW = 64 << 20
"""Bytes of one row."""

ROW_TOO_LONG = f"a row is longer than {MOST_IN_A_ROW >> 20} MB; the rows before were read"
CELL_FAULT = "a cell of this row cannot be read"

Row = tuple[int, list[str] | str]
"""A row number with the cells, or with the reason why there are none."""

_LAST_ROW = 1_048_576
_FAULTS = (
    *(ValueError, LookupError, TypeError, AttributeError, ArithmeticError, SyntaxError, EOFError, RuntimeError),
    *(OSError, zlib.error, zipfile.BadZipFile),
)


def is_workbook(names: Sequence[str]) -> bool:
    """Return whether the files of a zip are those of a workbook."""
    return "[Content_Types].xml" in names and "xl/workbook.xml" in names


def names(file: IO[bytes], *, name: str) -> list[str]:
    """Return the names of the sheets. Raises InputError for a workbook that cannot be read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            reader = ExcelReader(file, read_only=True, data_only=True, keep_links=False)
            reader.read_manifest()
            reader.read_workbook()
            found = reader.parser.find_sheets()
            kept = [str(each.name) for each, part in found if _is_sheet(part, reader.valid_files)]
    except _FAULTS as error:
        raise _refused(name) from error
    if not kept:
        raise InputError(f"{name}: has no sheet with cells; save it as XLSX or CSV again.")
    return kept


def rows(file: IO[bytes], number: int, *, name: str) -> Iterator[Row]:
    """Yield the rows of a sheet, its formulas as last computed. Raises InputError as `names`, Damaged part-way."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            reader = ExcelReader(file, read_only=True, data_only=True, keep_links=False)
            _check(reader.archive.infolist(), name)
            reader.read()
            sheet = reader.wb.worksheets[number]
            source = _Guarded(reader.archive.open(sheet._worksheet_path))
    except _FAULTS as error:
        raise _refused(name) from error
    with source.stream:
        parser = _Parser(
            source,
            reader.shared_strings,
            data_only=True,
            epoch=reader.wb.epoch,
            date_formats=reader.wb._date_formats,
            timedelta_formats=reader.wb._timedelta_formats,
        )
        yield from _parsed(parser, source)


class _Parser(WorkSheetParser):  # type: ignore[misc]
    """The library's parser, with a cell at fault costing its row only."""

    def parse_row(self, row: Element) -> tuple[int, list[dict[str, Any]] | None]:
        try:
            return super().parse_row(row)  # type: ignore[no-any-return]
        except _FAULTS:
            return self.row_counter, None
        finally:
            self.row_dimensions.clear()


class _Guarded:
    """The XML of a sheet, refused where one row of it would fill the memory."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.since_row = 0

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read(size)
        self.since_row += len(data)
        if self.since_row > MOST_IN_A_ROW:
            raise Damaged(ROW_TOO_LONG)
        return data


def _parsed(parser: _Parser, source: _Guarded) -> Iterator[Row]:
    found = parser.parse()
    last = 0
    while True:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                number, cells = next(found)
        except StopIteration:
            return
        except Damaged as fault:
            raise Damaged(fault.reason, last + 1) from None
        except _FAULTS as error:
            raise Damaged(BROKEN, last + 1) from error
        last, source.since_row = number if last < number <= _LAST_ROW else last + 1, 0
        yield last, CELL_FAULT if cells is None else _in_order(cells)


def _in_order(cells: Iterable[dict[str, Any]]) -> list[str]:
    row: list[str] = []
    for cell in cells:
        column = cell["column"]
        row.extend([""] * (column - len(row)))
        row[column - 1] = as_text(cell["value"])
    return row


def as_text(value: Any) -> str:
    """Return a cell as a CSV file would have it."""
    if isinstance(value, str):
        return str(unescape(value))
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _is_sheet(part: Any, present: Iterable[str]) -> bool:
    return "chartsheet" not in part.Type and part.target in present


def _check(parts: Iterable[zipfile.ZipInfo], name: str) -> None:
    for part in parts:
        if part.file_size > MOST_IN_MEMORY and not part.filename.startswith("xl/worksheets/"):
            raise InputError(f"{name}: holds a part of over {MOST_IN_MEMORY >> 20} MB; save it as CSV and give that.")


def _refused(name: str) -> InputError:
    return InputError(f"{name}: is a damaged workbook or one with forbidden content; save it as XLSX or CSV again.")
