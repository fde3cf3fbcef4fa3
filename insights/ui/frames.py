"""Small turns of a frame that several pages need."""

from __future__ import annotations

from datetime import date

import pandas as pd

from insights.statistics import with_share

SEPARATOR = " · "
NOTHING_NAMED = "no medication named"


def together(frame: pd.DataFrame, first: str, second: str) -> pd.DataFrame:
    """Return `frame` with a column `pair` that joins two others, most posts first."""
    joined = frame[first].astype(str) + SEPARATOR + frame[second].astype(str)
    return frame.assign(pair=joined).sort_values("numerator", ascending=False, kind="stable")


def from_posts(frame: pd.DataFrame, least: int, *, of: int = 1) -> pd.DataFrame:
    """Return the rows of `frame` that rest on `least` posts or more, out of `of` posts or more."""
    enough = (frame["numerator"].fillna(0) >= least) & (frame["denominator"].fillna(0) >= of)
    return frame[enough]


def voiced(frame: pd.DataFrame, good: str = "positive", bad: str = "negative", *, least: int = 5) -> pd.DataFrame:
    """Return the rows of `least` posts or more in which two or more say how they feel, in `good` or `bad`."""
    sides = frame[[good, bad]].apply(pd.to_numeric, errors="coerce").fillna(0).sum(axis=1)
    return from_posts(frame[sides >= 2], least)


def share_of(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    """Return `frame` with another column of counts in place of the numerator, and its share."""
    return with_share(frame.assign(numerator=frame[column]))


def named(generic: str) -> str | None:
    """Return a medication as the filter of a finding: None where the row stands for none."""
    return None if generic == NOTHING_NAMED else generic


def between(since: str, until: str) -> dict[str, date]:
    """Return the changes to the filters that narrow to a period, given as ISO days, `until` exclusive."""
    return {"since": date.fromisoformat(since), "until": date.fromisoformat(until)}
