"""Ids go to the theme that is the same as before, one to one, and new ones are new."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from insights.themes.match import theme_ids
from insights.themes.result import Previous


def rows(*values: list[float]) -> NDArray[np.float32]:
    found = np.array(values, np.float32)
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), np.float32)


TERMS = [["pump", "site"], ["cost", "insurance"], ["cure", "trial"]]


def test_new_ids_come_from_the_terms_and_differ() -> None:
    centroids = rows([1, 0], [0, 1], [1, 1])
    ids = theme_ids(centroids, TERMS, None)
    assert len(set(ids)) == 3
    assert ids == theme_ids(centroids[::-1], TERMS, None)
    twice = theme_ids(rows([1, 0], [0, 1]), [["pump"], ["pump"]], None)
    assert len(set(twice)) == 2


def test_an_id_follows_its_theme_in_any_order() -> None:
    previous = Previous(("ta", "tb"), rows([1, 0, 0], [0, 1, 0]))
    ids = theme_ids(rows([0, 1, 0.1], [0, 0, 1], [1, 0.1, 0]), TERMS, previous)
    assert (ids[0], ids[2]) == ("tb", "ta")
    assert ids[1] not in {"ta", "tb"}


def test_two_themes_near_one_before_share_no_id() -> None:
    ids = theme_ids(rows([1, 0.05], [1, 0.2]), TERMS[:2], Previous(("ta",), rows([1, 0])))
    assert ids[0] == "ta"
    assert ids[1] != "ta"


def test_an_id_in_use_before_is_not_made_anew() -> None:
    (first,) = theme_ids(rows([1, 0]), TERMS[:1], None)
    (other,) = theme_ids(rows([0, 1]), TERMS[:1], Previous((first,), rows([1, 0])))
    assert other != first


def test_vectors_of_another_model_match_nothing() -> None:
    (name,) = theme_ids(rows([1, 0]), TERMS[:1], Previous(("ta",), rows([1, 0, 0])))
    assert name != "ta"


def test_nothing_before_and_nothing_now() -> None:
    empty = Previous((), np.zeros((0, 2), np.float32))
    assert theme_ids(np.zeros((0, 2), np.float32), [], empty) == ()
    assert len(theme_ids(rows([1, 0]), TERMS[:1], empty)) == 1
