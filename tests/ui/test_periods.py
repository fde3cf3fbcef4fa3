"""Periods by name, counted back from the newest post."""

from __future__ import annotations

from datetime import date

import pytest

from insights.model import Filters
from insights.ui.periods import ALL, CUSTOM, NAMES, between, bounds, days, months_before, name_of

FIRST, LAST = date(2020, 2, 1), date(2024, 5, 30)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (ALL, (None, None)),
        ("Last 3 months", (date(2024, 2, 29), date(2024, 5, 31))),
        ("Last 12 months", (date(2023, 5, 31), date(2024, 5, 31))),
        (CUSTOM, (FIRST, date(2024, 5, 31))),
        ("Last century", (None, None)),
    ],
)
def test_bounds(name: str, expected: tuple[date | None, date | None]) -> None:
    assert bounds(name, first=FIRST, last=LAST) == expected


@pytest.mark.parametrize("name", NAMES)
def test_a_period_keeps_its_name(name: str) -> None:
    since, until = bounds(name, first=FIRST, last=LAST)
    assert name_of(Filters(condition="c", since=since, until=until), LAST) == name


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (None, None, (FIRST, LAST)),
        (date(2024, 1, 1), None, (date(2024, 1, 1), LAST)),
        (None, date(2024, 1, 1), (FIRST, date(2023, 12, 31))),
    ],
)
def test_days_are_inclusive(since: date | None, until: date | None, expected: tuple[date, date]) -> None:
    assert days(Filters(condition="c", since=since, until=until), first=FIRST, last=LAST) == expected


def test_between_takes_either_order() -> None:
    assert between(LAST, FIRST) == between(FIRST, LAST) == (FIRST, date(2024, 5, 31))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2024, 1, 15), 1, date(2023, 12, 15)),
        (date(2024, 12, 31), 12, date(2023, 12, 31)),
        (date(2024, 1, 1), 24, date(2022, 1, 1)),
    ],
)
def test_months_before(day: date, months: int, expected: date) -> None:
    assert months_before(day, months) == expected
