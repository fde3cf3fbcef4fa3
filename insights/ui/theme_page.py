"""One theme in full: what it is about, who speaks, what they need, feel, ask, how it moves, what people decided."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from insights.headlines import titled
from insights.model import Filters
from insights.spikes import spikes
from insights.ui import theme_facts as facts
from insights.ui.theme_history import theme_history
from insights.ui.theme_one import draw_about, draw_examples, draw_head, draw_nothing_left, draw_ways
from insights.ui.theme_trend import draw_trend, spike_list
from insights.ui.view import View


def one_theme(view: View, theme_id: str) -> None:
    """Draw the page of `theme_id`; the view's other filters hold, so that shares are of the posts they leave."""
    around = view.filters_with(themes=())
    label = dict(view.options.themes)[theme_id]
    st.set_page_config(page_title=f"{label} · Themes · Earshot")
    draw_ways(view, theme_id, view.options.themes)
    about = view.ask("theme_about", filters=around, theme=theme_id)
    if about.frame.empty or about.frame["numerator"].isna().any():
        draw_nothing_left(view, label, withheld=len(about.frame) > 0)
        return
    row = next(about.frame.itertuples())
    draw_head(view, row)
    left, right = st.columns([2, 3])
    with left:
        draw_about(view, about, view.ask("theme_parts", theme=theme_id))
    with right:
        if view.allows("read_posts"):
            draw_examples(view, theme_id)
        else:
            facts.in_their_words(view, theme_id)
    _trend(view, theme_id, label)
    _pair(
        lambda: facts.who_speaks(view, theme_id, view.ask("themes_by_voice", filters=around)),
        lambda: facts.needs(view, int(row.numerator)),
    )
    if "medications" in view.condition.holds:
        _pair(lambda: facts.medications(view), lambda: facts.side_effects(view))
    _pair(lambda: facts.feeling(view, theme_id), lambda: facts.voices_words(view, theme_id))
    if view.allows("read_posts"):
        _pair(lambda: facts.questions(view, theme_id), lambda: _words_and_likes(view, theme_id, around))
    else:
        facts.similar(view, theme_id, around)
    theme_history(view, theme_id)


def _words_and_likes(view: View, theme_id: str, around: Filters) -> None:
    facts.in_their_words(view, theme_id)
    facts.similar(view, theme_id, around)


def _pair(first: Callable[[], None], second: Callable[[], None]) -> None:
    """Draw two things side by side; one below the other on a phone."""
    for column, draw in zip(st.columns(2), (first, second), strict=True):
        with column:
            draw()


def _trend(view: View, theme_id: str, label: str) -> None:
    moves = view.ask_over_time("themes_over_time", filters=view.filters_with(themes=()), theme=theme_id)
    found = spikes(moves.frame, series="theme_id")
    draw_trend(
        view,
        titled("Over time", found[0].sentence if found else ""),
        moves,
        names=[theme_id],
        labels={theme_id: label},
        spikes=found,
        about="those in this theme",
    )
    spike_list(view, found, {})
