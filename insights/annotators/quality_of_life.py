"""Quality of life: whether life got better or worse, and with which medication."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.annotators import annotator
from insights.annotators._about import topic
from insights.annotators._life import changes
from insights.language.document import Document
from insights.model import Annotation, Kind

_NEVER = re.compile(r"\bnever (?:\w+ ){0,2}$")
"""What was never so has not become worse."""
_AN_HOUR_OFF = re.compile(
    r"miss(?:ed|ing)? (?:work|school) (?:to|for (?:an?|the|my) (?:\w+ )?(?:appointment|visit|interview))\b"
)
_MEASURED = re.compile(
    r"\b(?:numbers?|levels?|counts?|labs?|bloods?|pulse|pressure|alt|ast|liver|kidneys?|sugars?|a1c|bg|thyroid|"
    r"weight|readings?|results?|heart rate|lymph\w*|enzymes|scans?|vision|eyes?|it|both|they|yours?|"
    r"periods?)(?: \w+){0,5} $"
)
_NORMAL = re.compile(r"(?:\w+ )?(?:back to )?normal(?: again)?$")
"""What a laboratory or a body measures is normal again; a life is not said to be."""
_NOT = re.compile(
    r"(?:\b(?:not|never|no|without|cannot|hardly|unable to|nor)|n't) (?:(?!and |i |but |so )[\w']+ ){0,4}$"
)
_NOT_SO = re.compile(
    r"\b(?:(?:you|u|your|you're)(?: [\w']+){0,3}|(?:wants?|wanted|hopes?|hoping|plans?|"
    r"planning|trying|tried|wish(?:es|ed)?|until|till|dream(?:ing)? of|miss|how long|in order|used|do i|"
    r"(?:'d|would) like)(?: [\w']+){0,3}) $"
)
"""What is wished, or said of anybody, is not what came to pass."""
_OPPOSITE = {"better": "worse", "worse": "better"}


@annotator(finds=(Kind.QUALITY_OF_LIFE,))
def quality_of_life(document: Document) -> Iterator[Annotation]:
    """Yield each phrase that tells how life has changed; a denied change counts as its opposite."""
    listed = [(m.start, m.end, m.phrase.name) for m in document.matches("cue.quality_of_life")]
    last = 0
    for start, end, value in sorted([*listed, *changes(document.lowered, document.gated(Kind.QUALITY_OF_LIFE))]):
        if start < last:
            continue
        last = end
        before = document.lowered[max(0, start - 40) : start]
        told = document.context(start, end)
        if told.hypothetical or _NOT_SO.search(before) or (value == "better" and _NEVER.search(before)):
            continue
        if _AN_HOUR_OFF.match(document.lowered, start):
            continue
        if _NORMAL.match(document.lowered, start, end) and _measured(document, start):
            continue
        negated = told.negated and bool(_NOT.search(before))
        yield document.annotation(
            Kind.QUALITY_OF_LIFE,
            _OPPOSITE[value] if negated else value,
            start,
            end,
            target=topic(document, start),
            negated=False,
        )


def _measured(document: Document, start: int) -> bool:
    return bool(_MEASURED.search(document.lowered, document.sentence(start)[0], start))
