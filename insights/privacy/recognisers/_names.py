"""Names and the words that look like them: what person names are told by."""

from __future__ import annotations

import re
from pathlib import Path

_WORDS = Path(__file__).resolve().parent.parent
_GIVEN = frozenset((_WORDS / "given_names.txt").read_text(encoding="utf-8").title().split())
_NOT_NAMES = frozenset((_WORDS / "not_names.txt").read_text(encoding="utf-8").split())
_NOT_NAME_ENDING = re.compile(r"(?:ing|ed|ic|ish|ive|ous|ful|less|able|ible|ian|ese|ist|ly|n't|'s|'m|'re|'ve|'ll)$")

_CAPITAL = r"[A-ZÀ-ÖØ-Þ](?:'[A-Z])?[a-zß-öø-ÿ]{1,20}(?:[A-Z][a-z]{1,20})?(?:-[A-Za-z][a-z]{1,20})?"
_STOP = r"(?!\w|'(?!s\b)|@|\.\w)"
TOKEN = re.compile(rf"(?:{_CAPITAL}|[A-Z]\.?){_STOP}")
_MORE = re.compile(rf" {{1,2}}(?:(?:van|von|de|del|der|den|la|al|bin)(?: la| der)? )?({_CAPITAL}|[A-Z]\.?){_STOP}")
_LETTERS = re.compile(r"[A-Za-z][\w'-]*")
_LINE = "\n"
_KINDS = (
    "Airport|Hospitals?|Clinics?|Medical|Cent(?:er|re)|Institute|Foundation|University|Memorial|Schools?|College"
    "|Pharmacy|Health|Healthcare|General|Infirmary|Children|Disease|Syndrome|Scale|Society|Trust|Research|Program"
    "|House|Diet|Method|Protocol|Test|Law|Act|Press|Day|Street"
)
_CAPITALISED = re.compile(r"[A-Z][a-z]+")
_INSTITUTION = re.compile(rf"\b(?:{_KINDS})\b")
_NEAR_INSTITUTION = re.compile(rf"(?:'s)?(?: (?:[A-Z][\w'.&-]{{0,20}}|of|and|&)){{0,2}} (?:{_KINDS})\b")


def given_names() -> frozenset[str]:
    """Return common given names, lower-case, that are hardly ever anything else."""
    return frozenset(name.lower() for name in _GIVEN)


def institution(text: str, start: int, end: int) -> bool:
    """Return whether the name is that of a hospital, an illness, a book: it is in it or follows it."""
    return bool(_INSTITUTION.search(text[start:end]) or _NEAR_INSTITUTION.match(text, end))


def listed(word: str) -> bool:
    """Return whether the word is known not to be a name."""
    return word.lower() in _NOT_NAMES


def any_given(text: str) -> bool:
    """Return whether a given name stands in the text."""
    return not _GIVEN.isdisjoint(_CAPITALISED.findall(text))


def extended(text: str, end: int) -> int:
    """Return the end of a name that goes on for up to two more capitalised words."""
    for _ in range(2):
        more = None if text.startswith("'s", end) else _MORE.match(text, end)
        if not more or more[1] in ("I", "A") or not maybe_name(more[1]):
            break
        end = more.end()
    return end - 1 if text[end - 1] == "." and not text[end : end + 2].strip() else end


def maybe_name(word: str) -> bool:
    """Return whether the word is a given name, or neither listed nor built like an adjective or verb."""
    lower = word.rstrip(".").lower()
    return lower.title() in _GIVEN or (lower not in _NOT_NAMES and not _NOT_NAME_ENDING.search(lower))


def is_given(word: str) -> bool:
    """Return whether the word is a given name and hardly ever anything else."""
    return word.title() in _GIVEN


def ends_line(text: str, end: int) -> bool:
    """Return whether nothing but a mark follows on the line."""
    return not text[end : end + 30].split("\n", 1)[0].strip(" .!:)")


def title_case(text: str, start: int, end: int) -> bool:
    """Return whether most words around are capitalised, so that capitals say nothing."""
    before, after = text[max(0, start - 80) : start], text[end : end + 80]
    line = f"{before.rsplit(_LINE, 1)[-1]} {after.split(_LINE, 1)[0]}"
    words = [word for word in _LETTERS.findall(line) if len(word) > 2]
    return len(words) > 1 and sum(word[0].isupper() for word in words) > 0.6 * len(words)
