"""Cost and access: price, payer, supply and programmes of a treatment, in phrases and in gapped words."""

from __future__ import annotations

import pytest

from insights.model import Kind

TOLD = [
    ("I can't find a psychiatrist who sees adults.", {"access"}),
    ("My GP won't refer me.", {"access"}),
    ("How do I get a prescription for eczema cream?", {"access"}),
    ("I can't even afford my inhaler.", {"cost"}),
    ("The nurse ambassador rang me every week about Ovalor.", {"support_programme"}),
    ("I can't afford Ovalor.", {"cost"}),
    ("Merivo went from $20 to $310 in a month.", {"cost"}),
    (
        "We sold the caravan and paid for everything ourselves, Dulfex isn't funded here.",
        {"cost", "insurance"},
    ),
    ("I pay privately for it, and my GP writes the prescription.", {"cost"}),
    ("My consultant wrote a private script for Ovalor.", {"cost"}),
    ("The hospital billed \u00a3900 for one infusion.", {"cost"}),
    ("My insurance denied Merivo.", {"insurance"}),
    ("Our scheme refused the inhaler twice.", {"insurance"}),
    ("The new plan won't cover his sensors.", {"insurance"}),
    ("I had to fail two other tablets first.", {"insurance"}),
    ("Fought them for a year before they'd pay for the pump.", {"insurance"}),
    ("Won my appeal, Merivo starts on Monday.", {"insurance"}),
    ("Peer to peer is on Friday, wish me luck.", {"insurance"}),
    ("Medical aid wants one more motivation letter.", {"insurance"}),
    ("Ovalor is fully covered where I live.", {"insurance"}),
    ("Ovalor is backordered everywhere.", {"access"}),
    ("Seven months wait for the rheumatologist.", {"access"}),
    ("The first available appointment was in October.", {"access"}),
    ("The homecare company lost my box again.", {"access"}),
    ("Missed delivery, so no Dulfex this week.", {"access"}),
    ("My infusion was cancelled, no nurses.", {"access"}),
    ("My GP refuses to prescribe it.", {"access"}),
    ("Merivo isn't licensed here yet.", {"access"}),
    ("Is there any compassionate use for my dad?", {"access"}),
    ("The coupon for Ovalor saved me.", {"support_programme"}),
    ("The drug company nurse got me a bridge supply.", {"support_programme"}),
]

NOT_TOLD = [
    "How much debt are you in from medical school?",
    "Insurance is a topic for the news tonight.",
    "Works as it should, at a price: the headaches on these pills.",
    "That car is too expensive.",
    "We ran out of milk.",
    "Travel insurance for a week in Spain was double.",
    "My car insurance needed a letter from the neurologist.",
    "I owe my life to this group and Ovalor.",
    "That idea appeals to me, Ovalor or not.",
    "He lost 20 pounds on Merivo.",
    "I earn $400 a week and Ovalor lets me.",
    "A $3 million grant for a study of Ovalor.",
    "She covered her legs, the patches itch.",
    "I was covered in a rash from Dulfex.",
    "I waited a week for the rash to go.",
    "My first appointment with the nurse went well.",
    "I have a 10k race on Sunday.",
    "I failed chemistry and then I passed.",
    "Order now and save 20%, our drops ship free.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_cost_and_access_told(find, text, expected):
    assert {a.value for a in find(Kind.COST_ACCESS, text)} == expected


@pytest.mark.parametrize("text", NOT_TOLD)
def test_other_money_and_waiting(find, text):
    assert find(Kind.COST_ACCESS, text) == []


def test_the_medication_named_nearby_is_the_target(find):
    assert {a.target for a in find(Kind.COST_ACCESS, "I started Merivo. It is $900 a month.")} == {"merizumab"}
