"""A choice that lives in the address, so that a link shows what was chosen."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st


def choose(label: str, options: Mapping[str, str], *, parameter: str = "look", none: str = "Choose …") -> str | None:
    """Return the key chosen among `options` (key to words), kept in the query parameter `parameter`."""
    given = st.query_params.get(parameter)
    keys = list(options)
    chosen = st.selectbox(
        label,
        keys,
        index=keys.index(given) if given in keys else None,
        format_func=lambda key: options[key],
        placeholder=none,
        key=f"earshot_choose_{parameter}",
    )
    if chosen is None:
        st.query_params.pop(parameter, None)
    elif chosen != given:
        st.query_params[parameter] = chosen
    return chosen


def switch(label: str, options: Mapping[str, str], *, parameter: str) -> str:
    """Return the key chosen among a few `options`, the first unless chosen; kept in `parameter`."""
    keys = list(options)
    given = st.query_params.get(parameter)
    chosen = st.segmented_control(
        label,
        keys,
        default=given if given in keys else keys[0],
        format_func=lambda key: options[key],
        required=True,
        key=f"earshot_switch_{parameter}",
    )
    if chosen in (None, keys[0]):
        st.query_params.pop(parameter, None)
    elif chosen != given:
        st.query_params[parameter] = chosen
    return chosen or keys[0]
