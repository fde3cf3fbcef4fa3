"""Decisions on pages: theme names people gave, and views they saved, with undo."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import streamlit as st

from insights.access import Action, Grant, allows
from insights.decisions import FILE_NAME, Decisions, open_decisions
from insights.decisions.saved_views import SavedView
from insights.decisions.theme_names import ThemeName
from insights.errors import EarshotError
from insights.filters import to_query
from insights.model import Filters
from insights.ui.plain import plain

_NOT_NAME = re.compile(r"[^a-z0-9]+")


@st.cache_resource(show_spinner=False, max_entries=2)
def decisions_of(store: Path) -> Decisions:
    """Return the decisions kept beside the snapshots of `store`."""
    return open_decisions(store)


def theme_names(store: Path, condition: str) -> dict[str, str]:
    """Return theme id to the name somebody gave it, for the themes of `condition` that have one."""
    if not (store / FILE_NAME).is_file():
        return {}
    given = decisions_of(store).current(ThemeName).values()
    return {name.payload.theme_id: name.payload.label for name in given if name.payload.condition == condition}


def with_names(frame: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """Return `frame` with the labels of its themes replaced by the names people gave them."""
    if not names or "label" not in frame.columns:
        return frame
    ids = frame["theme_id"] if "theme_id" in frame.columns else frame["value"].where(frame["kind"] == "theme")
    return frame.assign(label=ids.map(names).fillna(frame["label"]))


def rename_theme(store: Path, grant: Grant, condition: str, theme_id: str, label: str) -> None:
    """Draw the form that names a theme, with undo; draws nothing for a viewer who may not."""
    if not allows(grant, Action.RENAME_THEME):
        return
    decisions, key = decisions_of(store), f"{condition}/{theme_id}"
    given = decisions.get(ThemeName, key)
    with st.popover("Rename", type="tertiary"), st.form(f"earshot_rename_{theme_id}", border=False):
        wanted = st.text_input("Name", value=label, max_chars=60)
        if st.form_submit_button("Keep this name") and wanted.strip() and wanted != label:
            try:
                decisions.decide(
                    ThemeName(condition=condition, theme_id=theme_id, label=wanted.strip()),
                    by=grant.subject,
                    expected_version=given.version if given else None,
                )
            except EarshotError as error:
                st.text(str(error))
            else:
                st.rerun()
    if given and st.button("Undo the last name", type="tertiary", key=f"earshot_unname_{theme_id}"):
        decisions.undo(ThemeName, key, by=grant.subject, expected_version=given.version)
        st.rerun()


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
