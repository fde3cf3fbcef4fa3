"""A tile: one finding as a sentence, a figure with its denominator, and a way to the posts behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from insights.access import Action
from insights.store import Answer
from insights.ui.view import View
from insights.wording import counted

POSTS_PAGE = "Posts"
_MEASURES = {
    "numerator": st.column_config.NumberColumn("Posts", format="localized"),
    "denominator": st.column_config.NumberColumn("Of", format="localized"),
    "authors": st.column_config.NumberColumn("People", format="localized"),
    "share": st.column_config.NumberColumn("Share", format="percent"),
    "low": st.column_config.NumberColumn("Low", format="percent"),
    "high": st.column_config.NumberColumn("High", format="percent"),
    "withheld": st.column_config.CheckboxColumn("Withheld"),
}


def tile(
    view: View,
    title: str,
    answer: Answer,
    draw: Callable[[pd.DataFrame], Any],
    *,
    posts_link: Mapping[str, Any] | None = None,
    opens: Callable[..., Mapping[str, Any]] | None = None,
    least: int = 1,
    drawn: int | None = None,
    denominator: str | None = None,
    empty: str = "No post matches these filters. Widen the period or reset the filters.",
) -> None:
    """Draw a tile. `title` is the finding as a sentence; `draw` turns the frame into a Plotly figure.

    `posts_link` holds the changes to the filters that lead to the posts behind the tile; None: all posts in
    view. `opens` turns what a clicked mark stands for into such changes. Rows of fewer than `least` posts (their
    denominator) are left to the table, and so is all where `drawn`, the rows a page would draw, is 0.
    `denominator` replaces the line worked out from the frame. `empty` says what to do without any.
    """
    with st.container(border=True, height="stretch"):
        st.html(f'<h2 class="earshot-tile">{escape(title)}</h2>')
        if answer.frame.empty:
            st.text(empty)
            _how(answer)
            return
        key = f"earshot_table_{answer.question}_{title}"
        enough = answer.frame[answer.frame["denominator"].fillna(0) >= least] if least > 1 else answer.frame
        few = len(answer.frame) - len(enough)
        nothing_to_draw = enough.empty or drawn == 0
        if nothing_to_draw:
            st.text("Too few posts for a figure: these are the counts. A wider period shows more.")
        if st.session_state.get(key) or nothing_to_draw:
            st.dataframe(answer.frame, hide_index=True, column_config=_MEASURES, alt=title)
        else:
            figure = draw(enough)
            _figure(view, figure, title, f"{key}_figure", opens)
        st.html(f'<p class="earshot-of">{escape(denominator or of_line(answer))}{_few_line(few, least)}</p>')
        with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
            view.link(POSTS_PAGE, "Read the posts", **(posts_link or {}))
            _how(answer)
            if not nothing_to_draw:
                st.toggle("Table", key=key)


def _figure(view: View, figure: Any, title: str, key: str, opens: Callable[..., Mapping[str, Any]] | None) -> None:
    """Draw the figure; a click on a mark leaves for the posts it stands for."""
    shared: dict[str, Any] = {"theme": None, "config": {"displayModeBar": False}, "alt": title, "key": key}
    if opens is None or not view.allows(Action.READ_POSTS):
        st.plotly_chart(figure, **shared)
        return
    event = st.plotly_chart(figure, on_select="rerun", selection_mode="points", **shared)
    for point in event["selection"]["points"][:1]:
        meant = point.get("customdata") or ()
        if len(meant) > 1:
            view.go(POSTS_PAGE, **opens(*meant[1:]))


def _few_line(few: int, least: int) -> str:
    """Return what is said of rows that rest on too few posts to draw; the table still has them."""
    if not few:
        return ""
    return f" {counted(few, 'row')} with fewer than {least} posts {'is' if few == 1 else 'are'} in the table only."


def of_line(answer: Answer) -> str:
    """Return the sentence under a figure: out of how many posts, and what is withheld."""
    lines = []
    if "denominator" in answer.frame.columns:
        totals = answer.frame["denominator"].dropna()
        low, high = (int(totals.min()), int(totals.max())) if len(totals) else (0, 0)
        lines.append(f"Of {high:,} posts." if low == high else f"Of {low:,} to {high:,} posts, by row.")
    if answer.withheld == 1:
        lines.append("1 row is withheld: too few people behind it.")
    elif answer.withheld:
        lines.append(f"{answer.withheld} rows are withheld: too few people behind them.")
    return " ".join(lines)


def _how(answer: Answer) -> None:
    with st.popover("How computed", type="tertiary"):
        st.text(answer.title)
        st.text(answer.note)
