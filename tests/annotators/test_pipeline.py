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


UNLISTED = [
    ("KRT-417 is in phase 2 for eczema, fingers crossed.", [("krt-417", "hope")]),
    ("My brother is in luck, he was randomised. The drug is called VBN2031.", [("vbn2031", "join")]),
    ("Third visit of the sorvelibart extension, all fine.", [("sorvelibart", "follow")]),
    ("Scientists say the patch could cure asthma one day.", [("cure", "hope")]),
    ("Is there a vaccine against lupus in trials yet?", [("vaccine", "follow")]),
    ("Researchers reverse arthritis in mice with stem cells.", [("cell or gene therapy", "follow")]),
    ("Has anyone here joined a clinical trial for gout?", [("clinical trial", "join")]),
    ("Review supports ibuprofen in the treatment of gum disease.", [("ibuprofen", "follow")]),
]


@pytest.mark.parametrize(("text", "expected"), UNLISTED)
def test_what_no_pack_lists(find, text, expected):
    assert [(a.value, a.attributes["stance"]) for a in find(Kind.PIPELINE, text)] == expected


NO_RESEARCH = [
    "My COVID-19 booster was part of no trial.",
    "CD4 is 640 and HLA-B27 is positive.",
    "It took a lot of trial and error with ibuprofen.",
    "There is no cure for asthma.",
    "I study at night and take ibuprofen in the morning.",
]


@pytest.mark.parametrize("text", NO_RESEARCH)
def test_no_research_towards_a_treatment(find, text):
    assert find(Kind.PIPELINE, text) == []
