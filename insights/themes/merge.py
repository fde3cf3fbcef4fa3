"""Clusters that say the same are one theme, though their words differ: a brand here, its generic there."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
from numpy.typing import NDArray

from insights.themes.cluster import LARGEST_SHARE
from insights.themes.features import Features

_SHARE = 0.4
_LIFT = 1.0
_COMMON = 2
_OVERLAP = 0.6


def akin_merged(features: Features, labels: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the labels 0, 1, ... with clusters merged that share most of what marks them.

    A feature marks a cluster if 40 % of its posts hold it, e times as many as elsewhere. Two of them and 60 %
    must be common, and the two clusters no more than 15 % of the posts.
    """
    marks = _marks(features, labels)
    sizes = np.bincount(labels[labels >= 0], minlength=len(marks))
    into = list(range(len(marks)))
    for one, mine in enumerate(marks):
        for other in range(one + 1, len(marks)):
            common, either = mine & marks[other], mine | marks[other]
            small = sizes[into[one]] + sizes[other] <= LARGEST_SHARE * len(labels)
            if into[other] == other and small and len(common) >= max(_COMMON, _OVERLAP * len(either)):
                into[other] = into[one]
                sizes[into[one]] += sizes[other]
    left = sorted(set(into))
    places = np.array([*(left.index(one) for one in into), -1], np.int64)
    return places[labels]


def _marks(features: Features, labels: NDArray[np.int64]) -> list[set[str]]:
    everywhere = Counter(feature for post in features.posts for feature in post)
    inside: list[Counter[str]] = [Counter() for _ in range(int(labels.max(initial=-1)) + 1)]
    for label, post in zip(labels, features.posts, strict=True):
        if label >= 0:
            inside[label].update(post.keys())
    sizes = np.bincount(labels[labels >= 0], minlength=len(inside))
    return [
        {
            feature
            for feature, seen in counts.items()
            if seen >= _SHARE * size
            and math.log(seen / size * (len(labels) - size + 1) / (everywhere[feature] - seen + 0.5)) > _LIFT
        }
        for counts, size in zip(inside, sizes, strict=True)
    ]
