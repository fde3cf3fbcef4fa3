"""Promotion and the vendor flag: who sells, said openly or not, and who only speaks of buying."""

from __future__ import annotations

import pytest

from insights.model import Flag, Kind

DISCLOSED = [
    "Loving this cooling scarf on hot days #ad",
    "This post contains affiliate links. My five favourite canes for wet floors.",
    "I sell bath salts that ease spasms. Message me for a starter kit.",
    "I represent Larkmoor Labs, and we are offering readers 10% off our drops.",
    "Founder here! Our app tracks fatigue, use code LARK20 at checkout.",
    "We're a small business making grip socks, order yours today.",
    "We make these by hand. Order now at https://example.org/canes",
    "Paid partnership with Larkmoor. Their seat pad saved my back.",
    "We at Larkmoor are pleased to offer a special offer on powerchairs.",
]

UNDISCLOSED = [
    "Order now and get free shipping on every tub!",
    "Feeling foggy? Link in bio.",
    "Use code FOGFREE for a treat",
    "Cured me of Brindle syndrome in six weeks. Inbox me for the recipe, limited time offer.",
    "Herbal doctor Larkmoor healed me. Contact him on WhatsApp, he ships worldwide.",
    "Book a discovery call, only 3 spots left in the spring group.",
    "Our tremor bracelets stop the shaking. Shop now https://example.org/b",
    "DM me to order, I have lots in stock.",
    "My protocol put Brindle into remission. Book a call this week.",
    "No prescription needed, discreet shipping, lowest prices.",
    "Join our webinar and get our supplement at half price.",
    "Stem cell packages from $9,000. Call now.",
    "Doctors won't tell you this: a root tea. Message me and I'll share where, cash only.",
    "Our magnesium spray is back! Early bird price till Friday.",
    "No more waiting lists: our clinic flies you in. Book now for a free consultation.",
    "Buy now, money-back guarantee.",
]

NO_SALE = [
    "Where can I get a discount code for Ovalor?",
    "The copay card took 80% off Ovalor, call now and ask for it.",
    "GoodRx gave me a promo code, 50% off at checkout.",
    "Does anybody know where to buy it? They ship from Canada I think. DM me please?",
    "DM me if you want to talk, any time.",
    "Message me for support, I have been there.",
    "PM me your questions about the infusion.",
    "Every wellness account says link in bio and I am tired of it.",
    "She keeps posting 'use my code' under every sad story.",
    "Beware of the Larkmoor people: free shipping, order now, and nothing came. A scam.",
    "Larkmoor never arrived. Use code HELP they said, 20% off. I want a refund.",
    "We are recruiting adults with Brindle for a survey. Contact us at the university, a $20 voucher for each.",
    "Our charity runs a free helpline. Call us, or sign up for our webinar.",
    "Sign up for our webinar on fatigue, our team of nurses will be there.",
    "We're hiring a nurse. Email us, our clinic is a happy place, early bird shifts.",
    "Call our clinic if you miss a dose. Our team will call you back. Contact us any day.",
    "My insurance wants me to order online from their pharmacy with free shipping.",
    "My hair salon gave me 20% off because I cried.",
    "Physio was half price this week only. I felt lucky.",
    "I bought our vests at the market, and he wears his daily.",
    "Merivo changed my life. Message me, fellow sufferers!",
    "I take Ovalor (AD) for it.",
    "He has #AD and I have Brindle.",
    "My #partner drives me everywhere.",
    "Should I order now, or wait for free shipping?",
    "How did you get yours to accept a stick? My clinic offers a free trial.",
    "I got a free sample from the nurse.",
    "My cousin sells oils and swears they cured her. I don't buy it.",
    "I work for a company that lets me nap.",
    "The press release says it works.",
    "My family WhatsApp group is a lot.",
    "Not sponsored, I just love my cooling vest.",
    "Selling my mobility scooter, new batteries.",
    "Don't use my code of ethics against me.",
    "Take a picture of the code at checkout.",
    "I had to change the code at work.",
    "Our doctor moved. Our team lost on Sunday.",
    "Larkmoor's cushion cost me $300 and it is awful.",
]

ROWS = [
    *((text, "disclosed") for text in DISCLOSED),
    *((text, "undisclosed") for text in UNDISCLOSED),
    *((text, None) for text in NO_SALE),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_promotion(find, text, expected):
    assert {a.value for a in find(Kind.PROMOTION, text)} == ({expected} if expected else set())


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_who_sells_is_a_vendor(find, text, expected):
    flagged = {a.value for a in find(Kind.FLAG, text)}
    assert flagged == ({Flag.VENDOR} if expected else set())


FAR = "Message me. " + "I slept well. " * 5 + "The shop had a special offer."


def test_signs_far_apart_are_not_one_sale(find):
    assert find(Kind.PROMOTION, FAR) == []
    assert find(Kind.PROMOTION, FAR.replace("I slept well. ", ""))
