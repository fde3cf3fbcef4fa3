"""What holds for each annotator of the folder, the next one included."""

from __future__ import annotations

import time

import pytest

from insights.annotators import annotate, annotators
from insights.model import Annotation, Kind, Post

TEXTS = [
    "",
    " ",
    "\n\n\n",
    "?",
    "Ovalor",
    "\u0130stanbul OVALOR \u2019\u2019 \U0001f600 headaches",
    "I started Ovalor, it gave me headaches. Should I switch to Merivo or Dulfex? Castellan is great.",
]
HOSTILE = {
    "no full stop": "i take ovalor and it gives me headaches and ",
    "blanks": " ",
    "digits": "1",
    "doses": "20mg ",
    "commas": "headaches, ",
    "medications": "ovalor or merivo ",
    "not": "not ",
    "switch": "switch from ",
    "quotes": "\"'(",
    "lines": "ovalor\n",
    "questions": "? ",
    "long word": "a",
    "every": "every every 2 ",
    "my": "my the my ",
}


def test_there_is_an_annotator_for_every_kind():
    found = {kind for member in annotators() for kind in member.finds}
    assert found == set(Kind)


def test_needs_come_first():
    seen: set[Kind] = set()
    for member in annotators():
        assert set(member.needs) - set(member.finds) <= seen | set(member.finds)
        seen |= set(member.finds)


@pytest.mark.parametrize("member", annotators(), ids=lambda member: member.name)
def test_says_what_it_finds(member):
    assert member.run.__doc__
    assert member.finds


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("subject", [None, "Ovalor", "Quuxol"])
def test_whatever_the_text(lexicon, text, subject):
    post = Post(post_id="p", source="test", text=text, subject=subject)
    found = annotate(post, lexicon)
    assert found == annotate(post, lexicon)
    for annotation in found:
        assert isinstance(annotation, Annotation)
        assert annotation.evidence == text[annotation.start : annotation.end]
        assert annotation.kind in {kind for member in annotators() for kind in member.finds}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_text_takes_no_longer_than_its_length(lexicon, name):
    unit = HOSTILE[name]
    text = unit * (100_000 // len(unit))
    begun = time.process_time()
    annotate(Post(post_id="p", source="test", text=text, subject="Ovalor"), lexicon)
    assert time.process_time() - begun < 20
