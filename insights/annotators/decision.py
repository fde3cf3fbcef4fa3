"""Decisions about treatments: start, keep, switch, stop, decline, considering, with their reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.annotators import annotator
from insights.annotators._about import carried, medicated, mentions, named_in, topic
from insights.annotators._decision_implied import implied
from insights.annotators._decision_object import SPEAKS_OF_MEDS, Object, switched, treatment_at
from insights.annotators._decision_pairs import Pair, followed, pairs
from insights.annotators._decision_read import read
from insights.annotators._decision_states import states
from insights.annotators._decision_words import DEED
from insights.annotators._reason import reason
from insights.annotators._untreated import untreated
from insights.language.document import Document
from insights.language.sentences import Span
from insights.model import Annotation, Decision, Kind, Segment

_TAKEN = (Decision.START, Decision.KEEP)
_DEVICE = re.compile(r"pump|patch|cgm|dexcom|inhaler|gum|implant")
"""What is changed as a matter of routine."""
_BESIDE = 20
_REACH = 4
"""Sentences within which a treatment spoken of is still meant."""
_STANDING = 0.3
"""The score of a treatment that somebody only is on: no decision, yet the new end of a switch."""


@annotator(finds=(Kind.DECISION,), needs=(Kind.SEGMENT, Kind.SIDE_EFFECT, Kind.TREATMENT_CHOICE))
def decisions(document: Document) -> Iterator[Annotation]:
    """Yield every decision about a medication, with what it goes from and to, and why."""
    refused = False
    for start, end in untreated(document.lowered):
        if not refused and not named_in(document, start, end + _BESIDE):
            refused = True
            yield _annotation(document, document.sentence(start), Decision.DECLINE, None, (start, end), {})
    if _spoken_by(document) == Segment.PROFESSIONAL:
        return
    if not medicated(document) and not SPEAKS_OF_MEDS.search(document.lowered):
        return
    found = [one for sentence in _near_treatment(document) for one in _in_sentence(document, sentence)]
    told = [one for one in found if one.score > _STANDING]
    moved = {one.target for one in told if one.value == Decision.SWITCH}
    pairs_apart = [pair for pair in followed(document, found) if pair.new.value not in moved]
    switches = [
        *(one for one in told if one.value == Decision.SWITCH),
        *(_switch(document, pair) for pair in pairs_apart),
    ]
    into = {one.attributes.get("to") for one in switches}
    out_of = {one.attributes.get("from") for one in switches}
    kept = [
        one
        for one in told
        if not (refused and one.value == Decision.DECLINE and one.target is None)
        and not (one.target in into and one.value in (Decision.START, Decision.CONSIDERING))
        and not (one.target in out_of and one.value == Decision.STOP)
        and one.value != Decision.SWITCH
    ]
    yield from kept
    yield from switches
    settled = {one.target for one in (*kept, *switches)} | out_of
    yield from _implied(document, [*kept, *switches], out_of)
    if not switches:
        yield from _weighed(document, settled)


def _near_treatment(document: Document) -> list[Span]:
    """Return the sentences in or soon after which a treatment is spoken of; "it" further on is something else."""
    if document.subject:
        return list(document.sentences)
    spoken = {document.sentence_index(mention.start) for mention in mentions(document)}
    spoken |= {document.sentence_index(mark.start()) for mark in SPEAKS_OF_MEDS.finditer(document.lowered)}
    near = {number + step for number in spoken for step in range(_REACH + 1)}
    return [sentence for number, sentence in enumerate(document.sentences) if number in near]


def _spoken_by(document: Document) -> str | None:
    return next((found.value for found in document.found(Kind.SEGMENT)), None)


def _implied(document: Document, told: list[Annotation], left: set[str | None]) -> Iterator[Annotation]:
    """Yield the decisions that no deed tells, where none of the same kind is told of the same treatment."""
    seen = {(one.value, one.target) for one in told}
    for decision, span in implied(document):
        target = None if decision is Decision.CONSIDERING else topic(document, span[0])
        if (
            (decision is Decision.STOP and target in left)
            or (decision, target) in seen
            or (target is None and any(value == decision for value, _ in seen))
        ):
            continue
        seen.add((decision, target))
        yield _annotation(document, document.sentence(span[0]), decision, target, span, {})


def _in_sentence(document: Document, sentence: Span) -> Iterator[Annotation]:
    """Yield the decisions told in one sentence, one of a kind for each medication."""
    seen: set[tuple[Decision, str | None]] = set()
    for pair in pairs(document, sentence):
        seen |= {(value, pair.new.value) for value in _TAKEN} | {(Decision.SWITCH, pair.new.value)}
        yield _switch(document, pair)
    for told in states(document, sentence):
        value, target, span = told.decision, told.mention.value, told.span
        same = _TAKEN if value in _TAKEN else (value,)
        if any((other, target) in seen for other in same):
            continue
        seen |= {(other, target) for other in same}
        ends: dict[str, str] = {}
        if value is Decision.SWITCH:
            before = [m.value for m in named_in(document, sentence[0], span[0])]
            origin = before[-1] if before else carried(document, span[0])
            if origin is None or origin == target:
                value = Decision.START
            else:
                ends = {"from": origin, "to": target}
                seen |= {(other, target) for other in _TAKEN}
        standing = value is Decision.KEEP
        yield _annotation(document, sentence, value, target, span, ends, score=_STANDING if standing else 0.8)
    for mark in DEED.finditer(document.lowered, *sentence):
        if not (told_here := _deed(document, sentence, mark)):
            continue
        decision, on, last, ends, denied = told_here
        if (decision, on) in seen:
            continue
        seen |= {(other, on) for other in (_TAKEN if decision in _TAKEN else (decision,))}
        found = _annotation(document, sentence, decision, on, (mark.start(), last), ends, denied=denied)
        yield found


def _deed(
    document: Document, sentence: Span, mark: re.Match[str]
) -> tuple[Decision, str | None, int, dict[str, str], bool] | None:
    """Return the decision a deed tells, on what, where it ends, the ends of a switch, and whether it is denied."""
    moved = mark.lastgroup in ("moved", "moving", "move")
    ends: dict[str, str] = {}
    if moved and (switch := switched(document, mark, named_in(document, *sentence))):
        target, last, ends = switch
        on: Object | None = Object(target, last, "named")
    else:
        on = treatment_at(document, mark.end(), sentence[1])
        if (
            on
            and moved
            and (
                on.how != "unnamed"
                or re.search(r"mov|went", mark.group())
                or _DEVICE.search(document.lowered, mark.end(), on.end)
            )
        ):
            return None
    told = on and read(document, sentence, mark, on)
    if on is None or told is None:
        return None
    if told.decision is not Decision.SWITCH and told.decision is not Decision.CONSIDERING:
        ends = {}
    return told.decision, on.target, on.end, ends, told.denied


def _switch(document: Document, pair: Pair) -> Annotation:
    ends = {"from": pair.old.value, "to": pair.new.value}
    return _annotation(document, document.sentence(pair.new.start), Decision.SWITCH, pair.new.value, pair.span, ends)


def _weighed(document: Document, settled: set[str | None]) -> Iterator[Annotation]:
    """Yield the medications weighed against each other as considered, where nothing else was decided on them."""
    for choice in document.found(Kind.TREATMENT_CHOICE):
        if choice.attributes.get("told") == "compared":
            continue
        for mention in named_in(document, choice.start, choice.end):
            if mention.value not in settled:
                settled.add(mention.value)
                span = (mention.start, mention.end)
                yield _annotation(
                    document, document.sentence(mention.start), Decision.CONSIDERING, mention.value, span, {}
                )


def _annotation(
    document: Document,
    sentence: Span,
    decision: Decision,
    target: str | None,
    span: Span,
    ends: dict[str, str],
    *,
    denied: bool = False,
    score: float = 0.8,
) -> Annotation:
    """Return the finding of a decision, with why it was made."""
    why = reason(document, sentence, span, decision)
    attributes = {**ends, **({"reason": why} if why else {})}
    fields: dict[str, object] = {"target": target, "score": score, "attributes": attributes}
    fields["negated"] = denied
    fields["hypothetical"] = False
    return document.annotation(Kind.DECISION, decision.value, span[0], span[1], **fields)
