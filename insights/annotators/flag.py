"""Flags: why a kept post stays out of patient questions: vendor, bot, off-topic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from insights.annotators import annotator
from insights.language.document import Document
from insights.language.phrases import needs_its_case
from insights.language.sentences import Span
from insights.model import Annotation, Flag, Kind

_WORD = re.compile(r"[a-z]+")
_MEASURE = re.compile(r"\d(?<!\w\d)\d* ?(?P<unit>[a-z]{1,3})\b")
"""A figure that begins a word; a pattern that opens with the figure is found faster."""


# A machine says so of itself at the start of a sentence; people say "I feel like I'm a bot" and "this bot".
_SAYS_SO = re.compile(
    r"(?:^|[.!?*^\n(|\-:][\s*^]{0,4})(?:(?:beep,?[ -]boop[.,!*\s]{0,4})?i(?:'m| am) (?:just )?an? (?:auto\w* )?bot\b|"
    r"(?:this is|here is|here's) an? (?:automat\w+|auto-generated) (?:\w+ )?"
    r"(?:message|post|thread|reply|comment|reminder|digest)\b)"
)
# A kept post has its links masked as "[link: site]".
_LINK = re.compile(r"https?://\S+|\[link\b[^\]\n]{0,80}\]")
_TAG = re.compile(r"#\w+")
_PERSON = re.compile(r"\b(?:i|i'm|i've|i'd|me|my|we|our|us|you|your|he|she|his|her)\b")
_LURE = re.compile(
    r"#(?:giveaway|followback|follow4follow|f4f|win|crypto|airdrop)\b|\bclick (?:bio|link)\b|https?://|\[link\b"
)
_HEADLINE = re.compile(
    r"\b(?:top (?:\w+ )?(?:stories|news|headlines|posts|deals)|(?:daily|weekly|news) (?:digest|round-?up|brief)|"
    r"read more\b ?(?:>>|»|:|http|\[link)|deal alert|price drop|quote of the day|weather (?:report|update) for|"
    r"paper\.li)"
)
_TEMPLATE = re.compile(r"(?:[^|\n]+\|){2}|(#\w+)(?:\s+\1\b)+|\b([A-Z]{3,}(?: [A-Z]{3,})+)\b.{10,200}\b\2\b")
_LONGEST = 600


@annotator(finds=(Kind.FLAG,), needs=(Kind.PROMOTION,))
def flags(document: Document) -> Iterator[Annotation]:
    """Yield at most one flag of each kind."""
    sold = [found for found in document.found(Kind.PROMOTION) if found.attributes.get("call") != "unpaid"]
    if sold:
        yield _flag(document, Flag.VENDOR, sold[0].start, sold[0].end)
    machine = _bot(document)
    if machine:
        yield _flag(document, Flag.BOT, *machine)
    if _off_topic(document):
        yield _off_topic_because(document)


def _flag(document: Document, value: Flag, start: int, end: int) -> Annotation:
    return document.annotation(Kind.FLAG, value, start, end, score=0.8, negated=False, hypothetical=False)


def _bot(document: Document) -> Span | None:
    """Return what shows that a machine wrote the post: it says so, or is tags and headlines about nobody."""
    said = next(iter(document.matches("cue.flag")), None)
    if said:
        return said.start, said.end
    if not document.matches("cue.gate_flag"):
        return None
    own_words = _SAYS_SO.search(document.lowered)
    if own_words:
        return own_words.span()
    if len(document.text) > _LONGEST or _PERSON.search(document.lowered):
        return None
    headline = _HEADLINE.search(document.lowered)
    if headline and _LINK.search(document.lowered) and _TEMPLATE.search(document.text):
        return headline.span()
    tags = list(_TAG.finditer(document.lowered))
    besides = _TAG.sub(" ", _LINK.sub(" ", document.lowered))
    lure = _LURE.search(document.lowered)
    return lure.span() if len(tags) >= 4 and lure and len(_WORD.findall(besides)) <= 4 else None


def _off_topic_because(document: Document) -> Annotation:
    """Return the flag over the look-alike in the post, or over nothing where it only names nothing.

    The store lets the latter pass in a community or thread that speaks of the condition.
    """
    start, end = next(iter(_look_alikes(document)), (0, 0))
    return Annotation(
        kind=Kind.FLAG,
        value=Flag.OFF_TOPIC,
        start=start,
        end=end,
        score=0.9 if end else 0.6,
        evidence=document.text[start:end],
    )


def _off_topic(document: Document) -> bool:
    """Return whether the post names nothing of the condition and comes from elsewhere, or is of a look-alike.

    A condition named no more often than its look-alikes, and in their words ("MS support" beside
    "MS Office"), is not named. Where the export names no community, only a look-alike makes a post off-topic.
    """
    community = (document.post.community or "").casefold().removeprefix("r/")
    fakes = _look_alikes(document)
    ours = community in document.lexicon.own_communities
    if ours and not any(_holds_a_term(document, fake) for fake in fakes):
        return False
    own = document.lexicon.own_medicines
    if (document.subject and document.subject[0] in own) or document.matches("company"):
        return False
    if any(match.phrase.name in own for match in document.matches("medication")):
        return False
    conditions = document.matches("condition")
    if conditions:
        words = {word for start, end in fakes for word in _WORD.findall(document.lowered[start:end])}
        real = [c for c in conditions if words.isdisjoint(_WORD.findall(c.phrase.text.casefold()))]
        return not real and len(conditions) <= len(fakes)
    if community:
        return not document.matches("symptom")
    return bool(fakes)


def _holds_a_term(document: Document, fake: Span) -> bool:
    """Return whether a word of the look-alike is itself a name of the condition ("MS Office")."""
    terms = {term.casefold() for term in document.lexicon.pack.terms}
    return not terms.isdisjoint(_WORD.findall(document.lowered[fake[0] : fake[1]]))


def _look_alikes(document: Document) -> list[Span]:
    """Return where words of the condition mean something else: as the pack lists, or as a unit ("190 ms")."""
    listed = [(match.start, match.end) for match in document.matches("look_alike")]
    short = _short_terms(document.lexicon.pack.terms)
    units = [mark.span() for mark in _MEASURE.finditer(document.text) if mark["unit"] in short] if short else []
    return [*listed, *units]


@lru_cache(maxsize=8)
def _short_terms(terms: tuple[str, ...]) -> frozenset[str]:
    """Return the terms that are a few capitals ("MS"), in lower case."""
    return frozenset(term.casefold() for term in terms if needs_its_case(term))
