from __future__ import annotations

import pytest

from insights.model import Kind

DECISIONS = [
    ("I started Ovalor last month.", [("start", "ovaltrexin")]),
    ("My neuro put me on Merivo.", [("start", "merizumab")]),
    ("My mom was put on Dulfex.", [("start", "dulfenac")]),
    ("Still on Ovalor after five years.", []),
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
    ("Diagnosed 2012, on Merivo since 2019.", []),
    ("Nine years of Dulfex and no relapse.", []),
    ("My husband is on Ovalor.", []),
    ("Dulfex every other day since 2011.", []),
    ("I've decided to carry on with the Ovalor.", [("keep", "ovaltrexin")]),
    ("Month 3 of Ovalor and my stomach is fine.", []),
    ("I've had brindle since 2010 and Merivo since 2019.", []),
    ("My third Merivo infusion is on Monday.", []),
    ("I had a trial and took Dulfex for two years.", []),
    ("After nine years on Dulfex it ended.", []),
    ("Has anyone been on Merivo?", []),
    ("People on Merivo say so.", []),
    ("I read about Merivo on the train.", []),
    ("Two weeks on Ovalor so far.", [("start", "ovaltrexin")]),
    ("I had my first Merivo on Monday.", [("start", "merizumab")]),
    ("Merivo starts next week.", [("start", "merizumab")]),
    ("Ovalor day 1.", [("start", "ovaltrexin")]),
    ("I chose Merivo for that reason.", [("start", "merizumab")]),
    ("In the end I went with Merivo.", [("start", "merizumab")]),
    ("I said yes to Merivo this morning.", [("start", "merizumab")]),
    ("They are putting me on Merivo.", [("start", "merizumab")]),
    ("Your first Merivo takes a day.", []),
    ("Merivo is a first line drug.", []),
    ("Off Ovalor after five years.", [("stop", "ovaltrexin")]),
    ("Ovalor was stopped that day.", [("stop", "ovaltrexin")]),
    ("Eighteen months off Dulfex.", [("stop", "dulfenac")]),
    ("He stopped his Ovalor in May.", [("stop", "ovaltrexin")]),
    ("They pulled me off Dulfex.", [("stop", "dulfenac")]),
    ("I stopped the tablets in May.", [("stop", None)]),
    ("Ovalor stopped the itching.", []),
    ("You can always stop Ovalor.", []),
    ("Did anyone stop Ovalor?", []),
    ("No DMT since 2019.", [("decline", None)]),
    ("Six years of no treatment.", [("decline", None)]),
    ("My son says no to every treatment.", [("decline", None)]),
    ("She isn't taking anything for it.", [("decline", None)]),
    ("I came off it to nothing.", [("decline", None)]),
    ("They left me three months with no treatment.", []),
    ("It all came to nothing.", []),
    ("My neuro says Merivo.", [("considering", "merizumab")]),
    ("My neuro says Merivo is fine.", []),
    ("Leaning Merivo now.", [("considering", "merizumab")]),
    ("Is Merivo worth asking for?", [("considering", "merizumab")]),
    ("She wants me off Dulfex.", [("considering", "dulfenac")]),
    ("Merivo or Dulfex, which would you pick?", [("considering", "merizumab"), ("considering", "dulfenac")]),
    ("See you in May #Ovalor", []),
    ("Has it helped? I will not stop taking Ovalor.", [("keep", "ovaltrexin")]),
    ("Going off Dulfex is not an option for my joints.", [("keep", "dulfenac")]),
    ("Is it safe to take Ovalor with antacids?", [("considering", "ovaltrexin")]),
    ("I don't know if I should get on meds for the migraines.", [("considering", None)]),
    ("My rheumatologist wants to put me on Merivo.", [("considering", "merizumab")]),
    ("My GP recommended an insulin pump, anyone got one?", [("considering", None)]),
    ("The clinic offered Dulfex, hard no from my side.", [("decline", "dulfenac")]),
    ("Dad does not want to be put on medication.", [("decline", None)]),
    ("How I manage my asthma without medication.", [("decline", None)]),
    ("I've been off my antidepressants since spring.", [("stop", None)]),
    ("What made me quit Ovalor was the rash.", [("stop", "ovaltrexin")]),
    ("Finally weaned myself off of Dulfex, my tremor is gone.", [("stop", "dulfenac")]),
    ("I have only been on Ovalor for four days.", [("start", "ovaltrexin")]),
    ("My psychiatrist gave me Dulfex last week.", [("start", "dulfenac")]),
    ("Yesterday he was prescribed Dulfex.", [("start", "dulfenac")]),
    ("Back in 2009 I was put on Dulfex.", []),
    ("Has anyone here stopped taking Ovalor?", []),
    ("If you want to quit Ovalor, go slowly.", []),
    ("People taking Ovalor should start low.", []),
    ("Dulfex is commonly prescribed medication.", []),
    ("Take it easy, Ovalor takes weeks.", []),
    ("I got moved to a new pharmacy for my Ovalor.", []),
]


