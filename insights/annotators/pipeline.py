"""Pipeline: medications still in development, and how people stand to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.annotators import annotator
from insights.annotators._about import mentions
from insights.language.document import Document
from insights.language.sentences import Span
from insights.model import Annotation, Kind

_STANCES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "join",
        re.compile(
            r"\b(?:how (?:do|can|would) (?:i|we|you|one) (?:join|enrol\w*|sign up|get into|get in|"
            r"participate|apply|volunteer)|sign(?:ed|ing)? up|signup|enrol\w*|"
            r"participat\w+|volunteer\w*|i'?m in (?:the|a) (?:trial|study)|"
            r"in the (?:clinical )?(?:trial|study)|join(?:ed|ing)? (?:the|a|this) (?:\w+ )?(?:trial|"
            r"study)|"
            r"appl(?:y|ied|ying) (?:for|to) (?:\w+ ){1,3}(?:trial|study|sites?)|"
            r"accepted into|get into (?:the|a) (?:trial|study)|recruiting|eligible|eligibility|"
            r"screening for|trial sites?|randomi[sz]ed)\b"
        ),
    ),
    (
        "doubt",
        re.compile(
            r"\b(?:doubt\w*|s[ck]eptic\w*|not holding my breath|won't hold my breath|"
            r"don't hold your breath|too good to be true|hype\w*|fail\w*|failed|disappoint\w*|"
            r"not convinced|believe it when|"
            r"worri\w+|worry|scar(?:y|ed)|afraid|never going to|decades away|years away|snake oil|"
            r"liver|halt(?:ed)?|hold by the fda|clinical hold|stopped|not impressed|don't trust|"
            r"money grab|pipe dream|over-?hyped)\b"
        ),
    ),
    (
        "hope",
        re.compile(
            r"\b(?:hop(?:e|es|ing|eful|efully)|can'?t wait|excit\w+|promis\w+|looking forward|"
            r"fingers crossed|waiting (?:for|on)|wait(?:ing)? until|game.?changer|breakthrough|"
            r"great news|good news|amazing|"
            r"encouraging|optimis\w+|please let|come on|hurry|finally|holy grail|cure|remyelinat\w+|"
            r"best thing|stoked|pumped)\b"
        ),
    ),
)


@annotator(finds=(Kind.PIPELINE,))
def pipeline(document: Document) -> Iterator[Annotation]:
    """Yield every medication in development, with the stance taken to it: hope, doubt, join or follow."""
    for found in mentions(document):
        drug = document.lexicon.medications.get(found.value)
        if drug is not None and drug.stage == "pipeline":
            yield document.annotation(
                Kind.PIPELINE,
                found.value,
                found.start,
                found.end,
                score=0.8,
                attributes={"stance": _stance(document, found.start)},
            )


def _stance(document: Document, position: int) -> str:
    """Return the stance told in the sentence at `position`, else in the next, else in the one before.

    Somebody who asks how to join says no less by hoping as well.
    """
    number = document.sentence_index(position)
    spans = document.sentences
    near: list[Span] = [spans[n] for n in (number, number + 1, number - 1) if 0 <= n < len(spans)]
    if any(_STANCES[0][1].search(document.lowered, *span) for span in near):
        return "join"
    for span in near:
        for stance, pattern in _STANCES:
            mark = pattern.search(document.lowered, *span)
            if mark:
                denied = stance == "hope" and document.context(mark.start(), mark.end()).negated
                return "doubt" if denied else stance
    return "follow"
