"""Numbers that lead to the posts behind them, and stay plain numbers for a viewer who may not read posts."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st

from insights.ui.tiles import POSTS_PAGE
from insights.ui.view import View


def number(view: View, words: str, *, help: str | None = None, **changes: Any) -> None:
    """Draw `words` as a link to the posts that the view's filters, with `changes`, leave; else as they are."""
    if any(page.title == POSTS_PAGE for page in view.pages):
        view.link(POSTS_PAGE, words, help=help, **changes)
    else:
        st.html(f'<p class="earshot-of">{escape(words)}</p>', width="content")
