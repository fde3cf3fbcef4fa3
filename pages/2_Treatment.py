"""Treatment: what they live with, put up with, ease, switch or stop for; treat or not."""

from __future__ import annotations

import streamlit as st

from insights.charts import feelings, flow, grid, parts, ranked
from insights.charts.grid import filled
from insights.headlines import most, titled
from insights.ui import Finding, open_view, tile
from insights.ui.frames import from_posts, named, share_of, together
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
DECISIONS = ("start", "keep", "considering", "switch", "stop", "decline")
REASONS = ("side_effect", "efficacy", "cost", "access", "convenience", "pregnancy", "advice")
WIDEN = "Widen the period or reset the filters."

st.subheader("Side effects")
effects = view.ask("side_effects")
told = from_posts(effects.frame, TOLD, of=LEAST)
drugs = list(dict.fromkeys(told.sort_values("denominator", ascending=False)["generic"]))[:7]
common = list(told.groupby("effect")["numerator"].sum().sort_values(ascending=False).index)[:9]
full = filled(told, rows=common, columns=drugs, row="effect", column="generic") >= 0.35
tile(
    view,
    titled("What they tell of, with which medication", most(told, "effect", "generic")),
    effects,
    lambda _all: (
        grid(told, row="effect", column="generic", rows=common, columns=drugs, theme=view.theme)
        if full
        else ranked(together(told, "effect", "generic"), name="pair", theme=view.theme, top=12)
    ),
    opens=lambda first, second=None: {
        "finding": Finding(kind="side_effect", value=first, target=second)
        if second
        else Finding(kind="side_effect", value=first.split(" · ")[0], target=first.split(" · ")[1])
    },
    drawn=len(told),
    denominator=(
        "Share of the posts naming the medication that put the effect down to it; worries, questions and denials "
        f"do not count. From {TOLD} posts, of medications named in {LEAST}."
    ),
    empty=f"No side effect is put down to a medication in these posts. {WIDEN}",
)
left, right = st.columns(2)
over = view.ask("effects")
with left:
    tile(
        view,
        "What they put up with, and what they leave over",
        over,
        lambda frame: feelings(
            frame,
            name="effect",
            theme=view.theme,
            good=("stayed", "Tell of it, no leaving told"),
            bad=("left", "Stopped or switched"),
        ),
        opens=lambda effect, _side: {"finding": Finding(kind="side_effect", value=effect)},
        drawn=len(from_posts(over.frame, 5)),
        denominator="Share of the posts telling of the side effect, with any medication. From 5 posts.",
        empty=f"No side effect is told in these posts. {WIDEN}",
    )
with right:
    feared = over.frame[over.frame["feared"].fillna(0) > 0].sort_values("feared", ascending=False)
    tile(
        view,
        titled("What they fear or ask about", str(feared.iloc[0]["effect"]) if len(feared) else ""),
        over,
        lambda _all: ranked(share_of(feared, "feared"), name="effect", theme=view.theme, top=10),
        opens=lambda effect: {"finding": Finding(kind="side_effect", value=effect, feared=True)},
        drawn=len(feared),
        denominator="Share of the posts naming any medication that worry or ask about the effect, not telling of it.",
        empty=f"No side effect is feared or asked about in these posts. {WIDEN}",
    )

st.subheader("Feelings and decisions")
left, right = st.columns(2)
with left:
    medications = view.ask("medications")
    tile(
        view,
        "How they feel about each medication",
        medications,
        lambda frame: feelings(frame, name="generic", theme=view.theme),
        opens=lambda generic, feeling: {"finding": Finding(kind="medication", value=generic, polarity=feeling)},
        drawn=len(from_posts(medications.frame, 5)),
        denominator=(
            "Share of the posts naming the medication; the rest speak neither well nor badly, or both. From 5 posts."
        ),
        empty=f"No medication is named in these posts. {WIDEN}",
    )
