from __future__ import annotations

import pytest

from insights.language.context import context
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
]


@pytest.mark.parametrize(("text", "expected"), FLAGS)
def test_flags(text, expected):
    start = text.index("X")
    told = context(text, start, start + 1, sentence=(0, len(text)))
    assert {name for name in ("negated", "hypothetical", "historical") if getattr(told, name)} == expected


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
    assert context(text, start, start + 1, sentence=(0, len(text))).experiencer is expected


def test_the_sentence_is_the_limit():
    text = "I have no time. X is here."
    assert not context(text, 16, 17, sentence=(16, 26)).negated
