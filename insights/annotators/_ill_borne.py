"""Words of people who bear a medication badly and name no effect: "my body could not handle it"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.annotators._told_real import only_supposed
from insights.language.document import Document
from insights.language.sentences import Span

_CANNOT = r"(?:(?:ca|could|did|does|do|wo|would)(?:n'?t| not)|cannot|can not|never)"
_IT = r"(?:it|they|that|this|these|those|the (?:\w+ )?(?:meds?|drugs?|pills?|stuff))"
_BODY = r"(?:skin|face|eyes?|scalp|lips?|nose|mouth|throat|stomach|tummy|gut|jaw|chest|arms?|legs?|head|gums|teeth)"
_BAD = (
    r"(?:horrible|terrible|awful|nasty|severe|bad|crazy|weird|painful|intense|extreme|wicked|massive|vicious|"
    r"dreadful|wild|brutal)"
)
_WRECK = r"(?:zombie|monster|mess|wreck|robot|vegetable|ghost|shell|different person|someone|somebody|nervous \w+)"

_DENYING = re.compile(
    rf"\b(?:my|his|her|our) (?:\w+ )?(?:body|system|{_BODY}) (?:\w+ ){{0,2}}{_CANNOT} (?:\w+ )?"
    r"(?:handle|tolerate|take|like|agree|stand|cope|get along)\b|"
    rf"\b{_CANNOT} (?:\w+ )?agree with (?:me|him|her|us|my)\b|"
    r"\b(?:did(?:n'?t| not)|do(?:n'?t| not)|hate[sd]?|disliked?|(?:couldn'?t|can'?t|cannot) stand) (?:\w+ ){0,2}"
    rf"(?:the (?:\w+ )?(?:effects?|way|feeling)|how|what) {_IT} (?:\w+ )?"
    r"(?:had on|has on|did to|does to|do to|mak(?:e|es|ing)|made|gave|gives|feels?|felt)\b|"
    r"\bsleep (?:is|was|becomes?|became) (?:\w+ )?(?:an )?impossib\w+"
)
"""These deny by themselves."""
_TELLING = re.compile(
    r"\bbod(?:y|ies) (?:\w+ )?(?:broke|breaks|breaking|shut|shuts|shutting) down (?:\w+ )?(?:on|from|with|after)\b|"
    r"\b(?:negatives?|cons|downsides?|drawbacks) (?:\w+ ){0,3}outweigh\w*|"
    rf"\bturn(?:ed|s|ing)? (?:me|him|her) into (?:a |an )?(?:\w+ )?{_WRECK}\b|"
    r"\b(?:caused by|due to|from) (?:a|an|the) (?:\w+ )?interactions? (?:between|with|of)\b|"
    r"\b(?:bad|nasty|dangerous|serious|severe) (?:drug )?interactions?\b|"
    rf"\b(?:irritat(?:ed|es|ing)|burn(?:ed|t|s|ing)|stings?|stung|stinging|bleach(?:ed|es)|dri(?:ed|es) (?:out|up)|"
    rf"hurts?|upsets?|destroy(?:s|ed)|wreck(?:s|ed)) (?:my|his|her) (?:\w+ )?{_BODY}\b|"
    r"\b(?:too|so|very|super|really|extremely) (?:\w+ )?(?:irritating|drying|harsh|sedating|abrasive)\b|"
    r"\b(?:broke|breaks|breaking|break) (?:me|him|her) out\b|"
    r"\b(?:bad|awful|terrible|horrible|horrid|nasty|huge|massive|worst) (?:\w+ )?(?:purge|purging|initial breakout)\b|"
    rf"\b(?:skin|face|lips|scalp|hands) (?:\w+ )?(?:gets?|got|gotten|getting|becomes?|became|went|turned|started|"
    r"starts) (?:\w+ ){0,3}(?:dry|drier|flak\w+|peel\w*|raw|itch\w*|red|crack\w*|irritated|burn\w*|tight)\b|"
    r"\b(?:thought|sight|smell) of (?:eating|food) (?:\w+ ){0,3}(?:sicken\w*|repuls\w*|disgust\w*|nause\w*|sick)\b|"
    r"\b(?:my \w+|he|she) (?:has |had )?stop(?:s|ped) eating\b|"
    r"\b(?:kills?|killed|dulls?|dulled|stifl\w+|conflicts? with|ruin(?:s|ed)|numb(?:s|ed)|zap(?:s|ped)|saps?) "
    r"(?:my|his|her) (?:\w+ )?(?:creativity|personality|libido|sex drive|appetite|sense of humou?r|emotions?|energy|"
    r"memory|motivation|mood|spark|spirit)\b|"
    r"\bhard time (?:being|feeling|staying) (?:\w+ )?(?:happy|myself|anything|awake|calm)\b|"
    r"\b(?:ma[dk]es?|making) (?:me|him|her) crash\b|"
    r"\b(?:send|sends|sent|makes?|made|drop(?:s|ped)?) (?:me|him|her) (?:go |going |too )?(?:low|hypo)\b|"
    rf"\b(?:g[ai]v(?:e|es|en|ing)|caus(?:e|es|ed|ing)) (?:me|him|her) (?:\w+ )?{_BAD} (?!luck|news|advice|vibes)\w+"
)


def ill_borne(document: Document, sentence: Span) -> Iterator[Span]:
    """Yield where the sentence says that a medication is borne badly, if it neither asks nor supposes that."""
    text = document.lowered
    if text.endswith("?", *sentence):
        return
    for pattern, denies in ((_DENYING, True), (_TELLING, False)):
        for mark in pattern.finditer(text, *sentence):
            if not only_supposed(document, *mark.span()) and (denies or not document.context(*mark.span()).negated):
                yield mark.span()
