"""Corrections on a post's card: what was said of it, by whom, and the way to say it."""

from __future__ import annotations

from html import escape

import streamlit as st

from insights.access import Action
from insights.corrected import has_decisions
from insights.decisions import Decided
from insights.decisions.corrections import Correction
from insights.errors import EarshotError
from insights.quality.in_words import differences, joined, spoken_of
from insights.ui.correcting import UNDONE, begin, correct
from insights.ui.correction_state import ReadPost
from insights.ui.deciding import decisions_of
from insights.ui.frame import explain
from insights.ui.plain import visible
from insights.ui.view import View


def correction_of(view: View, post_id: str) -> Decided[Correction] | None:
    """Return the correction in force of a post in view; to look does not make the database."""
    if not has_decisions(view.store.folder):
        return None
    return decisions_of(view.store.folder).get(Correction, f"{view.condition.name}/{post_id}")


def correction_line(view: View, post: ReadPost) -> None:
    """Draw what was said of a post, and for those who may correct it the ways to say, undo and redo it."""
    may = view.allows(Action.CORRECT_FINDING)
    if not may and post.decided is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", width=690):
        if post.decided is not None:
            told = escape(visible(_told(view, post)))
            st.html(f'<p class="earshot-corrected" role="note">{told}</p>', width="stretch")
        if not may:
            return
        key = f"earshot_correct_of_{post.post_id}"
        if st.button("Correct", type="tertiary", icon=":material/edit:", key=key, on_click=begin):
            correct(view, post)
        _undo_and_redo(view, post)


def _told(view: View, post: ReadPost) -> str:
    decided = post.decided
    if decided is None:
        return ""
    who = "you" if decided.decided_by == view.grant.subject else decided.decided_by
    when = f"{decided.decided_at:%-d %b %Y, %H:%M} UTC"
    if not post.counts:
        return f"Corrected by {who}, {when}, when its text was another: that no longer counts. Read it again."
    lines = differences(post.found, decided.payload.labels, post.text)
    if not lines:
        return f"Read by {who}, {when}: right as found ({spoken_of(decided.payload.labels)})."
    return f"Corrected by {who}, {when}: {joined(lines)}."


def _undo_and_redo(view: View, post: ReadPost) -> None:
    decisions, key = decisions_of(view.store.folder), f"{view.condition.name}/{post.post_id}"
    try:
        if post.decided is not None and st.button("Undo", type="tertiary", key=f"earshot_uncorrect_{post.post_id}"):
            decisions.undo(Correction, key, by=view.grant.subject, expected_version=post.decided.version)
            st.session_state[UNDONE] = key
            st.rerun()
        if st.session_state.get(UNDONE) == key and st.button(
            "Redo", type="tertiary", key=f"earshot_recorrect_{post.post_id}"
        ):
            decisions.redo(Correction, key, by=view.grant.subject)
            del st.session_state[UNDONE]
            st.rerun()
    except EarshotError as error:
        explain(str(error))
