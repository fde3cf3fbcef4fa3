"""Overview: who speaks, what changed and why, what to look at next."""

from __future__ import annotations

import streamlit as st

from insights.charts import over_time, ranked
from insights.headlines import comparison, headlines, most, titled
from insights.ui import Finding, open_view, tile
from insights.ui.cards import headline_list, other_voices, summary_line, voice_card
from insights.ui.frames import from_posts
from insights.wording import CORE_SEGMENTS

view = open_view(
    "Overview",
    roles=("analyst", "marketer", "approver", "safety", "client", "admin"),
    permission="read_numbers",
    icon=":material/home:",
)

summary_line(view)

voices, needs, months = view.ask("voices"), view.ask("needs"), view.ask("posts_over_time")
periods = comparison(view.filters, view.options.last, months.frame)
with st.container(border=True):
    if periods is None:
        headline_list(view, [], None)
    else:
        now, before = (view.ask("subjects", filters=filters) for filters in (periods.now, periods.before))
        found = headlines(now.frame, before.frame, words=periods.words)
        headline_list(view, found, None if now.empty or before.empty else periods)

segments = view.filters.segments or CORE_SEGMENTS
for column, segment in zip(st.columns(max(len(segments), 3)), segments, strict=False):
    with column:
        voice_card(view, segment, voices.frame, needs.frame)
if not view.filters.segments:
    other_voices(voices.frame)

left, right = st.columns(2)
with left:
    themes = view.ask("themes")
    tile(
        view,
        titled("What they talk about most", most(themes.frame, "label")),
        themes,
        lambda frame: ranked(frame, name="label", key="theme_id", theme=view.theme, top=8),
        opens=lambda theme: {"themes": (theme,)},
        empty="No themes in this view: too few posts, or none in a theme. Widen the period or reset the filters.",
    )
with right:
    if "medications" in view.condition.holds:
        medications = view.ask("medications")
        tile(
            view,
            titled("Which medications they name most", most(medications.frame, "generic")),
            medications,
            lambda rows: ranked(rows, name="generic", theme=view.theme, top=8),
            rows=from_posts(medications.frame, 2),
            opens=lambda generic: {"finding": Finding(kind="medication", value=generic)},
            empty="No medication is named in these posts. Widen the period or reset the filters.",
        )
    else:
        care = view.ask("care")
        tile(
            view,
            titled("Which care they speak of", most(care.frame, "care")),
            care,
            lambda rows: ranked(rows, name="care", theme=view.theme, top=8),
            rows=from_posts(care.frame, 2),
            opens=lambda value: {"finding": Finding(kind="care", value=value)},
            empty="No post speaks of care. Widen the period or reset the filters.",
        )

tile(
    view,
    "When they wrote",
    months,
    lambda frame: over_time(frame.assign(series="Posts"), series="series", names=["Posts"], theme=view.theme),
    denominator="Share of all dated posts in view that fall in the month. Posts without a date are not drawn.",
)
