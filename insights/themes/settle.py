"""From clusters to themes: merged where they say the same, kept where they have a name and come back."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from insights.themes.candidates import candidates_of
from insights.themes.cluster import Clusters
from insights.themes.features import Features
from insights.themes.merge import akin_merged
from insights.themes.reduce import Reduction
from insights.themes.stability import stabilities, steady

_FEWEST_LEFT = 100
_FEWEST_THEMES = 8
_NAME = 0.2
_CLEAR_NAME = 0.35
_STRICT_NAME = 0.45
_LARGE = 0.1  # a large cluster without a clear name is a heap of small talk
_COMES_BACK = 0.4


def settled(
    features: Features, rows: NDArray[np.float32], clusters: NDArray[np.int64], *, seed: int
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return a theme per row, -1 for none, and the stability of each theme.

    Clusters that nothing names or that hardly come back are dissolved; the rows outside are clustered once
    more among themselves, and what is clearly named and steady there is added. At least 8 themes per 1,000 posts are
    kept, if as many have a name.
    """
    fewest = min(_FEWEST_THEMES, max(2, round(_FEWEST_THEMES * len(rows) / 1_000)))
    themes, stability = _kept(features, rows, clusters, np.arange(len(rows)), fewest=fewest, seed=seed)
    left = np.flatnonzero(themes < 0)
    if len(left) < _FEWEST_LEFT:
        return themes, stability
    again = np.full(len(rows), -1, np.int64)
    again[left] = Clusters().fit(Reduction(seed=seed).fit_transform(rows[left])).labels_
    more, other = _kept(features, rows, again, left, fewest=0, strict=True, seed=seed)
    return np.where(more >= 0, more + len(stability), themes), np.concatenate([stability, other])


def _kept(
    features: Features,
    rows: NDArray[np.float32],
    clusters: NDArray[np.int64],
    among: NDArray[np.int64],
    *,
    fewest: int,
    strict: bool = False,
    seed: int,
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    merged = akin_merged(features, clusters)
    scores = [some[0].score if some else 0.0 for some in candidates_of(features, merged)]
    large = np.bincount(merged[merged >= 0], minlength=len(scores)) > _LARGE * len(rows)
    named = _only(merged, np.array(scores) >= np.where(large, _CLEAR_NAME, _STRICT_NAME if strict else _NAME))
    if named.max(initial=-1) < 0:
        return named, np.zeros(0)
    measured = np.array(stabilities(rows[among], named[among], seed=seed))
    keep = measured >= _COMES_BACK if strict else steady(measured, fewest=fewest)
    return _only(named, keep), measured[keep]


def _only(labels: NDArray[np.int64], kept: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the labels with the clusters that are not kept dissolved."""
    places = np.append(np.where(kept, np.cumsum(kept) - 1, -1), -1)
    return np.asarray(places[labels], np.int64)
