"""What sets one voice apart from the others: said far more often by it, not merely often."""

from __future__ import annotations

import numpy as np
import pandas as pd

from insights.themes.distinctive import log_odds
from insights.wording import compared, counted, name

FEWEST_POSTS = 10
TIMES = 1.25
SURE = 2.58
_PRIOR_POSTS = 50
_SPEAKERS = {
    "newly_diagnosed": "People newly diagnosed",
    "patient": "People living with it",
    "undiagnosed": "People not diagnosed",
}


def distinctive(frame: pd.DataFrame, *, group: str = "segment", label: str = "label") -> pd.DataFrame:
    """Return the rows of `frame` in which a group speaks of something far more than the others do, the surest first.

    `frame` has a row for each value of column `group` and each subject, as `themes_by_voice`: the measures, `others`
    (posts of the other groups about it) and `of_others` (all of theirs). Added are `z` (log-odds against the others
    with a Dirichlet prior of 50 posts at the rates of all, Monroe, Colaresi and Quinn 2008, "Fightin' Words"),
    `times` (how many times as often as the others, infinite where they say nothing) and `sentence`. Kept are rows of
    10 posts or more, z of 2.58 or more (99 %) and 1.25 times the others' share. Withheld rows are left out, and those
    of unclear voices, who are no group.
    """
    known = frame[frame[["numerator", "denominator", "others", "of_others"]].notna().all(axis=1)]
    known = (
        known[(known["of_others"] > 0) & (known[group] != "unclear")]
        .astype({"others": float, "of_others": float})
        .reset_index(drop=True)
    )
    z = pd.Series(0.0, index=known.index)
    for _, rows in known.groupby(group, sort=False):
        z[rows.index] = _scores(rows)
    found = known.assign(z=z, share_of_others=known["others"] / known["of_others"])
    times = found["share"] / found["share_of_others"].where(found["others"] > 0)
    found = found.assign(times=times.fillna(np.inf).astype(float))
    enough = (found["numerator"] >= FEWEST_POSTS) & (found["z"] >= SURE) & (found["times"] >= TIMES)
    found = found[enough].sort_values("z", ascending=False, kind="stable").reset_index(drop=True)
    return found.assign(sentence=[_sentence(row, group, label) for _, row in found.iterrows()])


def _scores(rows: pd.DataFrame) -> np.ndarray:
    """Return the z-score of each subject of one group; posts about nothing else are a subject of their own."""
    mine, others = (
        _with_rest(rows[hits], rows[of]) for hits, of in (("numerator", "denominator"), ("others", "of_others"))
    )
    whole = mine + others
    return log_odds(mine, others, prior=whole * (_PRIOR_POSTS / max(whole.sum(), 1)))[:-1]


def _with_rest(hits: pd.Series, totals: pd.Series) -> np.ndarray:
    counts = hits.to_numpy(np.float64)
    return np.append(counts, max(float(totals.iloc[0]) - counts.sum(), 0.0))


def _sentence(row: pd.Series, group: str, label: str) -> str:
    mine, others = compared(float(row["share"]), float(row["share_of_others"]))
    who = _SPEAKERS.get(str(row[group])) or name(str(row[group]))
    of = counted(int(row["denominator"]), "post")
    if np.isinf(row["times"]):
        return f"{who} talk about {row[label]} ({mine} of {of}), the others do not"
    return f"{who} talk about {row[label]} {_often(float(row['times']))} the others ({mine} of {of}, others {others})"


def _often(times: float) -> str:
    if times < 1.75:
        return "more often than"
    if times < 2.5:
        return "twice as often as"
    return f"{times:.0f} times as often as" if times < 20 else "over 20 times as often as"
