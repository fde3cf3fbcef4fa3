"""What stands before and after a medication where a decision is told by a state: "on X since May", "first X"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from insights.model import Decision

_NUMBER = (
    r"(?:\d+(?:\.5)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|"
    r"[a-z]+teen|several|many)"
)
_LONG = rf"{_NUMBER}(?: and a half|\+)?(?: \w+)? ?(?:years?|yrs?|yr|months?|mos?)"
_SHORT = rf"{_NUMBER}(?: \w+)? ?(?:weeks?|wks?|days?)"
_DOSES = r"(?:doses?|shots?|pens?|injections?|infusions?|rounds?|pills?|tablets?|capsules?|jabs?)"
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*"
_DAYS = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b"
_COMING = rf"(?:next|this|on|in|tomorrow|today|tonight|soon|the \d|{_DAYS}|{_MONTHS}|\d)"
_SINCE = (
    rf",? (?:now )?since (?:\w+ )?(?:\d{{4}}|{_MONTHS}|last|then|diagnosis|spring|summer|autumn|fall|winter|"
    rf"the|age|i|'?\d\d)"
)
_EVERY = r"every (?:other )?\w+|\d+ ?(?:mg|mcg)?|(?:twice|once|three times|3x) (?:a )?(?:\w+)"
_LATER = "second third fourth fifth sixth seventh eighth ninth tenth 2nd 3rd 4th 5th 6th"
_OPENS = r"(?:^|[^\w\s']|\b(?:and|but|so|still|now|currently|happily|well|just|also|both))\s*$"
_IS = (
    r"(?:\b(?:is|are|im)|\b(?:i|he|she|we|they|son|wife|mum|mom|dad|husband|daughter|partner)'(?:m|s|"
    r"re))(?: \w+ly| also| still| now| both| back| just| doing \w+)?\s*$"
)
_PAUSES = (
    rf"{_SINCE}| {_LONG}\b|\s*(?:$|[.,;:)!?#&\-]|(?:and|with|now|for|every|at|as|but|too|still|again|because|right|"
    rf"through|alone|twice|once|three times|monthly|weekly|daily|then|\d|#)(?![\w']))"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """What stands before the word in front of a medication, and what after the medication."""

    decision: Decision
    words: tuple[str, ...]
    before: re.Pattern[str]
    after: re.Pattern[str] | None = None
    lasting: bool = False
    """Whether no word of leaving may stand in the sentence."""
    whenever: bool = False
    """Whether it holds after "when" and the like too."""


def _rule(decision: Decision, words: str, before: str, after: str | None = None, **flags: bool) -> Rule:
    return Rule(decision, tuple(words.split()), re.compile(before), re.compile(after) if after else None, **flags)


_CLINICIAN = (
    r"(?:neuro\w*|consultant|doctor|doc|dr\.?|nurse|specialist|gp|endo\w*|psych\w*|pdoc|derm\w*|team|clinic|"
    r"hospital|opinion|they|she|he)"
)
_ASSERTS = (
    r"(?! ?'s\b)(?! (?:is|was|are|can|does|did|has|had|will|won't|would|makes?|causes?|may|might|should|isn't)\b)"
)
_RULES = (
    _rule(
        Decision.STOP, "off", rf"(?:^|[,;:.!?(\-]|{_LONG}|{_SHORT}|\b(?:now|still|am|is|are|him|her|he's|she's))\s*$"
    ),
    _rule(Decision.START, "on into", rf"(?<!after )(?<!for )(?:{_SHORT})(?: in)?\s*$", lasting=True),
    _rule(Decision.START, "on of in", r"\b(?:day|week) (?:\d+|one|two)\s*$", lasting=True),
    _rule(
        Decision.KEEP,
        "on in into",
        rf"(?<!after )(?<!had )(?<!did )(?<!for )(?<!last )(?<!first )(?:{_LONG}|\bmonth \d+|\byear (?:\d+|one|two|"
        rf"three|four|five))(?: now| in| stable)?\s*$",
        lasting=True,
    ),
    _rule(
        Decision.KEEP,
        "of with",
        rf"(?:^|[^\w\s']|\b(?:is|now|at|to)) ?(?:the )?(?:{_LONG}|month \d+|year (?:\d+|one|two|three|four|"
        rf"five))(?: now| in)?\s*$",
        r"(?! \d)",
        lasting=True,
    ),
    _rule(Decision.KEEP, "of", rf"\b{_NUMBER} (?:\w+ )?{_DOSES}\s*$", r"(?: \w+){0,2} (?:in|so far|down|done)\b"),
    _rule(Decision.KEEP, _LATER, r"\b(?:my|her|his|our)\s*$", rf"(?: {_DOSES}\b| (?:was|is|on)\b|\s*[.,;!]|\s*$)"),
    _rule(
        Decision.KEEP,
        "of",
        rf"(?<!start )(?<!starting )(?<!started )\b(?:my|her|his|our) (?:{_LATER.replace(' ', '|')}) {_DOSES}\s*$",
    ),
    _rule(Decision.KEEP, "on", _OPENS, _PAUSES, lasting=True),
    _rule(Decision.KEEP, "on", _IS, r"(?! (?:trial|study|list|formulary)\b)"),
    _rule(
        Decision.STOP, "last final", r"\b(?:did|done|finished|the very|his very|her very|my very)(?: my| his| her)?\s*$"
    ),
    _rule(Decision.STOP, "final", r"\b(?:my|his|her)\s*$"),
    _rule(Decision.STOP, "more", r"\bno\s*$"),
    _rule(
        Decision.START,
        "first 1st",
        r"(?:^|[^\w\s']|\b(?:my|her|his|our|the|had|took|did|got|get|gets|getting|for|after|a))\s*$",
        r"(?! (?:line|thing|ever|time)\b)",
        whenever=True,
    ),
    _rule(
        Decision.START,
        "of",
        rf"(?<!your )\b(?:first|1st) (?:half )?(?:{_DOSES}|half|day|week|fortnight|month|pack|box|course)\s*$",
        whenever=True,
    ),
    _rule(Decision.START, "chose chosen picked restarted re-started", r"(?<!\byou)(?<!\bto)$"),
    _rule(
        Decision.START,
        "with for on",
        r"\b(?:went|going|gone|opted|opting|settled|settling|decided|deciding|agreed)\s*$",
    ),
    _rule(Decision.START, "to", r"\b(?:said|say|saying|her|him|them) yes\s*$"),
    _rule(Decision.START, "for", r"\b(?:accepted|approved)\s*$"),
    _rule(
        Decision.SWITCH,
        "to",
        r"\b(?:went|moved|moving|going|jumped|passed|stepped|crossed|came)(?: me| him| her| us)?(?: \w+ly)?(?: over|"
        r" down| up| straight| across| on| from (?:it|that|there))*\s*$",
    ),
    _rule(
        Decision.CONSIDERING, "to", r"\b(?:move|go)(?: me| him| her| us)?(?: over| down| up| straight| across| on)?\s*$"
    ),
    _rule(
        Decision.CONSIDERING,
        "says said thinks mentioned mentions offers floated proposed proposes likes prefers ordered discussed",
        rf"\b{_CLINICIAN}(?: \w+)?\s*$",
        _ASSERTS,
    ),
    _rule(
        Decision.CONSIDERING,
        "about on towards to",
        r"\b(?:she|he|they|we|neuro\w*|doctor|consultant)(?:'s|'re| is| are)? (?:talk(?:ing|s)?|lean(?:s|ing))\s*$",
    ),
    _rule(Decision.CONSIDERING, "leaning talking choosing picking", r""),
    _rule(
        Decision.CONSIDERING,
        "for on",
        r"\b(?:waiting|wait|waited|auth(?:orization)?|appeal|paperwork|forms?|qualify|eligible)\s*$",
        r"(?! (?:results?|trial|data|approval|one|news|to)\b)",
    ),
    _rule(
        Decision.CONSIDERING,
        "between",
        r"\b(?:choos\w+|choice|pick\w*|decid\w+|torn|stuck|debating|deciding)(?: \w+)?\s*$",
    ),
    _rule(Decision.CONSIDERING, "off", r"\bwants? (?:me|him|her|us)(?: to come)?\s*$"),
)
BY_WORD: dict[str, tuple[Rule, ...]] = {
    word: tuple(rule for rule in _RULES if word in rule.words) for rule in _RULES for word in rule.words
}
FOLLOWS = (
    (
        Decision.START,
        re.compile(
            rf",? (?:{_DOSES} )?(?:starts?|begins?|starting) (?:\w+ )?{_COMING}|[,:]? (?:day|week) (?:\d|one|two)\b"
        ),
    ),
    (
        Decision.STOP,
        re.compile(
            r" (?:was|were|got|has been|is being) (?:stopped|discontinued|paused|withdrawn)\b| (?:stopped|"
            r"discontinued|paused)(?! (?:working|helping|being|me\b|my\b|doing|the|him|her))"
        ),
    ),
    (
        Decision.KEEP,
        re.compile(
            rf"(?: (?:{_EVERY}|generic|injections|on the \w+))*(?:{_SINCE}|,? (?:for )?{_LONG}|,? (?:the|"
            rf"this) whole time|,? all along|, month \d+)(?: now| in| here| and counting| so far)?"
            rf"\s*(?:[.,;!()#]|$|and\b|no\b|\d\d\b)"
        ),
    ),
    (Decision.CONSIDERING, re.compile(r"[^.?!]{0,20}\bworth (?:asking|trying|it|a try|changing|switching)\b[^.!]*\?")),
)
