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
    ("My stomach is a mess on the generic.", "patient,reporter,event", ""),
    ("I quit Merivo in March. Then came the worst flare of my life.", "patient,reporter,product,event", "withdrawal"),
    ("Two days in hospital after my first Ovalor.", "patient,reporter,product,event", "hospital"),
    ("Ovalor day 3 and the welt on my leg is the size of a saucer.", "patient,reporter,product,event", ""),
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
