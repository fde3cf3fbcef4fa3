"""How good themes are: coverage, coherence and diversity of their terms, agreement with names and with each other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray


class Found(Protocol):
    labels: NDArray[np.int64]
    terms: list[list[str]]


def figures(runs: Sequence[Found], texts: Sequence[str], names: Sequence[str]) -> dict[str, Any]:
    """Return each figure of some runs as least, mean and most."""
    table: dict[str, list[float]] = {}
    for run in runs:
        inside = run.labels >= 0
        known = np.array(names)
        for name, value in (
            ("themes", len(run.terms)),
            ("coverage", inside.mean()),
            ("largest_theme", np.bincount(run.labels[inside]).max() / len(run.labels)),
            ("npmi", coherence(run.terms, texts)),
            ("diversity", diversity(run.terms)),
            ("agreement_with_names", agreement(known, run.labels)[0]),
            ("agreement_with_names_of_covered", agreement(known[inside], run.labels[inside])[0]),
        ):
            table.setdefault(name, []).append(float(value))
    return {name: _range(values) for name, values in table.items()}


def between_resamples(found: Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]]) -> dict[str, Any]:
    """Return how well runs on bootstrap resamples agree on the posts two of them share, for each pair.

    A run is the rows drawn and their labels; none (-1) counts as a theme. Of a post drawn twice the first counts.
    """
    information, rand = [], []
    for one, other in combinations(found, 2):
        (mine, first), (theirs, second) = (np.unique(rows, return_index=True) for rows, _ in (one, other))
        _, here, there = np.intersect1d(mine, theirs, return_indices=True)
        pair = agreement(one[1][first[here]], other[1][second[there]])
        information.append(pair[0])
        rand.append(pair[1])
    return {"adjusted_mutual_information": _range(information), "adjusted_rand_index": _range(rand)}


def agreement(one: NDArray[Any], other: NDArray[Any]) -> tuple[float, float]:
    """Return adjusted mutual information and adjusted Rand index."""
    from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score

    return float(adjusted_mutual_info_score(one, other)), float(adjusted_rand_score(one, other))


def coherence(terms: Sequence[Sequence[str]], texts: Sequence[str]) -> float:
    """Return the mean normalised pointwise mutual information of pairs of a theme's terms, over posts (Bouma 2009)."""
    from sklearn.feature_extraction.text import CountVectorizer

    said = sorted({term.lower() for some in terms for term in some})
    counter = CountVectorizer(vocabulary=said, ngram_range=(1, 3), binary=True)
    table = counter.transform(texts).tocsc().astype(np.float64)
    column = {term: number for number, term in enumerate(said)}
    means = []
    for some in terms:
        held = table[:, [column[term.lower()] for term in some]]
        both = np.asarray((held.T @ held).todense()) / len(texts)
        pairs = [
            _npmi(both[a, b], both[a, a], both[b, b])
            for a, b in combinations(range(len(some)), 2)
            if both[a, a] and both[b, b]
        ]
        if pairs:
            means.append(float(np.mean(pairs)))
    return float(np.mean(means))


def _npmi(both: float, one: float, other: float) -> float:
    if both in (0.0, 1.0):
        return 2 * both - 1
    return math.log(both / (one * other)) / -math.log(both)


def diversity(terms: Sequence[Sequence[str]]) -> float:
    """Return the share of different terms among those of all themes (Dieng et al. 2020)."""
    said = [term.lower() for some in terms for term in some]
    return len(set(said)) / max(1, len(said))


def _range(values: Sequence[float]) -> dict[str, float]:
    return {
        "least": round(min(values), 3), "mean": round(float(np.mean(values)), 3), "most": round(max(values), 3)
    }  # fmt: skip
