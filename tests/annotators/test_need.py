from __future__ import annotations

import pytest

from insights.model import Experiencer, Kind, Need

NEEDS = [
    ("I was put on Merivo last week for my lupus. Should I take it at night or in the morning?", "treatment_choice"),
    ("My scan showed a shadow on the hip. What does that mean, is it dangerous?", "why_and_how"),
    ("Why does my hand go numb at night? Does anyone know what causes it?", "why_and_how"),
    ("Can someone explain the difference between a flare and a relapse?", "why_and_how"),
    ("How do you cope with the fatigue at work?", "living_with"),
    ("Any tips for travelling with a cool box?", "living_with"),
    ("I would love to talk to someone who has lived with this for years.", "mentor_sought"),
    ("Looking for a quit buddy, I start on Monday.", "mentor_sought"),
    ("Twenty years in. Feel free to message me with any questions.", "mentor_offered"),
    ("I have had three of these operations, ask me anything.", "mentor_offered"),
    ("I need some encouragement today.", "encouragement"),
    ("Does it ever get better?", "encouragement"),
    ("Should I start Ovalor or wait?", "treatment_choice"),
    ("Ovalor or Merivo? What would you choose?", "treatment_choice"),
    ("Thinking about switching to a pump. Has anyone tried one?", "treatment_choice"),
    ("I lost my insurance. How can I afford my meds?", "cost_access"),
    ("Where can I get cheaper test strips?", "cost_access"),
    ("Can anyone recommend an app to log my sugars?", "practical_help"),
    ("How do I apply for disability? Any help with the paperwork?", "practical_help"),
    ("My girlfriend has depression, how do I help her?", "help_for_loved_one"),
    ("My 5 year old son has autism. What can I do for him?", "help_for_loved_one"),
    ("My husband has MS. I am exhausted, how do other partners cope?", "help_for_caregiver"),
    ("Is it normal that the cast slips in the first week?", "why_and_how"),
    ("How long does the rash last?", "why_and_how"),
    ("Does anyone know if the cold makes it worse?", "why_and_how"),
    ("Did any of you tell your boss, or keep quiet about it?", "living_with"),
    ("I don't know a soul with this. Is there anyone my age near Cork?", "mentor_sought"),
    ("I'd dearly like to talk to someone who has had the same operation.", "mentor_sought"),
    ("Same here for six years. Message me any time.", "mentor_offered"),
    ("I went through it in May. I'll send you my number if you like.", "mentor_offered"),
    ("Anyone on Ovalor who switched from Merivo? Was it worth it?", "treatment_choice"),
    ("I've been offered Ovalor. Is it too early to start?", "treatment_choice"),
    ("Does Medicare pay for the second brace?", "cost_access"),
    ("Who do I ring when the delivery doesn't come?", "practical_help"),
    ("Which kind of boots fit over the splint?", "practical_help"),
]


@pytest.mark.parametrize(("text", "expected"), NEEDS)
def test_need(find, text, expected):
    assert expected in {found.value for found in find(Kind.NEED, text)}


NOT_SOUGHT = [
    ("I am a nursing student. Which rotation was best for your career?", "treatment_choice"),
    ("I left hospital on Friday and my husband cooked. A hard week.", "encouragement"),
    ("My daughter walked today!", "help_for_loved_one"),
    ("Insurance has denied my Ovalor again. I'm so fed up with fighting them.", "cost_access"),
    ("You're not alone, hang in there. I hope he sleeps tonight.", "encouragement"),
    ("So sorry you're going through this. It does get easier.", "encouragement"),
    ("I know why my hand goes numb: the nerve is pinched.", "why_and_how"),
    ("Yoga helps me cope with the fatigue.", "living_with"),
    ("My insurance covered everything. Lucky me.", "cost_access"),
    ("I chose Ovalor over Merivo and never looked back.", "treatment_choice"),
    ("My husband drives me to my infusions. I have MS. How do you rest?", "help_for_loved_one"),
    ("I have MS and I am exhausted. How do you cope?", "help_for_caregiver"),
    ("My 5 year old son has autism and he is the light of my life.", "help_for_loved_one"),
    ("Which pump do you use?", "mentor_offered"),
    ("FDA approves new pill", "why_and_how"),
    ("Strangers say odd things about my hands. What are some of yours?", "why_and_how"),
    ("How do you react when people stare?", "why_and_how"),
    ("Anyone else going to the walk on Sunday?", "why_and_how"),
    ("Ten years in and I still hate it. Does anyone else?", "mentor_offered"),
    ("My dog brings my meter. Feel free to share your own stories.", "mentor_offered"),
    ("I hate when people ask me if I can eat this.", "mentor_offered"),
    ("My son started his pump, thanks to all. I had asked for advice here.", "help_for_loved_one"),
    ("He paid for lunch and asked what I do for work.", "cost_access"),
    ("I told my boss about the diagnosis and she was kind.", "living_with"),
    ("How do you answer when people ask about the scar?", "why_and_how"),
    ("What do you do about the itching?", "why_and_how"),
    ("Sorry for the long post. I started Ovalor in May.", "encouragement"),
    ("Does anyone with diabetes live in Leeds?", "treatment_choice"),
    ("Ring the nurse and ask about the pen.", "practical_help"),
]


@pytest.mark.parametrize(("text", "absent"), NOT_SOUGHT)
def test_what_is_told_is_not_sought(find, text, absent):
    assert absent not in {found.value for found in find(Kind.NEED, text)}


def test_a_caregivers_needs_are_kept_apart(find):
    text = "My wife has dementia. What can I do for her? And I'm at my wit's end, how do other carers cope?"
    found = {a.value: a.experiencer for a in find(Kind.NEED, text)}
    assert found["help_for_loved_one"] is Experiencer.LOVED_ONE
    assert found["help_for_caregiver"] is Experiencer.SELF


def test_each_need_stands_once(find):
    values = [found.value for found in find(Kind.NEED, "How do you cope? How do you sleep? Any tips? " * 20)]
    assert len(values) == len(set(values))
    assert set(values) <= set(Need)


@pytest.mark.parametrize("text", ["", "Art", "Monday."])
def test_nothing_sought(find, text):
    assert find(Kind.NEED, text) == []
