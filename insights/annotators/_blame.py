"""Which medication an effect is blamed on, and how sure that is."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from insights.annotators._about import Mention, in_sentence, last_named, named_in
from insights.annotators._caused import CAUSE, MAKES, NEAR_CAUSE, caused
from insights.annotators._course import (
    begun_on_it,
    in_course,
    is_remedy,
    only_talked_of,
    while_on_it,
)
from insights.annotators._effects import IT_GAVE, blamed_outright, idiom, is_indication, treated
from insights.annotators._expected import courses, expected, goes_on, knower, known_of, treatment_before
from insights.annotators._lay_effects import effects_told
from insights.annotators._left_for import left_for_it
from insights.annotators._not_blamed import is_hearsay, not_from_it
from insights.annotators._typical import TYPICAL, headed
from insights.language.document import Document
from insights.language.phrases import Match
from insights.language.sentences import Span

SURE = 0.55
"""Score from which an effect is called a side effect; below, it is worth a look for safety only."""

_LINK = re.compile(r"\b(?:on|from|with|of|while taking|taking|took|after|off|to)\W+(?:\w+\W+){0,2}$")
_FROM = re.compile(r"\s+(?:to|from|with|on|after|off)\s+(?:the |my |taking |some )?")
_SUFFERED = re.compile(
    r"\b(?:i|i'm|im|i've|ive|i'd|me|my|felt|feel|feeling|had|have|having|got|get|getting|gained|lost|"
    r"noticed|experienc\w+|he|she|his|her|we)\b"
)
_ON = re.compile(
    r"\b(?:on|tak(?:e|ing|es)|took|start(?:ed|ing)?|began|tried|using|inject\w*|prescribed|put on|"
    r"switched to|increased|upped|dose of|\d ?mg(?: of)?)\W+(?:\w+\W+){0,3}$"
)
_NOT_ON = re.compile(r"\b(?:not|n't|without|never|skip\w*|forg[eo]t\w*|stopped|refus\w*)\b")
_STILL_THERE = re.compile(r"\bstill (?:have|had|get|gets|getting|having|feel|got|some)\b")
_GIVEN_FOR_IT = re.compile(
    r"\b(?:replaced (?:it |that )?(?:with|by)|switch\w*(?: me| him| her)? (?:over )?(?:to|from)|"
    r"chang\w+(?: me| him| her)? to|"
    r"put (?:me|him|her) on|prescrib\w+|(?:gave|given|gives) (?:me|him|her)|so (?:i|we|they|he|"
    r"she) (?:take|took|started|use|added|tried)|"
    r"counter(?:act)?\w* (?:\w+ )?with|treated with|helped by|then (?:i )?(?:tried|started|took))\b"
)
_WITHOUT = re.compile(
    r"\b(?:(?:did|do|have|had)(?:n'?t| not) (?:take|taken|have|use)|forg[eo]t|skip\w*|missed|without|"
    r"been off|"
    r"(?:i'm|am|was) off|not (?:taking|on)|out of)\b"
)
_ONLY_NAMED = re.compile(r"\W*(?:and|or|&|vs\.?|versus|plus)\W*(?:\w+\W+){0,2}")
_INDUCED = re.compile(r"induced|related|caus|after|from|side effect|gave|giv|mak|made|mixing|:")
_ADJACENT = 25
_SAID_BEFORE = 200
"""Letters before an effect in which the words "side effect" announce it."""
_LEAST = 0.4
"""Score from which an effect that is typical of medicines is put down to the one near it."""
_TERSE = 60
"""Letters up to which a sentence needs no word of having it: "dry mouth though"."""
_COMPLAINT = 3
"""Mentions from which an effect is taken for what the post is about, and needs outright blame."""


@dataclass(frozen=True, slots=True)
class Blame:
    """An effect with the medication it is put down to; score in 0..1."""

    match: Match
    target: str
    score: float


@lru_cache(maxsize=2)
def blames(document: Document) -> tuple[Blame, ...]:
    """Return every effect that may be put down to a medication, by place."""
    effects = effects_told(document)
    ills = {
        place
        for category in ("symptom", "condition")
        for ill in document.matches(category)
        for place in range(ill.start, ill.end)
    }
    talked_of = Counter(match.phrase.name for match in effects)
    found: list[Blame] = []
    for match in effects:
        own = not ills.isdisjoint(range(match.start, match.end))
        name = match.phrase.name
        complaint = (
            document.subject is None
            and talked_of[name] >= _COMPLAINT
            and name not in TYPICAL
            and not expected(document, name)
        )
        target, score = _weigh(document, match, found[-1] if found else None, ill=own or complaint)
        if target:
            found.append(Blame(match, target, score))
    return tuple(found)


def _weigh(document: Document, match: Match, last: Blame | None, *, ill: bool) -> tuple[str | None, float]:
    if document.subject and headed(document, match):
        return document.subject[0], 0.9
    before = last_named(document, match.start + 1)
    if (before and match.start < before.end) or treated(document, match) or idiom(document, match):
        return None, 0.0
    here = _named_as_cause(document, match) or in_sentence(document, match.start)
    if here and match.end <= here.start and _GIVEN_FOR_IT.search(document.lowered, match.end, here.start):
        here = None
    if here and is_remedy(document, here) and not _named_as_cause(document, match):
        here = _instead(document, match, here)
    target = here.value if here else goes_on(document, match)
    if not here and not document.subject and (other := knower(document, match, target)):
        target = other
    if target is None:
        return _ahead(document, match, ill=ill)
    if only_talked_of(document, match):
        return target, 0.3
    if document.subject is None and not_from_it(document, match, here):
        return target, 0.4
    if here and (left := left_for_it(document, match)):
        target = left
    outright = blamed_outright(document, match)
    if (ill or is_indication(document, target, match.phrase.name)) and not outright:
        return None, 0.0
    if document.subject and (target == document.subject[0] or here):
        return target, 0.9
    if known_of(document, target, match.phrase.name) or _listed(document, match, last, target):
        return target, 0.8
    score = _near_medication(document, match, here) if here else _in_later_sentence(document, match, target)
    if _LEAST <= score < SURE and match.phrase.name in TYPICAL and _plainly_told(document, match, here):
        return target, SURE
    return target, score


def _plainly_told(document: Document, match: Match, here: Mention | None) -> bool:
    """Return whether somebody is told to have had the effect, nothing else did it and the medication was taken."""
    text, sentence = document.lowered, document.sentence(match.start)
    if here and (_WITHOUT.search(text, sentence[0], here.start) or _beside(text, here, match)):
        return False
    told = _SUFFERED.search(text, *sentence) or sentence[1] - sentence[0] < _TERSE
    return bool(told) and not MAKES.search(text, sentence[0], match.start)


def _beside(text: str, here: Mention, match: Match) -> bool:
    """Return whether the effect is only named beside the medication ("X and headaches: a study")."""
    between = (here.end, match.start) if here.end <= match.start else (match.end, here.start)
    return _ONLY_NAMED.fullmatch(text, *between) is not None


def _instead(document: Document, match: Match, remedy: Mention) -> Mention | None:
    """Return the remedy itself if it is said to do it, else the treatment of the same sentence, or None."""
    sentence = document.sentence(match.start)
    if remedy.end <= match.start and MAKES.match(document.lowered, remedy.end + 1):
        return remedy
    return next((m for m in named_in(document, *sentence) if not is_remedy(document, m)), None)


def _named_as_cause(document: Document, match: Match) -> Mention | None:
    """Return the medication in "a reaction to X", "headaches from X"."""
    named = named_in(document, match.end, match.end + _ADJACENT)
    if named and (
        _FROM.fullmatch(document.lowered, match.end, named[0].start) or IT_GAVE.match(document.lowered, match.end)
    ):
        return named[0]
    return None


def _near_medication(document: Document, match: Match, here: Mention) -> float:
    """Return how sure an effect in the sentence of a medication is put down to it."""
    sentence = document.sentence(match.start)
    if caused(document, match.start, match.end, sentence):
        return 0.8
    text = document.lowered
    if here.start not in range(*document.clause(match.start)):
        return 0.4
    between = text[match.end : here.start] if here.start >= match.end else text[here.end : match.start]
    if len(between) <= _ADJACENT and "," not in between:
        return 0.65 if _tied(document, here, between, sentence) else 0.4
    if here.start >= match.end:
        return 0.65 if _LINK.search(text, match.end, here.start) else 0.4
    if _STILL_THERE.search(text, max(sentence[0], match.start - 60), match.start):
        return 0.4
    told = len(between) <= NEAR_CAUSE and _on_it(document, here) and _SUFFERED.search(between)
    return 0.6 if told or in_course(document, here, match) else 0.4


def _tied(document: Document, here: Mention, between: str, sentence: Span) -> bool:
    """Return whether an effect right beside a medication is told of it, not only named beside it."""
    lead = max(sentence[0], here.start - 30)
    if _ONLY_NAMED.fullmatch(between) or _WITHOUT.search(document.lowered, lead, here.start):
        return False
    return bool(_INDUCED.search(between) or _SUFFERED.search(document.lowered, *sentence))


def _on_it(document: Document, here: Mention) -> bool:
    """Return whether somebody is said to be on the medication just there."""
    start = document.sentence(here.start)[0]
    lead = document.lowered[max(start, here.start - 40) : here.start]
    return bool(_ON.search(lead)) and not _NOT_ON.search(lead)


def _in_later_sentence(document: Document, match: Match, target: str) -> float:
    """Return how sure an effect is put down to the medication named in a sentence before."""
    before = treatment_before(document, match) or last_named(document, match.start)
    number, sentence = document.sentence_index(match.start), document.sentence(match.start)
    distance = number - document.sentence_index(before.start) if before else 0
    if (distance <= 2 and caused(document, match.start, match.end, sentence)) or "side effect" in document.lowered[
        max(document.sentences[max(number - 3, 0)][0], match.start - _SAID_BEFORE) : sentence[0]
    ]:
        return 0.7
    if before and before.value == target and in_course(document, before, match):
        return 0.6
    timed = before is not None and distance <= 2 and while_on_it(document, before, match)
    return 0.5 if (distance == 1 or timed) and _SUFFERED.search(document.lowered, *sentence) else 0.3


def blamed_on_it(document: Document, start: int, end: int) -> bool:
    """Return whether an effect is put down to the medication in so many words: "gave me", "side effect", "since"."""
    sentence = document.sentence(start)
    told = _SUFFERED.search(document.lowered, *sentence) and not is_hearsay(document.lowered, sentence[0], start)
    return bool(told) and caused(document, start, end, sentence)


def _listed(document: Document, match: Match, last: Blame | None, target: str) -> bool:
    """Return whether the effect follows another, surely blamed on the same medication, in a list."""
    if last is None or last.score < SURE or last.target != target or match.start - last.match.end > 40:
        return False
    return any(mark in document.lowered[last.match.end : match.start] for mark in (",", "and", "/", "&"))


def _ahead(document: Document, match: Match, *, ill: bool) -> tuple[str | None, float]:
    """Return the medication named too far off or only after the effect, as far as the effect is put down to it."""
    if ill or only_talked_of(document, match):
        return None, 0.0
    number = document.sentence_index(match.start) + 1
    sentence = document.sentence(match.start)
    if number < len(document.sentences) and CAUSE.search(document.lowered, *sentence):
        named = named_in(document, *document.sentences[number])
        if named and not _NOT_ON.search(document.lowered, document.sentences[number][0], named[0].start):
            return named[0].value, SURE
    all_of_it = [named for named in courses(document) if named.start < match.start]
    if len({named.value for named in all_of_it}) == 1 and begun_on_it(document, all_of_it[0], match):
        return all_of_it[0].value, SURE if match.phrase.name in TYPICAL else 0.5
    return None, 0.0
