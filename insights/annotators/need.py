"""Needs: what a post seeks, or a mentor offers; a caregiver's own and the loved one's kept apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from insights.annotators import annotator
from insights.annotators._voice_rules import Hit, RuleSet, load
from insights.annotators._voice_view import View, view
from insights.language.document import Document
from insights.model import Annotation, Decision, Experiencer, Intent, Kind, Need, Segment

_NEAR = 80
_BRIEF = 90
"""Words up to which a question is what the post is about."""
_LONG = 180
_EDGE = 300
_ENOUGH = 1.0
"""What hints must add up to: a subject named in a question is half a hint."""
_SENTENCE_END = re.compile(r"[.?!\n]")
_REQUEST = re.compile(
    r"\b(?:wonder\w*|curious|advice|tips|suggest\w*|recommend\w*|looking for|explain|thoughts|opinions?|"
    r"help|please|know if|how to|anyone|input|ideas|appreciate\w*|"
    r"thinking (?:about|of)|considering|debating|deciding|do (?:i|we)|should (?:i|we)|is it|does it|"
    r"how (?:do|did)|what (?:do|did|would)|who do|tell me|hear from|(?:those|any) of you|my question)\b"
)
_TREATMENT = re.compile(
    r"\b(?:meds?|medications?|medicines?|drugs?|pills?|treatments?|therap\w+|surgery|injections?|infusions?|"
    r"shots?|pumps?|cgm|insulin|creams?|products?|moisturi[sz]er\w*|cleansers?|vitamins?|supplements?|diets?|"
    r"options?|brands?|antibiotics?|steroids?|ssris?|stimulants?|antidepressants?|patch\w*|gum|cold turkey|"
    r"dos(?:e|es|age)|\w{3,}(?:mab|nib|ine|ate|one|cin|lin|pram|zole|pine|done|tane|pam|statin|vir|formin|"
    r"tide|gliptin|olol|pril|sartan|oin|oxide))\b"
)
_NOT_MEANT = re.compile(r"\b(?:funny|funnier|jokes?|hilarious|over-?reacting|wondering why me)\b")
"""What makes a question of why one about people's ways, not about the illness."""
_OWN_KIN = re.compile(
    r"\b(?:my|our|his|her|with|dating)\b[^.?!\n]{0,40}\b(?:mom|mum|mother|dad|father|parents?|wife|husband|"
    r"hubby|partner|"
    r"boyfriend|girlfriend|bf|gf|so|spouse|fianc\w+|significant other|son|daughter|child|children|kids?|baby|"
    r"toddler|sister|"
    r"brother|siblings?|aunt|uncle|grand\w+|cousin|niece|nephew|friends?|roommate|loved ones?|someone)\b|"
    r"\b(?:husband|wife|son|daughter|gf|bf|girlfriend|boyfriend|mom|dad|mother|father|partner|dating|year old)\b"
)
_FOR_CARERS = (Need.HELP_FOR_LOVED_ONE, Need.HELP_FOR_CAREGIVER)
_OPEN = {Intent.ASK, Intent.VENT}
"""Intents under which a subject that is named is what is sought."""
_SEEKING = (Intent.ASK, Intent.SEEK_SUPPORT)


_FOUND_FIRST = (Kind.SEGMENT, Kind.INTENT, Kind.TREATMENT_CHOICE, Kind.COST_ACCESS, Kind.DECISION)


@annotator(finds=(Kind.NEED,), needs=_FOUND_FIRST)
def needs(document: Document) -> Iterator[Annotation]:
    """Yield each need of the post once, with the words that show it."""
    heard = view(document)
    voice = next((found.value for found in document.found(Kind.SEGMENT)), Segment.UNCLEAR)
    intents = {found.value for found in document.found(Kind.INTENT)}
    strength: dict[str, float] = defaultdict(float)
    heard_of: set[tuple[str, str]] = set()
    seen: set[str] = set()
    hits = [
        *_pack_cues(document),
        *_rules("need.toml").find(heard, once=False),
        *(_rules("need_asked.toml").find(heard, once=False) if intents & _OPEN else ()),
        *_from_findings(document),
        *_for_somebody(document),
    ]
    for hit in hits:
        words = (hit.value, heard.text[hit.start : hit.end])
        if hit.value in seen or words in heard_of or not _holds(document, hit, heard, voice, intents):
            continue
        heard_of.add(words)
        strength[hit.value] += hit.weight if len(heard.words) > _BRIEF else 1.0
        if strength[hit.value] < _ENOUGH:
            continue
        seen.add(hit.value)
        yield Annotation(
            kind=Kind.NEED,
            value=hit.value,
            start=hit.start,
            end=hit.end,
            score=0.7 if Intent.ASK in intents else 0.6,
            evidence=document.text[hit.start : hit.end],
            experiencer=Experiencer.LOVED_ONE if hit.value == Need.HELP_FOR_LOVED_ONE else Experiencer.SELF,
        )


