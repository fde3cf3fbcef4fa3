"""What a post shows of its voice beside cues: that somebody says I, and whether complaints, illness or care are told.

The marks are weighed for the three voices that cues alone tell badly apart; the weights stand in `_voice_weights.toml`
and are made anew by `python -m tests.quality.train_segment`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from math import log1p
from pathlib import Path

from insights.annotators._voice_mask import DRUG, ILLNESS
from insights.annotators._voice_rules import shared
from insights.annotators._voice_view import View
from insights.language.document import Document
from insights.model import Segment

WEIGHTS = Path(__file__).with_name("_voice_weights.toml")
VOICES = (Segment.PATIENT, Segment.UNDIAGNOSED, Segment.UNCLEAR)
_KEPT = 20_000
_FAINT = 1.2
"""Weight of cues below which no voice is heard in them."""
_PROFESSIONS = (
    "nurs",
    "pharmac",
    "medicine",
    "doctor",
    "physician",
    "residency",
    "medical",
    "medschool",
    "premed",
)
_NOT_PROFESSIONS = ("psychopharm",)


def marks(document: Document, heard: View, cues: Mapping[Segment, float]) -> dict[str, float]:
    """Return the marks of a post by name; `cues` is the weight of the cues for each voice."""
    told = dict.fromkeys(("complaint", "illness", "treatment"), 0)
    kinds = _kinds()
    for word, _ in heard.words:
        if kind := kinds[word]:
            told[kind] += 1
    unnamed = not told["illness"]
    complaint = log1p(told["complaint"])
    carer = cues[Segment.CAREGIVER] >= _FAINT and heard.they >= heard.i
    silent = all(weight < _FAINT for voice, weight in cues.items() if voice is not Segment.UNCLEAR)
    return {
        "i": log1p(heard.i),
        "silent": float(silent),
        "silent_no_i": float(silent and heard.i == 0),
        "silent_nothing_named": float(silent and unnamed and not told["treatment"]),
        "asks": float(heard.asks),
        "length": log1p(len(heard.words)),
        "review": float(document.post.subject is not None and not carer),
        "professional_community": float(among_professionals(document.post.community)),
        "complaint_untreated": complaint * (unnamed and not told["treatment"]),
        "complaint_asked": complaint * (unnamed and heard.asks),
        "complaint_elsewhere": complaint * (document.post.community is None and document.post.subject is None),
        "own_treatment": log1p(told["treatment"]) * (heard.i + heard.we > 0),
    }


def weighed(cues: Mapping[Segment, float], shown: Mapping[str, float]) -> dict[Segment, float]:
    """Return how much speaks for each voice, in log-odds: the weights of the cues, and those of the marks."""
    table = _weights()
    scale = table["cues"]["scale"]
    logits = {voice: scale * weight for voice, weight in cues.items()}
    for voice in VOICES:
        of = table[voice]
        logits[voice] += of["always"] + sum(of[mark] * value for mark, value in shown.items() if value)
    return logits


@cache
def among_professionals(community: str | None) -> bool:
    """Return whether a community is named after a health profession."""
    if not community:
        return False
    name = community.casefold()
    return any(mark in name for mark in _PROFESSIONS) and not any(mark in name for mark in _NOT_PROFESSIONS)


class _Kinds(dict[str, str]):
    """The kind of a word, worked out once; most words have none."""

    def __init__(self) -> None:
        listed = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
        self._complaint = frozenset(" ".join(listed.values()).split())
        self._patterns = {
            "illness": re.compile(rf"{ILLNESS}+|{shared('condition')}"),
            "treatment": re.compile(rf"{DRUG}+|{shared('treatment')}"),
        }

    def __missing__(self, word: str) -> str:
        plain = word.strip("'")
        kind = next((kind for kind, pattern in self._patterns.items() if pattern.fullmatch(plain)), "")
        kind = kind or ("complaint" if plain in self._complaint else "")
        if len(self) > _KEPT:
            self.clear()
        self[word] = kind
        return kind


@cache
def _kinds() -> _Kinds:
    return _Kinds()


@cache
def _weights() -> dict[str, dict[str, float]]:
    return tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))
