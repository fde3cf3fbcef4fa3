"""Field types that kinds of decision share: who, a condition, one line of text, a few lines, an id."""

from __future__ import annotations

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

_BREAKS = frozenset({"Cc", "Zl", "Zp"})
_VISIBLE = frozenset("LNPS")
_REORDERS_TEXT = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

ACCOUNT_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}$"


def _one_line(text: str) -> str:
    if any(unicodedata.category(character) in _BREAKS for character in text):
        raise ValueError("must be a single line without control characters")
    if text and not any(unicodedata.category(character)[0] in _VISIBLE for character in text):
        raise ValueError("must hold something that can be seen")
    return _no_reordering(text)


def _lines(text: str) -> str:
    if any(unicodedata.category(character) == "Cc" and character != "\n" for character in text):
        raise ValueError("must not hold control characters")
    return _no_reordering(text)


def _no_reordering(text: str) -> str:
    if _REORDERS_TEXT.intersection(text):
        raise ValueError("must not hold marks that change the direction of text")
    return text


Account = Annotated[str, StringConstraints(pattern=ACCOUNT_PATTERN)]
"""A role or a pseudonymous account id; the pattern refuses e-mail addresses and full names."""

Condition = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=80)]
Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.:-]{1,80}$")]
one_line = AfterValidator(_one_line)
lines = AfterValidator(_lines)
