"""Whether a post is in another language, by the small words that hold sentences together."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_OTHER_SCRIPT = re.compile(
    r"[\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u0590-\u05ff\u0600-\u06ff\u0900-\u0dff\u0e00-\u0eff\u10a0-\u10ff"
    r"\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_FEWEST_WORDS = 8
_FEWEST_LETTERS = 12
_LOOKED_AT = 2000
_SHARE = 0.2
_MARGIN = 2.0


def is_other_than(text: str, language: str = "en") -> bool:
    """Return whether the text is surely in another language; short or mixed text never is.

    Counts the function words of each language among the first words: another language needs a fifth of
    them and twice the share of `language`; or most letters are of another script.
    """
    start = text[:_LOOKED_AT]
    if not start.isascii():
        letters = sum(map(str.isalpha, start))
        if letters >= _FEWEST_LETTERS and len(_OTHER_SCRIPT.findall(start)) > 0.6 * letters:
            return True
    words = _WORD.findall(start.lower())
    if len(words) < _FEWEST_WORDS:
        return False
    lists = _function_words()
    own = sum(word in lists[language] for word in words) / len(words)
    if own >= _SHARE:
        return False
    best = max(_share(words, name) for name in lists if name != language)
    return best >= _SHARE and best >= _MARGIN * own


def _share(words: list[str], language: str) -> float:
    listed = _function_words()[language]
    found = [word for word in words if word in listed]
    return len(found) / len(words) if len(set(found)) > 2 else 0.0


@cache
def _function_words() -> dict[str, frozenset[str]]:
    table = tomllib.loads(Path(__file__).with_name("language.toml").read_text(encoding="utf-8"))
    return {language: frozenset(words.split()) for language, words in table.items()}
