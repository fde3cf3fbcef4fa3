"""Which posts the themes are made from: enough to find them, few enough to read each for its meaning."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

_FEWEST: Final = 1_100
_BY_ROOT: Final = 17


def size_for(count: int) -> int:
    """Return how many of `count` posts to draw: all up to 1,100, 1,200 of 5,000, 1,900 of 12,466, 5,400 of 100,000.

    The error of a share falls with the root of the number drawn; so the number grows with the root of the corpus.
    """
    return min(count, max(_FEWEST, round(_BY_ROOT * math.sqrt(count))))


def drawn(texts: Sequence[str], rows: NDArray[np.int64], *, seed: int) -> NDArray[np.int64]:
    """Return the rows drawn from `rows`, in order: those whose texts have the smallest digests.

    A post is drawn or not by what it says, whatever stands around it (bottom-k sampling, Cohen and Kaplan 2007):
    when posts are added the sample stays much the same, and with it the vectors to be made and the themes.
    """
    key = seed.to_bytes(8, "big", signed=True)
    seen = Counter[str]()
    digests = []
    for row in rows.tolist():
        text = texts[row]
        seen[text] += 1
        told = f"{seen[text]} {text}".encode("utf-8", "replace")  # a text that comes again is drawn on its own
        digests.append((hashlib.blake2b(told, digest_size=8, key=key).digest(), row))
    return np.array(sorted(row for _, row in sorted(digests)[: size_for(len(rows))]), np.int64)
