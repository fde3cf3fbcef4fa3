from __future__ import annotations

import pytest

from insights.model import Kind

COMPANIES = [
    ("Castellan lied to us.", [("Castellan", "named", "negative")]),
    ("@castellan please answer", [("Castellan", "named", "neutral")]),
    ("Northwell has been great.", [("Northwell Pharma", "named", "positive")]),
    ("Ovalor Circle paid my copay, so grateful.", [("Northwell Pharma", "named", "positive")]),
    ("Merilink saved my life.", [("Tarn Biotech", "product", "positive")]),
    ("Dulfex gave me headaches.", [("Castellan", "product", "negative")]),
    ("ovaltrexin is a pill", [("Northwell Pharma", "product", "neutral")]),
    ("merizumab is an infusion", []),
    ("The castellan of the castle", [("Castellan", "named", "neutral")]),
    ("Nothing here.", []),
    ("A horrible week, and now a letter from Castellan.", [("Castellan", "named", "neutral")]),
    ("My sister works at Castellan and her wedding was great.", [("Castellan", "named", "neutral")]),
    ("Thank you Castellan!", [("Castellan", "named", "positive")]),
    ("Very happy with the Castellan pen.", [("Castellan", "named", "positive")]),
    ("The nurse was awful, she lost my Merilink.", [("Tarn Biotech", "product", "neutral")]),
]


@pytest.mark.parametrize(("text", "expected"), COMPANIES)
def test_companies(find, text, expected):
    found = find(Kind.COMPANY, text)
    assert [(a.value, a.attributes["via"], a.polarity.value) for a in found] == expected


REASONS = [
    ("Castellan raised the price again, greedy bastards.", "price"),
    ("Castellan recalled the pens, awful.", "recall"),
    ("I do not trust Castellan, they lied.", "trust"),
    ("The copay card from Castellan was great.", "support_programme"),
    ("Castellan is in town.", None),
]


@pytest.mark.parametrize(("text", "reason"), REASONS)
def test_reason(find, text, reason):
    (found,) = find(Kind.COMPANY, text)
    assert found.attributes.get("reason") == reason


REGARDS = [
    ("Credit where due, Castellan.", "positive"),
    ("I want to give Castellan their due.", "positive"),
    ("Fair play to Castellan for that.", "positive"),
    ("Castellan replaced it in three days.", "positive"),
    ("Castellan sent a nurse to my house.", "positive"),
    ("The nurse from Castellan stayed on the phone with me.", "positive"),
    ("Rang Castellan. The lady there was lovely.", "positive"),
    ("Castellan gave me six months free.", "positive"),
    ("Castellan covered my copay.", "positive"),
    ("Castellan had me on hold 50 minutes twice.", "negative"),
    ("I called Castellan. Nobody called back.", "negative"),
    ("Castellan has the best prices on strips.", "positive"),
    ("Castellan is so much cheaper.", "positive"),
    ("Castellan is way too expensive.", "negative"),
    ("Castellan has a new price list.", "neutral"),
    ("Castellan lost my forms.", "negative"),
    ("Castellan used to send a nurse, now it's gone.", "negative"),
    ("Castellan only cares about money.", "negative"),
    ("I'm annoyed with Castellan.", "neutral"),
    ("Castellan makes it, my insurance covered my copay.", "neutral"),
    ("I heard Castellan covered the copay.", "neutral"),
    ("Will Castellan send a nurse to my house?", "neutral"),
    ("Castellan sent a letter about the new pen.", "neutral"),
    ("I wrote to Castellan, my husband fixed the car within a day.", "neutral"),
    ("If Castellan replaced it I would be glad.", "neutral"),
    ("My pharmacy had me on hold an hour. Castellan is next.", "neutral"),
]


@pytest.mark.parametrize(("text", "regard"), REGARDS)
def test_regard_by_deeds(find, text, regard):
    (found,) = find(Kind.COMPANY, text)
    assert found.polarity == regard


def test_regard_goes_on_into_the_next_sentence(find):
    (found,) = find(Kind.COMPANY, "I called Castellan. They were awful.")
    assert found.polarity == "negative"


REMARKS = [
    ("Second dose of #Castellan today, feeling great!", "positive"),
    ("Great. Off to the clinic for my @castellan pen 😊", "positive"),
    ("What a rotten lot. #Castellan", "negative"),
    ("Day three and my arm still hurts :( #Castellan", "negative"),
    ("Castellan to open a plant in Ohio.", "neutral"),
    ("Is Castellan any good?", "neutral"),
]


@pytest.mark.parametrize(("text", "regard"), REMARKS)
def test_the_tone_of_a_short_post_in_no_community_is_its_regard(find, text, regard):
    (found,) = find(Kind.COMPANY, text, community=None)
    assert found.polarity == regard


def test_a_company_of_no_pack_is_known(find):
    found = find(Kind.COMPANY, "Gilead and @pfizer raised their prices, says Eli Lilly. Lilly is my niece.")
    assert [a.value for a in found] == ["Gilead Sciences", "Pfizer", "Eli Lilly"]
