"""The steps of a fit, each on its own: sample, reduction, tree, taught rows, placing, parts, map, stability."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from insights.themes import sample
from insights.themes.assign import Placer
from insights.themes.cluster import Clusters
from insights.themes.layout import beside
from insights.themes.parts import families_of, parts_of
from insights.themes.reduce import Reduction, neighbours, project
from insights.themes.sample import size_for
from insights.themes.stability import stabilities
from insights.themes.teach import taught
from insights.themes.tree import Tree, wanted_for


def blobs(count: int, each: int, *, width: float = 0.1, dimensions: int = 5) -> NDArray[np.float32]:
    chance = np.random.default_rng(3)
    middles = chance.normal(size=(count, dimensions)) * 3
    return np.vstack([middle + width * chance.normal(size=(each, dimensions)) for middle in middles]).astype(np.float32)


def test_neighbours_are_the_nearest_and_itself_first() -> None:
    rows = blobs(3, 700)
    found, apart = neighbours(rows, rows, 6, itself=np.arange(len(rows)))
    exact = np.linalg.norm(rows[:50, None] - rows[None], axis=2)
    assert (found[:, 0] == np.arange(len(rows))).all()
    assert (apart[:, 0] == 0).all()
    assert np.allclose(apart[:50], np.sort(exact, axis=1)[:, :6], atol=5e-3)


def test_projection_keeps_what_differs() -> None:
    rows = blobs(4, 50, dimensions=80)
    short = project(rows, seed=7)
    assert short.shape == (200, 50)
    assert np.allclose(np.linalg.norm(short[0] - short[150]), np.linalg.norm(rows[0] - rows[150]), rtol=0.05)


@pytest.mark.parametrize("count", [40, 200])
def test_reduction_is_the_same_each_time(count: int) -> None:
    rows = blobs(4, count // 4, dimensions=20)
    first, again = (Reduction(seed=7) for _ in range(2))
    assert first.fit_transform(rows).shape == (count, 5)
    assert np.array_equal(first.short_, again.fit_transform(rows))
    assert first.flat().shape == (count, 2)
    assert np.array_equal(first.flat(), again.flat())
    assert np.isfinite(first.flat()).all()


@pytest.mark.parametrize(("posts", "least", "most"), [(40, 2, 6), (400, 8, 12), (12_466, 30, 45), (10**6, 60, 60)])
def test_more_posts_have_more_themes(posts: int, least: int, most: int) -> None:
    assert least <= wanted_for(posts) <= most


@pytest.mark.parametrize(("posts", "drawn_from_it"), [(0, 0), (1_100, 1_100), (5_000, 1_202), (100_000, 5_376)])
def test_the_sample_grows_with_the_root_of_the_corpus(posts: int, drawn_from_it: int) -> None:
    assert size_for(posts) == drawn_from_it


def test_the_sample_stays_when_posts_are_added(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sample, "_FEWEST", 100)
    monkeypatch.setattr(sample, "_BY_ROOT", 1)
    texts = [f"post number {number}" for number in range(1_000)]
    first = sample.drawn(texts, np.arange(900), seed=7)
    later = sample.drawn([*texts[:900], *["one more post"] * 3, *texts[900:]], np.arange(1_003), seed=7)
    assert len(first) == len(later) == 100
    assert len(set(first) & set(later)) >= 80
    assert set(first) != set(sample.drawn(texts, np.arange(900), seed=8))


KINDS = ("kettle", "ladder", "parrot", "violin", "carpet")


def spoken(count: int) -> tuple[list[str], NDArray[np.float32]]:
    """Return texts, each of one of five kinds, and where these lie."""
    chance = np.random.default_rng(3)
    texts = [f"a {KINDS[n % 5]} and a {chance.choice(['red', 'blue', 'green', 'small'])} one" for n in range(count)]
    return texts, np.eye(5, dtype=np.float32)[np.arange(count) % 5]


def test_what_words_mean_is_learnt_from_some() -> None:
    texts, places = spoken(300)
    found = taught([*texts, "zzz"], np.arange(90), places[:90])
    assert found.shape == (301, 5)
    assert (found[:300].argmax(axis=1) == np.arange(300) % 5).all()
    assert not found[300].any()


def test_what_is_made_of_a_text_learnt_from_is_as_if_it_had_not_been() -> None:
    texts, places = spoken(100)
    texts[7], places[7] = "a violin and a red one", -places[7]
    rest = np.setdiff1d(np.arange(100), [7])
    among = taught(texts, np.arange(100), places)
    without = taught(texts, rest, places[rest])
    assert np.allclose(among[7], without[7], atol=0.02)


def clustered(rows: NDArray[np.float32], wanted: int) -> NDArray[np.int64]:
    return Clusters(wanted).fit(rows).labels_


def test_as_many_clusters_as_wanted_are_found_where_they_are() -> None:
    labels = clustered(blobs(10, 40), 10)
    assert [len(set(labels[start : start + 40])) for start in range(0, 400, 40)] == [1] * 10
    assert len(set(labels)) == 10


def test_a_large_cluster_is_split_beyond_what_is_wanted() -> None:
    labels = clustered(np.vstack([blobs(3, 60, width=0.05) * 0.05, blobs(5, 40) + 50]), 4)
    assert np.bincount(labels[labels >= 0]).max() <= 0.15 * len(labels)


def test_a_branch_of_a_few_rows_is_shed() -> None:
    rows = np.vstack([blobs(4, 50), np.full((3, 5), 90, np.float32)])
    labels = clustered(rows, 6)
    assert (labels[200:] == -1).all()
    assert len(set(labels[:200])) >= 6


@pytest.fixture
def islands() -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    return blobs(4, 60, width=0.4), np.repeat(np.arange(4), 60)


def test_rows_join_the_theme_they_are_surely_of(islands: tuple[NDArray[np.float32], NDArray[np.int64]]) -> None:
    rows, labels = islands
    placer = Placer(rows[::2], labels[::2])
    assert (placer.place(rows[1::2]) == labels[1::2]).mean() > 0.9
    between = (rows[0] / np.linalg.norm(rows[0]) + rows[100] / np.linalg.norm(rows[100]))[None]
    assert placer.place(np.vstack([between, -rows[:1], np.zeros((1, 5), np.float32)])).tolist() == [-1, -1, -1]
    assert np.allclose(placer.chances(rows).sum(axis=1), 1)


def test_a_theme_that_is_barred_is_not_joined(islands: tuple[NDArray[np.float32], NDArray[np.int64]]) -> None:
    rows, labels = islands
    barred = np.zeros((10, 4), bool)
    barred[:, 0] = True
    assert not (Placer(rows, labels).place(rows[:10], barred) == 0).any()


def test_parts_are_apart_or_none() -> None:
    two = np.vstack([blobs(2, 40, width=0.2), blobs(1, 60, width=1.0) - 40])
    tree = Tree(two)
    nodes = tree.cut(tree.root, 2, fewest=6, largest=len(two))
    found = {len(tree.rows(node)): parts_of(tree, node, two) for node in nodes}
    assert [len(tree.rows(part)) for part in found[80]] == [40, 40]
    assert found[60] == []


def test_themes_above_ten_have_families() -> None:
    middles = blobs(5, 4, width=0.1)
    families = families_of(middles)
    assert [len(set(families[start : start + 4])) for start in range(0, 20, 4)] == [1] * 5
    alone = families_of(middles, apart=3)
    assert (alone == alone[3]).sum() == 1
    assert set(alone) == set(range(6))
    assert families_of(middles[:10]).tolist() == [0] * 10


def test_a_row_stands_on_the_map_among_its_theme(islands: tuple[NDArray[np.float32], NDArray[np.int64]]) -> None:
    rows, labels = islands
    places = np.array([[10, 10], [90, 10], [10, 90], [90, 90]], np.float32)[labels]
    found = beside(rows, labels, known=rows, known_labels=labels, places=places, seed=7)
    assert np.linalg.norm(found - places, axis=1).max() < 4
    nowhere = beside(rows, labels, known=rows[:0], known_labels=labels[:0], places=places[:0], seed=7)
    assert np.isnan(nowhere).all()


def test_clear_clusters_are_stable_and_arbitrary_ones_are_not() -> None:
    rows = blobs(8, 50, dimensions=20)
    clear = stabilities(rows, np.repeat(np.arange(8), 50), seed=7)
    arbitrary = stabilities(rows, np.arange(400) % 8, seed=7)
    assert np.mean(clear) > 0.6
    assert np.mean(arbitrary) < 0.3
