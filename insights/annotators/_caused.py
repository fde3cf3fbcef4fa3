"""Words of cause near an effect, and whether a medication or "it" is their subject."""

from __future__ import annotations

import re

from insights.annotators._about import last_named
from insights.language.document import Document
from insights.language.sentences import Span

CAUSE = re.compile(
    r"\b(?:side ?-?effects?|side affects|(?:bad|allergic|adverse) reactions?|related|withdrawals?|"
    r"wean\w*|coming off|miss(?:ed|ing)? (?:a|my) (?:dose|pill)|"
    r"since (?:i |he |she )?(?:start|tak|be(?:en|ing) on|go|went|switch|chang|us|came off|stopp)\w*|"
    r"after (?:i )?(?:start|tak|took|the first|my first|inject|us|each|every)\w*|ever since|(?:until|"
    r"till) (?:i|my|he|she)|"
    r"(?:when|while|every time|whenever|once) (?:i (?:take|took|start\w*|use|inject\w*|was on|am on|"
    r"was taking)|taking|on)|from (?:it|this|the (?:meds?|drug|pills?|shots?|injections?|infusion))|"
    r"from (?:using|taking)|and (?:i )?(?:\w+ly|instantly|then|soon) (?:got|felt|became|started)|"
    r"on it,? (?:i|he|she|my)|allergic to|"
    r"because of (?:it|this|the (?:meds?|drug|pills?|shots?)))\b"
)
MAKES = re.compile(
    r"\b(?:gave|gives|giving|given|caus(?:e|es|ed|ing)|mak(?:e|es|ing) (?:me|my|him|her|you|it|"
    r"people)|made (?:me|my|him|her|it)|triggered|led to|resulted in|(?:left|leaves?) (?:me|him|her|a|an|my)|turned me|"
    r"turns me|sent me|puts me|knocks? me|ha[ds] (?:me|him|her)|set off|brought on)\b"
)
_DRUG_DOES = re.compile(
    r"(?:^|\b(?:it|they|which|that|this|these|meds?|medications?|pills?|drugs?|stuff|shots?|"
    r"injections?|infusions?|jabs?|pens?|tablets?|capsules?|steroids?|generic|cream|gel|dose|doing so|doing that|"
    r"starting|taking it)(?: (?:in|into) (?:the|my|her|his) \w+)?)\W+(?:(?:also|"
    r"just|really|all|has|have|had|always|will|would|can|could|even|only|did|does|do|seems? to|"
    r"seemed to|started|is|are|was|and|not|never|n't)\W+){0,3}$"
)
_RELATIVE = re.compile(r"which|that\b")
NEAR_CAUSE = 110
"""Letters before an effect in which words of cause are looked for."""


def caused(document: Document, first: int, last: int, sentence: Span) -> bool:
    """Return whether words of cause stand near the effect, and a medication or "it" is their subject."""
    start, end = max(sentence[0], first - NEAR_CAUSE), min(sentence[1], last + NEAR_CAUSE // 2)
    if CAUSE.search(document.lowered, start, end):
        return True
    for made in MAKES.finditer(document.lowered, start, last):
        drug = last_named(document, made.start())
        lead = max(sentence[0], made.start() - 40, drug.end if drug else 0)
        subject = _DRUG_DOES.search(document.lowered[lead : made.start()].rstrip() + " ")
        if subject and ((drug and drug.start >= sentence[0]) or not _RELATIVE.match(subject.group())):
            return True
    return False
