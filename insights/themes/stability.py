"""How surely a theme comes back when the posts are others."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from insights.themes.cluster import Clusters
from insights.themes.reduce import Reduction

_FEWEST_ROWS = 20


def stabilities(rows: NDArray[np.float32], labels: NDArray[np.int64], *, seed: int) -> tuple[float, ...]:
    """Return per theme how well it comes back (Jaccard, best match) when each half of the rows is clustered alone.

    `rows` (m, dims), `labels` (m,) their themes 0, 1, ..., -1 for none. 0 where halves are too small to tell.
    """
    count = int(labels.max(initial=-1)) + 1
    shuffled = np.random.default_rng(seed).permutation(len(rows))
    halves = [np.sort(half) for half in np.array_split(shuffled, 2)]
    if len(rows) < 2 * _FEWEST_ROWS:
        return (0.0,) * count
    overlaps = np.zeros((len(halves), count))
    for number, half in enumerate(halves):
        again = Clusters(count).fit(Reduction(seed=seed).fit_transform(rows[half])).labels_
        overlaps[number] = _best_overlap(labels[half], again, count)
    return tuple(float(value) for value in overlaps.mean(axis=0))


def _best_overlap(ours: NDArray[np.int64], theirs: NDArray[np.int64], count: int) -> NDArray[np.float64]:
    others = int(theirs.max(initial=-1)) + 1
    if not others:
        return np.zeros(count)
    both = np.zeros((count, others))
    inside = (ours >= 0) & (theirs >= 0)
    np.add.at(both, (ours[inside], theirs[inside]), 1)
    mine = np.bincount(ours[ours >= 0], minlength=count)[:, None]
    yours = np.bincount(theirs[theirs >= 0], minlength=others)[None, :]
    return np.asarray((both / np.maximum(mine + yours - both, 1)).max(axis=1), np.float64)
