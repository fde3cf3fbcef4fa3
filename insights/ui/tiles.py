"""A tile: one finding as a sentence, a figure with its denominator, and a way to the posts behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from insights.access import Action
from insights.store import Answer
from insights.ui.tables import draw_table
from insights.ui.view import View
from insights.wording import counted

POSTS_PAGE = "Posts"
_TOO_FEW = "Too few posts for a figure: these are the counts. A wider period shows more."


def tile(
    view: View,
    title: str,
    answer: Answer,
    draw: Callable[[pd.DataFrame], Any],
    *,
    rows: pd.DataFrame | None = None,
    posts_link: Mapping[str, Any] | None = None,
    opens: Callable[..., Mapping[str, Any]] | None = None,
    denominator: str | None = None,
    events: Sequence[tuple[date, str]] = (),
    empty: str = "No post matches these filters. Widen the period or reset the filters.",
) -> None:
    """Draw a tile: a title that says what comes out, a figure, its denominator, a way to the posts behind it.

    `draw` turns `rows` into a Plotly figure: those rows of the answer that rest on enough posts (all, unless
    told). Where none does, the counts stand in a table. `posts_link` holds the changes to the filters that lead to
    the posts behind the tile; None: all posts in view. `opens` turns what a clicked mark stands for into such
    changes. `denominator` replaces the line worked out from the frame. `events` are those marked in the figure.
    `empty` says what to do where nothing answers.
    """
    with st.container(border=True, height="stretch"):
        st.html(f'<h2 class="earshot-tile">{escape(title)}</h2>')
        if answer.frame.empty:
            st.text(empty)
            how(answer)
            return
        key = f"earshot_table_{answer.question}_{title}"
        drawn = answer.frame if rows is None else rows
        if drawn.empty:
            st.text(_TOO_FEW)
        if st.session_state.get(key) or drawn.empty:
            draw_table(answer.frame, alt=title)
        else:
            _figure(view, draw(drawn), title, f"{key}_figure", opens)
        st.html(f'<p class="earshot-of">{escape(under(answer, drawn, denominator))}</p>')
        with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
            view.link(POSTS_PAGE, "Read the posts", **(posts_link or {}))
            how(answer)
            if events:
                with st.popover(f"Events · {len(events)}", type="tertiary"):
                    for day, words in events:
                        st.text(f"{day:%-d %b %Y}: {words}")
            if not drawn.empty:
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


def under(answer: Answer, drawn: pd.DataFrame, denominator: str | None) -> str:
    """Return what stands under a figure: out of how many, what is withheld, what only the table has."""
    told = [denominator or of_line(answer), _withheld_line(answer)]
    few = len(answer.frame) - len(drawn) - answer.withheld
    if few > 0 and not drawn.empty:
        told.append(f"{counted(few, 'row')} of too few posts {'is' if few == 1 else 'are'} in the table only.")
    return " ".join(filter(None, told))


def of_line(answer: Answer) -> str:
    """Return out of how many posts an answer is: "Of 120 posts."."""
    if "denominator" not in answer.frame.columns:
        return ""
    totals = answer.frame["denominator"].dropna()
    low, high = (int(totals.min()), int(totals.max())) if len(totals) else (0, 0)
    return f"Of {counted(high, 'post')}." if low == high else f"Of {low:,} to {high:,} posts, by row."


def _withheld_line(answer: Answer) -> str:
    if not answer.withheld:
        return ""
    rows = "1 row is" if answer.withheld == 1 else f"{answer.withheld} rows are"
    return f"{rows} withheld: too few people behind {'it' if answer.withheld == 1 else 'them'}."


def how(answer: Answer) -> None:
    """Draw the button that tells how an answer was computed."""
    with st.popover("How computed", type="tertiary"):
        st.text(answer.title)
        st.text(answer.note)
