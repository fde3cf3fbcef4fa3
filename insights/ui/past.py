"""What became of a store, on a page: its runs, its snapshots with a way back to an older one, and the rules."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

import pandas as pd
import streamlit as st

from insights.access import Action, Grant, allows
from insights.decisions.restored import RestoredSnapshot
from insights.errors import EarshotError
from insights.privacy import policies
from insights.store import Store
from insights.store.history import Run, SnapshotInfo, restore, runs, snapshots
from insights.ui import frame
from insights.ui.deciding import decisions_of
from insights.wording import counted

_SIZES = ("bytes", "KB", "MB", "GB", "TB")
_OF_SOURCE = {
    "x": "X",
    "reddit": "Reddit",
    "facebook": "Facebook",
    "forum": "Patient forums",
    "reviews": "Drug reviews",
    "unknown": "Any other, or not told",
}


def draw_runs(store: Store) -> None:
    """Draw the runs behind the posts in view, a line for each file they read."""
    _heading("Imports behind the posts in view")
    rows = [row for run in runs(store) for row in _of_run(run)]
    if not rows:
        st.text("None is recorded.")
        return
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        column_config={name: st.column_config.NumberColumn(name, format="localized") for name in ("Rows", "Kept")},
        placeholder="",
        alt="Imports: when, of which condition, which files, how many rows",
    )
    st.caption("Kept counts a whole import. SHA-256 tells whether two files are the same, whatever they are called.")


def draw_snapshots(store: Path, grant: Grant) -> None:
    """Draw the snapshots there are; a viewer who may import can put an older one back in view, and undo that."""
    _heading("Snapshots")
    found = snapshots(store)
    st.dataframe(
        pd.DataFrame(
            [(one.made_at.replace(tzinfo=None), _posts(one), size(one.size), one.current) for one in found],
            columns=["Made (UTC)", "Posts", "Size", "In view"],
        ),
        hide_index=True,
        alt="Snapshots: when made, posts, size, which is in view",
    )
    live = next((one for one in found if one.current), None)
    if live is None or not allows(grant, Action.IMPORT_POSTS):
        return
    try:
        _undo(store, grant, live, found)
        _choose(store, grant, live, [one for one in found if not one.current and one.posts is not None])
    except EarshotError as error:
        frame.explain(str(error))


def draw_policies() -> None:
    """Draw what each source allows, in words."""
    _heading("What each source allows")
    rows = [
        (
            _OF_SOURCE.get(rule.source, rule.source),
            "A pseudonym" if rule.author_keys else "Nothing: no author is kept",
            "Yes" if rule.author_features else "No: each post stands alone",
            _span(rule.retention_days),
            "Once approved" if rule.quotes else "Never",
        )
        for rule in policies().values()
    ]
    columns = ["Source", "Kept of the author", "Facts about an author over posts", "Kept for", "Own words shown"]
    st.table(pd.DataFrame(rows, columns=columns), hide_index=True, alt="Rules by source")
    st.caption(
        "Authors are left out or turned into pseudonyms when a file is read. How long posts are kept counts from their "
        "import; `python -m insights erase --expired` removes those past it, nothing does so by itself. A source that "
        "is not listed falls under the strictest rules."
    )


def size(number: int) -> str:
    """Return a number of bytes in words: "812 bytes", "1.4 MB"."""
    value, unit = float(number), 0
    while value >= 1000 and unit < len(_SIZES) - 1:
        value, unit = value / 1000, unit + 1
    return f"{value:,.1f} {_SIZES[unit]}" if unit else counted(number, "byte")


def _of_run(run: Run) -> list[dict[str, object]]:
    """Return a row for each file of a run; older reports name the files only."""
    report = run.report
    files = report.get("files") or [{}]
    return [
        {
            "When (UTC)": run.run_at,
            "Condition": run.condition.replace("_", " "),
            "File": file.get("name"),
            "Size": size(int(file["size"])) if "size" in file else None,
            "Format": file.get("format"),
            "Rows": file.get("rows", report.get("read")),
            "Kept": report.get("kept"),
            "Program": report.get("version"),
            "Pack": report.get("pack_digest"),
            "SHA-256": file.get("sha256"),
        }
        for file in ({"name": file} if isinstance(file, str) else file for file in files)
    ]


def _choose(store: Path, grant: Grant, live: SnapshotInfo, others: Sequence[SnapshotInfo]) -> None:
    if not others:
        st.text("There is no other snapshot to go back to. Each import makes one; the newest few are kept.")
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "Restore an older one", list(others), format_func=_title, index=None, placeholder="Choose …", width=420
        )
        if st.button("Show it instead", disabled=chosen is None, key="earshot_restore") and chosen is not None:
            _restore(store, grant, live, chosen)
            st.rerun()


def _restore(store: Path, grant: Grant, live: SnapshotInfo, chosen: SnapshotInfo) -> None:
    """Put `chosen` in view. It is decided first, and the decision withdrawn where it cannot be carried out."""
    decisions = decisions_of(store)
    payload = RestoredSnapshot(instead_of=live.name, snapshot=chosen.name)
    decided = decisions.decide(payload, by=grant.subject)
    try:
        restore(store, chosen.name)
    except EarshotError:
        decisions.withdraw(RestoredSnapshot, decided.key, by=grant.subject)
        raise


def _undo(store: Path, grant: Grant, live: SnapshotInfo, found: Sequence[SnapshotInfo]) -> None:
    """Draw the way back from the snapshot restored last, while what it replaced is there."""
    decisions, there = decisions_of(store), {one.name: one for one in found}
    back = [
        decided
        for decided in decisions.current(RestoredSnapshot).values()
        if decided.payload.snapshot == live.name and decided.payload.instead_of in there
    ]
    if not back:
        return
    last = max(back, key=lambda decided: decided.decided_at)
    newer = there[last.payload.instead_of]
    st.text("An older snapshot is in view. The next import adds to this one.")
    if st.button(f"Undo: show the one made {_when(newer)} again", key="earshot_unrestore"):
        restore(store, newer.name)
        decisions.withdraw(RestoredSnapshot, last.key, by=grant.subject)
        st.rerun()


def _title(one: SnapshotInfo) -> str:
    return f"{_when(one)}, {_posts(one)}"


def _when(one: SnapshotInfo) -> str:
    return f"{one.made_at:%-d %b %Y, %H:%M:%S} UTC"


def _posts(one: SnapshotInfo) -> str:
    if one.posts is None:
        return "by another version: cannot be shown"
    return ", ".join(f"{posts:,} {name.replace('_', ' ')}" for name, posts in one.posts.items()) or "no posts"


def _span(days: int) -> str:
    return counted(days // 365, "year") if days % 365 == 0 else counted(days, "day")


def _heading(words: str) -> None:
    st.html(f'<h2 class="earshot-tile">{escape(words)}</h2>')
