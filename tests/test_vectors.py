"""Sentence vectors: made once, stored in 8 bits, the same whether stored or made."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from insights.language.embeddings import HashingEmbedder
from insights.vectors import Vectors, in_8_bits

TEXTS = ["fatigue in the heat", "my infusion went well", "", "fatigue in the heat again"]
NONE = ([], np.zeros((0, 0), np.int8))


class Counting(HashingEmbedder):
    """Keeps the texts it was asked for."""

    def __init__(self) -> None:
        super().__init__(dimensions=32)
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += texts
        return super().encode(texts)


def test_a_vector_is_made_once_and_only_when_asked_for() -> None:
    model = Counting()
    vectors = Vectors(TEXTS, model, known=NONE)
    vectors([3, 0])
    vectors([0])
    vectors(np.array([0, 1]))
    assert model.asked == [TEXTS[0], TEXTS[3], TEXTS[1]]
    assert vectors.made()[0] == [0, 1, 3]


def test_stored_vectors_are_not_made_again_and_give_the_same() -> None:
    first = Vectors(TEXTS, Counting(), known=NONE)
    rows = first(range(4))
    numbers, stored = first.made()
    model = Counting()
    second = Vectors(TEXTS, model, known=(numbers[:2], stored[:2]))
    assert (second(range(4)) == rows).all()
    assert model.asked == TEXTS[2:]
    assert (second.made()[1] == stored).all()


def test_rows_are_of_unit_length_in_the_order_asked() -> None:
    vectors = Vectors(TEXTS, Counting(), known=NONE)
    rows = vectors([3, 0, 3])
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-6)
    assert (rows[0] == rows[2]).all()
    assert vectors([]).shape == (0, 32)


@pytest.mark.parametrize("dimensions", [4, 384])
def test_8_bits_keep_the_direction(dimensions: int) -> None:
    rows = np.random.default_rng(1).normal(size=(50, dimensions)).astype(np.float32)
    rows[0] = 0
    back = in_8_bits(rows).astype(np.float32)
    cosine = np.einsum("ij,ij->i", rows[1:], back[1:]) / (
        np.linalg.norm(rows[1:], axis=1) * np.linalg.norm(back[1:], axis=1)
    )
    assert cosine.min() > 0.9998
    assert not back[0].any()


def test_who_waits_is_told_how_far_it_is() -> None:
    told: list[tuple[str, float]] = []
    Vectors(TEXTS * 600, Counting(), known=NONE, progress=lambda *step: told.append(step))(range(2_400))
    assert [round(share, 2) for _, share in told] == [0, 0.43, 0.85]
    assert "1,024 of 2,400" in told[1][0]
