"""Which words of praise and complaint govern a medication or a company: as verb, predicate, or with a preposition."""

from __future__ import annotations

import re
from dataclasses import dataclass

from insights.annotators._about import Mention
from insights.annotators._governs_words import (
    ALIKE,
    ASKED_ABOUT,
    BARE_SUBJECT,
    DELIVERED,
    EXPLETIVE,
    FIRST_PERSON,
    HEADLESS,
    IS_GAP,
    IT_GAP,
    IT_WITHIN,
    LIKED,
    NAMED_LAST,
    NEWS,
    NO_JUDGEMENT,
    NOT_AT_ONCE,
    NOT_SUBJECT,
    OBJECT_GAP,
    ON_GAP,
    OTHERS_FEEL,
    OUTCOME,
    OWN_VERB,
    OWNED,
    PERSON_FEELS,
    PREDICATE,
    REPORTED,
    RESUMED,
    SCORN,
    SUBJECT,
    TAIL,
    TAKEN,
    TAKING,
    THING_OF_IT,
    WISHED,
    WORKS_ON,
)
from insights.language.document import Document
from insights.language.sentences import Span
from insights.language.sentiment import Feeling

_CONTINUED = 90
"""Characters from a name to the end of its sentence over which the next sentence's "it" still means it."""
_COMMENT = re.compile(r",(?: (?!(?:i|we|he|she|they|you|it|who|my|with|and|or|as|for|in)\b)[a-z'-]+){1,4}[.! ]*")
_LEAD = 40
_FAR = 90


@dataclass(frozen=True, slots=True)
class Name:
    """Where a medication or company is named; `substance` if by no brand, `maker` if it is who makes it."""

    start: int
    end: int
    substance: bool = False
    maker: bool = False


def name_of(mention: Mention) -> Name:
    """Return the place of a medication, as the rules here read it."""
    return Name(mention.start, mention.end, substance=not mention.brand)


def is_adjunct(document: Document, name: Name) -> bool:
    """Return whether the name only tells of what kind another thing is: "insulin pump"."""
    text = document.lowered
    if name.maker:
        return False
    return bool(THING_OF_IT.match(text, name.end) or (name.substance and DELIVERED.match(text, name.end)))


def governs(document: Document, feeling: Feeling, name: Name) -> bool:
    """Return whether a feeling of the sentence that names something is said of it."""
    text, sentence = document.lowered, document.sentence(name.start)
    if is_adjunct(document, name) or not _judges(text, feeling, sentence):
        return False
    if not name.maker and NEWS.search(text, *sentence) and not FIRST_PERSON.search(text, *sentence):
        return False
    if _is_quoted(text, min(name.start, feeling.start), max(name.end, feeling.end), sentence):
        return False
    if name.end <= feeling.start:
        return _is_subject(text, feeling, name, sentence)
    return name.start >= feeling.end and _is_object(text, feeling, name.start)


def continues(document: Document, feeling: Feeling, name: Name) -> bool:
    """Return whether a feeling is said of "it" or the like, in the sentences after one about the name."""
    text = document.lowered
    first, here = document.sentence(name.start), document.sentence(feeling.start)
    if is_adjunct(document, name) or not _judges(text, feeling, here):
        return False
    far = document.sentence_index(feeling.start) - document.sentence_index(name.start)
    if far > 2 or first[1] - name.end > _CONTINUED or feeling.start < name.end:
        return False
    opens = name.start - first[0] < 20
    if not opens and not TAKEN.search(text, max(first[0], name.start - _LEAD), name.start):
        return False
    if far == 2 and not speaks_of_it(text, document.sentences[document.sentence_index(feeling.start) - 1]):
        return False
    begin = name.end if far == 0 else here[0]
    return _said_of_it(text, feeling, (begin, here[1]))


def says_of_it(document: Document, feeling: Feeling) -> bool:
    """Return whether a feeling is said of "it", "they" or the like within its sentence."""
    return _said_of_it(document.lowered, feeling, document.sentence(feeling.start))


def speaks_of_it(text: str, span: Span) -> bool:
    """Return whether a sentence has "it", or the like, for its subject or object, and nobody else before."""
    return bool(re.search(r"\b(?:it|this|they|them|the (?:meds?|drug|stuff))\b", text[span[0] : span[1]]))


