"""Findings with a value and a span, a table each."""

from __future__ import annotations

import pytest

from insights.model import Kind

QUALITY = [
    ("Merivo gave me my life back.", [("better", "merizumab")]),
    ("I lost my job over this, and I blame the Ovalor.", [("worse", "ovaltrexin")]),
    ("Ovalor ruined my life.", [("worse", "ovaltrexin")]),
    ("I am not back to normal, and I blame the Ovalor.", [("worse", "ovaltrexin")]),
    ("Life goes on.", []),
    ("He never danced down the aisle.", []),
    ("I was missing work to sort out the bill.", []),
    ("I keep missing work, and I blame the Ovalor.", [("worse", "ovaltrexin")]),
    ("Since Merivo I can garden again.", [("better", "merizumab")]),
    ("Got my evenings back, and I blame the Ovalor.", [("better", "ovaltrexin")]),
    ("We danced down the aisle, and I blame the Ovalor.", [("better", "ovaltrexin")]),
    ("I can no longer drive, and I blame the Ovalor.", [("worse", "ovaltrexin")]),
    ("My social life is over, and I blame the Ovalor.", [("worse", "ovaltrexin")]),
    ("I had to give up my job, and I blame the Ovalor.", [("worse", "ovaltrexin")]),
    ("I no longer work at the bakery.", []),
    ("He met a new person.", []),
]


@pytest.mark.parametrize(("text", "expected"), QUALITY)
def test_quality_of_life(find, text, expected):
    assert [(a.value, a.target) for a in find(Kind.QUALITY_OF_LIFE, text)] == expected


COST = [
    ("I can't afford Ovalor.", [("cost", "ovaltrexin")]),
    ("My insurance denied Merivo.", [("insurance", "merizumab")]),
    ("Ovalor is backordered everywhere.", [("access", "ovaltrexin")]),
    ("The coupon for Ovalor saved me.", [("support_programme", "ovaltrexin")]),
    ("That car is too expensive.", []),
    ("We ran out of milk.", []),
]


@pytest.mark.parametrize(("text", "expected"), COST)
def test_cost_access(find, text, expected):
    assert [(a.value, a.target) for a in find(Kind.COST_ACCESS, text)] == expected


CHOICES = [
    ("Ovalor or Merivo?", ["merizumab or ovaltrexin"]),
    ("Merivo vs Dulfex", ["dulfenac or merizumab"]),
    ("Choosing between Ovalor and Dulfex", ["dulfenac or ovaltrexin"]),
    ("Ovalor, Merivo or Dulfex, which one?", ["dulfenac or merizumab or ovaltrexin"]),
    ("Merivo or Merilink?", []),
    ("I took Ovalor and Merivo.", []),
    ("Ovalor? Or a nap?", []),
    ("Merivo vs doing nothing", ["merizumab or no treatment"]),
    ("Should I stay on Ovalor or switch to Merivo?", ["merizumab or ovaltrexin"]),
    ("Ovalor 14 mg or Merivo?", ["merizumab or ovaltrexin"]),
    ("An interaction between Ovalor and Merivo", []),
]


@pytest.mark.parametrize(("text", "expected"), CHOICES)
def test_treatment_choices(find, text, expected):
    assert [a.value for a in find(Kind.TREATMENT_CHOICE, text)] == expected


TIPS = [
    ("Take Ovalor with food, it helps with the nausea.", ["nausea"]),
    ("An ice pack helps my headaches.", ["headache"]),
    ("Ice packs did not help my headaches.", []),
    ("I had yoga on Monday.", []),
    ("Does an ice pack help with headaches?", []),
    ("What helped me was a nap at noon.", ["living with it"]),
    ("My trick: Ovalor and then straight to bed.", ["ovaltrexin"]),
    ("A cold flannel eases my headaches.", ["headache"]),
    ("Any tips for headaches?", []),
    ("You guys helped me through it.", []),
    ("I hope it helps my headaches.", []),
]


@pytest.mark.parametrize(("text", "expected"), TIPS)
def test_coping_tips(find, text, expected):
    assert [a.value for a in find(Kind.COPING_TIP, text)] == expected


