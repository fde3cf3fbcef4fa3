"""The page of one theme: its head, what it is about, and the posts that stand for it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from insights.access import Action
from insights.charts.style import PALETTES
from insights.model import Filters
from insights.store import Answer
from insights.ui.arranging import arrange_theme
from insights.ui.leading import number
from insights.ui.post_list import day, place
from insights.ui.posts import post_card
from insights.ui.tiles import how
from insights.ui.view import View
from insights.wording import (
    about,
    change_words,
    counted,
    interval,
    name,
    percent,
    sentence_case,
    stability_words,
)

_TERMS = 10


def draw_ways(view: View, theme_id: str, order: Sequence[tuple[str, str]]) -> None:
    """Draw the ways to all themes and to the theme before and after in `order`, pairs of id and label."""
    ids = [one for one, _ in order]
    at = ids.index(theme_id) if theme_id in ids else None
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", key="earshot_ways"):
        view.link("Themes", "All themes", icon=":material/arrow_back:", themes=())
        if at is not None and at > 0:
            view.link("Themes", order[at - 1][1], icon=":material/chevron_left:", themes=(ids[at - 1],))
        if at is not None and at + 1 < len(ids):
            view.link("Themes", order[at + 1][1], icon=":material/chevron_right:", themes=(ids[at + 1],))


def draw_head(view: View, row: Any) -> None:
    """Draw the theme's name, its share, its family, what became of it and how surely it comes back."""
    since = None if pd.isna(row.since) else pd.Timestamp(row.since).date()
    change = row.change if isinstance(row.change, str) else None
    told = [
        row.family if isinstance(row.family, str) and row.family else "",
        change_words(change, came_from=list(row.came_from), since=since) if change else "",
        stability_words(None if pd.isna(row.stability) else float(row.stability)),
    ]
    share = f"{sentence_case(about(row.share))} of {counted(int(row.denominator), 'post')}"
    st.html(
        f'<h2 class="earshot-title">{escape(str(row.label))}</h2>'
        f"<p class='earshot-sum' title='{percent(row.share)}, 95 % interval {interval(row.low, row.high)}'>"
        f"<b>{share}</b> ({percent(row.share)})</p>"
        f'<p class="earshot-of">{escape(" · ".join(filter(None, told)))}</p>'
    )
    if pd.notna(row.oversized) and row.oversized:
        st.html(
            '<p class="earshot-notice" role="status">This theme holds over 15 % of all posts, although a split was '
            "tried: take it as a mixture.</p>"
        )
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        number(view, f"Read its {counted(int(row.numerator), 'post')}", themes=(row.theme_id,))
        arrange_theme(view, str(row.theme_id), str(row.label))


def draw_nothing_left(view: View, label: str, *, withheld: bool) -> None:
    """Say that the filters leave nothing of a theme that could be shown, and lead out."""
    why = "too few people wrote about it for this view" if withheld else "no post of it matches these filters"
    st.html(f'<h2 class="earshot-title">{escape(label)}</h2>')
    st.text(f"There is nothing to show of this theme: {why}.")
    free = Filters(condition=view.filters.condition)
    if view.filters_with(themes=()) != free:
        view.link(
            "Themes",
            "See it without the other filters",
            icon=":material/filter_alt_off:",
            since=None,
            until=None,
            segments=(),
            sources=(),
            communities=(),
            medications=(),
            voices=free.voices,
        )


def draw_about(view: View, about_it: Answer, parts: Answer) -> None:
    """Draw what a theme is about: its summary, its words by weight, its parts."""
    row = about_it.frame.iloc[0]
    with st.container(border=True, height="stretch"):
        st.html('<h2 class="earshot-tile">What it is about</h2>')
        if isinstance(row["summary"], str) and row["summary"]:
            written = f"Written by {row['named_by']}, from the posts." if isinstance(row["named_by"], str) else ""
            st.text(row["summary"])
            st.html(f'<p class="earshot-of">{escape(written)}</p>')
        if len(row["terms"]):
            st.html(_terms(row, PALETTES[view.theme].accent))
        else:
            st.text("Its posts have no words in common that the others lack.")
        told = parts.frame[parts.frame["numerator"].notna()]
        if len(told):
            st.html('<h3 class="earshot-family">Its parts</h3>')
        for part in told.itertuples():
            with st.container(
                horizontal=True, vertical_alignment="center", gap="small", key=f"earshot_part_{part.theme_id}"
            ):
                label = sentence_case(str(part.label).removeprefix(f"{row['label']}: "))
                if part.theme_id in dict(view.options.themes):
                    view.link("Themes", label, themes=(part.theme_id,))
                else:
                    st.html(f"<p>{escape(label)}</p>")
                counts = f"{int(part.numerator):,} of {int(part.denominator):,} posts"
                view.link("Posts", about(part.share), help=counts, themes=(part.theme_id,))
        if len(parts.frame) and not len(told):
            st.html('<p class="earshot-of">Its parts rest on too few people to be shown.</p>')
        how(about_it)


def _terms(row: Any, colour: str) -> str:
    """Return the words that mark a theme, each with a bar of its weight."""
    terms, weights = list(row["terms"]), [float(weight) for weight in row["weights"]]
    largest = max(weights, default=0.0) or 1.0
    lines = "".join(
        f'<div class="earshot-word"><span>{escape(str(term))}</span>'
        f'<span class="earshot-bar" title="weight {weight:.2f}">'
        f'<i style="width:{weight / largest * 100:.0f}%;background:{colour}"></i></span></div>'
        for term, weight in list(zip(terms, weights, strict=False))[:_TERMS]
    )
    return f'<div class="earshot-words">{lines}</div>'


def draw_examples(view: View, theme_id: str) -> None:
    """Draw the three posts that stand for a theme, for a viewer who may read posts."""
    if not view.allows(Action.READ_POSTS):
        return
    with st.container(border=True, height="stretch"):
        st.html('<h2 class="earshot-tile">Posts that stand for it</h2>')
        posts = view.ask("theme_posts", theme=theme_id)
        for post in posts.frame.itertuples():
            post_card(post.text, facts=(name(post.segment), place(post)), created_at=day(post.created_at))
        how(posts)
