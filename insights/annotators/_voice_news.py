"""A diagnosis told in other words: news that came lately, an illness since a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from insights.annotators._voice_mask import DRUG, ILLNESS
from insights.annotators._voice_rules import Hit, shared
from insights.annotators._voice_subject import OTHER, STRANGER, whose
from insights.annotators._voice_view import View
from insights.annotators._voice_when import LONG_AGO, months_ago
from insights.model import Segment

_ILL = rf"(?:{ILLNESS}+|{shared('condition')})(?!\w)"
_IT_IS = rf"(?:that )?(?:i have|i've(?: got)?|i had|i'd got|it's|its|it is|it was|i was|have)(?: \w+){{0,3}}? {_ILL}"
_TIME = (
    r"(?:(?:on |in |at |last |this |just |a |the |\d+ )[\w ]{2,24}|yesterday|today|tonight|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_NEWS = {
    mark: re.compile(pattern)
    for mark, pattern in {
        "told": r"told(?:(?<=(?:they|just|been|were) told)|(?<=(?:was|got) told)|(?<![a-z] told)(?<![a-z]told))(?: me)?"
        rf"(?: {_TIME})?(?: {_IT_IS}|(?=[,.;:)!\n]|$))",
        " told me": rf"told me(?: {_TIME})? {_IT_IS}",
        "said it": rf"said {_IT_IS}",
        "says it": rf"says {_IT_IS}",
        "confirmed": r"confirmed(?<!\wconfirmed)\b",
        "found out": rf"found out(?:(?: {_TIME})? {_IT_IS}|(?: {_TIME})(?=[.;:)!\n]|, (?:i|been|and)\b|$))",
        "name ": r"\b(?:a |the )name (?:to|on|for) (?:it|this|all this)\b",
        "news": r"\b(?:given|got|had) the news\b|\bthe news (?:came|broke)\b",
        "had it said": r"\bhad it said to me\b",
        "official": rf"\bofficial(?:ly)?\b(?! been)(?=[^.!?\n]{{0,40}}{_ILL})",
        "t the ": r"\bgot the (?:\w+ )?(?:call|results?|letter)\b",
        f"s {ILLNESS}": rf"\bit'?s (?:definitely |officially )?{ILLNESS}+(?=[.!\n]|$)",
        "i have ": rf"i have (?<!\wi have )(?!had)(?:\w+ )?{ILLNESS}+(?!\w| [a-z])",
        "into knowing": r"\binto knowing\b",
    }.items()
}
_SINCE = re.compile(
    rf"{ILLNESS}(?<!\w{ILLNESS}){ILLNESS}*"
    rf"(?P<known>,? ?(?:since|from|dx'?d?|confirmed|diagnos\w+|for)?) ?(?:the |about |around )?"
    rf"(?P<time>(?:\d|'\d\d|[a-z]{{3,9}}\b)[\w' ]{{0,16}})(?!-old)"
)
_OWNER = re.compile(rf"(?:{shared('kin')})(?!\w)[^.!?\n]{{0,25}}$")
_JUST = re.compile(r"\b(?:just (?:had|got|been|found|told|now)|so it'?s official)\b")
_REACH = 80
_A_YEAR = 12


def news(heard: View, written: datetime | None) -> Iterator[Hit]:
    """Yield a hit for lately told news of the illness, and for an illness that has lasted since a date."""
    text = heard.text
    for found in (found for mark, pattern in _NEWS.items() if mark in text for found in pattern.finditer(text)):
        begin = max(text.rfind(mark, max(0, found.start() - _REACH), found.start()) for mark in ".!?\n") + 1
        begin = max(begin, found.start() - _REACH)
        ends = [place for mark in ".!?\n" if (place := text.find(mark, found.end())) >= 0]
        told = text[begin : min([*ends, found.end() + _REACH, len(text)])]
        just = _JUST.search(told[: found.end() - begin]) or _JUST.search(text[: min(heard.title, _REACH)])
        months = 0.0 if just else months_ago(told, written, found.start() - begin)
        if months is None or months >= _A_YEAR or _of_others(heard, found):
            continue
        if found[0].startswith(("confirmed", "found out", "got ")) and not _named(heard, told, found):
            continue
        yield Hit(Segment.NEWLY_DIAGNOSED, 3.2, found.start(), found.end(), "dated")
        break
    for found in _SINCE.finditer(text) if ILLNESS in text else ():
        months = months_ago(found["known"] + " " + found["time"], written, 0)
        if months is None or DRUG in found["time"]:
            continue
        if _OWNER.search(text, max(0, found.start() - 60), found.start()) or whose(heard, *found.span()) == OTHER:
            yield Hit(Segment.CAREGIVER, 2.5, found.start(), found.end())
        elif months < _A_YEAR and found["known"].strip(", ") not in ("", "for"):
            yield Hit(Segment.NEWLY_DIAGNOSED, 3.2, found.start(), found.end(), "dated")
        elif months >= _A_YEAR and months != LONG_AGO:
            yield Hit(Segment.PATIENT, 2.5, found.start(), found.end(), "long")
        break


def _of_others(heard: View, found: re.Match[str]) -> bool:
    """Return whether the news is a relative's or a reader's; what "they" said or named is the writer's."""
    who = whose(heard, *found.span())
    return who == OTHER or (who == STRANGER and found[0].startswith(("told", "found", "confirmed")))


def _named(heard: View, told: str, found: re.Match[str]) -> bool:
    """Return whether what was confirmed, found out or sent is said to be an illness."""
    if re.search(_ILL, told) or heard.text.endswith(("had it ", "have it ", "got it "), 0, found.start()):
        return True
    return found[0].startswith("found") and any(mark in heard.text for mark in (ILLNESS, DRUG, "diagnos"))
