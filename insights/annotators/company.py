"""Companies: named, or meant through their products, and how they are regarded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.annotators import annotator
from insights.annotators._about import mentions
from insights.annotators._governs import Name, governs, says_of_it
from insights.annotators._regard import deeds
from insights.language.document import Document
from insights.language.phrases import Match
from insights.language.sentences import Span
from insights.language.sentiment import MIXED, Feeling, balance, polarity
from insights.model import Annotation, Kind, Polarity

_REASONS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            "support_programme",
            r"\b(?:co-?pay (?:card|assistance|program\w*)|(?:patient )?(?:assistance|support) program\w*|"
            r"co-?pay|nurses?|case manager|free drug|coupons?|savings card|above \w+|lifelines|helpline)\b",
        ),
        ("recall", r"\b(?:recall(?:s|ed|ing)?|pulled from|withdrawn from)\b"),
        (
            "price",
            r"\b(?:pric(?:e|es|ed|ing)|costs?|expensive|afford\w*|gouging|greed\w*|overpriced|profit\w*|"
            r"cheap\w*)\b",
        ),
        (
            "trust",
            r"\b(?:trust\w*|lie[sd]?|lying|fraud\w*|scandal|cover(?:ed|ing)? up|lawsuit|sue[sd]?|suing|"
            r"guilty|settle(?:d|ment)|corrupt\w*|evil|shady|honest\w*|transparen\w+|criminal|fine[sd]|"
            r"bribe\w*|opioid\w*)\b",
        ),
        ("shortage", r"\b(?:shortages?|back-?order\w*|out of stock|supply)\b"),
        (
            "service",
            r"\b(?:customer service|on hold|phone|called them|call center|shipping|delivery|delivered|"
            r"rude|rep|service|replaced|replacement)\b",
        ),
        (
            "research",
            r"\b(?:trials?|research|stud(?:y|ies)|pipeline|approv\w+|data|breakthrough|innovat\w+|fda|"
            r"phase)\b",
        ),
        ("marketing", r"\b(?:ads?|advert\w*|commercials?|marketing|campaign|sponsor\w*|tv)\b"),
        ("employer", r"\b(?:layoffs?|lays off|laid off|jobs?|hiring|employees?|ceo|internship|career)\b"),
        ("results", r"\b(?:earnings|shares?|stock|revenue|sales|quarter|profits?|acqui\w+|merger)\b"),
    )
)
_SHORT = 320
"""Characters of a post of its own, in no community, that is read as one remark: a tweet."""
_EVEN = 0.9
"""Weaker side over stronger side from which a remark is mixed."""
_REACH = 1
"""Sentences after the one that names a company that may still be about it."""
_GOES_ON = re.compile(r"^\W*(?:they|their|it|its|this|these|the company|them|such|what a|shame|so |that)\b")


@annotator(finds=(Kind.COMPANY,), needs=(Kind.MEDICATION,))
def companies(document: Document) -> Iterator[Annotation]:
    """Yield every company named, with regard and reason, and those meant through a medication."""
    named = document.matches("company")
    for match in named:
        span = _said(document, match.start)
        remark = _is_remark(document)
        praise, complaint = balance(document.feelings if remark else _feelings(document, match, span))
        done = list(deeds(document, match.start, match.end))
        regard = polarity(
            praise + sum(d for d in done if d > 0),
            complaint - sum(d for d in done if d < 0),
            mixed=_EVEN if remark else MIXED,
        )
        yield document.annotation(
            Kind.COMPANY,
            match.phrase.name,
            match.start,
            match.end,
            score=0.9,
            polarity=regard,
            attributes=_attributes("named", document, span, regard),
        )
    regards = {(f.start, f.end): f.polarity or Polarity.NEUTRAL for f in document.found(Kind.MEDICATION)}
    for found in mentions(document):
        brand = found.brand
        sellers = document.lexicon.companies(found.value, brand)
        if len(sellers) != 1 or any(match.start < found.end and found.start < match.end for match in named):
            continue
        span = document.sentence(found.start)
        regard = regards.get((found.start, found.end), Polarity.NEUTRAL)
        yield document.annotation(
            Kind.COMPANY,
            next(iter(sellers)),
            found.start,
            found.end,
            score=0.7 if brand else 0.5,
            polarity=regard,
            attributes=_attributes("product", document, span, regard),
        )


def _is_remark(document: Document) -> bool:
    """Return whether a post is short and stands alone, so that its tone is the regard for whom it names."""
    post = document.post
    return post.community is None and post.subject is None and len(document.text) <= _SHORT


def _said(document: Document, position: int) -> Span:
    """Return the sentence that names a company and those after it that go on about it."""
    number = document.sentence_index(position)
    start, end = document.sentence(position)
    for following in document.sentences[number + 1 : number + 1 + _REACH]:
        if not _GOES_ON.match(document.lowered[following[0] : following[0] + 20]):
            break
        end = following[1]
    return start, end


def _feelings(document: Document, match: Match, span: Span) -> Iterator[Feeling]:
    """Yield what is said of the company in so many words, and of "it" in the sentences that go on about it."""
    end = document.sentence(match.start)[1]
    name = Name(match.start, match.end, maker=True)
    for feeling in document.feelings:
        if span[0] <= feeling.start < span[1] and (
            governs(document, feeling, name) if feeling.start < end else says_of_it(document, feeling)
        ):
            yield feeling


def _attributes(via: str, document: Document, span: Span, regard: Polarity) -> dict[str, str]:
    if regard is Polarity.NEUTRAL:
        return {"via": via}
    why = next((name for name, pattern in _REASONS if pattern.search(document.lowered, *span)), None)
    return {"via": via, **({"reason": why} if why else {})}
