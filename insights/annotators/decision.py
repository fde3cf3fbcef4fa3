"""Decisions about treatments: start, keep, switch, stop, decline, considering, with their reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from insights.annotators import annotator
from insights.annotators._about import Mention, carried, close, medicated, named_in
from insights.annotators._reason import reason
from insights.annotators._untreated import untreated
from insights.language.document import Document
from insights.language.sentences import Span
from insights.model import Annotation, Decision, Kind

_TAKE = (
    r"(?:tak(?:e|ing)|try(?:ing)?|us(?:e|ing)|start(?:ing)?|go(?:ing)? (?:back )?on|get(?:ting)? on|"
    r"be(?:ing)? on)"
)
_TRIGGERS: tuple[tuple[Decision, str], ...] = (
    (
        Decision.DECLINE,
        r"refus(?:e|ed|es|ing)(?: to (?:take|try|start|go on))?|declin(?:e|ed|ing)|turned down|"
        r"said no to|opted (?:out of|against)|"
        rf"decid(?:e|ed|ing) (?:against|not to {_TAKE})|(?:chose|chosen|choose|choosing|opted|prefer|"
        rf"elected) not to {_TAKE}|"
        rf"(?:won't|wont|will not|will never|would never|wouldn't|not going to|not gonna|"
        rf"never going to|don't want to|do not want to|didn't want to) {_TAKE}|"
        r"no way (?:am i|i'm|i am) (?:taking|going on|starting|trying)",
    ),
    (
        Decision.CONSIDERING,
        rf"(?:consider(?:ing|ed)|thinking (?:about|of)|thought about|contemplat(?:e|ing)|debating|"
        rf"looking (?:into|at)|leaning (?:towards?|to)|on the fence about|"
        rf"want(?:s|ed)? (?:me )?to|would like to|i'd like to|should i|might|may|plan(?:ning)? (?:on|"
        rf"to)|hoping to|hope to|tempted to|"
        rf"(?:wants|recommend(?:s|ed|ing)|suggest(?:s|ed|ing)|push(?:es|ing)|offered|advis(?:es|"
        rf"ed))(?: that i| me| i| for me)?(?: to)?|"
        rf"deciding (?:on|about|whether|between)|not sure (?:if|about|whether)|talk(?:ed|"
        rf"ing)? (?:to|with) (?:my|her|his|the) \w+ about|(?:are|we're|they're|been) talking about|"
        rf"(?:asked|asking|(?:to|will|i'll|gonna|should i) ask) (?:my \w+ )?(?:about|for))"
        rf"(?: to| i should| about| of| on| if| whether)?(?: i want to)? ?(?:{_TAKE}|"
        rf"switch(?:ing)?(?: to| from)?|stop(?:ping)?|quit(?:ting)?|going off|getting off|coming off|"
        rf"adding)?",
    ),
    (
        Decision.SWITCH,
        r"(?:switch(?:ed|es|ing)?|chang(?:ed|es|e|ing)|swapp(?:ed|ing)|swap|transition(?:ed|ing)?|"
        r"mov(?:ed|ing))(?: me| him| her)?(?: over)?(?: to| from| off)?|"
        r"went from|replaced|traded|put me on (?:this )?instead of",
    ),
    (
        Decision.STOP,
        r"stopp?(?:ed|ing|s)?(?: taking| using)?|quit(?:ting)?(?: taking| using)?|(?:came|come|coming|"
        r"got|get|getting|went|go|going|taken|took me|takes me|taking me|taken me|been|i'm|am|"
        r"wean(?:ed|ing)?(?: myself| me)?|taper(?:ed|ing)?(?: myself| me)?) off(?: of)?|"
        r"discontinu(?:ed|e|ing)|ditch(?:ed|ing)|gave up(?: on)?|giving up on|dropp?(?:ed|ing)|"
        r"threw (?:out|away)|had to (?:stop|quit)(?: taking)?|done with|pulled me off|pulled off",
    ),
    (
        Decision.KEEP,
        r"(?:still|been|staying|stay|stayed|currently|remain(?:ed)?|happily|now) (?:back )?(?:on|"
        r"taking|using)|have (?:been )?(?:taken|taking|used)|stick(?:ing)? (?:with|to)|stuck with|"
        r"keep(?:ing)? (?:taking|using|on)|continu(?:e|ed|ing)(?: taking| to take| with| using| on)?|"
        r"(?:i'm|i am|im|am|i've been) (?:currently )?(?:on(?! the fence)|taking|using)|i take|i use|"
        r"not (?:going to|gonna) (?:stop|quit)|never (?:going off|stopping|quitting)|won't stop|"
        r"don't want to stop|would not stop",
    ),
    (
        Decision.START,
        r"start(?:ed|ing|s)?(?: me| him| her| back| again)?(?: on| taking| using| with)?|beg(?:an|in|"
        r"inning)(?: taking| using)?|(?:went|go|going|got|get|getting|gone) (?:back )?on(?:to)?|"
        r"(?:put|puts|placed|has|had|got) (?:me|him|her|us|my \w+) (?:back )?on|(?:was|were|been|"
        r"being|got|get|getting) (?:just )?put (?:back )?on|(?:been |was |just |got |"
        r"being )*prescribed(?: me)?|(?:prescribed|gave|given) (?:me )?|(?:just |first |"
        r"recently )?tried|first (?:dose|shot|injection|infusion|pill) of|day (?:one|1|2|3) (?:of|on)|"
        r"on day \d+ of|"
        r"(?:doctor|doc|dr|neuro|derm|pdoc|psych|endo|gp) (?:has )?(?:put|placed) me on|added",
    ),
)
_TRIGGER = re.compile(
    r"(?<![\w'])(?:" + "|".join(f"(?P<{decision.value}>{pattern})" for decision, pattern in _TRIGGERS) + r")(?!\w)"
)
_FILLER = re.compile(
    r"[\s\"'(]*(?:(?:on|the|my|this|a|an|with|to|from|of|me|him|her|some|generic|low|high|dose|using|"
    r"taking|take|full|new|him on|daily|oral|topical|both|either|"
    r"back|about|for|brand|name|first|injection|injections|infusion|infusions|between|trying|starting|"
    r"using|up|"
    r"\d[\d.,/-]*|mgs?|units?|mcg|%|of the|at|as|and|again|just|over|having|getting|it's)[\s\"'(-]+){0,6}\#?"
)
_IT = re.compile(
    r"\s*(?:(?:it|this|them)(?! (?:as|(?:past |coming )?(?:month|week|year|morning|day|summer|weekend|"
    r"semester|time)|process|job|"
    r"thing|whole|thread|forum|subreddit|journey|diet|diagnosis|disease)\b)|(?:all )?(?:the|this|that|"
    r"my|these|her|his|our) (?:drug|med|meds|medicine|medication|"
    r"medications|pills?|tablets?|shots?|injections?|infusions?|treatment|stuff|cream|gel))\b"
)
_MEDS = re.compile(
    r"\s*(?:(?:all|any|the|these|my|her|his|our|adhd|psych|ms|psychiatric) ){0,3}(?:meds|medications?|"
    r"antidepressants?|"
    r"anti-depressants?|stimulants?|dmts?|ssris?|antipsychotics?|anti-psychotics?|mood stabilizers?)\b"
)
"""Treatment as such, where no medication is named."""
_SPEAKS_OF_MEDS = re.compile(r"\b(?:meds|medications?|anti-?depressants?|stimulants?|dmts?|ssris?|mood stabilizers?)\b")
_NOT_A_PATIENT = re.compile(
    r"\b(?:fda|ema|chmp|nice|nhs|medicaid|medicare|insur\w+|regulators?|panel|committee|government|"
    r"pharmac(?:y|ies|ists?)|"
    r"company|companies|court|senate)\W+(?:\w+\W+){0,2}$"
)
_BARE = re.compile(
    r"\s*(?:[.,;!?)]|$|\b(?:after|because|due|since|cold turkey|when|and|but|for \w+ (?:day|week|"
    r"month|year)|in \d{4}|in (?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)|"
    r"(?:\w+ )?(?:last|this) (?:week|month|year)|yesterday|today|\w+ (?:days|weeks|months|years) ago))"
)
_FROM_TO = re.compile(r"\bfrom\W+(?:[\w%.]+\W+){0,4}$")
_TO = re.compile(r"\b(?:to|with|for)\W+(?:[\w%.]+\W+){0,3}$")
_INSTEAD = re.compile(r"\binstead of\W+(?:\w+\W+){0,2}$")
_NEEDS_OBJECT = ("added", "gave", "given", "dropped", "considering", "changed", "i'm off", "been off")
_REACH = 40
_BESIDE = 20


@annotator(finds=(Kind.DECISION,), needs=(Kind.SIDE_EFFECT,))
def decisions(document: Document) -> Iterator[Annotation]:
    """Yield every decision about a medication, with what it goes from and to, and why."""
    for start, end in untreated(document.lowered):
        if not named_in(document, start, end + _BESIDE):
            yield _annotation(document, document.sentence(start), Decision.DECLINE, None, (start, end), {})
    if not medicated(document) and not _SPEAKS_OF_MEDS.search(document.lowered):
        return
    seen: set[tuple[str, str | None, Span]] = set()
    for sentence in document.sentences:
        for mark in _TRIGGER.finditer(document.lowered, *sentence):
            decision = Decision(mark.lastgroup or "")
            if _NOT_A_PATIENT.search(document.lowered, sentence[0], mark.start()):
                continue
            found = _decided(document, sentence, mark, decision)
            if found is None:
                continue
            target, last, ends = found
            if target is None and decision is Decision.DECLINE:
                continue
            key = (decision.value if decision is not Decision.SWITCH else "switch", target, sentence)
            if key in seen:
                continue
            seen.add(key)
            yield _annotation(document, sentence, decision, target, (mark.start(), last), ends)


def _annotation(
    document: Document,
    sentence: Span,
    decision: Decision,
    target: str | None,
    span: Span,
    ends: dict[str, str],
) -> Annotation:
    why = reason(document, sentence, span, decision)
    attributes = {**ends, **({"reason": why} if why else {})}
    fields: dict[str, object] = {"target": target, "score": 0.8, "attributes": attributes}
    if decision in (Decision.DECLINE, Decision.CONSIDERING):
        fields["negated"] = False
    if decision is Decision.CONSIDERING:
        fields["hypothetical"] = False
    return document.annotation(Kind.DECISION, decision.value, span[0], span[1], **fields)


def _decided(
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
        and not re.search(rf"{_TAKE}$|stop\w*$|quit\w*$|off$", mark.group())
    ):
        return None
    before = [m for m in named if m.end <= mark.start()]
    if before:
        target: str | None = before[-1].value
    else:
        target = carried(document, mark.start()) if it else close(document, mark.start())
    return (target, it.end() if it else mark.end(), {}) if target or meds else None


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
    last = mark.end()
    for m in named:
        if m.start < mark.end() or m.start - last > _REACH:
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
            and m.start - mark.end() < 12
        ):
            old, last = m, m.end
    if new is None and old is None:
        return None
    before = [m for m in named if m.end <= mark.start()]
    origin = old.value if old else (before[-1].value if before else carried(document, mark.start()))
    goal = new.value if new else (before[-1].value if before and old else None)
    if origin == goal:
        origin = None
    ends = {key: value for key, value in (("from", origin), ("to", goal)) if value}
    target = goal or origin
    return (target, last, ends) if target else None
