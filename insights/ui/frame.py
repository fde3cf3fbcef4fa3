"""What stands around every page: its name, the navigation, the heading, and the empty states."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from insights.filters import to_query
from insights.model import Filters
from insights.store import ConditionInfo
from insights.ui.pages import PageInfo
from insights.ui.plain import plain
from insights.ui.running import ROOT

ASSETS = Path(__file__).resolve().parent / "assets"
CLOSED = (
    "There is nothing to see here. Open Earshot at the address it printed when it was started, "
    "or ask whoever sent you here for a new link."
)


def main_script() -> Path:
    """Return the path of the script Streamlit was started with."""
    context = get_script_run_ctx()
    return Path(context.pages_manager.main_script_path) if context else ROOT / "dashboard.py"


def set_page(title: str) -> None:
    """Name the browser tab, and load the style sheet."""
    st.set_page_config(
        page_title=f"{title} · Earshot" if title else "Earshot",
        page_icon=str(ASSETS / "earshot.png"),
        layout="wide",
    )
    st.html(ASSETS / "earshot.css")


def turn_away() -> None:
    """Show the one sentence a visitor without a right to this page gets."""
    set_page("")
    st.html(f'<p class="earshot-closed">{escape(CLOSED)}</p>')


def explain(message: str) -> None:
    """Show what is wrong and what to do about it."""
    st.warning(plain(message), icon=":material/info:")


def navigation(pages: tuple[PageInfo, ...], filters: Filters | None) -> None:
    """Draw the links to `pages` in the sidebar; they carry the filters along."""
    query = to_query(filters) if filters else None
    with st.sidebar:
        st.html('<div class="earshot-name">Earshot</div>')
        for page in pages:
            st.page_link(page.path, label=page.title, icon=page.icon, query_params=query, width="stretch")


def heading(title: str, condition: ConditionInfo) -> None:
    """Draw the title with the dates of data and run, and the line that says the posts are made up."""
    if condition.demo:
        st.html('<p class="earshot-demo" role="note">Demonstration: every post here is made up</p>')
    dates = (
        f"Posts {condition.first:%-d %b %Y} to {condition.last:%-d %b %Y}"
        if condition.first and condition.last
        else "Posts without dates"
    )
    st.html(
        f'<header class="earshot-head"><h1>{escape(title)}</h1>'
        f"<p>{dates} · imported on {condition.run_at:%-d %b %Y}</p></header>"
    )


def nothing_listed(title: str, needed: str, condition: str, pages: tuple[PageInfo, ...], filters: Filters) -> None:
    """Say that a page has nothing to show for a condition, and lead to those that have."""
    st.text(f"{title} is about {needed}, and the condition pack for {condition} lists none. Look here instead:")
    for page in pages:
        st.page_link(page.path, label=page.title, icon=page.icon, query_params=to_query(filters))


def no_store(pages: tuple[PageInfo, ...], *, reason: str, first_import: Callable[[], None]) -> None:
    """Say that there is nothing to show yet, draw `first_import`, and say which command shows made-up posts."""
    navigation(pages, None)
    st.html('<header class="earshot-head"><h1>Nothing here yet</h1></header>')
    if reason:
        st.text(reason)
    first_import()
    st.text("To look around with made-up posts, start Earshot with")
    st.code("python -m insights demo", language=None, wrap_lines=True)
