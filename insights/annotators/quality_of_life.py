"""Quality of life: whether life got better or worse, and with which medication."""

from __future__ import annotations

from collections.abc import Iterator

from insights.annotators import annotator
from insights.annotators._about import topic
from insights.language.document import Document
from insights.model import Annotation, Kind

_OPPOSITE = {"better": "worse", "worse": "better"}


@annotator(finds=(Kind.QUALITY_OF_LIFE,))
def quality_of_life(document: Document) -> Iterator[Annotation]:
    """Yield each phrase that tells how life has changed; a denied change counts as its opposite."""
    for match in document.matches("cue.quality_of_life"):
        told = document.context(match.start, match.end)
        value = _OPPOSITE[match.phrase.name] if told.negated else match.phrase.name
        yield document.annotation(
            Kind.QUALITY_OF_LIFE,
            value,
            match.start,
            match.end,
            target=topic(document, match.start),
            negated=False,
        )
