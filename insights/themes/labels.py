"""A name for each theme that a person might have written, from what many of its posts say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from insights.themes.candidates import GENTLE, Candidate, candidates_of
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
_LOOSE = 0.06
_TOUCHED = 0.11
_LEAD = 0.4
_LEAD_SHARE = 0.6
_HELD = 0.2
_HELD_ALONE = 0.15
_MIXED_WORDS = 2
_SHORT_WORDS = 9
_MOSTLY = 0.6
_FEWEST_SHORT = 25  # of a few it may be chance
_CLEAR_OF_SHORT = 0.12
MIXED = "Mixed: "
SHORT = "Short remarks"


def labels_of(
    features: Features,
    labels: NDArray[np.int64],
    *,
    otherwise: Sequence[str] | None = None,
    terms: Sequence[Sequence[str]] | None = None,
) -> tuple[str, ...]:
    """Return a label per theme 0, 1, ...: few words, all different; for no subject `otherwise` or "".

    `terms` of each theme tell two of one name apart. A theme that no name carries clearly is named by what is most
    its own among what more of its posts touch on, and called mixed only if that is little.
    """
    firm = candidates_of(features, labels)
    gentle = candidates_of(features, labels, bar=GENTLE)
    short = [_are_short(features, np.flatnonzero(labels == one)) for one in range(len(firm))]
    return _unique(firm, gentle, short, otherwise or [""] * len(firm), terms or [()] * len(firm))


def _unique(
    firm: Sequence[Sequence[Candidate]],
    gentle: Sequence[Sequence[Candidate]],
    short: Sequence[bool],
    otherwise: Sequence[str],
    terms: Sequence[Sequence[str]],
) -> tuple[str, ...]:
    """Return one label each; a name goes to the theme that it marks most, the others take their next.

    A name is held by over a quarter of the posts of its theme and marks it clearly.
    """
    labels = list(otherwise)
    taken = {""}
    used: set[str] = set()

    def clear(one: int) -> dict[str, tuple[str, ...]]:
        able = [candidate for candidate in firm[one] if candidate.names]
        if not able or able[0].score < _CLEAR:
            return {}
        return {label: parts for label, parts in wordings_of(able).items() if _carries(able, parts)}

    wordings = {one: clear(one) for one in range(len(firm))}
    strength = {one: (bool(wordings[one]), some[0].score if (some := firm[one] or gentle[one]) else 0.0)
                for one in range(len(firm))}  # fmt: skip
    for one in sorted(strength, key=lambda one: (*(-value for value in strength[one]), one)):
        able = [candidate for candidate in firm[one] if candidate.names]
        loose = () if wordings[one] else tuple(_of_short(gentle[one]) if short[one] else loose_names(gentle[one]))
        first = next(iter(wordings[one] or loose), otherwise[one] or _mixed(gentle[one], terms[one]))
        fresh = (label for label, parts in wordings[one].items() if used.isdisjoint(parts))
        apart = _told_apart(able) if wordings[one] else ()
        numbered = (f"{first} ({number})" for number in range(2, len(firm) + 2)) if first else ()
        by_term = (f"{first}: {term}" for term in terms[one] if first and not _within(term, first))
        choices = chain(fresh, apart, wordings[one], loose, [first], by_term, numbered)
        label = next((choice for choice in choices if choice.lower() not in taken), "")
        labels[one] = label
        taken.add(label.lower())
        used.update(wordings[one].get(label, ()))
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


def loose_names(candidates: Sequence[Candidate]) -> Iterator[str]:
    """Yield names for a theme of which no one thing is said by many: a thing, a subject with what is said of it, two.

    A subject comes before a thing that marks the theme no more. Nothing where all of it is held by too few.
    """
    subjects = sorted((one for one in candidates if one.sort is Sort.SUBJECT), key=lambda one: (-one.score, one.text))
    others = sorted((one for one in candidates if one.sort is not Sort.SUBJECT), key=lambda one: (-one.score, one.text))
    best = max((one.score for one in (*subjects[:1], *others[:1])), default=0.0)
    strong = [one for one in others[:_STRONG] if one.score >= _SECOND * others[0].score]
    fewest = max(_TOUCHED, _LEAD_SHARE * strong[0].share) if strong else _TOUCHED
    leading = [one for one in subjects if one.score >= max(_LOOSE, _LEAD * best) and one.share >= fewest]
    if strong and strong[0].share >= _CARRIED and (not leading or strong[0].score >= leading[0].score):
        yield sentence(strong[0].text)
    for subject in leading:
        yield subject.text
        yield from (f"{subject.text}: {one.text}" for one in strong if not akin(subject.words, one.words))
    for place, one in enumerate(strong):
        for other in strong[place + 1 :]:
            held = len(one.rows | other.rows) * one.share / len(one.rows)
            if held >= _HELD and not akin(one.words, other.words):
                yield sentence(f"{one.text} and {other.text}")
        if one.share >= _HELD_ALONE:
            yield sentence(one.text)


def _of_short(candidates: Sequence[Candidate]) -> Iterator[str]:
    """Yield names for a theme of titles and exclamations, of which few say what they are about."""
    yield from loose_names([one for one in candidates if one.share >= _CLEAR_OF_SHORT])
    yield SHORT
    yield from (f"{SHORT}: {small(one)}" for one in candidates if one.sort is Sort.SUBJECT)


def _are_short(features: Features, rows: NDArray[np.int64]) -> bool:
    return len(rows) >= _FEWEST_SHORT and sum(features.lengths[row] < _SHORT_WORDS for row in rows) >= _MOSTLY * len(
        rows
    )


def _mixed(candidates: Sequence[Candidate], terms: Sequence[str]) -> str:
    """Return a name for what has none: two things that mark it, its terms standing in; "" where nothing does."""
    best = sorted(candidates, key=lambda one: (-one.score, one.text))
    names = [small(one) if one.sort is Sort.SUBJECT else one.text for one in best[:1]]
    for name in (*(small(one) for one in best[1:]), *terms):
        if len(names) < _MIXED_WORDS and not any(akin(name.lower().split(), one.lower().split()) for one in names):
            names.append(name)
    return MIXED + ", ".join(names) if names else ""


def small(one: Candidate) -> str:
    """Return a candidate as it stands within a line: a subject without its capital."""
    return one.text[:1].lower() + one.text[1:] if one.sort is Sort.SUBJECT else one.text


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
        wordings[sentence(one.text)] = (one.text,)
    return wordings


def _joined(one: Candidate, other: Candidate) -> str | None:
    """Return two names as one, if both are said often, and together; None for what needs no second name."""
    effect, medication = (one, other) if one.sort is Sort.EFFECT else (other, one)
    both = len(one.rows & other.rows) / min(len(one.rows), len(other.rows))
    rivals = one.sort is other.sort is Sort.MEDICATION
    if (both < _TOGETHER and not rivals) or akin(one.words, other.words) or Sort.SUBJECT in (one.sort, other.sort):
        return None
    if effect.sort is Sort.EFFECT and medication.sort is Sort.MEDICATION:
        if min(effect.share, medication.share) < _TELLING or both < _OFTEN_TOGETHER:
            return None
        return sentence(f"{effect.text} with {medication.text}")
    if len(one.words) > 1 or one.share >= _ALONE or len(one.words) + len(other.words) >= _MOST_WORDS:
        return None
    return sentence(f"{one.text} and {other.text}")


def _told_apart(candidates: Sequence[Candidate]) -> Iterator[str]:
    """Yield names for a theme whose subject another theme has as well: "Copay card", "Copay: deductible"."""
    yield from (sentence(other.text) for other in candidates[1:] if other.words > candidates[0].words)
    for other in candidates[1:]:
        if other.sort is not Sort.SUBJECT and not akin(candidates[0].words, other.words):
            yield sentence(f"{candidates[0].text}: {other.text}")


def akin(one: Iterable[str], other: Iterable[str]) -> bool:
    """Return whether two names share a word or its beginning ("meds", "medication")."""
    return not {stem(word)[:4] for word in one}.isdisjoint(stem(word)[:4] for word in other)


def _within(term: str, label: str) -> bool:
    return not set(term.lower().split()).isdisjoint(label.lower().split())


def sentence(text: str) -> str:
    """Return a text as it stands alone, with a capital."""
    return text[:1].upper() + text[1:]
