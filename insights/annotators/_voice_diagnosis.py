"""Diagnoses told with a date: whose, and how long ago when the post was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from insights.annotators._voice_rules import Hit
from insights.annotators._voice_view import View
from insights.model import Segment

_DIAGNOSED = re.compile(r"\b(?:re-?|mis)?(?:diagnos(?:ed|is)|dx'?d?|dx'ed)(?!\w)")
_NOT_YET = re.compile(
    r"\b(?:(?:not|never|(?:was|is|are|do|did|have|has|had|were)n'?t|un|if|want|get|seeking|hope|until|before|"
    r"without|to|for an?|no|official)\b"
    r"[^.?!\n]{0,20}|(?:be|(?<!after )(?<!since )(?:being|getting))(?: \w+)?\s*)$"
)
_PERSON = re.compile(
    r"\b(?:(?P<me>i|i'm|im|i've|ive|i'd|me|my|mine)|(?P<other>he|she|his|her|him|they|people|someone|"
    r"who|patients?|"
    r"son|daughter|child|kids?|baby|wife|husband|partner|boyfriend|girlfriend|bf|gf|mom|mum|mother|"
    r"dad|father|parents?|"
    r"sister|brother|friend|aunt|uncle|cousin|niece|nephew|grand\w+|fianc\w+|toddler|we))\b"
)
_STRANGERS = frozenset({"people", "someone", "who", "patient", "patients", "they"})
_ADVERB = re.compile(
    r"\b(?:newly|recently|just|finally|freshly|was|been|got|officially|so|well|ok|okay|today|"
    r"yesterday|and|but|hi|hello|all)\b"
)
_SINCE = re.compile(r"\b(?:after|since) (?:being|getting)(?: \w+)?\s*$")
_UNTIL = re.compile(r"\s*(?:with \S+ )?(?:until|till)\b")
_JUST = re.compile(r"\b(?:newly|recently|just|finally|freshly)(?: (?:been|got|officially|being))*\s*$")
_ADDRESSED = re.compile(
    r"\b(?:for|to|of|the|all|those|any|other)(?: (?:the|those|all))?(?: who are)? (?:newly|recently|"
    r"just)\b"
)
_GROUP = re.compile(r"\s*(?:patients?|people|folks|persons?|members|kids|children|families|or|and (?:those|people))")
_NEW = re.compile(
    r"\b(?:just|recently|newly|today|yesterday|tonight|this (?:week|month|morning|year|past \w+|"
    r"spring|summer|fall|autumn|winter)|"
    r"last (?:week|month|night|mon|tues|wednes|thurs|fri|satur|sun|spring|summer|fall|autumn|"
    r"winter)\w*|a (?:week|month|day|couple weeks|couple of weeks|couple months|"
    r"few (?:days|weeks|months))|(?:a |an |one |two |three |four |five |six |seven |eight |nine |ten |"
    r"eleven |1[01] |[1-9] |"
    r"\d\d? |several |few |couple |couple of )(?:hours?|days?|weeks?|wks?) ago|"
    r"(?:a |one |two |three |four |five |six |seven |eight |nine |ten |eleven |1[01] |[1-9] |"
    r"several |few |couple |couple of )(?:months?|mos?) ago|finally|freshly|last few (?:weeks|months|"
    r"days)|other day)\b"
)
_OLD = re.compile(
    r"\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|several|many|few|couple|couple of|"
    r"a|some|over a|twenty|thirty|fifteen)\+? "
    r"(?:and a half )?(?:years?|yrs?|decades?)\b(?! old)|\b(?:when i was|at (?:the )?age|at \d{1,2}\b|"
    r"as a (?:kid|child|teen\w*)|long ago|originally|years ago|"
    r"since (?:i was|childhood|birth)|in (?:\w+ )?(?:grade|school|kindergarten|college|high school)|"
    r"last year|back in)\b"
)
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_DATED = re.compile(
    r"\b(?:(?:in|on|since|of|back in|early|late|mid)\s+|(?=[a-z]{3,9}\.?\s\d))(?:early |late |mid-?)?"
    r"(?:(?P<month>jan|feb|mar|"
    r"apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
    r"(?:\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?(?:of\s+)?(?P<of>(?:19|20)\d\d))?|(?P<year>(?:19|20)\d\d))\b"
)
_REACH = 70
_YEAR_IN_MONTHS = 12


def diagnoses(view: View, written: datetime | None) -> Iterator[Hit]:
    """Yield a hit for each diagnosis told: newly diagnosed, patient, or caregiver if somebody else's."""
    if "diagnos" not in view.text and "dx" not in view.text:
        return
    seen: set[str] = set()
    for found in _DIAGNOSED.finditer(view.text):
        hit = _read(view.text, found, written)
        if hit and hit.value not in seen:
            seen.add(hit.value)
            yield hit


def _read(text: str, found: re.Match[str], written: datetime | None) -> Hit | None:
    begin = max(text.rfind(mark, max(0, found.start() - 2 * _REACH), found.start()) for mark in ".!?\n;") + 1
    before = text[max(begin, found.start() - _REACH) : found.start()]
    after = _sentence(text[found.end() : found.end() + _REACH])
    near = before[-45:]
    whose = [*_PERSON.finditer(before)]
    if _NOT_YET.search(near) and not _UNTIL.match(after):
        return None
    recent = bool(_JUST.search(near))
    if not whose and not recent and not _SINCE.search(near):
        opening = not _ADVERB.sub("", before).strip(" *-(,:[&")
        if found[0].endswith("is") or not (opening or before.rstrip().endswith(",")):
            return None
        if _GROUP.match(after):
            return None
    elif whose and whose[-1]["other"] and not (whose[-1]["other"] == "who" and len(whose) > 1 and whose[-2]["me"]):
        near_kin = whose[-1]["other"] not in _STRANGERS
        return Hit(Segment.CAREGIVER, 1.5, found.start(), found.end()) if near_kin else None
    months = _months_ago(near + " " + after, written)
    if found[0].endswith("is"):
        new = False
    elif months is not None:
        new = 0 <= months <= _YEAR_IN_MONTHS
    elif recent:
        if not whose and (_GROUP.match(after) or _ADDRESSED.search(near)):
            return None
        new = True
    else:
        new = _newer(after, near)
    value, weight = (Segment.NEWLY_DIAGNOSED, 4.0) if new else (Segment.PATIENT, 2.5)
    return Hit(value, weight, begin + len(text[begin : found.start()]), found.end())


def _newer(after: str, near: str) -> bool:
    """Return whether the word of time that stands closest to the diagnosis is a recent one."""
    new, old = _NEW.search(after), _OLD.search(after)
    if new or old:
        return bool(new and (old is None or new.start() < old.start()))
    return bool(_NEW.search(near)) and not _OLD.search(near)


def _months_ago(text: str, written: datetime | None) -> int | None:
    """Return how many months before `written` the date named in `text` lies, None if there is none."""
    if written is None or not (date := _DATED.search(text)):
        return None
    if date["year"]:
        years = written.year - int(date["year"])
        return 0 if years == 0 else 12 * years + 1
    month = next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(date["month"]))
    if date["of"]:
        return 12 * (written.year - int(date["of"])) + written.month - month
    return (written.month - month) % 12


def _sentence(text: str) -> str:
    ends = [place for mark in ".!?\n" if (place := text.find(mark)) >= 0]
    return text[: min(ends)] if ends else text
