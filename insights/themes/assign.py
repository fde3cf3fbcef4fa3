"""Which theme a row is nearest to, and whether it is near enough; nothing is forced into a theme."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from insights.language.embeddings import unit_rows

_ROWS_AT_ONCE = 8192


def centroids_of(rows: NDArray[np.float32], labels: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return the unit mean row of each label 0, 1, ..."""
    count = int(labels.max(initial=-1)) + 1
    sums = np.zeros((count, rows.shape[1]), np.float32)
    np.add.at(sums, labels[labels >= 0], rows[labels >= 0])
    return unit_rows(sums)


def thresholds_of(
    rows: NDArray[np.float32], labels: NDArray[np.int64], centroids: NDArray[np.float32], *, quantile: float
) -> NDArray[np.float32]:
    """Return per theme the similarity to its centroid that a share `quantile` of its own rows stays below."""
    near = np.einsum("ij,ij->i", rows, centroids[labels]) if len(centroids) else np.zeros(len(rows), np.float32)
    return np.array([np.quantile(near[labels == one], quantile) for one in range(len(centroids))], np.float32)


def nearest(
    rows: NDArray[np.float32], centroids: NDArray[np.float32], thresholds: NDArray[np.float32]
) -> NDArray[np.int64]:
    """Return for each row the nearest theme if it lies within that theme's threshold, else -1."""
    found = np.full(len(rows), -1, np.int64)
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        near = rows[start : start + _ROWS_AT_ONCE] @ centroids.T
        best = near.argmax(axis=1)
        enough = near[np.arange(len(best)), best] >= thresholds[best]
        found[start : start + len(best)] = np.where(enough, best, -1)
    return found


def strengths_of(
    rows: NDArray[np.float32], labels: NDArray[np.int64], centroids: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Return the similarity of each row to the centroid of its theme, 0..1; 0 where it has none."""
    strength = np.zeros(len(rows), np.float32)
    inside = labels >= 0
    strength[inside] = np.clip(np.einsum("ij,ij->i", rows[inside], centroids[labels[inside]]), 0, 1)
    return strength
