"""Sentence vectors of a run: those stored by an earlier one, and those made as they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from insights.language.embeddings import Embedder, unit_rows
from insights.privacy import unmarked

_BATCH = 1_024
_MOST = 127


class Vectors:
    """Gives unit vectors of `texts` by row, each made at most once.

    `known`: rows whose vector is stored, and these (rows, dimensions) in 8 bits. What is made goes through the same
    8 bits, so that a run that finds vectors stored gives what a run that makes them gives.
    """

    def __init__(
        self,
        texts: Sequence[str],
        embedder: Embedder,
        *,
        known: tuple[Sequence[int], NDArray[np.int8]],
        progress: Callable[[str, float], None] = lambda _step, _share: None,
    ) -> None:
        rows, stored = known
        self._texts = texts
        self._embedder = embedder
        self._progress = progress
        self._held: dict[int, NDArray[np.int8]] = dict(zip(rows, stored, strict=True))

    def __call__(self, rows: Sequence[int]) -> NDArray[np.float32]:
        """Return the vectors of `rows`: float32 (rows, dimensions), of unit length."""
        missing = sorted({int(row) for row in rows} - self._held.keys())
        for start in range(0, len(missing), _BATCH):
            self._progress(f"themes: {start:,} of {len(missing):,} posts read for their meaning", start / len(missing))
            some = missing[start : start + _BATCH]
            made = self._embedder.encode([unmarked(self._texts[row]) for row in some])
            self._held.update(zip(some, in_8_bits(made), strict=True))
        if not len(rows):
            return np.zeros((0, self._embedder.dimensions), np.float32)
        return unit_rows(np.stack([self._held[int(row)] for row in rows]).astype(np.float32))

    def made(self) -> tuple[list[int], NDArray[np.int8]]:
        """Return the rows that have a vector, in order, and the vectors in 8 bits, to be stored."""
        rows = sorted(self._held)
        held = [self._held[row] for row in rows]
        return rows, np.stack(held) if held else np.zeros((0, self._embedder.dimensions), np.int8)


def in_8_bits(rows: NDArray[np.float32]) -> NDArray[np.int8]:
    """Return each row scaled so that its largest number is 127: a direction, no length."""
    largest = np.abs(rows).max(axis=1, keepdims=True)
    return np.rint(rows / np.where(largest > 0, largest, 1) * _MOST).astype(np.int8)
