"""Daily life: what they live with, the care they get besides medicines, what helps, how life goes."""

from __future__ import annotations

import streamlit as st

from insights.charts import feelings, parts, ranked
from insights.headlines import most, titled
from insights.ui import Finding, open_view, tile
from insights.ui.frames import from_posts, named, voiced
from insights.wording import name

view = open_view(
    "Daily life",
    roles=("analyst", "marketer", "approver", "client", "admin"),
    permission="read_numbers",
    icon=":material/home_health:",
)

FEW = 3
WIDEN = "Widen the period or reset the filters."

left, right = st.columns(2)
with left:
    symptoms = view.ask("symptoms")
    tile(
        view,
        titled("What they live with", most(symptoms.frame, "symptom")),
        symptoms,
        lambda rows: ranked(rows, name="symptom", theme=view.theme, top=12),
        rows=from_posts(symptoms.frame, 2),
        opens=lambda symptom: {"finding": Finding(kind="symptom", value=symptom)},
        empty=f"No post tells of a symptom. {WIDEN}",
    )
care = view.ask("care")
with right:
    tile(
        view,
        titled("Care besides medicines", most(care.frame, "care")),
        care,
        lambda rows: ranked(rows, name="care", theme=view.theme, top=12),
        rows=from_posts(care.frame, 2),
        opens=lambda value: {"finding": Finding(kind="care", value=value)},
        empty=f"No post speaks of care besides medicines. {WIDEN}",
    )
left, right = st.columns(2)
with left:
    tile(
        view,
        "How they feel about that care",
        care,
        lambda rows: feelings(rows, name="care", theme=view.theme, top=12),
        rows=voiced(care.frame),
        opens=lambda value, feeling: {"finding": Finding(kind="care", value=value, polarity=feeling)},
        denominator=(
            "Share of the posts naming it; the rest speak neither well nor badly, or both. "
            "Drawn from 5 posts on, where two or more say how they feel."
        ),
        empty=f"No post speaks of care besides medicines. {WIDEN}",
    )
with right:
    life = view.ask("quality_of_life")
    tile(
        view,
        "Does life get better or worse",
        life,
        lambda rows: parts(rows, row="generic", part="change", order=("better", "worse"), theme=view.theme),
        rows=from_posts(life.frame, 1, of=FEW),
        opens=lambda generic, change: {"finding": Finding(kind="quality_of_life", value=change, target=named(generic))},
        denominator="Of the posts telling of a better or worse life with it (number beside).",
        empty=f"Nobody tells of a better or worse life in these posts. {WIDEN}",
    )
left, right = st.columns(2)
with left:
    tips = view.ask("coping_tips")
    tile(
        view,
        titled("What they share tips for", most(from_posts(tips.frame, 2), "helps_with")),
        tips,
        lambda rows: ranked(rows, name="helps_with", theme=view.theme, top=8),
        rows=from_posts(tips.frame, 2),
        opens=lambda what: {"finding": Finding(kind="coping_tip", value=what)},
        empty=f"No post passes on a way of coping. {WIDEN}",
    )
with right:
    costs = view.ask("cost_access")
    tile(
        view,
        "What they say of cost and access",
        costs,
        lambda rows: ranked(
            rows.assign(words=rows["topic"].map(name)), name="words", key="topic", theme=view.theme, top=8
        ),
        rows=from_posts(costs.frame, 2),
        opens=lambda topic: {"finding": Finding(kind="cost_access", value=topic)},
        empty=f"No post speaks of cost or access. {WIDEN}",
    )
