"""What a decision is about: the medication after its word, or the one meant by "it"; the ends of a switch."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from insights.annotators._about import Mention, carried, named_in
from insights.annotators._governs import is_adjunct, name_of
from insights.language.document import Document

_FILLER = re.compile(
    r"[\s\"'(]*(?:(?:on|the|my|his|our|this|that|these|a|an|with|to|from|of|me|him|her|some|any|generic|brand|"
    r"name|low|high|"
    r"lower|higher|small|dose|dosage|doses|taking|take|using|use|full|half|new|newer|old|daily|oral|topical|"
    r"both|either|back|"
    r"about|for|first|more|extra|injections?|infusions?|between|trying|starting|getting|having|up|prescribed|"
    r"prescription|"
    r"something like|things like|medications? (?:called|like)|drugs? (?:called|like)|other|another|"
    r"adj\w+ medication called|"
    r"\d[\d.,/-]*|mgs?|units?|mcg|%|of the|at|as|and|again|just|over|it's|(?:\d+|one|two) of(?: the)?|instead of|"
    r"old|stuff called)[\s\"'(~-]+){0,6}\#?"
)
_NOT_IT = (
    r"(?! (?:as|(?:past |coming )?(?:month|week|year|morning|day|summer|weekend|semester|time|point|stage|age)|"
    r"process|job|"
    r"thing|whole|thread|forum|sub(?:reddit)?|journey|diet|diagnosis|disease|website|site|app|post|class|course|"
    r"up\b|all\b|"
    r"slow|easy|one|step|out on|out of|seriously|personally|for granted|from (?:there|here)|is\b|was\b|way|"
    r"habit|shit|feeling|"
    r"illness|condition|far|cycle|book|happen|hard)\b)"
)
_IT = re.compile(
    rf"\s*(?:(?:it|this|them|these|mine)\b{_NOT_IT}|(?:all )?(?:the|this|that|my|these|her|his|"
    rf"our) (?P<form>drug|pills?|tablets?|"
    r"shots?|injections?|infusions?|treatment|cream|gel|dos(?:e|age))\b|(?:the|this|that) (?:stuff|poison|crap|"
    r"shit|garbage)\b)"
)
_KINDS = (
    r"(?:meds?|medications?|medicines?|anti[ -]?depressants?|anti[ -]?psychotics?|anti[ -]?anxiety|antibiotics?|"
    r"stimulants?|dmts?|ss?n?ris?|"
    r"mood stabili[sz]ers?|steroids?|statins?|biologics?|benzos?|benzodiazepines?|beta[ -]?blockers?|painkillers?|"
    r"pain ?killers?|opioids?|opiates?|blood thinners?|birth control|the pill|hormones?|hrt|inhalers?|"
    r"(?:nicotine |the )patch(?:es)?|"
    r"(?:insulin )?pump|cpap|chemo(?:therapy)?|radiation|immunotherapy|(?:\w+ )?light therapy|ect|r?tms|"
    r"(?:\w+ )?peels?|"
    r"supplements?|vitamins?|treatment|treatments|sleeping pills?|diuretics?|triptans?|patches|therapy|"
    r"counsel+ing|cbt|dbt|emdr|neurofeedback|hypno\w+|acupuncture|surgery|e-?cig\w*|(?:nicotine )?(?:gum|"
    r"lozenges?)|cgm|dexcom|implant|iud|something (?:else|different|new|stronger|other))"
)
_MEDS = re.compile(
    rf"\s*(?:(?:on|of|to|with|a|an|all|any|some|the|these|those|my|her|his|our|their|this|that|new|newer|"
    rf"different|other|more|another|"
    r"current|old|regular|daily|prescribed|prescription|adhd|psych|psychiatric|anxiety|depression|anti|pain|"
    r"sleep|blood pressure|bp|acne|at[ -]home|an?|"
    rf"herbal|oral|topical|(?!(?:and|or|for|because|than|care|to|with|i|my|it|time|out|less|more|"
    rf"any)\b)[a-z-]+(?= (?:med|pill|tablet|drug|anti|inject|treatm|cream|supplem))|weight loss|diabetes|ms|two|"
    rf"three|four|several|about|idea of|taking|kind of|sort of) ){{0,4}}{_KINDS}\b(?! (?:free|trial|plan|"
    rf"options?|company|companies|holiday|team|for granted))"
)
"""Treatment as such, where no medication is named."""
SPEAKS_OF_MEDS = re.compile(
    r"\b(?:meds?|medicat\w+|medicines?|tablets?|pills?|infusions?|injections?|drips?|dos(?:e|es|ing)|jabs?|"
    r"treatments?|"
    r"anti[ -]?depressants?|anti[ -]?psychotics?|stimulants?|dmts?|ssris?|snris?|mood stabili[sz]ers?|steroids?|"
    r"statins?|biologics?|benzos?|antibiotics?|"
    r"painkillers?|birth control|pump|inhaler|patch|patches|hormones?|therapy|peel|chemo|supplements?|vitamins?)\b"
)
_BARE = re.compile(
    r"\s*(?:[.,;!?)(]|$|\b(?:after|because|due|since|cold turkey|when|and|but|completely|altogether|entirely|"
    r"abruptly|suddenly|for \w+ (?:day|week|"
    r"month|year)|in \d{4}|in (?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)|"
    r"(?:\w+ )?(?:last|this) (?:week|month|year)|yesterday|today|\w+ (?:days|weeks|months|years) ago))"
)
_DOSE = re.compile(
    r"[ (]*(?:(?:at|on|with|out|off|the|a|only|just|my|taking|about|low(?:est)?|small|starting|"
    r"initial) ){0,4}(?:dose of |dose |\d+(?:\.\d+)? ?(?:mgs?|mcg|ml|units?)\b)"
)
_FROM_TO = re.compile(r"\bfrom\W+(?:[\w%.]+\W+){0,4}$")
_TO = re.compile(r"\b(?:to|with|for(?! (?:my|his|her|our)))\W+(?:[\w%.]+\W+){0,3}$")
_INSTEAD = re.compile(r"\binstead of\W+(?:\w+\W+){0,2}$")
_REACH = 40


class Object(NamedTuple):
    """What a decision is on: a generic, or None where the treatment is not named, and where its words end."""

    target: str | None
    end: int
    how: str
    """named, unnamed, it, or bare."""


def treatment_at(document: Document, position: int, end: int) -> Object | None:
    """Return the treatment told of right after `position`, up to `end` at most."""
    text = document.lowered
    if following := _object(document, position, end, named_in(document, position, end)):
        return Object(following.value, following.end, "named")
    if meds := _MEDS.match(text, position, end):
        return Object(None, meds.end(), "unnamed")
    if it := _IT.match(text, position, end):
        target = _meant(document, position)
        if target or it["form"] or SPEAKS_OF_MEDS.search(text, 0, position):
            return Object(target, it.end(), "unnamed" if it["form"] else "it")
        return None
    if dose := _DOSE.match(text, position, end):
        subject = document.subject
        return Object(subject[0], dose.end(), "dose") if subject else None
    if _BARE.match(text, position, end):
        return Object(_meant(document, position), position, "bare")
    return None


def _meant(document: Document, position: int) -> str | None:
    before = named_in(document, document.sentence(position)[0], position)
    return before[-1].value if before else carried(document, position)


def _object(document: Document, position: int, end: int, named: Sequence[Mention]) -> Mention | None:
    """Return the medication that follows `position` with nothing but small words between."""
    gap = _FILLER.match(document.lowered, position, end)
    reach = gap.end() if gap else position
    return next((m for m in named if position <= m.start <= reach), None)


def switched(
    document: Document, mark: re.Match[str], named: Sequence[Mention]
) -> tuple[str | None, int, dict[str, str]] | None:
    """Return the ends of a switch; the target is the new medication, else the old one."""
    text = document.lowered
    old = new = None
    swapped = False
    last = mark.end()
    for m in named:
        if m.start < mark.end() or m.start - last > _REACH or is_adjunct(document, name_of(m)):
            continue
        lead = text[max(mark.start(), m.start - _REACH) : m.start]
        if (
            old is None
            and (_FROM_TO.search(lead) or _INSTEAD.search(lead))
            and not re.search(r"\bto\b[^.]*$", lead.split("from")[-1])
        ):
            old, last = m, m.end
        elif new is None and _TO.search(lead):
            new, last = m, m.end
        elif (
            mark.group().startswith(("replaced", "traded", "swap", "chang"))
            and old is None
            and new is None
            and m.start - mark.end() < 12
        ):
            old, last, swapped = m, m.end, True
    if new is None and (old is None or (swapped and mark.group().startswith("chang"))):
        return None
    before = [m for m in named if m.end <= mark.start()]
    origin = old.value if old else (before[-1].value if before else carried(document, mark.start()))
    goal = new.value if new else (before[-1].value if before and old else None)
    if origin == goal:
        return None
    ends = {key: value for key, value in (("from", origin), ("to", goal)) if value}
    target = goal or origin
    return (target, last, ends) if target else None
