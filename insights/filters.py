"""Filters to and from the address of a page. An address is written by anyone: nothing in it is believed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from insights.model import Filters

MOST_VALUES = 50
LONGEST_VALUE = 120
VOICES = ("patients", "everyone")

LISTS: Mapping[str, str] = {
    "segment": "segments",
    "source": "sources",
    "community": "communities",
    "medication": "medications",
    "theme": "themes",
}
KEYS: tuple[str, ...] = ("condition", "since", "until", *LISTS, "voices")


class Options(Protocol):
    """What can be chosen within one condition; `themes` are pairs of id and label.

    `instead` holds the themes to take for one that is no longer shown by itself, `parts` are parts of themes as pairs
    of id and label, which can be chosen in an address only.
    """

    @property
    def segments(self) -> Sequence[str]: ...
    @property
    def sources(self) -> Sequence[str]: ...
    @property
    def communities(self) -> Sequence[str]: ...
    @property
    def medications(self) -> Sequence[str]: ...
    @property
    def themes(self) -> Sequence[tuple[str, str]]: ...
    @property
    def first(self) -> date | None: ...
    @property
    def last(self) -> date | None: ...
    @property
    def instead(self) -> Mapping[str, Sequence[str]]: ...
    @property
    def parts(self) -> Sequence[tuple[str, str]]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class FromQuery:
    """Filters read from an address, and how many of its values had to be dropped."""

    filters: Filters
    dropped: int


def choices(options: Options, name: str) -> tuple[str, ...]:
    """Return the values that can be chosen for the field `name` of Filters ("themes" gives ids)."""
    values = getattr(options, name)
    return tuple(value[0] for value in values) if name == "themes" else tuple(values)


def with_values(filters: Filters, name: str, values: Collection[str]) -> Filters:
    """Return `filters` with the field `name`, one of those in LISTS, set to `values`."""
    changes: dict[str, Any] = {name: tuple(values)}
    return replace(filters, **changes)


def to_query(filters: Filters) -> dict[str, list[str]]:
    """Return the query parameters of `filters`: ids and dates, only what is narrowed, condition first."""
    query = {"condition": [filters.condition]}
    for key, day in (("since", filters.since), ("until", filters.until)):
        if day is not None:
            query[key] = [day.isoformat()]
    for key, name in LISTS.items():
        if values := getattr(filters, name):
            query[key] = list(values)
    if filters.voices != VOICES[0]:
        query["voices"] = [filters.voices]
    return query


def from_query(
    query: Mapping[str, Sequence[str]],
    *,
    conditions: Sequence[str],
    options: Callable[[str], Options],
) -> FromQuery:
    """Return the filters in `query` that name what exists, with a count of those that do not.

    Parameters that are none of KEYS are somebody else's and do not count. At least one condition must exist.
    """
    wanted, dropped = _one(query, "condition", conditions)
    condition = wanted or conditions[0]
    available = options(condition)
    lists: dict[str, tuple[str, ...]] = {}
    for key, name in LISTS.items():
        known = choices(available, name)
        if name == "themes":
            known = (*known, *(part for part, _ in available.parts))
        lists[name], lost = _several(query.get(key, ()), known, available.instead if name == "themes" else {})
        dropped += lost
    since, until, lost = _period(query)
    voices, lost_voice = _one(query, "voices", VOICES)
    return FromQuery(
        filters=Filters(
            condition=condition,
            since=since,
            until=until,
            segments=lists["segments"],
            sources=lists["sources"],
            communities=lists["communities"],
            medications=lists["medications"],
            themes=lists["themes"],
            voices=voices or VOICES[0],
        ),
        dropped=dropped + lost + lost_voice,
    )


def _one(query: Mapping[str, Sequence[str]], key: str, known: Collection[str]) -> tuple[str | None, int]:
    values = query.get(key, ())
    if not values:
        return None, 0
    return (values[0], len(values) - 1) if values[0] in known else (None, len(values))


def _several(
    values: Sequence[str], known: Sequence[str], instead: Mapping[str, Sequence[str]]
) -> tuple[tuple[str, ...], int]:
    by_value = frozenset(known)
    kept: dict[str, None] = {}
    lost = 0
    for value in values:
        meant = (value,) if value in by_value else instead.get(value, ())
        if meant and len(kept.keys() | set(meant)) <= MOST_VALUES and len(value) <= LONGEST_VALUE:
            kept |= dict.fromkeys(meant)
        else:
            lost += 1
    return tuple(kept), lost


def _period(query: Mapping[str, Sequence[str]]) -> tuple[date | None, date | None, int]:
    since, lost_since = _day(query, "since")
    until, lost_until = _day(query, "until")
    if since and until and since >= until:
        return None, None, lost_since + lost_until + 2
    return since, until, lost_since + lost_until


def _day(query: Mapping[str, Sequence[str]], key: str) -> tuple[date | None, int]:
    values = query.get(key, ())
    if not values:
        return None, 0
    try:
        day = date.fromisoformat(values[0])
    except ValueError:
        return None, len(values)
    if day.isoformat() != values[0] or not 1990 <= day.year <= 2100:
        return None, len(values)
    return day, len(values) - 1
