"""Whether a change of life is told of a treatment, and changes told in words of their own: "gave me my life back"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from insights.annotators._about import medicated, mentions, named_in
from insights.language.document import Document
from insights.language.phrases import holds_any

_SELF = (
    r"(?:myself|my (?:old|normal|usual|former|true|real) self|me|(?:a )?(?:normal|new|different|whole|real|"
    r"better|functional|functioning|human)(?: \w+)? (?:person|human(?: being)?|man|woman|adult|guy|girl))"
)
_VERY = r"(?:\w+ )?"
BETTER = re.compile(
    rf"\b(?:feel|felt|feeling|be|become|became|am|like) (?:\w+ ){{0,2}}(?:like )?{_SELF} (?:again|now|"
    rf"for once)\b|\b(?:feel|felt|feeling) (?:\w+ )?(?:more )?like {_SELF}(?! (?:who|that))\b|\bfe[el]+(?:t|"
    rf"ing)? (?:\w+ )?(?:like )?(?:alive|human|normal|whole) (?:again|for (?:the first|once))|"
    r"\bfe[el]+(?:t|ing)? (?:\w+ )?(?:happy|good|great|ok|okay|calm|alive|normal|better) for the first time in\b|"
    r"\b(?:given?|gave|giving|got(?:ten)?|gets?|have|having|had) (?:me |him |her |us )?(?:back )?(?:my|his|her|"
    r"our) (?:\w+ )?\w+ back\b|\bg[ai]ven? (?:me|him|her) back my\b|"
    r"\b(?:my|his|her|our|whole) (?:whole |entire |daily |work |social |family |home )?lif?e (?:is|has|was|got|"
    r"became|has been|have)(?: been)? (?:\w+ ){0,2}(?:changed|better|easier|improved|transformed|amazing|great|"
    r"wonderful|worth|manageable|different|normal|turned)\b|"
    rf"\b(?:chang|sav|transform|improv)(?:ed|ing|es|e)? {_VERY}(?:my|his|her|our|mine|"
    rf"the quality of my) {_VERY}(?:quality of )?li[fv]es?\b|\bli[fv]e[- ]?(?:sav|chang)(?:er|ers|ing)\b|"
    r"\bturned (?:my|his|her|our) (?:\w+ )?life around\b|\bbest (?:thing|decision|"
    r"choice) (?:that )?(?:\w+ ){0,2}(?:ever )?(?:happened|made|did|done)\b|\b(?:huge|big|massive|world of|"
    r"enormous|night and day|tremendous|amazing) (?:\w+ )?(?:difference|improvement|change)s? (?:in|to|"
    r"on) (?:my|his|her|our) (?:\w+ )?(?:life|lives|days?|sleep|work|mood and|marriage|relationships?|family|"
    r"quality)\b|"
    r"\b(?:enjoy(?:ing)?|loving|living|live|back to|got back to) (?:my )?(?:life|living)(?: again| now|[.!])|"
    r"\b(?:lead|live|living|leading|have|having) (?:a |an )?(?:\w+ )?(?:normal|full|happy|productive|regular|"
    r"active|good) li[fv]es?\b|"
    r"\b(?:can|able to|could) (?:\w+ ){0,2}(?:function|live|enjoy|sleep|work|concentrate|focus|socialize|"
    r"socialise|leave the house|go (?:out|to work|to school|places)|get (?:out of bed|through|things done|up)|"
    r"be (?:myself|around|happy|a (?:\w+ )?(?:mom|mum|mother|dad|father|parent|wife|"
    r"husband)))(?: [^.!?]{0,30}?)? (?:again|now|finally|at last|like (?:a )?normal)\b|"
    r"\b(?:now|finally) (?:\w+ )?(?:can|able to|have the (?:motivation|energy|will)|want to go|enjoy|"
    r"look forward to)\b|\b(?:able to|can|could)[^.!?\n]{3,70}\b(?:now that|since|because of|"
    r"thanks to) (?:i'?m |i am |i |my |the |being |taking |starting )*(?:on\b|tak|start|been on|med|treat|"
    r"therap)|"
    r"\b(?:from|barely) (?:\w+ )?(?:functioning|surviving|living) to \w+|\bkept (?:me|him|her) (?:alive|sane|"
    r"going|functioning)\b|\bhelp(?:s|ed|ing)? (?:me|him|her) (?:\w+ )?(?:function|live|cope|get through|"
    r"be (?:myself|normal|a better)|lead|get my life|through (?:my|the) day|enjoy|sleep)\b|"
    r"\bquality of life (?:\w+ ){0,3}(?:better|improv\w+|great\w*|good|up|increas\w+)|\b(?:improv|better|"
    r"increas)\w* (?:\w+ )?(?:quality of life|standard of living)\b|\bsleep(?:ing)? (?:\w+ )?(?:better|"
    r"like a baby|through the night|great|soundly|well)(?: now| again| than|[.,!])|"
    r"\bwoke up (?:feeling )?(?:refreshed|happy|rested)\b"
)
WORSE = re.compile(
    r"\b(?:ruin|destroy|wreck|devastat|cost)(?:ed|ing|s|ned)? (?:both )?(?:me )?(?:my|mine|his|her|"
    r"our) (?:\w+ ){0,4}?(?:li[fv]es?|marriage|relationships?|career|job|family|health|days?|sleep|social life|"
    r"sex life)\b|"
    r"\b(?:turn(?:ed|s|ing)?|made|makes?) (?:me|him|her|my \w+) (?:in ?to |feel like |like )?(?:a |"
    r"an )(?:\w+ )?(?:zombie|robot|vegetable|shell|monster|ghost|mess|wreck|different person|basket case|"
    r"nervous wreck|recluse|couch potato)\b|"
    r"\b(?:made|makes|making|make|turned|was|is|has been|been|became|a) (?:my (?:\w+ )?life )?(?:a |an |pure |"
    r"absolute |total |complete )*(?:living )?(?:hell|nightmare)\b(?: (?:for|on earth|to live))?|\b(?:my|his|"
    r"her) (?:\w+ )?life (?:is|was|has been|became) (?:\w+ ){0,2}(?:hell|a nightmare|over|miserable|ruined|"
    r"worse|unbearable)\b|"
    r"\b(?:(?:don'?t|do not|didn'?t|did not|not|never|no longer) feel(?:ing)? (?:\w+ )?like (?:myself|me|"
    r"a person)|(?:wasn'?t|not|isn'?t|am not|n't) (?:\w+ )?(?:myself|my ?self)\b|lost (?:\w+ )?(?:who i am|"
    r"myself|my (?:personality|creativity|spark|drive|self))|shell of (?:a|my|who)|not (?:the same|creative|"
    r"myself) any ?more)|"
    r"\b(?:can'?t|cannot|couldn'?t|could not|unable to|not able to|barely|hardly|can barely|could barely|"
    r"could hardly) (?:even |really |just )*(?:function|work|live|leave (?:the|my) (?:house|bed|home)|"
    r"get out of bed|take care of|drive|go to work|do (?:my job|anything)|hold (?:a|down a) (?:job|"
    r"conversation)|enjoy (?:anything|life))\b|"
    r"\b(?:had to (?:quit|leave|stop) (?:my )?(?:job|work|school|working|college)|lost my job|"
    r"missed (?:\w+ ){0,3}(?:work|school)|bed ?ridden|house ?bound|slept all day|sleep(?:ing)? all day|"
    r"in bed all day)\b|\b(?:functioning|function) (?:at|on) (?:a )?(?:\w+ ){0,3}(?:lower|worse)\b|"
    r"\bquality of life (?:\w+ ){0,3}(?:worse|suffer\w*|poor|bad|terrible|declin\w*|went down|zero)\b"
)
_TREATED = re.compile(
    r"\b(?:meds?|medicat\w+|medicines?|drugs?|pills?|therapy|therapist|treatments?|anti[ -]?depressants?|"
    r"anti[ -]?psychotics?|stimulants?|pump|ssris?|mg|dos(?:e|age)|infusions?|injections?|surgery|cbt|dbt|rtms|"
    r"prescri\w+|hospital|inhaler|cpap|cgm|biologics?|steroids?|vaccine)\b"
)
_NO_TREATMENT = re.compile(r"\b(?:smok\w*|cigar\w*|alcohol|drinking|weed|reddit|subreddit|sub\b|god|jesus|diet)\b")
_BEFORE = re.compile(
    r"\b(?:before|prior to|until i|untill|back then|when i was depressed|without (?:it|this|my|the|meds|"
    r"medication)|off (?:it|my|the)|would (?:be|have|not)|wouldn'?t|if i)\b"
)
_BY_IT = re.compile(
    r"\b(?:it|this|that|drug|meds?|medications?|medicine|they|pills?|stuff|made|makes|making|side effects?|"
    r"on it|withdrawal)\b"
)


_GATES = (
    (
        "better",
        BETTER,
        (
            "life",
            "lives",
            "myself",
            "self",
            " me",
            "human",
            "normal",
            "alive",
            " back",
            "best ",
            "difference",
            "improve",
            "change",
            "able to",
            "can ",
            "could",
            "finally",
            "now ",
            "barely",
            "living",
            "sleep",
            "woke",
            "first time",
            "person",
            "whole",
        ),
    ),
    (
        "worse",
        WORSE,
        (
            "life",
            "lives",
            "ruin",
            "destroy",
            "wreck",
            "devastat",
            "cost",
            "turn",
            "made ",
            "make",
            "hell",
            "nightmare",
            "feel",
            "myself",
            "my self",
            "lost",
            "shell",
            "anymore",
            "any more",
            "can't",
            "cannot",
            "couldn't",
            "could not",
            "able to",
            "barely",
            "hardly",
            "had to",
            "miss",
            "bed",
            "house",
            "slept",
            "sleep",
            "function",
        ),
    ),
)


def treated(document: Document) -> bool:
    """Return whether the post speaks of a treatment at all."""
    return medicated(document) or _TREATED.search(document.lowered) is not None


def told(document: Document) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and better or worse of the changes told."""
    text = document.lowered
    gates = [(value, pattern, pieces) for value, pattern, pieces in _GATES if holds_any(text, pieces)]
    for number, (start, end) in enumerate(document.sentences if gates else ()):
        if not _beside_treatment(document, number):
            continue
        sentence = text[start:end]
        for value, pattern, pieces in gates:
            if holds_any(sentence, pieces):
                yield from ((mark.start(), mark.end(), value) for mark in pattern.finditer(text, start, end))


@lru_cache(maxsize=1)
def _treated_sentences(document: Document) -> frozenset[int]:
    text = document.lowered
    named = {document.sentence_index(mention.start) for mention in mentions(document)}
    return frozenset(named | {document.sentence_index(mark.start()) for mark in _TREATED.finditer(text)})


def _beside_treatment(document: Document, number: int) -> bool:
    return document.subject is not None or not _treated_sentences(document).isdisjoint((number - 1, number, number + 1))


def of_treatment(document: Document, start: int, value: str) -> bool:
    """Return whether the change at `start` is put down to a treatment."""
    text, number = document.lowered, document.sentence_index(start)
    sentence = document.sentences[number]
    if value == "worse" and _BEFORE.search(text, *sentence):
        return False
    if document.subject:
        return True
    if _NO_TREATMENT.search(text, *sentence) and not named_in(document, *sentence):
        return False
    if not _beside_treatment(document, number):
        return False
    if value == "better":
        return True
    return bool(named_in(document, *sentence) or (_TREATED.search(text, *sentence) and _BY_IT.search(text, *sentence)))
