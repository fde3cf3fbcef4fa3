"""Where somebody chooses no treatment at all, with no medication named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.language.sentences import Span

_ANY = (
    r"(?:(?:all|any|every|each|the|my|her|his|more|further|other|disease modifying|prescription|"
    r"psychiatric|ms|adhd) ){0,2}"
)
_IT = (
    r"(?:treatments?|meds?|medications?|drugs?|dmts?|medicines?|pills|injections|insulin|therapy)\b"
    r"(?! (?:options?|plans?|company|companies|test|tests|trial|holiday))"
)
_TAKE = r"(?:tak(?:e|ing)|go(?:ing)? (?:back )?on|start(?:ing)?|be(?:ing)? on|try(?:ing)?|us(?:e|ing))"
_NOT_DENIED_TO_ME = (
    r"(?<!was )(?<!been )(?<!were )(?<!got )(?<!being )(?<!insurance )(?<!doctor )(?<!they )(?<!pharmacy )(?<!nhs )"
)
_DECLINED = re.compile(
    rf"\b(?:(?:chose|choose|choosing|chosen|picked|prefer(?:red)?|opt(?:ed|ing) for|went with|going with|"
    rf"decided on) (?:no|zero) {_IT}"
    rf"|(?:decid\w+|opt(?:ed|ing)|elected|cho(?:se|osing|sen)) (?:not to|against) (?:(?:treat(?:ing)?|"
    rf"medicat(?:e|ing))\b|"
    rf"(?:{_TAKE} )?(?:anything|{_ANY}{_IT}))"
    rf"|{_NOT_DENIED_TO_ME}(?:refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|turned down|said no to|"
    rf"say no to|reject(?:s|ed|ing)) "
    rf"(?:to {_TAKE} )?(?:everything|anything they offered|{_ANY}{_IT})"
    rf"|no {_IT} for (?:me|us|her|him|now)\b|(?:untreated|unmedicated|drug[- ]free|med[- ]free) by choice"
    rf"|(?:won'?t|will not|will never|would never|not going to|not gonna|never going to|don'?t want to|"
    rf"do not want to|"
    rf"don'?t plan to|rather not) {_TAKE} (?:anything|{_ANY}{_IT})"
    rf"|(?:going|gone|living|managing|managed|coping|doing (?:\w+ )?|went) without {_ANY}{_IT}"
    rf"|never wanted {_ANY}{_IT}"
    rf"|(?:no|without (?:a|any)|not on (?:a|any)|not had (?:a|any)) {_ANY}{_IT} (?:at all )?(?:since (?:\d{{4}}|"
    rf"then|my)|for (?:\w+ ){{1,2}}(?:years|yrs|months))"
    rf"|(?:years|yrs) (?:with|on|of|without) (?:(?:no|any) {_ANY}{_IT}|nothing)\b"
    rf"|\b(?:i|he|she|we|son|daughter|mum|mom|dad|wife|husband)(?:'m|'s|'ve)? (?:is |was |has |have )?(?:never|not|"
    rf"isn'?t|won'?t|hasn'?t|haven'?t)(?: ever)? (?:taking|taken|took|take) (?:a thing|anything)(?: for (?:it|my|"
    rf"the|his|her))?(?: now)?\s*(?:[.,;!?]|$|and\b|but\b|since\b)"
    rf"|(?:says?|said|saying) no to (?:every|all|each|any|more) {_ANY}{_IT}"
    rf"|(?:(?:came|come|coming)(?= off)|go|going|went|move|moved|moving|change|changed|switch|"
    rf"switched) (?:off (?:it|them|everything) )?to nothing\b)"
)


_GATE = (
    "refus", "declin", "turned down", "no to", "reject", "against", "not to", "'t want", "'t plan", "not want", "'t g",
    "not g", "no tr", "no m", "no d", "no inj", "no ins", "no p", "no th", "no ms", "no ad", "zero ", "won", "will n",
    "would n", "rather not", "never", "without", "by choice", "to nothing", "of no", "with no", "on no", "not on",
    "not had", "not taking", "n't taking", "n't take",
)  # fmt: skip


def untreated(lowered: str) -> Iterator[Span]:
    """Yield the places in a folded text where treatment as such is declined."""
    if not any(cue in lowered for cue in _GATE):
        return
    for mark in _DECLINED.finditer(lowered):
        yield mark.span()
