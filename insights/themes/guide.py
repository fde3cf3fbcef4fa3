"""A pull towards what can be named: posts that share a finding or a subject move a little together."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from insights.language.embeddings import unit_rows

_FEWEST_POSTS: Final = 5
_LARGEST_SHARE: Final = 0.15


def guided(rows: NDArray[np.float32], marks: Sequence[Collection[str]], *, pull: float) -> NDArray[np.float32]:
    """Return unit rows (n, dims), each leaning towards the middles of its marks, as BERTopic's seed topics do.

    `marks` (n,): what is found in each post. One of under 5 posts, or over 15 % of them, pulls nobody. With a `pull`
    of 1 the middle weighs as much as the post.
    """
    inside: dict[str, list[int]] = {}
    for row, some in enumerate(marks):
        for mark in some:
            inside.setdefault(mark, []).append(row)
    middles = {
        mark: unit_rows(rows[members].mean(axis=0, keepdims=True))[0]
        for mark, members in inside.items()
        if _FEWEST_POSTS <= len(members) <= _LARGEST_SHARE * len(rows)
    }
    pulled = rows.copy()
    for row, some in enumerate(marks):
        pulling = sorted(mark for mark in some if mark in middles)
        if pulling:
            pulled[row] += pull * np.mean([middles[mark] for mark in pulling], axis=0)
    return unit_rows(pulled)
