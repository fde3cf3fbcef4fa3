"""Coping tips: what people do against a side effect or a symptom, or to live with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.annotators import _tips, annotator
from insights.annotators._about import close, named_in
from insights.language.document import Document
from insights.language.sentences import Span
from insights.model import Annotation, Kind, Segment

_ADVISED = re.compile(
    r"\b(?:help(?:s|ed|ing|ful)?|(?<!\bi )(?<!i'll )(?<!to )try(?! to\b)|i recommend|i suggest|"
    r"i'd recommend|i would recommend|found that|find that|i've found|i found|"
    r"i find|tips?|trick|make sure|works? (?:for me|great|well|wonders)|worked for me|"
    r"you (?:can|could|should|might)|take it|take them|taking (?:it|them|\w+) with|taken? (?:with|at|"
    r"before)|i (?:always|usually) \w+|prevents?|reduces?|relieves?|eases?|makes a difference|"
    r"do(?:es)? wonders|swear by|got me through|gets me through|(?<!\bi )(?<!to )(?<!you )(?:take|eat|drink|wear|"
    r"use|keep|put) (?:an?|some|it|your|fat|plenty|lots))\b"
)
_OPENLY = re.compile(
    r"\bwhat(?:'s| has| have| really| finally| actually| mostly){0,3} (?:helps?|helped|works?|worked|saved|"
    r"got) (?:me|us|mine|for me|for us|for mine|best)\b|\b(?:my|top|pro|handy|best|little|one) (?:\w+ )?(?:tips?|"
    r"tricks?|hacks?)(?: is| was| for| that|:|,| -)|"
    r"\b\w+ (?:tip|trick|hack):|\btips? (?:for|from me)\b|\bthe trick (?:is|was|for)\b|"
    r"\b\w+ (?:tip|trick) got me through\b|\b(?:things|something) that (?:has |have |really )?(?:helps?|"
    r"helped) me\b|\bdid the trick\b|\b(?:works?|worked|does|did) wonders\b|\bswear by\b|\b(?:gets?|"
    r"got) me through\b|\b(?:lifesaver|life saver|godsend) for\b"
)
_HELPS = re.compile(
    r"\b(?:find|found) (?:that |it |out )?[^.!?]{0,60}\b(?:help(?:s|ed)|works?|worked|eases?|easier|better)\b|"
    r"\b(?:help(?:s|ed)|eases|eased|relieves|relieved(?! to| that| when)|soothes|calms(?! (?:me )?down)|"
    r"takes the edge off|cuts down on|prevents|prevented|lessens|lessened|reduces|reduced|"
    r"keeps (?:away|off|down))\b|\b(?:(?<!\bi )(?<!i'll )(?<!to )(?<!can )try(?! (?:to|and|not|my|"
    r"their|his|her|so|it again)\b)|you (?:can|could|might|should) try|i(?:'d| would)? (?:highly )?(?:recommend|"
    r"suggest)|"
    r"make sure (?:you|to)|don'?t forget to|always (?:take|have|carry|keep|bring|wear)|"
    r"(?:take|taking) (?:it|them|mine|yours|the (?:pill|dose|shot)s?) (?:with|at|before|after|in|on|right)|"
    r"i (?:take|took|do|inject) (?:it|mine|them) (?:with|at night|before|after|right)|"
    r"(?:works?|worked) (?:great |well |best |wonders )?(?:for|against) (?:my|the))\b"
)
_WITHIN = 50
"""Characters after the words of help within which what is helped against stands."""
_UNHELPFUL = re.compile(
    r"\b(?:does|did|do|has|have|is|was|were|are|would|wo|ca|could|can)(?:n'?t|"
    r" not) (?:\w+ ){0,3}(?:help|work|touch|eas|reliev|prevent|reduc)\w*|\b(?:no|little|not much) help\b|"
    r"\bnothing (?:has )?(?:helps|helped|works|worked)\b|\?\s*$|\bnever helped\b|\b(?:any|anyone|anybody|"
    r"looking for|need|some|give me|share)(?: \w+){0,3} (?:tips?|tricks?|advice|suggestions?)\b|\b(?:if|hop(?:e|"
    r"ing)|whether|wish|think|maybe|might|would|supposed to|"
    r"seems? to have) (?:\w+ ){0,5}help(?:s|ed)?\b|\b(?:please|pls|thanks?|thank you)\b"
)
_GENERAL = "living with it"
_REACH = 1
_WHO = re.compile(
    r"\b(?:he|she|they|you|your|who|people|mom|mum|dad|wife|husband|friends?|doctors?|god|subreddit|"
    r"this) (?:\w+ ){0,2}$"
)


@annotator(finds=(Kind.COPING_TIP,), needs=(Kind.SIDE_EFFECT, Kind.SYMPTOM, Kind.SEGMENT))
def coping_tips(document: Document) -> Iterator[Annotation]:
    """Yield each sentence that gives advice; value is the ill or medication it helps against."""
    lowered = document.lowered
    advised, told = (_cued(document, name) for name in ("tip", "told"))
    gated = {*advised, *document.gated(Kind.COPING_TIP)}
    bidden = {sentence for sentence in document.sentences if _tips.bidden(lowered, sentence)}
    at_work = any(voice.value == Segment.PROFESSIONAL for voice in document.found(Kind.SEGMENT))
    cared = {sentence for sentence in gated if _tips.cared(lowered, sentence)}
    for sentence in sorted({*gated, *told, *bidden}):
        openly = sentence in bidden or sentence in cared or (sentence in told and _tips.told(lowered, sentence))
        openly = openly or (sentence in advised and _tips.timed(lowered, sentence))
        remedy, helps = False, None
        if not openly and sentence in gated:
            remedy = sentence in advised and bool(_ADVISED.search(lowered, *sentence))
            openly = bool(_OPENLY.search(lowered, *sentence))
            helps = _helps(document, sentence)
            if not (remedy or openly or helps) or _UNHELPFUL.search(lowered, *sentence):
                continue
        against = _against(document, sentence, helps, sure=remedy or openly, openly=openly)
        if against and not (at_work and against == _GENERAL):
            score = 0.7 if openly or remedy else 0.6
            yield document.annotation(
                Kind.COPING_TIP, against, *sentence, score=score, negated=False, hypothetical=False
            )


def _cued(document: Document, name: str) -> set[Span]:
    return {document.sentence(match.start) for match in document.matches("cue.coping_tip") if match.phrase.name == name}


def _helps(document: Document, sentence: Span) -> int | None:
    """Return where a thing, and neither somebody nor the medication itself, is said to help."""
    for mark in _HELPS.finditer(document.lowered, *sentence):
        before = document.lowered[sentence[0] : mark.start()]
        named = named_in(document, sentence[0], mark.start())
        if not _WHO.search(before) and not (named and mark.start() - named[-1].end < 25):
            return mark.end()
    return None


def _against(document: Document, sentence: Span, helps: int | None, *, sure: bool, openly: bool) -> str | None:
    """Return the ill in the sentence or just before, else the medication in reach, else "living with it"."""
    ills = sorted([*document.found(Kind.SIDE_EFFECT), *document.found(Kind.SYMPTOM)], key=lambda found: found.start)
    if not sure:
        after = (ill for ill in ills if helps and helps <= ill.start <= min(helps + _WITHIN, sentence[1]))
        return next((ill.value for ill in after), None)
    here = [ill.value for ill in ills if sentence[0] <= ill.start < sentence[1]]
    if here:
        return here[-1]
    number = document.sentence_index(sentence[0])
    near = [ill for ill in ills if 0 < number - document.sentence_index(ill.start) <= _REACH]
    if near:
        return near[-1].value
    return close(document, sentence[0]) or (_GENERAL if openly else None)