@pytest.mark.parametrize(("text", "expected"), DECISIONS)
def test_decisions(find, text, expected):
    assert [(a.value, a.target) for a in find(Kind.DECISION, text)] == expected


SWITCHES = [
    ("I switched from Merivo to Dulfex.", "merizumab", "dulfenac"),
    ("After two years on Merivo I switched to Dulfex.", "merizumab", "dulfenac"),
    ("I went from Ovalor to Merivo.", "ovaltrexin", "merizumab"),
    ("Considering switching from Ovalor to Merivo.", "ovaltrexin", "merizumab"),
    ("I was on Dulfex, then Merivo.", "dulfenac", "merizumab"),
    ("Dulfex to Merivo, my story.", "dulfenac", "merizumab"),
    ("I'm on Merivo now instead of Dulfex.", "dulfenac", "merizumab"),
    ("I'm on Merivo now after five years of Dulfex.", "dulfenac", "merizumab"),
    ("Ovalor made me ill. I moved over to Dulfex.", "ovaltrexin", "dulfenac"),
    ("Quit Dulfex after a week. Now they are putting me on Merivo.", "dulfenac", "merizumab"),
    ("My last Dulfex was in July and I had my first Merivo in August.", "dulfenac", "merizumab"),
]


@pytest.mark.parametrize(("text", "old", "new"), SWITCHES)
def test_ends_of_a_switch(find, text, old, new):
    found = [a for a in find(Kind.DECISION, text) if a.attributes.get("to")]
    assert [(a.attributes.get("from"), a.attributes["to"]) for a in found] == [(old, new)]


NO_SWITCH = [
    "I prefer Dulfex to Merivo.",
    "I added Merivo to Dulfex, then swam.",
    "I take Ovalor and Dulfex.",
    "I tried Merivo to see. Dulfex was in the news.",
]


@pytest.mark.parametrize("text", NO_SWITCH)
def test_no_switch(find, text):
    assert not [a for a in find(Kind.DECISION, text) if a.value == "switch"]


def test_what_is_stated_is_not_supposed(find):
    (found,) = find(Kind.DECISION, "Two weeks on Merivo, anyone else?")
    assert not found.hypothetical
    assert not found.negated


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
    ("I stopped Ovalor because the insurance denied it.", "access"),
    ("I stopped Ovalor because I couldn't get a refill.", "access"),
    ("I stopped Ovalor, I couldn't get to the end of my road.", None),
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


REVIEWS = [
    ("Withdrawal was awful, three weeks of it.", ["stop"]),
    ("Made me a wreck. Never again.", ["stop"]),
    ("I started at 20 mg last week.", ["start"]),
    ("Headaches, but I will deal with the side effects any day.", ["keep"]),
    ("Only been on this for five days, after coming off of Merivo.", ["switch"]),
    ("No withdrawal for me, I only forgot one dose.", []),
    ("Is withdrawal as bad as they say?", []),
    ("I have taken it for nine years.", []),
]


@pytest.mark.parametrize(("text", "expected"), REVIEWS)
def test_decisions_in_a_review(find, text, expected):
    assert [a.value for a in find(Kind.DECISION, text, subject="Ovalor")] == expected


def test_a_professional_decides_nothing(find):
    text = "I'm a pharmacist. A patient of mine stopped taking Ovalor and started Merivo."
    assert not find(Kind.DECISION, text)
