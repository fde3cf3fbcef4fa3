"""What a segment says more than the others, against values worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from insights.themes.distinctive import Said, apart, log_odds, said_by_segment


def by_hand(mine: float, all_mine: float, others: float, all_others: float, prior: float, all_prior: float) -> float:
    one = math.log((mine + prior) / (all_mine + all_prior - mine - prior))
    other = math.log((others + prior) / (all_others + all_prior - others - prior))
    return (one - other) / math.sqrt(1 / (mine + prior) + 1 / (others + prior))


def test_log_odds_as_worked_out_by_hand() -> None:
    found = log_odds(np.array([8.0, 2.0, 10.0]), np.array([2.0, 8.0, 10.0]), prior=np.array([1.0, 1.0, 2.0]))
    # term 0: ln(9/15) - ln(3/21) = -0.5108 + 1.9459 = 1.4351; variance 1/9 + 1/3 = 0.4444; z = 2.1527
    assert found == pytest.approx([2.1527, -2.1527, 0.0], abs=1e-4)
    assert found[0] == pytest.approx(by_hand(8, 20, 2, 20, 1, 4))


def test_a_larger_prior_draws_towards_nothing() -> None:
    mine, others, shares = np.array([6.0, 14.0]), np.array([1.0, 19.0]), np.array([7 / 40, 33 / 40])
    weak, strong = (log_odds(mine, others, prior=shares * size)[0] for size in (1, 1000))
    assert weak > strong > 0


@pytest.mark.parametrize(
    ("mine", "others", "prior"),
    [
        ([3.0, 1.0], [0.0, 0.0], [1.0, 1.0]),  # nobody to compare with
        ([0.0, 0.0], [3.0, 1.0], [1.0, 1.0]),
        ([0.0, 2.0], [0.0, 2.0], [0.0, 1.0]),  # a term nobody uses
        ([5.0], [4.0], [1.0]),  # the only term there is
    ],
)
def test_where_nothing_can_be_told_it_is_nothing(mine: list[float], others: list[float], prior: list[float]) -> None:
    found = log_odds(np.array(mine), np.array(others), prior=np.array(prior))
    assert np.isfinite(found).all()
    assert found[0] == 0


def spoken() -> tuple[list[list[str]], np.ndarray, list[str]]:
    posts = [["cost", "school"]] * 8 + [["cost"]] * 4 + [["cost", "needle"]] * 10 + [["needle", "sleep"]] * 12
    segments = ["caregiver"] * 12 + ["patient"] * 10 + ["patient"] * 12
    return posts, np.array([0] * 22 + [1] * 12), segments


def test_terms_of_a_segment_with_weight_and_distinctiveness() -> None:
    posts, themes, segments = spoken()
    found = said_by_segment(posts, themes, segments)
    assert set(found) == {(0, "caregiver"), (0, "patient"), (1, "patient")}
    carers = {one.term: one for one in found[0, "caregiver"]}
    assert set(carers) == {"cost", "school"}
    # theme 0 of 22 posts: cost 22, school 8, needle 10; the prior weighs ten posts
    priors = {"cost": 10.0, "school": 80 / 22, "needle": 100 / 22}
    expected = by_hand(8, 20, 0, 20, priors["school"], sum(priors.values()))
    assert carers["school"].distinctive == pytest.approx(expected)
    assert carers["school"].distinctive > carers["cost"].distinctive > 0
    assert all(one.distinctive == 0 for one in found[1, "patient"])  # nobody else speaks there
    assert all(one.weight > 0 for some in found.values() for one in some)


def test_weights_are_class_based_tf_idf() -> None:
    posts, themes, segments = spoken()
    (school,) = [one for one in said_by_segment(posts, themes, segments)[0, "caregiver"] if one.term == "school"]
    average = (20 + 20 + 24) / 3  # terms a group
    assert school.weight == pytest.approx(math.sqrt(8 / 20) * math.log(1 + average / 8) * math.sqrt(8 / 12))


def test_a_distinctive_term_is_told_though_others_are_heavier() -> None:
    chance = np.random.default_rng(3)
    common = [[f"w{one}" for one in chance.choice(12, 6, replace=False)] for _ in range(400)]
    posts = [[*some, "nursery"] if row % 2 == 0 and row % 3 else some for row, some in enumerate(common)]
    segments = ["caregiver" if row % 2 == 0 else "patient" for row in range(400)]
    found = said_by_segment(posts, np.zeros(400, np.int64), segments, top=1)
    assert "nursery" in {one.term for one in found[0, "caregiver"] if one.distinctive > 1.96}
    assert "nursery" not in {one.term for one in found[0, "patient"]}


@pytest.mark.parametrize(
    ("posts", "themes", "segments"),
    [
        ([], [], []),
        ([[]] * 6, [0] * 6, ["patient"] * 6),
        ([["cost"]] * 6, [-1] * 6, ["patient"] * 6),
        ([["cost"]] * 4, [0] * 4, ["patient"] * 4),  # under five posts
    ],
)
def test_too_little_says_nothing(posts: list[list[str]], themes: list[int], segments: list[str]) -> None:
    assert said_by_segment(posts, np.array(themes, np.int64), segments) == {}


def test_a_post_counts_once_for_a_term() -> None:
    once = said_by_segment([["cost", "school"]] * 6, np.zeros(6, np.int64), ["patient"] * 6)
    often = said_by_segment([["cost", "cost", "school"]] * 6, np.zeros(6, np.int64), ["patient"] * 6)
    assert once == often


def test_parts_of_a_term_before_are_left_out() -> None:
    ranked = [Said("brain_fog", 3, 0), Said("fog", 2, 0), Said("thick_brain_fog", 1, 0), Said("nap", 1, 0)]
    assert [one.term for one in apart(ranked, 5)] == ["brain_fog", "nap"]
