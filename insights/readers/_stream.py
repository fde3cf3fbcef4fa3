"""One file with its format and columns settled, and the posts that come from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from insights.errors import InputError
from insights.model import BadRow, RawPost
from insights.readers import _packed, _times
from insights.readers._base import FIELDS, Fields, Reader, Record
from insights.readers._rows import raw_post
from insights.readers._sample import Sample
from insights.readers._unpack import Damaged


@dataclass(frozen=True, slots=True)
class Plan:
    """How a file is going to be read; `further` gives the plans of the other files packed with it."""

    sample: Sample
    reader: Reader
    mapping: Mapping[str, str]
    day_first: bool
    without: frozenset[str] = frozenset()
    further: Callable[[], Iterable[Plan | BadRow]] = tuple

    def columns(self, header: tuple[str, ...]) -> Mapping[str, str]:
        """Return field -> column for records with these keys."""
        found = {**self.reader.columns(header), **self.mapping}
        return {name: column for name, column in found.items() if name not in self.without}


def plan(sample: Sample, reader: Reader, mapping: Mapping[str, str]) -> Plan:
    """Return the plan. Raises InputError where the mapping names no field, or no column of the file."""
    header = sample.header
    for field, column in mapping.items():
        if field not in FIELDS:
            raise InputError(f"--map {field}={column}: no such field; choose one of {', '.join(FIELDS)}.")
        missing = [part for part in _parts(column, header) if part not in header]
        if missing and not column.startswith("="):
            raise InputError(
                f"{_packed.shown(sample.path)}: has no column {missing[0]!r} (--map {field}={column});"
                f" it has {', '.join(header[:40])}."
            )
    columns = {**reader.columns(header), **mapping}
    dates = (_value(record, columns.get("created_at", ""), "created_at") for record in sample.records)
    shared = "id" not in mapping and _shared_ids(sample, columns)
    return Plan(sample, reader, dict(mapping), _times.day_first(dates), frozenset({"id"} if shared else ()))


def posts(plan: Plan) -> Iterator[tuple[RawPost | BadRow, tuple[str, ...]]]:
    """Yield each row with remarks on what was mended or could not be read in it.

    Raises InputError where a file changes while it is read, cannot be read on, or unpacks to too much.
    """
    yield from _watched(plan)
    for further in plan.further():
        if isinstance(further, BadRow):
            yield further, ()
        else:
            yield from _watched(further)


def _watched(plan: Plan) -> Iterator[tuple[RawPost | BadRow, tuple[str, ...]]]:
    path = plan.sample.path
    try:
        try:
            yield from _posts(plan)
        except Damaged as fault:
            yield BadRow(file=_packed.name(path), line=fault.line, reason=fault.reason), ()
        changed = plan.sample.stamp is not None and _packed.stamp(path) != plan.sample.stamp
    except OSError as error:
        raise InputError(
            f"{_packed.shown(path)}: cannot be read on ({error.strerror}); copy it and try again."
        ) from error
    if changed:
        raise InputError(f"{_packed.shown(path)}: changed while it was read; wait until it is written, then try again.")


def _posts(plan: Plan) -> Iterator[tuple[RawPost | BadRow, tuple[str, ...]]]:
    path = plan.sample.path
    name = _packed.name(path)
    header: tuple[str, ...] = ()
    columns = plan.columns(header)
    for record in plan.reader.records(path):
        if isinstance(record, BadRow):
            yield (record if record.file == name else replace(record, file=name)), ()
            continue
        if (keys := tuple(record.values)) != header:
            header, columns = keys, plan.columns(keys)
        fields = plan.reader.finish(_fields(record, columns))
        post, remarks = raw_post(fields, file=name, line=record.line, day_first=plan.day_first)
        yield post, (*record.remarks, *remarks)


def used(plan: Plan) -> dict[str, str]:
    """Return field -> column as far as the sample shows the columns."""
    return dict(plan.columns(plan.sample.header))


def parts_of(column: str, header: tuple[str, ...]) -> tuple[str, ...]:
    """Return the columns of the file that a mapping's right side speaks of."""
    return () if column.startswith("=") else _parts(column, header)


def _fields(record: Record, columns: Mapping[str, str]) -> Fields:
    return {name: _value(record.values, column, name) for name, column in columns.items()}


def _value(values: Mapping[str, Any], column: str, field: str) -> Any:
    if column in values:
        return values[column]
    if column.startswith("="):
        return column[1:]
    between = "\n\n" if field == "text" else " "
    found = (values.get(part) for part in column.split("+"))
    return between.join(str(part).strip() for part in found if part not in (None, "")) or None


def _shared_ids(sample: Sample, columns: Mapping[str, str]) -> bool:
    """Return whether different texts have one id: then the column numbers something else."""
    texts: dict[str, str] = {}
    for record in sample.records:
        given, text = (_value(record, columns.get(name, ""), name) for name in ("id", "text"))
        if given not in (None, "") and texts.setdefault(str(given), str(text)) != str(text):
            return True
    return False


def _parts(column: str, header: tuple[str, ...]) -> tuple[str, ...]:
    return (column,) if column in header else tuple(column.split("+"))
