from __future__ import annotations

import pytest

from insights.language.phrases import Match, Phrase, PhraseMatcher, fold, needs_its_case, with_longer

MATCHER = PhraseMatcher(
    [
        Phrase("headache", "effect", "headache"),
        Phrase("cluster headache", "effect", "cluster headache"),
        Phrase("can't sleep", "effect", "insomnia"),
        Phrase("MS", "condition", "multiple sclerosis", cased=True),
        Phrase("headache", "symptom", "headache"),
        Phrase("@castellan", "company", "Castellan"),
    ]
)

FOUND = [
    ("A headache.", [("effect", "headache"), ("symptom", "headache")]),
    ("HEADACHE", [("effect", "headache"), ("symptom", "headache")]),
    ("cluster headache", [("effect", "cluster headache"), ("symptom", "headache")]),
    ("#headache!", [("effect", "headache"), ("symptom", "headache")]),
    ("headaches", []),
    ("can\u2019t sleep", [("effect", "insomnia")]),
    ("I have MS", [("condition", "multiple sclerosis")]),
    ("5 ms later", []),
    ("thanks @castellan", [("company", "Castellan")]),
    ("\u0130 headache", [("effect", "headache"), ("symptom", "headache")]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_find(text, expected):
    assert [(m.phrase.category, m.phrase.name) for m in MATCHER.find(text)] == expected


def test_spans_are_those_of_the_text():
    (match, _) = MATCHER.find("\u0130\u0130 a headache")
    assert "\u0130\u0130 a headache"[match.start : match.end] == "headache"


def test_no_phrases_find_nothing():
    assert PhraseMatcher([]).find("headache") == []


@pytest.mark.parametrize(("text", "expected"), [("MS", True), ("LDN", True), ("ms", False), ("MSRA", False)])
def test_needs_its_case(text, expected):
    assert needs_its_case(text) is expected


@pytest.mark.parametrize("text", ["ABC", "\u0130stanbul", "I\u2019m", "\u1e9e", ""])
def test_fold_keeps_every_place(text):
    assert len(fold(text)) == len(text)


def test_with_longer_keeps_the_longer_of_two_that_overlap():
    def match(start: int, end: int) -> Match:
        return Match(start, end, Phrase("x", "effect", f"{start}-{end}"))

    kept = with_longer([match(0, 4), match(10, 12)], [match(2, 9)])
    assert [(m.start, m.end) for m in kept] == [(2, 9), (10, 12)]
