"""The medication that was left for another because of an effect."""

from __future__ import annotations

import re

from insights.annotators._about import named_in
from insights.language.document import Document
from insights.language.phrases import Match

_LEFT = re.compile(r"\b(?:switch\w*|chang\w*|mov\w*|went|swap\w*)\b[^.;!?]{0,25}\b(?:from|off)\W+(?:\w+\W+)?$")
_WHY = re.compile(r"\b(?:because|due to|since|cause of|cuz|thanks to|after)\b")


def left_for_it(document: Document, match: Match) -> str | None:
    """Return the medication left in "switched from A to B because of" the effect."""
    sentence = document.sentence(match.start)
    for found in named_in(document, sentence[0], match.start):
        if _LEFT.search(document.lowered[sentence[0] : found.start]):
            return found.value if _WHY.search(document.lowered, found.end, match.start) else None
    return None
