from __future__ import annotations

import pytest

from insights.model import Kind

DECISIONS = [
    ("I started Ovalor last month.", [("start", "ovaltrexin")]),
    ("My neuro put me on Merivo.", [("start", "merizumab")]),
    ("My mom was put on Dulfex.", [("start", "dulfenac")]),
    ("Still on Ovalor after five years.", [("keep", "ovaltrexin")]),
    ("I stopped taking Ovalor.", [("stop", "ovaltrexin")]),
    ("I came off Ovalor in June.", [("stop", "ovaltrexin")]),
    ("I took Ovalor for a year. I quit it in May.", [("stop", "ovaltrexin")]),
    ("I refuse to take Dulfex.", [("decline", "dulfenac")]),
    ("I decided against Merivo.", [("decline", "merizumab")]),
    ("Should I try Ovalor?", [("considering", "ovaltrexin")]),
    ("I'm thinking about starting Merivo.", [("considering", "merizumab")]),
    ("I switched from Merivo to Dulfex.", [("switch", "dulfenac")]),
    ("My neuro switched me to Dulfex.", [("switch", "dulfenac")]),
    ("I started a new job and take Ovalor.", []),
    ("I stopped eating bread. Ovalor is a drug.", []),
    ("Ovalor was in the news.", []),
    ("I'm on the fence about Merivo.", [("considering", "merizumab")]),
    ("I quit my job.", []),
    ("I chose no treatment.", [("decline", None)]),
    ("I decided against treatment.", [("decline", None)]),
    ("No meds for me.", [("decline", None)]),
    ("My insurance refused treatment.", []),
    ("The FDA said no to Ovalor.", []),
    ("I stopped my meds in May.", [("stop", None)]),
    ("I'm thinking about switching to Dulfex.", [("considering", "dulfenac")]),
    ("I take this as good news about Ovalor.", []),
    ("I was on Ovalor in 2012.", []),
    ("The mess after changing my ovaltrexin set.", []),
    ("My ever changing ovaltrexin needs wear me out.", []),
    ("He switched from syringes to ovaltrexin pens.", []),
    ("I'm willing to switch to Dulfex.", [("considering", "dulfenac")]),
    ("I am about to go on Ovalor.", [("considering", "ovaltrexin")]),
    ("I asked to be switched to Merivo.", [("considering", "merizumab")]),
]


@pytest.mark.parametrize(("text", "expected"), DECISIONS)
def test_decisions(find, text, expected):
    assert [(a.value, a.target) for a in find(Kind.DECISION, text)] == expected


SWITCHES = [
    ("I switched from Merivo to Dulfex.", "merizumab", "dulfenac"),
    ("After two years on Merivo I switched to Dulfex.", "merizumab", "dulfenac"),
    ("I went from Ovalor to Merivo.", "ovaltrexin", "merizumab"),
    ("Considering switching from Ovalor to Merivo.", "ovaltrexin", "merizumab"),
]


@pytest.mark.parametrize(("text", "old", "new"), SWITCHES)
def test_ends_of_a_switch(find, text, old, new):
    found = [a for a in find(Kind.DECISION, text) if a.attributes.get("to")]
    assert [(a.attributes.get("from"), a.attributes["to"]) for a in found] == [(old, new)]


REASONS = [
    ("I stopped Ovalor because of the headaches.", "side_effect"),
    ("I stopped Ovalor because it didn't work.", "efficacy"),
    ("I stopped Ovalor because I couldn't afford it.", "cost"),
    ("I stopped Ovalor when I got pregnant.", "pregnancy"),
    ("I stopped Ovalor, and my pregnancy test kit is still in the drawer.", None),
    ("I stopped Ovalor due to the shortage.", "access"),
    ("I stopped Ovalor because I am pregnant.", "pregnancy"),
    ("I stopped Ovalor because I was tired of injecting.", "convenience"),
    ("I stopped Ovalor because my doctor told me to.", "advice"),
    ("I stopped Ovalor in June.", None),
    ("I started Ovalor and it gave me headaches.", None),
]


@pytest.mark.parametrize(("text", "reason"), REASONS)
def test_reason(find, text, reason):
    (found,) = find(Kind.DECISION, text)
    assert found.attributes.get("reason") == reason


def test_a_start_denied(find):
    (found,) = find(Kind.DECISION, "I haven't started Ovalor yet.")
    assert found.negated
