"""What changed among the themes: new, standing out, growing, fading, split, merged, gone; each line leads on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from insights.spikes import Spike
from insights.ui.theme_words import as_before, counts_told, of_posts
from insights.ui.tiles import POSTS_PAGE
from insights.ui.view import View
from insights.wording import about, counted

_MOST = 3  # lines of one kind
_RECENT = 3  # periods back from the last in which a spike is still news


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One change: a sentence that leads to `page` with the filters changed; `detail` is under the pointer."""

    icon: str
    sentence: str
    detail: str = ""
    page: str = "Themes"
    changes: Mapping[str, Any] = field(default_factory=dict)


def news(
    changed: pd.DataFrame, moved: pd.DataFrame, spikes: Sequence[Spike], *, labels: Mapping[str, str]
) -> list[News]:
    """Return what changed, most telling first: new, standing out, growing, fading, then what became of old themes."""
    told = changed[changed["numerator"].notna()] if len(changed) else changed
    return [
        *_new(told),
        *(_standing_out(spike, labels[spike.value]) for spike in spikes[:_MOST] if spike.value in labels),
        *_moving(moved[moved["difference"] > 0], "up", ":material/trending_up:", labels),
        *_moving(moved[moved["difference"] < 0], "down", ":material/trending_down:", labels),
        *_became(told, labels),
    ]


def recent(spikes: Sequence[Spike], periods: Collection[date]) -> list[Spike]:
    """Return the spikes in the last three of `periods`: the others are history, and marked in the line over time."""
    last = sorted(set(periods))[-_RECENT:]
    return [spike for spike in spikes if spike.period in last]


def draw_news(view: View, lines: Sequence[News], *, words: str, first_run: bool) -> None:
    """Draw the lines; `words` is the period that was compared, "" where none could be."""
    with st.container(border=True, key="earshot_news"):
        st.html('<h2 class="earshot-tile">What changed</h2>')
        if words and lines:
            st.html(f'<p class="earshot-of">{escape(words)}, against the same time before</p>')
        if not lines:
            st.text(
                f"No theme moved beyond chance in {words}." if words else "There is no earlier time to compare with."
            )
        for line in lines:
            view.link(line.page, line.sentence, icon=line.icon, help=line.detail or None, **line.changes)
        if first_run:
            st.html('<p class="earshot-of">New, split and merged themes are told from the second import on.</p>')
        with st.popover("How computed", type="tertiary"):
            st.text(
                (f"Growing and fading: shares of posts in {words} against the same time before. " if words else "")
                + "A line is shown where the 95 % interval of the difference (Newcombe's method 10) leaves out zero "
                "and at least 8 posts stand behind it."
            )
            st.text(
                "Standing out: a period with at least 10 posts by 5 people, 1.5 times the share of the periods before "
                "it, above each of them, and no chance (Fisher's exact test at 5 %, shared among the periods judged)."
            )
            st.text("New, split, merged and gone: against the import before, by the posts that themes have in common.")


def _new(told: pd.DataFrame) -> Iterator[News]:
    for row in _of(told, "new").head(_MOST).itertuples():
        yield News(
            icon=":material/new_releases:",
            sentence=f"New: {row.label}, {of_posts(about(row.share))}",
            detail=f"{int(row.numerator):,} of {counted(int(row.denominator), 'post')}; not there in the import before",
            changes={"themes": (row.theme_id,)},
        )


def _standing_out(spike: Spike, label: str) -> News:
    return News(
        icon=":material/bolt:",
        sentence=f"{label} stands out: {spike.sentence}",
        detail=spike.detail,
        page=POSTS_PAGE,
        changes={"themes": (spike.value,), "since": spike.period, "until": spike.until},
    )


def _moving(moved: pd.DataFrame, verb: str, icon: str, labels: Mapping[str, str]) -> Iterator[News]:
    for _, row in moved.head(_MOST).iterrows():
        known = row["theme_id"] in labels
        yield News(
            icon=icon,
            sentence=f"{row['label']} {verb}: {as_before(row)}",
            detail=counts_told(row),
            changes={"themes": (row["theme_id"],)} if known else {},
        )


def _became(told: pd.DataFrame, labels: Mapping[str, str]) -> Iterator[News]:
    for row in _of(told, "split").head(_MOST).itertuples():
        yield News(
            icon=":material/call_split:",
            sentence=f"Split off: {row.label}, from {_named(row.came_from) or 'another theme'}",
            changes={"themes": (row.theme_id,)},
        )
    for row in _of(told, "merged").head(_MOST).itertuples():
        yield News(
            icon=":material/call_merge:",
            sentence=f"Merged: {_named(row.came_from) or 'another theme'}, into {row.label}",
            changes={"themes": (row.theme_id,)},
        )
    for row in _of(told, "gone").head(_MOST).itertuples():
        heirs = tuple(theme for theme in row.became if theme in labels)
        now = f"now in {_named([labels[heir] for heir in heirs])}" if heirs else "it faded"
        yield News(
            icon=":material/remove_circle_outline:",
            sentence=f"Gone: {row.label}, {now}",
            changes={"themes": heirs} if heirs else {},
        )


def _of(told: pd.DataFrame, change: str) -> pd.DataFrame:
    return told[told["change"] == change].sort_values("numerator", ascending=False) if len(told) else told


def _named(labels: Sequence[str]) -> str:
    return " and ".join(str(label) for label in labels)
