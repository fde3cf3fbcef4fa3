"""Words that are a slip of the pen away from a name that is known."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from insights.conditions import ConditionPack
from insights.coverage.english import RARE, is_listed, per_million
from insights.coverage.lexicons import names_of
from insights.language import vocabulary
from insights.language.phrases import fold

_SHORTEST = 5
_LONG = 8


@dataclass(frozen=True, slots=True)
class Name:
    """A name somebody may have meant: whose it is, and whether the pack has it."""

    text: str
    group: str
    owner: str
    brand: str
    in_pack: bool


def names(pack: ConditionPack) -> tuple[Name, ...]:
    """Return what can be misspelt: names and phrases of `pack` first, then single words of the general vocabulary."""
    generics = {drug.generic for drug in pack.medications}
    found: dict[str, Name] = {}

    def add(text: str, group: str, owner: str, brand: str, in_pack: bool) -> None:
        folded = fold(text)
        if len(folded) >= _SHORTEST and _joined(folded).isalpha() and (in_pack or " " not in folded):
            found.setdefault(folded, Name(folded, group, owner, brand, in_pack))

    for drugs, in_pack in ((pack.medications, True), (vocabulary.medications(), False)):
        for drug in drugs:
            if in_pack or drug.generic not in generics:
                add(drug.generic, "medications", drug.generic, "", in_pack)
                for brand in drug.brands:
                    for text in (brand.name, *brand.aliases):
                        add(text, "medications", drug.generic, brand.name, in_pack)
                for text in names_of(drug):
                    add(text, "medications", drug.generic, "", in_pack)
    for company in pack.companies:
        for text in (company.name, *company.aliases, *company.programmes):
            add(text, "companies", company.name, "", True)
    for group in ("care", "symptoms", "side_effects"):
        for term in getattr(pack, group):
            for text in (term.name, term.clinical, *term.phrases):
                add(text, group, term.name, "", True)
    for text in pack.terms:
        add(text, "terms", pack.name, "", True)
    return tuple(found.values())


def meant(word: str, known: Sequence[Name]) -> Name | None:
    """Return the name that `word` misspells, or None.

    A plural or another hyphen of a name of the pack is one, be it English or not. Otherwise the word is no English
    word, its first letter is right, and it has one slip (a letter too many, missing, wrong, or two swapped) where it
    has five to seven letters, up to two where it has more.
    """
    for name in known:
        if name.in_pack and is_form(word, name):
            return name
    if len(word) < _SHORTEST or is_listed(word) or per_million(word) >= RARE:
        return None
    allowed = 1 if len(word) < _LONG else 2
    best: tuple[int, int, Name] | None = None
    for place, name in enumerate(known):
        if " " in name.text or name.text[0] != word[0] or abs(len(name.text) - len(word)) > allowed:
            continue
        slips = 0 if word in _forms(name.text) else OSA.distance(word, name.text, score_cutoff=allowed)
        if slips <= _allowed(name, allowed, word) and (best is None or (slips, place) < best[:2]):
            best = slips, place, name
    return best[2] if best else None


def is_form(word: str, name: Name) -> bool:
    """Return whether `word` is a plural or singular of the name, or differs by a hyphen only."""
    return word in _forms(name.text) or _joined(word) == _joined(name.text)


def _joined(text: str) -> str:
    return text.replace("-", "").replace(" ", "")


def _allowed(name: Name, most: int, word: str) -> int:
    """Return how many slips may lie between: fewer for short names, and for those the pack does not list."""
    if len(name.text) < (_SHORTEST if name.in_pack else _SHORTEST + 1):
        return 0
    return most if len(name.text) >= _LONG and name.text[-1] == word[-1] else min(most, 1)


@cache
def _forms(name: str) -> Collection[str]:
    return {f"{name}s", f"{name}es", name.removesuffix("s")}
