"""Where somebody chooses no treatment at all, with no medication named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.language.phrases import holds_any
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
    rf"|(?:gave|give|given|giving) up on the idea of (?:taking |being on |trying )?{_ANY}{_IT}"
    rf"|(?:i|i'm|we|he|she) (?:\w+ ){{0,2}}(?:avoid(?:ing)?|stay(?:ing)? (?:off|away from)|against|anti|"
    rf"not a fan of|not comfortable with|not interested in|n't believe in|not believe in|"
    rf"n't agree with) (?:taking |using |being on |going on )?{_ANY}{_IT}"
    rf"|(?:n'?t|not|never) (?:really |ever )?(?:want(?:ed)?|like) (?:to (?:medicate|drug|be (?:medicated|drugged|"
    rf"put on {_ANY}{_IT}))|(?:my \w+|him|her|me) (?:to be )?(?:on {_ANY}{_IT}|medicated))\b"
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


_WITHOUT = re.compile(
    rf"\bwithout (?:any |the |my )?{_IT}"
    rf"|\bwithout (?:having to |needing to )?(?:tak(?:e|ing)|us(?:e|ing)|resort(?:ing)? to|be(?:ing)? on|"
    rf"go(?:ing)? on) {_ANY}{_IT}"
)
_MANAGED = re.compile(
    r"\b(?:deal\w*|cop(?:e|ed|ing)|manag\w+|liv(?:e|ing)|control\w*|treat\w*|beat|try|trying|handl\w+|"
    r"overc[ao]m\w+|get by|lead|"
    r"do(?:ing)? (?:it|this))\b[^.!?]{0,50}$|\b(?:i|my|me)\b[^.!?]{0,60}$"
)


_TREATMENT = re.compile(r"treat|med|drug|dmt|pills|inject|insulin|therap|thing|untreat|by choice")
_BEFORE, _AFTER = 70, 60
_GATE = (
    "refus", "declin", "turned down", "no to", "reject", "against", "not to", "'t want", "'t plan", "not want", "'t g",
    "not g", "no tr", "no m", "no d", "no inj", "no ins", "no p", "no th", "no ms", "no ad", "zero ", "won", "will n",
    "would n", "rather not", "never", "without", "by choice", "to nothing", "of no", "with no", "on no", "not on",
    "not had", "idea of", "avoid", "away from", "stay off", "staying off", "anti ", "fan of", "comfortable",
    "believe", "agree", "not taking", "n't taking", "n't take",
)  # fmt: skip


def untreated(lowered: str) -> Iterator[Span]:
    """Yield the places in a folded text where treatment as such is declined."""
    if not holds_any(lowered, _GATE):
        return
    reached = -1
    for word in _TREATMENT.finditer(lowered):
        if word.start() < reached:
            continue
        reached = word.end() + _AFTER
        for mark in _DECLINED.finditer(lowered, max(0, word.start() - _BEFORE), reached):
            yield mark.span()
            reached = max(reached, mark.end())
    if "without" in lowered:
        for mark in _WITHOUT.finditer(lowered):
            if _MANAGED.search(lowered, max(0, mark.start() - 65), mark.start()):
                yield mark.span()
