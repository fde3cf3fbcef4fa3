from __future__ import annotations

import pytest

from insights.language.context import Context, context
from insights.language.phrases import fold
from insights.language.sentences import clauses
from insights.model import Experiencer

FLAGS = [
    ("I have X", set()),
    ("I have no X", {"negated"}),
    ("I never had X", {"negated"}),
    ("I don't have X", {"negated"}),
    ("dont get X", {"negated"}),
    ("without any X", {"negated"}),
    ("X went away", {"negated"}),
    ("X has all but stopped me", set()),
    ("not only X", set()),
    ("I don't know why X", set()),
    ("I can't stand X", set()),
    ("I did not sleep and had X", set()),
    ("I never had X until May", set()),
    ("no pain but X", set()),
    ("it may cause X", {"hypothetical"}),
    ("worried about X", {"hypothetical"}),
    ("does it give X?", {"hypothetical"}),
    ("I might quit because of X", set()),
    ("I could barely walk from X", set()),
    ("if I take it late X comes", set()),
    ("if X comes", {"hypothetical"}),
    ("I used to have X", {"historical"}),
    ("years ago there was X", {"historical"}),
    ("X at first", {"historical"}),
    ("no X since I left it", {"negated", "historical"}),
    ("it felt as if X was mine", set()),
    ("if you miss one you get X", set()),
    ("nobody could hear me over X", set()),
    ("it could cause X", {"hypothetical"}),
    ("no pain, occasional X", set()),
    ("no pain or severe X", {"negated"}),
    ("can't sleep, X", set()),
]


def told(text: str, start: int, sentence: tuple[int, int]) -> Context:
    folded = fold(text)
    clause = next(span for span in clauses(folded, *sentence) if span[0] <= start < span[1])
    return context(folded, start, start + 1, sentence=sentence, clause=clause)


ENDED = [("X went away", True), ("X has finally stopped", True), ("never any X", False), ("X is here", False)]


@pytest.mark.parametrize(("text", "expected"), ENDED)
def test_what_has_ended_was_there(text, expected):
    assert told(text, text.index("X"), (0, len(text))).ended is expected


@pytest.mark.parametrize(("text", "expected"), FLAGS)
def test_flags(text, expected):
    start = text.index("X")
    found = told(text, start, (0, len(text)))
    assert {name for name in ("negated", "hypothetical", "historical") if getattr(found, name)} == expected


WHOSE = [
    ("I have X", Experiencer.SELF),
    ("my mom has X", Experiencer.LOVED_ONE),
    ("my poor daughter has X", Experiencer.LOVED_ONE),
    ("X runs my husband's life", Experiencer.LOVED_ONE),
    ("my mom drove me home with my X", Experiencer.SELF),
    ("a friend of mine has X", Experiencer.OTHER),
    ("some people get X", Experiencer.OTHER),
    ("X", Experiencer.SELF),
    ("my so called X", Experiencer.SELF),
]


@pytest.mark.parametrize(("text", "expected"), WHOSE)
def test_whose(text, expected):
    start = text.index("X")
    assert told(text, start, (0, len(text))).experiencer is expected


def test_the_sentence_is_the_limit():
    text = "I have no time. X is here."
    assert not told(text, 16, (16, 26)).negated
