"""All themes of a view: the list, what changed, who brings it up, over time, the map."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from insights.charts import grid
from insights.headlines import Comparison, comparison, titled
from insights.spikes import spikes
from insights.store import Answer
from insights.themes.tree import LARGEST_SHARE
from insights.ui.theme_list import theme_list
from insights.ui.theme_news import draw_news, news, recent
from insights.ui.theme_places import draw_map
from insights.ui.theme_trend import draw_trends, growing_first
from insights.ui.theme_voices import draw_voices
from insights.ui.theme_words import coverage_words, has_subject, moved
from insights.ui.tiles import tile
from insights.ui.view import View
from insights.wording import CORE_SEGMENTS, about, counted, name, percent

_GRID = 10


def all_themes(view: View) -> None:
    """Draw the page; where there is no theme to show, what to do."""
    themes, summary = view.ask("themes"), view.ask("summary").frame.iloc[0]
    told = themes.frame[themes.frame["numerator"].notna()]
    if told.empty:
        _no_themes(view, themes, int(summary["posts"]) if pd.notna(summary["posts"]) else None)
        return
    labels = dict(zip(told["theme_id"], told["label"], strict=True))
    _coverage(summary, told)
    moves = view.ask_over_time("themes_over_time")
    periods = comparison(view.filters, view.options.last, view.ask("posts_over_time").frame)
    changed = _moved(view, periods)
    found = spikes(moves.frame, series="theme_id")
    by_voice = view.ask("themes_by_voice")
    left, right = st.columns([3, 2])
    with left:
        theme_list(view, _leading(told), themes, moves.frame, changed)
    with right:
        lines = news(
            _became(view),
            changed,
            recent(found, [pd.Timestamp(day).date() for day in moves.frame["period"]]),
            labels=labels,
        )
        draw_news(view, lines, words=periods.words if periods else "", first_run=bool(told["change"].isna().all()))
        draw_voices(view, by_voice)
    leading = growing_first(changed, [theme for theme, label in labels.items() if has_subject(label)])
    draw_trends(view, _trend_title(changed, labels), moves, leading=leading, labels=labels, spikes=found)
    _by_voice(view, by_voice, list(labels)[:_GRID], labels)
    draw_map(view)


def _became(view: View) -> pd.DataFrame:
    """Return what became of themes in the last run, with the ids that gone ones are shown under; for staff only."""
    if view.grant.floor > 1:
        return pd.DataFrame(columns=[*_EMPTY, "change", "came_from", "became"])
    told = view.ask("themes_changed").frame
    told = told[(told["change"] != "gone") | (told["changed_at"] >= pd.Timestamp(view.condition.run_at))]
    return told.assign(became=[list(view.arrangement.reach(ids)) for ids in told["became"]])


def _moved(view: View, periods: Comparison | None) -> pd.DataFrame:
    if periods is None:
        return moved(*(pd.DataFrame(columns=_EMPTY),) * 2)
    now, before = (view.ask("themes", filters=filters).frame for filters in (periods.now, periods.before))
    return moved(now, before)


_EMPTY = ["theme_id", "label", "numerator", "denominator", "share", "low", "high"]


def _coverage(summary: pd.Series, told: pd.DataFrame) -> None:
    if pd.notna(summary["in_theme"]) and summary["posts"]:
        words = coverage_words(int(summary["in_theme"]), int(summary["posts"]), len(told))
        st.html(f"<p class='earshot-sum'>{words}</p>")
    for row in told[told["share"] > LARGEST_SHARE].itertuples():
        st.html(
            f'<p class="earshot-notice" role="status">“{escape(str(row.label))}” is broad: it holds '
            f"{percent(row.share)} of these posts, and says little about any of them.</p>"
        )


def _leading(told: pd.DataFrame) -> str:
    """Return the largest themes as a title: "They talk most about X (about 1 in 8), then Y and Z"."""
    subjects = told[told["label"].map(has_subject)]
    largest = (subjects if len(subjects) else told).sort_values("numerator", ascending=False)
    first, *others = largest.head(3).itertuples()
    then = f", then {' and '.join(str(row.label) for row in others)}" if others else ""
    return f"They talk most about {first.label} ({about(first.share)}){then}"


def _trend_title(changed: pd.DataFrame, labels: dict[str, str]) -> str:
    known = changed[changed["theme_id"].isin(list(labels))]
    up, down = (
        [str(label) for label in known[sign]["label"].head(2)]
        for sign in (known["difference"] > 0, known["difference"] < 0)
    )
    told = [f"{' and '.join(some)} {verb}" for some, verb in ((up, "up"), (down, "down")) if some]
    return titled("Over time", ", ".join(told) or "no theme moved beyond chance")


def _by_voice(view: View, by_voice: Answer, leading: list[str], labels: dict[str, str]) -> None:
    known = by_voice.frame.dropna(subset="denominator")
    posts = known.astype({"denominator": int}).groupby("segment")["denominator"].max()
    tile(
        view,
        "The largest themes, voice by voice",
        by_voice,
        lambda frame: grid(
            frame,
            row="theme_id",
            column="segment",
            rows=leading,
            columns=CORE_SEGMENTS,
            words={**labels, **{voice: f"{name(voice)} ({posts.get(voice, 0):,})" for voice in CORE_SEGMENTS}},
            theme=view.theme,
        ),
        opens=lambda theme, segment: {"themes": (theme,), "segments": (segment,)},
        denominator="Share of each voice's posts (number beside its name) that are in the theme.",
    )


def _no_themes(view: View, themes: Answer, posts: int | None) -> None:
    """Say why there is no theme and what to do."""
    if len(themes.frame):
        why = "Too few people wrote about any theme for this view."
        todo = "Widen the period or reset the filters."
    elif posts is not None and view.condition.coverage == 0:
        held = counted(posts, "post")
        why = f"No themes were found in {held}: it takes 40 posts or more that differ from one another."
        todo = "Read more posts in on the Sources page; what is found post by post is on the other pages."
    else:
        why = "No post in this view is in a theme."
        todo = "Widen the period or reset the filters."
    st.text(f"{why} {todo}")
    view.link("Posts", "Read the posts", icon=":material/article:")
