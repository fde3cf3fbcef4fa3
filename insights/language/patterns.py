"""Effects that no list of phrases can hold: a loss or gain in figures, a thing that can no longer be done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from insights.language.phrases import Match, Phrase, holds_any

_POUNDS = (
    r"(?:\d+|one|two|three|five|ten|fifteen|twenty|thirty|forty|fifty|"
    r"sixty)\s?(?:\+\s?)?(?:-\s?\d+\s?)?(?:lbs?|pounds?|kgs?|kilos?|stones?)\b"
)
_FEW = (
    r"(?:\W+(?:my|the|all|any|of|to|a|at|on|feel|what|was|left|much|really|completely|totally|about|"
    r"over|almost|nearly|"
    r"at least|some)){0,4}\W+"
)
_CANNOT = (
    r"(?:can'?t|cannot|can not|couldn'?t|could not|unable to|hard to|not able to|difficult to|impossible to|"
    r"(?:trouble|difficulty|problems?|issues?|hard time|inability)(?: in| with| to)?)"
)
_GONE = (
    r"(?:gone|non-?exist\w*|zero|nil|dead|suffered|disappeared|killed|lower\w*|shot|decreas\w+|"
    r"diminish\w+|reduced)"
)
_LOSS = (
    r"(?:lost|(?:did|do|does|have|has)n'?t (?:really )?(?:have|had|got)|loss of|lack of|no|zero|"
    r"decreas\w+|diminish\w+|reduced|lowered?|less|kill(?:s|ed)|"
    r"destroy(?:s|ed)|remov(?:es|ed)|ruin(?:s|ed)|affect(?:s|ed)|low|little|without)"
)
_PATTERNS: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (name, gates, re.compile(pattern))
    for name, gates, pattern in (
        (
            "weight gain",
            ("gain", "put on", "putting on", "up ", "weight"),
            r"\bput(?:ting)? on (?:\w+ ){0,4}weight\b|\bup (?:\w+ ){0,3}(?:pants?|dress|jeans?|"
            r"clothes|clothing)? ?sizes?\b|"
            r"\bweight (?:issues?|problems?|creep)\b|\bweight (?:\w+ ){0,2}(?:increas\w+|ballooned|"
            r"piled on|went up)\b|"
            r"\b(?:lose|get rid of) the (?:extra )?weight\b|"
            rf"\b(?:gain(?:ed|ing)?|put(?:ting)? on)(?:\W+\w+){{0,3}}?\W+{_POUNDS}|"
            rf"\b{_POUNDS}(?: of)? (?:weight )?gain",
        ),
        (
            "weight loss",
            ("lost", "los", "drop"),
            rf"\b(?:lost|los(?:e|ing)|dropped)(?:\W+\w+){{0,3}}?\W+{_POUNDS}|"
            rf"\b{_POUNDS}(?: of)? (?:weight )?loss",
        ),
        (
            "loss of sex drive",
            ("sex", "libido"),
            rf"\b{_LOSS}{_FEW}(?:sex(?:ual|ually)?(?: (?:drive|desire|interest|function\w*|"
            rf"feelings?))?|libido)\b|"
            rf"\b(?:sex(?:ual)? (?:drive|desire)|libido)\W+(?:\w+\W+){{0,3}}?{_GONE}",
        ),
        (
            "difficulty reaching orgasm",
            ("orgasm", "climax", "erection", "ejaculat"),
            rf"\b{_CANNOT}(?:\W+\w+){{0,3}}?\W+(?:orgasms?|climax|ejaculat\w+|(?:an? )?erections?)\b|"
            rf"\b{_LOSS}{_FEW}(?:orgasms?|climax|ejaculat\w+|erections?)\b",
        ),
        (
            "insomnia",
            ("sleep", "slept", "asleep"),
            rf"\b(?:{_CANNOT}|(?:did|do|does|have|has)(?:n'?t| not)|never)(?:\W+(?:get|got|to|any|a|"
            rf"good|night'?s|a full|be able|fall|go|stay|back)){{0,4}}\W+(?:sleep(?:ing)?|slept|"
            rf"asleep)\b|"
            r"\b(?:problems?|trouble|difficulty) (?:with )?(?:falling|staying|getting) (?:a|to )?sleep\b|"
            r"\b(?:slept|sleep|total of|only) (?:only |about |maybe |like |for |just )*(?:[1-4]|one|"
            r"two|three|four)(?:[ -]+(?:to|or)?[ -]*\d)? "
            r"(?:hours|hrs)(?: of sleep)?\b|"
            r"\bw[ao]ke up (?:\w+ ){0,3}(?:\d+|five|four|several|many) (?:or \w+ )?times\b|"
            r"\bnot (?:had )?(?:one|a) good night'?s? (?:of )?sleep\b|"
            r"\bsleep(?:ing)? (?:problems?|issues|troubles?|disturbances?)\b|\b(?:interfer\w+|mess\w*|"
            r"affect\w*|disturb\w*|disrupt\w*) (?:with )?(?:my |your )?sleep\b",
        ),
        (
            "sleepiness",
            ("sleep", "slept", "in bed"),
            r"\bsleep(?:ing)? (?:a ?lot|all (?:day|the time)|(?:\w+ )?(?:1[0-9]|2[0-4]) ?(?:hours|"
            r"hrs)|too much)\b|\bin bed (?:the entire time|all day|"
            r"sleeping|most of)\b|\bwant to sleep\b|\bstay awake\b",
        ),
        (
            "sweating",
            ("soak", "drench"),
            r"\b(?:soaked|drenched) (?:in|with|by|clothes|sheets|pillow|through)\b|\b(?:sheets|"
            r"clothes|hair|pillow|shirt)\W+(?:\w+\W+){0,3}(?:soaked|drenched)\b",
        ),
        (
            "fatigue",
            ("energy",),
            r"\b(?:deplet\w+|drain\w*|sapp?\w*|rob\w*|zap\w*) (?:me )?(?:of )?(?:all |any |"
            r"my )*energy\b|\benergy (?:levels? )?(?:is|was|are|were|has been) "
            r"(?:really |so |very |extremely )?(?:low|gone|zero|nil|non-?existent|down|drained)\b",
        ),
        (
            "feeling detached",
            ("watch", "world", "body", "reality", "dream"),
            r"\bwatching (?:my|the) (?:life|world|self|body)\b|\b(?:someone|"
            r"somebody) else(?: is)? in (?:my|your) body\b|"
            r"\b(?:two|2) different worlds\b|\blike (?:i'm |i was |i am )?in a dream\b|"
            r"\boutside (?:of )?(?:my|your) (?:body|self)\b",
        ),
        (
            "brain zaps",
            ("shock",),
            r"\b(?:brain|head|electric(?:al)?|these|the|little|mini) shocks?\b|\bshock(?:s| effects?|"
            r" like| sensations?) (?:in|through|radiat|never)\w*",
        ),
        (
            "brain fog",
            ("fog", "cloud", "haze"),
            r"\b(?:head|mind|brain) (?:\w+ ){0,4}fog(?:gy)?\b|\bin (?:a |an |the )?(?:\w+ )?(?:fog|"
            r"haze|cloud)\b(?! (?:of|9|nine))",
        ),
        (
            "alcohol problems",
            ("alcohol", "drink"),
            r"\b(?:desire|urge|craving|crave) (?:to |for )?(?:drink|alcohol)\b|\bbec[ao]me an alcoholic\b|"
            r"\b(?:drank|drink|drinking) (?:\w+ ){0,2}more (?:alcohol|than)\b|\ball i want to do is drink\b",
        ),
        (
            "memory loss",
            ("rememb", "forgot"),
            rf"\b{_CANNOT}{_FEW}(?:\w+ ){{0,2}}remember\b|\b(?:don'?t|do not|"
            rf"doesn'?t) (?:even )?remember (?:\w+ ){{0,3}}(?:days|weeks|anything|much|things|"
            r"names|what)\b|\bforgotten (?:what|why|how)\b",
        ),
        (
            "poor concentration",
            ("concentrat", "focus", "think", "thought"),
            r"\bnot (?:\w+ )?process(?:ing)? (?:my )?thoughts\b|"
            rf"\b{_CANNOT}{_FEW}(?:concentrat\w+|focus\w*|think (?:straight|clearly))\b|\b(?:lost|"
            rf"loss of|lack of|no|poor) (?:concentration|focus)\b",
        ),
        (
            "emotional numbness",
            ("cry", "feel anything", "emotion", "care about"),
            rf"\b(?:{_CANNOT}|did(?:n'?t| not)|do(?:n'?t| not)){_FEW}(?:cry|feel (?:anything|emotions?|"
            rf"any emotions?)|care about any(?:thing|one))\b",
        ),
        (
            "shortness of breath",
            ("breath",),
            rf"\b(?:{_CANNOT}|hard){_FEW}(?:breathe?|breathing|catch my breath|take a (?:deep )?breath)\b",
        ),
        (
            "loss of appetite",
            ("appetite", "eat"),
            rf"\b{_LOSS}{_FEW}appetite\b|\bappetite\W+(?:\w+\W+){{0,2}}?{_GONE}|"
            rf"\b(?:{_CANNOT}){_FEW}eat(?: anything)?\b",
        ),
        (
            "apathy",
            ("motivat", "interest", "nothing all day", "do anything"),
            r"\b(?:no|lost (?:all |any |my )?|zero|lack of) interests? in\b|"
            r"\b(?:don'?t|didn'?t|do not|did not) (?:\w+ )?(?:want to do|feel like doing) anything\b|"
            r"\bdo(?:ing)? nothing all day\b|"
            rf"\b{_LOSS}{_FEW}motivat\w+\b|\b(?:not|n'?t){_FEW}motivated\b",
        ),
    )
)


def effects(lowered: str) -> Iterator[Match]:
    """Yield effects told in gapped words in a folded text; `name` as in the vocabulary of side effects."""
    for name, gates, pattern in _PATTERNS:
        if holds_any(lowered, gates):
            for mark in pattern.finditer(lowered):
                yield Match(mark.start(), mark.end(), Phrase(mark.group(), "side_effect", name))
