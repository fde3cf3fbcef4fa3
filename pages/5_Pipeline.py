"""Pipeline: which drugs in development they wait for, with hope or with doubt."""

from __future__ import annotations

import streamlit as st

from insights.charts import feelings, over_time, ranked
from insights.headlines import most, titled
from insights.ui import Finding, open_view, tile
from insights.ui.frames import between, voiced
from insights.wording import PHASES

view = open_view(
    "Pipeline",
    roles=("analyst", "marketer", "approver", "client", "admin"),
    permission="read_numbers",
    icon=":material/science:",
    needs="medications",
)

NOBODY = "No drug in development is named in these posts. Widen the period or reset the filters."


def known(drug: str, phase: object, region: object) -> str:
    """Return a drug with its phase and the region it is reached in, where the pack knows them."""
    if not isinstance(phase, str):
        return drug
    return f"{drug} · {PHASES[phase]} ({region})" if isinstance(region, str) and region else f"{drug} · {PHASES[phase]}"


pipeline = view.ask("pipeline")
drugs = list(pipeline.frame["generic"])

left, right = st.columns(2)
with left:
    tile(
        view,
        titled("Drugs in development they mention", most(pipeline.frame, "generic")),
        pipeline,
        lambda frame: ranked(
            frame.assign(words=[known(row.generic, row.phase, row.region) for row in frame.itertuples()]),
            name="words",
            key="generic",
            theme=view.theme,
            top=12,
        ),
        opens=lambda generic: {"finding": Finding(kind="pipeline", value=generic)},
        empty=NOBODY,
    )
with right:
    tile(
        view,
        "With hope or with doubt",
        pipeline,
        lambda rows: feelings(
            rows, name="generic", theme=view.theme, top=12, good=("hope", "Hope"), bad=("doubt", "Doubt")
        ),
        rows=voiced(pipeline.frame, "hope", "doubt"),
        opens=lambda generic, _stance: {"finding": Finding(kind="pipeline", value=generic)},
        empty=NOBODY,
        denominator="Share of the posts naming the drug; the rest only follow it, or are torn. Drawn from 5 posts on.",
    )

interest = view.ask_over_time("pipeline_over_time")
events = view.events(medications=drugs[:5])
tile(
    view,
    "Interest over time",
    interest,
    lambda rows: over_time(rows, series="generic", names=drugs[:5], theme=view.theme, events=events),
    rows=interest.frame[interest.frame["denominator"].fillna(0) >= 20],
    events=events,
    opens=lambda generic, since, until: {
        "finding": Finding(kind="pipeline", value=generic),
        **between(since, until),
    },
    denominator="Share of each period's posts that name the drug; the five most named. A mark above is an event.",
    empty=NOBODY,
)
