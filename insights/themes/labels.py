"""A name for each theme that a person might have written, from the posts' own words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from insights.themes.terms import Terms
from insights.themes.words import lists

_FEWEST_POSTS = 3
_FEWEST_SHARE = 0.06
_PHRASE_BONUS = {1: 1.0, 2: 1.7, 3: 1.9}
_STRONG_ALONE = 0.45
_CANDIDATES = 40
_SECOND = 0.5
_LEAST_LIFT = 0.6
_LEAST_SCORE = 0.12


@dataclass(frozen=True, slots=True)
class _Candidate:
    term: str
    score: float
    share: float

    @property
    def words(self) -> frozenset[str]:
        return frozenset(self.term.split("_"))


def labels_of(
    terms: Terms, labels: NDArray[np.int64], *, otherwise: Sequence[str] | None = None
) -> tuple[str, ...]:
    """Return a label per theme 0, 1, ...: 1-4 words, all different; for no subject `otherwise` or ""."""
    count = int(labels.max(initial=-1)) + 1
    everywhere: Counter[str] = Counter()
    inside: list[Counter[str]] = [Counter() for _ in range(count)]
    for label, post in zip(labels, terms.posts, strict=True):
        distinct = set(post)
        everywhere.update(distinct)
        if label >= 0:
            inside[label].update(distinct)
    sizes = np.bincount(labels[labels >= 0], minlength=count)
    ranked = [
        _candidates(inside[one], int(sizes[one]), everywhere, len(labels), terms.nouns)
        for one in range(count)
    ]
    return _unique(ranked, terms.shown, otherwise or [""] * count)


def _candidates(
    inside: Counter[str], size: int, everywhere: Counter[str], posts: int, nouns: frozenset[str]
) -> list[_Candidate]:
    fewest = max(_FEWEST_POSTS, _FEWEST_SHARE * size)
    found = []
    for term, seen in inside.items():
        words = term.split("_")
        if seen < fewest or not _may_label(words, nouns):
            continue
        share = seen / size
        elsewhere = (everywhere[term] - seen + 0.5) / (posts - size + 1)
        lift = math.log(share / elsewhere)
        if lift > _LEAST_LIFT:
            found.append(_Candidate(term, share * lift * _PHRASE_BONUS[len(words)], share))
    found.sort(key=lambda one: (-one.score, one.term))
    if not found or found[0].score < _LEAST_SCORE:
        return []
    return _without_parts(found[:_CANDIDATES])


def _may_label(words: Sequence[str], nouns: frozenset[str]) -> bool:
    alone = lists().alone
    if words[-1] not in nouns or all(word in alone for word in words):
        return False
    if len(words) == 1:
        return len(words[0]) > 2
    return words[-1] not in alone and words[0] not in lists().verbs


def _without_parts(found: list[_Candidate]) -> list[_Candidate]:
    """Return the candidates without those that are mostly part of a better phrase."""
    kept: list[_Candidate] = []
    for one in found:
        if any(one.words <= better.words and one.share < 1.6 * better.share for better in kept):
            continue
        kept.append(one)
    return kept


def _unique(
    ranked: Sequence[Sequence[_Candidate]], shown: dict[str, str], otherwise: Sequence[str]
) -> tuple[str, ...]:
    """Return one label each; a term goes to the theme that it marks most, if the others can do without."""
    labels = list(otherwise)
    taken = {""}
    used: set[str] = set()
    for one in sorted(
        range(len(ranked)), key=lambda one: -ranked[one][0].score if ranked[one] else -math.inf
    ):
        wordings = _wordings(ranked[one], shown)
        first = next(iter(wordings), otherwise[one])
        fresh = [label for label, parts in wordings.items() if used.isdisjoint(parts)]
        numbered = (f"{first} ({number})" for number in range(2, len(ranked) + 2)) if first else ()
        label = next(
            (one for one in chain(fresh, wordings, [first], numbered) if one.lower() not in taken), ""
        )
        labels[one] = label
        taken.add(label.lower())
        used.update(wordings.get(label, ()))
    return tuple(labels)


def _wordings(candidates: Sequence[_Candidate], shown: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Return ways to name a theme and their terms, best first: one strong term alone, else two together."""
    if not candidates:
        return {}
    first = candidates[0]
    strong = [one for one in candidates[:6] if one.score >= _SECOND * first.score]
    plain: dict[str, tuple[str, ...]] = {_sentence(shown[one.term]): (one.term,) for one in strong}
    if len(first.words) > 1 or first.share >= _STRONG_ALONE:
        return plain
    wordings: dict[str, tuple[str, ...]] = {}
    for place, one in enumerate(strong):
        for other in strong[place + 1 :]:
            if len(one.words) + len(other.words) <= 3 and not _akin(one, other):
                wordings[_sentence(f"{shown[one.term]} and {shown[other.term]}")] = (one.term, other.term)
        wordings[_sentence(shown[one.term])] = (one.term,)
    return wordings


def _akin(one: _Candidate, other: _Candidate) -> bool:
    """Return whether two terms share a word or its beginning ("meds", "medication")."""
    return not {word[:3] for word in one.words}.isdisjoint(word[:3] for word in other.words)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
