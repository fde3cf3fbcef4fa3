"""Spikes: periods in which a subject is talked about far more than just before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from insights.wording import compared, period_words

LOOK_BACK = 6
FEWEST_BEFORE = 3
FEWEST_POSTS_BEFORE = 100
FEWEST_POSTS = 10
FEWEST_PEOPLE = 5
TIMES = 1.5
LEVEL = 0.05
_GRAINS = ((7, "week"), (31, "month"), (92, "quarter"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Spike:
    """A period in which the share of `value` stands out: `numerator` of `denominator` posts, and those before.

    `since` is the first day of the `periods` before it; `until` is the day after its last. `complete` is False
    where posts of the period are still to come: its share stands out so far.
    """

    value: str
    period: date
    until: date
    complete: bool
    numerator: int
    denominator: int
    numerator_before: int
    denominator_before: int
    periods: int
    since: date

    @property
    def share(self) -> float:
        return self.numerator / self.denominator

    @property
    def share_before(self) -> float:
        return self.numerator_before / self.denominator_before

    @property
    def sentence(self) -> str:
        """The spike in words: "1 in 8 of the posts in May 2025, 1 in 20 in the half year before"."""
        now, before = compared(self.share, self.share_before)
        told = f"{now} of the posts in {period_words(self.period, self.until)}, {before} in the {self._before} before"
        return told if self.complete else f"{told} (so far: the {self._grain} is not complete)"

    @property
    def detail(self) -> str:
        """The counts behind the sentence: "30 of 240 posts against 61 of 1,210"."""
        return (
            f"{self.numerator:,} of {self.denominator:,} posts against "
            f"{self.numerator_before:,} of {self.denominator_before:,}"
        )

    @property
    def _grain(self) -> str:
        length = (self.until - self.period).days
        return next((name for most, name in _GRAINS if length <= most), "year")

    @property
    def _before(self) -> str:
        grain = self._grain
        return "half year" if (grain, self.periods) == ("month", 6) else f"{self.periods} {grain}s"


def spikes(frame: pd.DataFrame, *, series: str) -> tuple[Spike, ...]:
    """Return the spikes of each value of column `series`, the newest first.

    `frame` has `period until complete`, the measures, and a row for every period of a series; rows that are withheld
    are neither judged nor compared with. A period is a spike where its share is 1.5 times that of the up to 6 complete
    periods before it taken together, above that of each of them, of 10 posts by 5 people or more, and no chance:
    by Fisher's exact test (one-sided, conditional on the posts of both), at 5 % shared among the periods judged of its
    series (Bonferroni). Posts by the same people count less: both counts of the period are divided by its posts to a
    person. There must be 3 periods with 100 posts together before it. The last period, if it is not complete, is
    judged by its share like the others; it is not compared with.

    Measured on simulated series of 12 to 52 periods: at a constant rate 3 to 4 % of series have a spike anywhere (5 %
    where everybody writes two posts about it); one period of doubled rate is found in 92 to 98 % of series of 30 posts
    to a period, in 36 to 51 % of 10, in all of 100; one of half as much again in 22 to 47 % of 30.
    """
    found = [spike for value, rows in frame.groupby(series, sort=False) for spike in _of_one(str(value), rows)]
    return tuple(
        sorted(found, key=lambda spike: (spike.period, spike.share / max(spike.share_before, 1e-9)), reverse=True)
    )


def _of_one(value: str, rows: pd.DataFrame) -> list[Spike]:
    rows = rows[rows["numerator"].notna() & (rows["denominator"].fillna(0) > 0)].sort_values("period")
    hits = rows["numerator"].to_numpy(np.float64)
    totals = rows["denominator"].to_numpy(np.float64)
    people = rows["authors"].to_numpy(np.float64)
    done = rows["complete"].to_numpy(bool)
    judged = []
    for at in range(len(rows)):
        before = np.flatnonzero(done[:at])[-LOOK_BACK:]
        if len(before) >= FEWEST_BEFORE and totals[before].sum() >= FEWEST_POSTS_BEFORE:
            judged.append((at, before))
    found = []
    for at, before in judged:
        then, of_then = hits[before].sum(), totals[before].sum()
        share = hits[at] / totals[at]
        enough = hits[at] >= FEWEST_POSTS and people[at] >= FEWEST_PEOPLE
        if not enough or share < TIMES * then / of_then or share <= (hits[before] / totals[before]).max():
            continue
        each = max(hits[at] / people[at], 1.0)
        if chance(hits[at] / each, totals[at] / each, then, of_then) <= LEVEL / len(judged):
            found.append(_spike(value, rows, at, before))
    return found


def _spike(value: str, rows: pd.DataFrame, at: int, before: NDArray[np.int64]) -> Spike:
    row, past = rows.iloc[at], rows.iloc[before]
    return Spike(
        value=value,
        period=pd.Timestamp(row["period"]).date(),
        until=pd.Timestamp(row["until"]).date(),
        complete=bool(row["complete"]),
        numerator=int(row["numerator"]),
        denominator=int(row["denominator"]),
        numerator_before=int(past["numerator"].sum()),
        denominator_before=int(past["denominator"].sum()),
        periods=len(past),
        since=pd.Timestamp(past["period"].iloc[0]).date(),
    )


def chance(hits: float, total: float, hits_before: float, total_before: float) -> float:
    """Return how likely `hits` of `total` or more are at the rate of the posts before (Fisher's exact, one-sided)."""
    from scipy.stats import hypergeom

    now, of_now = int(hits), round(total)
    return float(hypergeom.sf(now - 1, of_now + int(total_before), now + int(hits_before), of_now))
