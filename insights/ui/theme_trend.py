"""Themes over time: lines with their intervals, spikes marked, and what each spike leads to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from insights.charts import over_time
from insights.spikes import Spike
from insights.store import Answer
from insights.ui import tile
from insights.ui.frames import between
from insights.ui.tiles import POSTS_PAGE
from insights.ui.view import View

_LEAST = 20  # posts of a period that is drawn


def draw_trend(
    view: View,
    title: str,
    moves: Answer,
    *,
    names: Sequence[str],
    labels: Mapping[str, str],
    spikes: Sequence[Spike],
    bands: bool,
    about: str,
) -> None:
    """Draw the lines of `names` in `moves`; a point or a star opens the posts of its theme and period."""
    frame = moves.frame
    tile(
        view,
        title,
        moves,
        lambda rows: over_time(
            rows,
            series="theme_id",
            names=names,
            words=dict(labels),
            theme=view.theme,
            bands=bands,
            spikes=spikes,
        ),
        rows=frame[(frame["denominator"].fillna(0) >= _LEAST) & frame["theme_id"].isin(list(names))],
        opens=lambda theme, since, until: {"themes": (theme,), **between(since, until)},
        denominator=(
            f"Share of the posts of each period; {about}. The band is the 95 % interval, an open dot a period that is "
            "not complete, a star a period far above the time before it."
        ),
        empty="No dated post is in a theme. Widen the period or reset the filters.",
    )


def spike_list(view: View, spikes: Sequence[Spike], labels: Mapping[str, str], *, top: int = 5) -> None:
    """Draw the newest spikes as lines that lead to their posts."""
    for spike in list(spikes)[:top]:
        view.link(
            POSTS_PAGE,
            f"{labels.get(spike.value, '')}: {spike.sentence}".removeprefix(": "),
            icon=":material/star:",
            help=spike.detail,
            themes=(spike.value,),
            since=spike.period,
            until=spike.until,
        )


def growing_first(moved: pd.DataFrame, leading: Sequence[str], *, top: int = 5) -> list[str]:
    """Return the themes to draw: those that moved, then the largest, at most `top`."""
    known = [theme for theme in moved["theme_id"] if theme in leading]
    return list(dict.fromkeys([*known, *leading]))[:top]
