"""What people can do again or no longer, in words that no list of phrases can hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from insights.language.sentences import Span

_ADVERBS = (
    r"(?:(?:so|much|a lot|way|far|even|really|very|now|actually|finally|also|just|all|too|again|"
    r"at last|\w+ly) )*"
)
_DO = (
    r"(?:work|walk|run|drive|function|concentrate|focus|think|read|write|cook|clean|shop|travel|hike|"
    r"ride|cycle|"
    r"swim|dance|play|exercise|garden|climb|live|leave the house|go out|get out|take care of|look after|"
    r"pick up|hold (?:a|my|down)|feed|stand|enjoy|do (?:anything|much|things|the things|housework))"
)
_MINE = r"(?:my|our|her|his|their) (?:\w+ )?"
_LIFE = (
    rf"(?:(?:quality of )?life|{_MINE}(?:life|energy|sleep|days?|mornings?|evenings?|weekends?|independence|"
    r"mobility|walking|balance|relationships?|marriage|grades|work|social life|love life))"
)
_CANNOT = (
    r"(?:can'?t|cannot|can not|couldn'?t|could not|unable to|(?:not|n'?t|never|no longer|hardly|"
    r"barely) (?:be )?"
    r"able to|can no longer|can (?:hardly|barely)|could (?:hardly|barely))"
)
_BETTER = (
    rf"(?:got|get|gets|getting|have|has|had|want|gave|given|gives?) (?:me )?(?:back )?{_MINE}"
    r"(?:life|lives|energy|independence|mornings?|evenings?|weekends?|days|brain|legs|mojo|freedom|"
    r"self) back",
    rf"(?:can|could|able to|i'm|am|is|are|been) {_ADVERBS}{_DO}(?:ing)?\b(?:[ ,]+(?!not\b|"
    rf"never\b)\w+){{0,4}} "
    r"(?:again|at last|now)",
    r"(?:feel|feels|feeling|felt) (?:like )?(?:\w+ ){0,3}(?:human(?: being)?|alive|myself|"
    r"me|normal(?: person)?|person|old self|somebody|functional) again",
    r"(?:a )?function(?:ing|al) (?:human being|human|adult|person|member of society)",
    r"(?:more|lots of|tons of|loads of|so much|plenty of) energy (?:than|now|again|since|to do|these days)",
    rf"{_LIFE} (?:is|are|has|have|has been|gets?|got|feels?|became|seems) {_ADVERBS}(?:better|improved|"
    rf"great|good|"
    r"wonderful|amazing|excellent|doubled|back|easier|manageable|normal|worth living)",
    r"(?:improved|transformed|turned around|changed|saved|gave me) (?:my|our|her|his) (?:quality of )?life"
    r"(?! (?:insurance|policy))",
    r"(?:made|makes|making) (?:my|our|her|his) life (?:\w+ )?(?:easier|better|worth)",
    r"best (?:\w+ )?(?:years?|months?|time) (?:of|in) my (?:\w+ )?life",
    r"(?:i'm|i am|am|she's|he's|went|gone|go|going) back (?:at|to|in) (?:full[- ]time |"
    r"part[- ]time )?(?:work|"
    r"the gym|school|teaching|uni|college|running|driving|normal|living)\b(?! on)",
    r"back (?:driving|running|working|dancing|cycling|hiking|teaching)\b",
    r"kept (?:me|him|her) (?:walking|working|going|out of (?:a|the) (?:wheel)?chair|on my feet)",
    r"(?:walked|danced) (?:\w+ ){0,2}down the aisle",
    r"(?:feel|felt|feeling|doing) (?:\w+ )?better than (?:i have|i had|i've|i ever|ever|before)",
    r"sleep(?:ing)? (?:like a baby|through the night|all night)",
)
_WORSE = (
    rf"{_CANNOT} (?:even |really |just )*{_DO}\b(?:[ ,]+\w+){{0,4}} (?:any ?more|any longer|at all|"
    rf"without help)",
    rf"(?:can no longer|no longer (?:be )?able to) (?:\w+ )?{_DO}\b",
    r"(?:hardly|barely) (?:able to )?(?:walk|work|function|leave the house|get out of bed|get through)\b",
    rf"{_LIFE} (?:is|are|was|has|have|has been|gets?|got|went|becomes?|became|"
    rf"feels?) (?:being )?{_ADVERBS}(?:worse|worsened|"
    r"poor|poorer|awful|terrible|hell|horrible|miserable|falling apart|ruined|over|gone|a mess|on hold|shot|"
    r"in shambles|a nightmare|unbearable|downhill|suffering|suffered)",
    r"(?:no|have no|without a) (?:social life|life of my own|quality of life)",
    r"(?:stopped|stops|keeps?|kept|prevents?|prevented) (?:me|him|her) from (?:working|driving|"
    r"walking|living|enjoying|"
    r"sleeping|leaving|going (?:out|to work|to school)|doing)",
    rf"(?:lost|losing|lose) {_MINE}(?:job|independence|licen[cs]e|career|marriage|friends|house|home|"
    rf"confidence|hobbies)",
    r"(?:had|have|having|forced) to (?:give up|leave|quit|stop|drop out of) (?:my |"
    r"the )?(?:work(?:ing)?|job|driving|running|career|"
    r"teaching|school|uni|university|college|course|hobby|hobbies|sports?|cycling|dancing|nursing)",
    r"(?:no|not enough|don'?t have the|haven'?t the|no more) energy (?:for|to|left)",
    r"can'?t (?:plan|do) (?:a|anything|much|the things|things i)\b",
    r"(?:ruin|destroy|wreck|consum|controll?)(?:s|ed|ing|es)? (?:my|our|her|his) (?:life|marriage|"
    r"relationships?|career)",
    r"life (?:sucks|is not worth|isn'?t worth|is a living)",
    r"(?:can'?t|cannot|couldn'?t) (?:live|go on|keep living|carry on) like this",
    r"off (?:sick|work) (?:for|since|with|again|because)",
)
_PATTERNS = tuple(
    (value, re.compile(r"\b(?:" + "|".join(parts) + r")(?!\w)"))
    for value, parts in (("better", _BETTER), ("worse", _WORSE))
)


def changes(lowered: str, sentences: Iterable[Span]) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and better or worse for each change of life told in the sentences of a folded text."""
    for sentence in sentences:
        for value, pattern in _PATTERNS:
            for mark in pattern.finditer(lowered, *sentence):
                yield mark.start(), mark.end(), value
