"""What several tests share: a store mined once, and an embedder that needs no model."""

from __future__ import annotations

import fcntl
import os
import shutil
import sys
import warnings
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from insights import analysis, conditions, pipeline, theming
from insights.language.embeddings import HashingEmbedder
from tests.browser.served import CHROMIUM_FLAGS
from tests.compiled import compiled

if TYPE_CHECKING:
    from xdist.scheduler import LoadScopeScheduling

SAMPLES = Path(__file__).parent.parent / "data" / "samples" / "multiple_sclerosis.ndjson"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> LoadScopeScheduling:
    """Return who hands tests to the processes of `-n`: a file at a time, all that need a browser to the same one.

    So what a file makes once is made once, the demonstration is mined once, and two browsers do not get in each
    other's way.
    """
    from xdist.scheduler import LoadScopeScheduling

    class ByFile(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = nodeid.split("::", 1)[0]
            return "browser" if "browser" in file else file

    config.option.loadscopereorder = False
    return ByFile(config, log)


@pytest.fixture(autouse=True)
def own_main() -> Iterator[None]:
    """Put back the main module: a page run in this process takes its place, and workers would run it again."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put hashed words in the place of the embedding model, and compile the words of a pack once."""
    monkeypatch.setattr(theming, "default_embedder", HashingEmbedder)
    monkeypatch.setattr(analysis, "compile_lexicon", compiled)


@pytest.fixture(scope="session")
def demo_rows() -> list[str]:
    """Return every 14th line of the demonstration: all its months, a few minutes' worth of them."""
    with SAMPLES.open(encoding="utf-8") as lines:
        return list(islice(lines, 0, None, 14))


@pytest.fixture(scope="session")
def demo_store(tmp_path_factory: pytest.TempPathFactory, demo_rows: list[str]) -> Path:
    """Return a store with that part of the demonstration, mined once for all processes of `-n`; only to be read."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "demo"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "store" / "current").exists():
            _mine(demo_rows, folder)
    return folder / "store"


def _mine(rows: list[str], folder: Path) -> None:
    part = folder / "part.ndjson"
    part.write_text("".join(rows), encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        pipeline.run([part], conditions.load("multiple_sclerosis"), store=folder / "store", demo=True)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return one headless Chromium for the session; skips without it, unless REQUIRE_BROWSER is set."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail("chromium is required here and is not installed")
        pytest.skip("needs chromium: apt-get install chromium, or set CHROMIUM")
    expect.set_options(timeout=30_000)
    with sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        yield launched
        launched.close()
