"""Exact days of birth; a year, an age and the date of a diagnosis stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.privacy.recognisers._base import Rule, matches, recogniser

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t|tember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b(?:\.(?= ?\d))?"
)
_DATE = (
    r"\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4}"
    rf"|{_MONTH} {{1,2}}\d{{1,2}}(?:st|nd|rd|th)?\b(?:,? {{1,2}}\d{{4}})?"
    rf"|(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {{1,2}}{_MONTH}(?:,? {{1,2}}\d{{4}})?"
)
_BORN = re.compile(
    r"(?i)\b(?:born|d\.?o\.?b\b\.?|date of birth|birth ?date|birth ?day|b-?day)\b"
    rf"[ :=,(-]{{0,3}}(?:(?:is|was|on|in|falls on)\b[ :]{{0,2}}){{0,2}}({_DATE})"
)
_BORN_SOMEWHERE = re.compile(rf"(?i)\bborn (?:[a-z'\-]{{1,15}} ){{1,5}}on ({_DATE})")
_TURNED = re.compile(rf"(?i)\b(?:turn(?:ed|ing|s)?|will be) \d{{1,2}},? (?:years old )?(?:on|this) ({_DATE})")


_RULES = (
    Rule(pattern=_BORN, mask="[date]", words=("born", "dob", "d.o.b", "birth", "bday", "b-day")),
    Rule(pattern=_BORN_SOMEWHERE, mask="[date]", words=("born ",)),
    Rule(pattern=_TURNED, mask="[date]", words=("turn", "will be ")),
)


@recogniser("birth")
def birth(text: str, lower: str) -> Iterator[tuple[int, int, str]]:
    """Yield the day in "born on 3 May 1980", "DOB: 03/05/1980"."""
    return matches(_RULES, text, lower)
