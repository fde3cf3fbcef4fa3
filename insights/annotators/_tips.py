"""Tips told without the word help: what to do, what the writer does, and what came of it."""

from __future__ import annotations

import re

from insights.annotators._tips_words import FIRST, IMPERATIVE
from insights.language.sentences import Span

_OWN = re.compile(
    r"\b(?:i|i'm|i've|my|me|mine|us|our|we|myself|th(?:is|ese) (?:posts?|threads?|sub\w*|links?|surveys?))\b"
)
_CHUNK = re.compile(r"[,.;:!?(]| (?:and|but|because|so|as|like|the way|if|when) ")
_ELSEWHERE = re.compile(
    r"https?:|\bdicks?\b|\]\(|[\"\u201d]$|\br/\w|right for you|\btl;?dr\b|(?:thought|figured|wonder\w*) (?:if |"
    r"that )?(?:it|i)\b"
)
"""A sentence that points away from itself: a link, a quotation, an advertisement's formula."""
_AFTER = frozenset(",):.-*\u2022")
"""What ends a first word after which somebody may be told what to do."""
_WORDS = 4
"""Words a tip has at least: "Tell them." is none."""
_ADVICE = re.compile(
    r"\byou (?:can|could|might|may|should|need to|have to|want to) (?:also |always |just |probably |definitely |"
    r"still )*(?:ask (?:for|your|the|them|about|if)|request|apply for|call (?:the|your)|ring (?:the|your)|"
    r"talk to (?:your|a)|"
    r"look into|appeal|try \w+ing|split|take (?:it|them|yours) (?:with|at|in|before|after)|drink|wear|avoid)\b|"
    r"(?<!thought )(?<!figured )(?<!think )(?<!so )\b(?:i'd|i would) (?:also |definitely |just |really |certainly |"
    r"probably |strongly )*(?:push for|ring |ask (?:for|your|the|them|about|if|why|her|him) |call (?:the|your)|"
    r"talk to your|look into|start with|get a second)(?! me)|(?<!not )\bworth (?:asking|a call|checking|raising|"
    r"mentioning (?:it )?to|phoning|ringing|a phone)\b"
)
_EFFECT = (
    r"(?:helps|helped|settled|fixed|sorted|stopped|stops|gone|went away|eased|worked|works|solved|made (?:all|a|it)|"
    r"no (?:problems?|trouble|issues?|more)|haven'?t had)\b"
)
_FOOD = (
    r"(?:food|meals?|breakfast|lunch|dinner|supper|snack|milk|yogh?urt|toast|peanut butter|cheese|crackers|eggs?|"
    r"juice|applesauce|something)"
)
_HABIT = re.compile(
    rf"\b(?:i|we) (?:now |always |usually |just )*(?:take|took) (?:mine|it|"
    rf"them)(?: at [\w:]+)? with (?:\w+ ){{0,3}}{_FOOD}\b|"
    r"\b(?:i|we|i've|we've) (?:now |always |usually |just |also |generally |still |only |"
    r"mostly )*(?:keep (?!\w+ing)|leave|put|set|carry|wear|write|log|tape|split|freeze|warm|ice|rotate|alternate|"
    r"pack|drink|eat|do (?:it|mine|them)|take (?:it|mine|them|the)|inject|have it|bring|use (?:a|an|the|my)|"
    r"(?:moved?|changed|switched) (?:it|mine|the|my)|started (?:doing|eating|drinking|using|wearing|putting|keeping|"
    r"setting)|stopped (?:using|eating|drinking)) [^.!?]{3,90}?(?:\bso (?:that )?(?:i|it|they|the|my|he|she|we|if|"
    r"none|nobody|nothing)\b(?! (?:guess|think|was|am|know|"
    r"never|thought|figured|started|decided|had|got|went|just|have no))|"
    rf"(?:,| and| which|;|:) (?:(?:that|it|they|this|i|the \w+|my \w+)(?:'s|'ve)? ?)?(?:has |have |really |mostly |"
    rf"both )*{_EFFECT})"
)
_RESULT = re.compile(
    r"\b(?:stings?|hurts?|bruis\w+|burns?) (?:a lot |much |far |way |so much )?less (?:if|when|that way|since|now|"
    r"with)\b|\bmade (?:all the|a (?:big|huge|world of|massive|real)|the (?:biggest|most)) difference\b|"
    r"\b(?:that|which) (?:(?:has|pretty much|mostly|really|soon) )?(?:settled|sorted|solved|helped) (?:it|that|"
    r"most|the)\b|\bwhat (?:i|we) (?:do|do now|did|usually do|ended up doing|always do)(?:(?: is| was)(?!n't| not|"
    r" wrong)|:)|"
    r"\bwhat (?:really |actually |has )?help(?:s|ed) (?!you|them)[^.!?,]{0,30}\b(?:is|was)\b|"
    r"\bmakes? (?:a|some) (?:\w+ )?difference (?:to|for|with) (?:me|mine|my|us|him|her)\b|"
    r"[,;] (?:then |so |just )?(?:ask (?:for|them|your|the|if)|(?:ring|call) your) |"
    r"\b(?:things?|stuff|all|one thing) (?:that|which) (?:have |has |really |actually )?help(?:s|ed)?\b"
)
_SELF_CARE = (
    r"(?:exercis\w+|work(?:ing)? out|running|jogging|swimming|walk(?:s|ing)|yoga|meditat\w+|mindfulness|breath(?:e|"
    r"ing)\w*|"
    r"journal\w*|writing (?:down|it)|diet\w*|eating|drinking (?:more )?(?:water|tea)|sleep schedule|routine|cutting "
    r"(?:out|down)|"
    r"caffeine|coffee|avoid\w*|support (?:group|network)|therapy|cbt|workbooks?|reading|books?|subreddit|posts here|"
    r"distract\w*|"
    r"music|podcasts?|hobb(?:y|ies)|talking|lists?|goals|baby ?steps|being (?:honest|able to)|tea|showers?|"
    r"moisturi\w+|washing|"
    r"sunlight|journal|patches|gum|walking|dog|cat|pets?|friends?)"
)
_DOES_GOOD = (
    r"(?:(?:has|have|had|did|does) (?:really |also |actually |definitely |ever |truly |greatly |always )*helped|"
    r"(?:really |also |actually |definitely |greatly |always )*help(?:s|ed) (?:me|a lot|a ton|a bit|a little|so much|"
    r"tremendously|"
    r"immensely|with|keep|to (?:keep|stay|calm)|too)|been helping me|made (?:a|all the) (?:huge |big |world of |real "
    r")?difference|"
    r"works? (?:wonders|great|best) for me|(?:is|was|were) (?:huge|key|vital) for me|calms me|keeps me (?:sane|going|"
    r"calm|grounded))"
)
_GOOD = re.compile(rf"\b{_SELF_CARE}\b[^.!?\n]{{0,60}}\b{_DOES_GOOD}\b")
_GOOD_WORDS = ("help", "difference", "for me", "calms me", "keeps me")
"""What stands in every sentence that _GOOD finds."""
_SELF = re.compile(
    r"\bthe only thing(?:s)? that (?:has |have )?(?:\w+ )?(?:help(?:s|ed)|works?|worked) (?:me |for me )?(?:is|was|"
    r"has been)\b|"
    r"\bi (?:would |'d |highly |strongly |really )*(?:suggest|advise|recommend) (?:that )?(?:you|those|everyone|"
    r"anyone|people|\w+ing|"
    r"a|an|the)\b[^.!?\n]{0,20}\b(?:to |\w+ing\b|who\b|avoid|try|talk|get|take|read|do|look)|"
    r"\bthe best (?:way|thing|medicine|trick|remedy|cure) (?:to|for|is|you can do)\b[^.!?\n]{3,60}\bis\b|"
    r"\bi quit (?:\w+ ){0,2}(?:by|after|with|using) (?:\w+ing|the book)\b|"
    r"\b(?:the )?only reason i (?:get|got|am|can|keep)\b[^.!?\n]{0,40}\bis\b|"
    r"\b(?:improved|resolved|better|gone|no problems?|went away|stopped) (?:\w+ ){0,2}(?:since|when|once|if|on|"
    r"after|by) "
    r"(?:i (?:started |began |switched to )?)?(?:tak(?:e|ing)|took|mov(?:ed|ing)) (?:\w+ ){0,3}(?:at|in the|with|"
    r"before|after|around)\b|"
    r"\b(?:as long as|if|when|since) i (?:take|took) (?:it|them|my \w+) (?:at|in the|with|before|after) "
    r"[^.!?\n]{2,30},? (?:i |it |there )"
    r"(?:have no|don't|am fine|is fine|feel better|sleep)|"
    r"^\W*[*\u2022-]\W*(?:avoid|breathe?|exercise|meditat\w+|sleep|eat|drink|keep|set up|try|talk|practice|focus|get|"
    r"write|take|"
    r"stay|find|remember|listen|read|use)\b(?! (?:this|me|it up|a look))",
    re.MULTILINE,
)
_NOT_SELF = re.compile(
    r"\?\s*$|\b(?:does|did|do|has|have|is|was|wo|would|ca)n(?:'t|ot)\b|\bnot help|\bnever\b|\bno longer\b|\bif (?:it|"
    r"that|this) |\bhope\b|"
    r"\bnurs(?:e|es|ing) (?:school|student|job)|\binterview|\bresidency|\bpatients\b|\bnclex"
)
_AHEAD = re.compile(
    r"\b(?:an hour|half an hour|(?:one|two|\d+|ten|fifteen|twenty|thirty|forty) ?(?:hours?|hrs?|min(?:ute)?s?)|"
    r"the (?:night|evening|day)) (?:before(?:hand)?|ahead)\b(?! (?:bed|sleep|yesterday|last))|"
    r"\bbefore(?:hand)?, .{2,30} after\b"
)


