"""Decisions told by a state and no verb: "on X since May", "first X on Monday", "X was stopped", "off X"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from insights.annotators._about import Mention, named_in
from insights.annotators._decision_state_words import BY_WORD, FOLLOWS
from insights.language.document import Document
from insights.language.sentences import Span
from insights.model import Decision

_PAST = re.compile(
    r"\b(?:was|were|wasn't|had been|used to|after|before|if|when|while|until|not|never|than|unless|"
    r"anyone(?: else)?|anybody|who|who's|people|those|others|everyone|women|men|patients|depends|depending|reading|"
    r"your|you're|you are|you)\b[^,.;!?]{0,30}$"
)
_TAKEN_THEN = re.compile(r"\b(?:had|took|tried|used|was|were)\b[^.;!?]*$")
_LEFT = re.compile(
    r"\b(?:until|till|then|switch\w*|stopped|came off|took me off|quit|failed|before i|before she|before he|"
    r"and (?:now|moved)|was enough|wasn't|didn't work|ended|is over)\b"
)
_SMALL = frozenset({
    "the", "my", "her", "his", "our", "this", "generic", "brand", "brand-name", "full", "half", "low", "dose",
    "doses", "of", "name", "new", "daily", "monthly", "weekly", "oral", "regular", "loading", "a", "an",
    "some", "first", "1st", "both",
})  # fmt: skip
"""Words that may stand between a cue and the medication."""
_WINDOW = 60
_DONE = (Decision.KEEP, Decision.STOP, Decision.START)


class Told(NamedTuple):
    """A decision told of a medication, and where."""

    decision: Decision
    mention: Mention
    span: Span


def states(document: Document, sentence: Span) -> Iterator[Told]:
    """Yield what the words around each medication of a sentence tell was decided on it."""
    text = document.lowered
    for mention in named_in(document, *sentence):
        begin = max(sentence[0], mention.start - _WINDOW)
        lead = text[begin : mention.start].rstrip(" #\"'*(")
        told = _before(text, sentence, mention, lead, begin) or _after(text, sentence, mention, lead)
        if told:
            yield told


def _before(text: str, sentence: Span, mention: Mention, lead: str, begin: int) -> Told | None:
    for _ in range(4):
        head, _, word = lead.rpartition(" ")
        for rule in BY_WORD.get(word.lstrip("(\"'#*"), ()):
            if rule.decision in _DONE and not rule.whenever and _PAST.search(head):
                continue
            if not rule.before.search(head) or (rule.after and not rule.after.match(text, mention.end, sentence[1])):
                continue
            if rule.lasting and _LEFT.search(text, *sentence):
                continue
            return Told(rule.decision, mention, (begin + len(head) + bool(head), mention.end))
        if word not in _SMALL:
            return None
        lead = head
    return None


def _after(text: str, sentence: Span, mention: Mention, lead: str) -> Told | None:
    for decision, pattern in FOLLOWS:
        mark = pattern.match(text, mention.end, sentence[1])
        if not mark:
            continue
        if decision is Decision.KEEP and (
            not re.search(r"(?:^|[,.;:!?(]|\bon|\bhad|\bhas|\bhave|\band|\busing|\btaking)$", lead)
            or _PAST.search(lead)
            or ("since" not in mark.group() and _TAKEN_THEN.search(text, sentence[0], mention.start))
            or _LEFT.search(text, *sentence)
        ):
            continue
        return Told(decision, mention, (mention.start, mark.end()))
    return None
