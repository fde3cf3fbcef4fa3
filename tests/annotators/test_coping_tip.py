"""Coping tips told as advice, as an order, or as what the writer does."""

from __future__ import annotations

import pytest

from insights.model import Kind

TIPS = [
    ("Keeping a journal has really helped me.", ["living with it"]),
    ("The only thing that has helped me is a long walk.", ["living with it"]),
    ("The best way to handle it is a fixed bedtime.", ["living with it"]),
    ("Yoga has not helped me.", []),
    ("Ask for a copy of the letter.", ["living with it"]),
    ("Keep a diary of the bad days, one line is enough.", ["living with it"]),
    ("Put the refill date in your phone.", ["living with it"]),
    ("Don't inject in the same spot twice.", ["living with it"]),
    ("Please don't skip the blood test.", ["living with it"]),
    ("If your boss says no, ask for it in writing.", ["living with it"]),
    ("My advice to anybody new: write down your questions before the visit.", ["living with it"]),
    ("Headaches again? Drink a big glass of water at noon.", ["headache"]),
    ("I get headaches too. Take it with a bit of bread and lie down flat.", ["headache"]),
    ("Ovalor is thick when cold. Let it warm up on the counter first.", ["ovaltrexin"]),
    ("I take it with yogurt and toast.", ["living with it"]),
    ("I set an alarm so I don't forget the second pill.", ["living with it"]),
    ("I moved mine to the evening and that settled the nausea.", ["nausea"]),
    ("It stings less if you wait a minute.", ["skin burning"]),
    ("A walk after lunch made all the difference.", ["living with it"]),
    ("What I do is lay out the week on a Sunday.", ["living with it"]),
    ("It is worth asking the clinic for a later slot.", ["living with it"]),
    ("You could ask for the small needle.", ["living with it"]),
    ("I'd ring the nurse before the weekend.", ["living with it"]),
    ("Ice pack ten minutes before, nothing after.", ["living with it"]),
    ("Ask me anything.", []),
    ("Take care of yourself everyone.", []),
    ("Keep your chin up, it gets better.", []),
    ("Get a grip, will you.", []),
    ("Let me know how it goes for you.", []),
    ("Call now and use code BRINDLE.", []),
    ("Tell them.", []),
    ("Take your pick, or ask the doctor?", []),
    ("Have had it for nine years.", []),
    ("Take a look at my other post about this.", []),
    ("Ask your doctor if Ovalor is right for you.", []),
    ("I thought it might be worth asking here.", []),
    ("I drink coffee and I read the paper.", []),
    ("Use the form at https://www.example.org/form today.", []),
    ('He said "take it with a pinch of salt"', []),
    ("Edit: put the date in the title.", []),
    ("Don't know what to do about it.", []),
]


@pytest.mark.parametrize(("text", "expected"), TIPS)
def test_coping_tips(find, text, expected):
    assert [a.value for a in find(Kind.COPING_TIP, text)] == expected
