"""A pull towards what can be named: posts that share a finding or a subject move a little together."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from insights.language.embeddings import unit_rows

_PULL = 0.3
_FEWEST_POSTS = 5
_LARGEST_SHARE = 0.15


def guided(
    rows: NDArray[np.float32], features: Sequence[Collection[str]], *, sample: NDArray[np.int64]
) -> NDArray[np.float32]:
    """Return unit rows, each leaning towards the middles of its features (as BERTopic's seed topics do).

    Features of under 5 or over 15 % of the `sample` pull nobody; middles are those of the sample.
    """
    inside: dict[str, list[int]] = {}
    for row in sample:
        for feature in features[row]:
            inside.setdefault(feature, []).append(row)
    middles = {
        feature: unit_rows(rows[members].mean(axis=0, keepdims=True))[0]
        for feature, members in inside.items()
        if _FEWEST_POSTS <= len(members) <= _LARGEST_SHARE * len(sample)
    }
    pulled = rows.copy()
    for row, some in enumerate(features):
        pulling = sorted(feature for feature in some if feature in middles)
        if pulling:
            pulled[row] += _PULL * np.mean([middles[feature] for feature in pulling], axis=0)
    return unit_rows(pulled)
