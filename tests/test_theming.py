"""Themes from run to run: vectors used again, ids kept, what became of each theme told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import pytest
from numpy.typing import NDArray

from insights import pipeline, theming
from insights.language.embeddings import HashingEmbedder
from insights.pipeline import RunReport
from insights.store import open_store
from insights.writing import Endpoint
from tests.store.corpus import PACK
from tests.store.exports import export, post
from tests.writing.test_writing import answer, completion, reply, serving

pytestmark = pytest.mark.usefixtures("no_model")
Run = Callable[..., RunReport]


class Counting(HashingEmbedder):
    """Keeps the texts it was asked for, over all runs."""

    asked: ClassVar[list[str]] = []

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


def test_a_few_new_posts_are_placed_in_the_themes_there_are(run: Run, tmp_path: Path) -> None:
    first = run(range(140))
    facts = "SELECT theme_id, label, terms::VARCHAR, since FROM themes ORDER BY theme_id"
    posts = "SELECT post_id, left(text, 20) AS said, theme_id, part_id, x, y FROM posts ORDER BY post_id"
    sizes = "SELECT size, (SELECT count(*) FROM posts p WHERE t.theme_id IN (p.theme_id, p.part_id)) FROM themes t"
    themes, before = in_view(tmp_path, facts), in_view(tmp_path, posts)
    Counting.asked.clear()
    assert run(range(130, 152)).theme_changes == {"kept": first.themes}
    assert len(Counting.asked) == 12
    assert in_view(tmp_path, facts) == themes
    new = set(in_view(tmp_path, posts)) - set(before)
    assert len(new) == 12, "the others stay where they were"
    known = {(said, theme) for _, said, theme, *_ in before}
    placed = [(said, theme) for _, said, theme, *_ in new if isinstance(theme, str)]
    assert len(placed) >= 3
    assert set(placed) <= known
    assert all(size == held for size, held in in_view(tmp_path, sizes))
    asked_for = theming.ThemeOptions(wanted=5)
    assert "kept" not in run(range(152), themes=asked_for).theme_changes, "another number of themes is asked for"
    assert "kept" not in run(range(130, 180)).theme_changes, "these are many"


def test_a_model_names_themes_once_and_its_summary_is_stored(run: Run, tmp_path: Path) -> None:
    summary = "People keep notes of how the weeks of their treatment went."
    with serving(*(reply(completion(answer(f"Diary notes {number}", summary))) for number in range(40))) as server:
        options = theming.ThemeOptions(anew=True, writing=Endpoint(url=server.url, model="small-one"))
        first = run(range(140), themes=options)
        assert first.labels_written == {"written": first.themes}
        assert len(server.requests) == first.themes
        named = "SELECT label, summary, named_by FROM themes WHERE part_of IS NULL ORDER BY theme_id"
        before = in_view(tmp_path, named)
        assert {row[1:] for row in before} == {(summary, "small-one")}
        again = run(range(140), themes=options)
        assert again.labels_written == {"as before": first.themes}
        assert len(server.requests) == first.themes
        assert in_view(tmp_path, named) == before


def test_without_a_model_nothing_is_asked_and_our_labels_stay(run: Run, tmp_path: Path) -> None:
    dead = Endpoint(url="http://127.0.0.1:9/v1", model="small-one")
    report = run(range(140), themes=theming.ThemeOptions(writing=dead))
    assert report.themes > 2
    unasked = {"not asked: the endpoint failed before": report.themes - 2}
    assert report.labels_written == {"the endpoint cannot be reached": 2, **unasked}
    assert in_view(tmp_path, "SELECT count(*) FROM themes WHERE summary IS NOT NULL OR label = ''") == [(0,)]
    assert run(range(140), replace=True).labels_written == {}
