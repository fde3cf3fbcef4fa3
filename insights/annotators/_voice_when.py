"""How long ago, in months, a post says that something was: "two weeks ago", "in March", "since 2012"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

_NUMBERS = (
    *("a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_VALUES = {word: max(1, place - 1) for place, word in enumerate(_NUMBERS)} | {
    "few": 3,
    "couple": 2,
    "several": 5,
    "some": 5,
    "many": 10,
    "thirty": 30,
}
_UNITS = {"h": 0.0, "d": 1 / 30, "wk": 0.25, "we": 0.25, "f": 0.5, "m": 1.0, "y": 12.0, "de": 120.0}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d|'\d\d)(?!\d)"
_LAG = re.compile(
    r"(?<![\w$.,-])(?<!after )(?<!every )(?<!until )(?<!only )(?:a )?(?P<count>\d{1,2}(?:\.5)?|"
    + "|".join(sorted(_VALUES, key=len, reverse=True))
    + r")\+?(?: of)?(?: good| full| whole| more)?(?: and a half)?[ -]?(?P<unit>hours?|days?|w(?:ee)?ks?|fortnights?|"
    r"mo(?:nth)?s?|ye?a?rs?|decades?)(?: and a half)?(?! old|-old|s? of being told|s? of (?:them|tests))(?!\w)"
)
_LATELY = re.compile(
    r"\b(?:recently|lately|newly|finally|(?<!ago )today|yesterday|tonight|just now|last night|other day|a week ago|"
    r"(?:this|last) (?:week|month|morning|afternoon|spring|summer|autumn|fall|winter)|this (?:past )?year|"
    r"(?:(?:this|last|on|since|a week) |(?<=\w )|^)(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"last few (?:days|weeks|months)|of last month)\b"
)
_FEAST = re.compile(r"\b(?:halloween|thanksgiving|christmas|xmas|new years?(?: day|'s)?|easter|valentine'?s)\b")
_NTH = re.compile(r"\bon the \d{1,2}(?:st|nd|rd|th)\b(?! of)")
_DATE = re.compile(
    r"(?:(?P<led>\b(?:in|on|since|of|from|early|late|mid|end of|back in|last|this|until|the|dx|dx'd|diagnosed)[ -])|"
    r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?|(?<=\w )|(?<=[(,;] )|(?<=\()|^)"
    + _MONTH
    + r"(?P<nth> (?P<number>\d{1,2})(?P<th>st|nd|rd|th)?\b,?)?"
    r"(?: ?(?:of )?" + _YEAR.replace("'\\d", "['’]?\\d") + "|(?P<before> last year))?"
)
_SLASHED = re.compile(r"(?<![\d/])(?P<month>\d{1,2})/\d{1,2}/(?P<year>(?:20)?\d\d)(?![\d/])")
_BARE_YEAR = re.compile(r"(?:(?<=\w )|(?<=[(,-])|(?<=[(,-] )|^)" + _YEAR)
_LONG_AGO = re.compile(
    r"\b(?:when i was (?!diagnosed|told|first|newly)|(?:at )?(?:the )?age (?:of )?\d|aged? \d|at \d{1,2}\b|"
    r"as a (?:kid|child|teen\w*)|long ago|years (?:ago|back)|originally|last year|back in|"
    r"since (?:i was (?!diagnosed|told|first)|childhood|birth)|"
    r"in (?:\w+ )?(?:grade|school|kindergarten|college|high school))\b"
)
_AMBIGUOUS = frozenset({"may", "mar", "march"})
LONG_AGO = 99.0


def months_ago(text: str, written: datetime | None, anchor: int, *, reach: int = 140) -> float | None:
    """Return the months passed since the time told nearest to `anchor`; None if there is none within `reach`."""
    nearest = min(_times(text, written), key=lambda told: _away(told, anchor), default=None)
    return nearest[2] if nearest and _away(nearest, anchor) <= reach else None


def _away(told: tuple[int, int, float], anchor: int) -> int:
    """Return how far an expression stands from the anchor; what follows counts as nearer."""
    start, end, _ = told
    return start - anchor if start >= anchor else 2 * (anchor - end) + 6


def _times(text: str, written: datetime | None) -> Iterator[tuple[int, int, float]]:
    dates = [(found.start(), found.end(), found) for found in _DATE.finditer(text) if _is_date(found)]
    for start, end, found in dates:
        if (months := _since(found, written)) is not None:
            yield start, end, months
    taken = [(start, end) for start, end, _ in dates]
    for found in _BARE_YEAR.finditer(text):
        if written and not any(start <= found.start() < end for start, end in taken):
            years = written.year - _full(found["year"])
            yield found.start(), found.end(), 0.0 if years == 0 else 12.0 * years + 1
    for found in _SLASHED.finditer(text) if "/" in text else ():
        if written:
            years = written.year - _full(found["year"])
            yield found.start(), found.end(), 12.0 * years + written.month - int(found["month"])
    for found in _LAG.finditer(text):
        unit = found["unit"]
        size = next(_UNITS[key] for key in (unit[:2], unit[:1]) if key in _UNITS)
        count = float(found["count"]) if found["count"][0].isdigit() else float(_VALUES[found["count"]])
        yield found.start(), found.end(), count * size
    for pattern, months in ((_LATELY, 0.5), (_NTH, 0.5), (_FEAST, 6.0), (_LONG_AGO, LONG_AGO)):
        for found in pattern.finditer(text):
            yield found.start(), found.end(), months


def _is_date(found: re.Match[str]) -> bool:
    return bool(found["led"] or found["day"] or found["nth"] or found["year"] or found["month"] not in _AMBIGUOUS)


def _since(found: re.Match[str], written: datetime | None) -> float | None:
    if written is None:
        return None
    month = _MONTHS.index(found["month"][:3]) + 1
    year = found["year"]
    if year is None and found["led"] in ("in ", "back in ") and found["number"] and not found["th"]:
        year = found["number"]
    if year:
        return 12.0 * (written.year - _full(year)) + written.month - month
    if found["before"]:
        return 12.0 + written.month - month
    return float((written.month - month) % 12)


def _full(year: str) -> int:
    digits = int(year[-2:])
    return int(year) if len(year) == 4 else (2000 if digits < 50 else 1900) + digits
