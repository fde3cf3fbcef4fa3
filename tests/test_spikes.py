"""Spikes: what stands out from the time before, and how rarely chance does."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray

from insights.spikes import Spike, chance, spikes


def monthly(
    hits: NDArray[np.int64], total: int, *, people: NDArray[np.int64] | None = None, complete: bool = True
) -> pd.DataFrame:
    """Return series (rows of `hits`) by month (columns), the last month complete or not."""
    count, months = hits.shape
    starts = pd.date_range("2023-01-01", periods=months + 1, freq="MS")
    return pd.DataFrame(
        {
            "theme_id": np.repeat([f"t{n}" for n in range(count)], months),
            "period": np.tile(starts[:-1], count),
            "until": np.tile(starts[1:], count),
            "complete": np.tile([True] * (months - 1) + [complete], count),
            "numerator": hits.ravel(),
            "denominator": total,
            "authors": (hits if people is None else people).ravel(),
        }
    )


def one(*hits: int, total: int = 200, people: tuple[int, ...] | None = None, complete: bool = True) -> pd.DataFrame:
    return monthly(np.array([hits]), total, people=None if people is None else np.array([people]), complete=complete)


@pytest.mark.parametrize(
    ("frame", "months"),
    [
        (one(10, 10, 10, 30), [4]),
        (one(10, 10, 10, 30, 10, 10), [4]),
        (one(10, 10, 30), []),  # two periods before it
        (one(10, 10, 10, 30, total=33), []),  # fewer than 100 posts before it
        (one(0, 0, 0, 9), []),  # under ten posts
        (one(0, 0, 0, 12), [4]),
        (one(60, 60, 60, 85), []),  # sure, but not half as much again
        (one(12, 9, 11, 17), []),  # half as much again, but not sure
        (one(10, 32, 10, 10, 31), []),  # once before it was as loud
        (one(10, 10, 10, 2, 2), []),  # a fall is none
        (one(10, 10, 10, 30, people=(10, 10, 10, 4)), []),  # four people
        (one(10, 10, 10, 20, people=(10, 10, 10, 5)), []),  # five people, four posts each
        (one(10, 10, 10, 20), [4]),
        (one(10, 10, 10, 30, complete=False), [4]),
        (one(10, 10, 10, 30, 30, 30, 30, 30), [4]),  # a new level is news once
    ],
)
def test_a_spike_stands_out_by_the_rule(frame: pd.DataFrame, months: list[int]) -> None:
    assert [spike.period.month for spike in spikes(frame, series="theme_id")] == months


def test_a_spike_says_what_it_is_against() -> None:
    (spike,) = spikes(one(10, 10, 10, 10, 10, 10, 10, 50, complete=False), series="theme_id")
    assert (spike.value, spike.period, spike.until) == ("t0", date(2023, 8, 1), date(2023, 9, 1))
    assert (spike.numerator, spike.denominator) == (50, 200)
    assert (spike.numerator_before, spike.denominator_before, spike.periods) == (60, 1200, 6)
    assert spike.since == date(2023, 2, 1)
    assert not spike.complete
    assert spike.detail == "50 of 200 posts against 60 of 1,200"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "1 in 8 of the posts in May 2025, 1 in 20 in the half year before"),
        ({"periods": 4}, "1 in 8 of the posts in May 2025, 1 in 20 in the 4 months before"),
        (
            {"complete": False},
            "1 in 8 of the posts in May 2025, 1 in 20 in the half year before (so far: the month is not complete)",
        ),
        (
            {"period": date(2025, 5, 5), "until": date(2025, 5, 12)},
            "1 in 8 of the posts in the week of 5 May 2025, 1 in 20 in the 6 weeks before",
        ),
        (
            {"period": date(2025, 4, 1), "until": date(2025, 7, 1), "periods": 3},
            "1 in 8 of the posts in Apr to Jun 2025, 1 in 20 in the 3 quarters before",
        ),
        (
            {"period": date(2025, 1, 1), "until": date(2026, 1, 1), "periods": 3},
            "1 in 8 of the posts in 2025, 1 in 20 in the 3 years before",
        ),
        ({"numerator_before": 0}, "1 in 8 of the posts in May 2025, none in the half year before"),
    ],
)
def test_a_spike_in_words(changes: dict[str, object], sentence: str) -> None:
    fields: dict[str, object] = {
        "value": "t1",
        "period": date(2025, 5, 1),
        "until": date(2025, 6, 1),
        "complete": True,
        "numerator": 25,
        "denominator": 200,
        "numerator_before": 60,
        "denominator_before": 1200,
        "periods": 6,
        "since": date(2024, 11, 1),
    }
    assert Spike(**{**fields, **changes}).sentence == sentence  # type: ignore[arg-type]


def test_what_is_withheld_is_neither_judged_nor_compared_with() -> None:
    frame = one(10, 10, 10, 30).astype({"numerator": "Int64"})
    for gone in range(4):
        kept = frame.copy()
        kept.loc[gone, "numerator"] = pd.NA
        assert not spikes(kept, series="theme_id")


def test_nothing_has_no_spikes() -> None:
    assert spikes(one(10, 10, 10, 30).iloc[:0], series="theme_id") == ()


def test_chance_is_fishers() -> None:
    # Fisher's tea: 3 of 4 or more by chance, table of 8 cups (Fisher 1935, The Design of Experiments)
    assert chance(3, 4, 1, 4) == pytest.approx(17 / 70)


@pytest.mark.parametrize("posts_to_a_person", [1, 2])
def test_a_constant_rate_has_a_spike_in_one_of_twenty_series_at_most(posts_to_a_person: int) -> None:
    people = np.random.default_rng(3).binomial(300 // posts_to_a_person, 0.1, (400, 24))
    found = spikes(monthly(posts_to_a_person * people, 300, people=people), series="theme_id")
    assert len({spike.value for spike in found}) / 400 <= 0.06


@pytest.mark.parametrize(("usual", "least"), [(30, 0.85), (10, 0.3)])
def test_a_doubled_rate_is_found(usual: int, least: float) -> None:
    random = np.random.default_rng(4)
    hits = random.binomial(300, usual / 300, (200, 24))
    hits[:, -1] = random.binomial(300, 2 * usual / 300, 200)
    found = {spike.value for spike in spikes(monthly(hits, 300), series="theme_id") if spike.period.month == 12}
    assert len(found) / 200 >= least
