"""Take the screenshots of the README's tour from the demonstration: `python -m docs.tour`.

Needs Chromium, as the browser tests do; mines the demonstration into a store of its own and throws it away.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.served import CHROMIUM_FLAGS, Dashboard, demonstration, settled

FOLDER = Path(__file__).parent / "tour"


@dataclass(frozen=True)
class Stop:
    """One screenshot: the page at `address`, as wide as told, from the words `at` on where given."""

    name: str
    title: str
    address: str
    width: int = 1440
    height: int = 900
    scheme: str = "light"
    at: str | None = None


STOPS = (
    Stop("overview", "Overview", ""),
    Stop("themes", "Themes", "Themes"),
    Stop("treatment", "Treatment", "Treatment"),
    Stop("brands", "Brands", "Brands", scheme="dark"),
    Stop("pipeline", "Pipeline", "Pipeline", at="Interest over time"),
    Stop("clubfoot", "Daily life", "Daily_life?condition=clubfoot", width=390, height=844),
)


def take(browser: Browser, dashboard: Dashboard, folder: Path) -> list[Path]:
    """Return the pictures written into `folder`, one a stop."""
    return [_shot(browser, dashboard, stop, folder / f"{stop.name}.png") for stop in STOPS]


def _shot(browser: Browser, dashboard: Dashboard, stop: Stop, path: Path) -> Path:
    context = browser.new_context(
        viewport={"width": stop.width, "height": stop.height},
        color_scheme="dark" if stop.scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    context.request.get(dashboard.start)
    tab = context.new_page()
    tab.goto(f"{dashboard.origin}/{stop.address}")
    settled(tab, stop.title)
    if stop.at:
        tab.get_by_text(stop.at, exact=False).first.evaluate("element => element.scrollIntoView()")
    tab.wait_for_timeout(500)
    tab.screenshot(path=path)
    context.close()
    return path


def main() -> None:
    """Write the pictures of the tour into docs/tour."""
    expect.set_options(timeout=30_000)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with (
        tempfile.TemporaryDirectory() as store,
        demonstration(Path(store) / "store") as dashboard,
        sync_playwright() as driver,
    ):
        browser = driver.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        for path in take(browser, dashboard, FOLDER):
            print(path.relative_to(Path.cwd()))
        browser.close()


if __name__ == "__main__":
    main()
