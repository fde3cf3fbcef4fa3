"""Names a person might have written: subjects, not filler; no two alike."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from insights.themes import Mention
from insights.themes.features import Features, features_of
from insights.themes.labels import labels_of
from insights.themes.repeats import without_repeats
from insights.themes.terms import terms_of

ELSEWHERE = ["We met for tea and a long chat.", "The garden needs rain.", "My neighbour sold the car."] * 10


def features(texts: list[str], mentions: list[list[Mention]] | None = None) -> Features:
    return features_of(texts, terms_of(texts), mentions)


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
    assert labels_of(features(texts), labels) == (expected,)


def test_filler_names_nothing() -> None:
    posts = ["I just don't know what to do", "That really helped me a lot", "Does anybody know?"] * 3
    labels = np.array([0] * len(posts) + [-1] * len(ELSEWHERE))
    assert labels_of(features([*posts, *ELSEWHERE]), labels) == ("",)
    assert labels_of(features([*posts, *ELSEWHERE]), labels, otherwise=["Small talk"]) == ("Small talk",)


@pytest.mark.parametrize(
    ("extra", "terms", "second"),
    [
        (
            ["The fatigue after the nap", "A nap against my fatigue", "No nap, the fatigue"],
            [[], ["nap"]],
            "Nap",
        ),
        ([], [["nap"], ["fatigue", "sofa"]], "Fatigue: sofa"),
        ([], None, "Fatigue (2)"),
    ],
)
def test_two_themes_with_one_subject_are_told_apart(
    extra: list[str], terms: list[list[str]] | None, second: str
) -> None:
    posts = ["The fatigue is bad", "My fatigue again", "A fatigue like lead"] * 3
    texts = [*posts, *posts, *extra * 3, *ELSEWHERE]
    labels = np.array([0] * 9 + [1] * (9 + 3 * len(extra)) + [-1] * len(ELSEWHERE))
    found = labels_of(features(texts), labels, terms=terms)
    assert len({label.lower() for label in found}) == 2
    assert second in found


def test_a_name_is_carried_by_many_posts_not_by_a_rare_word() -> None:
    posts = [f"My needle in the {part}" for part in ("arm", "thigh", "belly", "hip", "calf")] * 4
    rare = ["My needle and the zeppelin"] * 2
    texts = [*posts, *rare, *ELSEWHERE]
    labels = np.array([0] * 22 + [-1] * len(ELSEWHERE))
    assert labels_of(features(texts), labels) == ("Needle",)


def test_forms_of_a_word_count_together() -> None:
    texts = ["The injection.", "I am injecting at noon", "We injected this", "An injection for two"] * 2
    found = features([*texts, *ELSEWHERE])
    assert sum("t inject" in post for post in found.posts) == len(texts)


@pytest.mark.parametrize(
    ("written", "expected"),
    [("Brightpill", "Rash with Brightpill"), (None, "Rash with brightamab")],
)
def test_findings_name_a_theme_whose_words_differ(written: str | None, expected: str) -> None:
    texts = [f"Red spots and patches all over, day {n}" for n in range(9)]
    said = [[Mention("side_effect", "rash"), Mention("medication", "brightamab", written)]] * 9
    labels = np.array([0] * 9 + [-1] * len(ELSEWHERE))
    found = labels_of(features([*texts, *ELSEWHERE], [*said, *[[]] * len(ELSEWHERE)]), labels)
    assert found == (expected,)


def test_findings_that_never_meet_are_not_joined() -> None:
    texts = ["Red spots all over"] * 6 + ["The parcel of brightamab came late"] * 6
    said = [[Mention("side_effect", "rash")]] * 6 + [[Mention("medication", "brightamab")]] * 6
    labels = np.array([0] * 12 + [-1] * len(ELSEWHERE))
    (found,) = labels_of(features([*texts, *ELSEWHERE], [*said, *[[]] * len(ELSEWHERE)]), labels)
    assert "with" not in found


def test_a_plain_subject_names_what_no_single_word_carries() -> None:
    texts = [
        "They denied it once more", "My deductible is absurd", "The copay went up", "Medicare said no",
        "No coverage till June", "I cannot afford the refill", "The premium doubled", "An appeal takes weeks",
        "So expensive", "The insurer hung up",
    ]  # fmt: skip
    labels = np.array([0] * len(texts) + [-1] * len(ELSEWHERE))
    assert labels_of(features([*texts, *ELSEWHERE]), labels) == ("Cost and insurance",)


LONG = "We went on and on about it and then some more until it was late and dark. " * 3


@pytest.mark.parametrize(
    ("held", "outside", "expected"),
    [
        (10, 0, "Letters and paperwork"),
        (3, 0, "Oboe"),  # few touch on it
        (10, 60, ""),  # as many do elsewhere
    ],
)
def test_a_subject_names_a_theme_it_fills_and_marks(held: int, outside: int, expected: str) -> None:
    said = ["A letter came", "The paperwork again", "He sent a fax", "Some documents", "My diary"] * 2
    plain = [f"The oboe in bar {n}" for n in range(3)] + [f"Again in bar {n}" for n in range(7)]
    texts = [*said[:held], *plain[: 10 - held], *(said * 6)[:outside], *ELSEWHERE]
    labels = np.array([0] * 10 + [-1] * (len(texts) - 10))
    assert labels_of(features(texts), labels) == (expected,)


def test_what_long_posts_hold_anyway_names_no_theme_of_long_posts() -> None:
    texts = [f"{LONG} The kettle. {LONG}"] * 10 + [f"{LONG} A kettle, {LONG}"] * 40 + ELSEWHERE * 10
    labels = np.array([0] * 10 + [-1] * (len(texts) - 10))
    assert labels_of(features(texts), labels) == ("",)
    short = ["The kettle."] * 10 + texts[10:]
    assert labels_of(features(short), np.array([0] * 10 + [-1] * (len(short) - 10))) == ("Kettle",)


@pytest.mark.parametrize(("held", "expected"), [(9, "Oboe"), (2, "Oboe"), (1, "Mixed: oboe")])
def test_a_theme_whose_name_few_posts_hold_is_called_mixed(held: int, expected: str) -> None:
    texts = [f"The oboe, {n} times" for n in range(held)] * 3 + [f"We met at {n} {LONG}" for n in range(10 - held)] * 3
    labels = np.array([0] * 30 + [-1] * len(ELSEWHERE) * 2)
    (found,) = labels_of(features([*texts, *ELSEWHERE * 2]), labels)
    assert found.split(",")[0] == expected


def test_two_medications_share_a_theme() -> None:
    said = [[Mention("medication", "brightamab")]] * 6 + [[Mention("medication", "dimlimab")]] * 5
    texts = [f"Day {n} of it" for n in range(11)]
    labels = np.array([0] * 11 + [-1] * len(ELSEWHERE))
    found = labels_of(features([*texts, *ELSEWHERE], [*said, *[[]] * len(ELSEWHERE)]), labels)
    assert found == ("Brightamab",)
    said = [[Mention("medication", "brightamab")]] * 4 + [[Mention("medication", "dimlimab")]] * 3 + [[]] * 4
    found = labels_of(features([*texts, *ELSEWHERE], [*said, *[[]] * len(ELSEWHERE)]), labels)
    assert found == ("Brightamab and dimlimab",)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["One\nPlease read the rules of the house"] * 3, ["One"] * 3),
        (["One\nPlease read the rules of the house"] * 2, ["One\nPlease read the rules of the house"] * 2),
        (["Please read the rules of the house"] * 3, ["Please read the rules of the house"] * 3),  # a first line
        ([f"Monday tea thread, 1{n}th May\nMy cup" for n in range(5)], ["My cup"] * 5),  # as each week
        ([f"Monday tea thread {n}\nMy cup" for n in range(4)], [f"Monday tea thread {n}\nMy cup" for n in range(4)]),
        (["Monday tea thread"] * 5, ["Monday tea thread"] * 5),  # all they say
        (["One\nThanks all"] * 3, ["One\nThanks all"] * 3),  # short: chance
        (["One"] * 2 + [""], ["One", "One", ""]),
    ],
)
def test_lines_that_many_repeat_tell_nothing(texts: list[str], expected: list[str]) -> None:
    assert without_repeats(texts) == expected


NAMES = [
    (["I asked Maria about it", "Maria's cane", "With Maria by the pool"], "maria", False),
    (["we told carla all of it", "then Carla rang", "So Carla knows"], "carla", False),
    (["THE MRI was loud", "My MRI again", "An MRI at noon"], "mri", True),
    (["a grace period", "the grace period ended", "no grace period at all"], "grace_period", True),
]


@pytest.mark.parametrize(("posts", "term", "kept"), NAMES)
def test_given_names_are_no_terms(posts: list[str], term: str, kept: bool) -> None:
    shown = terms_of([*posts, *ELSEWHERE]).shown
    assert (term in shown) is kept
    assert kept or not any(term in one.split("_") for one in shown)


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


def test_titles_that_say_little_are_called_so() -> None:
    said = ["So true!", "Every. Single. Time.", "This happens often", "How it is", "Me too"] * 8
    texts = [*said, *said, *ELSEWHERE]
    labels = np.array([0] * 40 + [1] * 40 + [-1] * len(ELSEWHERE))
    assert labels_of(features(texts), labels) == ("Short remarks", "Short remarks (2)")


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(
        ["The oboe again", "My copay card", "and so on", "", "🎈🎈", "lo siento", "これは薬です", "The oboe, the copay"]
    ), st.integers(-1, 4)), max_size=60)
)  # fmt: skip
def test_every_label_is_given_once_whatever_the_posts_say(posts: list[tuple[str, int]]) -> None:
    texts = [text for text, _ in posts]
    labels = np.array([label for _, label in posts], np.int64)
    found = [label.lower() for label in labels_of(features(texts), labels) if label]
    assert len(set(found)) == len(found)
    assert all(len(label) <= 60 and "\n" not in label for label in found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "and then it was so",
        "🎈🎈🎈 🎈",
        "word " * 200_000,
        "Tengo dolor de cabeza desde ayer",
        "昨日から頭が痛いです",
    ],
)
def test_texts_that_say_nothing_to_us_are_no_trouble(text: str) -> None:
    started = time.process_time()
    found = features([text] * 40)
    assert len(found.posts) == 40
    assert labels_of(found, np.repeat([0, 1], 20)) in (("", ""), ("Short remarks", "Short remarks (2)"))
    assert time.process_time() - started < 5