def _is_subject(text: str, feeling: Feeling, name: Name, sentence: Span) -> bool:
    if feeling.start - name.end > _FAR:
        return False
    lead = text[max(sentence[0], name.start - _LEAD) : name.start]
    if OUTCOME.fullmatch(text, feeling.start, feeling.end) and (len(lead) < 12 or TAKING.search(lead)):
        return True
    tail = TAIL.match(text, name.end, feeling.start)
    end = tail.end() if tail else name.end
    between = text[end : feeling.start]
    resumed = RESUMED.match(between)
    if resumed and not ASKED_ABOUT.search(lead):
        return _predicated(between[resumed.end() :], text[feeling.start : feeling.end])
    if REPORTED.search(lead):
        return False
    if _is_comment(text, feeling, name, sentence):
        return True
    if not name.maker and TAKING.search(lead) and PERSON_FEELS.fullmatch(between):
        return True
    owned = name.maker and OWNED.search(lead)
    return bool(owned or not NOT_SUBJECT.search(lead)) and _predicated(between, text[feeling.start : feeling.end])


def _predicated(between: str, feeling: str) -> bool:
    own = BARE_SUBJECT.fullmatch(between) and OWN_VERB.match(feeling)
    return bool(own) or bool(between.strip() and PREDICATE.fullmatch(between))


def _is_object(text: str, feeling: Feeling, start: int) -> bool:
    between, said = text[feeling.end : start], text[feeling.start : feeling.end]
    if len(between) > _FAR:
        return False
    if LIKED.fullmatch(said):
        return bool(OBJECT_GAP.fullmatch(between))
    if SCORN.match(said) and between.strip(" \"'*") == "":
        return True
    if re.match(r" (?:part|side|thing about)\b", between):
        return False
    return bool(ON_GAP.fullmatch(between)) or bool(NAMED_LAST.match(said) and IS_GAP.fullmatch(between))


def _judges(text: str, feeling: Feeling, sentence: Span) -> bool:
    """Return whether a feeling judges anything: not what is asked, feared or merely stated."""
    if NOT_AT_ONCE.match(text, feeling.end) or WISHED.search(text, sentence[0], feeling.start):
        return False
    if OTHERS_FEEL.search(text, sentence[0], feeling.start) or WORKS_ON.match(text, feeling.end):
        return False
    said = text[feeling.start : feeling.end]
    if said == "like it" and ALIKE.search(text, sentence[0], feeling.start):
        return False
    return text[sentence[1] - 1] != "?" and not NO_JUDGEMENT.fullmatch(said)


def _is_quoted(text: str, start: int, end: int, sentence: Span) -> bool:
    """Return whether the words at `start:end` stand within quotation marks: somebody else's words."""
    marks = [mark.start() for mark in re.finditer(r'["\u201c\u201d]', text[sentence[0] : sentence[1]])]
    before = sum(sentence[0] + mark < start for mark in marks)
    inside = any(start <= sentence[0] + mark < end for mark in marks)
    return before % 2 == 1 and not inside and before < len(marks)


def _is_comment(text: str, feeling: Feeling, name: Name, sentence: Span) -> bool:
    """Return whether a sentence that opens with the name ends on the feeling: "X raised its price, so greedy"."""
    lead = text[sentence[0] : name.start]
    rest = text[max(name.end, text.rfind(",", name.end, feeling.start)) : sentence[1]]
    return len(lead) < 12 and rest.startswith(",") and bool(_COMMENT.fullmatch(rest)) and "?" not in rest


def _said_of_it(text: str, feeling: Feeling, span: Span) -> bool:
    said = text[feeling.start : feeling.end]
    if IT_GAP.match(text, feeling.end, span[1]) and not re.search(r"\bif\b", text[span[0] : feeling.start]):
        return True
    if IT_WITHIN.search(said):
        return True
    headless = HEADLESS.match(text, *span)
    if headless and headless.end() == feeling.start:
        return True
    for subject in SUBJECT.finditer(text, span[0], feeling.start):
        lead = text[span[0] : subject.start()]
        if re.search(r"\b(?:if|that|than|about|of|when|hop(?:e|es|ed|ing)|hopefully|feel like|felt like)\W+$", lead):
            continue
        if _predicated(text[subject.end() : feeling.start], said) and not EXPLETIVE.match(text, feeling.end):
            return True
    return False
