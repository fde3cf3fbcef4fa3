"""What people who watch over the safety of medicines want to see, in words that no list of phrases can hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NOT = (
    r"(?:(?:did|do|does|has|have|had|is|was|are|were|can|could|will|would|ha?vent|hasnt|didnt|doesnt|"
    r"dont)(?:n'?t| not)|haven'?t|hasnt|didnt|doesnt|dont|cannot|not|never|hardly|barely)"
)
_LAB = (
    r"(?:liver (?:enzymes?|numbers?|levels?|tests?|functions?)|lfts?|alts?|asts?|"
    r"white (?:blood )?(?:cells?|cell counts?|counts?)|"
    r"wbcs?|lymphocytes?|lymphs|lymphocyte counts?|neutrophils?|platelets?|iggs?|immunoglobulins?|"
    r"blood pressure|bp|"
    r"cholesterol|triglycerides?|potassium|sodium|creatinine|heart rate|pulse|prolactin|"
    r"kidney (?:function|numbers?)|"
    r"blood counts?|hemoglobin|haemoglobin|weight|intraocular pressure)"
)
_OFF = (
    r"(?:high|higher|elevated|up|rose|risen|rising|increas(?:e|ed|es|ing)|spik(?:e|ed|es|ing)|low|"
    r"lower|dropp?(?:ed|ing|s)?|fell|"
    r"fallen|falling|down|abnormal|tripled|doubled|shot|crashed|tanked|off|under \d|below \d|over \d|"
    r"at 0|0\.\d|"
    r"through the roof|wacky|bad|plummeted|sky ?rocketed)"
)
_PATTERNS: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (situation, re.compile(gate), re.compile(pattern))
    for situation, gate, pattern in (
        (
            "lack_of_effect",
            r"n'?t\b|not\b|never|nothing|little|hard(?:ly)|barely|back\b|avail|return|persist|worse",
            r"\bnothing (?:\w+ ){0,2}(?:works?|worked|helps?|helped)\b"
            r"(?! (?:\w+ ){0,3}(?:until|till|except|better|like))|\bnever had (?:\w+ )?luck with\b|"
            r"\b(?:tried|used|took|taken|been on|using) [^.;!?]{1,60} to no avail\b|"
            r"\b(?:acne|symptoms?|depression|anxiety|pain|cravings?|cysts?|pimples|breakouts?|rash|infection|headaches?|"
            r"migraines?|attacks?|cough|itching|swelling) (?:has |have |had |always |all |just |slowly |continued to )*"
            r"(?:c[ao]m(?:e|es|ing) (?:right |straight |all )?back|(?:is|are) (?:\w+ )?back|return(?:ed|s|ing)?|"
            r"persist(?:ed|s))\b|"
            r"\bworse than ever\b|\b(?:saw|watched|made) (?:\w+ ){1,2}get worse\b|"
            rf"\b{_NOT}\W+(?:(?:really|even|seem(?:ed)? to|be|been|that|as|much|any|all|actually|so|at|"
            rf"to|too|it|the|a|very|"
            r"completely|quite|exactly|going|much of|of)\W+){0,4}"
            r"(?:work(?:ing|ed|s)?|help(?:ing|ed|s|ful)?|touch(?:ed|ing)? (?:my|the)|"
            r"notic\w+ (?:\w+ ){0,3}(?:differences?|improvements?|changes?|benefits?|effects?|work\w*|"
            r"help\w*)|"
            r"(?:felt|feel|seen|see|saw|had|tell|done) (?:\w+ ){0,3}(?:differences?|improvements?|"
            r"changes?|benefits?|anything|works?|"
            r"helping|working)|lift(?:ed|ing)? my|improv\w+|effective|differences?|improvements?|"
            r"benefit\w*|under control)\b|"
            r"\bn(?:'t|ot) (?:feel(?:ing)?|felt|getting|any|do(?:ing)?) (?:\w+ ){0,2}(?:better|good)\b|"
            r"\b(?:done|did|does|doing) (?:absolutely |basically |pretty much |virtually )?nothing\b|"
            r"\blittle (?:to no )?(?:effect|benefit|help|relief|improvement)\b|"
            r"\bno (?!adverse|side|ill|bad|negative|harmful|unwanted|untoward)(?:\w+ )?"
            r"(?:improvement|relief|benefit|effect|difference|change)s?\b(?! (?:on|of|"
            r"in) (?:my )?(?:side|libido|weight|appetite))",
        ),
        (
            "lab_value",
            r"\b(?:liver|lfts?|alts?|asts?|white|wbcs?|lymph\w*|neutrophils?|platelets?|iggs?|"
            r"immunoglobulins?|pressure|bp|"
            r"cholesterol|triglycerides?|potassium|sodium|creatinine|heart rate|pulse|prolactin|"
            r"kidney|counts?|h(?:a)?emoglobin)\b",
            rf"\b{_LAB}\W+(?:[\w.]+\W+){{0,5}}?{_OFF}\b|"
            rf"\b(?:high|elevated|low|raised|abnormal|increased|rising|dropping|reduced) (?:\w+ )?{_LAB}\b",
        ),
        (
            "fall",
            r"\bf[ae]ll",
            r"\b(?:i|he|she|and|mum|mom|dad|husband|wife|keeps?|kept) (?:fell|falls?|falling|"
            r"fallen) (?:over|down|twice|three|at|in the|on the|"
            r"off|out of|a lot|more|all|again)\b(?! (?:asleep|ill|for|in love|apart|behind|off the wagon))|"
            r"\b(?:had|have|having|took|bad|another|two|several|"
            r"many) (?:\w+ )?falls?\b(?! (?:semester|break|term|weather|asleep))",
        ),
    )
)
_LEAVING = re.compile(
    r"\b(?:(?:com+(?:e|ing)|go(?:ing)?|went|get(?:ting)?|got|be(?:ing)?|wean\w*|"
    r"taper\w*) (?:\w+ )?off|wean(?:ed|ing)?|"
    r"taper(?:ed|ing)?|quit(?:ting)?|stop(?:ped|ping)?(?: taking)|stopping|discountinu\w+|"
    r"discontinu(?:ed|ing)|withdraw(?:ing)? from|"
    r"(?:cut|cutting|reduc\w+|lower\w*|decreas\w+|drop\w*) (?:\w+ )?(?:the|my) (?:dos\w+|amount)|"
    r"(?:went down|dropped|down) to \d+|(?:miss(?:ed|ing)?|skip(?:ped|ping)?|forg(?:e|o)t|"
    r"late (?:with|on)) (?:to take )?"
    r"(?:a|my|one|your|even one|several|any|it|taking|the|more than \w+) ?(?:\w+ )?(?:dos(?:es?|age)|"
    r"pills?|days?)?|hours late|"
    r"missed dos\w+)\b"
)
_SUFFERING = re.compile(
    r"\b(?:hell\w*|horrid|mess|no success|anguish|lost|trouble|like the flu|horrible|horribly|"
    r"terrible|awful|nasty|nightmare|hard|harder|hardest|difficult|"
    r"impossible|tough|rough|severe|"
    r"worst|bad|worse|sick|brutal|torture|painful|symptoms?|shocks?|zaps?|dizzy|crying|cry|depressed|"
    r"depression|anxiety|"
    r"can'?t|cannot|not been able|unable|suicidal|miserable|intense|scared|careful|addict\w*|"
    r"feel like|felt like|weird|"
    r"head(?:ache)?s?|trouble|problem|withdraw\w*|out of control|suffering|"
    r"manic|mania|panic attacks?|spiral\w*|never again|don'?t|not to)\b"
)

_LEFT_OFF = re.compile(
    r"\b(?:(?:i|we|he|she|they|just|simply|had|and|to|what|of) (?:had |just |simply |then )*(?:stopp?(?:ed|ing)?|"
    r"quit|came off|"
    r"come off|went without|ran out(?: of)?|went off|skipped|missed)|(?:after|since|when|what) (?:stopping|"
    r"coming off)|stopp(?:ed|ing) "
    r"\w+ (?:cold|myself|dead|in|on|last|because)|(?:my|the) last (?:pill|dose|infusion|shot|injection|tablet)|ran out|"
    r"taper(?:ed|ing) off|"
    r"nothing in between|a gap of|long gap)\b"
)
_LEAVING_WORDS = ("stop", "quit", " off", "without", "out", "skip", "miss", "last ", "between", " gap")
_STRUCK = re.compile(
    r"\b(?:worst|massive|bad|huge|terrible|full[- ]blown|severe|big|nasty|rebound) (?:\w+ )?(?:relapse|flare|"
    r"attack|episode|"
    r"rebound|crash|seizure)\b|\b(?:couldn'?t|can'?t|cannot|could not|unable to) (?:\w+ )?(?:feel|move|walk|see|"
    r"speak|stand|breathe)\b|"
    r"\b(?:new|active|enhancing|\d+|more) (?:\w+ ){0,2}lesions\b|\bended up (?:with|in|on) (?:a|an|the|hospital|icu)\b|"
    r"\b(?:having|had|got|getting) (?:\w+ ){0,2}panic attacks?\b|\bdownward spiral\b|"
    r"\bpaid for it\b|\b(?:came|come|roared|bounced) back (?:with|worse|twice|harder|ten|full)|\brebound(?:ed)?\b|"
    r"\bsent (?:me|him|her) to (?:the )?(?:er|hospital|a&e)\b"
)


def left_off(lowered: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the sentence at `start:end` tells that somebody left a medication or went without, or None."""
    if not any(lowered.find(word, start, end) >= 0 for word in _LEAVING_WORDS):
        return None
    mark = _LEFT_OFF.search(lowered, start, end)
    return mark.span() if mark else None


def struck_after(lowered: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where `lowered[start:end]` tells of an illness that came back or got much worse, or None."""
    mark = _STRUCK.search(lowered, start, end)
    return mark.span() if mark else None


def situations(lowered: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and situation of what `lowered[start:end]` tells: lack of effect, lab values off, falls."""
    for situation, gate, pattern in _PATTERNS:
        if gate.search(lowered, start, end):
            for mark in pattern.finditer(lowered, start, end):
                yield mark.start(), mark.end(), situation


def hard_to_leave(lowered: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the sentence at `start:end` tells of leaving or missing a medication and suffering, or None."""
    leaving = _LEAVING.search(lowered, start, end)
    return leaving.span() if leaving and _SUFFERING.search(lowered, start, end) else None
