"""Medications named in a post, and the writer's attitude to each."""

from __future__ import annotations

from collections.abc import Iterator

from insights.annotators import annotator
from insights.annotators._about import mentions
from insights.annotators._attitude import attitudes
from insights.language.document import Document
from insights.model import Annotation, Kind


@annotator(finds=(Kind.MEDICATION,), needs=(Kind.SIDE_EFFECT, Kind.DECISION))
def medications(document: Document) -> Iterator[Annotation]:
    """Yield every medication named, with brand and polarity, and the subject of a review if only there."""
    named = mentions(document)
    subject = document.subject
    if not named and subject is None:
        return
    polarity = attitudes(document)
    for match in named:
        brand = match.brand
        yield document.annotation(
            Kind.MEDICATION,
            match.value,
            match.start,
            match.end,
            score=0.95,
            polarity=polarity[match.value, brand],
            attributes={"brand": brand} if brand else {},
        )
    if subject and all(match.value != subject[0] for match in named):
        generic, brand = subject
        yield Annotation(
            kind=Kind.MEDICATION,
            value=generic,
            start=0,
            end=0,
            score=0.9,
            evidence="",
            polarity=polarity[generic, brand],
            attributes={"brand": brand} if brand else {},
        )
