"""Treatment: what they live with, put up with, ease, switch or stop for; treat or not."""

from __future__ import annotations

import streamlit as st

from insights.charts import feelings, flow, grid, parts, ranked
from insights.charts.grid import filled
from insights.ui import Finding, open_view, tile
from insights.ui.frames import named, together
from insights.ui.needs_medications import stop_without_medications
from insights.wording import name

view = open_view(
    "Treatment",
    roles=("analyst", "marketer", "approver", "client", "admin"),
    permission="read_numbers",
    icon=":material/medication:",
)
stop_without_medications(view)

LEAST, TOLD = 10, 2
PUT_DOWN = (
    "Share of the posts naming the medication that put the effect down to it; worries, questions and denials "
    "do not count. Drawn from 2 posts."
)
DECISIONS = ("start", "keep", "considering", "switch", "stop", "decline")

effects = view.ask("side_effects")
told = effects.frame[(effects.frame["numerator"].fillna(0) >= TOLD) & (effects.frame["denominator"] >= LEAST)]
medications = list(dict.fromkeys(told.sort_values("denominator", ascending=False)["generic"]))[:7]
common = list(told.groupby("effect")["numerator"].sum().sort_values(ascending=False).index)[:9]
full_enough = filled(told, rows=common, columns=medications, row="effect", column="generic") >= 0.35

if full_enough:
    tile(
        view,
        "What they put up with: side effects told of, by medication",
        effects,
        lambda frame: grid(
            frame[frame["numerator"] >= TOLD],
            row="effect",
            column="generic",
            rows=common,
            columns=medications,
            theme=view.theme,
        ),
        opens=lambda effect, generic: {"finding": Finding(kind="side_effect", value=effect, target=generic)},
        least=LEAST,
        denominator=PUT_DOWN,
    )
else:
    tile(
        view,
        "What they put up with: side effects told of, with their medication",
        effects,
        lambda frame: ranked(
            together(frame[frame["numerator"] >= TOLD], "effect", "generic"),
            name="pair",
            theme=view.theme,
            top=14,
        ),
        opens=lambda pair: {
            "finding": Finding(kind="side_effect", value=pair.split(" · ")[0], target=pair.split(" · ")[1])
        },
        least=LEAST,
        denominator=PUT_DOWN,
    )

left, right = st.columns(2)
with left:
    tile(
        view,
        "How they feel about each medication",
        view.ask("medications"),
        lambda frame: feelings(frame, name="generic", theme=view.theme, top=10),
        opens=lambda generic, feeling: {
            "finding": Finding(kind="medication", value=generic, polarity=feeling)
        },
        least=1,
        denominator="Share of the posts naming the medication; the rest speak neither well nor badly, or both. From 5 posts.",
    )
with right:
    tile(
        view,
        "What they decide",
        view.ask("decisions"),
        lambda frame: parts(frame, row="generic", part="decision", order=DECISIONS, theme=view.theme, top=10),
        least=5,
        opens=lambda generic, decision: {"finding": Finding(kind="decision", value=decision, target=generic)},
        denominator="Share of the posts telling a decision on the medication; a post can tell several. Decline: no treatment.",
        empty="No decision is told in these posts. Widen the period or reset the filters.",
    )

left, right = st.columns(2)
with left:
    tile(
        view,
        "Why they decide",
        view.ask("decision_reasons"),
        lambda frame: parts(
            frame[frame["reason"] != "unsaid"],
            row="decision",
            part="reason",
            order=("side_effect", "efficacy", "cost", "access", "convenience", "pregnancy", "advice"),
            theme=view.theme,
            words=name,
        ),
        least=5,
        opens=lambda decision, _reason: {"finding": Finding(kind="decision", value=decision)},
        denominator="Share of the posts telling that decision; the rest of each bar gives no reason.",
        empty="No decision is told in these posts. Widen the period or reset the filters.",
    )
with right:
    tile(
        view,
        "From what to what they switch",
        view.ask("switches"),
        lambda frame: flow(frame, source="switched_from", target="switched_to", theme=view.theme),
        posts_link={"finding": Finding(kind="decision", value="switch")},
        denominator=None,
        empty="No switch between two named medications in these posts. Widen the period or reset the filters.",
    )

left, right = st.columns(2)
with left:
    tile(
        view,
        "Does life get better or worse with it",
        view.ask("quality_of_life"),
        lambda frame: parts(
            frame, row="generic", part="change", order=("better", "worse"), theme=view.theme, top=8
        ),
        least=5,
        opens=lambda generic, change: {
            "finding": Finding(kind="quality_of_life", value=change, target=named(generic))
        },
        empty="Nobody tells of a better or worse life in these posts. Widen the period or reset the filters.",
    )
with right:
    tile(
        view,
        "Between what they choose",
        view.ask("treatment_choices"),
        lambda frame: ranked(frame, name="choice", theme=view.theme, top=8),
        opens=lambda choice: {"finding": Finding(kind="treatment_choice", value=choice)},
        empty="No post weighs one named treatment against another. Widen the period or reset the filters.",
    )

left, right = st.columns(2)
with left:
    tile(
        view,
        "What they say of cost and access",
        view.ask("cost_access"),
        lambda frame: ranked(
            frame.assign(words=frame["topic"].map(name)), name="words", key="topic", theme=view.theme, top=8
        ),
        opens=lambda topic: {"finding": Finding(kind="cost_access", value=topic)},
        empty="No post speaks of cost or access. Widen the period or reset the filters.",
    )
with right:
    tile(
        view,
        "What they advise each other for",
        view.ask("coping_tips"),
        lambda frame: ranked(frame, name="helps_with", theme=view.theme, top=8),
        opens=lambda what: {"finding": Finding(kind="coping_tip", value=what)},
        empty="No post passes on a way of coping. Widen the period or reset the filters.",
    )

tile(
    view,
    "Doses and schedules they share: what people say, not what is right",
    view.ask("dosing"),
    lambda frame: ranked(
        together(frame[frame["numerator"] > 0], "generic", "dosing"), name="pair", theme=view.theme, top=10
    ),
    least=3,
    posts_link={"finding": Finding(kind="dosing")},
    empty="No dose or schedule is told in these posts. Widen the period or reset the filters.",
)
