"""A real server in a process of its own, and a visitor who speaks to it as a browser does."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from tests.ui.fake_store import SECRET

ROOT = Path(__file__).resolve().parents[2]
PAGE = '''"""A page."""

from insights.ui import open_view, post_card, tile

view = open_view("{title}", roles=("{role}",), permission="read_numbers")

import plotly.graph_objects as go
import streamlit as st

st.text("{secret} {title}")
st.text(f"snapshot={{view.store.snapshot}}")
st.text(f"medications={{view.filters.medications}} since={{view.filters.since}}")
tile(
    view,
    "Fatigue leads",
    view.ask("effects"),
    lambda frame: go.Figure(go.Bar(x=frame["share"], y=frame["effect"], orientation="h")),
    posts_link={{"medications": ("testamab",)}},
)
post_card("I <b>left</b> ![x](http://elsewhere.example/x.png) it", highlights=[(2, 13, "decision")])
'''
PAGES = {"dashboard.py": "Overview", "pages/1_Themes.py": "Themes", "pages/2_Posts.py": "Posts"}


@dataclass(frozen=True)
class Live:
    """A running server: its port, and a file with all it has printed."""

    port: int
    log: Path

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def printed(self, pattern: str) -> str | None:
        found = re.findall(pattern, self.log.read_text(encoding="utf-8"))
        return found[-1] if found else None

    @property
    def token(self) -> str | None:
        return self.printed(r"/start/([\w-]+)")

    def cookie(self) -> dict[str, str]:
        """Return the owner's cookie, got by presenting the printed token."""
        answer = httpx.get(f"{self.origin}/start/{self.token}")
        return dict(answer.cookies)

    def page(
        self,
        name: str = "",
        *,
        headers: Mapping[str, str] | None = None,
        cookies: Mapping[str, str] | None = None,
        host: str | None = None,
        query: Mapping[str, str] | None = None,
    ) -> str:
        """Return everything the server sends for one run of a page, as text; empty if it hangs up."""
        sent = dict(headers or {})
        if cookies:
            sent["Cookie"] = "; ".join(f"{key}={value}" for key, value in cookies.items())
        message = BackMsg()
        message.rerun_script.page_name = name
        message.rerun_script.query_string = urlencode(query or {})
        received: list[str] = []
        with (
            socket.create_connection(("127.0.0.1", self.port), timeout=20) as wire,
            connect(
                f"ws://{host or f'127.0.0.1:{self.port}'}/_stcore/stream",
                sock=wire,
                subprotocols=["streamlit"],  # type: ignore[list-item]
                additional_headers=sent,
                max_size=None,
            ) as connection,
        ):
            connection.send(message.SerializeToString())
            while True:
                data = connection.recv(timeout=20)
                assert isinstance(data, bytes)
                forward = ForwardMsg.FromString(data)
                if forward.WhichOneof("type") == "script_finished":
                    return "\n".join(received)
                if forward.WhichOneof("type") == "delta":
                    received.append(str(forward.delta))


@contextmanager
def live(folder: Path, *, mode: str = "serve", kind: str = "demo", **environ: str) -> Iterator[Live]:
    """Serve three small pages from `folder` as `mode`: "serve", our own server, or "plain", streamlit run."""
    for name, title in PAGES.items():
        script = folder / name
        script.parent.mkdir(parents=True, exist_ok=True)
        role = "marketer" if title != "Themes" else "analyst"
        script.write_text(PAGE.format(title=title, role=role, secret=SECRET), encoding="utf-8")
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit", dirs_exist_ok=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = folder / "server.log"
    with log.open("w", encoding="utf-8") as output:
        server = subprocess.Popen(
            [
                sys.executable,
                str(ROOT / "tests/ui/served.py"),
                mode,
                str(port),
                str(folder / "dashboard.py"),
                kind,
            ],
            cwd=folder,
            env={**_clean_environment(), **environ},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait(server, port, log)
        yield Live(port=port, log=log)
    finally:
        server.terminate()
        server.wait(timeout=20)


def _clean_environment() -> dict[str, str]:
    return {
        **{key: value for key, value in os.environ.items() if not key.startswith(("EARSHOT_", "STREAMLIT_"))},
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
    }


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and server.poll() is None:
        try:
            if httpx.get(f"http://127.0.0.1:{port}/_stcore/health", timeout=2).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise AssertionError(f"the server did not start: {log.read_text(encoding='utf-8')[-2000:]}")
