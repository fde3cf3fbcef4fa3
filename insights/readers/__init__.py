"""From an export file to raw posts. One export format a file; this folder is the registry.

To add a format, create `readers/<format>.py` with a function decorated by `@reader(...)`: how to know the
format from its content, where its records come from, which column is which field.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from insights.model import BadRow, RawPost
from insights.readers._base import FIELDS, Reader
from insights.readers._open import formats, planned
from insights.readers._report import FileReport, Remark, reported
from insights.readers._stream import posts

__all__ = ["FIELDS", "FileReport", "Reader", "Remark", "check", "formats", "read", "recognise"]


def recognise(path: str | Path, *, mapping: Mapping[str, str] | None = None) -> Reader:
    """Return the format of a file, told from its content; of a zip or workbook, that of the first readable part.

    Raises InputError for a file that is missing, a directory, empty, of no known format, or without a column
    that holds the text (unless `mapping` names one).
    """
    return planned(Path(path), None, mapping or {}).reader


def read(
    path: str | Path, *, reader: Reader | None = None, mapping: Mapping[str, str] | None = None
) -> Iterator[RawPost | BadRow]:
    """Return an iterator over the rows of a file, streamed; a row that cannot be read comes as a BadRow.

    `mapping` is field -> column ("a+b" joins two columns, "=word" stands for the word itself). Packed files (gz,
    zst, zip) and workbooks are read as what is in them; a part that cannot be read is a BadRow.
    Raises InputError before the first row as `recognise` does, or for a mapping to what is not there; later where
    the file changes under the reader or unpacks to too much.
    """
    return (row for row, _ in posts(planned(Path(path), reader, mapping or {})))


def check(path: str | Path, *, mapping: Mapping[str, str] | None = None) -> FileReport:
    """Return what a file holds and what is wrong with which line. Raises InputError as `read` does."""
    return replace(reported(planned(Path(path), None, mapping or {})), file=Path(path).name)
