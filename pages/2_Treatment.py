"""Treatment: what they put up with, switch or stop for; treat or not."""

from __future__ import annotations

import streamlit as st

from insights.charts import feelings, flow, grid, parts, ranked
from insights.charts.grid import filled
from insights.headlines import most, titled
from insights.ui import Finding, open_view, tile
from insights.ui.frames import from_posts, named, share_of, together, voiced
from insights.wording import name

view = open_view(
    "Treatment",
    roles=("analyst", "marketer", "approver", "client", "admin"),
    permission="read_numbers",
    icon=":material/medication:",
    needs="medications",
)

FEW, SOME, MANY = 3, 5, 10
DECISIONS = ("start", "keep", "considering", "switch", "stop", "decline")
REASONS = ("side_effect", "efficacy", "cost", "access", "convenience", "pregnancy", "advice")
WIDEN = "Widen the period or reset the filters."

st.subheader("Side effects")
effects = view.ask("side_effects")
told = from_posts(effects.frame, 2, of=MANY)
drugs = list(dict.fromkeys(told.sort_values("denominator", ascending=False)["generic"]))[:7]
common = list(told.groupby("effect")["numerator"].sum().sort_values(ascending=False).index)[:9]
full = filled(told, rows=common, columns=drugs, row="effect", column="generic") >= 0.35
tile(
    view,
    titled("Side effects people report, by medication", most(told, "effect", "generic")),
    effects,
    lambda rows: (
        grid(rows, row="effect", column="generic", rows=common, columns=drugs, theme=view.theme)
        if full
        else ranked(together(rows, "effect", "generic"), name="pair", theme=view.theme)
    ),
    rows=told,
    opens=lambda first, second=None: {
        "finding": Finding(kind="side_effect", value=first, target=second)
        if second
        else Finding(kind="side_effect", value=first.split(" · ")[0], target=first.split(" · ")[1])
    },
    denominator=(
        "Share of the posts naming the medication that put the effect down to it; worries, questions and denials "
        f"do not count. Drawn from 2 posts on, for medications named in {MANY} or more."
    ),
    empty=f"No side effect is put down to a medication in these posts. {WIDEN}",
)
left, right = st.columns(2)
over = view.ask("effects")
with left:
    tile(
        view,
        "Side effects: who stays, who stops",
        over,
        lambda rows: feelings(
            rows,
            name="effect",
            theme=view.theme,
            good=("stayed", "No stop or switch mentioned"),
            bad=("left", "Stopped or switched"),
        ),
        rows=from_posts(over.frame, SOME),
        opens=lambda effect, _side: {"finding": Finding(kind="side_effect", value=effect)},
        denominator=f"Share of the posts telling of the side effect, with any medication. Drawn from {SOME} posts on.",
        empty=f"No side effect is told in these posts. {WIDEN}",
    )
with right:
    feared = share_of(over.frame, "feared").sort_values("feared", ascending=False)
    tile(
        view,
        titled("Side effects they fear or ask about", most(from_posts(feared, 2), "effect")),
        over,
        lambda rows: ranked(rows, name="effect", theme=view.theme, top=10),
        rows=from_posts(feared, 2),
        opens=lambda effect: {"finding": Finding(kind="side_effect", value=effect, feared=True)},
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
        lambda rows: feelings(rows, name="generic", theme=view.theme),
        rows=voiced(medications.frame, least=SOME),
        opens=lambda generic, feeling: {"finding": Finding(kind="medication", value=generic, polarity=feeling)},
        denominator=(
            "Share of the posts naming the medication; the rest speak neither well nor badly, or both. "
            f"Drawn from {SOME} posts on, where two or more say how they feel."
        ),
        empty=f"No medication is named in these posts. {WIDEN}",
    )
with right:
    decisions = view.ask("decisions")
    tile(
        view,
        "What they decide",
        decisions,
        lambda rows: parts(rows, row="generic", part="decision", order=DECISIONS, theme=view.theme),
        rows=from_posts(decisions.frame, 1, of=SOME),
        opens=lambda generic, decision: {"finding": Finding(kind="decision", value=decision, target=named(generic))},
        denominator="Of the posts telling a decision about it (number beside); a post can tell several.",
        empty=f"No decision is told in these posts. {WIDEN}",
    )
left, right = st.columns(2)
with left:
    reasons = view.ask("decision_reasons")
    given = from_posts(reasons.frame[reasons.frame["reason"] != "unsaid"], 1, of=SOME)
    tile(
        view,
        "Why they decide",
        reasons,
        lambda rows: parts(
            rows.assign(words=rows["decision"].map(name)), row="words", part="reason", order=REASONS, theme=view.theme
        ),
        rows=given,
        posts_link={"finding": Finding(kind="decision")},
        denominator="Of the posts telling that decision (number beside); the rest of each bar gives no reason.",
        empty=f"No decision is told in these posts. {WIDEN}",
    )
with right:
    switches = view.ask("switches")
    often = from_posts(switches.frame, 1, of=SOME)
    tile(
        view,
        titled(
            "What people switch from and to", most(from_posts(often, 2), "switched_from", "switched_to", joint=" to ")
        ),
        switches,
        lambda rows: flow(rows, source="switched_from", target="switched_to", theme=view.theme),
        rows=often,
        posts_link={"finding": Finding(kind="decision", value="switch")},
        empty=f"No switch between two named medications in these posts. {WIDEN}",
    )

st.subheader("Choices and doses")
left, right = st.columns(2)
with left:
    choices = view.ask("treatment_choices")
    tile(
        view,
        titled("Treatments they weigh up", most(from_posts(choices.frame, 2), "choice")),
        choices,
        lambda rows: ranked(rows, name="choice", theme=view.theme, top=8),
        rows=from_posts(choices.frame, 2),
        opens=lambda choice: {"finding": Finding(kind="treatment_choice", value=choice)},
        empty=f"No post weighs one named treatment against another. {WIDEN}",
    )
with right:
    doses = view.ask("dosing")
    tile(
        view,
        "Doses and schedules they share: what people say, not what is right",
        doses,
        lambda rows: ranked(together(rows, "generic", "dosing"), name="pair", theme=view.theme, top=10),
        rows=from_posts(doses.frame, 2, of=FEW),
        posts_link={"finding": Finding(kind="dosing")},
        denominator="Share of the posts telling any dose or schedule of that medication. Drawn from 2 posts on.",
        empty=f"No dose or schedule is told in these posts. {WIDEN}",
    )
