"""Files on their way in: taken from those who may import only, and out of Streamlit's memory at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import streamlit as st
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from insights.ui.shield import not_found

_DOOR = "/upload_file"


class UploadGate:
    """ASGI middleware: shuts the door for uploads to whoever `may_upload` says no to.

    Streamlit takes files from any open page, also one that shows nothing, into the memory of this process.
    """

    def __init__(self, app: ASGIApp, may_upload: Callable[[Request], bool]) -> None:
        self.app = app
        self.may_upload = may_upload

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        shut = scope["type"] == "http" and _DOOR in scope["path"] and not self.may_upload(Request(scope))
        await (not_found() if shut else self.app)(scope, receive, send)


def forget(files: Iterable[UploadedFile], key: str) -> None:
    """Drop all that Streamlit holds of uploaded files, also as the value of the widget called `key`."""
    context = get_script_run_ctx()
    manager = context.uploaded_file_mgr if context else None
    if context and isinstance(manager, MemoryUploadedFileManager):
        for file in files:
            file.close()
            manager.remove_file(context.session_id, file.file_id)
    st.session_state.pop(key, None)
