"""Which theme a post belongs to, if any, and how surely; nothing is forced into a theme."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from insights.language.embeddings import unit_rows

_SHRINKAGE: Final = 0.1
_SURE: Final = 0.995
_NEAR: Final = 0.995
_LEAST_STRENGTH: Final = 0.01


class Placer:
    """Places rows in the themes it has learnt: linear discriminant analysis, its covariance shrunk by a tenth.

    A row joins its likeliest theme if it is as sure of it, and stands as near to the theme's middle, as 199 in 200 of
    the rows learnt from that find back to their theme; else it stays out. What is learnt from should
    be such as will be placed: for rows made by a cheap model, rows that model made of texts it had not seen.
    """

    def __init__(self, rows: NDArray[np.float32], labels: NDArray[np.int64]) -> None:
        """Learn from `rows` (m, dims) and their themes `labels` (m,): 0, 1, ..., -1 for none."""
        inside = np.flatnonzero(labels >= 0)
        known, own = _directions(rows[inside]).astype(np.float64), labels[inside]
        sizes = np.bincount(own)
        middles = _sums(known, own) / np.maximum(sizes, 1)[:, None]
        apart = known - middles[own]
        spread = apart.T @ apart / len(known)
        width = max(float(np.trace(spread)) / len(spread), 1e-9)
        shrunk = (1 - _SHRINKAGE) * spread + _SHRINKAGE * width * np.eye(len(spread))
        self._weights = np.linalg.solve(shrunk, middles.T)
        self._offsets = np.log(np.maximum(sizes, 1e-9) / len(own)) - 0.5 * np.einsum("ij,ji->i", middles, self._weights)
        self._middles = unit_rows(middles.astype(np.float32))
        chances, near = self.chances(rows[inside]), self._nearness(rows[inside])
        every, best = np.arange(len(own)), chances.argmax(axis=1)
        home = best == own
        self._least = _reached_by(chances[every, own][home], _SURE)
        self._nearest = _reached_by(near[every, own][home], _NEAR)

    def chances(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return how likely each row is to be of each theme (rows, themes); a row's chances sum to 1."""
        scores = _directions(rows) @ self._weights + self._offsets
        scores -= scores.max(axis=1, keepdims=True)
        likely = np.exp(scores)
        return np.asarray(likely / likely.sum(axis=1, keepdims=True), np.float64)

    def place(self, rows: NDArray[np.float32], barred: NDArray[np.bool_] | None = None) -> NDArray[np.int64]:
        """Return the theme of each row, -1 for none; `barred` (rows, themes) are those it may not join."""
        if not len(rows):
            return np.zeros(0, np.int64)
        chances = self.chances(rows)
        best = (chances if barred is None else np.where(barred, -1, chances)).argmax(axis=1)
        return np.where(self.fits(rows, best), best, -1).astype(np.int64)

    def fits(self, rows: NDArray[np.float32], labels: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return whether each row is as sure of the theme given for it as it takes to be in it; -1 fits nobody."""
        every = np.arange(len(rows))
        sure = self.chances(rows)[every, labels] >= self._least
        return np.asarray(sure & (self._nearness(rows)[every, labels] >= self._nearest) & (labels >= 0))

    def _nearness(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        return np.asarray(_directions(rows) @ self._middles.T, np.float64)


def placed(
    rows: NDArray[np.float32],
    sample: NDArray[np.int64],
    core: NDArray[np.int64],
    honest: NDArray[np.float32],
    long: NDArray[np.bool_],
    *,
    remarks: int | None,
) -> NDArray[np.int64]:
    """Return a theme for each of `rows` (n, dims), -1 for none.

    Rows of the `sample` (m,) keep the theme they made, `core` (m,), where they are sure of it, as if placed in it.
    The others are placed by what `honest` (m, dims), rows such as theirs of the sample's texts, teach. `long` (n,)
    are those that may not join `remarks`, the theme of short remarks.
    """
    barred = np.zeros((len(rows), int(core.max(initial=-1)) + 1), bool)
    if remarks is not None:
        barred[:, remarks] = long
    found = np.full(len(rows), -1, np.int64)
    known = rows[sample]
    sure = Placer(known, core)
    stays = sure.fits(known, core) & ~barred[sample, core]
    found[sample] = np.where(stays, core, sure.place(known, barred[sample]))
    rest = np.setdiff1d(np.arange(len(rows)), sample)
    found[rest] = Placer(honest, core).place(rows[rest], barred[rest])
    return found


def renumbered(labels: NDArray[np.int64], order: Sequence[int] | NDArray[np.int64]) -> NDArray[np.int64]:
    """Return each label's place in `order`; -1 for one that is not in it."""
    numbers = np.asarray(order, np.int64)
    places = np.full(max(int(labels.max(initial=-1)), int(numbers.max(initial=-1))) + 2, -1, np.int64)
    places[numbers] = np.arange(len(numbers))
    return places[labels]


def centroids_of(rows: NDArray[np.float32], labels: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return the unit mean row of each label 0, 1, ..."""
    inside = labels >= 0
    return unit_rows(_sums(rows[inside].astype(np.float32), labels[inside]).astype(np.float32))


def strengths_of(
    rows: NDArray[np.float32], labels: NDArray[np.int64], centroids: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Return the similarity of each row to the centroid of its theme, above 0 to 1; 0 where it has none."""
    strength = np.zeros(len(rows), np.float32)
    inside = labels >= 0
    near = np.einsum("ij,ij->i", unit_rows(rows[inside]), centroids[labels[inside]])
    strength[inside] = np.clip(near, _LEAST_STRENGTH, 1)
    return strength


def _directions(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return rows of unit length; one of no length stays so, and is near nothing."""
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), np.float32)


def _sums(rows: NDArray[np.floating], labels: NDArray[np.int64]) -> NDArray[np.float64]:
    sums = np.zeros((int(labels.max(initial=-1)) + 1, rows.shape[1]))
    np.add.at(sums, labels, rows)
    return sums


def _reached_by(values: NDArray[np.float64], share: float) -> float:
    """Return what this share of the values reach; where there are none, what nothing reaches."""
    return float(np.quantile(values, 1 - share)) if len(values) else np.inf
