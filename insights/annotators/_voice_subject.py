"""Whose a phrase is: the writer's own, somebody else's, or nobody's that the words before it tell."""

from __future__ import annotations

import re

from insights.annotators._voice_rules import shared
from insights.annotators._voice_view import View

_REACH = 90
_KIN = re.compile(rf"(?<!\w)(?:{shared('kin')}|lad|man|girl|boy)(?!\w)")
_CLINICIAN = re.compile(rf"\b(?:{shared('care')}|nurse|consultant|registrar|pharmacist|{shared('care')}s)\b")
_SUBJECT = re.compile(
    r"(?<![\w'])(?:(?P<me>i|i'm|im|i've|ive|i'd|i'll|me|mine|myself|we|we've|we're)|"
    rf"my (?:\w+ ){{0,2}}?(?P<kin>{shared('kin')})|(?P<mine>my)|"
    r"(?P<other>he|she|he's|she's|hes|shes|his|her|him|hers|himself|herself)|(?P<you>you|your|you're|you've|they|their|people|someone|anyone|anybody|everyone|those)|"
    rf"(?:(?:our|the|his|her) )?(?P<bare>{shared('kin')}|lad))(?![\w-])"
)
_OWN = re.compile(
    rf"(?<![\w'])(?:i|i'm|im|i've|ive|i'd|i'll|me|mine|myself|we|my(?! (?:\w+ ){{0,2}}?{shared('kin')}))(?![\w-])"
)
SELF, OTHER, STRANGER, UNTOLD = "self", "other", "stranger", "untold"


def whose(heard: View, start: int, end: int) -> str:
    """Return whose `heard.text[start:end]` is: SELF, OTHER, STRANGER (a reader, people) or UNTOLD."""
    begin = max(heard.text.rfind(mark, max(0, start - _REACH), start) for mark in ".!?\n;") + 1
    begin = max(begin, start - _REACH)
    if _OWN.search(heard.text, start, end):
        return SELF
    before = [*_SUBJECT.finditer(heard.text, begin, end)]
    if not before:
        return _running(heard, start)
    last = before[-1]
    if last["me"] or last["mine"]:
        return SELF
    if last["you"]:
        return STRANGER
    if last["kin"] or last["bare"]:
        return OTHER
    return OTHER if _about_kin(heard, start) else UNTOLD


def _running(heard: View, start: int) -> str:
    """Return whom a phrase without a subject is about: in a post that hardly says I, the one named before."""
    if heard.they > 2 * heard.i and (_KIN.search(heard.text, 0, start) if heard.i else _about_kin(heard, start)):
        return OTHER
    return UNTOLD


def _about_kin(heard: View, start: int) -> bool:
    """Return whether he or she is one the writer is close to, not the clinician who was named."""
    return bool(_KIN.search(heard.text, 0, start)) or not _CLINICIAN.search(heard.text, 0, start)
