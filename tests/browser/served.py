"""The demonstration as its user meets it: served by `demo`, and a page that has come to rest."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@dataclass(frozen=True)
class Dashboard:
    """A dashboard being served: where, and the address that lets its owner in."""

    origin: str
    start: str


def demonstration(store: Path) -> AbstractContextManager[Dashboard]:
    """Serve what `demo`, the command behind the README's first line, opens on a machine without a store."""
    return served("demo", store)


@contextmanager
def served(name: str, store: Path) -> Iterator[Dashboard]:
    """Serve what the command `name`, demo or serve, opens over `store`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "insights", name, "--store", str(store), "--port", str(port), "--no-browser"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            found = next((found for line in process.stdout if (found := re.search(r"http\S+/start/\S+", line))), None)
            assert found, "the command printed no address to open"
            yield Dashboard(f"http://127.0.0.1:{port}", found[0])
        finally:
            process.terminate()
            process.wait(10)


def settled(tab: Page, title: str) -> None:
    """Wait until the page called `title` has run to its end."""
    expect(tab.locator(".earshot-head h1")).to_have_text(title)
    expect(tab.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(tab.get_by_test_id("stSkeleton")).to_have_count(0)
    tab.wait_for_function(
        "document.querySelectorAll('[data-testid=stPlotlyChart]').length"
        " === document.querySelectorAll('.js-plotly-plot > .plot-container').length"
    )
