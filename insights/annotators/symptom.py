"""Symptoms: complaints that are blamed on no medication."""

from __future__ import annotations

from collections.abc import Iterator

from insights.annotators import annotator
from insights.language.document import Document
from insights.model import Annotation, Kind


@annotator(finds=(Kind.SYMPTOM,), needs=(Kind.SIDE_EFFECT,))
def symptoms(document: Document) -> Iterator[Annotation]:
    """Yield the symptoms of the condition and the effects that no medication is blamed for."""
    own = document.matches("symptom")
    loose = document.matches("side_effect")
    if not own and not loose:
        return
    taken = [(found.start, found.end) for found in document.found(Kind.SIDE_EFFECT)]
    for match in [*own, *loose]:
        if not any(start < match.end and match.start < end for start, end in taken):
            taken.append((match.start, match.end))
            yield document.annotation(Kind.SYMPTOM, match.phrase.name, match.start, match.end)
