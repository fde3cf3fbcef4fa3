"""Who is looking: the grant of the present visitor, or none."""

from __future__ import annotations

import streamlit as st

from insights.access import DEMO_GUEST, LOCAL_OWNER, Grant
from insights.startup import Visitor, is_local
from insights.ui.running import Running, current

START = "start"
_KEY = "earshot.owner_key"


def viewer() -> Grant | None:
    """Return the grant of the visitor of this run, or None: whoever is not known sees nothing."""
    running = current()
    if running.settings.public_demo:
        return DEMO_GUEST
    if running.settings.require_sign_in or not is_local(_visitor()):
        return None
    key = st.context.cookies.get(running.cookie) if running.served else _presented(running)
    return LOCAL_OWNER if running.tokens.holds(key) else None


def _visitor() -> Visitor:
    headers = st.context.headers.to_dict()
    host = next((value for name, value in headers.items() if name.lower() == "host"), None)
    # Streamlit gives None for a peer on this machine, and also where there is no connection at all; then
    # there is no Host either, and `is_local` says no.
    return Visitor(peer=st.context.ip_address or "127.0.0.1", host=host, headers=headers)


def _presented(running: Running) -> str | None:
    """Return the key of this session under a plain `streamlit run`, where no route can set a cookie."""
    if START in st.query_params:
        key = running.tokens.redeem(st.query_params[START])
        del st.query_params[START]
        if key is not None:
            st.session_state[_KEY] = key
    held = st.session_state.get(_KEY)
    if not running.tokens.holds(held) and not running.tokens.pending():
        host = _visitor().host
        print(f"Open Earshot: http://{host}/?{START}={running.tokens.issue(once=True)}", flush=True)
    return held if isinstance(held, str) else None
