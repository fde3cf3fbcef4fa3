"""Medications named in a post, and the writer's attitude to each."""

from __future__ import annotations

from collections.abc import Iterator

from insights.annotators import annotator
from insights.annotators._about import Mention, mentions
from insights.annotators._attitude import attitudes
from insights.language.document import Document
from insights.model import Annotation, Kind

_CLASS = "class of medicines"
"""Drug class of an entry that stands for many medicines: its effects are told, its name is none."""


@annotator(finds=(Kind.MEDICATION,), needs=(Kind.SIDE_EFFECT, Kind.DECISION))
def medications(document: Document) -> Iterator[Annotation]:
    """Yield every medication named, with brand and polarity, and the subject of a review if only there."""
    named = _told_apart(document, mentions(document))
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
            negated=False,
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


def _told_apart(document: Document, named: tuple[Mention, ...]) -> list[Mention]:
    """Return what is named without mere classes, and without "insulin" where the post says which."""
    known = document.lexicon.medications
    kinds = {mention.value: drug.drug_class for mention in named if (drug := known.get(mention.value))}
    which = any(value.startswith("insulin ") for value in kinds)
    return [
        mention
        for mention in named
        if kinds.get(mention.value) != _CLASS and not (which and mention.value == "insulin")
    ]
