"""Coping tips: what people do against a side effect or a symptom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.annotators import annotator
from insights.annotators._about import medicated
from insights.language.document import Document
from insights.model import Annotation, Kind

_ADVISED = re.compile(
    r"\b(?:help(?:s|ed|ing|ful)?|try|recommend\w*|suggest\w*|found that|find that|i've found|i found|"
    r"i find|tips?|trick|make sure|works? (?:for me|great|well|wonders)|worked for me|"
    r"you (?:can|could|should|might)|take it|take them|taking (?:it|them|\w+) with|taken? (?:with|at|"
    r"before)|i (?:always|usually) \w+|prevents?|reduces?|relieves?|eases?|makes a difference|"
    r"do(?:es)? wonders)\b"
)
_UNHELPFUL = re.compile(
    r"\b(?:does|did|do|has|have)(?:n'?t| not) (?:\w+ )?help\w*|\bno help\b|\bnothing helps\b|\?\s*$"
)
_GENERAL = "side effects"


@annotator(finds=(Kind.COPING_TIP,), needs=(Kind.SIDE_EFFECT, Kind.SYMPTOM))
def coping_tips(document: Document) -> Iterator[Annotation]:
    """Yield each piece of advice; value is the effect or symptom it helps against."""
    cues = document.matches("cue.coping_tip")
    if not cues:
        return
    ills = [*document.found(Kind.SIDE_EFFECT), *document.found(Kind.SYMPTOM)]
    treated = medicated(document)
    seen: set[int] = set()
    for match in cues:
        sentence = document.sentence(match.start)
        if sentence[0] in seen or not _ADVISED.search(document.lowered, *sentence):
            continue
        if _UNHELPFUL.search(document.lowered, *sentence):
            continue
        number = document.sentence_index(match.start)
        near = [ill for ill in ills if 0 <= number - document.sentence_index(ill.start) <= 1]
        here = [ill for ill in near if sentence[0] <= ill.start < sentence[1]]
        if not near and not (treated and "side effect" in document.lowered[sentence[0] : sentence[1]]):
            continue
        seen.add(sentence[0])
        against = (here or near)[-1].value if near else _GENERAL
        yield document.annotation(
            Kind.COPING_TIP, against, *sentence, score=0.6, negated=False, hypothetical=False
        )
