"""What a decision is about: the medication after its word, or the one meant by "it"; the ends of a switch."""

from __future__ import annotations

import re
from collections.abc import Sequence

from insights.annotators._about import Mention, carried, close, named_in
from insights.annotators._decision_words import TAKE
from insights.annotators._governs import is_adjunct, name_of
from insights.language.document import Document
from insights.language.sentences import Span
from insights.model import Decision

_FILLER = re.compile(
    r"[\s\"'(]*(?:(?:on|the|my|his|our|this|a|an|with|to|from|of|me|him|her|some|generic|low|high|dose|using|"
    r"taking|take|full|new|him on|daily|oral|topical|both|either|"
    r"back|about|for|brand|name|first|injection|injections|infusion|infusions|between|trying|starting|"
    r"using|up|"
    r"\d[\d.,/-]*|mgs?|units?|mcg|%|of the|at|as|and|again|just|over|having|getting|it's)[\s\"'(-]+){0,6}\#?"
)
_IT = re.compile(
    r"\s*(?:(?:it|this|them|mine)(?! (?:as|(?:past |coming )?(?:month|week|year|morning|day|summer|weekend|"
    r"semester|time)|process|job|"
    r"thing|whole|thread|forum|subreddit|journey|diet|diagnosis|disease)\b)|(?:all )?(?:the|this|that|"
    r"my|these|her|his|our) (?P<form>drug|med|meds|medicine|medication|"
    r"medications|pills?|tablets?|shots?|injections?|infusions?|treatment|cream|gel)|(?:the|this) stuff)\b"
)
_MEDS = re.compile(
    r"\s*(?:(?:all|any|the|these|my|her|his|our|adhd|psych|ms|psychiatric) ){0,3}(?:meds|medications?|"
    r"antidepressants?|"
    r"anti-depressants?|stimulants?|dmts?|ssris?|antipsychotics?|anti-psychotics?|mood stabilizers?)\b"
)
"""Treatment as such, where no medication is named."""
SPEAKS_OF_MEDS = re.compile(
    r"\b(?:meds|medications?|tablets?|pills?|infusions?|injections?|drips?|dos(?:e|es|ing)|jabs?|treatments?|"
    r"anti-?depressants?|stimulants?|dmts?|ssris?|mood stabilizers?)\b"
)
_ENDED = re.compile(r"(?:came|got|been|stopped|quit)\b.* (?:off|taking|using)$|stopped$")
_OWN = re.compile(r"(?:^|[.!?,] |\b(?:i|we|i've|i have|we've|i'd|and|so)(?: just| finally| then)? )$")
"""Before a deed of the writer's own that names nothing."""
_BARE = re.compile(
    r"\s*(?:[.,;!?)]|$|\b(?:after|because|due|since|cold turkey|when|and|but|for \w+ (?:day|week|"
    r"month|year)|in \d{4}|in (?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)|"
    r"(?:\w+ )?(?:last|this) (?:week|month|year)|yesterday|today|\w+ (?:days|weeks|months|years) ago))"
)
_FROM_TO = re.compile(r"\bfrom\W+(?:[\w%.]+\W+){0,4}$")
_TO = re.compile(r"\b(?:to|with|for(?! (?:my|his|her|our)))\W+(?:[\w%.]+\W+){0,3}$")
_INSTEAD = re.compile(r"\binstead of\W+(?:\w+\W+){0,2}$")
_NEEDS_OBJECT = (
    "gave up",
    "paused",
    "pausing",
    "binned",
    "chucked",
    "added",
    "gave",
    "given",
    "dropped",
    "considering",
    "changed",
    "i'm off",
    "been off",
)
_REACH = 40


def decided(
    document: Document, sentence: Span, mark: re.Match[str], decision: Decision
) -> tuple[str | None, int, dict[str, str]] | None:
    """Return the medication decided on, where the decision ends in the text, and the ends of a switch."""
    named = named_in(document, *sentence)
    if decision is Decision.SWITCH or (decision is Decision.CONSIDERING and "switch" in mark.group()):
        return _switched(document, mark, named)
    following = _object(document, mark.end(), sentence[1], named)
    if following:
        return following.value, following.end, {}
    text = document.lowered
    weak = decision in (Decision.CONSIDERING, Decision.KEEP) and not re.search(
        r"still|stick|keep|continu", mark.group()
    )
    verb_only = mark.group().strip() in _NEEDS_OBJECT
    meds = None if weak and decision is Decision.KEEP else _MEDS.match(text, mark.end(), sentence[1])
    it = meds or _IT.match(text, mark.end(), sentence[1])
    if it is None and (decision is not Decision.STOP or verb_only or not _BARE.match(text, mark.end(), sentence[1])):
        return None
    if (
        it
        and weak
        and decision is Decision.CONSIDERING
        and not re.search(rf"{TAKE}$|stop\w*$|quit\w*$|off$", mark.group())
    ):
        return None
    before = [m for m in named if m.end <= mark.start()]
    if before:
        target: str | None = before[-1].value
    else:
        target = carried(document, mark.start()) if it else close(document, mark.start())
    ended = decision is Decision.STOP and _ENDED.match(mark.group())
    own = bool(ended) and bool(_OWN.search(text, sentence[0], mark.start()))
    if own and not it and not target:
        target = carried(document, mark.start())
    unnamed = meds or (it and not weak and it.groupdict().get("form"))
    unnamed = unnamed or (own and SPEAKS_OF_MEDS.search(text, *((0, len(text)) if it else sentence)))
    return (target, it.end() if it else mark.end(), {}) if target or unnamed else None


def _object(document: Document, position: int, end: int, named: Sequence[Mention]) -> Mention | None:
    """Return the medication that follows `position` with nothing but small words between."""
    gap = _FILLER.match(document.lowered, position, end)
    reach = gap.end() if gap else position
    return next((m for m in named if position <= m.start <= reach), None)


def _switched(
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
        origin = None
    ends = {key: value for key, value in (("from", origin), ("to", goal)) if value}
    target = goal or origin
    return (target, last, ends) if target else None
