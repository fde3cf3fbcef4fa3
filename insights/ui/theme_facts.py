"""What is found in the posts of one theme: who speaks, needs, medications, feeling, questions, words, likes."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import pandas as pd
import streamlit as st

from insights.access import Action
from insights.charts import feelings, ranked
from insights.distinctive import distinctive
from insights.headlines import most, titled
from insights.model import Filters
from insights.statistics import with_share
from insights.store import Answer
from insights.ui import Finding, tile
from insights.ui.frames import from_posts
from insights.ui.leading import number
from insights.ui.theme_words import of_posts
from insights.ui.tiles import how
from insights.ui.view import View
from insights.wording import about, counted, name, percent

_FEW = 2
_VOICE, _OFTEN = 20, 4  # posts of a voice in a theme, and of those with a word, from which words are drawn


def who_speaks(view: View, theme_id: str, by_voice: Answer) -> None:
    """Draw which share of each voice's posts is in the theme, led by the voice that brings it up far more."""
    own = by_voice.frame[by_voice.frame["theme_id"] == theme_id]
    lead = distinctive(by_voice.frame)
    lead = lead[lead["theme_id"] == theme_id].sort_values("share", ascending=False)
    title = str(lead.iloc[0]["sentence"]) if len(lead) else "Who speaks of it: no voice far more than the others"
    tile(
        view,
        title,
        replace(by_voice, frame=own),
        lambda rows: ranked(
            rows.assign(words=rows["segment"].map(name)).sort_values("share", ascending=False),
            name="words",
            key="segment",
            theme=view.theme,
        ),
        rows=from_posts(own, _FEW),
        opens=lambda segment: {"themes": (theme_id,), "segments": (segment,)},
        denominator="Share of each voice's own posts that are in this theme.",
    )


def needs(view: View, posts: int) -> None:
    """Draw what people need in the theme, of its `posts`."""
    answer = view.ask("needs")
    summed = answer.frame.groupby("need", as_index=False)[["numerator", "authors"]].agg(
        lambda values: values.sum() if values.notna().all() else None
    )
    frame = with_share(summed.assign(denominator=posts)).sort_values("numerator", ascending=False)
    tile(
        view,
        titled("What they need", most(frame.assign(need=frame["need"].map(name)), "need").lower()),
        replace(answer, frame=frame),
        lambda rows: ranked(
            rows.assign(words=rows["need"].map(name)), name="words", key="need", theme=view.theme, top=8
        ),
        rows=from_posts(frame, _FEW),
        opens=lambda need: {"finding": Finding(kind="need", value=need)},
        empty="No need is told in these posts.",
    )


def medications(view: View) -> None:
    """Draw which medications the theme names, and how people speak of each."""
    answer = view.ask("medications")
    tile(
        view,
        titled("Medications named", most(answer.frame, "generic")),
        answer,
        lambda rows: ranked(rows, name="generic", theme=view.theme, top=8),
        rows=from_posts(answer.frame, _FEW),
        opens=lambda generic: {"finding": Finding(kind="medication", value=generic)},
        empty="No medication is named in these posts.",
    )


def side_effects(view: View) -> None:
    """Draw which side effects are told in the theme, with any medication."""
    answer = view.ask("effects")
    tile(
        view,
        titled("Side effects told", most(from_posts(answer.frame, _FEW), "effect")),
        answer,
        lambda rows: ranked(rows, name="effect", theme=view.theme, top=8),
        rows=from_posts(answer.frame, _FEW),
        opens=lambda effect: {"finding": Finding(kind="side_effect", value=effect)},
        empty="No side effect is told in these posts.",
    )


_SIDES = {"positive": "good", "better": "good", "negative": "bad", "worse": "bad"}
_ABOUT = {"medication": "Of medications", "quality_of_life": "Of their life"}


