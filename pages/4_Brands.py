"""Brands: who is meant, who is held in regard, liked for what and blamed for what."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from insights.charts import feelings, over_time, ranked
from insights.headlines import most, titled
from insights.ui import Finding, open_view, tile
from insights.ui.choosing import switch
from insights.ui.frames import between, from_posts, together, voiced
from insights.ui.tiles import of_line
from insights.wording import name

view = open_view(
    "Brands",
    roles=("analyst", "marketer", "approver", "client", "admin"),
    permission="read_numbers",
    icon=":material/storefront:",
    needs="companies",
)

WAYS = {"both": "Named or through products", "named": "Named", "product": "Through products"}
way = switch("Companies are counted", WAYS, parameter="via")
via = None if way == "both" else way

companies = view.ask("companies", via=via)
lead = view.settings.my_brand
left, right = st.columns(2)
with left:
    tile(
        view,
        titled("Share of voice", most(companies.frame, "company")),
        companies,
        lambda frame: ranked(frame, name="company", theme=view.theme, top=10),
        opens=lambda company: {"finding": Finding(kind="company", value=company, via=via)},
        empty="No company comes up in these posts. Widen the period or reset the filters.",
        denominator=f"Share of the posts that refer to any company; a post can refer to several. {of_line(companies)}",
    )
with right:
    tile(
        view,
        "How people speak of each company",
        companies,
        lambda rows: feelings(rows, name="company", theme=view.theme, top=10),
        rows=voiced(companies.frame),
        opens=lambda company, feeling: {"finding": Finding(kind="company", value=company, polarity=feeling, via=via)},
        empty="No company comes up in these posts. Widen the period or reset the filters.",
        denominator=(
            "Share of the posts that refer to the company; the rest speak neither well nor badly, or both. "
            "Drawn from 5 posts on, where two or more say how they feel."
        ),
    )

reasons = view.ask("company_reasons", via=via)
left, right = st.columns(2)
for column, feeling, title in (
    (left, "positive", "What they are liked for"),
    (right, "negative", "What they are blamed for"),
):
    with column:
        own = reasons.frame[reasons.frame["feeling"] == feeling]
        why = together(own.assign(why=own["reason"].map(name)), "company", "why")
        enough = from_posts(why, 2, of=5)
        tile(
            view,
            titled(title, most(enough, "company", "why", joint=" for ")),
            replace(reasons, frame=own),
            lambda rows: ranked(rows, name="pair", theme=view.theme, top=8),
            rows=enough,
            posts_link={"finding": Finding(kind="company", polarity=feeling, via=via)},
            empty="No post gives a reason. Widen the period or reset the filters.",
            denominator="Share of the posts with that feeling that give the reason. Drawn from 2 posts of 5 on.",
        )

moves = view.ask_over_time("companies_over_time", enough=40, via=via)
largest = list(companies.frame["company"])[:5]
events = view.events(companies=largest)
tile(
    view,
    "Share of voice over time",
    moves,
    lambda rows: over_time(
        rows,
        series="company",
        names=largest,
        theme=view.theme,
        events=events,
    ),
    rows=moves.frame[moves.frame["denominator"].fillna(0) >= 20],
    events=events,
    opens=lambda company, since, until: {
        "finding": Finding(kind="company", value=company, via=via),
        **between(since, until),
    },
    denominator="Share of each period's posts referring to any company; the five most named. A mark above is an event.",
    empty="No dated post refers to a company. Widen the period or reset the filters.",
)

brands = view.ask("brands")
left, right = st.columns(2)
with left:
    tile(
        view,
        titled("Brands named", most(brands.frame, "brand")),
        brands,
        lambda frame: ranked(frame, name="brand", lead=lead, theme=view.theme, top=12),
        posts_link={"finding": Finding(kind="medication")},
        empty="No brand is named in these posts. Widen the period or reset the filters.",
        denominator=f"Share of the posts that name any brand; a generic name alone counts for none. {of_line(brands)}",
    )
with right:
    cited = view.ask("sources_cited")
    tile(
        view,
        "People and sources they name",
        cited,
        lambda rows: ranked(
            rows.assign(words=rows["cited"].map(name)), name="words", key="cited", theme=view.theme, top=12
        ),
        rows=from_posts(cited.frame, 2),
        opens=lambda source: {"finding": Finding(kind="source_cited", value=source)},
        empty="No site, charity or book is cited. Widen the period or reset the filters.",
    )
