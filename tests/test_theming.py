"""Themes from run to run: vectors used again, ids kept, what became of each theme told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from insights import pipeline, theming
from insights.language.embeddings import HashingEmbedder
from insights.pipeline import RunReport
from insights.store import open_store
from tests.store.corpus import PACK
from tests.store.exports import export, post

pytestmark = pytest.mark.usefixtures("no_model")
Run = Callable[..., RunReport]


class Counting(HashingEmbedder):
    """Keeps the texts it was asked for, over all runs."""

    asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += texts
        return super().encode(texts)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(theming, "default_embedder", Counting)
    Counting.asked.clear()

    def start(numbers: range, **options: Any) -> RunReport:
        file = export(tmp_path / "posts.ndjson", [post(number) for number in numbers])
        return pipeline.run([file], PACK, store=tmp_path / "store", workers=1, **options)

    return start


def in_view(tmp_path: Path, sql: str) -> list[tuple[Any, ...]]:
    store = open_store(tmp_path / "store")
    rows = list(store.frame(sql).itertuples(index=False, name=None))
    store.close()
    return rows


def test_a_second_run_makes_vectors_of_new_posts_only(run: Run, tmp_path: Path) -> None:
    run(range(120))
    assert len(Counting.asked) == 120
    run(range(100, 150), themes=theming.ThemeOptions(anew=True))
    assert len(Counting.asked) == 150
    run(range(150), replace=True)
    assert len(Counting.asked) == 150
    assert in_view(tmp_path, "SELECT count(*), count(DISTINCT post_no) FROM vectors") == [(150, 150)]


def test_themes_keep_their_ids_and_say_what_became_of_them(run: Run, tmp_path: Path) -> None:
    first = run(range(140))
    assert first.themes > 1
    assert first.theme_changes == {}
    before = in_view(tmp_path, "SELECT theme_id, since FROM themes ORDER BY theme_id")
    again = run(range(140), themes=theming.ThemeOptions(anew=True))
    assert again.theme_changes == {"same": first.themes}
    assert in_view(tmp_path, "SELECT theme_id, since FROM themes ORDER BY theme_id") == before
