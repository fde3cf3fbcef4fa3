"""The writer's attitude to each medication of a post: which words of praise and complaint are about which."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

from insights.annotators._effects import treated
from insights.language.document import Document
from insights.language.phrases import Match
from insights.language.sentences import Span
from insights.language.sentiment import Feeling, polarity
from insights.model import Experiencer, Polarity

Key = tuple[str, str]
"""Generic and brand as named."""

_ABOUT_IT = re.compile(
    r"\b(?:it|it's|its|this|these|that|them|they|the (?:drug|med|meds|medicine|medication|pill|pills|"
    r"shot|shots|"
    r"injection|injections|infusion|infusions|treatment|stuff|cream)|side effects?|works?|worked|"
    r"working|helps?|helped|"
    r"on it|off it|taking|dose|mg|since)\b"
)
_BETTER_THAN = re.compile(
    r"\b(?:better|easier|safer|more effective|nicer|superior|prefer\w*|(?:like|love)d?\b.{0,20}\bmore|"
    r"fewer side effects|less side effects)\b"
    r"[^.;!?]{0,40}\b(?:than|over|to|compared (?:to|with))\b[^.;!?]{0,25}$"
)
_WORSE_THAN = re.compile(
    r"\b(?:worse|harder|harsher|less effective|more side effects|nastier|"
    r"weaker)\b[^.;!?]{0,40}\b(?:than|compared (?:to|with))\b"
    r"[^.;!?]{0,25}$"
)
_SWITCH_FROM = re.compile(
    r"\b(?:switch\w*|chang\w*|mov\w*|went|swap\w*)\b[^.;!?]{0,25}\b(?:from|off)\W+(?:\w+\W+)?$"
)
_REACH = 2
_EFFECT_WEIGHT = 1.0
_CARRIED = 0.7
"""Weight of what is said of a medication in later sentences, against the sentence that names it."""
_RATING_WEIGHT = 2.0


def named_medications(document: Document) -> list[Match]:
    """Return the medications named, without those that are part of the name of a company's programme."""
    named, companies = document.matches("medication"), document.matches("company")
    if not companies:
        return named
    return [m for m in named if not any(c.start <= m.start and m.end <= c.end for c in companies)]


def attitudes(document: Document) -> Mapping[Key, Polarity]:
    """Return the polarity for every medication named and for the subject of a review."""
    named = named_medications(document)
    praise: dict[Key, float] = defaultdict(float)
    complaint: dict[Key, float] = defaultdict(float)
    for feeling in [*document.feelings, *_effects(document)]:
        for key, weight in _targets(document, named, feeling):
            if weight > 0:
                praise[key] += weight
            else:
                complaint[key] -= weight
    _rate(document, praise, complaint)
    keys = {(match.phrase.name, match.phrase.label) for match in named}
    if document.subject:
        keys.add(document.subject)
    by_generic: dict[str, list[Key]] = defaultdict(list)
    for key in keys:
        by_generic[key[0]].append(key)
    result: dict[Key, Polarity] = {}
    for group in by_generic.values():
        brands = {brand for _, brand in group if brand}
        for key in group:
            counted = group if len(brands) < 2 else [key]
            result[key] = polarity(sum(praise[k] for k in counted), sum(complaint[k] for k in counted))
    return result


def _effects(document: Document) -> list[Feeling]:
    """Return the effects suffered as complaints where the words of complaint have not counted them."""
    taken = [(feeling.start, feeling.end) for feeling in document.feelings]
    found: list[Feeling] = []
    for match in document.matches("side_effect"):
        if any(start < match.end and match.start < end for start, end in taken) or treated(document, match):
            continue
        told = document.context(match.start, match.end)
        if not (told.negated or told.hypothetical) and told.experiencer is not Experiencer.OTHER:
            found.append(Feeling(match.start, match.end, -_EFFECT_WEIGHT))
    return found


def _targets(document: Document, named: list[Match], feeling: Feeling) -> list[tuple[Key, float]]:
    sentence = document.sentence(feeling.start)
    here = [match for match in named if sentence[0] <= match.start < sentence[1]]
    if not here:
        return _carried(document, named, feeling, sentence)
    clause = document.clause(feeling.start)
    close = (
        [match for match in here if clause[0] <= match.start < clause[1]]
        or [match for match in here if match.end <= feeling.start][-1:]
        or here[:1]
    )
    if len({match.phrase.name for match in close}) == 1:
        lead = document.lowered[clause[0] : close[0].start]
        if rival := _BETTER_THAN.search(lead) or _WORSE_THAN.search(lead):
            sign = -0.6 if rival.re is _BETTER_THAN else 0.5
            other = next(
                (m for m in reversed(named) if m.end <= clause[0] and _key(m) != _key(close[0])), None
            )
            favoured = _key(other) if other else document.subject
            return [
                (_key(close[0]), sign * abs(feeling.weight)),
                *([(favoured, -sign * abs(feeling.weight))] if favoured else []),
            ]
        return [(_key(close[0]), feeling.weight)]
    return _compared(document, close, feeling, clause)


def _compared(
    document: Document, close: list[Match], feeling: Feeling, clause: Span
) -> list[tuple[Key, float]]:
    """Return how a feeling falls on several medications of one clause."""
    weights: list[tuple[Key, float]] = []
    compared = False
    for match in close:
        before = document.lowered[clause[0] : match.start]
        if _BETTER_THAN.search(before):
            weights.append((_key(match), -abs(feeling.weight) * 0.6))
            compared = True
        elif _WORSE_THAN.search(before):
            weights.append((_key(match), abs(feeling.weight) * 0.5))
            compared = True
    if compared:
        rivals = {key for key, _ in weights}
        first = next((match for match in close if _key(match) not in rivals), None)
        return [*weights, *([(_key(first), feeling.weight)] if first else [])]
    if all(_listed(document, left, right) for left, right in pairwise(close)):
        return [(key, feeling.weight) for key in dict.fromkeys(_key(match) for match in close)]
    before_it = [match for match in close if match.end <= feeling.start]
    nearest = before_it[-1] if before_it else close[0]
    return [(_key(nearest), feeling.weight)]


def _listed(document: Document, left: Match, right: Match) -> bool:
    between = document.lowered[left.end : right.start]
    return len(between) < 25 and bool(
        re.fullmatch(r"[\s,/&()+]*(?:and|or|then|also|plus|with|\d+ ?mg)?[\s,/&()]*", between)
    )


def _carried(
    document: Document, named: list[Match], feeling: Feeling, sentence: Span
) -> list[tuple[Key, float]]:
    """Return what a sentence without a medication says about the one talked about before it."""
    before = [match for match in named if match.end <= sentence[0]]
    if before:
        last = before[-1]
        distance = document.sentence_index(feeling.start) - document.sentence_index(last.start)
        about = bool(_ABOUT_IT.search(document.lowered, *sentence))
        if distance <= (2 * _REACH if about else 1):
            return [(_key(last), feeling.weight * (_CARRIED if about else _CARRIED * 0.5))]
    return [(document.subject, feeling.weight)] if document.subject else []


def _key(match: Match) -> Key:
    return match.phrase.name, match.phrase.label


def _rate(document: Document, praise: dict[Key, float], complaint: dict[Key, float]) -> None:
    """Let the stars of a review weigh in where they mean the same out of 5 and out of 10."""
    subject, rating = document.subject, document.post.rating
    if subject is None or rating is None:
        return
    if rating <= 2:
        complaint[subject] += _RATING_WEIGHT
    elif rating > 5 and rating <= 10:
        (praise if rating >= 7 else complaint)[subject] += _RATING_WEIGHT
