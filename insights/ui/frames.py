"""Small turns of a frame that several pages need."""

from __future__ import annotations

import pandas as pd

SEPARATOR = " · "
NOTHING_NAMED = "no medication named"


def together(frame: pd.DataFrame, first: str, second: str) -> pd.DataFrame:
    """Return `frame` with a column `pair` that joins two others, most posts first."""
    joined = frame[first].astype(str) + SEPARATOR + frame[second].astype(str)
    return frame.assign(pair=joined).sort_values("numerator", ascending=False, kind="stable")


def named(generic: str) -> str | None:
    """Return a medication as the filter of a finding: None where the row stands for none."""
    return None if generic == NOTHING_NAMED else generic
