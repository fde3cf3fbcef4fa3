"""Care that is no medicine (braces, surgery, physiotherapy, aids, diets), and how the writer feels about it."""

from __future__ import annotations

from collections.abc import Iterator

from insights.annotators import annotator
from insights.annotators._governs import Name, continues, governs
from insights.language.document import Document
from insights.language.phrases import Match
from insights.language.sentiment import Feeling, balance, polarity
from insights.model import Annotation, Kind


@annotator(finds=(Kind.CARE,))
def care(document: Document) -> Iterator[Annotation]:
    """Yield the care named, with what is said of it in so many words or of "it" just after."""
    for match in document.matches("care"):
        yield document.annotation(
            Kind.CARE,
            match.phrase.name,
            match.start,
            match.end,
            score=0.9,
            polarity=polarity(*balance(_feelings(document, match))),
        )


def _feelings(document: Document, match: Match) -> Iterator[Feeling]:
    name = Name(match.start, match.end)
    sentence = document.sentence(match.start)
    for feeling in document.feelings:
        here = sentence[0] <= feeling.start < sentence[1]
        if governs(document, feeling, name) if here else continues(document, feeling, name):
            yield feeling
