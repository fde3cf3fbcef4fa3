"""How surely a theme comes back when the posts are a little different."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from insights.themes.cluster import Clusters
from insights.themes.reduce import Reduction

_REFITS = 2
_SHARE = 0.8
_MOST_ROWS = 10_000
_STEADY = 0.2  # arbitrary groups of clear clusters come back at 0.1 to 0.2


def stabilities(rows: NDArray[np.float32], labels: NDArray[np.int64], *, seed: int) -> tuple[float, ...]:
    """Return per theme its mean best overlap (Jaccard) with the clusters of refits on seeded subsamples."""
    count = int(labels.max(initial=-1)) + 1
    overlaps = np.zeros((_REFITS, count))
    for refit in range(_REFITS):
        chance = np.random.default_rng([seed, refit])
        size = min(round(len(rows) * _SHARE), _MOST_ROWS)
        chosen = np.sort(chance.choice(len(rows), size, replace=False))
        again = Clusters().fit(Reduction(seed=seed + 1 + refit).fit_transform(rows[chosen])).labels_
        overlaps[refit] = _best_overlap(labels[chosen], again, count)
    return tuple(float(value) for value in overlaps.mean(axis=0))


def steady(values: NDArray[np.float64], *, fewest: int) -> NDArray[np.bool_]:
    """Return which themes to keep: those of stability 0.2 and up, and if these are few the steadiest."""
    kept = values >= _STEADY
    kept[np.argsort(-values, kind="stable")[:fewest]] = True
    return kept


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
