from __future__ import annotations

import pytest

from insights.model import Intent, Kind

INTENTS = [
    ("Took the first one this morning. Nothing so far.", {"experience"}),
    ("Ten ways to sleep with a brace", {"inform"}),
    ("Was put on Merivo for my arthritis in March. It made me dizzy and I stopped after two weeks.", {"experience"}),
    ("Does anyone else wake up stiff? It started in May and lasts until noon.", {"ask"}),
    ("Does anyone else get headaches on Ovalor?", {"ask"}),
    ("Any advice on sleeping with a brace?", {"ask"}),
    ("Looking for suggestions for a good shower chair.", {"ask"}),
    ("Which moisturiser do you use?", {"ask"}),
    ("I was wondering if you could explain what a titre is.", {"ask"}),
    ("I started Ovalor in May and my rash cleared up within a week.", {"experience"}),
    ("Had my first infusion today. I felt tired but I went home smiling.", {"experience"}),
    ("Study shows cooling vests cut fatigue in half", {"inform"}),
    ("PSA: the new generic contains lactose.", {"inform"}),
    ("Regulators approve a second pill for migraine", {"inform"}),
    ("I feel so alone with this and have no one to talk to.", {"seek_support"}),
    ("I don't know how much longer I can do this, please help me.", {"seek_support"}),
    ("You are not alone. Hang in there, it gets better!", {"give_support"}),
    ("You've got this! So proud of you.", {"give_support"}),
    ("Ask for the letter in writing, and don't sign before the nurse has read it.", {"inform"}),
    ("Maureen, get the bloods done first. You'll be fine on the day.", {"inform"}),
    ("So sorry to hear that, Paula. Hope the scan is clear.", {"give_support"}),
    ("You're not being silly. It does settle after a few weeks.", {"give_support"}),
    ("Had the same with the cast, took us ten days. We used a rolled towel.", {"experience"}),
    ("Mine started in the second week and lasted a month.", {"experience"}),
    ("My son was diagnosed at birth and had his operation in May.", {"experience"}),
    ("The trial results were published today and the drug missed its primary endpoint.", {"inform"}),
    ("I can't sleep and I keep googling. Somebody tell me something good?", {"ask", "seek_support"}),
    ("What do I say to my boss about the infusions", {"ask"}),
    ("I'd love to hear from anyone who has had both hips done.", {"ask"}),
    ("On hold for an hour, then cut off. I'm fed up with this pharmacy.", {"vent"}),
    ("Nobody told us the clinic had closed. What a waste of a day off.", {"vent"}),
    ("Rant: I am so sick of people telling me to try yoga.", {"vent"}),
    ("Why the hell is parking at the clinic 20 dollars? This makes me so angry.", {"vent"}),
    ("Please sign this petition for free braces.", {"promote"}),
    ("Check out my new book on living with one hand.", {"promote"}),
]


@pytest.mark.parametrize(("text", "expected"), INTENTS)
def test_intent(find, text, expected):
    assert expected <= {found.value for found in find(Kind.INTENT, text)}


SEVERAL = [
    (
        "I started Merivo last week and I feel sick every night. I take it with food. Does it get easier? "
        "Any tips would be great.",
        {"ask", "experience"},
    ),
    (
        "I had surgery in June and I can run again. You can do it too, hang in there!",
        {"experience", "give_support"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_may_hold(find, text, expected):
    assert expected <= {found.value for found in find(Kind.INTENT, text)}


NOT_THERE = [
    ("Why Your Doctor Won't Talk About Sugar?", "ask"),
    ("He asked me what time it was. I told him.", "ask"),
    ("&gt; Does anyone have tips?\n\nYes, drink water.", "ask"),
    ("Study shows coffee is fine", "experience"),
    ("What time does the clinic open?", "experience"),
    ("I had a great day at the beach with my pump.", "vent"),
    ("I need a new charger for my pump.", "seek_support"),
    ("My sister works for a company in Leeds.", "promote"),
    ("My insurance made me fill in another form.", "promote"),
    ("I was in hospital and could not walk.", "give_support"),
    ("Sorry guys, another post about my numbers. They were fine.", "give_support"),
    ("Look what I made from my old pen needles", "give_support"),
    ("Has anyone told their boss? You never know how they take it.", "give_support"),
    ("I hate needles but the pump went in fine.", "vent"),
    ("Thanks, she said the same.", "inform"),
]


@pytest.mark.parametrize(("text", "absent"), NOT_THERE)
def test_is_not_read_into_a_post(find, text, absent):
    assert absent not in {found.value for found in find(Kind.INTENT, text)}


def test_each_intent_stands_once(find):
    text = "Any advice? Any tips? Does anyone know? Please help! " * 20
    values = [found.value for found in find(Kind.INTENT, text)]
    assert len(values) == len(set(values))
    assert set(values) <= set(Intent)


def test_the_span_is_the_question(find):
    asked = [found for found in find(Kind.INTENT, "I am new. Which pump do you like?") if found.value == "ask"]
    assert [found.evidence for found in asked] == ["Which pump do you like?"]


@pytest.mark.parametrize("text", ["", "Art", "Monday."])
def test_nothing_to_hear(find, text):
    assert find(Kind.INTENT, text) == []
