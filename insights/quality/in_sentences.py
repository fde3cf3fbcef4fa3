"""Figures of findings as sentences a marketer understands, and their names."""

from __future__ import annotations

from collections.abc import Mapping

from insights.quality.figures import Finding, Score
from insights.wording import name

FEW = 10
"""Labels below which nothing is said of how right a finding is."""

_NAMES = {
    "segment": "Voice",
    "intent": "What a post is for",
    "need": "What is sought",
    "medication": "Medicines",
    "medication_polarity": "Feeling about a medicine",
    "side_effect": "Side effects",
    "decision": "Decisions about a treatment",
    "quality_of_life": "Life with the treatment",
    "dosing": "Doses and schedules",
    "cost_access": "Cost and access",
    "treatment_choice": "Weighing treatments",
    "coping_tip": "Coping tips",
    "company": "Companies",
    "company_polarity": "Feeling about a company",
    "source_cited": "Sources cited",
    "pipeline": "Medicines not yet approved",
    "off_label": "Uses off label",
    "promotion": "Promotion",
    "adverse_event": "Suspected adverse events",
}
_MARKED = {
    "intent": "aims",
    "need": "needs",
    "medication": "medicines",
    "side_effect": "side effects",
    "decision": "decisions",
    "quality_of_life": "changes of daily life",
    "dosing": "doses and schedules",
    "cost_access": "posts on cost and access",
    "treatment_choice": "posts that weigh treatments",
    "coping_tip": "posts with a coping tip",
    "company": "companies",
    "source_cited": "posts that cite a source",
    "pipeline": "posts on medicines not yet approved",
    "off_label": "uses off label",
    "promotion": "promotions",
    "adverse_event": "suspected adverse events",
}
_CHOSEN = {
    "segment": "Of 100 posts it gives {} the right voice",
    "medication_polarity": "Of 100 medicines it finds it has the feeling right for {}",
    "company_polarity": "Of 100 companies it finds it has the feeling right for {}",
}
_AGREEMENT = {
    "medication": ("medication_names_f1",),
    "source_cited": ("sources_cited",),
    "company": ("companies",),
}


def title(finding: str) -> str:
    """Return the name of a finding or of a class of one, for a person."""
    return _NAMES.get(finding) or name(finding)


def in_order(findings: Mapping[str, Finding]) -> dict[str, Finding]:
    """Return findings in the order in which people read of them."""
    known = [finding for finding in _NAMES if finding in findings]
    return {finding: findings[finding] for finding in dict.fromkeys([*known, *findings])}


def tells(score: Score) -> bool:
    """Return whether so much was labelled that something can be said."""
    return score.labelled >= FEW


def sentence(finding: str, figures: Finding) -> str:
    """Return how right a finding is, in a sentence; that there are too few to tell where there are."""
    score = figures.micro
    if not tells(score):
        return _too_few(score)
    if finding in _CHOSEN and figures.accuracy is not None:
        return f"{_CHOSEN[finding].format(_hundred(figures.accuracy))}."
    marked = f"Of 100 {_MARKED.get(finding, 'findings')} it marks, {{}} are right"
    return _both(score, marked, "It marks", "that are there, it finds")


def class_sentence(value: str, score: Score) -> str:
    """Return how right one class of a finding is: "Of 100 it calls caregivers, about 86 are; of 100 that are …"."""
    if not tells(score):
        return _too_few(score)
    return _both(score, f"Of 100 it calls “{name(value).lower()}”, {{}} are", "It calls", "that are, it hears")


def agreement(finding: str, told: dict[str, float]) -> float | None:
    """Return how far two people agree on a finding, where that was measured."""
    keys = (finding, f"{finding}s", *_AGREEMENT.get(finding, ()))
    return next((told[key] for key in keys if key in told), None)


def _both(score: Score, marked: str, it: str, finds: str) -> str:
    if not score.found or score.precision is None:
        first = f"{it} none so" if it == "It calls" else f"{it} none"
    elif score.found < FEW:
        first = f"{it} only {score.found}, {round(score.precision * score.found) or 'none'} of them rightly"
    else:
        first = marked.format(_hundred(score.precision))
    return f"{first}; of 100 {finds} {_hundred(score.recall or 0.0)}."


def _hundred(share: float) -> str:
    """Return a fraction as a count of a hundred: "about 86", "all", "none"."""
    if share in (0.0, 1.0):
        return "all" if share else "none"
    return f"about {min(max(round(share * 100), 1), 99)}"


def _too_few(score: Score) -> str:
    return f"Too few to tell ({score.labelled} labelled)."
