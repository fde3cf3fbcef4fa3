"""What `check` says of a file, in words: what it is, what is wrong where, which column is what, first rows."""

from __future__ import annotations

from datetime import datetime
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from insights.checking import Checked
from insights.privacy.policies import UNKNOWN
from insights.readers import FIELDS
from insights.ui import frame
from insights.ui.posts import post_card
from insights.wording import counted, name, on_terminal

_MOST_COLUMNS = 400
_MAIN = ("text", "title", "created_at", "source", "community", "author")
_MEANS = {
    "text": "What they wrote",
    "title": "Title",
    "created_at": "When",
    "source": "Site it comes from",
    "community": "Group or forum",
    "author": "Who wrote it (kept as a pseudonym)",
    "id": "Number of the post",
    "url": "Address",
    "parent_id": "Which post it answers",
    "thread_id": "Conversation it belongs to",
    "reactions": "Likes, votes",
    "rating": "Stars",
    "subject": "Product it is about",
}
_NONE = "not in the file"
_NOTHING = "="  # a column that is the same in every row: empty


def draw_checked(checked: Checked) -> None:
    """Draw one file: its facts, its problems by line, its first rows without personal data."""
    st.html(f'<h2 class="earshot-tile">{escape(checked.name)}</h2>')
    if checked.refused:
        frame.explain(checked.refused)
        return
    st.text(_facts(checked.report))
    wrong = _problems(checked.report)
    if len(wrong):
        with st.expander(f"What is wrong or was mended: {counted(len(wrong), 'line')}"):
            st.dataframe(wrong, hide_index=True, alt=f"What is wrong in {checked.name}, by line")
    if checked.sample:
        with st.expander("First rows as they will be kept, without personal data"):
            for row in checked.sample:
                source = row["source"] if row["source"] != UNKNOWN else "no source told"
                told = [on_terminal(str(value)) for value in (source, row.get("community")) if value]
                if row.get("left_out"):
                    told.append(f"will be left out: {name(str(row['left_out'])).lower()}")
                post_card(str(row["text"]), facts=told, created_at=_day(row.get("created_at")))


def choose_columns(checked: Checked, *, key: str) -> dict[str, str] | None:
    """Draw which column is what, to be changed; return the mapping once somebody has, else None."""
    header = [column for column in checked.header if isinstance(column, str)][:_MOST_COLUMNS]
    used = {
        str(field): str(column) for field, column in checked.report.get("columns", {}).items() if column != _NOTHING
    }
    with st.expander("Which column is what"), st.form(f"earshot_columns_{key}", border=False):
        if checked.mapping:
            suggested = ", ".join(_MEANS.get(field, field).lower() for field in checked.mapping)
            st.text(f"Worked out from what stands in the file: {suggested}. Check it.")
        chosen: dict[str, str | None] = {}
        for row in _rows_of([*_MAIN, *(field for field in FIELDS if field not in _MAIN)], 3):
            for place, field in zip(st.columns(3), row, strict=False):
                now = used.get(field)
                options = list(dict.fromkeys([None, *([now] if now else []), *header]))
                chosen[field] = place.selectbox(
                    _MEANS[field],
                    options,
                    index=options.index(now),
                    format_func=_shown,
                    key=f"earshot_column_{key}_{field}",
                )
        if st.form_submit_button("Read it this way"):
            changed = {field: column for field, column in chosen.items() if column != used.get(field)}
            return {**checked.mapping, **{field: column or _NOTHING for field, column in changed.items()}}
    return None


def _shown(column: str | None) -> str:
    if column is None:
        return _NONE
    fixed = column.startswith("=")
    return f"always “{on_terminal(column[1:])}”" if fixed else on_terminal(column)


def _facts(report: dict[str, Any] | Any) -> str:
    rows, readable = int(report["rows"]), int(report["readable"])
    told = [str(report["label"]), counted(rows, "row")]
    told.append("all can be read" if rows == readable else f"{readable:,} can be read")
    if report.get("undated"):
        told.append(f"{int(report['undated']):,} without a date")
    first, last = _day(report.get("first")), _day(report.get("last"))
    if first and last:
        told.append(f"{first:%-d %b %Y} to {last:%-d %b %Y}")
    if report.get("day_first"):
        told.append("dates read as day before month")
    return " · ".join(told)


def _problems(report: Any) -> pd.DataFrame:
    lines = [(row["line"], on_terminal(str(row["reason"])), 1, "Left out") for row in report.get("bad", ())]
    lines += [
        (row["first_line"], on_terminal(str(row["what"])), row["rows"], "Kept") for row in report.get("remarks", ())
    ]
    more = int(report.get("unreadable", 0)) - len(report.get("bad", ()))
    if more > 0:
        lines.append((None, "further rows that cannot be read", more, "Left out"))
    return pd.DataFrame(lines, columns=["Line", "What", "Rows", "Then"]).astype({"Line": "Int64"})


def _day(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(value)) if value else None
    except ValueError:
        return None


def _rows_of(fields: list[str], wide: int) -> list[list[str]]:
    return [fields[at : at + wide] for at in range(0, len(fields), wide)]
