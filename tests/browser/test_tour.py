"""The README's tour: every picture it shows is one the script takes, and the script takes them."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from docs import tour
from tests.browser.served import ROOT, Dashboard

pytestmark = pytest.mark.browser


def test_the_readme_shows_each_picture_of_the_tour_with_words() -> None:
    shown = re.findall(r"!\[(.{20,})\]\(docs/tour/(\w+)\.png\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert [name for _, name in shown] == [stop.name for stop in tour.STOPS]
    assert all((tour.FOLDER / f"{name}.png").is_file() for _, name in shown)


def test_the_script_takes_the_pictures(browser: Browser, dashboard: Dashboard, tmp_path: Path) -> None:
    pictures = tour.take(browser, dashboard, tmp_path)
    sizes = {path.stem: struct.unpack(">II", path.read_bytes()[16:24]) for path in pictures}
    assert sizes == {stop.name: (stop.width, stop.height) for stop in tour.STOPS}
    assert all(path.stat().st_size > 20_000 for path in pictures), "a picture is empty"
