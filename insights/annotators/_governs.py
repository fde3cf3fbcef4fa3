"""Which words of praise and complaint govern a medication or a company: as verb, predicate, or with a preposition."""

from __future__ import annotations

import re
from dataclasses import dataclass

from insights.language.document import Document
from insights.language.sentences import Span
from insights.language.sentiment import Feeling

_ADVERB = (
    r"(?:really|so|very|just|also|actually|definitely|only|all|too|quite|pretty|much|absolutely|honestly|truly|still|"
    r"always|never|not|now|even|far|way|by far|such|completely|totally|kinda|probably|alone|already|ever|both|"
    r"seriously|certainly|incredibly|extremely|literally|[a-z]{3,}ly)"
)
_VERB = (
    r"(?:is|are|was|were|be|been|being|am|isn'?t|wasn'?t|aren'?t|weren'?t|has|have|had|hasn'?t|haven'?t|hadn'?t|did|"
    r"does|do|didn'?t|doesn'?t|don'?t|will|would|won'?t|wouldn'?t|can|can'?t|could|couldn'?t|seem(?:s|ed)?|feels?|felt|"
    r"ma[dk]es?|making|g[ai]ves?|giving|given|caus(?:es|ed|ing|e)|works?|worked|working|help(?:s|ed|ing)?|"
    r"clear(?:s|ed|ing)?|chang(?:es|ed)|sav(?:es|ed)|turn(?:s|ed)|left|leaves|ke(?:ep|eps|pt)|got|gets|getting|became|"
    r"went|proved|turned out|let|lets|allow(?:s|ed)|reduc(?:es|ed)|improv(?:es|ed)|eas(?:es|ed)|reliev(?:es|ed)|"
    r"controls?|controlled|stopp?(?:ed|s)?|took|takes|brought|brings|kill(?:s|ed)|dri(?:es|ed)|ruin(?:s|ed)|"
    r"end(?:s|ed) up|tastes?|smells?|sucks?|sucked|hits?)"
)
_OBJECT = r"(?:me|him|her|us|you|people|my|his|our|your|the|a|an|some|any|no|of|more|most|less|for (?:me|us|him|her)|like|one|things?)"
_OTHER = (
    r"(?!(?:i|i'm|i've|i'd|we|he|she|they|it|you|who|because|if|when|while|although|as|so|than|but|or|and|in|for|"
    r"with|to|at|from|about|until|on|after|before|without|unless|by|that|which|what|how|where|since)\b)[a-z][\w'-]*"
)
_PREDICATE = re.compile(
    rf"\W*(?:(?:{_ADVERB}) )*(?:{_VERB})(?: (?:{_VERB}|{_ADVERB}|{_OBJECT}))*(?: {_OTHER}){{0,3}}(?: (?:{_ADVERB}|{_OBJECT}))* ?\W?"
)
"""From the end of a subject to a word of feeling: "has really been a", "made my skin so much"."""
_OWN_VERB = re.compile(
    r"(?:(?:really|just|does|did|has|always|never|still) )?(?:works?|worked|help(?:s|ed)|sav(?:es|ed)|chang(?:es|ed)|"
    r"ruin(?:s|ed)|destroy(?:s|ed)|did|does|done|made|makes|g[ai]ves?|kept|keeps|clear(?:s|ed)|cur(?:es|ed)|sucks?|"
    r"sucked|wreck(?:s|ed)|kill(?:s|ed)|fail(?:s|ed)|stopped working|improv(?:es|ed)|reduc(?:es|ed)|eas(?:es|ed)|"
    r"caus(?:es|ed)|mess(?:es|ed)|let|turned|lie[sd]?|cheat(?:s|ed)?|screw(?:s|ed)|refus(?:es|ed)|wins?|donat(?:es|ed)|outperforms)\b"
)
_BARE_SUBJECT = re.compile(rf"\W*(?:(?:{_ADVERB}) )*")
_TAIL = re.compile(
    r"(?:\s*\([^)]{0,30}\)|\s+\d+ ?(?:mg|mcg|units?|%)?(?= )|\s+(?:xr|er|sr|xl|cr|gel|cream|tablets?|pills?|capsules?|"
    r"injections?|shots?|infusions?|itself|and i|too)\b){0,3}"
)
_RESUMED = re.compile(
    r"[\s,(*-]*(?:and |but |because |since |cause |cuz |though |so )?(?:it|which|that|they)(?=['\s])(?:'s|'ve|'ll)?"
)
_NOT_SUBJECT = re.compile(
    r"\b(?:of|about|for|to|without|from|than|like|by|or|not|no|need|needs|via|into|off|until|except|between|against|"
    r"before|per)\W+(?:(?:the|my|this|some|a|an|his|her|your|their|any|more|take|taking|on)\W+){0,2}$"
)
_ASKED_ABOUT = re.compile(r"\b(?:of|about|for|without|than|not|no|off|against)\W+(?:(?:the|my|this|taking)\W+){0,2}$")
_OWNED = re.compile(r"\b(?:from|by|of)\W+(?:the\W+)?$")
_TAKING = re.compile(
    r"\b(?:on|with|tak(?:e|ing)|took|using|start(?:ed|ing)|since|after|thanks to|tried|trying|went on|going on|"
    r"switched to)\W+(?:(?:the|my|some|this|low|high|dose|of|taking|starting|\d+ ?(?:mg)?)\W+){0,4}$"
)
_PERSON_FEELS = re.compile(
    r"[\s,-]*(?:and |that |then |so )?(?:i|i'm|im|i've|ive|i'd|he|she|he's|she's|my (?:\w+ )?\w+)(?: (?:feel|feels|felt|"
    r"feeling|am|was|is|been|be|being|have|had|has|can|could|got|do|does|did|doing|notice|noticed|became|get|look|just|"
    rf"a|an|the|more|like|no|{_ADVERB}))* ?"
)
_SMALL = (
    r"(?:the|my|this|that|these|some|taking|being|using|trying|starting|how|both|on|of|my|his|her|your|just|to|in|"
    r"generic|a|low|high|dose|full|\d[\d.]*|\d+ ?mg|mg|daily|oral|topical|drug|called|injecting)"
)
_LIKED = re.compile(
    r"(?:(?:i|absolutely|really|so|very|am|do|i'm) )*(?:lov(?:e|ed|es|ing)|hat(?:e|ed|es|ing)|lik(?:e|ed)|prefer(?:red)?|"
    r"recommend|recommended|highly recommend|would recommend|definitely recommend|strongly recommend|swear by|"
    r"thank god for|thanks to|(?:thankful|grateful) for|(?:un)?happy with|pleased with|satisfied with|fan of|"
    r"big fan|regret\w*|despise\w*|loathe\w*|blame\w*|can't live without|disappointed with|sick of|tired of|fuck\w*|screw|shame on|thanks?|thank you|kudos to|shout ?out to|appreciate|boycott|(?:dis)?trust)"
)
_OBJECT_GAP = re.compile(rf"\W?(?: ?(?:of|with|by|about|for|all|everyone|people|{_SMALL}))* ?[\"'*]?")
_ON_GAP = re.compile(
    r"(?: (?!(?:i|we|he|she|they|it|not|no|until|except|but|and|or|my|the|when|if|because|need)\b)[a-z'-]+){0,2} "
    rf"(?:on|with|from|by|using|taking|thanks to|since starting|after starting|since|reaction to|of using|of taking)(?: {_SMALL})* ?[\"'*]?"
)
_IS_GAP = re.compile(
    rf"(?: (?!(?:not|no|never|if|but|doctor)\b)[a-z'-]+){{0,5}} (?:is|was|were|has been|have been)(?: {_SMALL})* ?[\"'*]?"
)
_NAMED_LAST = re.compile(
    r"(?:my |the |only |very )*(?:best|worst|only|life ?saver|holy grail|work\w*|help\w*|favou?rite|miracle|godsend)"
)
_SCORN = re.compile(
    r"(?:amazing|awesome|wonderful|awful|horrible|terrible|shitty|crappy|stupid|damn|fucking|evil|nasty|miracle|"
    r"dreaded|beloved|trusty|magical)$"
)
_THING_OF_IT = re.compile(
    r"(?:'s)?[ -](?:cases?|requirements?|needles?|vials?|bottles?|syringes?|costs?|prices?|pricing|stories|story|"
    r"prescriptions?|shipments?|suppl(?:y|ies)|storage|cooler|labels?|samples|coupons?|commercials?|ads?|bubbles?|"
    r"pumps?|pumping|needs|sets?|bags?|box(?:es)?|kits?|ports?|pods?|therapy alert|shock|shortages?|users?|threads?|"
    r"subreddit|posts?|forums?|questions?|jokes?|companies|company|makers?|manufacturers?|rep|trials?|stud(?:y|ies)|"
    r"on ?board|ratios?|sliding|dosages?|doses?|dosing|schedules?|calculat\w+|regimens?|reservoirs?|cartridges?|absorption|"
    r"intake|usage|abuse|overdose|addicts?|sensitivity|script|refills?|coverage|holiday|rx|hack|withdrawals?)\b"
)
_DELIVERED = re.compile(r"[ -](?:pens?|injections?|shots?|inhalers?|treatments?|therapy)\b")
"""What a substance comes in: a word on the pen is not about the substance, though one on a brand's pen is about the brand."""
_SUBJECT = re.compile(
    r"\b(?:it|this|they|these|(?:the|this|that|these|those) (?:drug|meds?|medicine|medication|pills?|shots?|injections?|"
    r"infusions?|treatment|stuff|cream|gel|patch|product|company))(?=['\s])(?:'s|'ve|'ll|'re|'d)?"
)
_EXPLETIVE = re.compile(r"\W*(?:idea|time|thing|day|way|news|to|that|if|when|how|for|news|not)\b")
_IT_GAP = re.compile(
    r"(?: (?:of|with|by|taking|on|from|using))* (?:it|this|them|the stuff|the drug|the meds?)\b(?! (?:is|was|when|that|how)\b)"
)
_IT_WITHIN = re.compile(r"(?<!out of )(?<!about )\b(?:it|this|them)$")
_HEADLESS = re.compile(
    r"\W*(?:and |but |so |so far |it |also |really |absolutely |just |totally |honestly )*(?=(?:works?|worked|helps?|helped|"
    r"lov\w+|hat\w+|amazing|awesome|great stuff|wonderful|worst|best|horrible|terrible|never again|highly|would recommend|"
    r"life ?saver|no side|zero side|did (?:nothing|wonders)|cleared|changed|saved|ruined|made|gave|did)\b)"
)
_TAKEN = re.compile(
    r"\b(?:on|tak(?:e|en|es|ing)|took|start(?:ed|ing)?|began|us(?:e|ed|ing)|tri(?:ed|es)|try|prescribed|inject\w*|gave me|"
    r"get|got|had|have|having|switched to|putting|put|added|apply|applied|bought|called|asked|like|love|hate|with)\W+(?:[\w%.]+\W+){0,4}$"
)
_CONTINUED = 90
"""Characters from a name to the end of its sentence over which the next sentence's "it" still means it."""
_COMMENT = re.compile(r",(?: (?!(?:i|we|he|she|they|you|it|who|my|with|and|or|as|for|in)\b)[a-z'-]+){1,4}[.! ]*")
_LEAD = 40
_FAR = 90


