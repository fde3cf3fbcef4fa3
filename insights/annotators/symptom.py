"""Symptoms: complaints that are blamed on no medication."""

from __future__ import annotations

from collections.abc import Iterator

from insights.annotators import annotator
from insights.language.document import Document
from insights.model import Annotation, Kind


@annotator(finds=(Kind.SYMPTOM,), needs=(Kind.SIDE_EFFECT,))
def symptoms(document: Document) -> Iterator[Annotation]:
    """Yield the symptoms of the condition and, where it has medications, the effects that none is blamed for."""
    own = document.matches("symptom")
    loose = document.matches("side_effect") if document.lexicon.pack.medications else []
    if not own and not loose:
        return
    covered = {place for found in document.found(Kind.SIDE_EFFECT) for place in range(found.start, found.end)}
    for match in [*own, *loose]:
        place = range(match.start, match.end)
        if covered.isdisjoint(place):
            covered.update(place)
            yield document.annotation(Kind.SYMPTOM, match.phrase.name, match.start, match.end)
