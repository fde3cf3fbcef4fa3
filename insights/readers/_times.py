"""Times as exports write them, as aware UTC."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import Any

from dateutil import parser, tz

_FIRST, _LAST = datetime(1990, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NUMBER = re.compile(r"\d{9,19}(?:\.\d*)?(?:[eE]\+?\d+)?|\d(?:\.\d+)?[eE]\+?\d{1,2}")
_NUMERIC_DATE = re.compile(r"\s*(\d{1,2})[/.\-](\d{1,2})[/.\-]\d{2,4}\b")
_GLUED = re.compile(r"^(\d{1,4}[/.\-]\d{1,2}[/.\-]\d{2,4})[A-Za-z]{3,}$")  # a link's word stuck to the date
_HOURS = {
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "BST": 1, "CET": 1, "CEST": 2, "AEST": 10, "AEDT": 11,
}  # fmt: skip
_SECONDS = {name: hours * 3600 for name, hours in _HOURS.items()}
_DEFAULTS = (datetime(2000, 1, 1), datetime(2001, 2, 2))


def parse(value: Any, *, day_first: bool = False) -> datetime | None:
    """Return an aware UTC time, or None where the value is no complete date from 1990 to 2099.

    Reads ISO 8601, epoch seconds down to nanoseconds, and the usual ways of writing a date;
    a time without a zone is UTC.
    """
    return _parse(_short(value), day_first)[0]


def without_zone(value: Any, *, day_first: bool = False) -> bool:
    """Return whether the value is a time of day whose zone is not said; a date alone is none."""
    return _parse(_short(value), day_first)[1]


def as_utc(value: Any) -> Any:
    """Return the value with its zone named where it names none: for a format whose times are known to be UTC."""
    return f"{str(value).strip()}+00:00" if value is not None and without_zone(value) else value


def day_first(values: Iterable[Any]) -> bool:
    """Return whether dates such as 25/12/2020 among the values show that the day is written first."""
    for value in values:
        found = _NUMERIC_DATE.match(str(value))
        if found and int(found[1]) > 12 >= int(found[2]):
            return True
    return False


def _short(value: Any) -> str:
    text = str(value).strip()
    return text if len(text) <= 60 else ""


@lru_cache(maxsize=4096)
def _parse(text: str, day_is_first: bool) -> tuple[datetime | None, bool]:
    """Return the moment, and whether it is a time of day without a zone."""
    try:
        if not text:
            return None, False
        if _NUMBER.fullmatch(text):
            return _bounded(_from_epoch(float(text))), False
        read = _from_words(_GLUED.sub(r"\1", text), day_is_first)
        return _bounded(read), read.tzinfo is None and read.time() != time.min
    except (ValueError, ArithmeticError):
        return None, False


def _from_epoch(number: float) -> datetime:
    """Return the moment of an epoch in seconds, milli-, micro- or nanoseconds. Raises ValueError beyond."""
    if number > 1e20:
        raise ValueError("no epoch")
    while number > 1e11:
        number /= 1000
    return _EPOCH + timedelta(seconds=round(number, 3))


def _from_words(text: str, day_is_first: bool) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    first, second = (parser.parse(text, default=default, dayfirst=day_is_first, tzinfos=_zone) for default in _DEFAULTS)
    if first.date() != second.date():  # a part was missing and would come from the default
        raise ValueError("not a complete date")
    return first


def _bounded(moment: datetime) -> datetime | None:
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return aware if _FIRST <= aware < _LAST else None


def _zone(name: str, offset: int | None) -> tzinfo | None:
    """Return the zone of a written offset or of a name known here; a name that is not leaves the time without."""
    seconds = offset if offset is not None else _SECONDS.get(name)
    return None if seconds is None else tz.tzoffset(name, timedelta(seconds=seconds))
