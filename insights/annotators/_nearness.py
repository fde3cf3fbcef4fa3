"""Which words of praise and complaint are about a medication, and which only stand near it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from insights.annotators._about import Mention
from insights.language.document import Document
from insights.language.sentences import Span
from insights.language.sentiment import Feeling

_MEDICINE = (
    r"(?:drug|meds?|medicine|medication|pills?|shots?|injections?|infusions?|treatment|stuff|cream|gel|"
    r"patch)"
)
_ABOUT_IT = re.compile(
    r"\b(?:it|this|they|these)(?:'s|'ve|'ll| is| are| was| were| has| have| had| really| just| also|"
    r" actually| definitely|"
    r" seems? to| still| will| would| does| did| doesn't| didn't| don't| only| all)* (?:been |so |"
    r"very |a |an |not |the |me )*"
    r"(?:work\w*|help\w*|ma[dk]e\w*|making|g[ai]ve\w*|caus\w+|do\w*|did|chang\w+|sav\w+|ke[ep]\w+|"
    r"t[ao]k\w+|great|good|amazing|"
    r"wonderful|awful|horrible|terrible|bad|worth|best|worst|easy|hell|poison|miracle|godsend|life|"
    r"lifesaver|nightmare|"
    r"effective|useless|ruin\w*|destroy\w*|killed|stopp\w+|fail\w+)\b|"
    r"\b(?:lov\w+|like|hat\w+|recommend|try|tried|taking|takes?|took|on|off|with|from|of|about|"
    r"thanks to) (?:it|this|them)\b|"
    rf"\b(?:the|this|that|these|those|my) {_MEDICINE}\b|\bside effects?\b|\bsince (?:i )?(?:start\w*|"
    rf"tak\w+|be)|"
    r"\bon \d+ ?mg\b"
)
_STARTS_WITH_IT = re.compile(
    r"\W*(?:works?|worked|working|helps?|helped|lov\w+|hat\w+|amazing|awesome|great|wonderful|best|"
    r"worst|horrible|terrible|"
    r"never again|highly|would(?:n't)? (?:\w+ )?recommend|total|life ?saver|so far|no side)\b"
)
_LACKING = re.compile(
    r"\b(?:without|no|not|n't|out of|ran out|low on|steals?|stole|stolen|needs?|needed|afford|"
    r"forg[eo]t\w*|miss(?:ed|ing)?|"
    r"skip\w*|get(?:ting)? (?:my|the|his|her)|price of|cost of)\W+(?:\w+\W+){0,3}$"
)
_THING_OF_IT = re.compile(
    r"[ -](?:cases?|requirements?|needles?|vials?|bottles?|syringes?|costs?|prices?|stories|story|"
    r"prescriptions?|shipments?|"
    r"suppl(?:y|ies)|storage|cooler|labels?|samples|coupons?|commercials?|ads?|bubbles?)\b"
)
_NEAR = 60
"""Characters within which words of one clause are about the medication it names."""


def nearness(document: Document, feeling: Feeling, close: Sequence[Mention], clause: Span) -> float:
    """Return how much (0..1) words beside medications are about them, where the post is no review of one."""
    nearest = min(close, key=lambda match: max(match.start - feeling.end, feeling.start - match.end))
    if feeling.weight < 0 and _LACKING.search(document.lowered, max(clause[0], nearest.start - 40), nearest.start):
        return 0.0
    if _THING_OF_IT.match(document.lowered, nearest.end):
        return 0.0
    gap = max(nearest.start - feeling.end, feeling.start - nearest.end)
    if clause[0] <= nearest.start < clause[1]:
        return 1.0 if gap <= _NEAR else 0.4 if gap <= 2 * _NEAR else 0.0
    return 1.0 if speaks_of_it(document, clause) else 0.0


def speaks_of_it(document: Document, span: Span) -> bool:
    """Return whether the text at `span` goes on about the medication last named."""
    return bool(_ABOUT_IT.search(document.lowered, *span) or _STARTS_WITH_IT.match(document.lowered, *span))
