"""Cue rules: patterns anchored at their first word, found in one walk over the words of a post."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from insights.annotators._voice_view import View

_WORD = re.compile(r"(?P<word>[a-z0-9'#&]+|[\u00f0\u00fe]|\\d)(?P<maybe>\?)?")
_DIGITS_END = ":"
_NUMBER = "\\d"
"""Stands for every word that begins with a digit."""
_MACRO = re.compile(r"<(\w+)>")
_BUSY = frozenset({"my"})
"""Words after which most posts hold a cue: looking first whether any holds would not save anything."""
_OPENING = ("<", "(?:<")
_FREQUENT = frozenset(
    (
        "a",
        "and",
        "for",
        "have",
        "i",
        "i'm",
        "i've",
        "in",
        "is",
        "it",
        "my",
        "of",
        "on",
        "the",
        "this",
        "to",
        "was",
        "with",
    )
)
"""Words for which patterns of their own are worth the time it takes to compile them."""
_GAP = r"\s{1,3}"
_OPENS = r"(?<!\w\s)"
"""What a cue written with ^ begins with: no word stands before it in its sentence."""
_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found at `start:end`: what it speaks for, how strongly, and what it tells beside."""

    value: str
    weight: float
    start: int
    end: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Rule:
    number: int
    value: str
    weight: float
    note: str
    pattern: re.Pattern[str]


class RuleSet:
    """The rules of one cue file. Raises ValueError for a pattern that does not begin with plain words."""

    def __init__(self, rules: Iterable[Mapping[str, Any]], macros: Mapping[str, str]) -> None:
        rules_of: dict[str, list[_Rule]] = {}
        cues_of: dict[str, list[str]] = {}
        grouped = {name: _by_letter(group) for name, group in macros.items()}
        for number, rule in enumerate(rules):
            patterns: dict[str, list[str]] = {}
            for written in rule["cues"]:
                cue = written.removeprefix("^")
                plain = _MACRO.sub(lambda macro: macros[macro[1]], cue)
                first = _MACRO.sub(lambda macro: macros[macro[1]], cue, count=1) if cue.startswith(_OPENING) else cue
                quick = _MACRO.sub(lambda macro: grouped[macro[1]], first)
                for word in _anchors(plain):
                    own = _led_by(quick, word) if written == cue and word in _FREQUENT else quick
                    patterns.setdefault(word, []).append((_OPENS if written != cue else "") + own)
            for word, several in patterns.items():
                compiled = re.compile(f"{_any_of(word, several)}(?!\\w)")
                cues_of.setdefault(word, []).extend(several)
                rules_of.setdefault(word, []).append(
                    _Rule(
                        number,
                        rule["is"],
                        float(rule.get("weight", 1.0)),
                        rule.get("note", ""),
                        compiled,
                    )
                )

        self._by_word = {
            word: (re.compile("" if word in _BUSY else _any_of(word, cues_of[word])).match, tuple(rules))
            for word, rules in rules_of.items()
        }

    def find(self, view: View, *, once: bool = True) -> list[Hit]:
        """Return the first hit of each rule, by place; every hit unless `once`."""
        hits: list[Hit] = []
        done: set[int] = set()
        rules, text = self._by_word.get, view.text
        for word, start in view.words:
            known = rules(word)
            if known is None and word < _DIGITS_END:
                known = rules(_NUMBER)
            if known is None or not known[0](text, start):
                continue
            for rule in known[1]:
                if rule.number not in done and (found := rule.pattern.match(text, start)):
                    if once:
                        done.add(rule.number)
                    hits.append(Hit(rule.value, rule.weight, start, found.end(), rule.note))
        return hits


def load(name: str) -> RuleSet:
    """Return the rules of the cue file `name` beside this module, with the words they share."""
    return RuleSet(tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))["rule"], _macros())


def shared(name: str) -> str:
    """Return the pattern of a list of words in _voice_words.toml."""
    return _macros()[name]


@cache
def _macros() -> dict[str, str]:
    macros: dict[str, str] = {}
    for key, text in tomllib.loads((_FOLDER / "_voice_words.toml").read_text(encoding="utf-8")).items():
        macros[key] = "(?:" + _MACRO.sub(lambda macro: macros[macro[1]], text.replace("\\\n", "")) + ")"
    return macros


def _by_letter(group: str) -> str:
    """Return the alternatives of `group` gathered by their first letter, which the matcher tells apart faster."""
    gathered: dict[str, list[str]] = {}
    others: list[str] = []
    for alternative in _alternatives(group):
        if alternative[:1].isalpha() and alternative[1:2] not in ("?", "*", "+", "{"):
            gathered.setdefault(alternative[0], []).append(alternative[1:])
        else:
            others.append(alternative)
    led = [first + (rest[0] if len(rest) == 1 else f"(?:{'|'.join(rest)})") for first, rest in gathered.items()]
    return "(?:" + "|".join([*led, *others]) + ")"


def _led_by(cue: str, word: str) -> str:
    """Return `cue` with only those alternatives of its first group that `word` may begin."""
    if not cue.startswith("("):
        return cue
    several = _alternatives(cue)
    end = len(cue[:3] if cue.startswith("(?:") else "(") + sum(map(len, several)) + len(several)
    if cue[end : end + 1] in ("?", "*", "+", "{"):
        return cue
    kept = [one for one in several if word in _anchors(one)]
    if not kept:
        return cue
    return f"(?:{'|'.join(kept)}){cue[end:]}" if len(kept) > 1 else "".join(kept) + cue[end:]


def _any_of(word: str, cues: list[str]) -> str:
    """Return one pattern for all `cues`, in their order; neighbours that go on after `word` and a blank share those."""
    head, parts, run = f"{word} ", [], []
    for cue in [*cues, ""]:
        if cue.startswith(head) and word in _FREQUENT and cue[len(head) :][:1] not in "?*+{":
            run.append(cue[len(head) :])
            continue
        if run:
            parts.append(f"{head}(?:{'|'.join(run)})")
            run = []
        if cue:
            parts.append(cue)
    return f"(?:{'|'.join(parts)})".replace(" ", _GAP)


def _anchors(pattern: str) -> set[str]:
    """Return the words `pattern` may begin with."""
    anchors: set[str] = set()
    for alternative in _alternatives(pattern):
        word = _WORD.match(alternative)
        if word is None:
            raise ValueError(f"{pattern}: a cue begins with a word or a group of words.")
        anchors.add(word["word"])
        if word["maybe"]:
            anchors.add(word["word"][:-1])
    return anchors


def _alternatives(pattern: str) -> list[str]:
    """Return the alternatives of the group `pattern` begins with, or else `pattern` alone."""
    if not pattern.startswith("("):
        return [pattern]
    inner = pattern[3:] if pattern.startswith("(?:") else pattern[1:]
    depth, begin, found = 1, 0, []
    for place, sign in enumerate(inner):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if depth == 0 or (depth == 1 and sign == "|"):
            found.append(inner[begin:place])
            begin = place + 1
        if depth == 0:
            break
    return found
