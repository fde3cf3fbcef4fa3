"""Periods by name. "Last" counts back from the newest post in the data, not from today."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from insights.model import Filters

ALL = "All dates"
CUSTOM = "Own dates"
_MONTHS = {"Last 3 months": 3, "Last 12 months": 12}
NAMES: tuple[str, ...] = (ALL, *_MONTHS, CUSTOM)

_DAY = timedelta(days=1)


def bounds(name: str, *, first: date, last: date) -> tuple[date | None, date | None]:
    """Return `since` and exclusive `until` of the period called `name`; of an unknown name, all dates."""
    if name in _MONTHS:
        return months_before(last + _DAY, _MONTHS[name]), last + _DAY
    return (first, last + _DAY) if name == CUSTOM else (None, None)


def name_of(filters: Filters, last: date) -> str:
    """Return the name of the period in `filters`, seen from the newest post on `last`."""
    period = (filters.since, filters.until)
    if period == (None, None):
        return ALL
    return next((name for name in _MONTHS if period == bounds(name, first=last, last=last)), CUSTOM)


def days(filters: Filters, *, first: date, last: date) -> tuple[date, date]:
    """Return the first and last day, both inclusive, of the period in `filters`."""
    return filters.since or first, (filters.until or last + _DAY) - _DAY


def between(first: date, last: date) -> tuple[date, date]:
    """Return `since` and exclusive `until` of two inclusive days, in either order."""
    return min(first, last), max(first, last) + _DAY


def months_before(day: date, months: int) -> date:
    """Return the same day `months` earlier, or the last of that month."""
    count = day.year * 12 + day.month - 1 - months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
