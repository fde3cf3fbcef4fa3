"""Web addresses: what is kept is the host somebody registered, never the path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from insights.privacy.recognisers._base import holds, recogniser

_ENDINGS = "com|org|net|edu|gov|int|mil|info|biz|io|tv|me|ly|gl|be|us|ca|uk|au|nz|ie|de|fr|es|it|nl|eu|health|blog"
_WITH_SCHEME = re.compile(r"\b(?:https?|ftp)://[^\s<>\"\[\]{}|\\^`]+|\bwww\.[^\s<>\"\[\]{}|\\^`]+", re.IGNORECASE)
_BARE = re.compile(
    rf"(?<![\w@.-])(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{{0,62}})\.){{1,5}}(?:{_ENDINGS})"
    r"(?:(?=/)/[^\s<>\"\[\]{}|\\^`]*|(?![\w@-]|\.\w))"
)
_SECOND_LEVEL = frozenset(
    {"co", "com", "org", "ac", "gov", "net", "edu", "nhs", "ltd", "or", "ne", "go", "me", "id", "sch"}
)
_ADDRESS = re.compile(r"[\d.]+|.*:.*")
_SCHEMES = re.compile(r"^(?:(?:https?|ftp)://)*", re.IGNORECASE)
_ENDING = re.compile(rf"\.(?:{_ENDINGS})\b")
_CLOSING = ".,;:!?'*_~"


@recogniser("link")
def link(text: str, lower: str) -> Iterator[tuple[int, int, str]]:
    """Yield web addresses, with or without a scheme, as "[link: host]"; a host alone stays."""
    if holds(lower, ("://", "www.")):
        yield from _addresses(_WITH_SCHEME, text)
    if _ENDING.search(text):
        yield from _addresses(_BARE, text)


def _addresses(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int, str]]:
    for found in pattern.finditer(text):
        end = _end(text, found.start(), found.end())
        address = text[found.start() : end]
        if "/" in address or address.lower() != registrable(address):  # "drugs.com" says no more than its mask would
            yield found.start(), end, _mask(address)


def registrable(host: str) -> str:
    """Return the part of a host that somebody registered: "m.example.co.uk" gives "example.co.uk"."""
    labels = host.lower().strip(".").split(".")
    shared = labels[-2:-1] and (labels[-2] in _SECOND_LEVEL or (labels[-1] == "us" and len(labels[-2]) == 2))
    country = len(labels) > 2 and len(labels[-1]) == 2 and shared
    return ".".join(labels[-3:] if country else labels[-2:])


def _end(text: str, start: int, end: int) -> int:
    """Return where the address ends: sentence marks and the bracket around it are not part of it."""
    unopened = text.count(")", start, end) - text.count("(", start, end)
    while end > start and (text[end - 1] in _CLOSING or (text[end - 1] == ")" and unopened > 0)):
        end -= 1
        unopened -= text[end] == ")"
    return end


def _mask(address: str) -> str:
    try:
        host = urlsplit(_SCHEMES.sub("//", address)).hostname or ""
    except ValueError:
        host = ""
    host = registrable(host)
    if not re.fullmatch(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+", host) or _ADDRESS.fullmatch(host):
        return "[link]"
    return f"[link: {host}]"
