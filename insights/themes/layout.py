"""Where each post stands on a map: alike near each other, themes as islands, 0 to 100 either way."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from insights.language.embeddings import unit_rows
from insights.themes.reduce import neighbours

_NEAREST: Final = 5
_GATHERED: Final = 0.35  # of the way to the middle of its theme
_SPREAD: Final = 0.6  # on the map of 100
_EDGE: Final = 2.0


def islands(flat: NDArray[np.float32], labels: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return places on the map for `flat` (m, 2), each theme of `labels` (m,) drawn towards its middle."""
    places = flat.astype(np.float64)
    for one in range(int(labels.max(initial=-1)) + 1):
        inside = labels == one
        if inside.any():
            places[inside] += _GATHERED * (np.median(places[inside], axis=0) - places[inside])
    low, high = np.quantile(places, 0.005, axis=0), np.quantile(places, 0.995, axis=0)
    scaled = _EDGE + (100 - 2 * _EDGE) * (places - low) / np.maximum(high - low, 1e-9)
    return np.clip(scaled, 0, 100).astype(np.float32)


def beside(
    rows: NDArray[np.float32],
    labels: NDArray[np.int64],
    *,
    known: NDArray[np.float32],
    known_labels: NDArray[np.int64],
    places: NDArray[np.float32],
    seed: int,
) -> NDArray[np.float32]:
    """Return a place for each of `rows` (n, dims): among the five of `known` (m, dims) nearest to it in its theme.

    `places` (m, 2) are those of `known`. A row of no theme (-1) stands among the nearest of all. A little seeded
    spread keeps posts apart. NaN where nothing is known.
    """
    found = np.full((len(rows), 2), np.nan)
    chance = np.random.default_rng(seed)
    for one in range(-1, int(labels.max(initial=-1)) + 1):
        asking = np.flatnonzero(labels == one)
        among = np.flatnonzero((known_labels == one) | (one < 0))
        if not len(asking) or not len(among):
            continue
        nearest, apart = neighbours(unit_rows(rows[asking]), unit_rows(known[among]), min(_NEAREST, len(among)))
        weight = 1 / (apart.astype(np.float64) ** 2 + 0.05)
        weight /= weight.sum(axis=1, keepdims=True)
        found[asking] = np.einsum("ij,ijk->ik", weight, places[among[nearest]])
    found += _SPREAD * chance.normal(size=found.shape)
    return np.asarray(np.clip(found, 0, 100), np.float32)
