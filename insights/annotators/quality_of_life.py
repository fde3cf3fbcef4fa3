"""Quality of life: whether life got better or worse, and with which medication."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.annotators import annotator
from insights.annotators._about import topic
from insights.annotators._life import changes
from insights.annotators._life_told import of_treatment, told, treated
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
    r"\b(?:(?:you|u|your|you're)(?: [\w']+){0,3}|(?:wants?|wanted|hopes?|hoping|plans?|so(?: that)?|would|could|"
    r"planning|trying|tried|wish(?:es|ed)?|until|till|dream(?:ing)? of|miss|how long|in order|used|do i|"
    r"(?:'d|would) like)(?: [\w']+){0,3}) $"
)
"""What is wished, or said of anybody, is not what came to pass."""
_OPPOSITE = {"better": "worse", "worse": "better"}


@annotator(finds=(Kind.QUALITY_OF_LIFE,))
def quality_of_life(document: Document) -> Iterator[Annotation]:
    """Yield how a treatment changed life, in the way that prevails; a denied change is its opposite."""
    if not treated(document):
        return
    changed = list(_changes(document))
    better = sum(value == "better" for _, _, value in changed)
    prevailing = "better" if 2 * better >= len(changed) else "worse"
    for start, end, value in changed:
        if value == prevailing:
            yield document.annotation(
                Kind.QUALITY_OF_LIFE, value, start, end, target=topic(document, start), negated=False
            )


def _changes(document: Document) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and better or worse for each change of life that a treatment brought."""
    listed = [(m.start, m.end, m.phrase.name) for m in document.matches("cue.quality_of_life")]
    gapped = changes(document.lowered, document.gated(Kind.QUALITY_OF_LIFE))
    last = 0
    for start, end, value in sorted([*listed, *told(document), *gapped]):
        if start < last or not of_treatment(document, start, value):
            continue
        last = end
        before = document.lowered[max(0, start - 40) : start]
        around = document.context(start, end)
        if around.hypothetical or _NOT_SO.search(before) or (value == "better" and _NEVER.search(before)):
            continue
        if _AN_HOUR_OFF.match(document.lowered, start):
            continue
        if _NORMAL.match(document.lowered, start, end) and _measured(document, start):
            continue
        denied = around.negated and _NOT.search(before)
        yield start, end, _OPPOSITE[value] if denied else value


def _measured(document: Document, start: int) -> bool:
    return bool(_MEASURED.search(document.lowered, document.sentence(start)[0], start))