def _is_sought(hit: Hit, text: str) -> bool:
    """Return whether a hit stands in a question or a request."""
    end = _SENTENCE_END.search(text, hit.end - 1)
    if end is not None and end[0] == "?":
        return True
    return bool(_REQUEST.search(text, max(0, hit.start - _NEAR), end.start() if end else len(text)))


def _is_aside(hit: Hit, heard: View) -> bool:
    """Return whether a hit stands in the middle of a long post, where much is told beside what is sought."""
    if len(heard.words) <= _LONG or hit.start < heard.title + _EDGE:
        return False
    return hit.end < len(heard.text) - _EDGE


def _is_put(hit: Hit, heard: View) -> bool:
    """Return whether a hit stands in a question, or in the heading of a post that asks."""
    end = _SENTENCE_END.search(heard.text, hit.end - 1)
    asked = end is not None and end[0] == "?"
    return asked or (len(heard.words) <= _BRIEF and _is_sought(hit, heard.text))


def _names_treatment(document: Document, hit: Hit, text: str) -> bool:
    start, end = max(0, hit.start - _NEAR), hit.end + _NEAR
    named = any(start <= match.start < end for match in document.matches("medication"))
    return named or bool(_TREATMENT.search(text, start, end))


@cache
def _rules(name: str) -> RuleSet:
    return load(name)


def _pack_cues(document: Document) -> Iterator[Hit]:
    for need in Need:
        for match in document.matches(f"need.{need}")[:1]:
            yield Hit(need, 1.0, match.start, match.end, "seek" if need is not Need.MENTOR_OFFERED else "")


def _from_findings(document: Document) -> Iterator[Hit]:
    for kind, need in ((Kind.TREATMENT_CHOICE, Need.TREATMENT_CHOICE), (Kind.COST_ACCESS, Need.COST_ACCESS)):
        for found in document.found(kind)[:1]:
            yield Hit(need, 1.0, found.start, found.end, "ask")
    for found in document.found(Kind.DECISION):
        if found.value == Decision.CONSIDERING:
            yield Hit(Need.TREATMENT_CHOICE, 1.0, found.start, found.end, "seek")


def _for_somebody(document: Document) -> Iterator[Hit]:
    """Yield the question of a carer as help for the one cared for: `_holds` sees to whose voice it is."""
    for found in document.found(Kind.INTENT):
        if found.value == Intent.ASK and not found.evidence.casefold().startswith(("asked", "asking", "wonder ")):
            yield Hit(Need.HELP_FOR_LOVED_ONE, 1.0, found.start, found.end, "ask")


def _holds(document: Document, hit: Hit, heard: View, voice: str, intents: set[str]) -> bool:
    """Return whether the need is sought here, and by whom it can be."""
    if hit.note and _is_aside(hit, heard):
        return False
    if hit.note == "give" and Intent.GIVE_SUPPORT not in intents:
        return False
    if hit.value == Need.COST_ACCESS and Intent.VENT in intents and len(heard.words) <= _BRIEF:
        return True
    if hit.note in ("ask", "treatment") and not (Intent.ASK in intents and _is_sought(hit, heard.text)):
        return False
    if hit.note == "topic" and not (Intent.ASK in intents and _is_put(hit, heard)):
        return False
    if hit.note == "treatment" and not _names_treatment(document, hit, heard.text):
        return False
    if hit.note == "seek" and not intents.intersection(_SEEKING):
        return False
    if hit.value == Need.WHY_AND_HOW and _NOT_MEANT.search(document.lowered, *document.sentence(hit.start)):
        return False
    if hit.value == Need.HELP_FOR_LOVED_ONE and not (_OWN_KIN.search(heard.text) and _is_sought(hit, heard.text)):
        return False
    if hit.value == Need.HELP_FOR_CAREGIVER and voice == Segment.CAREGIVER and Intent.VENT in intents:
        return True
    if hit.value in _FOR_CARERS:
        return voice == Segment.CAREGIVER and bool(intents.intersection(_SEEKING))
    if hit.note == "give":
        return True
    if voice == Segment.UNCLEAR and heard.i + heard.we + heard.you == 0:
        return Intent.ASK in intents and heard.asks
    return True
