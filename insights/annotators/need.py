"""Needs: what a post seeks, or a mentor offers; a caregiver's own and the loved one's kept apart.

In posts that ask or seek support a small linear model weighs what is asked, what rules find and whose post it is. Its
weights stand in `_need_weights.txt`; `python -m tests.quality.train_intents` makes them anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Set
from functools import cache

from insights.annotators import annotator
from insights.annotators._asked import asked, asking, first_about, most_about
from insights.annotators._shape import LONG, shape, told_by_rules
from insights.annotators._voice_rules import Hit, RuleSet, load
from insights.annotators._voice_view import View, view
from insights.annotators._weighing import spread, terms, weighing
from insights.language.document import Document
from insights.language.sentences import Span
from insights.model import Annotation, Decision, Experiencer, Intent, Kind, Need, Segment

MODEL = "_need_weights.txt"
ENOUGH = 0.18
"""Probability from which a need holds: low, since a post that asks nearly always needs something."""
BESIDE = 0.5
"""What a need must be worth of the likeliest one."""
SEEKING = frozenset({Intent.ASK, Intent.SEEK_SUPPORT})
WEIGHED = (
    Need.ENCOURAGEMENT,
    Need.LIVING_WITH,
    Need.MENTOR_SOUGHT,
    Need.PRACTICAL_HELP,
    Need.TREATMENT_CHOICE,
    Need.WHY_AND_HOW,
)
_OUTRIGHT = (Need.MENTOR_SOUGHT, Need.ENCOURAGEMENT, Need.COST_ACCESS, Need.PRACTICAL_HELP)
"""Needs that a brief post says in so many words."""
_RULE = 0.6
"""Score of a need that a rule or a pack alone tells."""
_CATEGORIES = tuple((need, f"need.{need}") for need in Need)
_SUBJECTS = {
    Need.ENCOURAGEMENT: ("hope",),
    Need.LIVING_WITH: ("coping", "life", "how_do", "what_do"),
    Need.MENTOR_SOUGHT: ("others", "stories", "company"),
    Need.PRACTICAL_HELP: ("things",),
    Need.TREATMENT_CHOICE: ("treatment", "weighs", "tried"),
    Need.WHY_AND_HOW: ("facts", "why", "whether"),
    Need.COST_ACCESS: ("money",),
}
_FOUND_FIRST = (Kind.SEGMENT, Kind.INTENT, Kind.TREATMENT_CHOICE, Kind.COST_ACCESS, Kind.DECISION)


@annotator(finds=(Kind.NEED,), needs=_FOUND_FIRST)
def needs(document: Document) -> Iterator[Annotation]:
    """Yield each need of the post once, with the words or the sentence that show it."""
    heard = view(document)
    intents = {found.value for found in document.found(Kind.INTENT)}
    hits = _hits(document, heard)
    spans = {hit.value: (hit.start, hit.end) for hit in reversed(hits)}
    shares: dict[str, float] = {}
    outright = {value for value in _OUTRIGHT if value in spans and len(heard.words) < LONG}
    if intents & SEEKING or Need.MENTOR_SOUGHT in outright:
        sentences = asking(document, heard)
        model = weighing(MODEL)
        shares = likeliest(model.likelihoods(_signs(document, heard, hits, sentences, intents, model.signs)))
        shares |= dict.fromkeys(outright, _RULE) | _carers(document, intents, spans)
        if Intent.ASK in intents and (money := first_about("money", heard.text, sentences)):
            shares[Need.COST_ACCESS], spans[Need.COST_ACCESS] = _RULE, money
        spans = {value: _sentence(document, heard, value, sentences) for value in shares} | spans
    if Need.MENTOR_OFFERED in spans and Intent.ASK not in intents:
        shares[Need.MENTOR_OFFERED] = _RULE
    for hit in _pack_cues(document, intents):
        shares[hit.value], spans[hit.value] = max(shares.get(hit.value, 0), _RULE), (hit.start, hit.end)
    for value, share in shares.items():
        start, end = spans[value]
        yield Annotation(
            kind=Kind.NEED,
            value=value,
            start=start,
            end=end,
            score=share,
            evidence=document.text[start:end],
            experiencer=Experiencer.LOVED_ONE if value == Need.HELP_FOR_LOVED_ONE else Experiencer.SELF,
        )


def _hits(document: Document, heard: View) -> list[Hit]:
    """Return the words that rules know to speak for a need, by place, and what other findings say."""
    return [*_rules().find(heard), *_from_findings(document)]


def signs(document: Document, intents: Collection[str], known: Set[str]) -> dict[str, float]:
    """Return all that the model weighs; `known` are the terms it has a weight for."""
    heard = view(document)
    return _signs(document, heard, _hits(document, heard), asking(document, heard), intents, known)


def _signs(
    document: Document,
    heard: View,
    hits: list[Hit],
    sentences: list[Span],
    intents: Collection[str],
    known: Set[str],
) -> dict[str, float]:
    words = [word for start, end in sentences for word in heard.text[start:end].split()]
    return (
        shape(document, heard)
        | {f"intent {intent}": 1.0 for intent in intents}
        | told_by_rules(hits, heard, "rule")
        | asked(document, heard, sentences)
        | spread(known & set(terms(words)))
    )


def likeliest(shares: dict[str, float]) -> dict[str, float]:
    """Return the needs that are likely enough, alone and beside the likeliest one."""
    least = max([ENOUGH, *(BESIDE * share for share in shares.values())])
    return {value: share for value, share in shares.items() if share >= least}


def _carers(document: Document, intents: Collection[str], spans: dict[str, Span]) -> dict[str, float]:
    """Return the needs only a caregiver has: any question is for the one cared for."""
    if all(found.value != Segment.CAREGIVER for found in document.found(Kind.SEGMENT)):
        return {}
    found: dict[str, float] = {}
    if Intent.ASK in intents or Need.HELP_FOR_LOVED_ONE in spans:
        found[Need.HELP_FOR_LOVED_ONE] = _RULE
    if Need.HELP_FOR_CAREGIVER in spans:
        found[Need.HELP_FOR_CAREGIVER] = _RULE
    return found


def _sentence(document: Document, heard: View, value: str, sentences: list[Span]) -> Span:
    """Return the sentence that asks for `value`, or else the words that show what the post is for."""
    best = most_about(_SUBJECTS.get(Need(value), ()), heard.text, sentences)
    if best is None:
        best = next(((f.start, f.end) for f in document.found(Kind.INTENT) if f.value in SEEKING), (0, heard.title))
    return best


@cache
def _rules() -> RuleSet:
    return load("need.toml")


def _pack_cues(document: Document, intents: Collection[str]) -> Iterator[Hit]:
    seeking = bool(SEEKING.intersection(intents))
    for need, category in _CATEGORIES:
        if seeking or need is Need.MENTOR_OFFERED:
            for match in document.matches(category)[:1]:
                yield Hit(need, 1.0, match.start, match.end)


def _from_findings(document: Document) -> Iterator[Hit]:
    for kind, need in ((Kind.TREATMENT_CHOICE, Need.TREATMENT_CHOICE), (Kind.COST_ACCESS, Need.COST_ACCESS)):
        for found in document.found(kind)[:1]:
            yield Hit(need, 1.0, found.start, found.end)
    for found in document.found(Kind.DECISION):
        if found.value == Decision.CONSIDERING:
            yield Hit(Need.TREATMENT_CHOICE, 1.0, found.start, found.end)
