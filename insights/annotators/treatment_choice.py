"""Treatment choice: somebody weighs medications against each other ("X or Y?")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from insights.annotators import annotator
from insights.annotators._about import Mention, mentions
from insights.language.document import Document
from insights.model import Annotation, Kind

_JOINED = re.compile(
    r"^[\s,\"'()/]*(?:\d+ ?mg\s*)?(?:(?P<choice>or(?: maybe)?|vs\.?|v\.?|versus|over|compared (?:to|"
    r"with)|rather than|instead of)|and|to)?[\s,\"'(/]*(?:the |going on |starting |trying |taking )?$"
)
_WEIGHED = re.compile(
    r"\?|\b(?:choos\w+|choice|decid\w+|decision|which|better|best|versus|vs|between|should i|"
    r"consider\w*|recommend\w*|thoughts|opinions?|advice|prefer\w*|options?|compar\w+|torn|toss up|"
    r"leaning|pick)\b"
)
_ALWAYS = ("vs", "versus", "v.", "compared")


@annotator(finds=(Kind.TREATMENT_CHOICE,))
def treatment_choices(document: Document) -> Iterator[Annotation]:
    """Yield each set of different medications that stand to choice, sorted and joined by "or"."""
    named = mentions(document)
    if len({found.value for found in named}) < 2:
        return
    for group, chosen in _groups(document, named):
        generics = sorted({found.value for found in group})
        sentence = document.sentence(group[0].start)
        if len(generics) > 1 and (chosen.startswith(_ALWAYS) or _WEIGHED.search(document.lowered, *sentence)):
            yield document.annotation(
                Kind.TREATMENT_CHOICE,
                " or ".join(generics),
                group[0].start,
                group[-1].end,
                hypothetical=False,
            )


def _groups(document: Document, named: Sequence[Mention]) -> Iterator[tuple[Sequence[Mention], str]]:
    """Yield runs of medications joined by "or", "vs" or commas, with the word that makes them a choice."""
    group, chosen = [named[0]], ""
    for left, right in pairwise(named):
        joint = (
            _JOINED.match(document.lowered[left.end : right.start]) if right.start - left.end < 40 else None
        )
        if joint and (joint["choice"] or not document.lowered[left.end : right.start].strip(" ,(/\"'")):
            chosen = chosen or joint["choice"] or ""
            group.append(right)
        elif joint and "between" in document.lowered[max(0, group[0].start - 25) : group[0].start]:
            chosen = "between"
            group.append(right)
        else:
            if chosen:
                yield group, chosen
            group, chosen = [right], ""
    if chosen:
        yield group, chosen
