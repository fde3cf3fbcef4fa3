"""The shape of a post: how long it is, who is spoken of, how it asks; signs for the models of intents and needs."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable

from insights.annotators._voice_rules import Hit
from insights.annotators._voice_view import View
from insights.language.document import Document

LONG = 90
"""Words from which the place of a cue counts."""
_EDGE = 300
_LENGTHS = ((8, "words<8"), (15, "words<15"), (40, "words<40"))
_VERY_LONG = 250


def shape(document: Document, heard: View) -> dict[str, float]:
    """Return the signs that need no word: each about 0..2."""
    words = max(len(heard.words), 1)
    text = heard.text
    first = document.text[: heard.title]
    bare = len(text.strip()) <= heard.title + 3
    asked = text.count("?")
    signs = {
        "length": math.log(words) / 3,
        "asks": float(asked > 0),
        "questions": min(asked, 4) / 3,
        "questions a word": min(asked / words * 20, 2),
        "asks first": float("?" in first),
        "asks last": float(text.rstrip().endswith("?")),
        "exclaims": min(text.count("!"), 4) / 3,
        "links": float("http" in document.lowered),
        "review": float(document.post.subject is not None),
        "lines": float(text.count("\n") > 6),
        "words>250": float(words > _VERY_LONG),
    }
    for person, times in (("i", heard.i), ("we", heard.we), ("you", heard.you), ("they", heard.they)):
        signs[person] = float(times > 0)
        signs[f"{person} a word"] = min(times / words * 10, 2)
    signs["i often"] = min(heard.i, 6) / 4
    for limit, name in _LENGTHS:
        signs[name] = float(words < limit)
    if bare:
        signs["bare, told by someone" if heard.i + heard.we else "bare"] = 1.0
        signs["bare sentence"] = float(text.rstrip().endswith((".", "!")))
    long = [word for word in first.split() if len(word) > 3]
    capitals = sum(word[0].isupper() for word in long) / max(len(long), 1)
    signs["capitals"] = capitals
    signs["bare capitals"] = capitals * bare
    return signs


def told_by_rules(hits: Iterable[Hit], heard: View, name: str) -> dict[str, float]:
    """Return what the hits of rules say for each value: their sum and the strongest."""
    total: dict[str, float] = defaultdict(float)
    most: dict[str, float] = defaultdict(float)
    for hit in hits:
        weight = hit.weight * standing(hit, heard)
        total[hit.value] += weight
        most[hit.value] = max(most[hit.value], weight)
    signs: dict[str, float] = {}
    for value, amount in total.items():
        signs[f"{name} {value}"] = min(amount, 4) / 2
        signs[f"{name} {value}, most"] = most[value]
    return signs


def standing(hit: Hit, heard: View) -> float:
    """Return how much a place counts: title, opening and close say what a post is for; the middle tells."""
    if hit.start < heard.title or len(heard.words) < LONG:
        return 1.2
    if hit.start < _EDGE or hit.end > len(heard.text) - _EDGE:
        return 1.0
    return 0.5
