from __future__ import annotations

import pytest

from insights.model import Kind

SUSPECTED = [
    ("Ovalor gave me headaches.", "patient,reporter,product,event", ""),
    ("My mom was in the hospital after Merivo.", "patient,reporter,product,event", "hospital"),
    ("Took Ovalor while pregnant.", "product,event", "pregnancy"),
    ("Accidentally took double the Ovalor.", "product,event", "overdose"),
    ("Dulfex stopped working for me.", "patient,reporter,product,event", "lack_of_effect"),
    ("A patient died on Merivo.", "patient,product,event", "death"),
    ("Anyone else get headaches on Ovalor?", "product,event", ""),
    ("On Merivo my creatinine went through the roof.", "patient,reporter,product,event", "lab_value"),
    ("Since Merivo she fell twice.", "patient,product,event", "fall"),
    ("It is impossible to come off Dulfex.", "product,event", "withdrawal"),
    ("Dulfex hasn't done anything for me.", "patient,reporter,product,event", "lack_of_effect"),
    ("I had to discontinue Dulfex.", "patient,reporter,product,event", "unwanted"),
    ("The side effects of Ovalor went away.", "product,event", "unwanted"),
    ("My meds gave me horrible side effects.", "patient,reporter,event", "unwanted"),
    (
        "I have been on many types of medication and my joints hurt as before.",
        "patient,reporter,event",
        "lack_of_effect",
    ),
    ("None of the meds helped my eczema.", "patient,reporter,event", "lack_of_effect"),
    ("The thing that failed me was Merivo.", "patient,reporter,product,event", "lack_of_effect"),
    ("Merivo did zip for my knees.", "patient,reporter,product,event", "lack_of_effect"),
    ("Even on my meds the itching keeps me up.", "patient,reporter,event", "lack_of_effect"),
    ("The nurse gave the wrong dose of antibiotics to my dad.", "patient,reporter,event", "misuse"),
    ("I forgot my morning pill and took it with the next.", "patient,reporter,event", "misuse"),
    ("Coming off my antidepressant was rough.", "patient,reporter,event", "withdrawal"),
    ("My new pills knocked me out for a week.", "patient,reporter,event", "unwanted"),
    ("I tried Dulfex last year. It ruined my stomach.", "patient,reporter,product,event", "unwanted"),
    ("My stomach is a mess on the generic.", "patient,reporter,event", ""),
    ("I quit Merivo in March. Then came the worst flare of my life.", "patient,reporter,product,event", "withdrawal"),
    ("Two days in hospital after my first Ovalor.", "patient,reporter,product,event", "hospital"),
    ("Ovalor day 3 and the welt on my leg is the size of a saucer.", "patient,reporter,product,event", ""),
    ("I took it after Ovalor. It sent me to the hospital.", "patient,reporter,product,event", "hospital"),
    ("My body could not handle Ovalor.", "patient,reporter,product,event", "unwanted"),
    (
        "Dulfex and my stomach do not get along, it does not agree with me.",
        "patient,reporter,product,event",
        "unwanted",
    ),
    ("I hated what it did to me, that Merivo.", "patient,reporter,product,event", "unwanted"),
    ("On Ovalor the cons outweigh the pros.", "product,event", "unwanted"),
    ("Merivo turned her into somebody else.", "patient,product,event", "unwanted"),
    ("Dulfex burned my throat.", "patient,reporter,product,event", "unwanted"),
    ("Ovalor is way too drying.", "product,event", "unwanted"),
    ("Merivo kills my sense of humour.", "patient,reporter,product,event", "unwanted"),
    (
        "On Ovalor it got better, then the symptoms came right back.",
        "product,event",
        "lack_of_effect",
    ),
    ("I took Ovalor for a year to no avail.", "patient,reporter,product,event", "lack_of_effect"),
    ("Tapered off Merivo last month. I had a full-blown rebound.", "patient,reporter,product,event", "withdrawal"),
    ("Why am I so dizzy after Ovalor?", "patient,reporter,product,event", ""),
    ("Is this a normal side effect of Dulfex?", "product,event", "unwanted"),
]


