"""Reduction, clusters, assignment and stability, each on its own."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from insights.themes.assign import spread
from insights.themes.cluster import Clusters, wanted
from insights.themes.reduce import Reduction, neighbours, project
from insights.themes.stability import stabilities


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


def test_projection_keeps_what_differs_in_the_sample() -> None:
    rows = blobs(4, 50, dimensions=80)
    short = project(rows, np.arange(0, 200, 2), seed=7)
    assert short.shape == (200, 50)
    assert np.allclose(np.linalg.norm(short[0] - short[150]), np.linalg.norm(rows[0] - rows[150]), rtol=0.05)


@pytest.mark.parametrize("count", [40, 200])
def test_reduction_is_the_same_each_time(count: int) -> None:
    rows = blobs(4, count // 4, dimensions=20)
    first, again = (Reduction(seed=7).fit_transform(rows) for _ in range(2))
    assert first.shape == (count, 5)
    assert np.array_equal(first, again)
    assert np.isfinite(first).all()


@pytest.mark.parametrize(("rows", "least", "most"), [(40, 2, 6), (400, 8, 12), (12_466, 30, 45), (10**6, 60, 60)])
def test_more_posts_have_more_themes(rows: int, least: int, most: int) -> None:
    assert least <= wanted(rows) <= most


def test_clusters_are_found_and_do_not_collapse() -> None:
    two_islands = np.vstack([blobs(6, 40), blobs(6, 40) + 100])
    assert int(Clusters().fit(two_islands).labels_.max()) + 1 >= 10


def test_a_large_cluster_is_split_where_it_has_parts() -> None:
    rows = np.vstack([blobs(3, 60, width=0.05) * 0.05, blobs(5, 40) + 50])
    labels = Clusters().fit(rows).labels_
    assert len(set(labels[:180]) - {-1}) >= 2


def test_scattered_rows_belong_to_no_theme() -> None:
    near = blobs(3, 60)
    rows = np.vstack([near, near[:1] + 0.05, np.full((1, 5), 40, np.float32)])
    core = np.concatenate([np.repeat([0, 1, 2], 60), [-1, -1]])
    core[5] = -1
    found = spread(rows, np.arange(len(rows)), core)
    assert found[180] == 0
    assert found[5] == 0
    assert (found[:180] == np.repeat([0, 1, 2], 60)).all()


def test_rows_beyond_the_sample_ask_it() -> None:
    rows = blobs(3, 60)
    sample = np.arange(0, 180, 2)
    found = spread(rows, sample, np.repeat([0, 1, 2], 30))
    assert (found[sample] == np.repeat([0, 1, 2], 30)).all()
    assert (found == np.repeat([0, 1, 2], 60)).mean() > 0.85
    assert set(found) <= {-1, 0, 1, 2}


def test_no_clusters_no_themes() -> None:
    rows = blobs(1, 50)
    assert (spread(rows, np.arange(50), np.full(50, -1)) == -1).all()


def test_clear_clusters_are_stable_and_arbitrary_ones_are_not() -> None:
    rows = blobs(8, 50, dimensions=20)
    clear = stabilities(rows, np.repeat(np.arange(8), 50), seed=7)
    arbitrary = stabilities(rows, np.arange(400) % 8, seed=7)
    assert np.mean(clear) > 0.6
    assert np.mean(arbitrary) < 0.3
