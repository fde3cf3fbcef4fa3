"""Network addresses of a machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ipaddress import ip_address

from insights.privacy.recognisers._base import Rule, matches, recogniser

_FOUR = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)")
_SIX = re.compile(r"(?<![\w:])[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){3,7}(?![\w:])")


def _is_address(found: str) -> bool:
    try:
        ip_address(found)
    except ValueError:
        return False
    return len(found) > 6


_RULES = (
    Rule(pattern=_FOUR, mask="[ip]", hint=re.compile(r"\d\.\d{1,3}\.\d"), check=_is_address),
    Rule(pattern=_SIX, mask="[ip]", hint=re.compile(r":[0-9A-Fa-f]{0,4}:"), check=_is_address),
)


@recogniser("network")
def network(text: str, lower: str) -> Iterator[tuple[int, int, str]]:
    """Yield IP addresses of both versions; a time or a ratio is none."""
    return matches(_RULES, text, lower)
