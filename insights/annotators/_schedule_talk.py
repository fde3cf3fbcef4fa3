"""What a sentence must hold to tell a dose or a schedule, and what else schedules are told of."""

from __future__ import annotations

import re

from insights.language.phrases import holds_any

OTHER_THAN_DOSES = re.compile(
    r"[\s\w'-]{0,12}\b(?:mri|scans?|bloods?|labs?|tests?|testing|checks?|visits?|appointments?|reviews?|calls?|"
    r"draws?|sessions?|"
    r"therapy|physio|class\w*|shifts?|meetings?|exercise|gym|walk\w*|swim\w*|run|work|relapse\w*|infections?|"
    r"headaches?|attacks?|episodes?|"
    r"migraines?|letters?|bills?|payments?|cost\w*|copay\w*|premium\w*)\b"
)
SYMPTOM_BEFORE = re.compile(
    r"\b(?:mri|scans?|bloods?|labs?|tests?|tested|testing|checks?|checked|monitor\w*|appointments?|see|saw|seen|"
    r"call\w*|pay\w*|cost\w*|"
    r"\$ ?\d\S*|vouchers?|coupons?|cards?|refill\w*|flush\w*|sick|ill|nause\w*|headaches?|tired|relapses?|"
    r"infections?|bathroom|wake|woke|cry|cried|swim|"
    r"walk|gym|run|wash\w*|clean\w*|shower\w*|pillow\w*|eat|ate|sleep|slept|sober|"
    r"running|exercise\w*|bad (?:day|week|month)\w*|the end of|days? off|shifts?|lates|going in|used to have|"
    r"email\w*|steps|drink\w*|smok\w*|"
    r"cigarettes?|feel\w*|happens?)\b[^.;!?]{0,25}$"
)
_SCHEDULED: tuple[str, ...] = (
    "day",
    "week",
    "month",
    "night",
    "year",
    "every",
    "morning",
    "evening",
    "hour",
    "/",
    "wk",
    "needed",
    "bed",
)
_SCHEDULED += (
    "bid",
    "b.i.d",
    "tid",
    "t.i.d",
    "qid",
    "qd",
    "qhs",
    "qod",
    "prn",
    " am",
    " pm",
    "annual",
    "fortnight",
    "daily",
)
_SCHEDULED += ("lunch", "dinner", "meal", "breakfast")
_TOLD: tuple[str, ...] = (
    "once",
    "twice",
    "noon",
    "food",
    "pill",
    "tab",
    "caps",
    "one",
    "two",
    "half",
    "puff",
    "weekend",
    "daily",
)
_DIGIT = re.compile(r"\d")


def may_schedule(sentence: str) -> bool:
    """Return whether a sentence in lower case has a word that schedules are told with."""
    return holds_any(sentence, _SCHEDULED)


def may_tell(sentence: str) -> bool:
    """Return whether a sentence in lower case has a figure or a word that doses and schedules are told with."""
    return _DIGIT.search(sentence) is not None or may_schedule(sentence) or holds_any(sentence, _TOLD)