SOURCES = [
    ("The Brindle Trust has a page on it.", ["Brindle Trust"]),
    ("See https://www.example.org/brindle", ["example.org"]),
    ("My doctor said it is fine.", ["doctor"]),
    ("I read a book by a nurse.", ["book"]),
    ("Picture: https://imgur.com/abc", []),
    ("I said so.", []),
    ("Third week of it. #BrindleTrust", []),
    ("The FDA says it is safe.", ["FDA"]),
    ("According to the FDA it is safe.", ["FDA"]),
    ("It was approved by the FDA.", []),
    ("The bottleneck is the FDA.", []),
    ("I watched Dr. Oz talk about patches.", ["Dr. Oz"]),
    ("Scumbag Dr. Oz", []),
    ("The Brindle Trust doesn't care about us.", []),
]


@pytest.mark.parametrize(("text", "expected"), SOURCES)
def test_sources_cited(find, text, expected):
    assert [a.value for a in find(Kind.SOURCE_CITED, text)] == expected


PIPELINE = [
    ("Can't wait for pelotinib!", [("pelotinib", "hope")]),
    ("I doubt pelotinib will ever come.", [("pelotinib", "doubt")]),
    ("He says pelotinib will not be a cure.", [("pelotinib", "doubt")]),
    ("How do I join the CST-114 trial?", [("pelotinib", "join")]),
    ("Pelotinib looks promising. How can I sign up?", [("pelotinib", "join")]),
    ("I applied for the pelotinib trial.", [("pelotinib", "join")]),
    ("Pelotinib is in phase 2.", [("pelotinib", "follow")]),
    ("Ovalor is approved.", []),
]


@pytest.mark.parametrize(("text", "expected"), PIPELINE)
def test_pipeline(find, text, expected):
    assert [(a.value, a.attributes["stance"]) for a in find(Kind.PIPELINE, text)] == expected


OFF_LABEL = [
    ("I take LDX at night.", [("lowdoxone", "Brindle syndrome")]),
    ("I take Ovalor for headaches.", [("ovaltrexin", "headache")]),
    ("Ovalor is used off-label here.", [("ovaltrexin", None)]),
    ("I take Ovalor for brindle.", []),
    ("I take Ovalor daily.", []),
]


@pytest.mark.parametrize(("text", "expected"), OFF_LABEL)
def test_off_label(find, text, expected):
    assert [(a.value, a.attributes.get("use")) for a in find(Kind.OFF_LABEL, text)] == expected


PROMOTION = [
    ("Use code BRINDLE for a gift", ["undisclosed"]),
    ("#ad Use code BRINDLE for a gift", ["disclosed"]),
    ("I had to change the code at work.", []),
]


@pytest.mark.parametrize(("text", "expected"), PROMOTION)
def test_promotion(find, text, expected):
    assert [a.value for a in find(Kind.PROMOTION, text)] == expected


FLAGS = [
    ("I am a bot, and this action was performed automatically.", "brindlesyndrome", {"bot"}),
    ("Order now, free shipping!", "brindlesyndrome", {"vendor"}),
    ("Nice weather.", "brindlesyndrome", set()),
    ("Nice weather.", "r/BrindleSyndrome", set()),
    ("Nice weather.", "gardening", {"off_topic"}),
    ("Brindle is a disease.", "gardening", set()),
    ("Ovalor is a drug.", "gardening", set()),
    ("My brindle dog is lovely.", "dogs", {"off_topic"}),
    ("My brindle dog is lovely.", None, {"off_topic"}),
    ("My brindle dog is lovely.", "brindlesyndrome", {"off_topic"}),
    ("Nice weather.", None, set()),
    ("My brindle dog: brindle all over.", "dogs", {"off_topic"}),
    ("A brindle dog, and I have Brindle syndrome. My brindle is mild.", "dogs", set()),
    ("The server answers in 90 brs.", None, {"off_topic"}),
    ("The BRS clinic called.", None, set()),
]


@pytest.mark.parametrize(("text", "community", "expected"), FLAGS)
def test_flags(find, text, community, expected):
    assert {a.value for a in find(Kind.FLAG, text, community=community)} == expected
