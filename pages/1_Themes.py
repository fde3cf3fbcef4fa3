"""Themes: what they talk about, who brings it up, how it moves, in which words."""

from __future__ import annotations

import streamlit as st

from insights.charts import grid, over_time, ranked
from insights.headlines import most, titled
from insights.ui import open_view, post_card, tile
from insights.ui.choosing import choose
from insights.ui.deciding import rename_theme
from insights.ui.frames import between
from insights.ui.post_list import day, place
from insights.ui.tiles import of_line
from insights.wording import CORE_SEGMENTS, name, percent

view = open_view(
    "Themes",
    roles=("analyst", "marketer", "approver", "client", "admin"),
    permission="read_numbers",
    icon=":material/forum:",
)

themes = view.ask("themes")
told = themes.frame[themes.frame["numerator"].notna()]
labels = dict(zip(told["theme_id"], told["label"], strict=True))
leading = list(labels)[:10]

tile(
    view,
    titled("What they talk about", most(themes.frame, "label")),
    themes,
    lambda frame: ranked(frame, name="label", key="theme_id", theme=view.theme, top=20),
    opens=lambda theme: {"themes": (theme,)},
    denominator=(
        f"{of_line(themes)} {len(labels)} themes; with no filter they hold {percent(view.condition.coverage)} of "
        "patient posts, the rest are in none."
    ),
    empty="No themes: there are too few posts for themes in this view. Read more posts in, or reset the filters.",
)
if not labels:
    st.stop()

by_voice = view.ask("themes_by_voice")
posts = by_voice.frame.dropna(subset="denominator").astype({"denominator": int}).groupby("segment")["denominator"].max()
tile(
    view,
    "Who brings it up",
    by_voice,
    lambda frame: grid(
        frame,
        row="theme_id",
        column="segment",
        rows=leading,
        columns=CORE_SEGMENTS,
        words={**labels, **{segment: f"{name(segment)} ({posts.get(segment, 0):,})" for segment in CORE_SEGMENTS}},
        theme=view.theme,
    ),
    opens=lambda theme, segment: {"themes": (theme,), "segments": (segment,)},
    denominator="Share of each voice's posts (number beside its name) that are in the theme; the ten largest themes.",
)
moves = view.ask_over_time("themes_over_time")
tile(
    view,
    "Which themes grow and which fade",
    moves,
    lambda rows: over_time(rows, series="theme_id", names=leading[:5], words=labels, theme=view.theme),
    rows=moves.frame[moves.frame["denominator"].fillna(0) >= 20],
    opens=lambda theme, since, until: {"themes": (theme,), **between(since, until)},
    denominator="Share of the posts of each period; the five largest themes. An open dot is a period not complete.",
)

chosen = choose("Look closer at a theme", labels)
if chosen:
    rename_theme(view.store.folder, view.grant, view.filters.condition, chosen, labels[chosen])
    own = view.filters_with(themes=(chosen,))
    words, trend = st.columns([2, 3])
    with words:
        tile(
            view,
            f"“{labels[chosen]}” in their words",
            view.ask("theme_terms", filters=own, theme=chosen),
            lambda frame: ranked(
                frame.drop_duplicates("term").sort_values("share", ascending=False),
                name="term",
                theme=view.theme,
                top=10,
            ),
            posts_link={"themes": (chosen,)},
            denominator="Share of a voice's posts in the theme that hold the term.",
        )
    with trend:
        tile(
            view,
            f"“{labels[chosen]}” over time",
            moves,
            lambda rows: over_time(rows, series="theme_id", names=[chosen], words=labels, theme=view.theme, bands=True),
            rows=moves.frame[(moves.frame["theme_id"] == chosen) & (moves.frame["denominator"].fillna(0) >= 20)],
            posts_link={"themes": (chosen,)},
        )
    if view.allows("read_posts"):
        st.subheader("Posts that stand for it")
        for post in view.ask("theme_posts", filters=own, theme=chosen).frame.itertuples():
            post_card(post.text, facts=(name(post.segment), place(post)), created_at=day(post.created_at))
