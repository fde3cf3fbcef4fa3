from __future__ import annotations

import pytest

from insights.model import Kind

CHOICES = [
    ("Ovalor or Merivo?", ["merizumab or ovaltrexin"]),
    ("They said Merivo (my blood is fine) or Dulfex.", ["dulfenac or merizumab"]),
    ("I have leaflets for Ovalor, Merivo and Dulfex.", ["dulfenac or merizumab or ovaltrexin"]),
    ("The nurse offers Ovalor or to wait six months.", ["ovaltrexin or no treatment"]),
    ("He said Ovalor or tablets.", ["ovaltrexin or tablets"]),
    ("Which is better, tablets or Merivo?", ["merizumab or tablets"]),
    ("My doctor says Merivo, the second opinion says Dulfex.", ["dulfenac or merizumab"]),
    ("Ovalor works. They want me to think about Merivo or stay as I am.", ["merizumab or ovaltrexin"]),
    ("I have to decide by Friday. It is Merivo or Dulfex.", ["dulfenac or merizumab"]),
    ("Nothing or Merivo, that is my choice.", ["merizumab or no treatment"]),
    ("I take Ovalor and Dulfex.", []),
    ("A pill (e.g. Ovalor or Dulfex) helps some, which is good.", []),
    ("Is it a reaction to Ovalor or Dulfex?", []),
    ("My itch is due to Ovalor or Dulfex?", []),
    ("I can't take Ovalor or Dulfex.", []),
    ("Ovalor helps with the itch. I swim.", []),
    ("I am on Merivo. My neighbour said Dulfex is in the news.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CHOICES)
def test_choices(find, text, expected):
    assert [a.value for a in find(Kind.TREATMENT_CHOICE, text)] == expected


def test_a_choice_is_neither_denied_nor_supposed(find):
    (found,) = find(Kind.TREATMENT_CHOICE, "I don't know whether to take Ovalor or Merivo, should I?")
    assert not found.negated
    assert not found.hypothetical


COMPARED = [
    ("Merivo works way better than Dulfex.", True),
    ("Ovalor is the only drug that has helped my knees.", True),
    ("Surgery or injections, which is worse?", True),
    ("Dulfex did nothing but make me ill. Merivo is wonderful.", True),
    ("Compared to other antidepressants Ovalor is gentle.", True),
    ("I feel better than last year.", False),
    ("Some patients are more anxious than others.", False),
    ("Ovalor costs more than 200 a month.", False),
]


@pytest.mark.parametrize(("text", "expected"), COMPARED)
def test_comparisons(find, text, expected):
    assert bool(find(Kind.TREATMENT_CHOICE, text)) is expected
