"""What is read of a path: one file, or each file packed in it, every one by its own format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from operator import itemgetter
from pathlib import Path

from insights import discover
from insights.errors import InputError
from insights.model import BadRow
from insights.readers import _columns, _packed
from insights.readers._base import Reader, registered
from insights.readers._sample import Sample, take
from insights.readers._stream import Plan, plan
from insights.readers._unpack import Damaged

_SURE = 0.3


def formats() -> list[Reader]:
    """Return every format that can be read, by name."""
    for _ in discover.modules("insights.readers"):
        pass
    return registered()


def planned(path: Path, reader: Reader | None, mapping: Mapping[str, str]) -> Plan:
    """Return how a file is read; of a container, the plan of its first readable file, with the others as `further`.

    Raises InputError where there is nothing to read.
    """
    try:
        if path.is_dir():
            raise InputError(f"{path}: is a directory; give the files in it.")
        if path.exists() and not path.is_file():
            raise InputError(f"{path}: is a pipe or a device; give a file.")
        parts = _packed.parts(path)
        if parts == (path,):
            sample = _sampled(path)
            return plan(sample, reader or _recognised(sample, mapping), mapping)
        return _first(path, parts, reader, mapping)
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; check the path.") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be opened ({error.strerror}); check its permissions.") from error


def _first(path: Path, parts: tuple[Path, ...], reader: Reader | None, mapping: Mapping[str, str]) -> Plan:
    refused: list[BadRow] = []
    for number, part in enumerate(parts, start=1):
        found = _part(part, reader, mapping)
        if isinstance(found, Plan):
            rest = partial(_further, refused, parts[number:], reader, mapping)
            return replace(found, further=rest)
        refused.append(found)
    if not refused:
        raise InputError(f"{path}: holds no file; pack it again.")
    first = refused[0]
    if len(refused) == 1:
        raise InputError(f"{_packed.shown(parts[0])}: {first.reason}")
    raise InputError(f"{path}: nothing in it can be read; the first, {first.file}, {first.reason}")


def _further(
    refused: Iterable[BadRow], parts: Iterable[Path], reader: Reader | None, mapping: Mapping[str, str]
) -> Iterator[Plan | BadRow]:
    yield from refused
    for part in parts:
        yield _part(part, reader, mapping)


def _part(part: Path, reader: Reader | None, mapping: Mapping[str, str]) -> Plan | BadRow:
    """Return the plan of a packed file, or the row that says why there is none."""
    try:
        sample = _sampled(part)
        fits = reader is not None and reader.recognise(sample) > 0
        return plan(sample, reader if reader and fits else _recognised(sample, mapping), mapping)
    except InputError as error:
        reason = str(error).removeprefix(f"{_packed.shown(part)}: ")
        return BadRow(file=_packed.name(part), line=1, reason=reason)


def _sampled(path: Path) -> Sample:
    try:
        sample = take(path)
    except Damaged as fault:
        raise InputError(f"{_packed.shown(path)}: {fault.reason}") from fault
    if not sample.cells and not sample.text.strip("\0 \t\r\n\ufeff"):
        raise InputError(f"{_packed.shown(path)}: is empty; export it again.")
    return sample


def _recognised(sample: Sample, mapping: Mapping[str, str]) -> Reader:
    known = formats()
    score, best = max(((reader.recognise(sample), reader) for reader in known), key=itemgetter(0))
    if score >= _SURE or (score > 0 and mapping.keys() & {"text", "title"}):
        return best
    path = _packed.shown(sample.path)
    if score > 0:
        guessed = _columns.guess(sample.records, known=()).get("text", "COLUMN")
        raise InputError(f"{path}: no column is known to hold the text; name it, e.g. --map text={guessed}.")
    labels = ", ".join(reader.label for reader in known)
    raise InputError(
        f"{path}: unknown format; Earshot reads {labels}. Save it as CSV with a line of column names,"
        " and name the one with the text: --map text=COLUMN."
    )
