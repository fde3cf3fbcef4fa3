"""Calls for participants in research, paid for or not."""

from __future__ import annotations

import re

_CALLED = r"(?:participants|volunteers|adults)"
_PEOPLE = r"(?:people (?:aged|with|living|who)|patients|carers|caregivers|parents|families|men|women)"
_RESEARCH = re.compile(
    r"\b(?:stud(?:y|ies)|trial|survey|interviews?|research|focus groups?|questionnaire|panel|testing (?:whether|if|"
    r"an?)|phd|dissertation|"
    r"thesis|ethics)\b"
)
CALLS = re.compile(
    r"\bwe(?:'ll| will| are)? pay(?:ing)? (?:you |participants |people )?[$\u00a3\u20ac]\d+|[$\u00a3\u20ac]\d+ for "
    r"(?:an?|your|one) "
    r"(?:\d+|half|hour|one)[- ]?(?:min|hour|h\b)|"
    r"\b(?:we are|we're|our (?:\w+ )?(?:site|team|client|firm|company|university|lab|centre|center|group|"
    r"hospital|study|agency)(?: is)?|"
    r"currently|now) (?:currently |now |also )?(?:recruiting|looking for|seeking|enrolling|inviting|"
    r"searching for|interviewing) "
    rf"(?:[\w-]+ ){{0,5}}?(?:{_CALLED}|{_PEOPLE})\b|"
    rf"\b(?:i am|i'm) (?:currently |now )?(?:recruiting|looking for|seeking|inviting) (?:[\w-]+ ){{0,4}}?{_CALLED}\b|"
    rf"(?:^|\n)(?:looking for|seeking|calling) (?:all )?(?:[\w-]+ ){{0,3}}{_CALLED}\b|"
    r"\b(?:participants|volunteers|patients|adults) (?:are )?(?:needed|wanted|required|sought)\b|(?:^|"
    r"[\[(])(?:paid |academic |approved |research )+"
    r"(?:study|survey|research|interviews?|participants)|(?:^|\n)(?:now )?recruiting(?: now)?:|\bi recruit for\b|"
    r"\b(?:please|help|grateful|minutes to)\b[^.!?]{0,60}\b(?:tak(?:e|ing)|fill(?:ing)? (?:in|out)|complet(?:e|"
    r"ing)|answer(?:ing)?) "
    r"(?:an?|the|our|my|this) (?:\w+ ){0,2}(?:survey|questionnaire)\b|"
    r"\brecruitment (?:is |has )?(?:now )?(?:open|opened|ongoing|started)\b|\b(?:study|trial|"
    r"site) is (?:now )?(?:open to|open for|enrolling|"
    r"recruiting) (?!in )|"
    r"\byou (?:may|might|could) (?:be eligible|qualify) (?:to|for) (?:participate|join|take part|an?|our|"
    r"this) (?:\w+ ){0,3}"
    r"(?:study|trial|research|survey)?|\bsee if you (?:qualify|are eligible|'re eligible)\b"
)
ACADEMIC = re.compile(
    r"\b(?:university|college|school|student|phd|thesis|dissertation|class|nhs|hospital trust|ethics)\b"
)
PAID_CALL = re.compile(
    r"\b(?:market research|paid (?:study|survey|research|interviews?)|research (?:firm|agency|company)|"
    r"our client|pharmaceutical (?:company|client)|gift cards?|"
    r"honorarium|(?:you(?:'ll| will)? (?:be|get|receive|earn)|earn|pays?|paid) (?:\w+ ){0,2}[$\u00a3\u20ac]\d)"
)


_CONTACT = re.compile(
    r"\b(?:contact|e-?mail|ring|call|phone|visit|apply|register|sign up|screener|message (?:me|us)|dm|comment|"
    r"recruit|take|fill|complete|"
    r"answer|http|needed|wanted|ethics|payment|gift card|raffle|voucher|pays?|paid|receive|minutes|hour|"
    r"online)\b|\[link"
)


def calls_for_people(lowered: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the writer calls for participants in research, in the sentence at `start:end`."""
    called = CALLS.search(lowered[start:end])
    if not called or not _RESEARCH.search(lowered) or not _CONTACT.search(lowered):
        return None
    return start + called.start(), start + called.end()
