"""Signs beside a medicine that something went wrong with it, where no rule knows an effect: no use, misuse, harm."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from insights.annotators._about import mentions, named_in
from insights.annotators._course import only_talked_of
from insights.annotators._effects import idiom, treated
from insights.annotators._ill_borne import ill_borne
from insights.annotators._lay_effects import effects_told
from insights.annotators._safety import hard_to_leave, situations
from insights.annotators._told_real import only_supposed
from insights.annotators._typical import RATHER_THE_ILL
from insights.annotators._unnamed import taken_unnamed, unnamed
from insights.annotators._untold import untold
from insights.language.document import Document
from insights.language.phrases import Match
from insights.language.sentences import Span
from insights.model import Experiencer

_MEDICINE = (
    r"(?:meds?|medications?|medicines?|pills?|tablets?|drugs?|anti-?depressants?|doses?|shots?|injections?|refills?|"
    r"infusions?|insulin|bolus|it|them|one|ones|days?)"
)
_LACK = re.compile(
    r"\b(?:tried|been (?:on|through)|gone through|went through|taken|failed) (?:\w+ ){0,3}?(?:everything|countless|"
    r"many|multiple|several|numerous|all|every|lots|tons|a (?:ton|bunch|lot|dozen|number|few))\b|"
    r"\bfail(?:ed|s|ing)?\b(?! (?:\w+ ){0,2}(?:class\w*|exams?|tests?|school|out|marriage|course))|"
    r"\b(?:did|does|do|done|doing) (?:\w+ )?(?:zip|zilch|jack|squat|nada|sod all|fuck all|nowt|bugger all|nil|shit)\b|"
    r"\b(?:damp squib|dud|waste of (?:time|money)|useless|worthless|no (?:luck|joy|good|use|dice|help)|letdown|"
    r"let me down|disappoint\w+|gave up on)\b|"
    r"\b(?:stopp?(?:ed|s|ing)?|quit|ceased|no longer|not|isnt|aint|never|barely|hardly|\w+n't) (?:\w+ ){0,2}?"
    r"work(?:ing|ed|s)?\b|\bw(?:ore|ears?|earing|orn) off\b|\bpoop\w* out\b|\btoleran(?:ce|t) (?:to|of)\b|"
    r"\blos[te]\w* (?:(?:its|their|all) )?(?:effect\w*|punch|magic|edge|power)\b|\bimmune to\b|"
    r"\b(?:not|never|barely|hardly|wasnt|didnt|\w+n't) (?:\w+ )?(?:budg\w+|touch\w*|cut(?:ting)? it|enough|"
    r"do(?:ing)? (?:\w+ )?(?:much|anything|a thing|the trick|shit))\b|"
    r"\b(?:not|\w+n't) (?:\w+ ){0,2}?(?:get|getting|see|seeing|seen|feel|feeling|felt|had|have|having|got) "
    r"(?:\w+ ){0,6}?(?:relief|results?|improvements?|benefits?|effects?|changes?|difference)\b|"
    r"\b(?:despite|in spite of|even (?:on|with|while|though i'm on)) (?:\w+ ){0,4}?(?:meds?|medications?|medicines?|"
    r"taking|being on|treatment)\b|"
    r"\bstill (?:\w+ )?(?:have|having|has|get|gets|getting|feel|feeling|feels|struggl\w+|suffer\w*|in pain|can'?t|"
    r"cannot|wakes?|not|no|experienc\w+|there|bad|hurts?|breaking)\b"
    r"(?! (?:\w+ )?(?:better|good|great|fine|happy|hope\w*|time))|\bwors(?:e|en\w*)\b|"
    r"\bineffective\b|\b(?:non-?|un)respon(?:sive|der)\b|\b(?:not|\w+n't) respond\w*\b|\bsugar pills?\b|"
    r"\bnone of (?:it|them|these|those|the|my) (?:\w+ ){0,2}?(?:work|help|did|made|seem)\w*|\bno difference\b|"
    r"\bc[ao]m(?:e|es|ing) (?:right |straight |all )?back\b(?! (?:to|into|from|on|in|up|for|home|here|and|with))|"
    r"\b(?:is|are|was|were|it's) back\b(?! (?:to|in|on|at|home))|\breturned\b(?! (?:to|home|from))|\brelaps\w+"
)
"""It did not help, or no longer."""
_WRONG = re.compile(
    r"\bran out\b|\brunning out of\b|\bration(?:ing|ed)\b|\b(?:days?|weeks?|months?|years?) (?:\w+ ){0,2}?(?:without|"
    rf"off|with no|no (?={_MEDICINE}))\b|"
    r"\b(?:forg[eo]t\w*|miss(?:ed|ing)?|skip(?:ped|ping)?|went without|go(?:ing)? without) (?:\w+ ){0,4}?"
    rf"{_MEDICINE}\b|"
    r"\b(?:wrong|incorrect) (?:\w+ )?(?:dos\w+|pills?|drugs?|meds?|medications?|strength|prescriptions?|bottles?|"
    r"insulin|amounts?|vials?|person|patient)\b(?! names?)|"
    r"\b(?:med(?:ication)?|dosing|dispensing|pharmacy) (?:error|mistake)s?\b|"
    r"\bdoubl(?:e|ed|ing) (?:up|dos\w+|the dose)\b|\b(?:tak(?:e|en|ing)|took|gave|given|swallow\w*) (?:\w+ ){0,2}?"
    r"(?:too (?:much|many)|extra|a whole|the whole|all (?:of )?(?:the|my))\b|\boverdos\w+|\bo\.?d'?d\b|"
    r"\btoo (?:high|strong|much) (?:of )?a dose\b|\bpoison\w+|\btoxicity|\binteract(?:ion|ing|ed)s?\b|"
    r"\baddict(?:ed|ing)?(?: to)? |\babus(?:ed|ing)|\bdivert\w+|\bdependen\w+ on\b|"
    r"\b(?:off|stopp?(?:ed|ing)|quit(?:ting)?|came off|com(?:e|ing) off|w(?:ent|eaned|eaning) off|withdraw\w* from|"
    r"taper\w*(?: off)?|withdrawals? from|cold turkey(?: off)?) ?(?:of |off )?(?:(?:my|the|his|her|all|any|taking) )*"
    r"(?:\w+ )?(?:meds?|medications?|medicines?|pills?|anti-?depressants?|drugs?|birth control)\b"
)
"""Too much, too little, the wrong one, or left."""
_HURT = re.compile(
    r"\b(?:made|makes?|making) (?:me|him|her|my \w+) (?!feel (?:\w+ )?(?:\w+ )?(?:"
    r"better|good|great|happ\w+|normal|calm\w*|human|alive|like myself)|better|happ\w+|calm\w*|laugh|smile|realize|"
    r"realise|think|wonder|easier|more (?:aware|confident))|"
    r"\b(?:gave|gives|giving|given|caus(?:e|es|ed|ing)|triggered|left|turn(?:ed|s)) (?:me|him|her|us|"
    r"terrible|severe|horrible|bad) (?!(?:a|the|some) (?:choice|chance|list|call|hug|name)|hope|up|no\b|this|the|that)|"
    r"\bhat(?:e|ed|es|ing) (?:it|them|my|taking|being)\b|\bhated how (?:it|they|that)\b|\bcan'?t stand\b|"
    r"\bregret\w*\b|\bnever again\b|\bruin(?:ed|s|ing)\b|\bmess(?:ed|es|ing) (?:me|him|her|with my|up my|with me)\b|"
    r"\b(?:fuck|screw|jack)(?:ed|s|ing)? (?:(?:me|him|her|my \w+) up|up my|with my)\b|"
    r"\bwreck(?:ed|s|ing) (?:me|my|havoc)\b|"
    r"\bkick(?:ed|s|ing) my (?:ass|butt|arse)\b|\bknock(?:ed|s|ing) (?:me|him|her) (?:out|on|for|flat|down)\b|"
    r"\bwip(?:ed|es|ing) (?:me|him|her) out\b|\bzombie|\b(?:can'?t|couldn'?t|cannot) function\b|"
    r"\bbrutal\b|\bmiserable\b|"
    r"\bcouldn'?t (?:stand|tolerate|handle|take)\b|\bnightmare|\bhorrible\b|\bawful\b|\bterrible\b|"
    r"\b(?:like|living|through|was|is|pure|absolute) hell\b(?! of)|"
    r"\b(?:feel|felt|feeling|feels) (?:\w+ ){0,2}?(?:weird|strange|numb|off|sick|out of it|awful|terrible|worse|stupid|"
    r"tired|bad|shit\w*|crap\w*|drugged|high|flat|nothing|dead)\b|"
    r"\b(?:setbacks?|breakdowns?|hospitali[sz]ed|e\.r\.|the er|emergency room|suicid\w+|attempted|psych ward|died|"
    r"passes|passed away)\b"
)
"""It did harm, or harm is told beside it."""
_SIGNS = (("lack_of_effect", _LACK), ("misuse", _WRONG), ("unwanted", _HURT))


_MAY = re.compile(r"\b(?:could|can|may|might|would|will|if|won't|don't) (?:\w+ )?$")
_GIVES = re.compile(r"\bg[ai]v")
_BETWEEN = 8
"""Letters between "gave me" and a word for a medicine."""


def signs(document: Document) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and situation of each sign, the plainest first; nothing where no medicine is spoken of."""
    named = mentions(document)
    spoken = [*(one.start for one in named), *(start for start, _ in unnamed(document))]
    if not spoken:
        return
    here = {document.sentence_index(start) for start in spoken}
    yield from _told_of_named(document, () if named else here)
    yield from _marks(document, here)
    if not (named or taken_unnamed(document)):
        return
    yield from _cues(document)
    after = {number + 1 for number in here if number + 1 < len(document.sentences)} - here
    if named:
        yield from _marks(document, after)
    yield from _effects(document, here | after if named else here)


