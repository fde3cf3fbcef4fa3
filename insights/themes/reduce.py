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
_MAP_APART = 0.1
_ROWS_AT_ONCE = 1024


def project(rows: NDArray[np.float32], *, seed: int) -> NDArray[np.float32]:
    """Return `rows` (m, dims) in the 50 directions in which they differ most."""
    from sklearn.decomposition import PCA

    components = min(_COMPONENTS, rows.shape[1], len(rows) - 1)
    solver = "covariance_eigh" if len(rows) > rows.shape[1] else "full"
    model = PCA(components, svd_solver=solver, random_state=seed)
    return np.ascontiguousarray(model.fit_transform(rows), np.float32)


class Reduction:
    """BERTopic's reduction step: seeded, single-threaded, with neighbours found exactly, once for both shapes.

    Handing UMAP the neighbours spares the approximate search, which takes most of a minute to compile.
    `short_` (m, 5) is what themes are made from.
    """

    short_: NDArray[np.float32]

    def __init__(self, *, seed: int) -> None:
        self._seed = seed

    def fit_transform(self, rows: NDArray[np.float32], y: object = None) -> NDArray[np.float32]:
        """Return one short row per row."""
        del y
        self._rows = rows
        count = min(NEIGHBOURS, len(rows) - 1)
        self._nearest = neighbours(rows, rows, count, itself=np.arange(len(rows)))
        self.short_ = self._laid_out(min(_DIMENSIONS, rows.shape[1]), start="pca", apart=0.0)
        return self.short_

    def flat(self) -> NDArray[np.float32]:
        """Return a place on a map (m, 2) for each row, starting from where the short rows differ most."""
        middle = self.short_ - self.short_.mean(axis=0)
        _, _, turns = np.linalg.svd(middle, full_matrices=False)
        start = middle @ turns[:2].T
        return self._laid_out(2, start=10 * start / max(float(np.abs(start).max()), 1e-9), apart=_MAP_APART)

    def _laid_out(self, dimensions: int, *, start: str | NDArray[np.float32], apart: float) -> NDArray[np.float32]:
        model = umap().UMAP(
            n_neighbors=self._nearest[0].shape[1],
            n_components=dimensions,
            min_dist=apart,
            init=start,
            n_epochs=_EPOCHS,
            random_state=self._seed,
            n_jobs=1,
            precomputed_knn=(*self._nearest, None),
        )
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", r"precomputed_knn\[2\]", UserWarning)
            return np.asarray(model.fit_transform(self._rows), np.float32)


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
