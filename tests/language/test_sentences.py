from __future__ import annotations

import pytest

from insights.language.sentences import clauses, sentences

SENTENCES = [
    ("One. Two! Three?", ["One.", "Two!", "Three?"]),
    ("I saw Dr. Who. He left.", ["I saw Dr. Who.", "He left."]),
    ("Take 2.5 mg. Rest.", ["Take 2.5 mg.", "Rest."]),
    ("e.g. this one. That one.", ["e.g. this one.", "That one."]),
    ("no stop\nnext line", ["no stop", "next line"]),
    ('He said "stop." Then left.', ['He said "stop."', "Then left."]),
    ("So am I. Then rain.", ["So am I.", "Then rain."]),
    ("Wait... what", ["Wait...", "what"]),
    ("   ", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text, expected):
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_an_endless_sentence_is_cut_where_breath_is_drawn():
    text = "i took the pill and i felt odd, " * 100
    spans = sentences(text)
    assert all(end - start <= 600 for start, end in spans)
    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")


CLAUSES = [
    ("It works but it hurts", ["It works", "but it hurts"]),
    ("It works; it hurts", ["It works;", "it hurts"]),
    ("I slept until dawn", ["I slept", "until dawn"]),
    ("a re-run", ["a re-run"]),
    ("at 10:30 sharp", ["at 10:30 sharp"]),
    ("a butter knife", ["a butter knife"]),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_clauses(text, expected):
    assert [text[start:end] for start, end in clauses(text, 0, len(text))] == expected
