"""What came of an import: every row accounted for, what was found, where the rejects lie; or why there is nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from insights.job_state import State
from insights.jobs import Job
from insights.ui import frame
from insights.ui.plain import plain
from insights.wording import counted, name

_UNFINISHED = {
    State.CANCELLED: "It was cancelled; the posts in view are as they were.",
    State.DIED: (
        "It ended without a word, most likely for want of memory; the posts in view are as they were. "
        "Import a part of the file, or close other programs."
    ),
    State.FAILED: "It stopped; the posts in view are as they were.",
}
_CHANGES = {"same": "as before", "new": "new", "split": "split off", "merged": "merged", "gone": "gone"}
_KINDS = {"segment": "Voice", "intent": "What a post is for", "quality_of_life": "Life gets better or worse"}


def draw_report(job: Job, label: str, overview: str) -> None:
    """Draw how the last import ended. `label` names its condition, `overview` is the script of that page."""
    st.html(f'<h2 class="earshot-tile">Last import: {escape(", ".join(job.files))}</h2>')
    st.caption(f"{label} · {job.started:%-d %b %Y, %H:%M} UTC")
    if job.state is not State.DONE:
        frame.explain(job.message or _UNFINISHED[job.state])
        return
    report = job.report
    st.text(
        f"{int(report.get('kept', 0)):,} of {counted(int(report.get('read', 0)), 'row')} kept; "
        f"{counted(int(report.get('stored', 0)), 'post')} in all, {counted(int(report.get('themes', 0)), 'theme')}, "
        f"{sum(report.get('seconds', {}).values()):,.0f} seconds."
    )
    if told := _theme_changes(report.get("theme_changes", {})):
        st.text(told)
    if told := _adverse_events(report.get("adverse_events", {})):
        st.text(told)
    left, right = st.columns(2)
    left.table(_funnel(report), hide_index=True, alt="Rows read: kept, and left out by reason")
    if found := report.get("findings"):
        right.table(_findings(found), hide_index=True, alt="Findings by kind")
    if report.get("rejects"):
        st.text("Rows that could not be read are listed, with file, line and reason, in")
        st.code(str(report["rejects"]), language=None, wrap_lines=True)
    st.page_link(
        overview,
        label="See them on the Overview",
        icon=":material/home:",
        query_params={"condition": job.condition},
    )


def _theme_changes(became: Mapping[str, Any]) -> str:
    """Return what became of the themes since the run before; nothing after a first run."""
    if kept := int(became.get("kept", 0)):
        there = counted(kept, "theme")
        return f"Few posts came: they were placed in the {there} there are. The next large import finds themes anew."
    told = [f"{int(became[change]):,} {words}" for change, words in _CHANGES.items() if became.get(change)]
    return f"Themes since the run before: {', '.join(told)}." if told else ""


def _adverse_events(became: Mapping[str, Any]) -> str:
    """Return how many rows hold a suspected adverse event; a row that is left out is screened as well."""
    rows = sum(map(int, became.values()))
    left_out = rows - int(became.get("kept", 0))
    told = f"{counted(rows, 'row')} {'holds' if rows == 1 else 'hold'} a suspected adverse event"
    return f"{told}, {left_out:,} of them among those left out." if rows else ""


def _funnel(report: Mapping[str, Any]) -> pd.DataFrame:
    lines = [("Rows read", report.get("read", 0)), ("Kept", report.get("kept", 0))]
    lines += [(f"Left out: {name(reason).lower()}", rows) for reason, rows in report.get("excluded", {}).items()]
    return _table(lines, "What became of them", "Rows")


def _findings(found: Mapping[str, int]) -> pd.DataFrame:
    most_first = sorted(found.items(), key=lambda item: -item[1])
    return _table([(_KINDS.get(kind) or name(kind), number) for kind, number in most_first], "Found", "Times")


def _table(lines: Sequence[tuple[str, int]], *columns: str) -> pd.DataFrame:
    return pd.DataFrame([(plain(words), f"{number:,}") for words, number in lines], columns=list(columns))
