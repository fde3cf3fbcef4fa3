"""Switches told by two medications: "X then Y", "X to Y", "Y instead of X", "was on X ... now Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from insights.annotators._about import Mention, mentions, named_in
from insights.annotators._governs import is_adjunct, name_of
from insights.language.document import Document
from insights.language.sentences import Span
from insights.model import Annotation, Decision

_THEN = re.compile(
    r"(?! ?\+)[^.;!?+]{0,35}?(?:,? (?:and )?then|, and after that|,? followed by)(?: (?:went |moved |switched |was |"
    r"on ?)?(?:to|on|onto))?"
    r"(?: the| generic)?\s#?$"
)
_TO = re.compile(r" (?:over )?to (?:the |generic )?#?$")
_INSTEAD = re.compile(
    r"[^.;!?]{0,25}\b(?:instead of|rather than|in place of|having come off|after)(?: the| my|(?: \w+){1,3} (?:of|"
    r"on))? $"
)
_PRIOR = re.compile(
    r"[^.;!?]{0,30}\b(?:prior to|before)(?: (?:taking|starting|going on|trying|being (?:put|switched) (?:on|to)|"
    r"using|i (?:started|went on|switched to|tried)))?(?: the| my)? $"
)
_LIVED = re.compile(r"(?:\b(?:was|were|on|did|started|had|tried|went|been|took|used)|^|[(:,])(?: \w+){0,2}[ #(]*$")
_ON = re.compile(r"\b(?:on|take|taking|takes|put|chose|got|using|use|started?|to)(?: \w+){0,2} $")
_NO_MOVE = re.compile(
    r"\b(?:add\w*|prefer\w*|similar|compar\w+|close|allerg\w+|next|switch|should|could|vs|or|between|same|if)\b|"
    r"\bfrom (?:the )?$"
)
_LAST = re.compile(
    r"\b(?:used to (?:be|take)(?: on)?|(?:last|final)(?: dose of)?|"
    r"(?:failed|failing)(?: on)?|(?:came|coming) (?:to (?:this|it) )?from)(?: the| both)? $"
)
_WAS = re.compile(
    r"\b(?:(?:was|were|i'd been|had been)(?: previously| once| originally)? (?:on|taking|prescribed|put on)|"
    r"(?:i|he|she|we|then) (?:\w+ )?(?:took|tried|used))(?: the| both)? $"
)
_TRIED = re.compile(r"\btried\b")
_BEFORE_IT = re.compile(
    r"[^.;!?]{0,45}?\b(?:before(?! [a-z]+ing\b)(?! (?:the|my|i|a|each|every|bed\w*|sleep|"
    r"breakfast|lunch|dinner|meals?|food)\b)|previously|"
    r"first,? (?:and )?then)\b"
)
_NOW = re.compile(r"\b(?:now|instead|since then|from then|then|so|after that)\b")


class Pair(NamedTuple):
    """A switch from one medication to another, and where it is told."""

    old: Mention
    new: Mention
    span: Span


def pairs(document: Document, sentence: Span) -> Iterator[Pair]:
    """Yield the switches told by two medications of one sentence and the words between."""
    text = document.lowered
    for first, second in pairwise(named_in(document, *sentence)):
        if first.value == second.value or is_adjunct(document, name_of(second)):
            continue
        lead = text[max(sentence[0], first.start - 40) : first.start]
        gap = text[first.end : second.start]
        if len(gap) > 70 or _NO_MOVE.search(lead[-30:]) or _NO_MOVE.search(gap):
            continue
        listed = lead.endswith(" to ") or text.startswith(" to ", second.end)
        if (
            (_THEN.match(gap) and _LIVED.search(lead))
            or (_TO.fullmatch(gap) and not listed)
            or (_PRIOR.fullmatch(gap) and _ON.search(lead))
        ):
            yield Pair(first, second, (first.start, second.end))
        elif _INSTEAD.fullmatch(gap) and _ON.search(lead):
            yield Pair(second, first, (first.start, second.end))


def followed(document: Document, told: Sequence[Annotation]) -> Iterator[Pair]:
    """Yield the switches told apart: one medication left, and another taken in the sentence or the next."""
    text = document.lowered
    left = [*_former(document), *_stopped(document, told)]
    if not left:
        return
    seen: set[str] = set()
    for found in told:
        if (
            found.value not in (Decision.START, Decision.KEEP)
            or found.negated
            or not found.target
            or found.target in seen
        ):
            continue
        if _TRIED.search(text, found.start, found.end):
            continue
        here = [m for m in named_in(document, found.start, found.end) if m.value == found.target]
        new = here[-1] if here else Mention(found.start, found.end, found.target, "")
        linked = _NOW.search(text, *document.sentence(found.start)) is not None
        number = document.sentence_index(found.start)
        for old in left:
            apart = number - document.sentence_index(old.mention.start)
            if old.mention.value == found.target or (apart and not linked and not (old.sure and apart > 0)):
                continue
            if abs(apart) <= 1 if old.sure else (apart == 0 or (apart == 1 and found.start > old.mention.start)):
                seen.add(found.target)
                yield Pair(old.mention, new, (found.start, found.end))
                break


class _Left(NamedTuple):
    """A medication no longer taken; `sure` if the words say that something came after it."""

    mention: Mention
    sure: bool


def _former(document: Document) -> Iterator[_Left]:
    text = document.lowered
    for mention in mentions(document):
        sentence = document.sentence(mention.start)
        lead = text[max(sentence[0], mention.start - 30) : mention.start]
        if sure := bool(_LAST.search(lead) or _BEFORE_IT.match(text, mention.end, sentence[1])):
            yield _Left(mention, sure)
        elif _WAS.search(lead):
            yield _Left(mention, False)


def _stopped(document: Document, told: Sequence[Annotation]) -> Iterator[_Left]:
    for found in told:
        if found.value == Decision.STOP and found.target and not (found.negated or found.hypothetical):
            for mention in named_in(document, found.start, found.end):
                if mention.value == found.target:
                    yield _Left(mention, False)
