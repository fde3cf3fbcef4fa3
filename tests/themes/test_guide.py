"""What is found in posts pulls them together, a little, and not where it says nothing."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from insights.themes.guide import guided
from insights.themes.teach import taught


def rows(count: int) -> NDArray[np.float32]:
    drawn = np.random.default_rng(5).normal(size=(count, 16)).astype(np.float32)
    return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)


def nearness(some: NDArray[np.float32]) -> float:
    return float((some @ some.T)[np.triu_indices(len(some), 1)].mean())


def test_posts_with_one_finding_move_together_and_others_stay() -> None:
    before = rows(60)
    after = guided(before, [{"Hair loss"} if row < 8 else set() for row in range(60)], pull=0.6)
    assert nearness(after[:8]) > nearness(before[:8]) + 0.1
    assert np.allclose(after[8:], before[8:], atol=1e-6)
    assert np.allclose(np.linalg.norm(after, axis=1), 1, atol=1e-5)


def test_what_few_or_nearly_all_say_pulls_nobody() -> None:
    before = rows(60)
    rare = guided(before, [{"Rash"} if row < 4 else set() for row in range(60)], pull=0.6)
    common = guided(before, [{"Rash"} if row < 10 else set() for row in range(60)], pull=0.6)
    assert np.allclose(rare, before, atol=1e-6)
    assert np.allclose(common, before, atol=1e-6)


def test_a_finding_tells_the_place_of_a_post_whose_words_tell_nothing() -> None:
    words, found = ("alpha", "beta", "gamma", "delta"), ("Fatigue", "Rash", "Cost", "Ocrevus")
    texts = [f"post {words[row % 4]} number{row} of a diary" for row in range(120)] + ["nothing known here"] * 8
    marks = [{found[row % 4]} for row in range(128)]
    known = np.eye(4, dtype=np.float32)[np.arange(100) % 4]
    told = taught(texts, np.arange(100), known, marks=marks)[120:]
    assert told.argmax(axis=1).tolist() == [row % 4 for row in range(120, 128)]
    blind = taught(texts, np.arange(100), known)[120:]
    assert np.allclose(blind, blind[0])
