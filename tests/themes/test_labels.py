"""Names a person might have written: subjects, not filler; no two alike."""

from __future__ import annotations

import numpy as np
import pytest

from insights.themes.labels import labels_of
from insights.themes.terms import terms_of

ELSEWHERE = ["We met for tea and a long chat.", "The garden needs rain.", "My neighbour sold the car."] * 10

CASES = [
    (
        ["I just don't know, night sweats again", "My night sweats soak the bed", "Those night sweats!"],
        "Night sweats",
    ),
    (
        ["Anyone on Ocrevus?", "The Ocrevus infusion", "My Ocrevus got delayed", "I like the Ocrevus nurse"],
        "Ocrevus",
    ),
    (["The MRI was loud", "My MRI is on Friday", "An MRI with contrast", "I slept in the MRI"], "MRI"),
    (["My relapse began", "The relapse faded", "Two relapses a year", "Is this a relapse?"], "Relapse"),
    (
        ["https://example.org/x [handle] the brain fog", "My brain fog is thick", "Such a brain fog"],
        "Brain fog",
    ),
]


@pytest.mark.parametrize(("posts", "expected"), CASES)
def test_a_theme_is_named_by_what_its_posts_share(posts: list[str], expected: str) -> None:
    texts = [*posts * 2, *ELSEWHERE]
    labels = np.array([0] * len(posts) * 2 + [-1] * len(ELSEWHERE))
    assert labels_of(terms_of(texts), labels) == (expected,)


def test_filler_names_nothing() -> None:
    posts = ["I just don't know what to do", "Thanks, that really helped me a lot", "Does anybody know?"] * 3
    labels = np.array([0] * len(posts) + [-1] * len(ELSEWHERE))
    assert labels_of(terms_of([*posts, *ELSEWHERE]), labels) == ("",)
    assert labels_of(terms_of([*posts, *ELSEWHERE]), labels, otherwise=["Small talk"]) == ("Small talk",)


def test_two_themes_with_one_subject_get_different_names() -> None:
    posts = ["The fatigue is bad", "My fatigue again", "A fatigue like lead"] * 3
    labels = np.array([0] * 9 + [1] * 9 + [-1] * len(ELSEWHERE))
    assert labels_of(terms_of([*posts, *posts, *ELSEWHERE]), labels) == ("Fatigue", "Fatigue (2)")


@pytest.mark.parametrize(
    ("general", "named"),
    [
        (0, {"psoriasis", "psoriatic"}),  # rare in the corpus: it may mark a theme
        (60, set()),
    ],
)
def test_avoided_words_that_most_posts_share_name_nothing(general: int, named: set[str]) -> None:
    posts = ["The psoriasis clinic", "My psoriasis is mild", "A psoriatic elbow", "The psoriatic elbow"] * 2
    shared = ["With psoriasis the tea tastes odd."] * general
    shown = terms_of([*posts, *shared, *ELSEWHERE * 2], avoid=["psoriasis", "psoriatic"]).shown
    assert {"psoriasis", "psoriatic"} & set(shown) == named
    assert "elbow" in shown


def test_plurals_are_folded_and_shown_as_mostly_written() -> None:
    terms = terms_of(["Two relapses.", "More relapses.", "One relapse.", "The news."] * 2)
    assert terms.shown["relapse"] == "relapses"
    assert "relapses" not in terms.shown
    assert not any("news" in term for term in terms.shown)


def test_a_term_never_reaches_across_a_pause_or_an_empty_word() -> None:
    shown = terms_of(["Cold legs, numb feet and sore hands."] * 3).shown
    assert {"cold_leg", "cold_legs"} & set(shown)
    assert not any("leg" in term and "numb" in term for term in shown)
    assert not any("feet" in term and "sore" in term for term in shown)
