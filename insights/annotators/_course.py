"""Where an effect stands in a course of treatment: after which dose, of which medication, or only talked about."""

from __future__ import annotations

import re

from insights.annotators._about import Mention, mentions
from insights.language.document import Document
from insights.language.phrases import Match

_REMEDY = re.compile(r"antihistamine|NSAID|painkiller|analgesic|H2 blocker|vaccine|antiemetic", re.IGNORECASE)
_GIVEN_AGAINST = re.compile(
    r"\b(?:(?:gave|given)(?: me| him| her| us)?|more|added|extra|plus|pre-?meds?|with (?=(?:some|two|\d+|more|"
    r"extra|iv)\b))\W*"
    r"(?:(?:some|more|extra|iv|a|two|the|\d+)\W+){0,3}$"
)
_UNTRIED = re.compile(
    r"\b(?:between \w+ and|instead of|rather than|versus|vs\.?|considering|offer(?:s|ed|ing)(?: me| her| him)?|"
    r"mention(?:s|ed)|suggest(?:s|ed)|talk(?:s|ing|ed)?(?: about)?|approved for|waiting (?:on|for)|next is|planning|"
    r"want(?:s|ed)? (?:me|her|him|us|to) (?:\w+ ){0,3}?(?:on|to|try|for)?)\W+(?:\w+\W+){0,2}$"
)
_DOSED = re.compile(
    r"\b(?:(?:first|1st|second|2nd|third|3rd|fourth|last|next|latest|full|half|loading|starter|\d+(?:th|nd|rd|st)?|one|"
    r"each|every|my|her|his|the) (?:\w+ ){0,2}(?:doses?|shots?|infusions?|pens?|injections?|jabs?|pills?|tablets?|"
    r"capsules?|rounds?|course|drip|cycle|taper)|(?:dose|shot|infusion|pen|injection|jab|round|week|day|month|cycle) "
    r"(?:no\.? ?|number )?\d+|(?:start|tak|inject)(?:ed|ing|s|en)?|took|began|been on|was on|am on|i'm on|she's on|"
    r"he's on|"
    r"went (?:up|on|back)|put (?:me|him|her) on|switch(?:ed|ing)?|chang(?:ed|ing)|moved|done|had (?:my|his|her|the)|"
    r"got (?:my|his|her)|\d+ ?mg|(?:days?|weeks?|months?|years?) (?:of|on|in|into)|since|ever since|finished|"
    r"(?:am|is|i'm|months|years|weeks|days) on|stopped|quit|binned|came off|off)\b"
)
"""Words that tell of somebody who takes it, or took it."""
_DOSE_TAKEN = re.compile(
    r"\b(?:(?:first|1st|second|2nd|third|3rd|fourth|last|next|latest|full|half|loading|starter|\d+(?:th|nd|rd|st)?|"
    r"each|every|"
    r"my|her|his) (?:\w+ ){0,2}(?:doses?|shots?|infusions?|pens?|injections?|jabs?|pills?|tablets?|capsules?|"
    r"rounds?|course|drip|"
    r"cycle|taper)|(?:dose|shot|infusion|pen|injection|jab|round|cycle) (?:no\.? ?|number )?\d+|(?:day|week|"
    r"month) (?:\d+|one|two|"
    r"three)|start(?:ed|ing)|began|since (?:i|she|he|going|taking)|took my|went up (?:to|on)|put (?:me|him|her) on|"
    r"had (?:my|his|her|the) (?:\w+ )?(?:dose|"
    r"infusion|shot|first|second)|on it|switched to|changed to|moved to)\b"
)
"""Words that tell of one dose, or of a beginning, after which an effect is looked for."""
_THE_FIRST = re.compile(
    r"\b(?:first|1st|second|2nd|third|3rd|fourth|last|every|each|another) (?:ever |full |half |loading )?$|"
    r"\b(?:first|second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th)) (?:day|night|week|month) (?:on|of|in) (?:\w+ )?$"
)
"""Words just before the name of a medication that make it one dose, or the beginning."""
_AFTER_DOSE = re.compile(
    r"\b(?:that (?:night|evening)|the (?:same|next|following) (?:\w+ )?(?:day|night|morning|week)|next (?:day|morning)|"
    r"(?:the )?day after|by (?:midnight|morning|evening|noon|lunch\w*|supper|bedtime|\d{1,2})\b|"
    r"(?:\d+|one|an?|two|three|four|few|couple(?: of)?|half an?) ?(?:seconds|min(?:ute)?s?|hours?|hrs?|days?|"
    r"weeks?)(?: or so)? "
    r"(?:in|later|after|of)\b|(?:the )?first (?:\w+ )?(?:hours?|days?|nights?|weeks?|fortnight|months?)|"
    r"(?:day|week|month|hour|shot|dose|round) (?:\d+|one|two|three|four)|(?:every|each) (?:single )?(?:time|dose|"
    r"shot|one|infusion)|"
    r"since (?:then|it|starting|going|the (?:first|last|second|third|\w*dose|shot|infusion|switch)|(?:i|she|"
    r"he) (?:start|went|been|"
    r"took|switch|chang)\w*)|ever since|tonight|last night|this morning|"
    r"(?:after|with|from|on) (?:each|every|it|them|the (?:first|second|third|last|steroids?|shots?|pills?|"
    r"infusions?|injections?|"
    r"tablets?|generic))|(?:my|the) (?:shots?|infusions?|injections?)|so far|only side)\b"
)
"""Words of time and course that place what is told after a dose."""
_THEN = re.compile(
    r"\b(?:now|today|this (?:week|month|year|winter|autumn|spring|summer|fall)|last (?:week|month|winter|year)|"
    r"always|still|"
    r"(?:most|some|every|each|all) (?:single )?(?:days?|mornings?|nights?|winter)|lately|for (?:a|an|the|two|three|"
    r"four|\d+) (?:\w+ )?"
    r"(?:days?|weeks?|months?|hours?|nights?|fortnight|winter)|except|apart from|other than|otherwise|"
    r"(?:in|over|since|after) (?:the |that |last )?(?:winter|spring|summer|autumn|fall|christmas|easter|january|"
    r"february|march|"
    r"april|may|june|july|august|september|october|november|december))\b"
)
"""Words of time that leave open what the effect came after."""
_ILL_TALK = re.compile(
    r"\b(?:leaflets?|labels?|inserts?|pamphlets?|brochures?|boxed warning|black box|ruled out|rule out|"
    r"screen(?:ed|ing)|tested for|tests? for|bloods? tests? (?:for|didn't)|vaccin\w+|pneumonia (?:shot|jab|vaccine)|"
    r"shingles (?:shot|jab|vaccine|ones?)|shingrix|told (?:\w+ ){0,4}to (?:stop|call|ring|watch|look|report|expect|go)|"
    r"watch(?:ing)? (?:out )?for|some people|people (?:get|have|say|who)|no \w+ worry|in case|immune to|risk of|"
    r"family history|warnings?\b|suggested|if you (?:get|have|ever|notice|feel|start)|when you (?:get|have|see)|"
    r"chicken ?pox|"
    r"symptoms? (?:of|such as|like|before|\()|onset of|signs? of|exposed to|ran in|history of|years before|"
    r"before (?:i (?:was|started|ever)|the diagnosis|treatment|any of))\b"
)
_WARNED_OF = re.compile(r"\b(?:nobody|no one|never|not|wasn't|didn't|hadn't)\b")


