"""What people decided about a theme: who, what and when, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from html import escape
from typing import Any

import streamlit as st

from insights.access import Action
from insights.decisions import Decided, Decisions, Payload
from insights.decisions.theme_hidden import ThemeHidden
from insights.decisions.theme_merges import ThemeMerge
from insights.decisions.theme_names import ThemeName
from insights.decisions.theme_pins import ThemePin
from insights.decisions.theme_splits import ThemeSplit
from insights.ui.deciding import decisions_of
from insights.ui.plain import visible
from insights.ui.view import View

_Labels = Mapping[str, str]


def _named(payload: ThemeName, _: _Labels) -> tuple[str, str]:
    return f"named it “{payload.label}”", f"took the name “{payload.label}” back"


def _merged(payload: ThemeMerge, labels: _Labels) -> tuple[str, str]:
    into = labels.get(payload.into, payload.into)
    return f"merged it into “{into}”", f"took it out of “{into}”"


def _split(_: ThemeSplit, __: _Labels) -> tuple[str, str]:
    return "split it into its parts", "showed it as a whole again"


def _hidden(payload: ThemeHidden, _: _Labels) -> tuple[str, str]:
    return f"hid it: {payload.reason}" if payload.reason else "hid it", "showed it again"


def _pinned(_: ThemePin, __: _Labels) -> tuple[str, str]:
    return "pinned it", "unpinned it"


_WORDS: tuple[tuple[type[Payload], Callable[[Any, _Labels], tuple[str, str]]], ...] = (
    (ThemeName, _named),
    (ThemeMerge, _merged),
    (ThemeSplit, _split),
    (ThemeHidden, _hidden),
    (ThemePin, _pinned),
)


def theme_history(view: View, theme_id: str) -> None:
    """Draw who changed a theme, how and when, the newest first; nothing for those who may not, or where nobody did."""
    if not view.allows(Action.RENAME_THEME):
        return
    mined = {one.theme_id: one.label for one in view.store.themes(view.condition.name)}
    labels = {**view.store.themes_gone(view.condition.name), **mined, **view.arrangement.labels}
    told = history_words(decisions_of(view.store.folder), view.condition.name, theme_id, labels)
    if not told:
        return
    with st.expander(f"What people changed ({len(told)})", icon=":material/history:"):
        for at, by, words in reversed(told):
            who = "You" if by == view.grant.subject else by
            when = f"{at:%d %b %Y, %H:%M} UTC"
            st.html(f'<p class="earshot-of">{escape(when)} · {escape(visible(f"{who} {words}"))}</p>')


def history_words(
    decisions: Decisions, condition: str, theme_id: str, labels: _Labels
) -> list[tuple[datetime, str, str]]:
    """Return when, who and in words what was decided about a theme, oldest first; what is merged into it as well."""
    key = f"{condition}/{theme_id}"
    told = [
        _told(decided, *words(decided.payload, labels))
        for kind, words in _WORDS
        for decided in decisions.history(kind, key)
    ]
    for other in decisions.current(ThemeMerge).values():
        if other.payload.condition == condition and other.payload.into == theme_id:
            name = labels.get(other.payload.theme_id, other.payload.theme_id)
            told.append(_told(other, f"merged “{name}” into it", ""))
    return sorted(told)


def _told(decided: Decided[Any], done: str, taken_back: str) -> tuple[datetime, str, str]:
    if decided.state == "withdrawn":
        return decided.decided_at, decided.decided_by, taken_back
    again = " again" if decided.action in ("undo", "redo") else ""
    return decided.decided_at, decided.decided_by, f"{done}{again}"
