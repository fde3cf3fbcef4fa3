"""Sources cited: sites, charities, doctors, books that a post leans on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.annotators import annotator
from insights.language.document import Document
from insights.language.phrases import Match
from insights.model import Annotation, Kind

_ADDRESS = re.compile(r"https?://(?:www\.|m\.|en\.)?(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+){1,3})", re.IGNORECASE)
_NO_SOURCE = re.compile(
    r"(?:^|\.)(?:imgur|i\.redd|reddit|redd|youtu|youtube|giphy|tinyurl|bit\.ly|t\.co|goo|gfycat|"
    r"tumblr|quickmeme|memegenerator|flickr|instagram|postimg|photobucket|minus|amazon)\b"
)


_MUST_SAY = ("media", "news", "video and audio", "public body", "person")
"""Groups whose names stand in jokes and headlines too: they count where something is taken from them."""
_LEAD = 60
_CITED_BEFORE = re.compile(
    r"(?:\b(?:according to|source|sources|quot\w+|cit(?:es|ed|ing)|watch\w*|saw|seen|read\w*|heard|articles?|"
    r"links?|sites?|"
    r"website|books?|episodes?|podcasts?|videos?|documentary|stud(?:y|ies)|reports?|guidelines?|data|"
    r"recommend\w*|published|"
    r"posted|check(?:ed)? out|look(?:ed)? (?:at|up)|interview)\b\W+(?:[\w']+\W+){0,3}|\b(?:on|from|via|per|see|in)\W+"
    r"(?:(?:the|an?|this|my)\W+)?|https?://\S*|www\.|\[)$"
)
_CITED_AFTER = re.compile(
    r"(?:'s)?\W*(?:[\w']+\W+){0,2}(?:says?|said|reports?|reported|reporting|recommends?|recommended|writes?|"
    r"wrote|articles?|"
    r"links?|sites?|website|page|stud(?:y|ies)|found|finds|warn(?:s|ed|ing)?|statement|guidelines?|books?|videos?|"
    r"documentary|show|episode|interview|explain\w*|argues?|published|label|alert|advis\w+|data|lists?|"
    r"listed|podcast|story|"
    r"approval letter|told|talks?|lectures?)\b|\.(?:com|gov|org|co|net)\b"
)
_ALLOWED = re.compile(
    r"\b(?:approv|clear|regulat|bann|reject|submit|sent)\w*\W+(?:\w+\W+)?(?:by|to|from)\W+(?:the\W+)?$"
)
"""A body that approves is no source."""
_SCORNED = re.compile(r"\W*(?:doesn't|don't|does not|do not) (?:give|care)\b")


_EVEN = re.compile(r"\beven (?:the )?$")


@annotator(finds=(Kind.SOURCE_CITED,))
def sources_cited(document: Document) -> Iterator[Annotation]:
    """Yield the works and people cited: those the lexicon knows, kinds of source, and hosts of links."""
    taken: list[tuple[int, int]] = []
    for match in [*document.matches("cited"), *document.matches("cue.source_cited")]:
        if any(start < match.end and match.start < end for start, end in taken):
            continue
        if not _is_cited(document, match):
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


def _is_cited(document: Document, match: Match) -> bool:
    """Return whether something is taken from the source named, where its name alone may be a joke."""
    text, sentence = document.lowered, document.sentence(match.start)
    tagged = text.startswith("#", match.start - 1) if match.start else False
    if tagged or _SCORNED.match(text, match.end) or _EVEN.search(text, sentence[0], match.start):
        return False
    if match.phrase.label not in _MUST_SAY:
        return True
    lead = text[max(sentence[0], match.start - _LEAD) : match.start]
    if _ALLOWED.search(lead):
        return False
    return bool(_CITED_BEFORE.search(lead) or _CITED_AFTER.match(text, match.end, sentence[1]))
