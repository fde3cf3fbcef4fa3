"""Erasing takes along what people decided about posts, and leaves what they decided about anything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from insights import erasing, pipeline
from insights.decisions import FILE_NAME, open_decisions
from insights.decisions.corrections import Correction, text_hash
from insights.decisions.theme_names import ThemeName
from insights.deletions import Target
from insights.errors import StoreError
from insights.store import open_store
from tests.store.corpus import PACK
from tests.store.exports import export, post

pytestmark = pytest.mark.usefixtures("no_model")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return a store of six posts, each with a correction, one more about a post that is not there."""
    file = export(tmp_path / "posts.ndjson", [post(number) for number in range(6)])
    pipeline.run([file], PACK, store=tmp_path / "store", workers=1)
    with open_decisions(tmp_path / "store") as decisions:
        for post_id in [*ids(tmp_path / "store"), "0123456789abcdef"]:
            decisions.decide(correction(post_id), by="analyst")
        decisions.decide(ThemeName(condition="testitis", theme_id="t1", label="Hair"), by="analyst")
    return tmp_path / "store"


def correction(post_id: str) -> Correction:
    labels = {"medications": [{"name": f"drug of {post_id}", "polarity": "neutral"}]}
    return Correction.model_validate(
        {"condition": "testitis", "post_id": post_id, "text_sha256": text_hash("any"), "labels": labels}
    )


def ids(store: Path) -> set[str]:
    opened = open_store(store)
    found = set(opened.frame("SELECT post_id FROM posts")["post_id"])
    opened.close()
    return found


def test_corrections_go_with_their_post_and_those_of_posts_no_snapshot_holds(store: Path) -> None:
    before = ids(store)
    done = erasing.erase(store, [Target("post", "forum", "p2")])
    (gone,) = before - ids(store)
    assert (done.erased, done.decisions_erased) == (1, 2)
    with open_decisions(store) as decisions:
        assert decisions.posts() == ids(store)
        assert decisions.current(ThemeName)
        assert decisions.verify().ok
    for path in store.glob(f"{FILE_NAME}*"):
        assert f"drug of {gone}".encode() not in path.read_bytes()
    assert erasing.erase(store, [Target("post", "forum", "p2")]).decisions_erased == 0


def test_a_correction_outlives_another_run_and_a_store_without_decisions_has_none_made(
    store: Path, tmp_path: Path
) -> None:
    again = export(tmp_path / "again.ndjson", [post(number) for number in range(6)])
    pipeline.run([again], PACK, store=store, workers=1, replace=True)
    with open_decisions(store) as decisions:
        assert ids(store) < set(decisions.posts())
    pipeline.run([again], PACK, store=tmp_path / "bare", workers=1)
    assert erasing.erase(tmp_path / "bare", [Target("post", "forum", "p2")]).decisions_erased == 0
    assert not (tmp_path / "bare" / FILE_NAME).exists()


def test_decisions_that_cannot_be_opened_are_told(store: Path) -> None:
    (store / FILE_NAME).write_text("a letter to nobody", encoding="utf-8")
    with pytest.raises(StoreError, match="is not a database"):
        erasing.erase(store, [Target("post", "forum", "p2")])
