"""What several tests share: a store mined once, and an embedder that needs no model."""

from __future__ import annotations

import os
import shutil
import sys
import warnings
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from insights import analysis, conditions, pipeline, theming
from insights.conditions import ConditionPack
from insights.language.embeddings import HashingEmbedder
from insights.language.lexicon import Lexicon, compile_lexicon
from tests.browser.served import CHROMIUM_FLAGS

SAMPLES = Path(__file__).parent.parent / "data" / "samples" / "multiple_sclerosis.ndjson"


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
    monkeypatch.setattr(analysis, "compile_lexicon", _compiled)


def _compiled(pack: ConditionPack) -> Lexicon:
    key = pack.model_dump_json()
    if key not in _LEXICONS:
        _LEXICONS[key] = compile_lexicon(pack)
    return _LEXICONS[key]


_LEXICONS: dict[str, Lexicon] = {}


@pytest.fixture(scope="session")
def demo_rows() -> list[str]:
    """Return every 14th line of the demonstration: all its months, a few minutes' worth of them."""
    with SAMPLES.open(encoding="utf-8") as lines:
        return list(islice(lines, 0, None, 14))


@pytest.fixture(scope="session")
def demo_store(tmp_path_factory: pytest.TempPathFactory, demo_rows: list[str]) -> Path:
    """Return a store with that part of the demonstration, mined once per session; only to be read."""
    folder = tmp_path_factory.mktemp("demo")
    part = folder / "part.ndjson"
    part.write_text("".join(demo_rows), encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        pipeline.run([part], conditions.load("multiple_sclerosis"), store=folder / "store", demo=True)
    return folder / "store"


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
