"""Flags: why a kept post stays out of patient questions: vendor, bot, off-topic."""

from __future__ import annotations

from collections.abc import Iterator

from insights.annotators import annotator
from insights.language.document import Document
from insights.model import Annotation, Flag, Kind


@annotator(finds=(Kind.FLAG,))
def flags(document: Document) -> Iterator[Annotation]:
    """Yield at most one flag of each kind."""
    seen: set[str] = set()
    for match in document.matches("cue.flag"):
        if match.phrase.name not in seen:
            seen.add(match.phrase.name)
            yield document.annotation(
                Kind.FLAG,
                match.phrase.name,
                match.start,
                match.end,
                score=0.8,
                negated=False,
                hypothetical=False,
            )
    if _off_topic(document):
        yield _off_topic_because(document)


def _off_topic_because(document: Document) -> Annotation:
    """Return the flag over the look-alike in the post, or over nothing where it only names nothing.

    The store lets the latter pass in a community or thread that speaks of the condition.
    """
    look_alike = next(iter(document.matches("look_alike")), None)
    start, end = (look_alike.start, look_alike.end) if look_alike else (0, 0)
    return Annotation(
        kind=Kind.FLAG,
        value=Flag.OFF_TOPIC,
        start=start,
        end=end,
        score=0.9 if look_alike else 0.6,
        evidence=document.text[start:end],
    )


def _off_topic(document: Document) -> bool:
    """Return whether the post names nothing of the condition and comes from elsewhere.

    Where the export names no community, only a look-alike of the condition makes a post off-topic.
    """
    pack = document.lexicon.pack
    community = (document.post.community or "").casefold().removeprefix("r/")
    if community in {name.casefold().removeprefix("r/") for name in pack.communities}:
        return False
    if any(document.matches(category) for category in ("condition", "company")):
        return False
    own = {drug.generic for drug in pack.medications}
    if document.subject and document.subject[0] in own:
        return False
    if any(match.phrase.name in own for match in document.matches("medication")):
        return False
    if community:
        return not document.matches("symptom")
    return bool(document.matches("look_alike"))
