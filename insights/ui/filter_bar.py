"""The filter bar, the same on every page: condition, period, and who, what and where behind three buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from insights.access import Grant
from insights.filters import LISTS, VOICES, Options, choices, with_values
from insights.model import Filters
from insights.store import ConditionInfo
from insights.ui import periods
from insights.ui.plain import plain
from insights.ui.state import keep_filters

VOICE_NAMES = {"patients": "Patients and those close to them", "everyone": "Everyone, vendors and bots too"}
_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Who", ("segments",)),
    ("About", ("medications", "themes")),
    ("Where", ("sources", "communities")),
)
_MOST_CHIPS = 8


def filter_bar(filters: Filters, conditions: Sequence[ConditionInfo], options: Options, grant: Grant) -> Filters:
    """Draw the bar over `filters` and return them; a change starts the page again with the new ones."""
    with st.container(key="earshot_bar"):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="earshot_controls"):
            if grant.locked is None:
                _condition(filters, conditions)
            _period(filters, options)
            for label, names in _GROUPS:
                _group(label, names, filters, options, grant)
        _chips(filters, options)
    if grant.label:
        st.caption(plain(grant.label))
    return filters


def _condition(filters: Filters, conditions: Sequence[ConditionInfo]) -> None:
    labels = {condition.name: condition.label for condition in conditions}
    key = _shown("condition", filters.condition)
    st.selectbox(
        "Condition",
        list(labels),
        format_func=lambda name: labels.get(name, name),
        key=key,
        on_change=lambda: keep_filters(Filters(condition=st.session_state[key], voices=filters.voices)),
        label_visibility="collapsed",
        width=190,
    )


def _period(filters: Filters, options: Options) -> None:
    if options.first is None or options.last is None:
        return
    first, last = options.first, options.last
    key = _shown("period", periods.name_of(filters, last))

    def choose() -> None:
        since, until = periods.bounds(st.session_state[key], first=first, last=last)
        keep_filters(replace(filters, since=since, until=until))

    st.selectbox(
        "Period",
        periods.NAMES,
        key=key,
        on_change=choose,
        label_visibility="collapsed",
        width=150,
    )
    if periods.name_of(filters, last) == periods.CUSTOM:
        _dates(filters, first, last)


def _dates(filters: Filters, first: date, last: date) -> None:
    since, through = periods.days(filters, first=first, last=last)
    key = _shown("dates", (since, through))

    def choose() -> None:
        chosen = st.session_state[key]
        if isinstance(chosen, tuple) and len(chosen) == 2:
            since, until = periods.between(*chosen)
            keep_filters(replace(filters, since=since, until=until))

    st.date_input("Dates", key=key, on_change=choose, label_visibility="collapsed", width=230)


def _group(label: str, names: tuple[str, ...], filters: Filters, options: Options, grant: Grant) -> None:
    available = {name: choices(options, name) for name in names}
    if not any(available.values()) and "segments" not in names:
        return
    count = sum(len(getattr(filters, name)) for name in names)
    with st.popover(f"{label} · {count}" if count else label, key=f"earshot_open_{label.lower()}"):
        for name in names:
            if available[name]:
                _several(name, available[name], filters, options, most=1 if grant.floor > 1 else None)
        if "segments" in names and grant.floor <= 1:
            _voices(filters)


def _several(name: str, available: tuple[str, ...], filters: Filters, options: Options, *, most: int | None) -> None:
    chosen = list(getattr(filters, name))
    key = _shown(name, chosen)
    st.multiselect(
        name.capitalize(),
        [*available, *(value for value in chosen if value not in available)],
        format_func=lambda value: label_of(name, value, options),
        key=key,
        placeholder="All",
        max_selections=most,
        on_change=lambda: keep_filters(
            with_values(filters, name, [value for value in st.session_state[key] if value in (*available, *chosen)])
        ),
        width=320,
    )


def _voices(filters: Filters) -> None:
    key = _shown("voices", filters.voices)
    st.radio(
        "Voices",
        VOICES,
        format_func=VOICE_NAMES.__getitem__,
        key=key,
        on_change=lambda: keep_filters(replace(filters, voices=st.session_state[key])),
    )


def _chips(filters: Filters, options: Options) -> None:
    active = [(name, value) for name in LISTS.values() for value in getattr(filters, name)]
    if not active and filters.voices == VOICES[0] and not (filters.since or filters.until):
        return
    with st.container(horizontal=True, gap="small", key="earshot_chips"):
        for name, value in active[:_MOST_CHIPS]:
            left = [other for other in getattr(filters, name) if other != value]
            st.button(
                plain(label_of(name, value, options)),
                icon=":material/close:",
                icon_position="right",
                key=f"earshot_chip_{name}_{value}",
                help=f"Stop filtering by this ({name})",
                on_click=keep_filters,
                args=(with_values(filters, name, left),),
            )
        if filters.voices != VOICES[0]:
            st.button(
                "Everyone",
                icon=":material/close:",
                icon_position="right",
                key="earshot_chip_voices",
                help="Back to patients and those close to them",
                on_click=keep_filters,
                args=(replace(filters, voices=VOICES[0]),),
            )
        if len(active) > _MOST_CHIPS:
            st.caption(f"and {len(active) - _MOST_CHIPS} more", width="content")
        st.button(
            "Reset",
            type="tertiary",
            key="earshot_reset",
            on_click=keep_filters,
            args=(Filters(condition=filters.condition),),
        )


def label_of(name: str, value: str, options: Options) -> str:
    """Return the words for one value of a filter: a theme's label, a segment without underscores."""
    if name == "themes":
        return dict((*options.themes, *options.parts)).get(value, value)
    if name in ("segments", "medications"):
        return value.replace("_", " ").capitalize()
    return value


def _shown(name: str, value: object) -> str:
    """Return the widget key of `name`, set to show `value`: the filters lead, not the widget."""
    key = f"earshot_filter_{name}"
    st.session_state[key] = value
    return key
