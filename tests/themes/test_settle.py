"""Clusters become themes: merged where they say the same, dissolved where nameless or unsteady."""

from __future__ import annotations

import numpy as np
import pytest

from insights.themes import Mention
from insights.themes.features import features_of
from insights.themes.guide import guided
from insights.themes.merge import akin_merged
from insights.themes.settle import settled
from insights.themes.stability import steady
from insights.themes.subjects import subjects_of
from insights.themes.terms import terms_of
from insights.themes.threads import in_thread


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("My deductible reset in May", {"Cost and insurance"}),
        ("Which rollator folds?", {"Walking and falls"}),
        ("The semester is over", {"School and studies"}),
        ("My sister thinks it is catching", {"Family and loved ones"}),
        ("We dated for a year and he is a doctor", set()),  # a doctor is no appointment
        ("The consultant rang and I ate", set()),
        (f"My letter. {'It went on and on. ' * 30}", {"Letters and paperwork"}),
        (f"{'It went on and on. ' * 30} Then my sister rang.", set()),  # told in passing
        (f"{'It went on and on. ' * 6} Then my sister and my mother rang.", {"Family and loved ones"}),
        (f"{'It went on and on. ' * 40} Then my sister and my mother rang.", set()),
        ("The grass is green", set()),
        ("", set()),
    ],
)
def test_subjects_are_told_by_words(text: str, expected: set[str]) -> None:
    assert subjects_of([text]) == (expected,)


@pytest.mark.parametrize(
    ("values", "fewest", "kept"),
    [
        ([0.9, 0.1, 0.2], 1, [True, False, True]),
        ([0.1, 0.05, 0.15], 2, [True, False, True]),
        ([0.1, 0.1], 0, [False, False]),
    ],
)
def test_unsteady_themes_are_dropped_while_enough_remain(values: list[float], fewest: int, kept: list[bool]) -> None:
    assert steady(np.array(values), fewest=fewest).tolist() == kept


def test_a_brand_and_its_generic_are_one_theme() -> None:
    texts = ["Brightpill and the rash"] * 10 + ["Rash from brightamab"] * 10 + ["The parcel came late"] * 180
    said = [[Mention("side_effect", "rash"), Mention("medication", "brightamab")]] * 20 + [[]] * 180
    features = features_of(texts, terms_of(texts), said)
    labels = np.array([0] * 10 + [1] * 10 + [2] * 20 + [-1] * 160)
    merged = akin_merged(features, labels)
    assert set(merged[:20]) == {0}
    assert set(merged[20:40]) == {1}
    assert set(merged[40:]) == {-1}


def test_a_cluster_nothing_names_is_dissolved() -> None:
    chance = np.random.default_rng(2)
    rows = (np.repeat(np.eye(4), 20, axis=0) * 5 + chance.normal(size=(80, 4)) * 0.05).astype(np.float32)
    texts = [text for word in ("pump", "tattoo", "diet") for text in [f"The {word}", f"My {word} again"] * 10]
    texts += ["and then it was so"] * 20
    themes, stability = settled(features_of(texts, terms_of(texts)), rows, np.repeat(np.arange(4), 20), seed=7)
    assert [set(themes[start : start + 20]) for start in (0, 20, 40, 60)] == [{0}, {1}, {2}, {-1}]
    assert len(stability) == 3


def test_replies_lean_on_the_post_that_opens_their_thread() -> None:
    rows = np.eye(3, dtype=np.float32)
    texts = ["Which cooling vest lasts a whole working day in summer?", "Thank you!", "Nothing of a thread"]
    leaning, short = in_thread(rows, texts, ["a", "a", None])
    assert short.tolist() == [False, True, False]
    assert np.allclose(leaning[1], [np.sqrt(0.5), np.sqrt(0.5), 0])
    assert np.allclose(leaning[[0, 2]], rows[[0, 2]])


def test_posts_of_one_finding_move_together() -> None:
    chance = np.random.default_rng(4)
    rows = chance.normal(size=(100, 8)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    features = [{"rash"} if n < 10 else {"rare"} if n < 12 else {"common"} for n in range(100)]
    moved = guided(rows, features, sample=np.arange(100))
    inside = lambda some: float((some[:10] @ some[:10].T).mean())  # noqa: E731
    assert inside(moved) > inside(rows) + 0.05
    assert np.allclose(moved[10:], rows[10:], atol=1e-6)
