"""Decisions no verb tells: withdrawal suffered, "never again", "worth it", "what can I take?"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.annotators._about import medicated
from insights.language.document import Document
from insights.language.phrases import holds_any
from insights.language.sentences import Span
from insights.model import Decision

_MED = r"(?:meds?|medications?|medicines?|drugs?|pills?|treatments?|therapy|anti[ -]?depressants?)"
_STOPPED = re.compile(
    r"\b(?:withdraw(?:als?|ls?|els?|le|ing from (?:it|this))\b|(?:dis|discount)continu\w+ (?:syndrome|symptoms|"
    r"effects)|brain zaps)\b"
    r"|\b(?:never,? (?:ever,? )?again|would(?:n'?t| not)(?: ever)? take (?:it|this)(?: \w+)? again|"
    r"will never take (?:it|this)(?: \w+)? again|(?:do not|don'?t) (?:ever )?(?:take|use|touch|start) (?:this|"
    r"it)\b)"
    rf"|\b(?:i|he|she|we) (?:was|were|had been) (?:on|taking|using) (?:[\w.]+ ){{1,6}}?(?:for|until|"
    rf"from) (?:about |almost |over |nearly |around )?(?:\w+ ){{0,3}}?(?:years?|yrs?|months?|mos|weeks?|"
    rf"days?)\b(?=[^.!?]*\b(?:but|stopped|until|then|did|didn't|made|and i|had|never|gained|quit|worked|hated|"
    rf"no)\b)"
    rf"|\b(?:first|second|third) (?:day|week|month) off (?:of )?(?:my |the |all )?(?:{_MED}|it|this|them)\b"
    r"|\b(?:i|he|she|we) (?:was|were|had been) (?:on|taking|using) (?:[\w.]+ ){1,6}?(?:for|until|"
    r"from) (?:about |almost |over |nearly |around )?(?:\w+ ){0,3}?(?:years?|yrs?|months?|mos|weeks?|"
    r"days?)\b(?=[^.!?]*\b(?:but|stopped|until|then|did|didn't|made|and i|had|never|gained|quit|worked|hated|"
    r"no)\b)"
    rf"|\b(?:first|second|third) (?:day|week|month) off (?:of )?(?:my |the |all )?(?:{_MED}|it|this|them)\b"
    rf"|\b(?:unmedicated|med[- ]free|off (?:all )?(?:of )?(?:my |all |the )?meds) (?:for|since|now)\b|"
    rf"\b(?:months?|weeks?|years?|days?) (?:off|without)(?: of)?(?: (?:any|all|my|the))? {_MED}\b"
    rf"|\b(?:i|i'?ve|i'm|am|been) (?:been |now |currently )*(?:unmedicated|med[- ]free|without (?:any |my )?{_MED})\b"
    r"|\b(?:i am|i'm|im|finally|been|now) (?:\w+ )?off (?:of )?(?:it|this|them)\b"
)
_FIRST_PERSON = re.compile(r"\b(?:i|i'?m|i'?ve|my|me|he|she|his|her)\b")
_MISSED = re.compile(
    r"\b(?:miss\w*|forg[eo]t\w*|skip\w*|late|if|when i don'?t|avoid\w*|worr\w+|afraid|scared|fear\w*|"
    r"without any|no withdraw\w*|anymore|minimi[sz]e|reduce|when it is time|time comes|taper as|will be|"
    r"going to be|smok\w+|cigar\w+|nicotine|alcohol|drinking|weed|heroin)\b"
)
_KEPT = re.compile(
    r"\b(?:(?:well |totally |definitely |so |completely )?worth (?:it|the (?:side|trade|price|risk|hassle)|"
    r"every|all|any)\b(?!\?)|(?:(?:will|would|can|could|i'?ll|i'?d|gladly|happily|rather|just|"
    r"to) (?:\w+ )?(?:deal|live|put up|cope) with (?:the|these|those|it|some|a few|any|"
    r"all)(?: \w+)*? ?(?:side effects?|any day)|"
    r"i(?:'ll| will| plan to| intend to| am going to|'m going to) (?:\w+ )?(?:take|stay on|be on|keep taking|"
    r"stick with) (?:it|this|them|these)(?: \w+)* (?:forever|for life|for the rest|as long|until|until the day)|"
    r"not (?:going|coming|getting) off|staying put|(?:going|be|being|go) (?:med(?:ication|icine|s)?|"
    r"drug)[- ]free is not))\b"
)
_NOT_KEPT = re.compile(
    r"\b(?:not|n't|isn'?t|wasn'?t|never|hardly|is it|if|whether|would it be|wonder\w*|hope|are they|"
    r"really)(?: \w+)? (?:been |be )?$"
)
_BEGUN = re.compile(
    r"\b(?:took|taken|tried|taking) (?:[\w.]+ ){1,6}for the first time (?:\w+ )?(?:today|yesterday|last|this|"
    r"tonight|on|\w+ (?:days|hours) ago)"
    r"|\b(?:took|had|got|taken) (?:my|his|her) (?:first|1st) (?:\w+ )?(?:dose|pill|shot|injection|infusion|"
    r"tablet|treatment)\b"
    r"|\b(?:this is|it'?s|i'?m on|i am on|on) (?:only )?(?:my |the )?(?:(?:first|second|third|1st|2nd|"
    r"3rd) (?:day|week)|(?:day|week) (?:\d|one|two|three))\b(?! of (?:school|work|class|not|quitting|no))"
)
_ASKED = re.compile(
    rf"\b(?:what|which|any|is there (?:a|an|any|some)|best|right|other|different|some|suggest (?:me )?(?:a|any|"
    rf"some)?|recommend (?:me )?(?:a|any|some)?) ?(?:\w+ ){{0,3}}(?:{_MED}|creams?|supplements?|antibiotics?|"
    rf"vitamins?|tablets?|injections?) ?"
    r"(?:\w+ ){0,3}(?:should|can|could|would|do|for (?:me|him|her|my|this|it|us)|to (?:take|try|use|cure|treat|"
    r"help)|that (?:i|can|could|would|will|might|works?|helps?))\b|\bwhat (?:should|can|could) (?:i|he|she|"
    r"we) (?:take|try|use)\b"
)

_STOP_GATE = (
    "withdr", "again", "medicated", "zaps", "continu", " off ", "-free", "med free", "without", " take it",
    " take this", " use it",
    " use this", " touch ", " start this", "was on ", "were on", "been on ", "was taking", "was using", "been taking",
)  # fmt: skip


def implied(document: Document) -> Iterator[tuple[Decision, Span]]:
    """Yield the decisions that follow from what is told, and where."""
    text = document.lowered
    smoked = "smok" in text or "nicotine" in text
    for mark in _STOPPED.finditer(text) if holds_any(text, _STOP_GATE) else ():
        first, last = document.sentence(mark.start())
        general = document.subject is None and not (medicated(document) and _FIRST_PERSON.search(text, first, last))
        asked = text[first:last].rstrip().endswith("?")
        if mark.group().startswith(("withdr", "discon", "brain")) and (smoked or general or asked):
            continue
        if not _MISSED.search(text, first, last):
            yield Decision.STOP, mark.span()
    for mark in (
        _KEPT.finditer(text)
        if holds_any(text, ("worth", " with ", "staying put", "forever", "not ", "free", "for "))
        else ()
    ):
        if (
            not smoked
            and medicated(document)
            and not _NOT_KEPT.search(text, max(0, mark.start() - 30), mark.start())
            and not text.endswith("?", *document.sentence(mark.start()))
        ):
            yield Decision.KEEP, mark.span()
    for mark in _BEGUN.finditer(text) if "first" in text or " day " in text else ():
        if not _MISSED.search(text, mark.start() - 20, mark.start()):
            yield Decision.START, mark.span()
    for mark in _ASKED.finditer(text) if "?" in text else ():
        if "?" in text[mark.end() : mark.end() + 90]:
            yield Decision.CONSIDERING, mark.span()
