"""Brands: who is meant, who is held in regard, liked for what and blamed for what."""

from __future__ import annotations

import streamlit as st

from insights.charts import feelings, over_time, ranked
from insights.ui import Finding, open_view, tile
from insights.ui.choosing import switch
from insights.ui.frames import together
from insights.ui.needs_medications import stop_without_medications
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
        "Share of voice",
        companies,
        lambda frame: ranked(frame, name="company", theme=view.theme, top=10),
        opens=lambda company: {"finding": Finding(kind="company", value=company, via=via)},
        empty="No company is meant in these posts. Widen the period or reset the filters.",
        denominator="Share of the posts that mean any company; a post can mean several.",
    )
with right:
    tile(
        view,
        "In what regard they are held",
        companies,
        lambda frame: feelings(frame, name="company", theme=view.theme, top=10),
        opens=lambda company, feeling: {"finding": Finding(kind="company", value=company, polarity=feeling, via=via)},
        empty="No company is meant in these posts. Widen the period or reset the filters.",
        denominator="Share of the posts that mean the company; the rest speak neither way, or both ways. From 5.",
    )

reasons = view.ask("company_reasons", via=via)
left, right = st.columns(2)
for column, feeling, title in (
    (left, "positive", "What they are liked for"),
    (right, "negative", "What they are blamed for"),
):
    with column:
        tile(
            view,
            title,
            reasons,
            lambda frame, feeling=feeling: ranked(
                together(frame[frame["feeling"] == feeling].assign(why=frame["reason"].map(name)), "company", "why"),
                name="pair",
                theme=view.theme,
                top=8,
            ),
            posts_link={"finding": Finding(kind="company", polarity=feeling, via=via)},
            empty="No post gives a reason. Widen the period or reset the filters.",
            denominator="Share of the posts with that feeling about the company that give the reason.",
        )

tile(
    view,
    "Whose share of voice moves",
    view.ask_over_time("companies_over_time", via=via),
    lambda frame: over_time(
        frame,
        series="company",
        names=list(companies.frame["company"])[:5],
        theme=view.theme,
        events=view.events(companies=list(companies.frame["company"])[:5]),
    ),
    least=20,
    opens=lambda company, _period: {"finding": Finding(kind="company", value=company, via=via)},
    denominator="Share of each period's posts meaning any company; the five most meant. A mark above is an event.",
    empty="No dated post means a company. Widen the period or reset the filters.",
)

left, right = st.columns(2)
with left:
    tile(
        view,
        "Brands named",
        view.ask("brands"),
        lambda frame: ranked(frame, name="brand", lead=lead, theme=view.theme, top=12),
        posts_link={"finding": Finding(kind="medication")},
        empty="No brand is named in these posts. Widen the period or reset the filters.",
        denominator="Share of the posts that name any brand; a generic name alone counts for none.",
    )
with right:
    tile(
        view,
        "Whom they cite",
        view.ask("sources_cited"),
        lambda frame: ranked(frame, name="cited", theme=view.theme, top=12),
        opens=lambda cited: {"finding": Finding(kind="source_cited", value=cited)},
        empty="No site, charity or book is cited. Widen the period or reset the filters.",
    )
