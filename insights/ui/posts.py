"""Posts on a page: their text as text, whatever it looks like."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

import streamlit as st

from insights.ui.plain import visible


def post_card(
    text: str,
    *,
    highlights: Iterable[tuple[int, int, str]] = (),
    facts: Sequence[str] = (),
    created_at: date | None = None,
) -> None:
    """Draw one post: `facts` (voice, community …) and date above, below it the text, its findings marked.

    `highlights` are (start, end, what it is) in characters of `text`; of two that overlap the earlier wins.
    """
    when = [f"{created_at:%-d %b %Y}"] if created_at is not None else []
    line = " · ".join(escape(fact) for fact in (*facts, *when) if fact)
    st.html(
        f'<article class="earshot-post"><p class="earshot-facts">{line}</p>'
        f'<p class="earshot-text" dir="auto">{marked(text, highlights)}</p></article>'
    )


def marked(text: str, highlights: Iterable[tuple[int, int, str]]) -> str:
    """Return `text` as HTML in which only our own `mark` elements are markup."""
    parts: list[str] = []
    at = 0
    for start, end, what in sorted(highlights):
        if start < at or end <= start or end > len(text):
            continue
        parts += [
            _plain(text[at:start]),
            f'<mark title="{escape(what)}">',
            _plain(text[start:end]),
            "</mark>",
        ]
        at = end
    return "".join([*parts, _plain(text[at:])])


def _plain(text: str) -> str:
    return escape(visible(text))
