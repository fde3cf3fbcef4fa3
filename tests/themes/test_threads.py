"""What a post is about beside its own words: the subjects it touches on, the thread it answers in."""

from __future__ import annotations

import numpy as np
import pytest

from insights.themes.subjects import subjects_of
from insights.themes.threads import leaning, replies_in


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


def test_replies_lean_on_the_post_that_opens_their_thread() -> None:
    rows = np.eye(4, dtype=np.float32)
    texts = [
        "Which cooling vest lasts a whole working day in summer?",
        "Thank you!",
        "Nothing of a thread",
        "Mine has pockets for ice packs and lasted all through a wedding in July",
    ]
    replies = replies_in(texts, ["a", "a", None, "a"])
    assert replies.opening.tolist() == [0, 0, 2, 0]
    assert replies.brief.tolist() == [False, True, False, False]
    leaned = leaning(rows, replies)
    assert np.allclose(leaned[1], [1, 1, 0, 0])
    assert np.allclose(leaned[[0, 2]], rows[[0, 2]])
    assert 0 < leaned[3, 0] < 0.5 < leaned[3, 3] == 1
    assert replies_in(texts, None).opening.tolist() == [0, 1, 2, 3]
