"""What a place in a post is about: which medication is meant there."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from insights.annotators._taken import is_medicine
from insights.language.document import Document
from insights.language.sentences import Span

_REACH = 3
"""Sentences a medication stays the topic after it was named."""
_REACH_ALONE = 4
"""The same where the post names no other."""


_NOT_TAKEN = re.compile(
    r"[\s-](?:resistan\w+|sensitiv\w+|dependen\w+|production|producing|deficien\w+|pumps?|pumper|"
    r"levels?|cells?|free|secretion|delivery|receptors?|allergy|needles?|syringes?)\b"
)


_MADE_IN_BODY = re.compile(
    r"\b(?:releas\w+|produc\w+|rush|surge|burst|levels?|reuptake|body'?s|natural|secret\w+|"
    r"makes?|resistan\w+|sensitiv\w+|immun\w+) (?:to |of |own |its own |any |more |enough )*$"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A medication named at `start:end`: generic, and brand or ""."""

    start: int
    end: int
    value: str
    brand: str


@lru_cache(maxsize=2)
def mentions(document: Document) -> tuple[Mention, ...]:
    """Return the medications named, by place, without those that only stand in another name.

    Such are the names of a company's programme, and what the body does ("insulin resistance").
    """
    companies = document.matches("company")
    return tuple(
        Mention(match.start, match.end, match.phrase.name, match.phrase.label)
        for match in document.matches("medication")
        if is_medicine(document, match)
        and not any(named.start <= match.start and match.end <= named.end for named in companies)
        and not _NOT_TAKEN.match(document.lowered, match.end)
        and not _MADE_IN_BODY.search(document.lowered, max(0, match.start - 25), match.start)
    )


def named_in(document: Document, start: int, end: int) -> tuple[Mention, ...]:
    """Return the medications named from `start` to `end`."""
    starts = _starts(document)
    return mentions(document)[bisect_left(starts, start) : bisect_left(starts, end)]


def last_named(document: Document, position: int) -> Mention | None:
    """Return the last medication named before `position`."""
    number = bisect_left(_starts(document), position)
    return mentions(document)[number - 1] if number else None


@lru_cache(maxsize=2)
def _starts(document: Document) -> list[int]:
    return [found.start for found in mentions(document)]


@lru_cache(maxsize=2)
def _alone(document: Document) -> bool:
    return len({found.value for found in mentions(document)}) == 1


def medicated(document: Document) -> bool:
    """Return whether the post names a medication or is a review of one."""
    return bool(mentions(document)) or document.subject is not None


def in_clause(document: Document, position: int) -> Mention | None:
    """Return the medication named in the clause at `position`, the nearest before it first."""
    return _nearest(document, document.clause(position), position)


def in_sentence(document: Document, position: int) -> Mention | None:
    """Return the medication named in the clause at `position`, or else in its sentence."""
    return in_clause(document, position) or _nearest(document, document.sentence(position), position)


def topic(document: Document, position: int) -> str | None:
    """Return the generic that the text at `position` goes on about, or None.

    Named in the same clause, the same sentence, the sentences just before, or the header of a review.
    """
    here = in_sentence(document, position)
    return here.value if here else carried(document, position)


def carried(document: Document, position: int) -> str | None:
    """Return the generic that was talked about before the sentence at `position`, or None."""
    last = last_named(document, document.sentence(position)[0])
    number = document.sentence_index(position)
    subject = document.subject
    if last:
        reach = _REACH_ALONE if _alone(document) else _REACH
        if subject and last.value != subject[0]:
            reach = 1
        if number - document.sentence_index(last.start) <= reach:
            return last.value
    return subject[0] if subject else None


def close(document: Document, position: int) -> str | None:
    """Return the medication named in the sentence at `position` or the one before, or that of a review."""
    here = in_sentence(document, position)
    if here:
        return here.value
    number = document.sentence_index(position)
    before = named_in(document, *document.sentences[number - 1]) if number else ()
    if before:
        return before[-1].value
    return document.subject[0] if document.subject else None


def _nearest(document: Document, span: Span, position: int) -> Mention | None:
    here = named_in(document, *span)
    before = [found for found in here if found.start <= position]
    return before[-1] if before else (here[0] if here else None)
