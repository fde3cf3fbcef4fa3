"""The writer's attitude to each medication of a post: which words of praise and complaint are about which."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from insights.annotators._about import Mention, last_named, mentions, named_in
from insights.annotators._blame import blamed_on_it
from insights.annotators._effects import improved
from insights.annotators._governs import continues, governs, name_of
from insights.annotators._outcomes import outcomes
from insights.annotators._verdict import Key, listed, verdict
from insights.language.document import Document
from insights.language.sentences import Span
from insights.language.sentiment import Feeling, polarity
from insights.model import Annotation, Decision, Experiencer, Kind, Polarity

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
_SWITCH_FROM = re.compile(r"\b(?:switch\w*|chang\w*|mov\w*|went|swap\w*)\b[^.;!?]{0,25}\b(?:from|off)\W+(?:\w+\W+)?$")
_BESIDE = 0.8
"""Weight of what another clause of the sentence says, against the clause that names the medication."""
_EFFECT_WEIGHT = 0.5
_TOLD_WEIGHT = 0.3
"""The same outside a review, unless it "gave me" the effect: one plain effect is no complaint yet."""
_MADE = re.compile(r"\b(?:g[ai]ves?|ma[dk]es?|making|caus(?:es|ed)|left|turned|triggered) (?:me|my|him|her|us)\b")
_SEVERITY = {"mild": 0.25, "severe": 1.0}
_ESCAPED = 0.4
_LEAVING = 0.5
"""Weight of what is suffered when the medication is missed or left, against what it does itself."""
_WITHDRAWN = re.compile(
    r"\b(?:withdrawals?|miss(?:ed|ing)?|without|wean\w*|taper\w*|com(?:e|ing) off|go(?:ing)? off|"
    r"get(?:ting)? off|cold turkey)\b"
)
_AFTER_IT = re.compile(
    r"\b(?:since|after) (?:i |we |s?he )?(?:stopp(?:ed|ing)|quit(?:ting)?|c(?:oming|ame) off|left|leaving)\b"
)
_WHY = re.compile(
    r"\b(?:because|due to|since|cause|cuz|as it|side effects?|reactions?|(?:it|which|that) (?:was|made|gave|caused|"
    r"did\w*|was\w*|stopped)|(?:was|did|is)n'?t|not work\w*|stopped working|couldn't|too (?:much|many|strong|harsh))\b"
)
_IMPROVED = _LEFT_WEIGHT = 1.0
_CARRIED = 0.7
"""Weight of what is said of a medication in later sentences, against the sentence that names it."""
_RATING_WEIGHT = 2.0
_FELT_IN_REVIEW = 0.5
"""Weight of words of feeling in a review, where all of them count, against what is told in so many words."""
_MIXED = 0.5
"""Weaker side over stronger side from which the attitude to a medication is mixed."""


def attitudes(document: Document) -> Mapping[Key, Polarity]:
    """Return the polarity for every medication named and for the subject of a review."""
    named = mentions(document)
    praise: dict[Key, float] = defaultdict(float)
    complaint: dict[Key, float] = defaultdict(float)
    for feeling in [*document.feelings, *_improvements(document)]:
        for key, weight in _targets(document, named, feeling):
            if weight > 0:
                praise[key] += weight
            else:
                complaint[key] -= weight
    left = (told for d in document.found(Kind.DECISION) for told in _decided(document, d))
    for generic, weight in [*_suffered(document), *left, *outcomes(document)]:
        key = _as_named(document, named, generic)
        if weight > 0:
            praise[key] += weight
        else:
            complaint[key] -= weight
    keys = {(match.value, match.brand) for match in named}
    if document.subject:
        keys.add(document.subject)
    by_generic: dict[str, list[Key]] = defaultdict(list)
    for key in keys:
        by_generic[key[0]].append(key)
    result: dict[Key, Polarity] = {}
    felt = 1.0 if document.subject is None else _FELT_IN_REVIEW
    for group in by_generic.values():
        for key in group:
            counted = [other for other in group if _same_brand(key, other)]
            good, harm = verdict(document, counted)
            rated = _rated(document) if document.subject in counted else 0.0
            result[key] = polarity(
                good + felt * sum(praise[k] for k in counted) + max(rated, 0.0),
                harm + felt * sum(complaint[k] for k in counted) - min(rated, 0.0),
                mixed=_MIXED,
            )
    return result


def _suffered(document: Document) -> Iterator[tuple[str, float]]:
    """Yield generics with the weight of the effects suffered from them, and of those escaped."""
    covered = {place for feeling in document.feelings for place in range(feeling.start, feeling.end)}
    text, review = document.lowered, document.subject is not None
    for found in document.found(Kind.SIDE_EFFECT):
        if found.target is None or found.experiencer is Experiencer.OTHER:
            continue
        sentence = document.sentence(found.start)
        if not review and (not blamed_on_it(document, found.start, found.end) or _AFTER_IT.search(text, *sentence)):
            continue
        if found.negated:
            yield found.target, _ESCAPED
        elif not found.hypothetical and covered.isdisjoint(range(found.start, found.end)):
            plain = _EFFECT_WEIGHT if review or _MADE.search(text, sentence[0], found.start) else _TOLD_WEIGHT
            lighter = _LEAVING if _WITHDRAWN.search(text, *sentence) else 1.0
            yield found.target, -lighter * _SEVERITY.get(found.attributes.get("severity", ""), plain)


def _decided(document: Document, decision: Annotation) -> Iterator[tuple[str, float]]:
    """Yield what is left for what it did or did not do, with the weight of that."""
    blamed = decision.attributes.get("reason") in ("side_effect", "efficacy")
    if not blamed or decision.negated or decision.hypothetical or decision.target is None:
        return
    if document.subject is None and not _WHY.search(
        document.lowered, decision.end, document.sentence(decision.start)[1]
    ):
        return
    if decision.value == Decision.SWITCH and decision.attributes.get("from"):
        yield decision.attributes["from"], -_LEFT_WEIGHT
    elif decision.value in (Decision.STOP, Decision.DECLINE):
        yield decision.target, -_LEFT_WEIGHT


def _improvements(document: Document) -> Iterator[Feeling]:
    """Yield as praise the complaints that are said to have got better."""
    for category in ("side_effect", "symptom"):
        for match in document.matches(category):
            if improved(document, match):
                yield Feeling(match.start, match.end, _IMPROVED)


def _targets(document: Document, named: Sequence[Mention], feeling: Feeling) -> list[tuple[Key, float]]:
    sentence = document.sentence(feeling.start)
    here = named_in(document, *sentence)
    if document.subject is None and not _is_comparison(document, here, feeling):
        return _governed(document, here, feeling)
    if not here:
        return [(document.subject, feeling.weight)] if document.subject else []
    clause = document.clause(feeling.start)
    close = (
        [match for match in here if clause[0] <= match.start < clause[1]]
        or [match for match in here if match.end <= feeling.start][-1:]
        or here[:1]
    )
    aside = document.subject and all(m.value != document.subject[0] and feeling.end <= m.start for m in close)
    if aside and document.subject and not _BETTER_THAN.search(document.lowered[clause[0] : close[0].start]):
        return [(document.subject, feeling.weight)]
    same_clause = clause[0] <= close[0].start < clause[1]
    if len({match.value for match in close}) == 1:
        lead = document.lowered[clause[0] : close[0].start]
        if rival := _BETTER_THAN.search(lead) or _WORSE_THAN.search(lead):
            sign = -0.6 if rival.re is _BETTER_THAN else 0.5
            other = next((m for m in reversed(named) if m.end <= clause[0] and _key(m) != _key(close[0])), None)
            favoured = _key(other) if other else document.subject
            return [
                (_key(close[0]), sign * abs(feeling.weight)),
                *([(favoured, -sign * abs(feeling.weight))] if favoured else []),
            ]
        return [(_key(close[0]), feeling.weight * (1.0 if same_clause else _BESIDE))]
    return _compared(document, close, feeling, clause)


def _compared(document: Document, close: Sequence[Mention], feeling: Feeling, clause: Span) -> list[tuple[Key, float]]:
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
    if all(listed(document, left, right) for left, right in pairwise(close)):
        return [(key, feeling.weight) for key in dict.fromkeys(_key(match) for match in close)]
    before_it = [match for match in close if match.end <= feeling.start]
    nearest = before_it[-1] if before_it else close[0]
    return [(_key(nearest), feeling.weight)]


def _is_comparison(document: Document, here: Sequence[Mention], feeling: Feeling) -> bool:
    """Return whether the feeling weighs a medication of its sentence against another ("better than X")."""
    begin = document.clause(feeling.start)[0]
    for match in here:
        for pattern in (_BETTER_THAN, _WORSE_THAN):
            rival = pattern.search(document.lowered[begin : match.start])
            if rival and begin + rival.start() < feeling.end and feeling.start < match.start:
                return True
    return False


def _governed(document: Document, here: Sequence[Mention], feeling: Feeling) -> list[tuple[Key, float]]:
    """Return the medications a feeling is said of in so many words, or that "it" stands for."""
    told = [number for number, match in enumerate(here) if governs(document, feeling, name_of(match))]
    if told:
        first = last = min(told, key=lambda n: max(here[n].start - feeling.end, feeling.start - here[n].end))
        while first and listed(document, here[first - 1], here[first]):
            first -= 1
        while last + 1 < len(here) and listed(document, here[last], here[last + 1]):
            last += 1
        return [(key, feeling.weight) for key in dict.fromkeys(_key(match) for match in here[first : last + 1])]
    before = last_named(document, feeling.start)
    if before and continues(document, feeling, name_of(before)):
        return [(_key(before), feeling.weight * _CARRIED)]
    return []


def _as_named(document: Document, named: Sequence[Mention], generic: str) -> Key:
    """Return the generic with the brand it goes by in the post."""
    if document.subject and document.subject[0] == generic:
        return document.subject
    return next((_key(match) for match in named if match.value == generic), (generic, ""))


def _same_brand(one: Key, other: Key) -> bool:
    """Return whether two keys of one substance are one product, as "Effexor" and "Effexor XR" are."""
    left, right = one[1].casefold(), other[1].casefold()
    return left.startswith(right) or right.startswith(left)


def _key(match: Mention) -> Key:
    return match.value, match.brand


def _rated(document: Document) -> float:
    """Return the weight of the stars of a review where they mean the same out of 5 and out of 10, above 0 if good."""
    rating = document.post.rating
    if rating is None or 2 < rating <= 5 or rating > 10:
        return 0.0
    return _RATING_WEIGHT if rating >= 7 else -_RATING_WEIGHT