@dataclass(frozen=True, slots=True)
class Name:
    """Where a medication or company is named; `substance` if by no brand, `maker` if it is who makes it."""

    start: int
    end: int
    substance: bool = False
    maker: bool = False


def is_adjunct(document: Document, name: Name) -> bool:
    """Return whether the name only tells of what kind another thing is: "insulin pump"."""
    text = document.lowered
    if name.maker:
        return False
    return bool(_THING_OF_IT.match(text, name.end) or (name.substance and _DELIVERED.match(text, name.end)))


def governs(document: Document, feeling: Feeling, name: Name) -> bool:
    """Return whether a feeling of the sentence that names something is said of it."""
    if is_adjunct(document, name):
        return False
    text, sentence = document.lowered, document.sentence(name.start)
    if _is_quoted(text, min(name.start, feeling.start), max(name.end, feeling.end), sentence):
        return False
    if name.end <= feeling.start:
        return _is_subject(text, feeling, name, sentence)
    return name.start >= feeling.end and _is_object(text, feeling, name.start)


def continues(document: Document, feeling: Feeling, name: Name) -> bool:
    """Return whether a feeling is said of "it" or the like, in the sentences after one about the name."""
    if is_adjunct(document, name):
        return False
    text = document.lowered
    first, here = document.sentence(name.start), document.sentence(feeling.start)
    far = document.sentence_index(feeling.start) - document.sentence_index(name.start)
    if far > 2 or first[1] - name.end > _CONTINUED or feeling.start < name.end:
        return False
    opens = name.start - first[0] < 20
    if not opens and not _TAKEN.search(text, max(first[0], name.start - _LEAD), name.start):
        return False
    if far == 2 and not speaks_of_it(text, document.sentences[document.sentence_index(feeling.start) - 1]):
        return False
    begin = name.end if far == 0 else here[0]
    return _said_of_it(text, feeling, (begin, here[1]))


