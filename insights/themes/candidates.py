"""Names a theme could have, each with how many of its posts carry it and how much it marks the theme."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from insights.themes.features import Features, Sort
from insights.themes.rates import Rates

_FEWEST_POSTS = 3
_CARRIED = 0.12  # of the theme's posts; what fewer hold names it only if nothing else does
_LEAST = 0.08
_SUBJECT_CARRIED = 0.35
_SUBJECT_LEAST = 0.15
_LEAST_LIFT = 0.6
_SUBJECT_LIFT = 0.9  # 2.5 times as often as elsewhere
_MOST_LIFT = 3.0  # a word nobody else uses is no better a name than one twenty times as common here
_LEAST_SCORE = 0.2
_SAME = 0.7
_CANDIDATES = 40
_PHRASE = 1.5
_EFFECT_CARRIED = 0.25
_BY_THE_WAY = 0.6  # a complaint of few is told in passing
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

    @property
    def names(self) -> bool:
        """Return whether it may name a theme by itself: a subject few touch on is one of several there."""
        return self.sort is not Sort.SUBJECT or self.share >= _SUBJECT_CARRIED


def candidates_of(features: Features, labels: NDArray[np.int64]) -> list[list[Candidate]]:
    """Return the candidates of each theme 0, 1, ..., best first, after those that may name it the others."""
    rates = Rates(features)
    inside: list[dict[str, list[int]]] = [{} for _ in range(int(labels.max(initial=-1)) + 1)]
    for row, (label, post) in enumerate(zip(labels, features.posts, strict=True)):
        for feature in post if label >= 0 else ():
            inside[label].setdefault(feature, []).append(row)
    return [_ranked(features, rows, np.flatnonzero(labels == one), rates) for one, rows in enumerate(inside)]


def _ranked(
    features: Features, inside: dict[str, list[int]], members: NDArray[np.int64], rates: Rates
) -> list[Candidate]:
    found = []
    size = len(members)
    posts = rates.by_length(members)
    for feature, rows in inside.items():
        sort, share = features.sorts[feature], len(rows) / size
        if len(rows) < _FEWEST_POSTS or share < (_SUBJECT_LEAST if sort is Sort.SUBJECT else _LEAST):
            continue
        lift = min(math.log(share / rates.elsewhere(feature, rows, posts)), _MOST_LIFT)
        if lift < (_SUBJECT_LIFT if sort is Sort.SUBJECT else _LEAST_LIFT):
            continue
        text = features.written(feature, rows)
        bonus = _PHRASE if sort is Sort.TERM and " " in text else _BONUS[sort]
        if sort is Sort.EFFECT and share < _EFFECT_CARRIED:
            bonus = _BY_THE_WAY
        found.append(Candidate(text, sort, share * lift * bonus, share, frozenset(rows)))
    able = [one for one in found if one.names]
    carried = _in_their_words([one for one in able if one.share >= _CARRIED] or able)
    carried.sort(key=lambda one: (-one.score, one.text))
    if not carried or carried[0].score < _LEAST_SCORE:
        return []
    touched = sorted((one for one in found if not one.names), key=lambda one: (-one.score, one.text))
    return _without_parts(carried[:_CANDIDATES]) + touched


def _in_their_words(found: list[Candidate]) -> list[Candidate]:
    """Return the candidates, a medication named as the posts do where they have another word for it."""
    terms = [one for one in found if one.sort is Sort.TERM]
    return [
        replace(one, text=same.text) if one.sort is Sort.MEDICATION and (same := _same(one, terms)) is not None else one
        for one in found
    ]


def _same(one: Candidate, terms: Sequence[Candidate]) -> Candidate | None:
    overlaps = [(len(one.rows & term.rows) / len(one.rows | term.rows), term.text, term) for term in terms]
    best = max((one for one in overlaps if one[0] >= _SAME), default=None, key=lambda one: (" " in one[1], *one[:2]))
    return best[2] if best is not None else None


def _without_parts(found: list[Candidate]) -> list[Candidate]:
    """Return the candidates without those that mostly say what a better one says."""
    kept: list[Candidate] = []
    for one in found:
        if any(one.words <= better.words and one.share < 1.6 * better.share for better in kept):
            continue
        kept.append(one)
    return kept
