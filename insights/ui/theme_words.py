"""What the themes pages say in words: how surely a theme comes back, what moved."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from insights.statistics import changes
from insights.themes.labels import MIXED, SHORT
from insights.wording import about, compared, counted, percent

_STEADY = ((0.75, "steady"), (0.5, "mostly steady"), (0.0, "loose"))
LEAST = 8
"""Fewest posts behind a theme that is said to have moved."""


def steady_word(stability: float | None) -> str:
    """Return in a word or two how surely a theme comes back, by the bounds of `stability_words`; "" if unmeasured."""
    if stability is None:
        return ""
    return next(word for least, word in _STEADY if stability >= least)


def has_subject(label: str) -> bool:
    """Return whether a theme is about something; those of short remarks and mixtures lead no title."""
    return not label.startswith((MIXED, SHORT))


def moved(now: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """Return the themes whose share changed beyond chance between two answers to `themes`, the surest first."""
    labels = {**_labels(before), **_labels(now)}
    found = changes(now, before, keys=["theme_id"], least=LEAST)
    return found.assign(label=[labels.get(theme, theme) for theme in found["theme_id"]])


def as_before(row: pd.Series) -> str:
    """Return a share beside the earlier one: "1 in 8 posts, 1 in 26 before"."""
    now, then = compared(float(row["share"]), float(row["share_before"]))
    return f"{of_posts(now)}, {then} before"


def of_posts(share: str) -> str:
    """Return a share in words as one of posts: "1 in 8 posts", "half of posts", "12 % of posts"."""
    return f"{share} posts" if " in " in share else f"{share} of posts"


def counts_told(row: pd.Series) -> str:
    """Return the counts behind a comparison, for under the pointer."""
    return (
        f"{int(row['numerator']):,} of {int(row['denominator']):,} posts against "
        f"{int(row['numerator_before']):,} of {int(row['denominator_before']):,}"
    )


def coverage_words(in_theme: int, posts: int, themes: int) -> str:
    """Return how many posts are in a theme: "2 in 3 of 3,620 posts are in one of 17 themes (55 %)."."""
    share = in_theme / posts
    return (
        f"{about(share).removeprefix('about ')} of {counted(posts, 'post')} are in "
        f"{'the one theme' if themes == 1 else f'one of {themes} themes'} ({percent(share)}); the others are in none."
    )


def _labels(frame: pd.DataFrame) -> Mapping[str, str]:
    return dict(zip(frame["theme_id"], frame["label"], strict=True))