with right:
    tile(
        view,
        "What they decide",
        view.ask("decisions"),
        lambda frame: parts(frame, row="generic", part="decision", order=DECISIONS, theme=view.theme),
        opens=lambda generic, decision: {"finding": Finding(kind="decision", value=decision, target=named(generic))},
        least=5,
        denominator=(
            "Of the posts telling a decision about it (number beside); a post can tell several. Decline: no treatment."
        ),
        empty=f"No decision is told in these posts. {WIDEN}",
    )
left, right = st.columns(2)
with left:
    reasons = view.ask("decision_reasons")
    tile(
        view,
        "Why they decide",
        reasons,
        lambda frame: parts(
            frame[frame["reason"] != "unsaid"], row="decision", part="reason", order=REASONS, theme=view.theme
        ),
        opens=lambda decision, _reason: {"finding": Finding(kind="decision", value=decision)},
        least=5,
        drawn=int((reasons.frame["reason"] != "unsaid").sum()) if len(reasons.frame) else 0,
        denominator="Share of the posts telling that decision; the rest of each bar gives no reason.",
        empty=f"No decision is told in these posts. {WIDEN}",
    )
with right:
    switches = view.ask("switches")
    tile(
        view,
        titled(
            "From what to what they switch",
            most(switches.frame, "switched_from", "switched_to", joint=" to "),
        ),
        switches,
        lambda frame: flow(frame, source="switched_from", target="switched_to", theme=view.theme),
        posts_link={"finding": Finding(kind="decision", value="switch")},
        empty=f"No switch between two named medications in these posts. {WIDEN}",
    )

st.subheader("Living with it")
left, right = st.columns(2)
with left:
    tile(
        view,
        "Does life get better or worse",
        view.ask("quality_of_life"),
        lambda frame: parts(frame, row="generic", part="change", order=("better", "worse"), theme=view.theme),
        opens=lambda generic, change: {"finding": Finding(kind="quality_of_life", value=change, target=named(generic))},
        least=3,
        denominator="Share of the posts telling of a better or worse life with it, beside it how many. From 3 posts.",
        empty=f"Nobody tells of a better or worse life in these posts. {WIDEN}",
    )
with right:
    tips = view.ask("coping_tips")
    tile(
        view,
        titled("What they pass on tips for", most(tips.frame, "helps_with")),
        tips,
        lambda frame: ranked(frame, name="helps_with", theme=view.theme, top=8),
        opens=lambda what: {"finding": Finding(kind="coping_tip", value=what)},
        empty=f"No post passes on a way of coping. {WIDEN}",
    )
left, right = st.columns(2)
with left:
    choices = view.ask("treatment_choices")
    tile(
        view,
        titled("Between what they choose", most(choices.frame, "choice")),
        choices,
        lambda frame: ranked(frame, name="choice", theme=view.theme, top=8),
        opens=lambda choice: {"finding": Finding(kind="treatment_choice", value=choice)},
        empty=f"No post weighs one named treatment against another. {WIDEN}",
    )
with right:
    costs = view.ask("cost_access")
    tile(
        view,
        "What they say of cost and access",
        costs,
        lambda frame: ranked(
            frame.assign(words=frame["topic"].map(name)), name="words", key="topic", theme=view.theme, top=8
        ),
        opens=lambda topic: {"finding": Finding(kind="cost_access", value=topic)},
        empty=f"No post speaks of cost or access. {WIDEN}",
    )
doses = view.ask("dosing")
tile(
    view,
    "Doses and schedules they share: what people say, not what is right",
    doses,
    lambda frame: ranked(together(frame, "generic", "dosing"), name="pair", theme=view.theme, top=10),
    least=3,
    posts_link={"finding": Finding(kind="dosing")},
    denominator="Share of the posts telling any dose or schedule of that medication. From 3 posts.",
    empty=f"No dose or schedule is told in these posts. {WIDEN}",
)
