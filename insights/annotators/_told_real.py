"""Whether an effect that stands beside words of doubt was suffered all the same."""

from __future__ import annotations

import re

from insights.language.context import context
from insights.language.document import Document

_NO_DOUBT = re.compile(
    r"\b(?:in|since|last|this|of|by|from|until|late|early|mid|end of|from|and|through) may\b|"
    r"\b(?:nobody|no one|noone|no-one|never|not|wasn't|didn't|hadn't|isn't) (?:\w+ ){0,2}?(?:warn(?:s|ed)?|supposed)\b|"
    r"\b(?:so|very|really|get|got|gets|feel|felt|feeling|was|am|me|and) (?:very |really |so )?(?:nervous|scared|"
    r"anxious)\b"
)
"""Words that read like doubt and are none: the month of May, "nobody warned me", being anxious."""
_ASKED_ON = re.compile(
    r"\b(?:is (?:this|that|it) (?:normal|just|the|me|a|from|common)|does (?:it|this|that|yours)|do they|will it|"
    r"did (?:it|yours)|"
    r"how long|is it me|or is it|or am i|any(?:one|body) (?:else|get|have|had)|same here|anything help|what helps?|"
    r"what did you|when does|should i|or what|normal)\b"
)
_OWN = re.compile(r"\b(?:i|i'm|i've|i'd|ive|im|my|me|her|his|he's|she's|he|she)\b")
_QUESTION = re.compile(
    r"^\W*(?:(?:and|so|but|also|ok|hi|hello)\W+)?(?:can|could|do|does|did|will|would|is|are|was|were|has|have|had|"
    r"should|"
    r"any(?:one|body)?|what|who|how|when|why|which)\b"
)


def only_supposed(document: Document, start: int, end: int) -> bool:
    """Return whether `text[start:end]` is feared, asked or supposed, and not told as there."""
    if not document.context(start, end).hypothetical:
        return False
    sentence, clause = document.sentence(start), document.clause(start)
    text = document.lowered
    asked = text.endswith("?", *sentence)
    plain = text[: sentence[0]] + _NO_DOUBT.sub(_blank, text[sentence[0] : start]) + text[start:]
    if asked:
        plain = plain[: sentence[1] - 1] + "." + plain[sentence[1] :]
    if context(plain, start, end, sentence=sentence, clause=clause).hypothetical:
        return True
    if not asked:
        return False
    after = _ASKED_ON.search(text, end, sentence[1])
    own = _OWN.search(text, sentence[0], start) and not _QUESTION.search(text[sentence[0] : start])
    return not (after or own)


def _blank(mark: re.Match[str]) -> str:
    return "x" * len(mark.group())
