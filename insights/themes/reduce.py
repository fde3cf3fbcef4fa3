"""From many dimensions to few, so that density means something: PCA, exact neighbours, UMAP."""

from __future__ import annotations

import warnings

import numpy as np
from numpy.typing import NDArray

from insights.themes.libraries import umap

_COMPONENTS = 50
_DIMENSIONS = 5
_NEIGHBOURS = 15
_EPOCHS = 50
_ROWS_AT_ONCE = 1024


class Reduction:
    """BERTopic's reduction step: seeded, single-threaded, with neighbours found exactly.

    Handing UMAP the neighbours spares the approximate search, which takes most of a minute to compile.
    """

    def __init__(self, *, seed: int) -> None:
        self._seed = seed

    def fit_transform(self, rows: NDArray[np.float32], y: object = None) -> NDArray[np.float32]:
        """Return one short row per row."""
        from sklearn.decomposition import PCA

        del y
        components = min(_COMPONENTS, rows.shape[1], len(rows) - 1)
        solver = "covariance_eigh" if len(rows) > rows.shape[1] else "full"
        short = PCA(components, svd_solver=solver, random_state=self._seed).fit_transform(rows)
        short = np.ascontiguousarray(short, np.float32)
        count = min(_NEIGHBOURS, len(rows) - 1)
        model = umap().UMAP(
            n_neighbors=count,
            n_components=min(_DIMENSIONS, components),
            min_dist=0.0,
            init="pca",
            n_epochs=_EPOCHS,
            random_state=self._seed,
            n_jobs=1,
            precomputed_knn=(*neighbours(short, count), None),
        )
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", r"precomputed_knn\[2\]", UserWarning)
            return np.asarray(model.fit_transform(short), np.float32)


def neighbours(rows: NDArray[np.float32], count: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Return the `count` nearest rows of each row, itself first, and their distances."""
    squares = np.einsum("ij,ij->i", rows, rows)
    nearest = np.empty((len(rows), count), np.int64)
    distances = np.empty((len(rows), count), np.float32)
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        some = slice(start, min(start + _ROWS_AT_ONCE, len(rows)))
        apart = squares[some, None] + squares - 2 * rows[some] @ rows.T
        itself = np.arange(some.start, some.stop)
        apart[itself - start, itself] = -np.inf
        found = np.argpartition(apart, count - 1, axis=1)[:, :count]
        values = np.take_along_axis(apart, found, axis=1)
        order = np.argsort(values, axis=1, kind="stable")
        nearest[some] = np.take_along_axis(found, order, axis=1)
        distances[some] = np.sqrt(np.maximum(np.take_along_axis(values, order, axis=1), 0))
    return nearest, distances
