"""A condition pack and the general vocabulary compiled into one matcher."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from insights.conditions import Company, ConditionPack, Medication, Term
from insights.language import vocabulary
from insights.language.phrases import Match, Phrase, PhraseMatcher, needs_its_case


@dataclass(frozen=True)
class Lexicon:
    """All phrases known for one condition. Categories:

    condition, medication, side_effect, symptom, care, company, cited, look_alike,
    `segment.<token>`, `intent.<token>`, `need.<token>` (cues of the pack),
    `cue.<kind>` (general cues of `cues.toml`; the name of the phrase is the value).
    """

    pack: ConditionPack
    matcher: PhraseMatcher
    medications: dict[str, Medication]
    brands: dict[str, str]
    """Brand, lower-case, to the company that sells it now."""

    @cached_property
    def own_medicines(self) -> frozenset[str]:
        """Generics that the pack lists itself."""
        return frozenset(drug.generic for drug in self.pack.medications)

    @cached_property
    def own_communities(self) -> frozenset[str]:
        """Names of the communities of the condition, case-folded, without "r/"."""
        return frozenset(name.casefold().removeprefix("r/") for name in self.pack.communities)

    @cached_property
    def kept_phrases(self) -> frozenset[str]:
        """Names that redaction must leave standing: brands, companies, public handles, cited works."""
        own = (p.text for p in _pack_phrases(self.pack) if p.category in ("company", "cited", "medication"))
        return frozenset((*own, *(p.text for known in vocabulary.companies() for p in _company_phrases(known))))

    def medication(self, text: str) -> tuple[str, str]:
        """Return generic and brand (or "") of the medication `text` names, or `text` itself if unknown."""
        for match in self.matcher.find(text):
            if match.phrase.category == "medication":
                return match.phrase.name, match.phrase.label
        return text.strip().casefold(), ""

    def companies(self, generic: str, brand: str = "") -> frozenset[str]:
        """Return who sells the brand now, or else everybody who sells the substance."""
        if self.brands.get(brand.casefold()):
            return frozenset({self.brands[brand.casefold()]})
        drug = self.medications.get(generic)
        if drug is None or brand:
            return frozenset()
        return frozenset(filter(None, (drug.company, *(known.company for known in drug.brands))))


def compile_lexicon(pack: ConditionPack) -> Lexicon:
    """Return the lexicon of `pack`; where pack and general vocabulary share a phrase, the pack has it."""
    own = list(_pack_phrases(pack))
    claimed = {(phrase.category, phrase.text.casefold()) for phrase in own}
    general = [phrase for phrase in _general_phrases() if (phrase.category, phrase.text.casefold()) not in claimed]
    medications = {drug.generic: drug for drug in (*vocabulary.medications(), *pack.medications)}
    brands = {
        brand.name.casefold(): brand.company or drug.company or "" for drug in pack.medications for brand in drug.brands
    }
    return Lexicon(pack, PhraseMatcher([*own, *general]), medications, brands)


def in_company(matches: list[Match], *, sure: bool = False) -> list[Match]:
    """Return `matches` without the ambiguous ones that stand alone in their post, and without look-alikes.

    With `sure` the post is known to be about a medication: nothing in it stands alone.
    """
    fakes = [(m.start, m.end) for m in matches if m.phrase.category == "look_alike"]
    real = [
        m
        for m in matches
        if m.phrase.category == "look_alike" or not any(start <= m.start and m.end <= end for start, end in fakes)
    ]
    sure = sure or any(m.phrase.category in ("condition", "medication") and not m.phrase.ambiguous for m in real)
    return [m for m in real if sure or not m.phrase.ambiguous]


def _pack_phrases(pack: ConditionPack) -> Iterator[Phrase]:
    for term in pack.terms:
        yield Phrase(term, "condition", pack.name, cased=needs_its_case(term))
    for drug in pack.medications:
        yield from _medication_phrases(drug)
    for company in pack.companies:
        yield from _company_phrases(company)
    yield from _term_phrases("side_effect", pack.side_effects)
    yield from _term_phrases("symptom", pack.symptoms)
    yield from _term_phrases("care", pack.care)
    yield from _term_phrases("cited", pack.cited)
    for phrase in pack.look_alikes:
        yield Phrase(phrase, "look_alike", phrase)
    for category, cues in (
        ("segment", pack.cues.segments),
        ("intent", pack.cues.intents),
        ("need", pack.cues.needs),
    ):
        for token, phrases in cues.items():
            for phrase in phrases:
                yield Phrase(phrase, f"{category}.{token}", token)


def _general_phrases() -> Iterator[Phrase]:
    for drug in vocabulary.medications():
        yield from _medication_phrases(drug)
    yield from _term_phrases("side_effect", vocabulary.side_effects())
    yield from _term_phrases("cited", vocabulary.cited())
    for company in vocabulary.companies():
        yield from _company_phrases(company)
    yield from _cues()


def _medication_phrases(drug: Medication) -> Iterator[Phrase]:
    def phrase(text: str, label: str = "", *, ambiguous: bool = False) -> Phrase:
        return Phrase(text, "medication", drug.generic, label, needs_its_case(text), ambiguous)

    yield phrase(drug.generic)
    for alias in drug.aliases:
        yield phrase(alias)
    for alias in drug.ambiguous:
        yield phrase(alias, ambiguous=True)
    for brand in drug.brands:
        for text in (brand.name, *brand.aliases):
            yield phrase(text, brand.name)


def _company_phrases(company: Company) -> Iterator[Phrase]:
    for text in (company.name, *company.aliases, *company.handles, *company.programmes):
        yield Phrase(text, "company", company.name, cased=needs_its_case(text))


def _term_phrases(category: str, terms: tuple[Term, ...]) -> Iterator[Phrase]:
    for term in terms:
        for text in (term.name, *filter(None, (term.clinical,)), *term.phrases):
            yield Phrase(text, category, term.name, term.group, cased=needs_its_case(text))


@cache
def _cues() -> tuple[Phrase, ...]:
    tables = tomllib.loads((Path(__file__).parent / "cues.toml").read_text(encoding="utf-8"))
    return tuple(
        Phrase(text, f"cue.{kind}", value)
        for kind, values in tables.items()
        for value, phrases in values.items()
        for text in phrases
    )
