"""From an export file to raw posts. One export format a file; this folder is the registry.

To add a format, create `readers/<format>.py` with a function decorated by `@reader(...)`: how to know the
format from its content, where its records come from, which column is which field.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from insights import discover
from insights.errors import InputError
from insights.model import BadRow, RawPost
from insights.readers import _columns
from insights.readers._base import FIELDS, Reader, registered
from insights.readers._report import FileReport, Remark, reported
from insights.readers._sample import Sample, take
from insights.readers._stream import Plan, plan, posts

__all__ = ["FIELDS", "FileReport", "Reader", "Remark", "check", "formats", "read", "recognise"]

_SURE = 0.3


def formats() -> list[Reader]:
    """Return every format that can be read, by name."""
    for _ in discover.modules(__name__):
        pass
    return registered()


def recognise(path: str | Path, *, mapping: Mapping[str, str] | None = None) -> Reader:
    """Return the format of a file, told from its content.

    Raises InputError for a file that is missing, a directory, empty, of no known format, or without a column
    that holds the text (unless `mapping` names one).
    """
    return _recognised(_sampled(Path(path)), mapping or {})


def read(
    path: str | Path, *, reader: Reader | None = None, mapping: Mapping[str, str] | None = None
) -> Iterator[RawPost | BadRow]:
    """Return an iterator over the rows of a file, streamed; a row that cannot be read comes as a BadRow.

    `mapping` is field -> column ("a+b" joins two columns, "=word" stands for the word itself).
    Raises InputError before the first row: as `recognise` does, or for a mapping to what is not there.
    """
    return (row for row, _ in posts(_planned(Path(path), reader, mapping)))


def check(path: str | Path, *, mapping: Mapping[str, str] | None = None) -> FileReport:
    """Return what a file holds and what is wrong with which line. Raises InputError as `read` does."""
    return reported(_planned(Path(path), None, mapping))


def _planned(path: Path, reader: Reader | None, mapping: Mapping[str, str] | None) -> Plan:
    sample = _sampled(path)
    return plan(sample, reader or _recognised(sample, mapping or {}), mapping or {})


def _sampled(path: Path) -> Sample:
    try:
        if path.is_dir():
            raise InputError(f"{path}: is a directory; give the files in it.")
        sample = take(path)
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; check the path.") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be opened ({error.strerror}); check its permissions.") from error
    if not sample.text.strip("\0 \t\r\n\ufeff"):
        raise InputError(f"{path}: is empty; export it again.")
    return sample


def _recognised(sample: Sample, mapping: Mapping[str, str]) -> Reader:
    known = formats()
    best = max(known, key=lambda reader: reader.recognise(sample))
    score = best.recognise(sample)
    if score >= _SURE or (score > 0 and mapping.keys() & {"text", "title"}):
        return best
    if score > 0:
        guessed = _columns.guess(sample.records, known=()).get("text", "COLUMN")
        raise InputError(f"{sample.path}: no column is known to hold the text; name it, e.g. --map text={guessed}.")
    labels = ", ".join(reader.label for reader in known)
    raise InputError(
        f"{sample.path}: unknown format; Earshot reads {labels}. Save it as CSV with a line of column names,"
        " and name the one with the text: --map text=COLUMN."
    )
