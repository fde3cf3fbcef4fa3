"""What several tests share: a store mined once, and an embedder that needs no model."""

from __future__ import annotations

import warnings
from itertools import islice
from pathlib import Path

import pytest

from insights import analysis, conditions, pipeline, theming
from insights.conditions import ConditionPack
from insights.language.embeddings import HashingEmbedder
from insights.language.lexicon import Lexicon, compile_lexicon

SAMPLES = Path(__file__).parent.parent / "data" / "samples" / "multiple_sclerosis.ndjson"


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
def demo_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store with the first 250 posts of the demonstration, mined once per session; only to be read."""
    folder = tmp_path_factory.mktemp("demo")
    part = folder / "part.ndjson"
    with SAMPLES.open(encoding="utf-8") as lines:
        part.write_text("".join(islice(lines, 250)), encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        pipeline.run([part], conditions.load("multiple_sclerosis"), store=folder / "store", demo=True)
    return folder / "store"
