"""Filters in an address: there and back, and whatever else somebody may write into it."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import pytest

from insights.filters import KEYS, MOST_VALUES, choices, from_query, to_query, with_values
from insights.model import Filters


@dataclass(frozen=True)
class Choices:
    segments: tuple[str, ...] = ("patient", "caregiver")
    sources: tuple[str, ...] = ("reddit", "forum & co")
    communities: tuple[str, ...] = ("diabetes_t1", "Überleben=heute")
    medications: tuple[str, ...] = ("insulin glargine", "metformin")
    themes: tuple[tuple[str, str], ...] = (("t01", "Needles"), ("t02", "Night lows"))
    first: date | None = date(2020, 1, 1)
    last: date | None = date(2025, 1, 1)
    instead: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    parts: tuple[tuple[str, str], ...] = ()


OF = {"diabetes": Choices(), "clubfoot": Choices(medications=(), themes=())}
CONDITIONS = ["diabetes", "clubfoot"]
PLAIN = Filters(condition="diabetes")
FULL = Filters(
    condition="diabetes",
    since=date(2023, 2, 1),
    until=date(2024, 2, 1),
    segments=("caregiver", "patient"),
    sources=("forum & co",),
    communities=("Überleben=heute",),
    medications=("metformin",),
    themes=("t02", "t01"),
    voices="everyone",
)


def read(query: dict[str, list[str]]) -> tuple[Filters, int]:
    found = from_query(query, conditions=CONDITIONS, options=OF.__getitem__)
    return found.filters, found.dropped


@pytest.mark.parametrize(
    "filters", [PLAIN, FULL, Filters(condition="clubfoot"), replace(PLAIN, since=date(2024, 1, 1))]
)
def test_there_and_back(filters: Filters) -> None:
    assert read(to_query(filters)) == (filters, 0)


def test_an_address_says_only_what_is_narrowed() -> None:
    assert to_query(PLAIN) == {"condition": ["diabetes"]}
    assert set(to_query(FULL)) == set(KEYS)


@pytest.mark.parametrize(
    ("query", "expected", "dropped"),
    [
        ({}, PLAIN, 0),
        ({"utm_source": ["x"], "embed": ["true"]}, PLAIN, 0),
        ({"condition": ["nowhere"]}, PLAIN, 1),
        ({"condition": ["clubfoot", "diabetes"]}, Filters(condition="clubfoot"), 1),
        ({"segment": ["patient", "pilot"]}, replace(PLAIN, segments=("patient",)), 1),
        ({"segment": ["patient", "patient"]}, replace(PLAIN, segments=("patient",)), 0),
        ({"segment": ["Patient", "", " "]}, PLAIN, 3),
        ({"theme": ["Needles"]}, PLAIN, 1),
        ({"condition": ["clubfoot"], "medication": ["metformin"]}, Filters(condition="clubfoot"), 1),
        ({"voices": ["bots"]}, PLAIN, 1),
        ({"since": ["2024-01-01"]}, replace(PLAIN, since=date(2024, 1, 1)), 0),
        ({"since": ["2024-13-01"]}, PLAIN, 1),
        ({"since": ["20240101"]}, PLAIN, 1),
        ({"since": ["2024-W01-1"]}, PLAIN, 1),
        ({"since": ["0001-01-01"], "until": ["9999-12-31"]}, PLAIN, 2),
        ({"since": ["2024-02-01"], "until": ["2024-02-01"]}, PLAIN, 2),
        ({"since": ["2024-01-01", "2024-01-02"]}, replace(PLAIN, since=date(2024, 1, 1)), 1),
        ({"since": ["٢٠٢٤-٠١-٠١"]}, PLAIN, 1),
        ({"segment": ["x"] * 10_000}, PLAIN, 10_000),
        ({"source": ["reddit'; DROP TABLE posts; --", "<script>"]}, PLAIN, 2),
    ],
)
def test_what_does_not_exist_is_dropped_and_counted(
    query: dict[str, list[str]], expected: Filters, dropped: int
) -> None:
    assert read(query) == (expected, dropped)


@pytest.mark.parametrize(
    ("themes", "expected", "dropped"),
    [
        (["t03"], ("t01",), 0),
        (["t03", "t01"], ("t01",), 0),
        (["t04"], ("t05", "t02"), 0),
        (["t04", "t02", "t09"], ("t05", "t02"), 1),
        (["t01a"], ("t01a",), 0),
        (["t01b"], (), 1),
    ],
)
def test_a_theme_that_went_into_others_leads_to_them(
    themes: list[str], expected: tuple[str, ...], dropped: int
) -> None:
    options = Choices(
        themes=(("t01", "Needles"), ("t02", "Night lows"), ("t05", "Pumps")),
        instead={"t03": ("t01",), "t04": ("t05", "t02")},
        parts=(("t01a", "Fear"),),
    )
    found = from_query({"theme": themes}, conditions=["diabetes"], options=lambda _: options)
    assert (found.filters.themes, found.dropped) == (expected, dropped)


def test_no_more_values_than_a_person_would_choose() -> None:
    many = tuple(f"c{number}" for number in range(MOST_VALUES + 5))
    options = Choices(communities=many)
    found = from_query({"community": list(many)}, conditions=["diabetes"], options=lambda _: options)
    assert found.filters.communities == many[:MOST_VALUES]
    assert found.dropped == 5


def test_any_address_at_all_gives_filters_that_exist() -> None:
    chance = random.Random(11)
    pieces = ["patient", "diabetes", "2024-01-01", "", "\x00", "\udcff", "%", "a" * 5000, "-1", "∞", "t01"]
    for _ in range(3000):
        query = {
            chance.choice([*KEYS, "start", "\n"]): [chance.choice(pieces) for _ in range(chance.randrange(6))]
            for _ in range(chance.randrange(8))
        }
        filters, dropped = read(query)
        assert filters.condition in CONDITIONS
        assert 0 <= dropped <= sum(len(values) for values in query.values())
        for name in ("segments", "sources", "communities", "medications", "themes"):
            assert set(getattr(filters, name)) <= set(choices(OF[filters.condition], name))
        assert read(to_query(filters)) == (filters, 0)


def test_with_values() -> None:
    assert with_values(PLAIN, "themes", ["t01"]) == replace(PLAIN, themes=("t01",))
