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
