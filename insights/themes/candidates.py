"""Names a theme could have, each with how many of its posts carry it and how much it marks the theme."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from insights.themes.features import Features, Sort

_FEWEST_POSTS = 3
_CARRIED = 0.12  # of the theme's posts; what fewer hold names it only if nothing else does
_LEAST = 0.08
_SUBJECT_CARRIED = 0.25
_LEAST_LIFT = 0.6
_SUBJECT_LIFT = 0.7
_MOST_LIFT = 3.0  # a word nobody else uses is no better a name than one twenty times as common here
_LEAST_SCORE = 0.2
_SAME = 0.7
_CANDIDATES = 40
_PHRASE = 1.5
_BONUS: Final = {Sort.TERM: 1.0, Sort.EFFECT: 1.2, Sort.MEDICATION: 1.2, Sort.OTHER: 1.0, Sort.SUBJECT: 0.75}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible name: `share` of the theme's posts hold it, in `rows`."""

    text: str
    sort: Sort
    score: float
    share: float
    rows: frozenset[int]

    @property
    def words(self) -> frozenset[str]:
        return frozenset(self.text.lower().split())


def candidates_of(features: Features, labels: NDArray[np.int64]) -> list[list[Candidate]]:
    """Return the candidates of each theme 0, 1, ..., best first."""
    everywhere: dict[str, int] = {}
    inside: list[dict[str, list[int]]] = [{} for _ in range(int(labels.max(initial=-1)) + 1)]
    for row, (label, post) in enumerate(zip(labels, features.posts, strict=True)):
        for feature in post:
            everywhere[feature] = everywhere.get(feature, 0) + 1
            if label >= 0:
                inside[label].setdefault(feature, []).append(row)
    sizes = np.bincount(labels[labels >= 0], minlength=len(inside))
    return [
        _ranked(features, rows, int(size), everywhere, len(labels)) for rows, size in zip(inside, sizes, strict=True)
    ]


def _ranked(
    features: Features, inside: dict[str, list[int]], size: int, everywhere: dict[str, int], posts: int
) -> list[Candidate]:
    found = []
    for feature, rows in inside.items():
        sort, share = features.sorts[feature], len(rows) / size
        if len(rows) < _FEWEST_POSTS or share < (_SUBJECT_CARRIED if sort is Sort.SUBJECT else _LEAST):
            continue
        elsewhere = (everywhere[feature] - len(rows) + 0.5) / (posts - size + 1)
        lift = min(math.log(share / elsewhere), _MOST_LIFT)
        if lift < (_SUBJECT_LIFT if sort is Sort.SUBJECT else _LEAST_LIFT):
            continue
        text = features.written(feature, rows)
        bonus = _PHRASE if sort is Sort.TERM and " " in text else _BONUS[sort]
        found.append(Candidate(text, sort, share * lift * bonus, share, frozenset(rows)))
    carried = _in_their_words([one for one in found if one.share >= _CARRIED] or found)
    carried.sort(key=lambda one: (-one.score, one.text))
    if not carried or carried[0].score < _LEAST_SCORE:
        return []
    return _without_parts(carried[:_CANDIDATES])


def _in_their_words(found: list[Candidate]) -> list[Candidate]:
    """Return the candidates, a medication named as the posts do where they have another word for it."""
    terms = [one for one in found if one.sort is Sort.TERM]
    return [
        replace(one, text=same.text) if one.sort is Sort.MEDICATION and (same := _same(one, terms)) is not None else one
        for one in found
    ]


def _same(one: Candidate, terms: Sequence[Candidate]) -> Candidate | None:
    overlaps = [(len(one.rows & term.rows) / len(one.rows | term.rows), term.text, term) for term in terms]
    best = max(overlaps, default=None, key=lambda overlap: overlap[:2])
    return best[2] if best is not None and best[0] >= _SAME else None


def _without_parts(found: list[Candidate]) -> list[Candidate]:
    """Return the candidates without those that mostly say what a better one says."""
    kept: list[Candidate] = []
    for one in found:
        if any(one.words <= better.words and one.share < 1.6 * better.share for better in kept):
            continue
        kept.append(one)
    return kept