def feeling(view: View, theme_id: str) -> None:
    """Draw how people feel in the theme: of medications, and of their life with it."""
    answer = view.ask("theme_feeling", theme=theme_id)
    told = answer.frame[answer.frame["about"].isin(list(_ABOUT)) & answer.frame["denominator"].notna()]
    sides = told.assign(side=told["feeling"].map(_SIDES))
    frame = sides.pivot_table(index="about", columns="side", values="numerator", aggfunc="sum").reset_index()
    frame = frame.reindex(columns=["about", "good", "bad"]).fillna({"good": 0, "bad": 0})
    frame = frame.merge(told.drop_duplicates("about")[["about", "denominator"]], on="about")
    frame = frame.assign(numerator=frame["denominator"], words=frame["about"].map(_ABOUT))
    tile(
        view,
        titled("How they feel", _felt(frame)),
        answer,
        lambda rows: feelings(
            rows, name="words", theme=view.theme, good=("good", "Well, better"), bad=("bad", "Badly, worse")
        ),
        rows=frame[frame["numerator"] >= 5],
        denominator=(
            "Of medications: share of the posts naming one. Of their life: share of all posts of the theme that tell "
            "of a better or a worse one."
        ),
        empty="Nobody says how they feel in these posts.",
    )


def _felt(frame: pd.DataFrame) -> str:
    """Return what outweighs, of medications: "18 % of those naming a medication speak well, 6 % badly", or ""."""
    told = frame[(frame["about"] == "medication") & (frame["numerator"] >= 5)]
    if told.empty:
        return ""
    row = told.iloc[0]
    good, bad = (percent(float(row[side]) / float(row["numerator"])) for side in ("good", "bad"))
    return f"{good} of those naming a medication speak well of it, {bad} badly"


def questions(view: View, theme_id: str) -> None:
    """Draw the questions asked in the theme, each leading to its post; nothing for a viewer who may not read."""
    if not view.allows(Action.READ_POSTS):
        return
    answer = view.ask("theme_questions", theme=theme_id)
    asked = answer.frame[answer.frame["question"].str.len() > 0]
    with st.container(border=True, height="stretch"):
        total = int(answer.frame.iloc[0]["total"]) if len(answer.frame) else 0
        title = titled(
            "What they ask", counted(total, "post with a question", "posts with a question") if total else ""
        )
        st.html(f'<h2 class="earshot-tile">{escape(title)}</h2>')
        if asked.empty:
            st.text("Nobody asks anything in these posts.")
        for row in asked.itertuples():
            view.link("Posts", row.question, help=f"{name(row.segment)}. Read the post", post=row.post_id)
        how(answer)


def in_their_words(view: View, theme_id: str) -> None:
    """Draw the phrases that many people use in the theme."""
    answer = view.ask("in_their_words", theme=theme_id)
    told = answer.frame[answer.frame["numerator"].notna()]
    with st.container(border=True, height="stretch"):
        st.html('<h2 class="earshot-tile">In their words</h2>')
        if told.empty:
            st.text("No phrase is used by 11 people or more in this view.")
        for row in told.head(10).itertuples():
            st.html(
                f"<p class='earshot-need' title='{int(row.numerator):,} of {int(row.denominator):,} posts'>"
                f"<span>“{escape(str(row.phrase))}”</span><span>{about(row.share)}</span></p>"
            )
        st.html(
            '<p class="earshot-of">Phrases that at least 11 people use, with their share of the theme\'s posts.</p>'
        )
        how(answer)


def voices_words(view: View, theme_id: str) -> None:
    """Draw the words that set the theme apart, voice by voice."""
    answer = view.ask("theme_terms", theme=theme_id)
    frame = answer.frame.assign(voice=answer.frame["segment"].map(name)) if len(answer.frame) else answer.frame
    tile(
        view,
        "Words of each voice",
        answer,
        lambda rows: ranked(
            rows.assign(words=rows["term"] + " · " + rows["voice"]).sort_values("share", ascending=False),
            name="words",
            theme=view.theme,
            top=10,
        ),
        rows=from_posts(frame, _OFTEN, of=_VOICE),
        denominator=f"Share of a voice's posts in the theme that hold the word; voices of {_VOICE} posts or more.",
        empty="Too few posts for words by voice.",
    )


def similar(view: View, theme_id: str, around: Filters) -> None:
    """Draw the themes nearest in meaning."""
    answer = view.ask("similar_themes", filters=around, theme=theme_id)
    told = answer.frame[answer.frame["numerator"].notna()]
    with st.container(border=True, height="stretch"):
        st.html('<h2 class="earshot-tile">Themes like it</h2>')
        if told.empty:
            st.text("There is no other theme in this view.")
        for row in told.itertuples():
            with st.container(
                horizontal=True, vertical_alignment="center", gap="small", key=f"earshot_like_{row.theme_id}"
            ):
                view.link("Themes", row.label, themes=(row.theme_id,))
                number(view, of_posts(about(row.share)), themes=(row.theme_id,))
        how(answer)
