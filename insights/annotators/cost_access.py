"""Cost and access: what a treatment costs, who pays, whether it can be had."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.annotators import annotator
from insights.annotators._about import close, in_sentence
from insights.language.document import Document
from insights.model import Annotation, Kind

_TREATMENT = re.compile(
    r"\b(?:meds?|medications?|medicines?|drugs?|prescriptions?|scripts?|rx|treatments?|therapy|"
    r"doctors?|doc|dr|neuro\w*|derm\w*|endo\w*|psychiatrist|"
    r"pharmac\w+|insurance|insulin|pump|strips?|supplies|cgm|pills?|generics?|refills?|infusions?|"
    r"injections?|appointments?|copays?|prior auth\w*|health ?care|nhs)\b"
)
_ALWAYS = frozenset({"insurance", "support_programme"})


@annotator(finds=(Kind.COST_ACCESS,))
def cost_access(document: Document) -> Iterator[Annotation]:
    """Yield what is said of cost, insurance, access and support programmes of a treatment."""
    seen: set[tuple[str, int]] = set()
    for match in document.matches("cue.cost_access"):
        sentence = document.sentence(match.start)
        key = (match.phrase.name, sentence[0])
        if key in seen:
            continue
        sure = match.phrase.name in _ALWAYS or document.subject or in_sentence(document, match.start)
        if not sure and not _TREATMENT.search(document.lowered, *sentence):
            continue
        target = close(document, match.start)
        seen.add(key)
        yield document.annotation(Kind.COST_ACCESS, match.phrase.name, match.start, match.end, target=target)
