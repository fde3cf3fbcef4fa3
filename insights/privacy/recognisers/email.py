"""E-mail addresses, plain and spelled out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.privacy.recognisers._base import Rule, matches, recogniser

_PLAIN = re.compile(r"(?<![\w.%+-])[\w.%+-]++@(?:[\w-]{1,63}\.){1,6}(?:[A-Za-z]{2,24}(?![\w@])| (?:com|net|org)\b)")
_AT = r"\s{0,2}(?:[(\[{]\s?at\s?[)\]}]|\bat\b|@)\s{0,2}"
_DOT = r"\s{0,2}(?:[(\[{]\s?dot\s?[)\]}]|\bdot\b)\s{0,2}"
_SPELLED = re.compile(
    rf"(?<![\w.+-])[\w.%+-]{{1,64}}{_AT}(?:[\w-]{{1,63}}(?:{_DOT}|\.)){{1,3}}(?:com|net|org|edu|co|uk|de|fr|ca|au)\b",
    re.IGNORECASE,
)
_WORDED = re.compile(r"[(\[{]|\bdot\b", re.IGNORECASE)


def _worded(address: str) -> bool:
    return _WORDED.search(address) is not None


_RULES = (
    Rule(pattern=_PLAIN, mask="[email]", words=("@",)),
    Rule(pattern=_SPELLED, mask="[email]", words=("dot", "(at", "( at", "[at", "[ at", "{at"), check=_worded),
)


@recogniser("email")
def email(text: str, lower: str) -> Iterator[tuple[int, int, str]]:
    """Yield addresses such as jo@example.org and "jo (at) example dot org"."""
    return matches(_RULES, text, lower)
