"""How often a feature stands in posts as long as those of a theme: long posts hold more of everything."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from insights.themes.features import Features

_SHORT = 16  # words; each step of length doubles it
_STEPS = 5
_DRAWN = 10  # posts' worth of pull towards the rate over all lengths


class Rates:
    """Counts of posts and features by steps of length."""

    def __init__(self, features: Features) -> None:
        longer = np.maximum(np.array(features.lengths, np.float64), 1) / _SHORT
        self._step = np.clip(np.ceil(np.log2(longer)), 0, _STEPS - 1).astype(np.int64)
        self._posts = np.bincount(self._step, minlength=_STEPS)
        self._holding: dict[str, NDArray[np.int64]] = {}
        for step, post in zip(self._step, features.posts, strict=True):
            for feature in post:
                self._holding.setdefault(feature, np.zeros(_STEPS, np.int64))[step] += 1

    def by_length(self, rows: Sequence[int] | NDArray[np.int64]) -> NDArray[np.int64]:
        """Return how many of the rows are of each step of length."""
        return np.bincount(self._step[rows], minlength=_STEPS)

    def elsewhere(self, feature: str, rows: Sequence[int], theme: NDArray[np.int64]) -> float:
        """Return the share of other posts that hold a feature, were they as long as those of the theme.

        `rows` of the theme hold it; `theme` counts the posts of the theme by length (direct standardisation).
        """
        holding = self._holding[feature] - self.by_length(rows)
        posts = self._posts - theme
        overall = (holding.sum() + 0.5) / (posts.sum() + 1)
        shares = (holding + _DRAWN * overall) / (posts + _DRAWN)
        return float(shares @ theme / theme.sum())
