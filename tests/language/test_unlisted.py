"""Medicines not written as listed: slips, run-together words, hashtags and new names; English words are none."""

from __future__ import annotations

import pytest

from insights.conditions import ConditionPack
from insights.language._unlisted import Unlisted
from insights.language.lexicon import Lexicon, compile_lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return compile_lexicon(ConditionPack(name="gout", label="Gout", terms=("gout",)))


WRITTEN = [
    ("my allopurinal ran out", ["allopurinol"]),
    ("allopurinoll, allopuriol and allpourinol", ["allopurinol"] * 3),
    ("Seravent twice, then Serevnt", ["salmeterol"] * 2),
    ("EffexorXR for a year", ["venlafaxine"]),
    ("lexapro20mg at night", ["escitalopram"]),
    ("two Humiras in the fridge", ["adalimumab"]),
    ("Humira's pen", ["adalimumab"]),
    ("#Ocrevus day, #humirapen day, #myhumirajourney", ["ocrelizumab", "adalimumab", "adalimumab"]),
    ("methotrexate/leflunomide", ["methotrexate", "leflunomide"]),
    ("Percocet is oxycodone/acetaminophen, or acetaminophen/oxycodone", ["oxycodone/acetaminophen"] * 3),
    ("a trial of zorunilimab and brenotinib", ["zorunilimab", "brenotinib"]),
    ("They make gliptins and statins", []),
    ("an attention to detail, a seasonal process, its president", []),
    ("a different program to regain clarity and ability", []),
    ("myhumirajourney", []),
    ("prehumiral", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), WRITTEN)
def test_written_otherwise(lexicon, text, expected):
    assert [m.phrase.name for m in lexicon.matcher.find(text) if m.phrase.category == "medication"] == expected


SLIPS = [
    ("ovaltrexin", None),
    ("ovaltrexim", "ovaltrexin"),
    ("ovaltrxin", "ovaltrexin"),
    ("ovalltrexin", "ovaltrexin"),
    ("ovatlrexin", "ovaltrexin"),
    ("avaltrexin", None),
    ("ovltrxin", None),
    ("merivos", None),
]


@pytest.mark.parametrize(("word", "name"), SLIPS)
def test_one_slip_in_a_long_name(word, name):
    found = [meant for _, _, meant in Unlisted(["ovaltrexin", "merivo"]).find(word)]
    assert found == ([name] if name else [])


def test_a_subject_is_known_however_it_is_written(lexicon):
    assert lexicon.medication("EffexorXR") == ("venlafaxine", "Effexor")
