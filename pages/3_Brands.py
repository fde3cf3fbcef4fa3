"""Brands: who is meant, who is held in regard, liked for what and blamed for what."""

from __future__ import annotations

import streamlit as st

from insights.charts import feelings, over_time, ranked
from insights.headlines import most, titled
from insights.ui import Finding, open_view, tile
from insights.ui.choosing import switch
from insights.ui.frames import between, from_posts, together
from insights.ui.needs_medications import stop_without_medications
from insights.ui.tiles import of_line
from insights.wording import name

view = open_view(
    "Brands",
    roles=("analyst", "marketer", "approver", "client", "admin"),
    permission="read_numbers",
    icon=":material/storefront:",
)
stop_without_medications(view)

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
        empty="No company is meant in these posts. Widen the period or reset the filters.",
        denominator=f"Share of the posts that mean any company; a post can mean several. {of_line(companies)}",
    )
with right:
    tile(
        view,
        "In what regard they are held",
        companies,
        lambda frame: feelings(frame, name="company", theme=view.theme, top=10),
        opens=lambda company, feeling: {"finding": Finding(kind="company", value=company, polarity=feeling, via=via)},
        empty="No company is meant in these posts. Widen the period or reset the filters.",
        drawn=len(from_posts(companies.frame, 5)),
        denominator=(
            "Share of the posts that mean the company; the rest speak neither way, or both ways. From 5 posts."
        ),
    )

reasons = view.ask("company_reasons", via=via)
left, right = st.columns(2)
for column, feeling, title in (
    (left, "positive", "What they are liked for"),
    (right, "negative", "What they are blamed for"),
):
    with column:
        own = from_posts(reasons.frame[reasons.frame["feeling"] == feeling], 2, of=5)
        why = together(own.assign(why=own["reason"].map(name)), "company", "why")
        tile(
            view,
            titled(title, most(why, "company", "why", joint=" for ")),
            reasons,
            lambda _all, why=why: ranked(why, name="pair", theme=view.theme, top=8),
            drawn=len(why),
            posts_link={"finding": Finding(kind="company", polarity=feeling, via=via)},
            empty="No post gives a reason. Widen the period or reset the filters.",
            denominator="Share of the posts with that feeling that give the reason. From 2 posts of 5.",
        )

tile(
    view,
    "Whose share of voice moves",
    view.ask_over_time("companies_over_time", enough=40, via=via),
    lambda frame: over_time(
        frame,
        series="company",
        names=list(companies.frame["company"])[:5],
        theme=view.theme,
        events=view.events(companies=list(companies.frame["company"])[:5]),
    ),
    least=20,
    opens=lambda company, since, until: {
        "finding": Finding(kind="company", value=company, via=via),
        **between(since, until),
    },
    denominator="Share of each period's posts meaning any company; the five most meant. A mark above is an event.",
    empty="No dated post means a company. Widen the period or reset the filters.",
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
    tile(
        view,
        "Whom they cite",
        view.ask("sources_cited"),
        lambda frame: ranked(
            frame.assign(words=frame["cited"].map(name)), name="words", key="cited", theme=view.theme, top=12
        ),
        opens=lambda cited: {"finding": Finding(kind="source_cited", value=cited)},
        empty="No site, charity or book is cited. Widen the period or reset the filters.",
    )
