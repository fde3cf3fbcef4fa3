"""A name for each theme that a person might have written, from what many of its posts say."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from insights.themes.candidates import Candidate, candidates_of
from insights.themes.features import Features, Sort, stem

_STRONG = 6
_SECOND = 0.5
_ALONE = 0.45
_TOGETHER = 0.15
_TELLING = 0.35
_OFTEN_TOGETHER = 0.3
_MOST_WORDS = 4
_CARRIED = 0.25
_LEADING = 0.22
_CLEAR = 0.4
MIXED = "Mixed: "


def labels_of(
    features: Features,
    labels: NDArray[np.int64],
    *,
    otherwise: Sequence[str] | None = None,
    terms: Sequence[Sequence[str]] | None = None,
) -> tuple[str, ...]:
    """Return a label per theme 0, 1, ...: few words, all different; for no subject `otherwise` or "".

    `terms` of each theme tell two of one name apart.
    """
    ranked = candidates_of(features, labels)
    return _unique(ranked, otherwise or [""] * len(ranked), terms or [()] * len(ranked))


def _unique(
    ranked: Sequence[Sequence[Candidate]], otherwise: Sequence[str], terms: Sequence[Sequence[str]]
) -> tuple[str, ...]:
    """Return one label each; a name goes to the theme that it marks most, the others take their next.

    A name is held by over a quarter of the posts of its theme and marks it clearly; a theme without one is
    called mixed, with what stands out.
    """
    labels = list(otherwise)
    taken = {""}
    used: set[str] = set()
    for one in sorted(range(len(ranked)), key=lambda one: -ranked[one][0].score if ranked[one] else -math.inf):
        able = [candidate for candidate in ranked[one] if candidate.names]
        wordings = {
            label: parts
            for label, parts in wordings_of(able).items()
            if able[0].score >= _CLEAR and _carries(able, parts)
        }
        mixed = MIXED + ", ".join(_most_telling(ranked[one], terms[one])) if able else otherwise[one]
        first = next(iter(wordings), mixed)
        fresh = (label for label, parts in wordings.items() if used.isdisjoint(parts))
        apart = _told_apart(able) if wordings else ()
        numbered = (f"{first} ({number})" for number in range(2, len(ranked) + 2)) if first else ()
        by_term = (f"{first}: {term}" for term in terms[one] if first and not _within(term, first))
        choices = chain(fresh, apart, wordings, [first], by_term, numbered)
        label = next((choice for choice in choices if choice.lower() not in taken), "")
        labels[one] = label
        taken.add(label.lower())
        used.update(wordings.get(label, ()))
    return tuple(labels)


def _carries(candidates: Sequence[Candidate], parts: Sequence[str]) -> bool:
    """Return whether enough posts of a theme hold a part of its name, and nearly as many one and the same.

    Of medications that are weighed against each other none needs to lead by as much.
    """
    named = [one for one in candidates if one.text in parts]
    rows = frozenset[int]().union(*(one.rows for one in named))
    share = len(rows) * named[0].share / len(named[0].rows)
    rivals = len(named) > 1 and all(one.sort is Sort.MEDICATION for one in named)
    return share > _CARRIED and max(one.share for one in named) > (_LEADING / 2 if rivals else _LEADING)


def _most_telling(candidates: Sequence[Candidate], terms: Sequence[str]) -> list[str]:
    """Return two things that mark a theme which no name fits, its terms standing in for a second."""
    best = sorted(candidates, key=lambda one: (-one.score, one.text))
    others = [one for one in best[1:] if not _akin(best[0].words, one.words)]
    names = [
        one.text[:1].lower() + one.text[1:] if one.sort is Sort.SUBJECT else one.text for one in (best[0], *others)
    ]
    return [*names, *(term for term in terms if not _akin(best[0].words, term.lower().split()))][:2]


def wordings_of(candidates: Sequence[Candidate]) -> dict[str, tuple[str, ...]]:
    """Return ways to name a theme and what they use up, best first: one strong name alone, else two."""
    if not candidates:
        return {}
    first = candidates[0]
    strong = [one for one in candidates[:_STRONG] if one.score >= _SECOND * first.score]
    wordings: dict[str, tuple[str, ...]] = {}
    if first.sort is Sort.MEDICATION:
        for effect in (one for one in candidates if one.sort is Sort.EFFECT):
            if (joined := _joined(effect, first)) is not None:
                wordings[joined] = (effect.text, first.text)
    for place, one in enumerate(strong):
        for other in strong[place + 1 :]:
            if (joined := _joined(one, other)) is not None:
                wordings[joined] = (one.text, other.text)
        wordings[_sentence(one.text)] = (one.text,)
    return wordings


def _joined(one: Candidate, other: Candidate) -> str | None:
    """Return two names as one, if both are said often, and together; None for what needs no second name."""
    effect, medication = (one, other) if one.sort is Sort.EFFECT else (other, one)
    both = len(one.rows & other.rows) / min(len(one.rows), len(other.rows))
    rivals = one.sort is other.sort is Sort.MEDICATION
    if (both < _TOGETHER and not rivals) or _akin(one.words, other.words) or Sort.SUBJECT in (one.sort, other.sort):
        return None
    if effect.sort is Sort.EFFECT and medication.sort is Sort.MEDICATION:
        if min(effect.share, medication.share) < _TELLING or both < _OFTEN_TOGETHER:
            return None
        return _sentence(f"{effect.text} with {medication.text}")
    if len(one.words) > 1 or one.share >= _ALONE or len(one.words) + len(other.words) >= _MOST_WORDS:
        return None
    return _sentence(f"{one.text} and {other.text}")


def _told_apart(candidates: Sequence[Candidate]) -> Iterator[str]:
    """Yield names for a theme whose subject another theme has as well: "Copay card", "Copay: deductible"."""
    yield from (_sentence(other.text) for other in candidates[1:] if other.words > candidates[0].words)
    for other in candidates[1:]:
        if other.sort is not Sort.SUBJECT and not _akin(candidates[0].words, other.words):
            yield _sentence(f"{candidates[0].text}: {other.text}")


def _akin(one: Iterable[str], other: Iterable[str]) -> bool:
    """Return whether two names share a word or its beginning ("meds", "medication")."""
    return not {stem(word)[:4] for word in one}.isdisjoint(stem(word)[:4] for word in other)


def _within(term: str, label: str) -> bool:
    return not set(term.lower().split()).isdisjoint(label.lower().split())


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
