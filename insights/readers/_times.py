"""Times as exports write them, as aware UTC."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Any

from dateutil import parser, tz

_FIRST, _LAST = datetime(1990, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NUMBER = re.compile(r"\d{9,16}(?:\.\d*)?(?:[eE]\+?\d+)?|\d(?:\.\d+)?[eE]\+?\d{1,2}")
_NUMERIC_DATE = re.compile(r"\s*(\d{1,2})[/.\-](\d{1,2})[/.\-]\d{2,4}\b")
_GLUED = re.compile(r"^(\d{1,4}[/.\-]\d{1,2}[/.\-]\d{2,4})[A-Za-z]{3,}$")  # a link's word stuck to the date
_HOURS = {
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "BST": 1, "CET": 1, "CEST": 2, "AEST": 10, "AEDT": 11,
}  # fmt: skip
_DEFAULTS = (datetime(2000, 1, 1, tzinfo=UTC), datetime(2001, 2, 2, tzinfo=UTC))


def parse(value: Any, *, day_first: bool = False) -> datetime | None:
    """Return an aware UTC time, or None where the value is no complete date from 1990 to 2099.

    Reads ISO 8601, epoch seconds, milliseconds and microseconds, and the usual ways of writing a date;
    a time without a zone is UTC.
    """
    text = str(value).strip()
    if not text or len(text) > 60:
        return None
    return _parse(text, day_first)


def day_first(values: Iterable[Any]) -> bool:
    """Return whether dates such as 25/12/2020 among the values show that the day is written first."""
    for value in values:
        found = _NUMERIC_DATE.match(str(value))
        if found and int(found[1]) > 12 >= int(found[2]):
            return True
    return False


@lru_cache(maxsize=4096)
def _parse(text: str, day_is_first: bool) -> datetime | None:
    try:
        if _NUMBER.fullmatch(text):
            return _bounded(_from_epoch(float(text)))
        return _bounded(_from_words(_GLUED.sub(r"\1", text), day_is_first))
    except (ValueError, ArithmeticError):
        return None


def _from_epoch(number: float) -> datetime:
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


def _zone(name: str, offset: int | None) -> tzinfo:
    return tz.tzoffset(name, timedelta(seconds=offset or _HOURS.get(name, 0) * 3600))
