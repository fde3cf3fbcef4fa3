"""Numbers that stand for one person: bank accounts, cards, national and patient numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.privacy.recognisers._base import Rule, matches, recogniser

_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_CARD = re.compile(
    r"(?<![\w.\-])\d{4}(?:[ \-]?\d{4}){2}[ \-]?\d{1,7}(?![\w\-])|(?<![\w.\-])3[47]\d\d[ \-]\d{6}[ \-]\d{5}\b"
)
_SOCIAL_SECURITY = re.compile(r"(?<![\w\-])\d{3}-\d{2}-\d{4}(?![\w\-])")
_NATIONAL_INSURANCE = re.compile(r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b")
_HEALTH_SERVICE = re.compile(r"(?<![\w.\-])\d{3} \d{3} \d{4}(?![\w\-])")
_LONG = re.compile(r"(?<![\w.,\-/$£€#])\d{9,19}(?![\w/]|[.,]\d)")
_LABELLED = re.compile(
    r"(?i:\b(?:mrn|nhs|ssn|medical records?|health ?card|member(?:ship)?|patient|policy|insurance"
    r"|passport|licen[cs]e|case|claim|account|subscriber|prescription|rx|id)\b"
    r"(?: ?(?:id|no|nr|num|number|card|record)\b\.?){0,2} {0,2}(?:is\b|was\b|[:#=])? {0,2}[:#]? {0,2})"
    r"([A-Z]{0,4}[ \-]?\d[\dA-Z\-]{4,20})\b"
)
_FILED = re.compile(
    r"(?i:\b(?:reference|ref|hospital|clinic|chart|file|order|confirmation|tracking|booking|ticket|invoice|employee"
    r"|student|badge|medicare|medicaid|group|plan|registration|hospital number|record)\b"
    r"(?: ?(?:id|no|nr|num|number|code)\b\.?)? {0,2}(?:is\b|was\b|[:#=])? {0,2}#? {0,2})"
    r"((?=[\dA-Z]{0,12}(?:\d-?[\dA-Z]|[A-Z]\d))[A-Z]{0,4}\d[\dA-Z]*(?:-[\dA-Z]{1,12}){0,3})(?![\w.,-]*\d)\b"
)
_TEN_DIGITS = re.compile(
    r"(?i:\b(?:nhs|hospital|patient|medical record) ?(?:id|no|number)?\b\.? ?(?:is\b|was\b|[:#=])? ?)"
    r"(\d{3}[ \-]\d{3}[ \-]\d{4})\b"
)
_YEARS = re.compile(r"(?:19|20)\d\d(?:-(?:(?:19|20)?\d\d))?")


def _iban(text: str) -> bool:
    plain = text.replace(" ", "")
    turned = plain[4:] + plain[:4]
    return 15 <= len(plain) <= 34 and int("".join(str(int(char, 36)) for char in turned)) % 97 == 1


def _luhn(text: str) -> bool:
    digits = [int(char) for char in text if char.isdigit()]
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[-2::-2]]
    return 13 <= len(digits) <= 19 and (sum(doubled) + sum(digits[-1::-2])) % 10 == 0


def _health_service(text: str) -> bool:
    digits = [int(char) for char in text if char.isdigit()]
    rest = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return rest % 11 == digits[9]


def _many_digits(text: str) -> bool:
    return sum(char.isdigit() for char in text) >= 5 and not _YEARS.fullmatch(text)


def _filed(text: str) -> bool:
    """Return whether it is neither a year nor an amount: five digits, with a letter, a hyphen or a nought before."""
    return _many_digits(text) and (not text.isdigit() or text[0] == "0" or len(text) > 6)


_DIGITS = re.compile(r"\d[\d \-]{5}")
_HINT = re.compile(r"\d[\dA-Z \-]{4}")
_RULES = (
    Rule(pattern=_SOCIAL_SECURITY, mask="[number]", hint=_DIGITS),
    Rule(pattern=_NATIONAL_INSURANCE, mask="[number]", hint=_DIGITS),
    Rule(pattern=_LONG, mask="[number]", hint=re.compile(r"\d{9}")),
    Rule(pattern=_IBAN, mask="[number]", hint=_DIGITS, check=_iban),
    Rule(pattern=_CARD, mask="[number]", hint=_DIGITS, check=_luhn),
    Rule(pattern=_HEALTH_SERVICE, mask="[number]", hint=_DIGITS, check=_health_service),
    Rule(pattern=_TEN_DIGITS, mask="[number]", hint=_DIGITS),
    Rule(pattern=_LABELLED, mask="[number]", check=_many_digits),
    Rule(pattern=_FILED, mask="[number]", check=_filed),
)


@recogniser("number")
def number(text: str, lower: str) -> Iterator[tuple[int, int, str]]:
    """Yield numbers that stand for a person: by check digits, by a label before it, by its length."""
    return matches(_RULES, text, lower) if _HINT.search(text) else iter(())
