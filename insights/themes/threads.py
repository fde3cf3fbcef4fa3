"""What a reply takes from its thread: a short answer means what it answers to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from insights.themes.words import is_content, runs

_FEWEST_WORDS = 6
_OPENING = 0.3
_SHORT = 1.0


class Replies(NamedTuple):
    """`opening` (n,): the row of the post that opens each text's thread, its own for one that opens it or has none;
    `brief` (n,): which are replies of a few words."""

    opening: NDArray[np.int64]
    brief: NDArray[np.bool_]


def replies_in(texts: Sequence[str], threads: Sequence[str | None] | None) -> Replies:
    """Return which texts reply to which, and which say too little for themselves: under six words that say something.

    The first post of a thread in the order given opens it.
    """
    opening = np.arange(len(texts))
    brief = np.zeros(len(texts), bool)
    first: dict[str, int] = {}
    for row, (text, thread) in enumerate(zip(texts, threads or [None] * len(texts), strict=True)):
        opening[row] = first.setdefault(thread, row) if thread else row
        brief[row] = opening[row] != row and _content_words(text) < _FEWEST_WORDS
    return Replies(opening, brief)


def leaning(rows: NDArray[np.float32], replies: Replies) -> NDArray[np.float32]:
    """Return the rows, replies leaning on the post that opens their thread: brief ones as much as on themselves,
    others a third as much."""
    weight = np.where(replies.brief, _SHORT, _OPENING).astype(np.float32)
    weight[replies.opening == np.arange(len(rows))] = 0
    return np.asarray(rows + weight[:, None] * rows[replies.opening], np.float32)


def _content_words(text: str) -> int:
    return sum(is_content(word.lower()) for run in runs(text) for word in run)
