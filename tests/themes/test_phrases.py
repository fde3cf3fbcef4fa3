"""Phrases many people use of a theme: enough of them, whole, telling, and to be found in the text as they stand."""

from __future__ import annotations

import re
import time

import numpy as np
import pytest

from insights.themes.phrases import phrases_of

FILLER = [
    "grass",
    "rain",
    "tea",
    "bread",
    "lamp",
    "chair",
    "stone",
    "river",
    "paint",
    "glass",
    "wool",
    "spoon",
    "candle",
    "ladder",
    "basket",
]


def said(text: str, times: int) -> list[str]:
    """Return the text `times` over, each with other words around it."""
    chance = np.random.default_rng(len(text))
    return [f"{' '.join(chance.permutation(FILLER)[:3])}, {text}, {chance.integers(9)}!" for _ in range(times)]


def found(texts: list[str], voices: list[str | None] | None = None, *, least: int = 11) -> list[str]:
    who = voices if voices is not None else [f"p{one}" for one in range(len(texts))]
    return [phrase for _, phrase in phrases_of(texts, ["a"] * len(texts), who, least=least)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (said("my brain fog is thick", 11), ["brain fog is thick"]),
        (said("brain fog", 10), []),  # one voice short
        ([*said("the brain fog came", 11), *said("a brain fog", 9)], ["brain fog"]),  # part of a longer one, and more
        (said("Brain FOG", 12), ["brain fog"]),
        (said("brain  fog", 12), []),  # two blanks: not to be found with one
        (said("brain, fog", 12), []),
        (said("brain\nfog", 12), []),
        (said("she's on the fence", 12), ["on the fence"]),  # nobody says "fence" otherwise
        ([*said("of the fence", 12)], []),
        ([*said("at the clinic", 12), *said("a clinic", 12)], []),
        (said("the don't know", 12), []),
        (said("and then it was so", 12), []),
        (said("we can't fall asleep", 12), ["fall asleep"]),
        (said("a co-pay card", 12), ["co-pay card"]),
        (said("https://a.example/brain-fog x", 12), []),
        (said("[handle] [free full-text] fog bank", 12), ["fog bank"]),
        (said("one lamp-post needle spoon ladle kettle drum", 12), ["lamp-post needle spoon ladle kettle drum"]),
        ([f"The weekly kettle check in, week {n}\nrain" for n in range(30)], []),
        (["Be kind\nPlease read all the house rules first\nbye"] * 30, []),
        (["🎈🎈🎈 🎈🎈"] * 30, []),
        ([""] * 30, []),
        ([], []),
    ],
)  # fmt: skip
def test_phrases(texts: list[str], expected: list[str]) -> None:
    assert found(texts) == expected


def test_people_are_counted_not_posts() -> None:
    texts = said("the brain fog", 40)
    assert found(texts, [f"p{one % 10}" for one in range(40)]) == []
    assert found(texts, [f"p{one % 11}" for one in range(40)]) == ["brain fog"]
    assert found(texts, [None] * 40) == []


def test_what_all_themes_say_tells_of_none() -> None:
    texts = [*said("a brain fog", 15), *said("the blue parcel", 15), *said("a lamp needle", 30)]
    themes = ["a"] * 15 + ["b"] * 15 + ["a", "b"] * 15
    assert phrases_of(texts, themes, [str(one) for one in range(60)]) == [("a", "brain fog"), ("b", "blue parcel")]


def test_texts_in_no_theme_say_nothing() -> None:
    texts = said("a brain fog", 15)
    assert phrases_of(texts, [None] * 15, [str(one) for one in range(15)]) == []


def test_phrases_can_be_found_again_by_as_many_voices() -> None:
    chance = np.random.default_rng(4)
    words = [*FILLER[:6], "the", "of", "my", "not", "don’t", "it's", "twenty-one"]
    texts = [" ".join(chance.choice(words, 30)) + chance.choice([".", ""]) for _ in range(300)]
    phrases = found(texts)
    assert 5 < len(phrases) <= 15
    assert len(set(phrases)) == len(phrases)
    for phrase in phrases:
        assert 2 <= len(phrase.split(" ")) <= 7
        whole = re.compile(rf"\b{re.escape(phrase)}\b")
        assert sum(bool(whole.search(text.lower())) for text in texts) >= 11


def test_one_giant_text_says_nothing_and_takes_no_time() -> None:
    started = time.process_time()
    assert found(["brain fog " * 500_000, *said("tea", 12)]) == []
    assert time.process_time() - started < 5


def test_other_scripts_are_words_too() -> None:
    assert found(said("туман в голове", 12)) == ["туман в голове"]
