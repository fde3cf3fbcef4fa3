from __future__ import annotations

import pytest

from insights.model import Experiencer, Kind

BLAMED = [
    ("Ovalor gave me headaches.", [("headache", "ovaltrexin")]),
    ("I get headaches on Ovalor.", [("headache", "ovaltrexin")]),
    ("He was given Ovalor but has not taken it yet. This morning he was extremely nauseous.", []),
    ("Jabbing an ovaltrexin needle in public makes me nauseous.", []),
    ("I stopped taking Ovalor to lose weight. I have been on several medications and they give me headaches.", []),
    ("I started taking Ovalor. It makes me so nauseous.", [("nausea", "ovaltrexin")]),
    (
        "Since starting Merivo I couldn't sleep, and my hair is falling out.",
        [("insomnia", "merizumab"), ("hair loss", "merizumab")],
    ),
    ("Switched from Merivo to Dulfex because of the flu symptoms.", [("flu-like symptoms", "merizumab")]),
    ("Side effects from Ovalor: nausea, headaches.", [("nausea", "ovaltrexin"), ("headache", "ovaltrexin")]),
    (
        "Merivo made me queasy. Dulfex gave me a pounding head.",
        [("nausea", "merizumab"), ("headache", "dulfenac")],
    ),
    ("I take Merivo since I had a pounding head from Ovalor.", [("headache", "ovaltrexin")]),
    ("I took Ovalor. The traffic made me nauseous.", []),
    ("I am on Ovalor now and I have headaches.", [("headache", "ovaltrexin")]),
    ("The release of ovaltrexin causes headaches.", []),
    ("I gained 20 lbs on Dulfex.", [("weight gain", "dulfenac")]),
    ("I take Dulfex for headaches.", []),
    ("Dulfex helps my headaches.", []),
    ("My headaches are gone thanks to Dulfex.", []),
    ("I was diagnosed with insomnia and take Dulfex.", []),
    ("I have headaches every day.", []),
    ("Terrible headaches at work. We had soup.", []),
    ("On Ovalor I am tired.", []),
    ("I am sick and tired of Ovalor.", []),
    ("Merivo has a seizure risk.", []),
    ("Merivo and headaches: a study", []),
    ("I forgot my Ovalor today and I have headaches.", []),
    ("I gained 20 lbs, so it was replaced with Dulfex.", []),
    ("Dulfex relieves severe chronic headaches.", []),
    ("Merivo-induced insomnia", [("insomnia", "merizumab")]),
    ("Ovalor made me tired.", [("fatigue", "ovaltrexin")]),
    ("Dulfex for the hot flushes the Merivo gave me.", [("hot flushes", "merizumab")]),
    ("Dulfex cleared my acne in a month.", []),
    ("I tried Ovalor and soon got depressed.", [("depression", "ovaltrexin")]),
    ("After going off Merivo in June I felt out of it.", [("feeling drugged", "merizumab")]),
    ("I react badly to things. Merivo: strong side effects. No exception there. I had drowsiness and nausea.",
     [("sleepiness", "merizumab"), ("nausea", "merizumab")]),
    ("Merivo twice a day now. Dry mouth for me though.", [("dry mouth", "merizumab")]),
    ("She started Ovalor. That night she was having dizzy spells.", [("dizziness", "ovaltrexin")]),
    ("My face swells up from using Dulfex.", [("swelling", "dulfenac")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BLAMED)
def test_blamed(find, text, expected):
    assert [(a.value, a.target) for a in find(Kind.SIDE_EFFECT, text)] == expected


COURSE = [
    (
        "First Ovalor on Monday. Shivering and a banging head that night.",
        [("chills", "ovaltrexin"), ("headache", "ovaltrexin")],
    ),
    ("Started Merivo in spring. Two hours later a temp of 38.9.", [("fever", "merizumab")]),
    ("Third week on Dulfex. Knees ache every time and I sleep till noon.", [("joint pain", "dulfenac")]),
    ("Took my first Ovalor with two Tylenol. By midnight my teeth were chattering.", [("chills", "ovaltrexin")]),
    ("Since Merivo my bp is 92 over 60.", [("low blood pressure", "merizumab")]),
    ("Dulfex had me awake till 4 with my heart racing.", [("insomnia", "dulfenac"), ("palpitations", "dulfenac")]),
    ("I go beet red on Ovalor.", [("hot flushes", "ovaltrexin")]),
    ("Merivo jab in the thigh gave me a hard red lump.", [("injection site reaction", "merizumab")]),
    ("On Dulfex my ALT came back at four times normal.", [("liver problems", "dulfenac")]),
    ("Off Merivo because of my liver.", [("liver problems", "merizumab")]),
    ("Dulfex turned my brain to porridge.", [("brain fog", "dulfenac")]),
    ("Ovalor has me snapping at everybody.", [("irritability", "ovaltrexin")]),
    ("Each Merivo pen leaves a lump the size of a pea.", [("injection site reaction", "merizumab")]),
    ("I gave Dulfex a go and it made the loft lump the size of a pea.", []),
    ("I took Ovalor for years. My neighbour says the weather gave him a banging head.", []),
    ("Starting Ovalor on Monday. The leaflet says banging head and the runs.", []),
    ("On Merivo I was told to stop on any rash at all.", []),
    ("My nurse suggested the shingles jab before my first Merivo.", []),
    ("I got through several antidepressants that gave me night sweats. Later I tried Dulfex.", []),
    ("I have had bad skin since school. I started Dulfex and it cleared the lot.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COURSE)
def test_what_follows_a_dose(find, text, expected):
    assert [(a.value, a.target) for a in find(Kind.SIDE_EFFECT, text)] == expected


FLAGS = [
    ("Nobody warned me Ovalor gives you headaches.", set()),
    ("In May Ovalor gave me headaches.", set()),
    ("I get headaches on Ovalor, is this normal?", set()),
    ("Ovalor gave me no headaches.", {"negated"}),
    ("No flu symptoms since I left Merivo.", {"negated", "historical"}),
    ("I never had headaches until I started Ovalor.", set()),
    ("I'm worried Ovalor may cause nausea.", {"hypothetical"}),
    ("Does Ovalor give you headaches?", {"hypothetical"}),
    ("I used to get headaches on Ovalor.", {"historical"}),
    ("Thinking about stopping Ovalor since my hair is falling out.", set()),
    ("Not only did Ovalor give me headaches, it cost a fortune.", set()),
]


@pytest.mark.parametrize(("text", "flags"), FLAGS)
def test_flags(find, text, flags):
    (found,) = find(Kind.SIDE_EFFECT, text)
    assert {name for name in ("negated", "hypothetical", "historical") if getattr(found, name)} == flags


PEOPLE = [
    ("My mom gets headaches from Ovalor.", Experiencer.LOVED_ONE),
    ("A friend of mine got headaches from Ovalor.", Experiencer.OTHER),
    ("My mom says hi. I get headaches from Ovalor.", Experiencer.SELF),
]


@pytest.mark.parametrize(("text", "whose"), PEOPLE)
def test_whose(find, text, whose):
    (found,) = find(Kind.SIDE_EFFECT, text)
    assert found.experiencer is whose


SEVERITY = [
    ("Ovalor gave me severe headaches.", "severe"),
    ("Ovalor gave me mild headaches.", "mild"),
    ("Ovalor gave me headaches.", None),
]


@pytest.mark.parametrize(("text", "severity"), SEVERITY)
def test_severity(find, text, severity):
    (found,) = find(Kind.SIDE_EFFECT, text)
    assert found.attributes.get("severity") == severity


REVIEWS = [
    ("Headaches, nausea, hair loss", ["headache", "nausea", "hair loss"]),
    ("It really helped my headaches.", []),
    ("Worked for the insomnia, then came the headaches.", ["headache"]),
]


@pytest.mark.parametrize(("text", "expected"), REVIEWS)
def test_a_review_is_about_its_subject(find, text, expected):
    found = find(Kind.SIDE_EFFECT, text, subject="Ovalor")
    assert [a.value for a in found] == expected
    assert all(a.target == "ovaltrexin" for a in found)


SYMPTOMS = [
    ("The mottled skin is back.", ["brindle patches"]),
    ("I have headaches every day.", ["headache"]),
    ("Ovalor gave me headaches.", []),
    ("I take Dulfex for headaches.", ["headache"]),
    ("Lovely weather.", []),
]


@pytest.mark.parametrize(("text", "expected"), SYMPTOMS)
def test_what_no_medication_is_blamed_for_is_a_symptom(find, text, expected):
    assert [a.value for a in find(Kind.SYMPTOM, text)] == expected