def only_talked_of(document: Document, match: Match) -> bool:
    """Return whether the clause speaks of the effect as warned of, tested for or vaccinated against."""
    text, (start, end) = document.lowered, document.clause(match.start)
    mark = _ILL_TALK.search(text, max(start, match.start - 90), min(end, match.end + 40))
    return mark is not None and not _WARNED_OF.search(text, max(start, mark.start() - 20), mark.start())


def is_remedy(document: Document, mention: Mention) -> bool:
    """Return whether the medication stands by another: taken or given against what that one does."""
    drug = document.lexicon.medications.get(mention.value)
    if drug is None or all(named.value == mention.value for named in mentions(document)):
        return False
    lead = document.lowered[max(0, mention.start - 40) : mention.start]
    return bool(_REMEDY.search(drug.drug_class)) or bool(_GIVEN_AGAINST.search(lead))


def treated_with(document: Document, position: int, *, reach: int) -> Mention | None:
    """Return the medication last named before `position`, within `reach` sentences, that is no mere remedy."""
    number = document.sentence_index(position)
    for mention in reversed(mentions(document)):
        if mention.start < position and not is_remedy(document, mention) and not _untried(document, mention):
            return mention if number - document.sentence_index(mention.start) <= reach else None
    return None


def _untried(document: Document, mention: Mention) -> bool:
    lead = document.lowered[max(document.sentence(mention.start)[0], mention.start - 50) : mention.start]
    return bool(_UNTRIED.search(lead))


def treatments(document: Document) -> list[Mention]:
    """Return the mentions of what was taken, remedies and what is only weighed apart."""
    return [m for m in mentions(document) if not is_remedy(document, m) and not _untried(document, m)]


def taken(document: Document) -> set[str]:
    """Return the medications that somebody is said to take, or that the first sentence is about."""
    text = document.lowered
    return {
        named.value
        for named in treatments(document)
        if document.sentence_index(named.start) == 0 or _DOSED.search(text, *document.sentence(named.start))
    }


def in_course(document: Document, mention: Mention, match: Match) -> bool:
    """Return whether a dose or a beginning is told of the medication, and the effect as what came after it."""
    text, told = document.lowered, document.sentence(match.start)
    number, named = document.sentence_index(match.start), document.sentence_index(mention.start)
    if not -1 <= number - named <= 2:
        return False
    first, last = document.sentences[min(number, named)][0], document.sentences[max(number, named)][1]
    dose = _DOSE_TAKEN.search(text, first, last) or _THE_FIRST.search(
        text[max(first, mention.start - 40) : mention.start]
    )
    return bool(dose and _AFTER_DOSE.search(text, *told))


def while_on_it(document: Document, mention: Mention, match: Match) -> bool:
    """Return whether the medication is told as taken, and the effect at some time of it."""
    text, told = document.lowered, document.sentence(match.start)
    timed = _AFTER_DOSE.search(text, *told) or _THEN.search(text, *told)
    return bool(timed and _DOSED.search(text, *document.sentence(mention.start)))


def begun_on_it(document: Document, mention: Mention, match: Match) -> bool:
    """Return whether the post opens with the medication, and the effect came after a dose of it."""
    opens = document.sentence_index(mention.start) == 0
    return opens and bool(_AFTER_DOSE.search(document.lowered, *document.sentence(match.start)))
