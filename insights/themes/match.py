"""Ids that survive a re-run, so that links and given names do too."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from insights.themes.result import Previous

_SAME = 0.92  # refits of real posts: the same theme 0.93 and up, different ones 0.91 and below
_TERMS_IN_ID = 5


def theme_ids(
    centroids: NDArray[np.float32], terms: Sequence[Sequence[str]], previous: Previous | None
) -> tuple[str, ...]:
    """Return an id per theme: that of the previous theme it matches, one to one, or one made of its terms."""
    kept = _matched(centroids, previous)
    taken = set(kept.values()) | set(previous.theme_ids if previous else ())
    ids: list[str] = []
    for index, words in enumerate(terms):
        name = kept.get(index) or _fresh(words, taken)
        taken.add(name)
        ids.append(name)
    return tuple(ids)


def _matched(centroids: NDArray[np.float32], previous: Previous | None) -> dict[int, str]:
    if previous is None or not len(previous.theme_ids) or not len(centroids):
        return {}
    if previous.centroids.shape[1] != centroids.shape[1]:
        return {}  # another embedding model: nothing can be compared
    from scipy.optimize import linear_sum_assignment

    near = centroids @ previous.centroids.T
    pairs = zip(*linear_sum_assignment(-np.where(near >= _SAME, near, 0)), strict=True)
    return {int(new): previous.theme_ids[old] for new, old in pairs if near[new, old] >= _SAME}


def _fresh(words: Sequence[str], taken: set[str]) -> str:
    base = " ".join(sorted(words[:_TERMS_IN_ID]))
    attempt = 0
    while True:
        text = base if attempt == 0 else f"{base} {attempt}"
        name = "t" + hashlib.sha256(text.encode()).hexdigest()[:8]
        if name not in taken:
            return name
        attempt += 1
