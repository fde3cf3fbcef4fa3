"""The attitude of health talk: words of praise and complaint, weighed in their clause."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from insights.language.phrases import Phrase, PhraseMatcher, fold
from insights.language.sentences import Span, clauses, sentences
from insights.model import Polarity

_NEGATOR = re.compile(
    r"\b(?:not|no|never|none|without|hardly|barely|cannot|neither|nor|isnt|wasnt|dont|doesnt|didnt|"
    r"wont|cant|couldnt|"
    r"hasnt|havent|wouldnt|\w+n't|nothing|stop|stopped|rid of|instead of)\b(?!\s+(?:only|just|"
    r"doubt|to mention))"
)
_NEGATION_ENDS = re.compile(r"\b(?:but|and|because|since|so|which|it|until|than|,)\b|[,.;:(]")
_EMPHASIS = re.compile(r"\b(?:very|so|really|extremely|absolutely|incredibly|totally|super|most|insanely|too|damn)\s+$")
_HEDGE = re.compile(
    r"\b(?:slightly|somewhat|kinda|kind of|sort of|a bit|a little|a little bit|fairly|some|mild|minor|"
    r"few)\s+$"
)
_TURN = re.compile(r"^\W*(?:but|however|though|yet)\b")
_CONCESSION = re.compile(r"^\W*(?:although|though|while|despite)\b")
_UNREAL = re.compile(
    r"\b(?:if|would be|hoping|hopefully|might|anyone|anybody|does it|did it|will it|should i|"
    r"supposed to|wondering)\b"
)
_QUESTION_WEIGHT = 0.3
_REACH = 32
MIXED = 0.65
"""Weaker side over stronger side from which an attitude is mixed."""
_FLOOR = 0.5


@dataclass(frozen=True, slots=True)
class Feeling:
    """A word of praise (weight above 0) or complaint (below 0) at `start:end`, in its context."""

    start: int
    end: int
    weight: float


def feelings(text: str, spans: Sequence[Span]) -> list[Feeling]:
    """Return the feelings in `text` (folded), by start; `spans` are its sentences."""
    found: list[Feeling] = []
    matches = iter(_matcher().find(text))
    match = next(matches, None)
    for sentence in spans:
        while match and match.start < sentence[0]:
            match = next(matches, None)
        if match is None:
            break
        if match.start >= sentence[1]:
            continue
        parts = clauses(text, *sentence)
        while match and match.start < sentence[1]:
            clause = next((part for part in parts if part[0] <= match.start < part[1]), sentence)
            weight = float(match.phrase.name) * _contrast(text, clause, parts)
            found.append(Feeling(match.start, match.end, _in_context(text, clause, sentence, match.start, weight)))
            match = next(matches, None)
    return found


def attitude(text: str) -> float:
    """Return the attitude of `text`, -1 (all complaint) to 1 (all praise), 0 where there is none."""
    folded = fold(text)
    praise, complaint = balance(feelings(folded, sentences(folded)))
    return (praise - complaint) / (praise + complaint + 1.0)


def balance(found: Iterable[Feeling]) -> tuple[float, float]:
    """Return the weight of the praise and of the complaint in `found`."""
    praise = complaint = 0.0
    for feeling in found:
        if feeling.weight > 0:
            praise += feeling.weight
        else:
            complaint -= feeling.weight
    return praise, complaint


def polarity(praise: float, complaint: float, *, mixed: float = MIXED) -> Polarity:
    """Return the polarity of so much praise and complaint; mixed where the weaker is this share of the stronger."""
    strong, weak = max(praise, complaint), min(praise, complaint)
    if strong < _FLOOR:
        return Polarity.NEUTRAL
    if weak >= _FLOOR and weak / strong >= mixed:
        return Polarity.MIXED
    return Polarity.POSITIVE if praise > complaint else Polarity.NEGATIVE


def _in_context(text: str, clause: Span, sentence: Span, start: int, weight: float) -> float:
    before = text[max(clause[0], start - _REACH) : start]
    if _EMPHASIS.search(before):
        weight *= 1.3
    elif _HEDGE.search(before):
        weight *= 0.6
    if text[sentence[1] - 1] == "?" or _UNREAL.search(text, clause[0], start):
        weight *= _QUESTION_WEIGHT
    return weight * (-0.5 if _negated(before) else 1.0)


def _negated(before: str) -> bool:
    last = next(reversed(list(_NEGATOR.finditer(before))), None)
    return last is not None and not _NEGATION_ENDS.search(before, last.end())


def _contrast(text: str, clause: Span, parts: Sequence[Span]) -> float:
    """Return the weight of a clause beside its neighbours: what follows "but" counts more."""
    if len(parts) == 1:
        return 1.0
    if _TURN.match(text[clause[0] : clause[0] + 12]):
        return 1.15
    if _CONCESSION.match(text[clause[0] : clause[0] + 12]):
        return 0.7
    position = parts.index(clause)
    follows = parts[position + 1] if position + 1 < len(parts) else None
    return 0.85 if follows and _TURN.match(text[follows[0] : follows[0] + 12]) else 1.0


@cache
def _matcher() -> PhraseMatcher:
    return PhraseMatcher(_phrases())


def _phrases() -> Iterator[Phrase]:
    tables = tomllib.loads((Path(__file__).parent / "sentiment.toml").read_text(encoding="utf-8"))
    for table, sign in (("praise", 1), ("complaint", -1)):
        for weight, phrases in tables[table].items():
            for phrase in phrases:
                yield Phrase(phrase, "feeling", str(sign * int(weight)))
