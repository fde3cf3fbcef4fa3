"""Handles of people: @name, u/name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.privacy.recognisers._base import Rule, matches, recogniser

_AT = re.compile(r"(?<![\w@./+!#$%-])@[A-Za-z0-9_][\w.-]{0,38}(?<=\w)(?<=..)")
_TIME = re.compile(r"\d[\d.]*(?:[ap]\.?m|mg|hrs?|h|k|x)?", re.IGNORECASE)
_USER = re.compile(r"(?<![\w/])/?\bu(?:ser)?/[A-Za-z0-9_-]{3,20}(?![\w/])", re.ASCII)
_TAGGED = re.compile(r"(?<![\w#])[A-Za-z][\w.]{1,31}#\d{4}(?!\w)")
_ACCOUNT = re.compile(
    r"\b(?:skype|kik|snapchat|instagram|insta|ig|psn|gamertag|aim|discord|telegram|twitter|tumblr|steam"
    r"|user ?name|screen ?name|redditor|user)(?: (?:id|name|account|handle))?(?: is|:| ?=| ?-)? {1,2}"
    r"[\"'(*]{0,2}(?=[\w.-]{0,29}(?:\d|_|[a-z][A-Z]))([A-Za-z_][\w.-]{2,29}\w)",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\b(?:dear|hi|hello|hey|thanks|thank you|regards|cheers|sincerely),? {1,2}([A-Za-z]\w{0,20}_\w{1,20})",
    re.IGNORECASE,
)
_ODD = re.compile(r"\d|_|[a-z][A-Z]")
_NOT_A_NAME = "home work night school least all the my once first a an about around day noon"
_SPOKEN = frozenset(_NOT_A_NAME.split())


def _is_name(handle: str) -> bool:
    return handle[1:].lower() not in _SPOKEN and not _TIME.fullmatch(handle[1:])


def _is_odd(account: str) -> bool:
    return _ODD.search(account) is not None


_RULES = (
    Rule(pattern=_AT, mask="[handle]", words=("@",), check=_is_name),
    Rule(pattern=_USER, mask="[handle]", words=("u/", "user/")),
    Rule(pattern=_TAGGED, mask="[handle]", words=("#",)),
    Rule(pattern=_SIGNED, mask="[handle]", words=("_",)),
    Rule(
        pattern=_ACCOUNT,
        mask="[handle]",
        words=(
            "skype",
            "kik",
            "snap",
            "insta",
            "ig ",
            "psn",
            "tag",
            "aim",
            "disc",
            "tele",
            "tw",
            "tum",
            "st",
            "user",
            "r",
        ),
        check=_is_odd,
    ),
)


@recogniser("handle", soft=True)
def handle(text: str, lower: str) -> Iterator[tuple[int, int, str]]:
    """Yield @name, u/name, name#1234 and names of accounts; "@ 5 pm", "@night" and r/name are none."""
    return matches(_RULES, text, lower)
