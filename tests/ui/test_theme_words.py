"""What the themes pages say: which themes moved, how surely they come back, columns within a line."""

from __future__ import annotations

import math
import re

import pandas as pd
import pytest

from insights.statistics import with_share
from insights.ui.sparkline import sparkline
from insights.ui.theme_trend import growing_first
from insights.ui.theme_words import as_before, counts_told, coverage_words, has_subject, moved, steady_word


def themes(*rows: tuple[str, str, int, int]) -> pd.DataFrame:
    """Return an answer to `themes`, of (id, label, posts, of)."""
    return with_share(pd.DataFrame(rows, columns=["theme_id", "label", "numerator", "denominator"]))


@pytest.mark.parametrize(
    ("stability", "expected"),
    [
        (None, ""),
        (1.0, "steady"),
        (0.75, "steady"),
        (0.74, "mostly steady"),
        (0.5, "mostly steady"),
        (0.49, "loose"),
        (0.0, "loose"),
    ],
)
def test_steady_word(stability: float | None, expected: str) -> None:
    assert steady_word(stability) == expected


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        ((100, 400), (40, 400), ["Sleep: 1 in 4 posts, 1 in 10 before"]),
        ((40, 400), (100, 400), ["Sleep: 1 in 10 posts, 1 in 4 before"]),
        ((41, 400), (40, 400), []),
        ((6, 60), (0, 60), []),
        ((0, 400), (40, 400), ["Sleep: none of posts, 1 in 10 before"]),
    ],
)
def test_only_what_is_beyond_chance_has_moved(
    now: tuple[int, int], before: tuple[int, int], expected: list[str]
) -> None:
    other = ("t2", "Scans", 50, 400)
    found = moved(themes(("t1", "Sleep", *now), other), themes(("t1", "Sleep", *before), other))
    assert [f"{row['label']}: {as_before(row)}" for _, row in found.iterrows()] == expected


def test_a_theme_that_nobody_brings_up_any_more_keeps_its_name() -> None:
    found = moved(themes(("t2", "Scans", 50, 400)), themes(("t1", "Sleep", 40, 400), ("t2", "Scans", 50, 400)))
    assert list(found["label"]) == ["Sleep"]
    assert counts_told(found.iloc[0]) == "0 of 400 posts against 40 of 400"


def test_what_is_withheld_has_not_moved() -> None:
    now = themes(("t1", "Sleep", 100, 400), ("t2", "Scans", 50, 400)).convert_dtypes()
    now.loc[0, ["numerator", "share", "low", "high"]] = pd.NA
    assert moved(now, themes(("t1", "Sleep", 10, 400), ("t2", "Scans", 50, 400))).empty


@pytest.mark.parametrize(
    ("label", "expected"),
    [("Sleep", True), ("Mixed feelings", True), ("Mixed: sleep, scans", False), ("Short remarks", False)],
)
def test_a_theme_of_this_and_that_leads_no_title(label: str, expected: bool) -> None:
    assert has_subject(label) is expected


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((360, 400, 12), "9 in 10 of 400 posts are in one of 12 themes (90 %); the others are in none."),
        ((40, 400, 1), "1 in 10 of 400 posts are in the one theme (10 %); the others are in none."),
    ],
)
def test_coverage_words(numbers: tuple[int, int, int], expected: str) -> None:
    assert coverage_words(*numbers) == expected


@pytest.mark.parametrize(
    ("shares", "heights"),
    [
        ([], []),
        ([0.1], []),
        ([math.nan, None, 0.1], []),
        ([0.1, 0.2], ["50", "100"]),
        ([0.1, None, 0.2], ["50", "0", "100"]),
        ([0.0, 0.0], ["0", "0"]),
        ([0.5] * 30, ["100"] * 18),
    ],
)
def test_sparkline(shares: list[float | None], heights: list[str]) -> None:
    assert re.findall(r"height:(\d+)%", sparkline(shares, colour="#000", alt="x")) == heights


def test_the_last_column_of_an_unfinished_period_is_pale() -> None:
    assert sparkline([0.1, 0.2], colour="#000", alt="x", complete=False).count("opacity") == 1
    assert "opacity" not in sparkline([0.1, 0.2], colour="#000", alt="x")


def test_a_label_cannot_leave_its_attribute() -> None:
    assert '"><b>' not in sparkline([0.1, 0.2], colour="#000", alt='"><b>')


@pytest.mark.parametrize(
    ("changed", "expected"),
    [([], ["a", "b", "c"]), (["d"], ["d", "a", "b"]), (["gone", "b"], ["b", "a", "c"])],
)
def test_what_moved_is_drawn_first(changed: list[str], expected: list[str]) -> None:
    assert growing_first(pd.DataFrame({"theme_id": changed}, dtype=object), ["a", "b", "c", "d"]) == expected
