from __future__ import annotations

import pytest

from insights.language.sentiment import attitude, polarity
from insights.model import Polarity

SIGNS = [
    ("A life saver.", 1),
    ("It worked wonders.", 1),
    ("No side effects at all.", 1),
    ("Not bad.", 1),
    ("I couldn't live without it.", 1),
    ("Worst drug ever, stay away.", -1),
    ("It did nothing.", -1),
    ("It stopped working.", -1),
    ("Not great.", -1),
    ("It ruined me.", -1),
    ("Good at first but then it was hell.", -1),
    ("Rough start but it saved my life.", 1),
    ("I took it on Tuesday.", 0),
    ("", 0),
]


@pytest.mark.parametrize(("text", "sign"), SIGNS)
def test_sign(text, sign):
    found = attitude(text)
    assert (found > 0) - (found < 0) == sign
    assert -1 <= found <= 1


STRONGER = [
    ("It is very good.", "It is good."),
    ("It is good.", "It is somewhat good."),
    ("It is good.", "Is it good?"),
    ("Bad, but it helped.", "It helped, but bad."),
]


@pytest.mark.parametrize(("more", "less"), STRONGER)
def test_stronger(more, less):
    assert attitude(more) > attitude(less)


POLARITIES = [
    (0, 0, Polarity.NEUTRAL),
    (0.4, 0, Polarity.NEUTRAL),
    (3, 0, Polarity.POSITIVE),
    (0, 3, Polarity.NEGATIVE),
    (3, 2.5, Polarity.MIXED),
    (3, 0.5, Polarity.POSITIVE),
]


@pytest.mark.parametrize(("praise", "complaint", "expected"), POLARITIES)
def test_polarity(praise, complaint, expected):
    assert polarity(praise, complaint) is expected
