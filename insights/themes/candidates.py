"""Names a theme could have, each with how many of its posts carry it and how much it marks the theme."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from insights.themes.features import Features, Sort
from insights.themes.rates import Rates

_FEWEST_POSTS = 3
_MOST_LIFT = 3.0  # a word nobody else uses is no better a name than one twenty times as common here
_GENERAL = 0.3  # of the posts elsewhere; what so many hold is what the corpus is about
_SAME = 0.7
_CANDIDATES = 40
_PHRASE = 1.5
_SUBJECT_NAMES = 0.35
_EFFECT_CARRIED = 0.25
_BY_THE_WAY = 0.6  # a complaint of few is told in passing
_BONUS: Final = {Sort.TERM: 1.0, Sort.EFFECT: 1.2, Sort.MEDICATION: 1.2, Sort.OTHER: 1.0, Sort.SUBJECT: 0.75}


class Bar(NamedTuple):
    """How much of a theme a name must carry, and how much it must mark it (log of how often as often as elsewhere)."""

    carried: float  # of the theme's posts; what fewer hold names it only if nothing else does
    share: float
    subject_share: float
    lift: float
    subject_lift: float
    score: float


FIRM: Final = Bar(carried=0.12, share=0.08, subject_share=0.15, lift=0.6, subject_lift=0.9, score=0.2)
GENTLE: Final = Bar(carried=0.06, share=0.05, subject_share=0.06, lift=0.45, subject_lift=0.45, score=0.06)


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
        return self.sort is not Sort.SUBJECT or self.share >= _SUBJECT_NAMES


def candidates_of(features: Features, labels: NDArray[np.int64], *, bar: Bar = FIRM) -> list[list[Candidate]]:
    """Return the candidates of each theme 0, 1, ..., best first, after those that may name it the others."""
    rates = Rates(features)
    inside: list[dict[str, list[int]]] = [{} for _ in range(int(labels.max(initial=-1)) + 1)]
    for row, (label, post) in enumerate(zip(labels, features.posts, strict=True)):
        for feature in post if label >= 0 else ():
            inside[label].setdefault(feature, []).append(row)
    return [_ranked(features, rows, np.flatnonzero(labels == one), rates, bar) for one, rows in enumerate(inside)]


def _ranked(
    features: Features, inside: dict[str, list[int]], members: NDArray[np.int64], rates: Rates, bar: Bar
) -> list[Candidate]:
    found = []
    size = len(members)
    posts = rates.by_length(members)
    for feature, rows in inside.items():
        sort, share = features.sorts[feature], len(rows) / size
        if len(rows) < _FEWEST_POSTS or share < (bar.subject_share if sort is Sort.SUBJECT else bar.share):
            continue
        elsewhere = rates.elsewhere(feature, rows, posts)
        lift = min(math.log(share / elsewhere), _MOST_LIFT)
        if elsewhere > _GENERAL or lift < (bar.subject_lift if sort is Sort.SUBJECT else bar.lift):
            continue
        text = features.written(feature, rows)
        bonus = _PHRASE if sort is Sort.TERM and " " in text else _BONUS[sort]
        if sort is Sort.EFFECT and share < _EFFECT_CARRIED:
            bonus = _BY_THE_WAY
        found.append(Candidate(text, sort, share * lift * bonus, share, frozenset(rows)))
    able = [one for one in found if one.names]
    carried = _in_their_words([one for one in able if one.share >= bar.carried] or able)
    touched = sorted((one for one in found if not one.names), key=lambda one: (-one.score, one.text))
    carried.sort(key=lambda one: (-one.score, one.text))
    if max((one[0].score for one in (carried, touched) if one), default=0.0) < bar.score:
        return []
    if bar is FIRM and (not carried or carried[0].score < bar.score):
        return []
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
