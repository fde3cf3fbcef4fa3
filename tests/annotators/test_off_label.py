"""Uses outside what a medication is approved for."""

from __future__ import annotations

import pytest

from insights.model import Kind

USED = [
    ("I take LDX at night.", "lowdoxone", "Brindle syndrome"),
    ("Has anyone tried LDX?", "lowdoxone", "Brindle syndrome"),
    ("LDX for headaches, two years now.", "lowdoxone", "headache"),
    ("I take Ovalor for headaches.", "ovaltrexin", "headache"),
    ("Ovalor 5mg for my fatigue.", "ovaltrexin", "fatigue"),
    ("Ovalor is used off-label here.", "ovaltrexin", None),
]

NOT_USED = [
    "I take Ovalor for brindle.",
    "I take Ovalor for my Brindle syndrome.",
    "I take Ovalor daily.",
    "Is the LDX trial still open?",
    "A study of LDX comes out in May.",
    "Off-label is a word I learned today.",
]


@pytest.mark.parametrize(("text", "medication", "use"), USED)
def test_used_off_label(find, text, medication, use):
    assert [(a.value, a.attributes.get("use")) for a in find(Kind.OFF_LABEL, text)] == [(medication, use)]


@pytest.mark.parametrize("text", NOT_USED)
def test_not_off_label(find, text):
    assert find(Kind.OFF_LABEL, text) == []
