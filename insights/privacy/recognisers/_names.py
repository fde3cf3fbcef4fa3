"""Names and the words that look like them: what person names are told by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_FILES = Path(__file__).resolve().parent.parent


def _listed_in(file: str) -> frozenset[str]:
    return frozenset((_FILES / file).read_text(encoding="utf-8").split())


_GIVEN = _listed_in("given_names.txt")
_GIVEN_AND_WORD = _listed_in("given_names_and_words.txt")
_NOT_NAMES = _listed_in("not_names.txt")
_NOT_NAME_ENDING = re.compile(r"(?:ing|ed|ic|ish|ive|ous|ful|less|able|ible|ian|ese|ist|ly|n't|'s|'m|'re|'ve|'ll)$")

_CAPITAL = r"[A-ZÀ-ÖØ-Þ](?:'[A-Z])?[a-zß-öø-ÿ]{1,20}(?:[A-Z][a-z]{1,20})?(?:-[A-Za-z][a-z]{1,20})?"
_STOP = r"(?!\w|'(?!s\b|\s|$)|@|\.\w)"
TOKEN = re.compile(rf"(?:{_CAPITAL}|[A-Z]\.?){_STOP}")
_MORE = re.compile(rf" {{1,2}}(?:(?:van|von|de|del|der|den|la|al|bin)(?: la| der)? )?({_CAPITAL}|[A-Z]\.?){_STOP}")
_BARE = re.compile(rf"(?<![\w'@/.#&-])(?:(?<=\n)-|^-)?({_CAPITAL}){_STOP}")
_HOLY = re.compile(r"\b(?:St\.?|Saint|Santa|San|Mc|Mt\.?|Lake|Port|Fort|Lil) $")
_JOINED = re.compile(rf"(?<![\w'@/.#&-])({_CAPITAL})(?: (?:and|&))? ({_CAPITAL}){_STOP}")
_MONTHS = frozenset(("april", "may", "june", "august"))
_LETTERS = re.compile(r"[A-Za-z][\w'-]*")
_LINE = "\n"
_KINDS = (
    "Airport|Hospitals?|Clinics?|Medical|Cent(?:er|re)|Institute|Foundation|University|Memorial|Schools?|College"
    "|Pharmacy|Health|Healthcare|General|Infirmary|Children|Disease|Syndrome|Scale|Society|Trust|Research|Program"
    "|House|Diet|Method|Protocol|Test|Law|Act|Press|Day|Street|Park|Labs?|Laboratories|Inc|Ltd|Corp|Co"
)
_PARTS = (
    "syndrome|disease|palsy|o?esophagus|disorder|thyroiditis|lymphoma|sarcoma|tumou?r|sign|test|scale|apple|phenomenon"
    "|contracture|paralysis|ulcers?|chorea|ataxia|fracture|granulomatosis|encephalopathy|lobelia|wort"
)
_ILLNESS = re.compile(rf"(?:'s?)? (?:{_PARTS})\b|,? {{0,2}}\d+(?:\.\d+)? ?(?:mg|mcg|ml|iu|units)\b", re.IGNORECASE)
_INSTITUTION = re.compile(rf"\b(?:{_KINDS})\b")
_NEAR_INSTITUTION = re.compile(rf"(?:'s)?(?: (?:[A-Z][\w'.&-]{{0,20}}|of|and|&)){{0,2}} (?:{_KINDS})\b")


def given_names() -> frozenset[str]:
    """Return common given names, lower-case, that are hardly ever anything else."""
    return _GIVEN


def institution(text: str, start: int, end: int) -> bool:
    """Return whether the name is that of a hospital, an illness, a medicine: what it is stands in it or follows it."""
    return bool(_INSTITUTION.search(text[start:end]) or _NEAR_INSTITUTION.match(text, end) or _ILLNESS.match(text, end))


def listed(word: str) -> bool:
    """Return whether the word is known not to be a name."""
    return word.lower() in _NOT_NAMES


def bare_names(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a given name that is hardly ever anything else stands."""
    for found in _BARE.finditer(text):
        word = found[1].lower()
        if (word in _GIVEN or word.split("-")[0] in _GIVEN) and not _HOLY.search(
            text, found.start() - 6, found.start()
        ):
            yield found.span(1)


def joined_names(text: str) -> Iterator[tuple[int, int]]:
    """Yield two given names that stand together, each of which may be a word alone ("Rose and Mark", "Iris Grace")."""
    for found in _JOINED.finditer(text):
        first, second = found[1].lower(), found[2].lower()
        if is_given(first) and is_given(second) and not {first, second} & (_MONTHS | _NOT_NAMES):
            yield found.span(1)
            yield found.span(2)


def extended(text: str, end: int, *, most: int = 2) -> int:
    """Return the end of a name that goes on for up to `most` more capitalised words."""
    for _ in range(most):
        more = None if text.startswith("'s", end) else _MORE.match(text, end)
        if not more or more[1] in ("I", "A") or not maybe_name(more[1]):
            break
        end = more.end()
    return end - 1 if text[end - 1] == "." and not text[end : end + 2].strip() else end


def maybe_name(word: str) -> bool:
    """Return whether the word is a given name, or neither listed nor built like an adjective or verb."""
    lower = word.rstrip(".").lower()
    return is_given(lower) or (lower not in _NOT_NAMES and not _NOT_NAME_ENDING.search(lower))


def is_given(word: str) -> bool:
    """Return whether the word is a given name, be it a word as well ("Mark", "Rose")."""
    return word.lower() in _GIVEN or word.lower() in _GIVEN_AND_WORD


def is_only_given(word: str) -> bool:
    """Return whether the word is a given name and hardly ever anything else."""
    return word.lower() in _GIVEN


def ends_line(text: str, end: int) -> bool:
    """Return whether nothing but a mark or a kiss follows on the line."""
    return not text[end : end + 30].split("\n", 1)[0].strip(" .!:)xX<3*")


def title_case(text: str, start: int, end: int) -> bool:
    """Return whether most words around are capitalised, so that capitals say nothing."""
    before, after = text[max(0, start - 80) : start], text[end : end + 80]
    line = f"{before.rsplit(_LINE, 1)[-1]} {after.split(_LINE, 1)[0]}"
    words = [word for word in _LETTERS.findall(line) if len(word) > 2]
    return len(words) > 1 and sum(word[0].isupper() for word in words) > 0.6 * len(words)
