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
    r"^[\s,\"'()/]*(?:(?:\d+ ?mg|generic|brand|pills?|shots?|pens?|injections?|infusions?|yr|year|"
    r"month|\d+)[\s)]*){0,2}"
    r"(?P<choice>or(?: maybe)?(?: (?:should i |do i |to )?(?:switch|mov|chang|go|stay|start|tak|"
    r"try)(?:e|ing|ing over)?"
    r"(?: over)?(?: to| on| onto| with)?)?|vs\.?|v\.?|versus|over|compared (?:to|with)|rather than|"
    r"instead of|and|to)?"
    r"[\s,\"'(/]*(?:the |going on |starting |trying |taking |generic )?$"
)
_BARE_JOIN = ("and", "to")
_NOTHING = re.compile(
    r"[\s\"')]*(?:vs\.?|versus|or|and|compared (?:to|with))[\s\"'(]*(?:just |simply )?(?:nothing|"
    r"no (?:treatment|meds?|medications?|"
    r"drugs?|dmts?|therapy)|doing nothing|do nothing|not (?:treating|taking|doing|being on) (?:\w+)|"
    r"not at all|"
    r"wait(?:ing)?(?: and see)?|going without|watchful waiting|staying off|diet alone)\b"
)
_NO_TREATMENT = "no treatment"
_WEIGHED = re.compile(
    r"\?|\b(?:choos\w+|choice|choices|chose|decid\w+|decision|which|better|best|versus|vs|between|should i|"
    r"consider\w*|recommend\w*|thoughts|opinions?|advice|prefer\w*|options?|compar\w+|torn|toss[ -]?up|"
    r"leaning|pick|picked|picking|offered|your pick|difference|experiences? with|either)\b"
)
_BETWEEN = re.compile(
    r"\b(?:cho(?:ose|osing|ice|ices)|pick\w*|decid\w+|decision|torn|debating|differences?|toss[ -]?up|"
    r"compar\w+|options?|"
    r"stuck|go)\b[^.!?]{0,25}\bbetween\b|\beither\b"
)
_REACH = 45
_HEADLINE = 20
"""Characters from the start of a post within which "X or Y" is what it is about."""
_ALWAYS = ("vs", "versus", "v.", "compared")


@annotator(finds=(Kind.TREATMENT_CHOICE,))
def treatment_choices(document: Document) -> Iterator[Annotation]:
    """Yield each set of medications, or medication and no treatment, that stand to choice, joined by "or"."""
    named = mentions(document)
    if not named:
        return
    for group, chosen in _groups(document, named):
        generics = sorted({found.value for found in group})
        end = group[-1].end
        if nothing := _NOTHING.match(document.lowered, end):
            generics, chosen, end = [*generics, _NO_TREATMENT], chosen or "or", nothing.end()
        if len(generics) > 1 and chosen and _weighed(document, group, chosen):
            yield document.annotation(
                Kind.TREATMENT_CHOICE, " or ".join(generics), group[0].start, end, negated=False, hypothetical=False
            )


def _weighed(document: Document, group: Sequence[Mention], chosen: str) -> bool:
    """Return whether the medications stand to choice: by the word between, in the sentence, or as a headline."""
    sentence = document.sentence(group[0].start)
    if chosen.startswith(_ALWAYS) or _WEIGHED.search(document.lowered, *sentence):
        return True
    return sentence[0] == 0 and group[0].start < _HEADLINE


def _groups(document: Document, named: Sequence[Mention]) -> Iterator[tuple[Sequence[Mention], str]]:
    """Yield runs of medications joined by "or", "vs" or commas, with the word that makes them a choice."""
    group, chosen = [named[0]], ""
    for left, right in pairwise(named):
        gap = document.lowered[left.end : right.start]
        joint = _JOINED.match(gap) if len(gap) < _REACH else None
        word = (joint["choice"] or "") if joint else ""
        if (
            joint
            and word in _BARE_JOIN
            and _BETWEEN.search(document.lowered, max(0, group[0].start - 60), group[0].start)
        ):
            word = "between"
        if (joint and word and word not in _BARE_JOIN) or not gap.strip(" ,(/\"'"):
            chosen = chosen or word
            group.append(right)
        else:
            yield group, chosen
            group, chosen = [right], ""
    yield group, chosen
