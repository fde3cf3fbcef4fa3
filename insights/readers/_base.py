"""What a reader is made of: records in, fields out, one decorated function for each export format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from insights.model import BadRow
from insights.readers._sample import Sample

Fields = dict[str, Any]
"""The fields of a post by Earshot's names, as found in the file."""

FIELDS = (
    "id",
    "source",
    "community",
    "author",
    "created_at",
    "title",
    "text",
    "url",
    "parent_id",
    "thread_id",
    "reactions",
    "rating",
    "subject",
)
"""What `--map FIELD=COLUMN` may name."""

INTERNAL = ("deleted", "repost", "or_text", "or_author", "or_id", "kind", "position", "excerpt")
"""Further fields a format may give: two that are true or not, what stands in for an empty `text`, `author` or
`id`, and what only its own function looks at (`kind` of entry, `position` in a thread, `excerpt` of the text)."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a file: the line it begins on, its values by column, what had to be mended."""

    line: int
    values: Mapping[str, Any]
    remarks: tuple[str, ...] = ()


Recognise = Callable[[Sample], float]
Records = Callable[[Path], Iterator[Record | BadRow]]
Columns = Callable[[tuple[str, ...]], Mapping[str, str]]
Finish = Callable[[Fields], Fields]


@dataclass(frozen=True, slots=True)
class Reader:
    """One export format: how to know it, how to take records from it, which column is which field.

    `recognise` says 0..1 from the content. `columns` gives field -> column for a header; "a+b" joins two
    columns and "=word" stands for the word itself. `finish` completes the fields of one record.
    """

    name: str
    label: str
    recognise: Recognise = field(repr=False)
    records: Records = field(repr=False)
    columns: Columns = field(repr=False)
    finish: Finish = field(repr=False)


_REGISTRY: dict[str, Reader] = {}


def reader(
    name: str,
    *,
    label: str,
    recognise: Recognise,
    records: Records,
    columns: Columns | Mapping[str, str],
) -> Callable[[Finish], Finish]:
    """Return a decorator that registers a format; the decorated function completes a record's fields."""
    chosen: Columns = columns if callable(columns) else _fixed(columns)

    def register(finish: Finish) -> Finish:
        _REGISTRY[name] = Reader(name, label, recognise, records, chosen, finish)
        return finish

    return register


def registered() -> list[Reader]:
    """Return the formats registered so far, by name."""
    return [_REGISTRY[name] for name in sorted(_REGISTRY)]


def _fixed(columns: Mapping[str, str]) -> Columns:
    def present(header: tuple[str, ...]) -> Mapping[str, str]:
        return {name: column for name, column in columns.items() if column in header or column.startswith("=")}

    return present
