"""Small linear models: what many faint signs of a post together say for each value of a finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np

BIAS = "(bias)"
_FOLDER = Path(__file__).parent
_FULL = 6
"""Known terms a text counts as having at least: one known word alone must not be worth too much."""


class Weighing:
    """A weight for each sign and value; the file has a line for each sign, after one that names the values."""

    def __init__(self, lines: Sequence[str]) -> None:
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        self.values = tuple(rows[0][1:])
        self._row = {row[0]: at for at, row in enumerate(rows[1:])}
        self._told: dict[str, dict[str, float]] = {}
        self._weights = np.array([[float(cell or 0) for cell in row[1:]] for row in rows[1:]])

    def likelihoods(self, signs: Mapping[str, float]) -> dict[str, float]:
        """Return the probability (0..1) of each value; signs nobody weighed say nothing."""
        row = self._row
        known = [(row[sign], amount) for sign, amount in signs.items() if amount and sign in row]
        total = self._weights[row[BIAS]].copy()
        if known:
            at, amounts = zip(*known, strict=True)
            total += np.array(amounts) @ self._weights.take(at, axis=0)
        return dict(zip(self.values, (1 / (1 + np.exp(-total))).tolist(), strict=True))

    @property
    def signs(self) -> Set[str]:
        """All that has a weight."""
        return self._row.keys()

    def told_for(self, value: str) -> Mapping[str, float]:
        """Return what each sign says for `value`."""
        if value not in self._told:
            column = self._weights[:, self.values.index(value)].tolist()
            self._told[value] = dict(zip(self._row, column, strict=True))
        return self._told[value]


@cache
def weighing(name: str) -> Weighing:
    """Return the model in the file `name` beside this module."""
    return Weighing((_FOLDER / name).read_text(encoding="utf-8").splitlines())


def path_of(name: str) -> Path:
    """Return where the model `name` is kept."""
    return _FOLDER / name


def terms(words: Sequence[str]) -> list[str]:
    """Return the words and the pairs of neighbours, in order; every number reads the same."""
    plain = ["0" if word[0].isdigit() else word for word in words]
    return [*plain, *map(" ".join, pairwise(plain))]


def spread(known: Set[str]) -> dict[str, float]:
    """Return the share of each of the known terms of a text: the more there are, the less each says."""
    share = 3 / max(len(known), _FULL) ** 0.5
    return dict.fromkeys(known, share)
