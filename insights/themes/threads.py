"""What a reply takes from its thread: a short answer means what it answers to."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from insights.language.embeddings import unit_rows
from insights.themes.words import is_content, runs

_FEWEST_WORDS = 6
_OPENING = 0.3
_SHORT = 1.0


def in_thread(
    rows: NDArray[np.float32], texts: Sequence[str], threads: Sequence[str | None]
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Return the rows leaning towards the post that opens their thread, and which are short replies.

    The first post of a thread in the order given opens it. A reply of under six words that say something
    leans on it as much as on itself, a longer one a third as much.
    """
    opening: dict[str, int] = {}
    leaning = rows.copy()
    short = np.zeros(len(rows), bool)
    for row, (text, thread) in enumerate(zip(texts, threads, strict=True)):
        first = opening.setdefault(thread, row) if thread else row
        if first != row:
            short[row] = _content_words(text) < _FEWEST_WORDS
            leaning[row] += (_SHORT if short[row] else _OPENING) * rows[first]
    return unit_rows(leaning), short


def _content_words(text: str) -> int:
    return sum(is_content(word.lower()) for run in runs(text) for word in run)
