"""Doses and times told without a unit: "take it at night", "was on 50", "took two", "my 8am meds"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from insights.language.phrases import holds_any

UNNAMED = re.compile(
    r"\b(?:meds?|medic(?:ine|ation)s?|pills?|tablets?|tabs|capsules?|injections?|infusions?|inhalers?|puffs?|"
    r"insulin|shots?|"
    r"antibiotics?|steroids?|antidepressants?|anti-depressants?|vitamins?|supplements?|painkillers?|pain killers?|"
    r"eye ?drops|ointment|creams?|birth control|chemo|jab|dos(?:e|es|age))\b"
)
"""A medicine spoken of without its name."""
_TAKE = (
    r"(?:tak(?:e|es|ing|en)|took|inject(?:s|ed|ing)?|appl(?:y|ies|ied|ying)|us(?:e|es|ed|ing)|given?|gave|"
    r"dos(?:e|ed|ing)|"
    r"put(?:s|ting)?|rub\w*|dab\w*|wear\w*|wore|swallow\w*|pop(?:ped|ping)?|get(?:s|ting)?|got|ha(?:ve|d)|do|did)"
)
_OBJECT = re.compile(r"\b(?:it|them|this|these|mine|one|two|half|both|\d+)\b")
_TIME = (
    r"(?:at (?:night|night ?time|bed ?time|noon|noontime|lunch\w*|dinner\w*|breakfast|midday|midnight|"
    r"\d{1,2}(?::\d\d)? ?(?:am|pm|a\.m\.?|p\.m\.?|o'clock)|0\d00|[12]\d00|the same time(?: (?:each|every) \w+)?)|"
    r"(?:first thing )?in the (?:mornings?|evenings?|afternoons?|am|pm)|before (?:i (?:go|went|"
    r"goes) to )?(?:bed(?:time)?|"
    r"sleep|breakfast|lunch|dinner|meals?)|right before (?:bed|sleep)|after (?:breakfast|lunch|dinner|meals?|"
    r"food|eating)|"
    r"with (?:food|breakfast|lunch|dinner|a meal|meals|milk)|on an empty stomach|every (?:single )?(?:day|night|"
    r"morning|"
    r"evening|other day|other night)|each (?:day|night|morning|evening)|nightly|(?:on|only on) weekends)"
)
_AT = re.compile(
    rf"\b{_TAKE}\s+(?:(?!(?:to|for|when|because|so|until|that|which|care|place|part|time|long)\b)[\w'/.-]+\s+){{1,6}}?"
    rf"(?P<time>{_TIME})(?![\w-])"
)
_TAKEN_TIME = re.compile(
    r"\b(?P<time>\d{1,2}(?::\d\d)? ?(?:am|pm)|morning|evening|night(?:ly)?|bedtime) "
    r"(?:meds?|medic(?:ine|ation)s?|pills?|tablets?|dos(?:e|es|age)|injections?|infusions?|shots?|insulin)\b"
)
_PIECES = re.compile(
    r"\b(?:tak(?:e|es|ing|en)|took|popp(?:ed|ing)|swallowed|given?|gave (?:me|him|her)) "
    r"(?P<dose>(?:up to |about |only |just |another )?(?:(?:a |one )?half(?: of (?:one|a (?:pill|tablet)))?|1/2|"
    r"1/4|a quarter|"
    r"one|two|three|four|five|six|ten|\d{1,2})(?:\s?(?:-|to|or) ?(?:two|three|four|\d))?)(?![\w:/])(?! ?\d)"
    r"(?= ?(?:$|[.,;!)\n]|, and|of (?:them|these|those|the|my|an?)|a day|at|per|every|each|daily|before|twice|"
    r"in the|then|and|"
    r"(?:\w+ )?(?:pills?|tablets?|tabs?|capsules?|caps|puffs?|drops?|sprays?|gummies|patch\w*|teaspoons?|"
    r"tablespoons?|tsp)\b))"
)
_AMOUNT = r"(?P<dose>\.\d+|[1-9]\d{0,3}(?:\.\d{1,2})?)"
_NO_AMOUNT = (
    r"(?!\d|[.,:/]\d|\s?(?:%|st\b|nd\b|rd\b|th\b|am\b|pm\b|lbs?\b|kgs?\b|pounds?|stone|years?|yrs?|months?|"
    r"mos?\b|weeks?|wks?\b|"
    r"days?|hours?|hrs?\b|minutes?|mins?\b|miles?|km\b|people|times|cigar\w*|cigs?\b|sticks?|a day\b.{0,9}smok|"
    r"carbs?|calories|cals?\b|beers?|drinks?|"
    r"different|other|more|others|of (?:the|my|us|them)|points?|dollars|bucks|and a half years|"
    r"[-\u2013] ?\d+ (?:years|months|"
    r"weeks|days|hours|minutes)|or \d+ (?:years|months|weeks|days)|k\b|meq\b|in the (?:er|hospital)|x \d))"
)
_BARE = re.compile(
    rf"(?:\b(?:was|am|'m|is|are|were|been|now|currently|still|back|put (?:me|him|her)|started(?: me| him| her)?|"
    rf"start) on"
    rf"(?: (?:only|just|about|a|like))?|\b(?:up|down|upped|increas\w+|rais\w+|bump\w+|went|gone|going|"
    rf"decreas\w+|lower\w+|"
    rf"reduc\w+|cut|taper\w*|titrat\w+|chang\w+|switch\w+|moved)"
    rf"(?: (?:it|me|him|her|up|down|back|my|the|his|dos\w+|from \d+(?:\.\d+)?(?: ?m?c?g)?)){{0,4}} to|"
    rf"\bdos(?:e|age) (?:of|is|was|to|at)|\bpreviously|\bfrom(?= \d+(?:\.\d+)? ?(?:m?c?g )?(?:to|"
    rf"-+>) \d)) {_AMOUNT}{_NO_AMOUNT}"
)
_DECIMAL = re.compile(r"(?<![\w.,$/:-])(?P<dose>0?\.\d+|[1-9]\d{0,2}(?:\.\d+)?(?:-\d{1,3})?)\s$")
_AFTER_NAME = re.compile(
    rf"(?: (?:xr|xl|sr|er|cr|la|ir|generic|gel|cream|pen|dose))? ?\(?(?!(?:19|20)\d\d\b)"
    rf"(?P<dose>[1-9]\d{{1,3}}(?:\.\d)?|\d?\.\d+){_NO_AMOUNT}(?!\s?(?:m?c?g|mgs|ml|units?|u|iu)\b)"
)
_TIME_AFTER_NAME = re.compile(
    rf"(?:[ ,]+(?:gel|cream|pills?|tablets?|it|only|once|just|and \w+)){{0,2}} (?P<time>{_TIME})(?![\w-])"
)
_ON = re.compile(r"\b(?:on|take|takes|taking|took|of|had|with|to|prescribed|plus|and|start(?:ed)?) $")
_FORM = re.compile(r"(?<![\w.$/])(?P<dose>[1-9]\d{1,3}) ?(?:xl|xr|sr|er|cr)\b")
"""A slow-release form named by its strength: "the 300 XL"."""
_MEASURED = re.compile(
    r"sugars?|glucose|\bbgs?\b|a1c|weigh|\blbs?\b|\bbmi\b|pressure|heart rate|pulse|score|temperature|levels?|"
    r"smok|cigar"
)
_TIMES: tuple[str, ...] = (
    "night",
    "morning",
    "evening",
    "noon",
    "bed",
    "am",
    "pm",
    "food",
    "meal",
    "every",
    "each",
    "eat",
)
_TIMES += ("lunch", "dinner", "breakfast", "sleep", "stomach", "weekend", "milk", "00", "same time", "o'clock")
_PIECE_VERBS: tuple[str, ...] = ("tak", "took", "popp", "swallow", "give", "gave")
_DIGIT = re.compile(r"\d")


class Taken(NamedTuple):
    """A dose or a time at `start:end`; "" where it is not told."""

    start: int
    end: int
    dose: str
    time: str


def taken(text: str, start: int, end: int, *, named: bool, names: Sequence[int]) -> Iterator[Taken]:
    """Yield what a sentence tells of doses without a unit; with `named` its post names a medicine, here at `names`."""
    said = text[start:end]
    figure = _DIGIT.search(said) is not None
    timed = holds_any(said, _TIMES)
    pieces = holds_any(said, _PIECE_VERBS)
    if not (figure or timed or pieces):
        return
    if timed and (named or UNNAMED.search(said)):
        for mark in _AT.finditer(text, start, end):
            inner = mark.start(), mark.start("time")
            of_it = _OBJECT.search(text, *inner) or UNNAMED.search(text, *inner)
            if of_it or any(inner[0] < place < inner[1] for place in names):
                yield Taken(mark.start(), mark.end(), "", "daily")
    if pieces and (named or UNNAMED.search(said)):
        for mark in _PIECES.finditer(text, start, end):
            yield Taken(mark.start("dose"), mark.end("dose"), mark["dose"], "")
    if timed:
        for mark in _TAKEN_TIME.finditer(text, start, end):
            yield Taken(mark.start(), mark.end(), "", "daily")
    if named and figure:
        for mark in _FORM.finditer(text, start, end):
            yield Taken(mark.start(), mark.end(), mark["dose"], "")
        for mark in () if _MEASURED.search(said) else _BARE.finditer(text, start, end):
            yield Taken(mark.start("dose"), mark.end("dose"), mark["dose"], "")


def after_name(text: str, name: int, end: int) -> Taken | None:
    """Return the bare number or the time right after the medicine whose name ends at `name` ("X 40 for a week")."""
    mark = _AFTER_NAME.match(text, name, end)
    if mark:
        return Taken(mark.start("dose"), mark.end("dose"), mark["dose"], "")
    mark = _TIME_AFTER_NAME.match(text, name, end)
    return Taken(mark.start("time"), mark.end("time"), "", "daily") if mark else None


def before_name(text: str, start: int, name: int) -> Taken | None:
    """Return the bare number right before the medicine named at `name` ("on .5 X"), or None."""
    mark = _DECIMAL.search(text, max(start, name - 8), name)
    if mark and ("." in mark["dose"] or _ON.search(text, max(start, mark.start() - 14), mark.start())):
        return Taken(mark.start("dose"), mark.end("dose"), mark["dose"], "")
    return None