@pytest.mark.parametrize(("text", "elements", "situation"), SUSPECTED)
def test_suspected(find, text, elements, situation):
    (found,) = find(Kind.ADVERSE_EVENT, text)
    assert found.value == "suspected"
    assert found.attributes["elements"] == elements
    assert found.attributes.get("situation", "") == situation


@pytest.mark.parametrize(
    "text",
    [
        "No side effects from Ovalor.",
        "Ovalor gave me no headaches.",
        "Does Ovalor cause headaches?",
        "I take Dulfex for headaches.",
        "I have a headache.",
        "My neighbour died.",
        "Ovalor was approved.",
        "Merivo keeps my lymphocytes where they were.",
        "I fell in love while on Merivo.",
        "I came off Dulfex in June.",
        "The children's hospital wants to give her Merivo.",
        "I have Merivo at my hospital every four weeks.",
        "Get the pneumonia jab before Merivo.",
        "I moved my pill to the evening.",
        "I quit Merivo in March and I am well.",
        "Ovalor made me feel so much better.",
        "Staying awake is a welcome side effect of Ovalor.",
        "What if there are horrible side effects of Merivo?",
        "Not for those who are allergic to Merivo.",
        "They gave me Merivo. I was four weeks in the hospital.",
        "My scarring took years. I have been on Merivo. I hide the acne scars.",
        "Merivo makes my mornings easier.",
        "I worked my way up to 20 mg of Ovalor.",
        "Will Ovalor give me headaches?",
        "I hated how I felt before Merivo.",
        "Nothing helped until I got Ovalor.",
        "Randomised trial finds Ovalor not effective in children.",
        "This box of pills is going back to the shelf.",
        "I have taken my pills for a week and still feel great.",
        "Could the tablets make me ill?",
        "Side effects: NONE. I take Ovalor at night.",
        "Ovalor has no adverse effect on the liver.",
        "I failed med school twice and felt awful.",
        "My meds make me feel so much better.",
        "I was shot and the food was terrible.",
        "The doctor gave me antibiotics for my ear.",
        "Is it terrible to skip the ice cream?",
        "Which pill do you take for the itching?",
        "I searched for Ovalor to no avail.",
        "I am afraid Dulfex would kill my appetite.",
        "My body could not handle the job. In those years I had a desk by the window. We moved. I take Ovalor now.",
        "",
    ],
)
def test_not_suspected(find, text):
    assert find(Kind.ADVERSE_EVENT, text) == []


def test_one_suspicion_for_each_medication(find):
    found = find(Kind.ADVERSE_EVENT, "Merivo made me queasy and tired out. Dulfex gave me a pounding head.")
    assert [a.target for a in found] == ["merizumab", "dulfenac"]


def test_the_subject_of_a_review_is_the_product(find):
    (found,) = find(Kind.ADVERSE_EVENT, "Headaches, nausea", subject="Ovalor")
    assert found.target == "ovaltrexin"
    assert found.attributes["elements"] == "patient,reporter,product,event"


@pytest.mark.parametrize(
    "text",
    [
        "Everything seemed strange and far off for the first few hours.",
        "At night my thoughts were in pieces, in the morning I was not there at all.",
    ],
)
def test_a_review_is_read_by_the_model_where_no_rule_knows_the_words(find, text):
    (found,) = find(Kind.ADVERSE_EVENT, text, subject="Ovalor")
    assert found.target == "ovaltrexin"
    assert found.evidence == text
    assert found.attributes["situation"] == "likely"
    assert find(Kind.ADVERSE_EVENT, text) == []


@pytest.mark.parametrize("text", ["I would recommend it to everyone.", "It costs 20 a month.", "?", ""])
def test_the_model_leaves_a_review_alone_that_tells_of_nothing_unwanted(find, text):
    assert find(Kind.ADVERSE_EVENT, text, subject="Ovalor") == []
