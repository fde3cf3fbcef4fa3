from __future__ import annotations

import pytest

from insights.model import Kind

NAMED = [
    ("Started Ovalor last week.", [("ovaltrexin", "Ovalor")]),
    ("ovaltrexin it is", [("ovaltrexin", "")]),
    ("#ovallor day one", [("ovaltrexin", "Ovalor")]),
    ("Merivo then Merilink", [("merizumab", "Merivo"), ("merizumab", "Merilink")]),
    ("On dul for brindle now", [("dulfenac", "")]),
    ("This job is so dul", []),
    ("Ovalor Circle paid for everything", []),
    ("My Ovalors of choice", [("ovaltrexin", "Ovalor")]),
    ("#ovalorpen and Ovalor20mg", [("ovaltrexin", "Ovalor"), ("ovaltrexin", "Ovalor")]),
    ("I never took Ovalor.", [("ovaltrexin", "Ovalor")]),
    ("Without Ovalor I would not walk.", [("ovaltrexin", "Ovalor")]),
    ("I smoke weed with friends and take Ovalor.", [("ovaltrexin", "Ovalor")]),
    ("Marijuana is legal here now.", []),
    ("Medical marijuana is the one thing that helps my brindle pain.", [("cannabis", "")]),
    ("I went off birth control while on Ovalor.", [("ovaltrexin", "Ovalor")]),
    ("Slapped on a nicotine patch and quit.", [("nicotine", "")]),
    ("My addiction to nicotine.", []),
    ("The patch got me off cigarettes, brindle or not.", [("nicotine", "")]),
    ("I am on Ovalor, and the patch of grass is dry.", [("ovaltrexin", "Ovalor")]),
    ("My vitamin D level was low on Ovalor.", [("ovaltrexin", "Ovalor")]),
    ("I take vitamin D and magnesium.", [("vitamin d", ""), ("magnesium", "")]),
    ("Low testosterone runs in the family.", []),
    ("They put me on testosterone gel.", [("testosterone", "")]),
    ("I bought insulin needles.", []),
    ("Which insulin do you use? I am on Lantus.", [("insulin glargine", "Lantus")]),
    ("Insulin resistance is what they said, insulin is what I take.", [("insulin", "")]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_named(find, text, expected):
    found = find(Kind.MEDICATION, text)
    assert [(a.value, a.attributes.get("brand", "")) for a in found] == expected


POLARITY = [
    ("Ovalor has been a life saver.", {"ovaltrexin": "positive"}),
    ("I started Ovalor in May. It works great and I feel like myself again.", {"ovaltrexin": "positive"}),
    ("Ovalor gave me terrible headaches and my hair fell out.", {"ovaltrexin": "negative"}),
    ("Ovalor did nothing for me.", {"ovaltrexin": "negative"}),
    ("Ovalor is not bad.", {"ovaltrexin": "positive"}),
    ("Ovalor works well but it gives me bad headaches.", {"ovaltrexin": "mixed"}),
    ("Has anyone tried Ovalor?", {"ovaltrexin": "neutral"}),
    ("My appointment about Ovalor is on Tuesday.", {"ovaltrexin": "neutral"}),
    ("Ovalor is so much better than Merivo.", {"ovaltrexin": "positive", "merizumab": "negative"}),
    (
        "Switched from Merivo to Dulfex. So much better than Merivo.",
        {"merizumab": "negative", "dulfenac": "positive"},
    ),
    ("Merivo was hell. Dulfex has been wonderful.", {"merizumab": "negative", "dulfenac": "positive"}),
    ("Dulfex really helped my headaches.", {"dulfenac": "positive"}),
    ("I had to stop Ovalor because of the nausea.", {"ovaltrexin": "negative"}),
    ("I take Ovalor. My boss is awful and the weather was great.", {"ovaltrexin": "neutral"}),
    ("I would feel ill without Ovalor.", {"ovaltrexin": "neutral"}),
    ("Found a perfect Ovalor case.", {"ovaltrexin": "neutral"}),
    ("I take Ovalor. I love it.", {"ovaltrexin": "positive"}),
    ("I hate needles. On Tuesday the nurse calls about Ovalor.", {"ovaltrexin": "neutral"}),
    ("Good results on Ovalor so far.", {"ovaltrexin": "positive"}),
    ("Doing really well on 20 mg of Ovalor.", {"ovaltrexin": "positive"}),
    ("While on Ovalor I felt awful.", {"ovaltrexin": "negative"}),
    ("I was put on Ovalor in May and it has been a nightmare.", {"ovaltrexin": "negative"}),
    ("The best thing I ever tried was Ovalor.", {"ovaltrexin": "positive"}),
    ("Ovalor and Dulfex are both wonderful.", {"ovaltrexin": "positive", "dulfenac": "positive"}),
    ("I hate Ovalor and Dulfex.", {"ovaltrexin": "negative", "dulfenac": "negative"}),
    ("Stopped Ovalor because it gave me headaches.", {"ovaltrexin": "negative"}),
    ("Started Ovalor in May. Love it.", {"ovaltrexin": "positive"}),
    ("The clerk was rude when I picked up my Ovalor.", {"ovaltrexin": "neutral"}),
    ("Such a horrible day, I even forgot my Ovalor.", {"ovaltrexin": "neutral"}),
    ("Great news, they gave me Ovalor.", {"ovaltrexin": "neutral"}),
    ("I love my ovaltrexin bag.", {"ovaltrexin": "neutral"}),
    ("My ovaltrexin pen is awful.", {"ovaltrexin": "neutral"}),
    ("I talked to the doctor about Ovalor and he was terrible.", {"ovaltrexin": "neutral"}),
    ("I take Ovalor at night. It was great to see all of you.", {"ovaltrexin": "neutral"}),
    ("A bad experience with my boss, and then my Ovalor ran out.", {"ovaltrexin": "neutral"}),
    ('"Ovalor is poison", says my aunt.', {"ovaltrexin": "neutral"}),
    ("Six months on Ovalor: no relapse.", {"ovaltrexin": "positive"}),
    ("They put me on Ovalor first. Works fine so far.", {"ovaltrexin": "positive"}),
    ("I had no relapse, and the clerk asked about Ovalor.", {"ovaltrexin": "neutral"}),
    ("My aunt says Ovalor is horrible.", {"ovaltrexin": "neutral"}),
    ("I had been told that Ovalor was a miracle drug.", {"ovaltrexin": "neutral"}),
    ("I bought Ovalor and hope it does the trick.", {"ovaltrexin": "neutral"}),
    ("Ovalor does not work overnight.", {"ovaltrexin": "neutral"}),
    ("I'm scared of Ovalor.", {"ovaltrexin": "negative"}),
    ("My plan says Ovalor is no longer covered.", {"ovaltrexin": "neutral"}),
    ("Is Ovalor worse for the skin?", {"ovaltrexin": "neutral"}),
    ("Ovalor. Side effects: nausea, headaches, fatigue.", {"ovaltrexin": "neutral"}),
    ("I was put on Ovalor, ate less and lost 20 pounds.", {"ovaltrexin": "neutral"}),
    ("I stopped Ovalor in June, my sister visited.", {"ovaltrexin": "neutral"}),
    ("JCV negative so they picked Ovalor.", {"ovaltrexin": "neutral"}),
    ("I feel like it is too early to say for Ovalor.", {"ovaltrexin": "neutral"}),
    ("Ovalor failed in both studies.", {"ovaltrexin": "neutral"}),
    ("Published trials say Ovalor works.", {"ovaltrexin": "neutral"}),
    ("First scan since I left Ovalor is perfect.", {"ovaltrexin": "neutral"}),
    ("I heard Ovalor kills your appetite.", {"ovaltrexin": "neutral"}),
    ("Plenty of people love Ovalor.", {"ovaltrexin": "neutral"}),
    ("Ovalor works on the B cells.", {"ovaltrexin": "neutral"}),
]


@pytest.mark.parametrize(("text", "expected"), POLARITY)
def test_polarity(find, text, expected):
    assert {a.value: a.polarity.value for a in find(Kind.MEDICATION, text)} == expected


TOLD = [
    ("Was given Merivo in March. It helped me out so much.", {"merizumab": "positive"}),
    ("My doctor put me on Dulfex, and by autumn my skin was clear.", {"dulfenac": "positive"}),
    ("My cramps have improved a lot since starting Dulfex.", {"dulfenac": "positive"}),
    ("I recommend Dulfex to anybody with gout.", {"dulfenac": "positive"}),
    ("How can I convince my mother to let me try Dulfex.", {"dulfenac": "positive"}),
    (
        "Been taking Ovalor and Merivo daily. They really help with the tremor.",
        {"ovaltrexin": "positive", "merizumab": "positive"},
    ),
    (
        "Ovalor was fine, then Dulfex did nothing and Merivo gave me hives.",
        {"ovaltrexin": "positive", "dulfenac": "negative", "merizumab": "negative"},
    ),
    ("I put on two stone on Ovalor.", {"ovaltrexin": "negative"}),
    ("Turns out I am allergic to Dulfex.", {"dulfenac": "negative"}),
    ("Whatever you do, stay away from Dulfex.", {"dulfenac": "negative"}),
    ("Took Dulfex and immediately felt sick.", {"dulfenac": "negative"}),
    ("Dulfex isn't helping with the itch.", {"dulfenac": "negative"}),
    ("Dulfex took care of my asthma, but it made me so tired.", {"dulfenac": "mixed"}),
    ("I take Dulfex. My therapist helped me a lot.", {"dulfenac": "neutral"}),
    ("I take Dulfex. Will it help with the swelling?", {"dulfenac": "neutral"}),
    ("I hope Dulfex helps me sleep.", {"dulfenac": "neutral"}),
    ("My brother says Dulfex made him sick.", {"dulfenac": "neutral"}),
    ("I take Dulfex with breakfast. Yoga has helped my back.", {"dulfenac": "neutral"}),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_good_and_harm_told_in_so_many_words(find, text, expected):
    assert {a.value: a.polarity.value for a in find(Kind.MEDICATION, text)} == expected


OUTCOMES = [
    ("On Ovalor since 2019, not one relapse.", {"ovaltrexin": "positive"}),
    ("Ovalor for six years, zero seizures.", {"ovaltrexin": "positive"}),
    ("I take Merivo every four weeks. Scans are clean and bloods are fine.", {"merizumab": "positive"}),
    ("Started Dulfex in May. I slept the whole night for the first time in years.", {"dulfenac": "positive"}),
    ("My husband has had Merivo since June. No side effects to speak of.", {"merizumab": "positive"}),
    ("Two years on Dulfex and I would do it again.", {"dulfenac": "positive"}),
    ("I'm on Ovalor. My ankles swell and I'll take it.", {"ovaltrexin": "positive"}),
    ("Went from Dulfex to Merivo last year and I wouldn't go back.", {"dulfenac": "neutral", "merizumab": "positive"}),
    ("Best decision I made, Merivo in 2020. Should have started it years ago.", {"merizumab": "positive"}),
    ("Walked without the cane today. Ovalor week 3.", {"ovaltrexin": "positive"}),
    ("Is anyone else on Ovalor? Been on it for 3 years and no flares.", {"ovaltrexin": "positive"}),
    ("Tried Dulfex for a month and it did nothing.", {"dulfenac": "negative"}),
    ("I'm on Ovalor 14 months. Two new lesions on it.", {"ovaltrexin": "negative"}),
    ("I have been on Dulfex since spring. It's not working.", {"dulfenac": "negative"}),
    ("I was on Ovalor. I couldn't stand another shot.", {"ovaltrexin": "negative"}),
    ("They want me on Ovalor. No relapse so far.", {"ovaltrexin": "neutral"}),
    ("I came off Ovalor in May. No relapse since.", {"ovaltrexin": "neutral"}),
    ("I take Ovalor and hope for no relapse.", {"ovaltrexin": "neutral"}),
    ("I take Ovalor. Did you have no side effects?", {"ovaltrexin": "neutral"}),
    ("On Ovalor since 2019. My friend has had no relapse.", {"ovaltrexin": "neutral"}),
    ("On Ovalor since 2019. I had no problem finding the clinic.", {"ovaltrexin": "neutral"}),
    ("My neurologist says Ovalor is doing its job.", {"ovaltrexin": "neutral"}),
    ("I take Ovalor. Since stopping Dulfex no relapse.", {"ovaltrexin": "neutral", "dulfenac": "neutral"}),
]


@pytest.mark.parametrize(("text", "expected"), OUTCOMES)
def test_what_came_of_it_tells_the_feeling(find, text, expected):
    assert {a.value: a.polarity.value for a in find(Kind.MEDICATION, text)} == expected


def test_brands_of_one_substance_are_told_apart(find):
    found = find(Kind.MEDICATION, "Merivo was a nightmare. Merilink has been wonderful.")
    assert {a.attributes["brand"]: a.polarity.value for a in found} == {
        "Merivo": "negative",
        "Merilink": "positive",
    }


SUBJECTS = [
    ("Terrible headaches, I quit.", "Ovalor", None, ("ovaltrexin", "Ovalor", "negative")),
    ("Saved my life.", "ovaltrexin", None, ("ovaltrexin", "", "positive")),
    ("Two weeks in.", "Ovalor", 1, ("ovaltrexin", "Ovalor", "negative")),
    ("Two weeks in.", "Ovalor", 9, ("ovaltrexin", "Ovalor", "positive")),
    ("Two weeks in.", "Ovalor", 3, ("ovaltrexin", "Ovalor", "neutral")),
    ("It made me dizzy.", "Quuxol", None, ("quuxol", "", "negative")),
]


@pytest.mark.parametrize(("text", "subject", "rating", "expected"), SUBJECTS)
def test_the_subject_of_a_review_counts_without_its_name(find, text, subject, rating, expected):
    (found,) = find(Kind.MEDICATION, text, subject=subject, rating=rating)
    assert (found.start, found.end, found.evidence) == (0, 0, "")
    assert (found.value, found.attributes.get("brand", ""), found.polarity.value) == expected


def test_a_named_subject_is_found_where_it_stands(find):
    (found,) = find(Kind.MEDICATION, "I like Ovalor.", subject="Ovalor")
    assert found.evidence == "Ovalor"
