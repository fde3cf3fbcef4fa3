"""A made-up corpus of plain subjects, and vectors that a real model would place apart."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

SUBJECTS = {
    "injection": ["the injection pens leak", "an injection site burns", "my injection site bruises"],
    "insurance": ["the insurance claim was denied", "my insurance appeal", "an insurance premium doubled"],
    "walking": ["my walking stick slipped", "a walking stick at the office", "the walking stick is heavy"],
    "tiredness": ["the tiredness never lifts", "my tiredness after lunch", "an awful tiredness at noon"],
    "clinic": ["the clinic nurse was kind", "my clinic visit", "a clinic nurse rang back"],
    "diet": ["the low-salt diet", "my diet without bread", "a strict diet and fish"],
    "vision": ["a vision test", "my blurred vision", "the vision in one eye"],
    "heat": ["the heat in July", "a cooling vest against the heat", "my flat in this heat"],
    "travel": ["a travel fridge", "my travel letter for customs", "the travel fridge broke"],
    "exercise": ["an exercise class", "my exercise bike", "the exercise bike squeaks"],
}  # fmt: skip

Corpus = tuple[list[str], NDArray[np.float32], list[str]]


def made(count: int, *, seed: int = 1, subjects: int = len(SUBJECTS), noise: float = 0.35) -> Corpus:
    """Return (texts, vectors, segments): `count` posts, every other one a title only."""
    chance = np.random.default_rng(seed)
    middles = np.random.default_rng(0).normal(size=(len(SUBJECTS), 64))
    names = list(SUBJECTS)[:subjects]
    texts, rows, segments = [], [], []
    for number in range(count):
        which = number % len(names)
        title = chance.choice(SUBJECTS[names[which]])
        body = f"\nIt is about {chance.choice(SUBJECTS[names[which]])} and so on." if number // 10 % 2 else ""
        texts.append(f"{title}{body}")
        rows.append(middles[which] / 8 + noise * chance.normal(size=64) / 8)
        segments.append("caregiver" if number % 3 == 0 else "patient")
    vectors = np.array(rows, np.float32).reshape(count, 64)
    return texts, vectors, segments


@pytest.fixture(scope="session")
def corpus() -> Callable[..., Corpus]:
    """Return the maker of a corpus."""
    return made
