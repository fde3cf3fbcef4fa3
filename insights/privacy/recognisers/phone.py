"""Telephone numbers as they are written in many countries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.privacy.recognisers._base import Rule, matches, recogniser

_START = r"(?<![\w.,:/$£€+-])"
_END = r"(?![\w/]|[.,:-]\d)"
_GAP = r"[ .\-]?"
_FORMS = "|".join(
    (
        rf"\+\d{{1,3}}{_GAP}(?:\(0?\d{{1,4}}\){_GAP})?\d(?:[ .\-/]?\d){{5,12}}",  # +44 20 7946 0018
        r"00[1-9]\d{0,2}(?:[ .\-/]?\d){7,12}",  # 0049 30 901820
        r"(?:1[ .\-]?)?(?:\([2-9]\d\d\) ?|[2-9]\d\d[ .\-])[2-9]\d\d[ .\-]\d{4}",  # (212) 555-0123
        r"(?:1[ .\-]?)\(?[2-9]\d\d\)?[ .\-]?[2-9]\d\d[ .\-]?\d{4}",  # 1-800 5550123
        rf"\(0\d{{2,5}}\) ?\d{{3,4}}{_GAP}\d{{3,5}}",  # (020) 7946 0018
        rf"0\d{{2,4}}[ \-/]\d{{3,4}}{_GAP}\d{{3,5}}",  # 020 7946 0018
        r"0\d{4}[ \-/]\d{5,6}",  # 01632 960123
        r"0\d{3}[ \-/]\d{7,8}",  # 0171/1234567
        r"0[1-9](?:[ .]\d\d){4}",  # 06 12 34 56 78
        r"0\d{9,10}",
    )
)
_NUMBER = re.compile(rf"{_START}(?:{_FORMS}){_END}")
_CALLED = re.compile(
    r"(?i:\b(?:call|phone|tel|telephone|text|cell|mobile|fax|whatsapp|ring|dial)\b)[^\n\d]{0,20}"
    rf"(\d{{3}}[ .\-]\d{{4}}){_END}"
)


_RULES = (
    Rule(pattern=_NUMBER, mask="[phone]", hint=re.compile(r"\d[\d ().\-/]{6}")),
    Rule(pattern=_CALLED, mask="[phone]", hint=re.compile(r"\d{3}[ .\-]\d{4}")),
)


@recogniser("phone")
def phone(text: str, lower: str) -> Iterator[tuple[int, int, str]]:
    """Yield telephone numbers; readings, doses and dates are none."""
    return matches(_RULES, text, lower)