def says_of_it(document: Document, feeling: Feeling) -> bool:
    """Return whether a feeling is said of "it", "they" or the like within its sentence."""
    return _said_of_it(document.lowered, feeling, document.sentence(feeling.start))


def speaks_of_it(text: str, span: Span) -> bool:
    """Return whether a sentence has "it", or the like, for its subject or object, and nobody else before."""
    return bool(re.search(r"\b(?:it|this|they|them|the (?:meds?|drug|stuff))\b", text[span[0] : span[1]]))


def _is_subject(text: str, feeling: Feeling, name: Name, sentence: Span) -> bool:
    if feeling.start - name.end > _FAR:
        return False
    lead = text[max(sentence[0], name.start - _LEAD) : name.start]
    tail = _TAIL.match(text, name.end, feeling.start)
    end = tail.end() if tail else name.end
    between = text[end : feeling.start]
    resumed = _RESUMED.match(between)
    if resumed and not _ASKED_ABOUT.search(lead):
        return _predicated(between[resumed.end() :], text[feeling.start : feeling.end])
    if _is_comment(text, feeling, name, sentence):
        return True
    if _TAKING.search(lead) and _PERSON_FEELS.fullmatch(between):
        return True
    owned = name.maker and _OWNED.search(lead)
    return bool(owned or not _NOT_SUBJECT.search(lead)) and _predicated(between, text[feeling.start : feeling.end])


