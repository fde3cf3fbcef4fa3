"""A real server over the mined demonstration, and a real browser that looks at it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.served import Dashboard, demonstration


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """Return what `demo`, the command behind the README's first line, opens on a machine without a store."""
    with demonstration(tmp_path_factory.mktemp("browser") / "store") as served:
        yield served


@pytest.fixture(params=["light-1440", "dark-390"])
def tab(request: pytest.FixtureRequest, browser: Browser, dashboard: Dashboard) -> Iterator[Page]:
    """Return the tab of somebody who has presented the start address; no page is drawn yet, `/Themes` opens one."""
    scheme, width = request.param.split("-")
    context = browser.new_context(
        base_url=dashboard.origin,
        viewport={"width": int(width), "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    assert context.request.get(dashboard.start).ok
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
    page.goto("/healthz")
    yield page
    context.close()
    assert left_machine == []
