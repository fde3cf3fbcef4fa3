"""Names of parts differ from their theme's and each other's; families are called by what they share."""

from __future__ import annotations

import numpy as np
import pytest

from insights.themes import Mention
from insights.themes.features import Features, features_of
from insights.themes.nested import family_labels, part_labels
from insights.themes.terms import terms_of

CARDS = ["The copay card came", "My copay card again", "A copay card at last", "The copay card, by post"]
REFUSED = ["The deductible on my copay", "A deductible and a copay", "My deductible, then the copay", "The deductible"]
FILLER = ["and so it was", "then again it is", "it is what it is", "so be it then"]
ELSEWHERE = ["We met for tea and a long chat.", "The garden needs rain.", "My neighbour sold the car."] * 10


def features(texts: list[str]) -> Features:
    return features_of(texts, terms_of(texts))


def parts(*groups: list[str], label: str = "Copay", terms: list[list[str]] | None = None) -> tuple[str, ...]:
    texts = [text for group in groups for text in group * 3]
    place = np.array([number for number, group in enumerate(groups) for _ in group * 3])
    return part_labels(features(texts), place, part_of=[0] * len(groups), labels=[label], terms=terms)


@pytest.mark.parametrize(
    ("groups", "label", "terms", "expected"),
    [
        ([CARDS, REFUSED], "Copay", None, ("Copay card", "Copay: deductible")),
        ([CARDS, REFUSED], "Mixed: copay, tea", None, ("Copay card", "Deductible")),
        ([CARDS, FILLER], "Copay", None, ("Copay card", "Copay: other posts")),
        ([CARDS, FILLER], "Copay cards", None, ("Copay cards: cost and insurance", "Copay cards: other posts")),
        ([CARDS, FILLER], "Copay", [[], ["rain"]], ("Copay card", "Copay: rain")),
        ([FILLER, FILLER], "Copay", None, ("Copay: other posts", "Copay: other posts (2)")),
        ([FILLER, FILLER], "", None, ("Other posts", "Other posts (2)")),
    ],
)
def test_parts_are_named_within_their_theme(
    groups: list[list[str]], label: str, terms: list[list[str]] | None, expected: tuple[str, ...]
) -> None:
    assert parts(*groups, label=label, terms=terms) == expected


def test_no_label_is_given_twice_over_themes_and_parts() -> None:
    texts = [*CARDS * 3, *REFUSED * 3] * 2
    place = np.repeat([0, 1, 2, 3], 12)
    labels = ["Copay", "Copay: deductible"]
    found = part_labels(features(texts), place, part_of=[0, 0, 1, 1], labels=labels)
    everything = [label.lower() for label in (*found, *labels)]
    assert len(set(everything)) == len(everything)
    assert all(found)


def test_a_part_without_posts_has_a_label() -> None:
    texts = CARDS * 3
    found = part_labels(features(texts), np.zeros(12, np.int64), part_of=[0, 0, 1], labels=["Copay", "Tea"])
    assert found == ("Copay: other posts", "Copay: other posts (2)", "Tea: other posts")
    assert part_labels(features(texts), np.full(12, -1), part_of=[], labels=["Copay"]) == ()


def families(*groups: list[str], themes: list[list[str]]) -> tuple[str, ...]:
    texts = [*(text for group in groups for text in group * 3), *ELSEWHERE]
    place = [number for number, group in enumerate(groups) for _ in group * 3]
    return family_labels(features(texts), np.array(place + [-1] * len(ELSEWHERE)), themes=themes)


@pytest.mark.parametrize(
    ("groups", "themes", "expected"),
    [
        ([[*CARDS, *REFUSED]], [["Copay card", "Deductible"]], ("Cost and insurance",)),
        ([["The oboe in bar one", "An oboe reed", "My oboe", "Oboe and tea"]], [["Reed", "Tea"]], ("Oboe",)),
        ([["The oboe in bar one", "An oboe reed", "My oboe", "Oboe and tea"]], [["Oboe", "Tea"]], ("Oboe, Tea",)),
        ([FILLER], [["Reed: cane", "Tea"]], ("Reed, Tea",)),
        ([FILLER], [["Mixed: reed, cane", "Tea"]], ("Tea",)),
        ([FILLER, FILLER], [["Tea", "Tea: cup"], ["Tea: pot", "Tea"]], ("Tea", "Tea")),
        ([CARDS], [["Copay card"]], ("Copay card",)),
        ([FILLER], [[""]], ("Other",)),
        ([], [], ()),
    ],
)
def test_families_are_named(groups: list[list[str]], themes: list[list[str]], expected: tuple[str, ...]) -> None:
    assert families(*groups, themes=themes) == expected


@pytest.mark.parametrize(("kind", "expected"), [("medication", "Medication"), ("symptom", "Symptoms and side effects")])
def test_a_family_of_findings_is_named_by_their_kind(kind: str, expected: str) -> None:
    texts = [*(f"Day {n} of it" for n in range(20)), *ELSEWHERE]
    said = [*([Mention(kind, f"thing {n % 5}")] for n in range(20)), *([] for _ in ELSEWHERE)]
    found = features_of(texts, terms_of(texts), said)
    families = np.array([0] * 20 + [-1] * len(ELSEWHERE))
    assert family_labels(found, families, themes=[["Thing 1", "Thing 2"]]) == (expected,)
