"""From many dimensions to few, so that density means something: PCA, exact neighbours, UMAP."""

from __future__ import annotations

import warnings
from typing import Final

import numpy as np
from numpy.typing import NDArray

from insights.themes.libraries import umap

NEIGHBOURS: Final = 15
_COMPONENTS = 50
_DIMENSIONS = 5
_EPOCHS = 50
_ROWS_AT_ONCE = 1024


def project(rows: NDArray[np.float32], sample: NDArray[np.int64], *, seed: int) -> NDArray[np.float32]:
    """Return `rows` in the 50 directions in which those of `sample` differ most."""
    from sklearn.decomposition import PCA

    components = min(_COMPONENTS, rows.shape[1], len(sample) - 1)
    solver = "covariance_eigh" if len(sample) > rows.shape[1] else "full"
    model = PCA(components, svd_solver=solver, random_state=seed).fit(rows[sample])
    return np.ascontiguousarray(model.transform(rows), np.float32)


class Reduction:
    """BERTopic's reduction step: seeded, single-threaded, with neighbours found exactly.

    Handing UMAP the neighbours spares the approximate search, which takes most of a minute to compile.
    """

    def __init__(self, *, seed: int) -> None:
        self._seed = seed

    def fit_transform(self, rows: NDArray[np.float32], y: object = None) -> NDArray[np.float32]:
        """Return one short row per row."""
        del y
        count = min(NEIGHBOURS, len(rows) - 1)
        model = umap().UMAP(
            n_neighbors=count,
            n_components=min(_DIMENSIONS, rows.shape[1]),
            min_dist=0.0,
            init="pca",
            n_epochs=_EPOCHS,
            random_state=self._seed,
            n_jobs=1,
            precomputed_knn=(*neighbours(rows, rows, count, itself=np.arange(len(rows))), None),
        )
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", r"precomputed_knn\[2\]", UserWarning)
            return np.asarray(model.fit_transform(rows), np.float32)


def neighbours(
    rows: NDArray[np.float32],
    among: NDArray[np.float32],
    count: int,
    *,
    itself: NDArray[np.int64] | None = None,
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Return the `count` nearest of `among` for each row, nearest first, and their distances.

    `itself` tells where each row stands in `among`; it then comes first.
    """
    squares = np.einsum("ij,ij->i", among, among)
    nearest = np.empty((len(rows), count), np.int64)
    distances = np.empty((len(rows), count), np.float32)
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        some = slice(start, min(start + _ROWS_AT_ONCE, len(rows)))
        length = np.einsum("ij,ij->i", rows[some], rows[some])
        apart = length[:, None] + squares - 2 * rows[some] @ among.T
        if itself is not None:
            apart[np.arange(len(apart)), itself[some]] = -np.inf
        found = np.argpartition(apart, count - 1, axis=1)[:, :count]
        values = np.take_along_axis(apart, found, axis=1)
        order = np.argsort(values, axis=1, kind="stable")
        nearest[some] = np.take_along_axis(found, order, axis=1)
        distances[some] = np.sqrt(np.maximum(np.take_along_axis(values, order, axis=1), 0))
    return nearest, distances
