"""Why somebody decided so: side effect, efficacy, cost, access, pregnancy, convenience, advice."""

from __future__ import annotations

import re

from insights.language.document import Document
from insights.language.sentences import Span
from insights.model import Decision, Kind

_REASONS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "pregnancy",
        re.compile(
            r"\b(?:(?:i'm|im|i am|was|is|got|get|getting|become|became|becoming|be|being|while|when|during|"
            r"of|to|my wife's|"
            r"she's|before) (?:(?:my|a|the|you're|i was|i'm|getting|actively|\d+ \w+) )?pregnan\w*|ttc|"
            r"trying to conceive|conceiv\w*|have a baby|having a baby|for a baby|"
            r"breast ?feed\w*|start a family|family planning)\b"
        ),
    ),
    (
        "access",
        re.compile(
            r"\b(?:shortage|out of stock|back-?ordered|unavailable|not available|no longer (?:available|made|"
            r"prescribed)|"
            r"discontinued by|pharmacy (?:was|is|didn't|doesn't|couldn't|can't)|(?:couldn't|could not|can't|"
            r"cannot) (?:get|fill|"
            r"find)(?! (?:to|out|up|off|on|over|through|a job|used|enough sleep|any sleep)\b)|ran out|"
            r"taken off the market|"
            r"den(?:ied|ial)|appeal(?:s|ed|ing)?|prior auth\w*|pre-?auth\w*|waiting (?:list|for (?:approval|"
            r"the approval))|"
            r"won't (?:prescribe|cover|approve)|(?:didn't|wouldn't|doesn't) (?:approve|cover|prescribe)|"
            r"refill\w* (?:late|delayed))\b"
        ),
    ),
    (
        "cost",
        re.compile(
            r"\b(?:afford\w*|expensive|costs?|cheaper|price\w*|co-?pays?|deductible|out of pocket|"
            r"insurance|medicaid|medicare)\b"
        ),
    ),
    (
        "side_effect",
        re.compile(
            r"\b(?:side ?-?effects?|side affects|reactions?|allerg\w+|intoleran\w+|couldn't (?:tolerate|"
            r"handle|stand|take)|can't (?:tolerate|handle|stand)|made me (?:sick|ill|feel|so)|pml|jcv|"
            r"jc virus|liver)\b"
        ),
    ),
    (
        "efficacy",
        re.compile(
            r"\b(?:(?:did|does|was|is|has)(?:n'?t| not) (?:work|help|do|seem|effective|working|helping|"
            r"doing|worked|helped)\w*|not (?:effective|working|helping|worked)|stopp?ed working|"
            r"quit working|no (?:effect|improvement|longer work\w*|benefit|relief|difference)|ineffective|"
            r"relaps\w*|progress(?:ion|ed|ing)|new lesions?|useless|did nothing|works? (?:better|well|"
            r"great)|more effective|worked|works|helped|feel (?:much |so much )?better|"
            r"felt (?:much )?better)\b"
        ),
    ),
    (
        "convenience",
        re.compile(
            r"\b(?:convenien\w*|easier (?:to (?:remember|inject|use|swallow|fit|manage)|than (?:shots|"
            r"injections|pills|needles|"
            r"\w+ing))|hassle|needles?|inject(?:ing|ions?) (?:every|daily|fatigue|sites?)|"
            r"hate(?:d)? (?:needles|shots|injecting|injections)|tired of (?:shots|injecting|injections|"
            r"the shots|needles|pills)|once a (?:month|year|day|week)|twice a year|a pill instead|"
            r"instead of (?:injections|shots|needles)|fewer (?:pills|shots|injections)|"
            r"remember(?:ing)? to)\b"
        ),
    ),
    (
        "advice",
        re.compile(
            r"\b(?:doctors?|doc|dr\.?|docs|neuro(?:logist)?|derm(?:atologist)?|psychiatrist|pdoc|psych|"
            r"endo(?:crinologist)?|gp|nurse|specialist|rheumatologist|oncologist|"
            r"pharmacist)\b[^.;!?]{0,40}\b(?:said|says|told|want\w*|recommend\w*|suggest\w*|put|switched|"
            r"took|advis\w*|decided|thinks|thought|prescrib\w*|started|insist\w*|agreed|pulled|had|gave|"
            r"changed)\b|\b(?:advice|advised|recommended|on the recommendation|prescribed)\b"
        ),
    ),
)
_BECAUSE = re.compile(
    r"\b(?:(?P<sure>because|due to|as i|cause of|cuz|reason|thanks to|owing to)|since|so that|after|"
    r"couldn't|from the|"
    r"so i|so my|so we|in order to|to get|for)\b"
)
_LEAVING = (Decision.STOP, Decision.SWITCH, Decision.DECLINE, Decision.CONSIDERING)


def reason(document: Document, sentence: Span, span: Span, decision: Decision) -> str | None:
    """Return why the decision at `span` was made, from its sentence or, if a leaving, those beside."""
    text = document.lowered
    because = _BECAUSE.search(text, span[1], sentence[1])
    told = because and _first(document, (because.start(), sentence[1]))
    if decision not in _LEAVING:
        stated = told or _first(document, sentence)
        sided = stated == "side_effect" or (stated == "efficacy" and not (because and because["sure"]))
        return None if sided else stated
    told = told or _first(document, sentence)
    if told:
        return told
    number = document.sentence_index(span[0])
    for neighbour in (number + 1, number - 1):
        if 0 <= neighbour < len(document.sentences):
            told = _first(document, document.sentences[neighbour])
            if told and told not in ("advice", "pregnancy"):
                return told
    return None


def _first(document: Document, span: Span) -> str | None:
    text = document.lowered
    suffered = any(
        span[0] <= found.start < span[1] and not (found.negated or found.hypothetical)
        for found in document.found(Kind.SIDE_EFFECT)
    )
    for value, pattern in _REASONS:
        if value == "side_effect" and suffered:
            return value
        mark = pattern.search(text, *span)
        if mark and not (value == "side_effect" and document.context(mark.start(), mark.end()).negated):
            return value
    return None
