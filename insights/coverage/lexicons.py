"""What a pack knows, and what only the general vocabulary knows."""

from __future__ import annotations

from dataclasses import dataclass

from insights.conditions import ConditionPack, Medication
from insights.language import vocabulary
from insights.language.lexicon import Lexicon, compile_lexicon
from insights.language.phrases import Match, Phrase, PhraseMatcher, fold, needs_its_case


@dataclass(frozen=True, slots=True)
class Known:
    """The lexicon of a pack and matchers for what it does not find."""

    lexicon: Lexicon
    phrases: frozenset[str]
    """Every phrase that the lexicon finds, folded."""
    owned: frozenset[tuple[str, str]]
    """Category and folded phrase of what the pack itself holds."""
    generics: frozenset[str]
    communities: frozenset[str]
    companies: frozenset[str]
    other_case: PhraseMatcher
    """Phrases that match only in capitals, in lower case."""

    @classmethod
    def of(cls, pack: ConditionPack) -> Known:
        """Return what is known with `pack`."""
        lexicon = compile_lexicon(pack)
        owned = own_phrases(pack)
        return cls(
            lexicon,
            frozenset(fold(text) for *_, text in owned) | general_phrases(),
            frozenset((category, fold(text)) for category, _, text in owned),
            frozenset(drug.generic for drug in pack.medications),
            frozenset(name.casefold().removeprefix("r/") for name in pack.communities),
            frozenset(fold(text) for category, _, text in owned if category == "company"),
            PhraseMatcher(
                Phrase(text.lower(), "other_case", text, cased=True) for *_, text in owned if needs_its_case(text)
            ),
        )

    def own(self, match: Match) -> tuple[str, str, str] | None:
        """Return category, name and phrase of a match that the pack itself holds; None for a general one."""
        phrase = match.phrase
        text = fold(phrase.text)
        return (phrase.category, phrase.name, phrase.text) if (phrase.category, text) in self.owned else None

    def company(self, name: str) -> bool:
        """Return whether the pack knows a company of that name, or one that begins so."""
        folded = fold(name)
        return any(folded.startswith(known) or known.startswith(folded) for known in self.companies)


def own_phrases(pack: ConditionPack) -> tuple[tuple[str, str, str], ...]:
    """Return category, name and phrase of all that a pack holds, without cues and look-alikes."""
    return (
        *(("condition", pack.name, term) for term in pack.terms),
        *(("medication", drug.generic, text) for drug in pack.medications for text in names_of(drug)),
        *(
            ("company", company.name, text)
            for company in pack.companies
            for text in (company.name, *company.aliases, *company.handles, *company.programmes)
        ),
        *(
            (category, term.name, text)
            for category, terms in (
                ("side_effect", pack.side_effects),
                ("symptom", pack.symptoms),
                ("care", pack.care),
                ("cited", pack.cited),
            )
            for term in terms
            for text in filter(None, (term.name, term.clinical, *term.phrases))
        ),
    )


def names_of(drug: Medication) -> tuple[str, ...]:
    """Return every name of a medicine."""
    brands = (text for brand in drug.brands for text in (brand.name, *brand.aliases))
    return (drug.generic, *drug.aliases, *drug.ambiguous, *brands)


def general_phrases() -> frozenset[str]:
    """Return, folded, what the general vocabulary finds beside a pack."""
    drugs = (text for drug in vocabulary.medications() for text in names_of(drug))
    terms = (
        text
        for term in (*vocabulary.side_effects(), *vocabulary.cited())
        for text in (term.name, term.clinical, *term.phrases)
    )
    return frozenset(map(fold, (*drugs, *terms)))