def bidden(lowered: str, sentence: Span) -> bool:
    """Return whether a sentence of a folded text tells a reader what to do, and not what the writer does."""
    start, end = sentence
    first = lowered[start : lowered.find(" ", start, end)]
    if first not in FIRST and first[-1:] not in _AFTER and lowered.find(": ", start, end) < 0:
        return False
    mark = IMPERATIVE.match(lowered, start, end)
    if not mark or lowered.count(" ", start, end) < _WORDS - 1 or _aside(lowered, sentence):
        return False
    stop = _CHUNK.search(lowered, mark.end(), end)
    return not _OWN.search(lowered, mark.start("do"), stop.start() if stop else end)


def told(lowered: str, sentence: Span) -> bool:
    """Return whether a sentence of a folded text advises, or says what the writer does against an ill."""
    found = any(pattern.search(lowered, *sentence) for pattern in (_ADVICE, _RESULT, _HABIT))
    return found and not _aside(lowered, sentence)


def cared(lowered: str, sentence: Span) -> bool:
    """Return whether a sentence says what care for oneself does the writer good, or recommends it."""
    start, end = sentence
    good = any(lowered.find(word, start, end) >= 0 for word in _GOOD_WORDS) and _GOOD.search(lowered, start, end)
    return bool(good or _SELF.search(lowered, start, end)) and not _NOT_SELF.search(lowered, start, end)


def timed(lowered: str, sentence: Span) -> bool:
    """Return whether a sentence that names a remedy says how long before or after it is taken."""
    return bool(_AHEAD.search(lowered, *sentence)) and not _aside(lowered, sentence)


def _aside(lowered: str, sentence: Span) -> bool:
    start, end = sentence
    return "?" in lowered[max(start, end - 4) : end] or bool(_ELSEWHERE.search(lowered, start, end))
