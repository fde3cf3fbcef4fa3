"""Promotion: a post that sells or is paid for, said openly or not."""

from __future__ import annotations

from collections.abc import Iterator

from insights.annotators import annotator
from insights.language.document import Document
from insights.model import Annotation, Kind


@annotator(finds=(Kind.PROMOTION,))
def promotion(document: Document) -> Iterator[Annotation]:
    """Yield what gives a promotion away: disclosed if the post says so anywhere, else undisclosed."""
    cues = document.matches("cue.promotion")
    value = "disclosed" if any(match.phrase.name == "disclosed" for match in cues) else "undisclosed"
    for match in cues:
        if match.phrase.name == value:
            yield document.annotation(
                Kind.PROMOTION, value, match.start, match.end, score=0.7, negated=False, hypothetical=False
            )
