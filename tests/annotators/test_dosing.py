from __future__ import annotations

import pytest

from insights.model import Kind

DOSES = [
    ("I take Ovalor 20mg twice a day.", [("20 mg twice daily", "ovaltrexin")]),
    ("Ovalor 1.5 mg/day", [("1.5 mg daily", "ovaltrexin")]),
    ("My Merivo infusion is every six months.", [("every 6 months", "merizumab")]),
    ("I inject Dulfex 3x a week.", [("3 times weekly", "dulfenac")]),
    ("I inject Dulfex three times a week.", [("3 times weekly", "dulfenac")]),
    ("27 units of Ovalor at night", [("27 units daily", "ovaltrexin")]),
    ("Ovalor 40 mg every other day", [("40 mg every 2 days", "ovaltrexin")]),
    ("Ovalor 20mg bid", [("20 mg twice daily", "ovaltrexin")]),
    ("Two tablets of Ovalor every morning", [("2 tablet daily", "ovaltrexin")]),
    ("Ovalor 2,000 IU daily", [("2000 IU daily", "ovaltrexin")]),
    ("Ovalor 20 mg and Dulfex 5 mg", [("20 mg", "ovaltrexin"), ("5 mg", "dulfenac")]),
    ("Ovalor 300mg x3 daily", [("300 mg 3 times daily", "ovaltrexin")]),
    ("Merivo every six weeks", [("every 6 weeks", "merizumab")]),
    ("Dulfex 40 three times a week", [("40 3 times weekly", "dulfenac")]),
    ("On Dulfex 40 since May.", [("40", "dulfenac")]),
    ("Ovalor 1800 a day", [("1800 daily", "ovaltrexin")]),
    ("I take 100 in the morning of Ovalor.", [("100 daily", "ovaltrexin")]),
    ("Ovalor 20 x 3", [("20", "ovaltrexin")]),
    ("They moved me to Merivo every nine months.", [("every 9 months", "merizumab")]),
    ("I take Ovalor every Friday.", [("weekly", "ovaltrexin")]),
    ("On Merivo six weekly now.", [("every 6 weeks", "merizumab")]),
    ("I started Ovalor at 56.", []),
    ("Ovalor 2019 was a bad year.", []),
    ("They took me off Ovalor at 0.4.", []),
    ("On Ovalor with blood tests every month.", []),
    ("On Ovalor I am sick every morning.", []),
    ("I took Ovalor and see the nurse once a week.", []),
    ("Half of the Ovalor, 27 pages to read.", []),
    ("Two Ovalor tablets before bed", [("2 tablet daily", "ovaltrexin")]),
    ("Ovalor came up. We meet once a month.", []),
    ("They gave me 500 mg", [("500 mg", None)]),
    ("My blood sugar was 120 mg/dl on Ovalor.", []),
    ("30 g of carbs a day with Ovalor", []),
    ("I swim three times a week.", []),
    ("I take Ovalor at night.", [("daily", "ovaltrexin")]),
    ("Dulfex cream before bed, Ovalor in the morning.", [("daily", "dulfenac"), ("daily", "ovaltrexin")]),
    ("Since I started taking my meds at night I sleep.", [("daily", None)]),
    ("Her 8am meds are due.", [("daily", None)]),
    ("I never take the pills with food.", [("daily", None)]),
    ("On Ovalor since May. I was on 20, then went up to 40.", [("20", "ovaltrexin"), ("40", "ovaltrexin")]),
    ("Ovalor, previously 50.", [("50", "ovaltrexin")]),
    ("The doctor upped my Ovalor dosage to 450.", [("450", "ovaltrexin")]),
    ("From 20 to 40 of Ovalor in a week.", [("20", "ovaltrexin")]),
    ("I take .5 Dulfex when it hurts.", [(".5", "dulfenac")]),
    ("Ovalor was no use, so I took two.", [("two", "ovaltrexin")]),
    ("Took half of a Dulfex tablet.", [("half", "dulfenac")]),
    ("2 capsules to be taken twice daily", [("2 capsule twice daily", None)]),
    ("Two puffs at night for the asthma", [("2 puff daily", None)]),
    ("Dulfex several times a month", [("several times monthly", "dulfenac")]),
    ("Ovalor 10mg -> 20mg", [("10 mg", "ovaltrexin"), ("20 mg", "ovaltrexin")]),
    ("ovalor20mg", [("20 mg", "ovaltrexin")]),
    ("The 300 XL of Ovalor", [("300", "ovaltrexin")]),
    ("Ovalor (10mg/5ml)", [("10 mg", "ovaltrexin"), ("5 ml", "ovaltrexin")]),
    ("Rub in Dulfex gel, a 5% gel.", [("5 %", "dulfenac")]),
    ("20% of people quit Ovalor", []),
    ("More than 5 units in the building", []),
    ("I was on Ovalor for 20 weeks and on 3 boards.", []),
    ("I take my dog out at night and take a shower in the morning. Ovalor helps.", []),
    ("On Ovalor my sugar went from 115 to 50.", []),
    ("Ovalor, and down to 10 cigarettes", []),
    ("The Ovalor voucher can be used once a year.", []),
    ("I take the bus in the morning.", []),
    ("I wash my face every day and use Ovalor.", []),
    ("It costs $20 a month.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), DOSES)
def test_doses(find, text, expected):
    assert [(a.value, a.target) for a in find(Kind.DOSING, text)] == expected


def test_the_parts_of_a_dose(find):
    (found,) = find(Kind.DOSING, "I take Ovalor 20 mgs three times daily.")
    assert dict(found.attributes) == {"dose": "20", "unit": "mg", "frequency": "3 times daily"}
    assert found.evidence == "20 mgs three times daily"