def _predicated(between: str, feeling: str) -> bool:
    own = _BARE_SUBJECT.fullmatch(between) and _OWN_VERB.match(feeling)
    return bool(own) or bool(between.strip() and _PREDICATE.fullmatch(between))


def _is_object(text: str, feeling: Feeling, start: int) -> bool:
    between, said = text[feeling.end : start], text[feeling.start : feeling.end]
    if len(between) > _FAR:
        return False
    if _LIKED.fullmatch(said):
        return bool(_OBJECT_GAP.fullmatch(between))
    if _SCORN.match(said) and between.strip(" \"'*") == "":
        return True
    if re.match(r" (?:part|side|thing about)\b", between):
        return False
    return bool(_ON_GAP.fullmatch(between)) or bool(_NAMED_LAST.match(said) and _IS_GAP.fullmatch(between))


def _is_quoted(text: str, start: int, end: int, sentence: Span) -> bool:
    """Return whether the words at `start:end` stand within quotation marks: somebody else's words."""
    marks = [mark.start() for mark in re.finditer(r'["\u201c\u201d]', text[sentence[0] : sentence[1]])]
    before = sum(sentence[0] + mark < start for mark in marks)
    inside = any(start <= sentence[0] + mark < end for mark in marks)
    return before % 2 == 1 and not inside and before < len(marks)


def _is_comment(text: str, feeling: Feeling, name: Name, sentence: Span) -> bool:
    """Return whether a sentence that opens with the name ends on the feeling: "X raised its price, so greedy"."""
    lead = text[sentence[0] : name.start]
    rest = text[max(name.end, text.rfind(",", name.end, feeling.start)) : sentence[1]]
    return len(lead) < 12 and rest.startswith(",") and bool(_COMMENT.fullmatch(rest)) and "?" not in rest


def _said_of_it(text: str, feeling: Feeling, span: Span) -> bool:
    said = text[feeling.start : feeling.end]
    if _IT_GAP.match(text, feeling.end, span[1]) and not re.search(r"\bif\b", text[span[0] : feeling.start]):
        return True
    if _IT_WITHIN.search(said):
        return True
    if _HEADLESS.fullmatch(text[span[0] : feeling.start]) and _HEADLESS.match(text[span[0] : feeling.end + 12]):
        return True
    for subject in _SUBJECT.finditer(text, span[0], feeling.start):
        lead = text[span[0] : subject.start()]
        if re.search(r"\b(?:if|that|than|about|of|when)\W+$", lead):
            continue
        if _predicated(text[subject.end() : feeling.start], said) and not _EXPLETIVE.match(text, feeling.end):
            return True
    return False