def _marks(document: Document, numbers: set[int]) -> Iterator[tuple[int, int, str]]:
    for situation, sign in _SIGNS:
        for number in sorted(numbers):
            sentence = document.sentences[number]
            for mark in sign.finditer(document.lowered, *sentence):
                lead = document.lowered[max(sentence[0], mark.start() - 20) : mark.start()]
                if _MAY.search(lead) or _before_name(document, mark.span()):
                    continue
                if not only_supposed(document, *mark.span()):
                    yield mark.start(), mark.end(), situation


def _told_of_named(document: Document, numbers: Iterable[int]) -> Iterator[tuple[int, int, str]]:
    """Yield what is looked for beside a named medication as well."""
    for number in sorted(numbers):
        sentence = document.sentences[number]
        for start, end, situation in situations(document.lowered, *sentence):
            if not untold(document, start, end, situation):
                yield start, end, situation
        for start, end in ill_borne(document, sentence):
            yield start, end, "unwanted"
        if left := hard_to_leave(document.lowered, *sentence):
            yield *left, "withdrawal"


def _before_name(document: Document, span: Span) -> bool:
    """Return whether a medicine follows at once, as in "they gave me X"."""
    end = span[1]
    given = any(
        end <= start <= end + _BETWEEN and _GIVES.search(document.lowered, *span) for start, _ in unnamed(document)
    )
    return given or bool(named_in(document, end, end + 1))


def _cues(document: Document) -> Iterator[tuple[int, int, str]]:
    for cue in document.matches("cue.adverse_event"):
        if cue.phrase.name == "unwanted" and not untold(document, cue.start, cue.end, "unwanted"):
            yield cue.start, cue.end, "unwanted"


def _effects(document: Document, numbers: set[int]) -> Iterator[tuple[int, int, str]]:
    """Yield the effects told in those sentences that are neither the illness of the pack nor treated."""
    ills = [ill for category in ("symptom", "condition") for ill in document.matches(category)]
    for effect in effects_told(document):
        name = effect.phrase.name
        if name == "dependence" or RATHER_THE_ILL.search(name) or any(_over(effect, ill) for ill in ills):
            continue
        if document.sentence_index(effect.start) in numbers and not idiom(document, effect):
            told = document.context(effect.start, effect.end)
            doubted = told.negated or told.hypothetical or told.experiencer is Experiencer.OTHER
            if not (doubted or treated(document, effect) or only_talked_of(document, effect)):
                yield effect.start, effect.end, ""


def _over(one: Match, other: Match) -> bool:
    return one.start < other.end and other.start < one.end
