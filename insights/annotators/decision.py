"""Decisions about treatments: start, keep, switch, stop, decline, considering, with their reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.annotators import annotator
from insights.annotators._about import carried, medicated, named_in
from insights.annotators._decision_object import SPEAKS_OF_MEDS, decided
from insights.annotators._decision_pairs import Pair, followed, pairs
from insights.annotators._decision_states import states
from insights.annotators._decision_words import TRIGGER
from insights.annotators._reason import reason
from insights.annotators._untreated import untreated
from insights.language.document import Document
from insights.language.sentences import Span
from insights.model import Annotation, Decision, Kind

_NOT_A_PATIENT = re.compile(
    r"\b(?:fda|ema|chmp|nice|nhs|medicaid|medicare|insur\w+|regulators?|panel|committee|government|"
    r"pharmac(?:y|ies|ists?)|"
    r"company|companies|court|senate)\s+(?:\w+\s+){0,2}$"
)
_NOT_YET = re.compile(
    r"\b(?:(?:willing|open|ready|prepared|about|asked|asking|want(?:s|ed)?|would (?:like|love)|i'd (?:like|"
    r"love)|hop(?:e|ing)|"
    r"plan(?:s|ning)?) to|(?:might|could)) (?:be |get |just )?$"
)
"""Before a deed that is still only an intention."""
_DENIED = re.compile(r"(?:\bnot|n't|\bnever|\bno longer)(?: really| even| ever)? $")
_DONE = (Decision.START, Decision.SWITCH, Decision.STOP)
_TAKEN = (Decision.START, Decision.KEEP)
_OTHERS = re.compile(
    r"\b(?:(?:has|have|had|did|does|is|was|were|do|how) (?:any(?:one|body)|some(?:one|body)|you|others|people)|"
    r"anyone|anybody|any of you|"
    r"you (?:can|could|should|may|might|will|must|need to|have to)|(?:if|when|once|until|before) you|"
    r"(?:whoever|someone|somebody|people|those) (?:was|were|is|are|who))\b(?![^.!?]*\b(?:i|i'm|i've|im|my)\b[^.!?]*$)"
)
"""Before a deed of others, or one advised to them."""
_BESIDE = 20


@annotator(finds=(Kind.DECISION,), needs=(Kind.SIDE_EFFECT, Kind.TREATMENT_CHOICE))
def decisions(document: Document) -> Iterator[Annotation]:
    """Yield every decision about a medication, with what it goes from and to, and why."""
    for start, end in untreated(document.lowered):
        if not named_in(document, start, end + _BESIDE):
            yield _annotation(document, document.sentence(start), Decision.DECLINE, None, (start, end), {})
    if not medicated(document) and not SPEAKS_OF_MEDS.search(document.lowered):
        return
    told = [annotation for sentence in document.sentences for annotation in _in_sentence(document, sentence)]
    moved = {found.target for found in told if found.value == Decision.SWITCH}
    yield from told
    for pair in followed(document, told):
        if pair.new.value not in moved:
            yield _switch(document, pair)
    yield from _weighed(document, {found.target for found in told})


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
        yield _annotation(document, sentence, value, target, span, ends, stated=True)
    for mark in TRIGGER.finditer(document.lowered, *sentence):
        decision = before_it = Decision(mark.lastgroup or "")
        if decision is Decision.CONSIDERING and _DENIED.search(document.lowered, sentence[0], mark.start()):
            continue
        if decision in _DONE and _NOT_YET.search(document.lowered, sentence[0], mark.start()):
            decision = Decision.CONSIDERING
        if _NOT_A_PATIENT.search(document.lowered, sentence[0], mark.start()) or _is_asked(document, sentence, mark):
            continue
        found = decided(document, sentence, mark, before_it)
        if found is None:
            continue
        on, last, ends = found
        if (on is None and decision is Decision.DECLINE) or (decision, on) in seen:
            continue
        seen |= {(other, on) for other in (_TAKEN if decision in _TAKEN else (decision,))}
        yield _annotation(document, sentence, decision, on, (mark.start(), last), ends)


def _is_asked(document: Document, sentence: Span, mark: re.Match[str]) -> bool:
    """Return whether others are asked or advised: "did anyone stop X", "you can always stop X"."""
    return bool(_OTHERS.search(document.lowered, sentence[0], mark.start()))


def _switch(document: Document, pair: Pair) -> Annotation:
    ends = {"from": pair.old.value, "to": pair.new.value}
    return _annotation(
        document, document.sentence(pair.new.start), Decision.SWITCH, pair.new.value, pair.span, ends, stated=True
    )


def _weighed(document: Document, settled: set[str | None]) -> Iterator[Annotation]:
    """Yield the medications weighed against each other as considered, where nothing else was decided on them."""
    for choice in document.found(Kind.TREATMENT_CHOICE):
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
    stated: bool = False,
) -> Annotation:
    """Return the finding of a decision; one `stated` as a fact is neither denied nor supposed."""
    why = reason(document, sentence, span, decision)
    attributes = {**ends, **({"reason": why} if why else {})}
    fields: dict[str, object] = {"target": target, "score": 0.8, "attributes": attributes}
    if stated or decision in (Decision.DECLINE, Decision.CONSIDERING):
        fields["negated"] = False
    if stated or decision is Decision.CONSIDERING:
        fields["hypothetical"] = False
    return document.annotation(Kind.DECISION, decision.value, span[0], span[1], **fields)
