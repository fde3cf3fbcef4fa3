"""Quality of life: whether life got better or worse, and with which medication."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.annotators import annotator
from insights.annotators._about import topic
from insights.annotators._life import changes
from insights.language.document import Document
from insights.model import Annotation, Kind

_NEVER = re.compile(r"\bnever (?:\w+ ){0,2}$")
"""What was never so has not become worse."""
_AN_HOUR_OFF = re.compile(
    r"miss(?:ed|ing)? (?:work|school) (?:to|for (?:an?|the|my) (?:\w+ )?(?:appointment|visit|interview))\b"
)
_OPPOSITE = {"better": "worse", "worse": "better"}


@annotator(finds=(Kind.QUALITY_OF_LIFE,))
def quality_of_life(document: Document) -> Iterator[Annotation]:
    """Yield each phrase that tells how life has changed; a denied change counts as its opposite."""
    listed = [(m.start, m.end, m.phrase.name) for m in document.matches("cue.quality_of_life")]
    last = 0
    for start, end, value in sorted([*listed, *changes(document.lowered, document.gated(Kind.QUALITY_OF_LIFE))]):
        if start < last:
            continue
        last = end
        told = document.context(start, end)
        if _NEVER.search(document.lowered, max(0, start - 30), start) and value == "better":
            continue
        if _AN_HOUR_OFF.match(document.lowered, start):
            continue
        yield document.annotation(
            Kind.QUALITY_OF_LIFE,
            _OPPOSITE[value] if told.negated else value,
            start,
            end,
            target=topic(document, start),
            negated=False,
        )
