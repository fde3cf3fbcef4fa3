"""Quality of life told by what people can do again or no longer."""

from __future__ import annotations

import pytest

from insights.model import Kind

LIFE = [
    ("Walked round the lake today for the first time since the diagnosis.", ["better"]),
    ("For the first time in years I slept until seven.", ["better"]),
    ("She slept through the night twice this week.", ["better"]),
    ("I've got my Saturdays back.", ["better"]),
    ("Our first proper holiday in six years was lovely.", ["better"]),
    ("We danced all evening, I stood without my stick.", ["better"]),
    ("A whole film without a nap!", ["better"]),
    ("I can now climb to the top floor.", ["better"]),
    ("My husband says he can carry the shopping in again.", ["better"]),
    ("Back at work since Monday.", ["better"]),
    ("We ran five miles on Sunday.", ["better"]),
    ("Made it to my sister's wedding.", ["better"]),
    ("My voice is back.", ["better"]),
    ("I can't climb the stairs.", ["worse"]),
    ("Not being able to button my shirt is the worst of it.", ["worse"]),
    ("She can't pick up our son.", ["worse"]),
    ("I couldn't get through the day without a nap.", ["worse"]),
    ("I stopped going out.", ["worse"]),
    ("He gave up driving in May.", ["worse"]),
    ("I used to be able to bake for the whole street.", ["worse"]),
    ("I lost the use of my left hand.", ["worse"]),
    ("My wife does all the cooking now.", ["worse"]),
    ("I need a walker outside.", ["worse"]),
    ("I miss who I was.", ["worse"]),
    ("Too tired to cook most evenings.", ["worse"]),
    ("I was in bed for three days after it.", ["worse"]),
    ("Spending every weekend on the couch.", ["worse"]),
    ("It is a struggle to get dressed.", ["worse"]),
    ("I haven't slept through the night since.", ["worse"]),
    ("I haven't had a bad day, I slept through the night.", ["better"]),
    ("I have no money and can't hold a job.", ["worse"]),
    ("How did you get your life back?", []),
    ("Will I be back at work by June?", []),
    ("I want my life back.", []),
    ("I hope she can walk again.", []),
    ("If I lose my job the plan is gone.", []),
    ("My liver numbers are back to normal.", []),
    ("My sugars went back to normal.", []),
    ("You can't leave the house in this weather.", []),
    ("It was the first time I played chess.", []),
    ("I can't read any more articles.", []),
    ("I stopped working on the shed at noon.", []),
    ("He stopped working a few months ago.", []),
    ("I can see the consultant again.", []),
    ("I walked to the car.", []),
]


@pytest.mark.parametrize(("text", "expected"), LIFE)
def test_quality_of_life(find, text, expected):
    assert [a.value for a in find(Kind.QUALITY_OF_LIFE, text, subject="Ovalor")] == expected


OF_A_TREATMENT = [
    ("Merivo gave me my evenings back.", ["better"]),
    ("My new meds have changed my life.", ["better"]),
    ("I feel like my old self again since the infusions.", ["better"]),
    ("Dulfex turned me into a zombie.", ["worse"]),
    ("This drug ruined my marriage, Ovalor is poison.", ["worse"]),
    ("Brindle has changed my life.", []),
    ("I can't get out of bed on bad days.", []),
    ("My gout has ruined my life.", []),
    ("Quitting cigarettes saved my life.", []),
    ("This group saved my life.", []),
]


@pytest.mark.parametrize(("text", "expected"), OF_A_TREATMENT)
def test_only_what_a_treatment_changed(find, text, expected):
    assert [a.value for a in find(Kind.QUALITY_OF_LIFE, text)] == expected


def test_what_prevails_is_told(find):
    text = "Ovalor saved my life and gave me my evenings back, though I can't work nights."
    assert {a.value for a in find(Kind.QUALITY_OF_LIFE, text)} == {"better"}
