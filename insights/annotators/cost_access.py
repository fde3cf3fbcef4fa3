"""Cost and access: what a treatment costs, who pays, whether it can be had."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.annotators import annotator
from insights.annotators._about import close, in_sentence, named_in
from insights.annotators._cost_words import NEAR, NOT_HEALTH, PAID_BY, SURE
from insights.language.document import Document
from insights.language.sentences import Span
from insights.model import Annotation, Kind

_TREATMENT = re.compile(
    r"\b(?:meds?|medications?|medicines?|drugs?|prescriptions?|scripts?|rx|treatments?|therapy|"
    r"doctors?|doc|dr|neuro\w*|derm\w*|endo\w*|psychiatrist|"
    r"pharmac\w+|insurance|insulin|pump|strips?|supplies|cgm|pills?|generics?|refills?|infusions?|"
    r"injections?|shots?|pens?|inhalers?|patients|appointments?|copays?|prior auth\w*|health ?care|nhs)\b"
)
_TOPICS = frozenset({"insurance", "insurer", "obamacare", "medicaid", "medicare"})
"""Words that also stand for a topic of the news."""
_ALWAYS = frozenset({"insurance", "support_programme"})


@annotator(finds=(Kind.COST_ACCESS,), needs=(Kind.PROMOTION,))
def cost_access(document: Document) -> Iterator[Annotation]:
    """Yield what is said of cost, insurance, access and support programmes of a treatment."""
    seen: set[tuple[str, int]] = set()
    for name, start, end in (*_phrases(document), *_gapped(document)):
        key = (name, document.sentence(start)[0])
        if key not in seen:
            seen.add(key)
            target = close(document, start)
            yield document.annotation(
                Kind.COST_ACCESS, name, start, end, target=target, negated=False, hypothetical=False
            )


def _phrases(document: Document) -> Iterator[tuple[str, int, int]]:
    for match in document.matches("cue.cost_access"):
        sentence = document.sentence(match.start)
        if NOT_HEALTH.search(document.lowered, *sentence):
            continue
        topic = document.lowered[match.start : match.end] in _TOPICS and not close(document, match.start)
        if topic and not PAID_BY.search(document.lowered, *sentence):
            continue
        sure = match.phrase.name in _ALWAYS or document.subject or in_sentence(document, match.start)
        if sure or _TREATMENT.search(document.lowered, *sentence):
            yield match.phrase.name, match.start, match.end


def _gapped(document: Document) -> Iterator[tuple[str, int, int]]:
    if document.found(Kind.PROMOTION):
        return
    gates = document.matches("cue.gate_cost_access")
    for group, number in sorted({(gate.phrase.name, document.sentence_index(gate.start)) for gate in gates}):
        sentence = document.sentences[number]
        mark = SURE[group].search(document.lowered, *sentence) if group in SURE else None
        if not mark:
            mark = NEAR[group].search(document.lowered, *sentence) if group in NEAR else None
            if mark and not _near_treatment(document, sentence):
                continue
        if mark and not NOT_HEALTH.search(document.lowered, *sentence):
            yield group, *mark.span()


def _near_treatment(document: Document, sentence: Span) -> bool:
    """Return whether a treatment is named in the sentence or one beside it."""
    number = document.sentence_index(sentence[0])
    start = document.sentences[max(number - 1, 0)][0]
    end = document.sentences[min(number + 1, len(document.sentences) - 1)][1]
    return bool(document.subject or named_in(document, start, end) or _TREATMENT.search(document.lowered, start, end))
