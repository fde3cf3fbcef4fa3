"""Handles of people: @name, u/name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.privacy.recognisers._base import Rule, matches, recogniser

_AT = re.compile(r"(?<![\w@./+!#$%-])@[A-Za-z0-9_][\w.-]{0,38}(?<=\w)(?<=..)")
_TIME = re.compile(r"\d[\d.]*(?:[ap]\.?m|mg|hrs?|h|k|x)?", re.IGNORECASE)
_USER = re.compile(r"(?<![\w/])/?\bu(?:ser)?/[A-Za-z0-9_-]{3,20}(?![\w/])", re.ASCII)
_NOT_A_NAME = "home work night school least all the my once first a an about around day noon"
_SPOKEN = frozenset(_NOT_A_NAME.split())


def _is_name(handle: str) -> bool:
    return handle[1:].lower() not in _SPOKEN and not _TIME.fullmatch(handle[1:])


_RULES = (
    Rule(pattern=_AT, mask="[handle]", words=("@",), check=_is_name),
    Rule(pattern=_USER, mask="[handle]", words=("u/", "user/")),
)


@recogniser("handle", soft=True)
def handle(text: str, lower: str) -> Iterator[tuple[int, int, str]]:
    """Yield @name and u/name; "@ 5 pm", "@night" and r/name are none."""
    return matches(_RULES, text, lower)
