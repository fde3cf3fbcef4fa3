"""What `check` finds out about a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from insights.model import BadRow
from insights.readers import _columns
from insights.readers._stream import Plan, parts_of, posts, used

_LISTED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What was mended in a row that was read, or could not be read in it; `rows` of the file have it."""

    what: str
    first_line: int
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """What a file holds. `rows` = `readable` + `unreadable`; `bad` lists the first 100 of the latter.

    `columns` is field -> column as read; `proposed` names columns that look right for fields nothing was
    found for, ready for `--map`.
    """

    file: str
    format: str
    label: str
    rows: int
    readable: int
    unreadable: int
    undated: int
    first: datetime | None
    last: datetime | None
    day_first: bool
    columns: Mapping[str, str]
    ignored: tuple[str, ...]
    proposed: Mapping[str, str]
    bad: tuple[BadRow, ...]
    remarks: tuple[Remark, ...]


def reported(plan: Plan) -> FileReport:
    """Return the report of a whole file, read through once."""
    readable = unreadable = undated = 0
    first: datetime | None = None
    last: datetime | None = None
    bad: list[BadRow] = []
    noted: dict[str, tuple[int, int]] = {}
    for row, remarks in posts(plan):
        if isinstance(row, BadRow):
            unreadable += 1
            bad.extend([row] if len(bad) < _LISTED else [])
            continue
        readable += 1
        for what in remarks:
            line, count = noted.get(what, (row.line, 0))
            noted[what] = (line, count + 1)
        if row.created_at is None:
            undated += 1
            continue
        first = row.created_at if first is None else min(first, row.created_at)
        last = row.created_at if last is None else max(last, row.created_at)
    columns, header = used(plan), plan.sample.header
    taken = {part for column in columns.values() for part in parts_of(column, header)}
    guessed = _columns.guess(plan.sample.records, known=taken)
    return FileReport(
        file=plan.sample.path.name,
        format=plan.reader.name,
        label=plan.reader.label,
        rows=readable + unreadable,
        readable=readable,
        unreadable=unreadable,
        undated=undated,
        first=first,
        last=last,
        day_first=plan.day_first,
        columns=columns,
        ignored=tuple(column for column in header if column not in taken),
        proposed={field: column for field, column in guessed.items() if field not in columns},
        bad=tuple(bad),
        remarks=tuple(Remark(what=what, first_line=line, rows=count) for what, (line, count) in sorted(noted.items())),
    )
