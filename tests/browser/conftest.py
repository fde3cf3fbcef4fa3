"""A real server over the mined demonstration, and a real browser that looks at it."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Dashboard:
    """A dashboard being served: where, and the address that lets its owner in."""

    origin: str
    start: str


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """Return what `demo`, the command behind the README's first line, opens on a machine without a store."""
    store = tmp_path_factory.mktemp("browser") / "store"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "insights", "demo", "--store", str(store), "--port", str(port), "--no-browser"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        found = next((found for line in process.stdout if (found := re.search(r"http\S+/start/\S+", line))), None)
        assert found, "demo printed no address to open"
        yield Dashboard(f"http://127.0.0.1:{port}", found[0])
        process.terminate()
        process.wait(10)


@pytest.fixture(params=["light-1440", "dark-390"])
def tab(request: pytest.FixtureRequest, browser: Browser, dashboard: Dashboard) -> Iterator[Page]:
    scheme, width = request.param.split("-")
    context = browser.new_context(
        viewport={"width": int(width), "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    left_machine: list[str] = []
    page.on(
        "request",
        lambda asked: (
            None
            if asked.url.startswith((dashboard.origin, dashboard.origin.replace("http", "ws"), "data:", "blob:"))
            else left_machine.append(asked.url)
        ),
    )
    page.goto(dashboard.start)
    expect(page.locator(".earshot-head h1")).to_have_text("Overview")
    yield page
    context.close()
    assert left_machine == []
