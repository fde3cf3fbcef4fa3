"""Whom a carer cares for: child, partner, parent, sibling, friend or somebody else."""

from __future__ import annotations

import re

_OWN = r"\b(?:my|our|his|her|a|as a|the)\s+(?:[\w.-]+\s+){0,3}?"
_KIN = {
    "child": r"son|daughter|child|children|kids?|baby|toddler|infant|newborn|twins?|little (?:boy|girl|guy|one|man)|"
    r"step-?(?:son|daughter|child)|grand(?:son|daughter|child)|boys?|girls?|year old",
    "partner": r"wife|husband|hubby|partner|boyfriend|girlfriend|bf|gf|spouse|fianc\w+|significant other",
    "parent": r"mom|mum|mother|mommy|mummy|mama|dad|father|daddy|grand(?:ma|mother|pa|father)|"
    r"step-?(?:mom|dad|mother|father)",
    "sibling": r"sister|brother|siblings?|sis|bro",
    "friend": r"(?:best )?friend|roommate|co-?worker|colleague",
}
_NAMED = re.compile(_OWN + "(?:" + "|".join(f"(?P<{who}>{words})" for who, words in _KIN.items()) + r")(?:'?s)?(?!\w)")
_WOOED = re.compile(r"\b(?:dating|married to|seeing a|relationship with|engaged to)\b")
_RAISED = re.compile(r"\bparents? (?:of|with|to)\b|\b(?:mom|mum|mother|dad|father) (?:of|to)\b")


def cared_for(text: str, start: int, end: int) -> str:
    """Return whom the carer of `text` (folded) speaks of: named in the evidence, else first in the text."""
    named = _NAMED.search(text, start, end) or _NAMED.search(text)
    if _RAISED.search(text, start, end):
        return "child"
    if _WOOED.search(text, start, end):
        return "partner"
    return named.lastgroup or "other" if named else "other"
