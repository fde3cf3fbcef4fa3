"""What an effect beside a medication cannot come from: one not taken, a thing named after it, other medications."""

from __future__ import annotations

import re

from insights.annotators._about import Mention, last_named, mentions
from insights.annotators._governs import is_adjunct, name_of
from insights.language.document import Document
from insights.language.phrases import Match

_UNTAKEN = re.compile(
    r"\b(?:(?:has|have|had|did)(?:n'?t| not|  not) (?:yet )?(?:take|taken|start|started|fill|filled)|(?:not|"
    r"isn't|wasn't) taking|"
    r"forgetting to take|forgot to take|refuses to take|yet to (?:take|start))\b"
)
_OTHERS = re.compile(
    r"\b(?:several|many|various|different|other|multiple|all (?:the|these)) (?:\w+ )?(?:medications|meds|"
    r"drugs|medicines|anti-?depressants|mood stabili[sz]ers|anti-?psychotics|antibiotics|pills|treatments)\b"
)
_REACH = 250
"""Letters before an effect in which "several medications" are the ones meant."""
_HEARSAY = re.compile(r"\b(?:saying|says|claims?|reading|heard|read) (?:\w+ ){0,3}(?:that|it|they)\b")


def is_hearsay(text: str, start: int, end: int) -> bool:
    """Return whether `text[start:end]` (folded) says that what follows was only read or heard."""
    return _HEARSAY.search(text, start, end) is not None


def not_from_it(document: Document, match: Match, here: Mention | None) -> bool:
    """Return whether the medication was not taken, only tells of what kind a thing is, or others are meant."""
    text = document.lowered
    if here:
        return is_adjunct(document, name_of(here))
    before = last_named(document, match.start)
    if before is None:
        return False
    told = (document.sentence(named.start) for named in mentions(document) if named.value == before.value)
    untaken = any(_UNTAKEN.search(text, *sentence) for sentence in told)
    return untaken or bool(_OTHERS.search(text, max(before.end, match.start - _REACH), match.start))
