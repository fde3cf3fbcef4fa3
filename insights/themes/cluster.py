"""Dense groups of rows, neither too few nor one that swallows the rest."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

LARGEST_SHARE: Final = 0.15
_SMALLEST = 6
_SPLIT_SHARE = 0.12  # posts that join later make a theme about a quarter larger


def wanted(rows: int) -> int:
    """Return how many themes a corpus of `rows` posts should have: 10 at 400, 38 at 12,500, at most 60."""
    return max(2, min(60, round(0.95 * math.pow(rows, 0.39))))


class Clusters:
    """BERTopic's clustering step: HDBSCAN, its grain chosen so that the number of themes suits the corpus.

    Excess-of-mass selection may collapse to two clusters; leaf selection and finer grains stand by. A cluster
    over 12 % of the rows is split where it has parts.
    """

    labels_: NDArray[np.int64]
    probabilities_: NDArray[np.float64]

    def fit(self, rows: NDArray[np.float32], y: object = None) -> Clusters:
        """Return itself with `labels_` (-1 is none) and `probabilities_`."""
        del y
        best = -math.inf
        for method in ("eom", "leaf"):
            for size in _sizes(len(rows)):
                labels, probabilities = _cluster(rows, size=size, method=method)
                score = _score(labels)
                if score > best:
                    best = score
                    self.labels_, self.probabilities_ = labels, probabilities
        self._split_large(rows)
        return self

    def _split_large(self, rows: NDArray[np.float32]) -> None:
        for label, share in enumerate(_shares(self.labels_)):
            if share <= _SPLIT_SHARE:
                continue
            inside = np.flatnonzero(self.labels_ == label)
            parts, probabilities = _cluster(rows[inside], size=max(_SMALLEST, len(inside) // 8), method="leaf")
            if parts.max(initial=-1) < 1:
                continue
            fresh = int(self.labels_.max())
            self.labels_[inside] = np.where(parts > 0, fresh + parts, np.where(parts == 0, label, -1))
            self.probabilities_[inside] = probabilities


def _sizes(rows: int) -> list[int]:
    middle = 0.55 * math.sqrt(rows)
    return sorted({max(_SMALLEST, round(middle * factor)) for factor in (0.5, 0.7, 1.0, 1.4, 2.0)})


def _cluster(rows: NDArray[np.float32], *, size: int, method: str) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    from hdbscan import HDBSCAN

    model = HDBSCAN(
        min_cluster_size=size,
        min_samples=min(10, max(3, size // 3)),
        cluster_selection_method=method,
        core_dist_n_jobs=1,
    ).fit(rows.astype(np.float64))
    return model.labels_.astype(np.int64), np.asarray(model.probabilities_, np.float64)


def _shares(labels: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.bincount(labels[labels >= 0]) / max(1, len(labels))


def _score(labels: NDArray[np.int64]) -> float:
    """Return how well a clustering suits: rows covered, less for a wrong number of themes or a huge one."""
    shares = _shares(labels)
    if not len(shares):
        return -1e9
    wrong = abs(math.log(len(shares) / wanted(len(labels))))
    return float(shares.sum() - 0.5 * wrong - 2 * max(0.0, shares.max() - _SPLIT_SHARE))
