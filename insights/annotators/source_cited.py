"""Sources cited: sites, charities, doctors, books that a post leans on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.annotators import annotator
from insights.language.document import Document
from insights.model import Annotation, Kind

_ADDRESS = re.compile(r"https?://(?:www\.|m\.|en\.)?(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+){1,3})", re.IGNORECASE)
_NO_SOURCE = re.compile(
    r"(?:^|\.)(?:imgur|i\.redd|reddit|redd|youtu|youtube|giphy|tinyurl|bit\.ly|t\.co|goo|gfycat|"
    r"tumblr|quickmeme|memegenerator|flickr|instagram|postimg|photobucket|minus|amazon)\b"
)


@annotator(finds=(Kind.SOURCE_CITED,))
def sources_cited(document: Document) -> Iterator[Annotation]:
    """Yield the works and people cited: those the lexicon knows, kinds of source, and hosts of links."""
    taken: list[tuple[int, int]] = []
    for match in [*document.matches("cited"), *document.matches("cue.source_cited")]:
        if any(start < match.end and match.start < end for start, end in taken):
            continue
        taken.append((match.start, match.end))
        yield document.annotation(Kind.SOURCE_CITED, match.phrase.name, match.start, match.end, hypothetical=False)
    if "http" not in document.lowered:
        return
    for mark in _ADDRESS.finditer(document.lowered):
        host = mark["host"]
        if not _NO_SOURCE.search(host) and not any(
            s <= mark.start() < e or mark.start() <= s < mark.end() for s, e in taken
        ):
            yield document.annotation(Kind.SOURCE_CITED, host, *mark.span(), negated=False, hypothetical=False)
