"""Medications in development and the stance taken to them."""

from __future__ import annotations

import pytest

from insights.model import Kind

STANCES = [
    ("Can't wait for pelotinib!", "hope"),
    ("Pelotinib met its goal in both trials.", "hope"),
    ("Holding out for pelotinib, my tablets make me sick.", "hope"),
    ("When could pelotinib be on the shelf?", "hope"),
    ("Good news on pelotinib this morning.", "hope"),
    ("I doubt pelotinib will ever come.", "doubt"),
    ("Pelotinib missed. I have no words.", "doubt"),
    ("Pelotinib didn't beat placebo.", "doubt"),
    ("So pelotinib was rejected on Friday.", "doubt"),
    ("They pushed the pelotinib date to May.", "doubt"),
    ("He says pelotinib will not be a cure.", "doubt"),
    ("How do I join the CST-114 trial?", "join"),
    ("Pelotinib looks promising. How can I sign up?", "join"),
    ("I applied for the pelotinib trial.", "join"),
    ("The clinic offered me a spot in the pelotinib study.", "join"),
    ("Could my brother get pelotinib by early access?", "join"),
    ("Pelotinib is in phase 2.", "follow"),
    ("Has anyone read about pelotinib and bone density?", "follow"),
    ("Year two of pelotinib, bloods on Monday.", "follow"),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_stance(find, text, stance):
    assert [(a.value, a.attributes["stance"]) for a in find(Kind.PIPELINE, text)] == [("pelotinib", stance)]


def test_a_post_has_one_stance_to_a_medication(find):
    text = "Pelotinib again. I walked to the shop. Then it rained. Pelotinib missed its goal."
    assert [a.attributes["stance"] for a in find(Kind.PIPELINE, text)] == ["doubt", "doubt"]


def test_what_is_approved_is_not_in_the_pipeline(find):
    assert find(Kind.PIPELINE, "Ovalor is approved.") == []
