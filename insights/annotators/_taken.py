"""Names that are a medicine only where somebody takes them: hormones, nutrients, and what people smoke."""

from __future__ import annotations

import re

from insights.language.document import Document
from insights.language.phrases import Match

_RECREATIONAL = frozenset({"cannabis", "kratom", "mdma", "methamphetamine", "psilocybin"})
_OF_THE_BODY = frozenset(
    {
        "adenosine", "choline", "dopamine", "epinephrine", "estradiol", "glucagon",
        "norepinephrine", "oxytocin", "parathyroid hormone", "potassium chloride", "progesterone", "testosterone",
        "calcitonin salmon", "somatropin", "dhea",
    }
)  # fmt: skip
_NUTRIENTS = frozenset({"vitamin", "mineral"})
_REMEDY = re.compile(
    r"\b(?:medical(?:ly)?|medicinal\w*|prescri\w+|dispensar\w+|self[- ]medicat\w*|treat(?:s|ed|ing|ment)?|"
    r"help(?:s|ed|ful|ing)?|relie(?:f|ves?|ved)|therap\w+|micro-?dos\w+|"
    r"for (?:my |the |his |her |their )?(?:\w+ )?(?:pain|sleep|anxiety|nausea|migraines?|spasms?|seizures?|appetite|"
    r"depression|symptoms?)|instead of (?:my |the |any )?(?:meds|medic\w+|pills|drugs))\b"
)
_GIVEN = re.compile(
    r"\b(?:tak(?:e|es|ing|en)|took|supplement\w*|pills?|tablets?|tabs?|capsules?|inject\w*|shots?|dos(?:e|es|age|ing)|"
    r"\d+ ?(?:mg|mcg|iu|g|units?|ml|%)|prescri\w+|put (?:me|him|her|them|us) on|(?:am|is|are|was|were|been|i'm|went|go|"
    r"get|start|stay|back) on|gave|given|cream|gel|patch\w*|drops?|therapy|tri(?:ed|es)|try(?:ing)?|us(?:e|es|ed|ing)|"
    r"recommend\w*|start(?:ed|ing)?|add(?:ed|ing)?|stopp?(?:ed|ing)?|daily|vitamins)\b"
)
_MEASURED_AFTER = re.compile(
    r"(?:'s)?[\s-](?:and [\w ]{2,20} )?(?:levels?|deficien\w+|tests?|tested|checked|count|results?|surge|rich|rush|"
    r"triphosphate|monophosphate|deaminase|stearate|receptors?|production|is (?:low|high|normal)|"
    r"was (?:low|high|normal))\b"
)
_MEASURED_BEFORE = re.compile(
    r"\b(?:low|lower|high|higher|deficien(?:t|cy) (?:in|of)|rich in|lack of|lacking|source of|levels? of|check(?:ed)?|"
    r"test(?:ed)?(?: for)?|releas\w+(?: of)?|enough|sufficient|excess|blood|serum|natural|mimic\w*|produc\w+|"
    r"your|body) (?:\w+ )?$"
)
_SMOKE = re.compile(r"smok|nicotine|cigar|vap(?:e|ing)")


def is_medicine(document: Document, match: Match) -> bool:
    """Return whether a name found is a medicine here: taken or given, not measured, eaten, or smoked for fun."""
    name, text = match.phrase.name, document.lowered
    if name == "nicotine":
        return _is_replacement(document, match)
    if name in _RECREATIONAL:
        return bool(_REMEDY.search(text, *document.sentence(match.start)))
    drug = document.lexicon.medications.get(name)
    nutrient = drug is not None and drug.drug_class in _NUTRIENTS
    if nutrient or name in _OF_THE_BODY:
        return (
            not _MEASURED_AFTER.match(text, match.end)
            and not _MEASURED_BEFORE.search(text, max(0, match.start - 30), match.start)
            and (
                (nutrient and not match.phrase.ambiguous) or bool(_GIVEN.search(text, *document.sentence(match.start)))
            )
        )
    return True


def _is_replacement(document: Document, match: Match) -> bool:
    """Return whether patches, gum and the like are those of people who quit smoking; bare nicotine is none."""
    text = document.lowered
    if text[match.start : match.end] == "nicotine":
        return False
    return not match.phrase.ambiguous or bool(_SMOKE.search(text))
