"""The themes of a view as a list: by family, each with its share, its line over time, and ways to it and its posts."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from insights.charts.style import PALETTES
from insights.store import Answer
from insights.ui.choosing import switch
from insights.ui.leading import number
from insights.ui.sparkline import sparkline
from insights.ui.tables import draw_table
from insights.ui.theme_words import steady_word
from insights.ui.tiles import POSTS_PAGE, how, under
from insights.ui.view import View
from insights.wording import about, counted, interval, percent, stability_words

_FEW = 5  # themes of a family that are shown before all are asked for
_FIRST = 12
_PINNED = "Pinned"
_ORDERS = {"families": "By family", "size": "By size", "growth": "What grows first"}


def theme_list(view: View, title: str, themes: Answer, moves: pd.DataFrame, moved: pd.DataFrame) -> None:
    """Draw the themes of an answer to `themes`, each with its line in `moves` and its arrow from `moved`."""
    told = themes.frame[themes.frame["numerator"].notna()]
    grouped = told["family"].fillna("").nunique() > 1
    with st.container(border=True):
        st.html(f'<h2 class="earshot-tile">{escape(title)}</h2>')
        orders = {key: words for key, words in _ORDERS.items() if key != "families" or grouped}
        order = switch("Order", orders, parameter="order")
        everything = bool(st.session_state.get("earshot_themes_all"))
        if st.session_state.get("earshot_themes_table"):
            draw_table(themes.frame, alt=title)
        else:
            _rows(view, told, moves, moved, order, everything)
        st.html(f'<p class="earshot-of">{escape(under(themes, told, _DENOMINATOR.format(_posts(told))))}</p>')
        with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
            view.link(POSTS_PAGE, "Read the posts")
            if len(told) > (_FEW if order == "families" else _FIRST):
                st.toggle(f"All {len(told)} themes", key="earshot_themes_all")
            st.toggle("Table", key="earshot_themes_table")
            how(themes)


_DENOMINATOR = (
    "Share of {}; a post is in one theme or in none. The line is the theme's share over time, an arrow a change beyond "
    "chance."
)


def _posts(told: pd.DataFrame) -> str:
    return counted(int(told["denominator"].max()), "post") if len(told) else "posts"


def _rows(
    view: View, told: pd.DataFrame, moves: pd.DataFrame, moved: pd.DataFrame, order: str, everything: bool
) -> None:
    differences = dict(zip(moved["theme_id"], moved["difference"], strict=True))
    lines = dict(tuple(moves.groupby("theme_id"))) if len(moves) else {}
    widest = float(told["share"].max())
    if order == "growth":
        told = told.assign(grows=told["theme_id"].map(differences).fillna(0.0))
        told = told.sort_values(["grows", "numerator"], ascending=False, kind="stable")
    pinned = told["theme_id"].isin(view.arrangement.pinned)
    told = told.assign(family=told["family"].fillna("").mask(pinned, _PINNED))
    if order != "families":
        told = pd.concat([told[pinned], told[~pinned]])
        for row in told.head(len(told) if everything else _FIRST).itertuples():
            _row(view, row, lines.get(row.theme_id), differences.get(row.theme_id, 0.0), widest)
        return
    for place, (family, rows) in enumerate(_families(told)):
        posts = counted(int(rows["numerator"].sum()), "post")
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key=f"earshot_family_{place}"):
            share = about(float(rows["share"].sum()))
            st.html(f'<h3 class="earshot-family">{escape(family or "Other themes")} <small>{share}</small></h3>')
            number(view, posts, help="Read the posts of these themes", themes=tuple(rows["theme_id"]))
        for row in rows.head(len(rows) if everything else _FEW).itertuples():
            _row(view, row, lines.get(row.theme_id), differences.get(row.theme_id, 0.0), widest)
        if not everything and len(rows) > _FEW:
            st.html(f'<p class="earshot-of">and {counted(len(rows) - _FEW, "smaller theme")}</p>')


def _families(told: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield what is pinned, then the families, the one with most posts first, themes without one last."""
    sizes = told.groupby("family")["numerator"].sum()
    for family in sorted(sizes.index, key=lambda name: (name != _PINNED, name == "", -sizes[name], name)):
        yield str(family), told[told["family"] == family]


def _row(view: View, row: Any, line: pd.DataFrame | None, difference: float, widest: float) -> None:
    palette = PALETTES[view.theme]
    stability = None if pd.isna(row.stability) else float(row.stability)
    word = steady_word(stability)
    arrow = "" if not difference else ("▲" if difference > 0 else "▼")
    said = {"▲": "more than before", "▼": "less than before"}.get(arrow, "")
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"earshot_theme_{row.theme_id}"):
        icon = ":material/keep:" if row.family == _PINNED else ":material/fiber_new:" if row.change == "new" else None
        view.link("Themes", row.label, icon=icon, themes=(row.theme_id,))
        st.html(
            f'<div class="earshot-row"><span class="earshot-bar" title="{int(row.numerator):,} of '
            f'{int(row.denominator):,} posts, 95 % interval {interval(row.low, row.high)}">'
            f'<i style="width:{row.share / widest * 100:.1f}%;background:{palette.accent}"></i></span>'
            f"<span class='earshot-share'>{percent(row.share)}</span>"
            f"{_line(row, line, palette.quiet)}"
            f'<span class="earshot-arrow" title="{said}" aria-label="{said}">{arrow}</span>'
            f'<small title="{escape(stability_words(stability))}">{word}</small></div>'
        )
        number(view, f"{int(row.numerator):,}", help=f"Read the posts: {row.label}", themes=(row.theme_id,))


def _line(row: Any, line: pd.DataFrame | None, colour: str) -> str:
    if line is None:
        return '<span class="earshot-spark"></span>'
    rows = line.sort_values("period")
    shares = [None if pd.isna(share) else float(share) for share in rows["share"]]
    drawn = sparkline(shares, colour=colour, alt=f"{row.label} over time", complete=bool(rows["complete"].iloc[-1]))
    return drawn or '<span class="earshot-spark"></span>'
