"""The filters in force: kept in the session under one key, and written to the address of every page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from insights.access import Grant, scoped, unlocked
from insights.filters import KEYS, Options, from_query, to_query
from insights.model import Filters
from insights.store import ConditionInfo

_FILTERS = "earshot.filters"
_WRITTEN = "earshot.query"
_LOST = "earshot.lost_themes"


def read_filters(conditions: Sequence[ConditionInfo], options: Callable[[str], Options], grant: Grant) -> Filters:
    """Return the filters of the address if it is new to this session, else the session's own.

    What names nothing in this store is dropped, and a notice says how much. The address is written again, so
    that it can be copied from any page; what is locked stands neither in it nor in the filters.
    """
    names = [condition.name for condition in conditions]
    query = {key: st.query_params.get_all(key) for key in KEYS if key in st.query_params}
    asked = query.get("theme", [])
    held = st.session_state.get(_FILTERS)
    if held is not None and (not query or query == st.session_state.get(_WRITTEN)):
        query = to_query(held)
    read = from_query(query, conditions=names, options=options)
    if read.dropped:
        _notice(read.dropped)
    filters = unlocked(scoped(read.filters, grant), grant)
    moved = options(filters.condition).instead
    st.session_state[_LOST] = tuple(theme for theme in asked if theme not in filters.themes and theme not in moved)
    keep_filters(filters)
    return filters


def lost_themes() -> tuple[str, ...]:
    """Return the themes that this run's address asked for and that its filters do not hold."""
    return tuple(st.session_state.get(_LOST, ()))


def keep_filters(filters: Filters) -> None:
    """Keep `filters` in the session and write them to the address."""
    query = to_query(filters)
    # A link to the page that is open brings its parameters, and leaves the browser's address as it was.
    moved = st.session_state.get(_WRITTEN, query) != query
    st.session_state[_FILTERS] = filters
    st.session_state[_WRITTEN] = query
    shown = {key: st.query_params.get_all(key) for key in KEYS if key in st.query_params}
    if moved or shown != query:
        others = {key: st.query_params.get_all(key) for key in st.query_params if key not in KEYS}
        st.query_params.from_dict({**query, **others})


def _notice(dropped: int) -> None:
    what = "1 filter of this address was" if dropped == 1 else f"{dropped:,} filters of this address were"
    st.html(f'<p class="earshot-notice" role="status">{what} left out: not in this store, or not readable.</p>')
