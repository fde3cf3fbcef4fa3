"""Decisions on pages: how people arranged the themes, and views they saved, with undo."""

from __future__ import annotations

import re
from pathlib import Path

import streamlit as st

from insights.access import Action, Grant, allows
from insights.arranged import arrangement_of
from insights.arrangement import MINED, Arrangement
from insights.decisions import FILE_NAME, Decisions, open_decisions
from insights.decisions.saved_views import SavedView
from insights.errors import EarshotError
from insights.filters import to_query
from insights.model import Filters
from insights.store import Store
from insights.ui.plain import plain

AS_MINED = "earshot_as_mined"
"""Key of the session that says themes are to be shown as they were mined."""

_NOT_NAME = re.compile(r"[^a-z0-9]+")


@st.cache_resource(show_spinner=False, max_entries=2)
def decisions_of(store: Path) -> Decisions:
    """Return the decisions kept beside the snapshots of `store`."""
    return open_decisions(store)


def arrangement_in_view(store: Store, grant: Grant, condition: str) -> Arrangement:
    """Return how people arranged the themes of `condition`; as mined for one who may arrange and asked for that."""
    as_mined = st.session_state.get(AS_MINED) and allows(grant, Action.RENAME_THEME)
    if as_mined or not (store.folder / FILE_NAME).is_file():
        return MINED
    return arrangement_of(store, decisions_of(store.folder), condition)


def as_mined_note(grant: Grant) -> None:
    """Say that themes are shown as mined, with the way back, to the viewer who asked for that."""
    if not st.session_state.get(AS_MINED) or not allows(grant, Action.RENAME_THEME):
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="earshot_as_mined"):
        st.html(
            '<p class="earshot-notice" role="status">Themes are shown as they were mined, without what people changed.'
            "</p>",
            width="content",
        )
        st.button(
            "Show what people changed",
            type="tertiary",
            key="earshot_as_mined_off",
            on_click=lambda: st.session_state.pop(AS_MINED, None),
        )


def saved_views(store: Path, grant: Grant, title: str, filters: Filters, paths: dict[str, str]) -> None:
    """Draw the views saved by this viewer, and the form that saves the one on screen.

    `paths` is the title of every page that may be opened to its script.
    """
    if not allows(grant, Action.SAVE_VIEW):
        return
    decisions = decisions_of(store)
    own = [saved for saved in decisions.current(SavedView).values() if saved.payload.owner == grant.subject]
    with st.sidebar, st.expander("Saved views", icon=":material/bookmark:"):
        for saved in sorted(own, key=lambda decided: decided.payload.title.casefold()):
            if saved.payload.page not in paths:
                continue
            query = {key: list(values) for key, values in saved.payload.query.items()}
            left, right = st.columns([5, 1], vertical_alignment="center")
            left.page_link(paths[saved.payload.page], label=plain(saved.payload.title), query_params=query)
            if right.button(
                "",
                icon=":material/delete:",
                type="tertiary",
                key=f"earshot_unsave_{saved.key}",
                help="Remove",
            ):
                decisions.withdraw(SavedView, saved.key, by=grant.subject)
                st.session_state["earshot.removed"] = saved.key
                st.rerun()
        removed = st.session_state.get("earshot.removed")
        if removed and st.button("Undo removal", type="tertiary", key="earshot_resave"):
            decisions.undo(SavedView, removed, by=grant.subject)
            del st.session_state["earshot.removed"]
            st.rerun()
        with st.form("earshot_save_view", border=False, clear_on_submit=True):
            name = st.text_input("Save what is on screen as", max_chars=60, placeholder="e.g. Caregivers, last year")
            if st.form_submit_button("Save") and name.strip():
                _save(decisions, grant, name.strip(), title, filters)


def _save(decisions: Decisions, grant: Grant, name: str, title: str, filters: Filters) -> None:
    short = _NOT_NAME.sub("-", name.casefold()).strip("-")[:60].strip("-") or "view"
    try:
        decisions.decide(
            SavedView(
                owner=grant.subject,
                name=short,
                title=name,
                page=title,
                query={key: tuple(values) for key, values in to_query(filters).items()},
            ),
            by=grant.subject,
        )
    except EarshotError as error:
        st.text(str(error))
    else:
        st.session_state.pop("earshot.removed", None)
        st.rerun()
