"""Sources cited: sites, charities, doctors, books that a post leans on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.annotators import annotator
from insights.language.document import Document
from insights.language.phrases import Match, holds_any
from insights.model import Annotation, Flag, Kind

_ADDRESS = re.compile(
    r"(?:https?://|\[link: |(?<![\w@./-])(?=(?:www\.)?[a-z0-9-]{3,}\.(?:com|org|net|gov|edu|info|co\.uk)\b))"
    r"(?:www\.|m\.|en\.)?(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+){1,3})(?P<path>[^\s\])]*)"
)
_IN_ADDRESSES = ("://", "[link: ", ".com", ".org", ".net", ".gov", ".edu", ".info", ".co.uk")
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|gifv|webp|mp4)\b|^(?:img|images?|i|pics?|media|cdn)\.")
_WORDS = re.compile(r"(?<![#@a-z])[a-z]{2,}")
_NO_SOURCE = re.compile(
    r"(?:^|\.)(?:imgur|i\.redd|giphy|tinyurl|bit\.ly|t\.co|goo|gfycat|tumblr|imdb|etsy|ebay|webchat|quickmeme|"
    r"memegenerator|flickr|instagram|postimg|photobucket|minus)\b"
)
"""Hosts of pictures, sales and shortened addresses: they do not say where a link leads."""
_SUBREDDIT = re.compile(r"(?<![\w/.])/?(?P<name>r/[a-z]\w{2,20})\b")


_ROLES = frozenset({"doctor", "nurse", "pharmacist"})
_SPOKE = (
    r"(?:say|says|said|(?:told|tells|assured|warned|advised?|advises|reminded) (?:me|us|him|her|them|you|my \w+|"
    r"that|to|against)|"
    r"(?:advised|advises|recommend(?:s|ed)?|suggest(?:s|ed)?|explain(?:s|ed)|reckon(?:s|ed)?|thinks?|thought|"
    r"mentioned|insist(?:s|ed)|believes?|swears? by|confirm(?:s|ed))(?! (?:it is |it's |that )?(?:i|my|"
    r"the) (?:appointment|mri)))"
)
_ROLE_SPEAKS = re.compile(
    r"(?:,? (?:at|from|in|on) (?:the |my |our |his |her )?[\w'.-]+ (?!i |we |before |when )(?:[\w'.-]+ )??|"
    r",? (?:also|always|just|even|once|actually|there|then|who|only|kindly|both|all|"
    r"recently|finally|first|initially|here|now|basically|has|have|had|did) ?|,? ?\([^)]{1,30}\),? ?|'s office |"
    r"'?s? line | ){1,2}"
    rf"{_SPOKE}\b|'s (?:advice|opinion|view|answer|suggestion|words|take|recommendation|reply)\b|: ?[\"\u201c]"
)
_ASKS_BASE = re.compile(
    r"\b(?:did|does|do|will|would|can|could|should|if|unless|until|let|whatever|what|when|whether)\b[^.,;:!?]{0,60}$"
)
_ADVISED_BY = re.compile(
    r"\b(?:according to|advice (?:of|from)|(?:told|advised|recommended|suggested|warned|said|explained|"
    r"prompted) by|heard from|"
    r"information from|words of|quoting)\W+(?:(?:my|our|the|an?|his|her|their|your|one|several|many|some|"
    r"[\w']+)\W+){0,2}$"
)
_NEVER_SAID = re.compile(r"^(?:[^.!?]{0,12}\b(?:never|hasn't|haven't|didn't|not|nothing)\b)|^[^.!?]{0,40}\bnothing\b")
_NEWS = re.compile(
    r"[ ,:\"\u201c]*(?:that )?(?:yes |yep )?(?:it(?:'s| is| was| could be| might be)?|i (?:have|had|may have|"
    r"might have)|i've got|this is)(?: \w+)? ?$"
)
"""A diagnosis told is an event, not a source."""
_NAMED_ONLY = frozenset({"leaflet", "study", "book", "support_group"})
_TELLS = re.compile(
    r"\b(?:said|says?|show(?:s|n|ed)?|found|finds|called|by|about|read|reviewed|according|told)\b|-reviewed"
)


_MUST_SAY = ("media", "news", "video and audio", "public body", "person", "congress")
"""Groups whose names stand in jokes and headlines too: they count where something is taken from them."""
_LEAD = 60
_CITED_BEFORE = re.compile(
    r"(?:\b(?:according to|source|sources|quot\w+|cit(?:es|ed|ing)|watch\w*|saw|seen|read\w*|heard|articles?|"
    r"links?|sites?|"
    r"website|books?|episodes?|podcasts?|videos?|documentary|stud(?:y|ies)|reports? (?:from|by|in)|guidelines?|data|"
    r"recommend\w*|published|"
    r"posted|check(?:ed)? out|look(?:ed)? (?:at|up)|interview)\b\W+(?:[\w']+\W+){0,3}|\b(?:on|from|via|per|see|in)\W+"
    r"(?:(?:the|an?|this|my)\W+)?|https?://\S*|www\.|\[)$"
)
_CITED_AFTER = re.compile(
    r"(?:'s)?\W*(?:[\w']+\W+){0,2}(?:says?|said|reports?|reported|reporting|recommends?|recommended|writes?|"
    r"wrote|put out|issued|posted|announced|articles?|"
    r"links?|sites?|website|page|stud(?:y|ies)|found|finds|warn(?:s|ed|ing)?|statement|communication|"
    r"press release|guidelines?|books?|videos?|"
    r"documentary|show|episode|interview|explain\w*|argues?|published|label|alert|advis\w+|data|lists?|"
    r"listed|podcast|story|"
    r"approval letter|told|talks?|lectures?)\b|\.(?:com|gov|org|co|net)\b"
)
_ALLOWED = re.compile(
    r"\b(?:approv|clear|regulat|bann|reject|submit|sent)\w*\W+(?:\w+\W+)?(?:by|to|from)\W+(?:the\W+)?$"
)
"""A body that approves is no source."""
_ATTENDED = re.compile(r"\b(?:at|of|watch\w*|following|live) (?:the |this year's )?$")
_SCORNED = re.compile(r"\W*(?:doesn't|don't|does not|do not) (?:give|care)\b")


_EVEN = re.compile(r"\beven (?:the )?$")


@annotator(finds=(Kind.SOURCE_CITED,), needs=(Kind.FLAG,))
def sources_cited(document: Document) -> Iterator[Annotation]:
    """Yield the works and people cited: those the lexicon knows, kinds of source, and hosts of links.

    Somebody met is no source: a doctor is cited where the post gives what the doctor said.
    """
    taken: list[tuple[int, int]] = []
    for match in [*document.matches("cited"), *document.matches("cue.source_cited")]:
        if any(start < match.end and match.start < end for start, end in taken):
            continue
        if not _is_cited(document, match):
            continue
        taken.append((match.start, match.end))
        yield document.annotation(Kind.SOURCE_CITED, match.phrase.name, match.start, match.end, hypothetical=False)
    own = (document.post.community or "").casefold()
    for mark in _SUBREDDIT.finditer(document.lowered) if "r/" in document.lowered else ():
        if mark["name"] != own:
            yield document.annotation(Kind.SOURCE_CITED, mark["name"], *mark.span(), negated=False, hypothetical=False)
    if _points(document):
        for mark in _ADDRESS.finditer(document.lowered):
            host = mark["host"]
            if _NO_SOURCE.search(host) or _PICTURE.search(host + mark["path"]):
                continue
            if not any(s <= mark.start() < e or mark.start() <= s < mark.end() for s, e in taken):
                yield document.annotation(
                    Kind.SOURCE_CITED, host, mark.start(), mark.end("host"), negated=False, hypothetical=False
                )


def _points(document: Document) -> bool:
    """Return whether links in the post point to what the writer leans on: no sale, no bare link."""
    if not (holds_any(document.lowered, _IN_ADDRESSES) and _ADDRESS.search(document.lowered)):
        return False
    if any(flag.value in (Flag.VENDOR, Flag.BOT) for flag in document.found(Kind.FLAG)):
        return False
    return bool(_WORDS.search(_ADDRESS.sub(" ", document.lowered)))


def _is_cited(document: Document, match: Match) -> bool:
    """Return whether something is taken from the source named, where its name alone may be a joke."""
    text, sentence = document.lowered, document.sentence(match.start)
    tagged = text.startswith("#", match.start - 1) if match.start else False
    if tagged or _SCORNED.match(text, match.end) or _EVEN.search(text, sentence[0], match.start):
        return False
    if match.phrase.name in _ROLES and match.phrase.category != "cited":
        return _is_said(document, match)
    generic = match.phrase.name in _NAMED_ONLY and match.phrase.category != "cited"
    if generic and _TELLS.search(match.phrase.text):
        return True
    if match.phrase.label not in _MUST_SAY and not generic:
        return True
    lead = text[max(sentence[0], match.start - _LEAD) : match.start]
    if _ALLOWED.search(lead):
        return False
    if match.phrase.label == "congress" and _ATTENDED.search(lead):
        return True
    if match.phrase.name == "support_group" or match.phrase.text.startswith("clinical trial"):
        return bool(_CITED_AFTER.match(text, match.end, sentence[1]))
    return bool(_CITED_BEFORE.search(lead) or _CITED_AFTER.match(text, match.end, sentence[1]))


def _is_said(document: Document, match: Match) -> bool:
    """Return whether the post gives what the doctor, nurse or pharmacist said or advised."""
    text, (start, end) = document.lowered, document.sentence(match.start)
    lead = text[max(start, match.start - _LEAD) : match.start]
    if _ADVISED_BY.search(lead):
        return True
    speaks = _ROLE_SPEAKS.match(text, match.end, end)
    if not speaks or _ASKS_BASE.search(lead) or lead.rstrip().endswith(" no"):
        return False
    if _NEVER_SAID.search(text[match.end : speaks.end()]):
        return False
    illness = next((m for m in document.matches("condition") if speaks.end() <= m.start < speaks.end() + 30), None)
    return not (illness and _NEWS.match(text[speaks.end() : illness.start]))
