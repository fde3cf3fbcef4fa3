"""Sources cited: what a post leans on, and what is only visited, owned, sold or joked about."""

from __future__ import annotations

import pytest

from insights.model import Kind

CITED = [
    ("My doctor said it is fine.", ["doctor"]),
    ("Endo told me to halve it.", ["doctor"]),
    ("The dermatologist at the clinic recommended a thicker cream.", ["doctor"]),
    ("My rheumatologist always says to wait three months.", ["doctor"]),
    ("According to my GP the cough will pass.", ["doctor"]),
    ("I was advised by the consultant to stop.", ["doctor"]),
    ("The nurse line says push on.", ["nurse"]),
    ("Nurses told my mother to drink more.", ["nurse"]),
    ("Pharmacist suggested taking it with milk.", ["pharmacist"]),
    ("My neurologist's advice was to sleep.", ["doctor"]),
    ("The leaflet says two a day.", ["leaflet"]),
    ("It's in the leaflet.", ["leaflet"]),
    ("I read a study of Ovalor in older people.", ["study"]),
    ("A study found it helps.", ["study"]),
    ("I learned it from a book called The Long Itch.", ["book"]),
    ("The support group says to pack spare needles.", ["support_group"]),
    ("See https://www.example.org/brindle", ["example.org"]),
    ("This helped me a lot: [link: example.org]", ["example.org"]),
    ("The Brindle Trust has a page on it.", ["Brindle Trust"]),
    ("Ask over in r/BrindleHelp, they know.", ["r/brindlehelp"]),
    ("There is a list on brindlehelp.org, quite long.", ["brindlehelp.org"]),
    ("Worth a look: https://www.youtube.com/watch?v=x", ["YouTube"]),
]

NOT_CITED = [
    "My doctor changed me to Merivo.",
    "I see my nurse on Monday.",
    "My pharmacist is on holiday.",
    "What did your doctor say?",
    "Did the nurse say anything about it?",
    "Should I do what pharmacists suggest?",
    "My GP never said a word about it.",
    "My neurologist said it's Brindle.",
    "The consultant told me I have Brindle syndrome.",
    "I told my doctor I was done.",
    "I've asked the nurse at the ward before I say yes.",
    "I'm scared of the leaflet.",
    "They are starting a study of Ovalor in May.",
    "I joined a support group on Tuesdays.",
    "The book is on the table, I'm too tired.",
    "I sing in an online group.",
    "https://example.org/brindle",
    "#brindle https://example.org/brindle",
    "Here is my foot today: https://example.org/foot.jpg",
    "Order now, free shipping! https://example.org/shop",
    "Third week of it. #BrindleTrust",
    "The Brindle Trust doesn't care about us.",
]


@pytest.mark.parametrize(("text", "expected"), CITED)
def test_cited(find, text, expected):
    assert [a.value for a in find(Kind.SOURCE_CITED, text)] == expected


@pytest.mark.parametrize("text", NOT_CITED)
def test_not_cited(find, text):
    assert find(Kind.SOURCE_CITED, text) == []
