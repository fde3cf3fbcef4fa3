"""Who brings a theme up more than the others, voice by voice."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from insights.distinctive import distinctive
from insights.store import Answer
from insights.ui.leading import number
from insights.ui.theme_words import has_subject
from insights.ui.tiles import how
from insights.ui.view import View
from insights.wording import CORE_SEGMENTS, compared, counted, name

_TOP = 4


def draw_voices(view: View, by_voice: Answer) -> None:
    """Draw for each voice the themes it brings up far more than the others do."""
    found = distinctive(by_voice.frame)
    segments = view.filters.segments or CORE_SEGMENTS
    leading = found[found["segment"].isin(segments) & found["label"].map(has_subject).astype(bool)]
    title = str(leading.iloc[0]["sentence"]) if len(leading) else "Who brings it up: no voice more than the others"
    with st.container(border=True):
        st.html(f'<h2 class="earshot-tile">{escape(title)}</h2>')
        for segment in segments:
            _voice(view, by_voice.frame, found, segment)
        st.html(
            '<p class="earshot-of">Share of the voice\'s posts that are in the theme, beside the share among the other '
            "voices'; only themes that the voice brings up far more.</p>"
        )
        with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
            how(by_voice)


def _voice(view: View, by_voice: pd.DataFrame, found: pd.DataFrame, segment: str) -> None:
    sizes = by_voice.loc[by_voice["segment"] == segment, "denominator"].dropna()
    size = f" <small>{counted(int(sizes.max()), 'post')}</small>" if len(sizes) else ""
    st.html(f'<h3 class="earshot-family">{escape(name(segment))}{size}</h3>')
    own = found[found["segment"] == segment].head(_TOP)
    if own.empty:
        st.html('<p class="earshot-of">None far more than the others.</p>')
    for _, row in own.iterrows():
        now, others = compared(float(row["share"]), float(row["share_of_others"]))
        key = f"earshot_voice_{segment}_{row['theme_id']}"
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=key):
            view.link("Themes", row["label"], themes=(row["theme_id"],))
            number(
                view,
                f"{now}, others {others}",
                help=f"{row['sentence']}. Read the posts",
                themes=(row["theme_id"],),
                segments=(segment,),
            )
