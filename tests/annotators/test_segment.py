from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from insights.annotators._voice_subject import OTHER, SELF, STRANGER, UNTOLD, whose
from insights.annotators._voice_view import view
from insights.annotators._voice_when import LONG_AGO, months_ago
from insights.annotators.segment import segment
from insights.conditions import Cues
from insights.language.document import Document
from insights.language.lexicon import compile_lexicon
from insights.model import Experiencer, Kind, Post, Segment

NEW, PATIENT, UNDIAGNOSED = "newly_diagnosed", "patient", "undiagnosed"
CAREGIVER, PROFESSIONAL, UNCLEAR = "caregiver", "professional", "unclear"

VOICES = [
    # newly diagnosed
    ("I was diagnosed last week and my head is spinning.", NEW),
    ("Just found out I have Brindle syndrome. What now?", NEW),
    ("Newly diagnosed and scared. Where do I begin?", NEW),
    ("Diagnosed 3 months ago, still getting used to the injections.", NEW),
    ("Hi all, dx'd two weeks ago with Crohn's.", NEW),
    ("I got my diagnosis yesterday. My doctor said it is mild.", NEW),
    ("I'm 34 and was just recently diagnosed with ADHD. So much makes sense now.", NEW),
    ("After years of being told it was stress, I was finally diagnosed this month.", NEW),
    ("Well, it's official. I have lupus.", NEW),
    ("I wasn't diagnosed until last month, at 52.", NEW),
    ("I found out I have celiac 10 days ago and I miss bread.", NEW),
    ("Life is calmer after being diagnosed last month. I sleep again.", NEW),
    ("I have been recently diagnosed with type 2, any tips for breakfast?", NEW),
    # patients
    ("I was diagnosed 10 years ago and still work full time.", PATIENT),
    ("Diagnosed at 14, now 40. My meds keep me going.", PATIENT),
    ("I've had psoriasis since I was a kid.", PATIENT),
    ("My doctor put me on a new pill and I can't sleep.", PATIENT),
    ("My A1C came back at 6.1, best ever!", PATIENT),
    ("Fellow diabetics, what do you eat before a run?", PATIENT),
    ("Us ADHDers know that feeling.", PATIENT),
    ("One year smoke free today!", PATIENT),
    ("Six months sober and counting.", PATIENT),
    ("My mom drives me to every infusion I get, I love her for it.", PATIENT),
    ("My wife laughs at me when my insulin pump beeps in church.", PATIENT),
    ("My nurse said my numbers look good.", PATIENT),
    ("I saw a dermatologist today and she put me on a cream for my rosacea.", PATIENT),
    ("Those of us with arthritis dread the winter.", PATIENT),
    ("I feel so depressed and alone, I can't get out of bed.", PATIENT),
    ("Twenty years with MS here. A tip for the newly diagnosed: rest, and ask.", PATIENT),
    ("I have bipolar and I work as a teacher.", PATIENT),
    ("My efforts to be patient with my psoriasis are failing.", PATIENT),
    ("My brother and I both have asthma.", PATIENT),
    ("Does anyone else get a rash from their patch? Mine itches like mad.", PATIENT),
    ("I'm not a doctor, but my migraines went away once I quit coffee.", PATIENT),
    ("I told my boss about my epilepsy and he laughed.", PATIENT),
    ("Has anyone here switched pumps? I have been on mine for five years.", PATIENT),
    # undiagnosed
    ("Do I have diabetes? I drink all day long.", UNDIAGNOSED),
    ("Could this be MS? My left hand has been numb for a week.", UNDIAGNOSED),
    ("Still waiting for my test results and going mad.", UNDIAGNOSED),
    ("Should I see a doctor about this lump?", UNDIAGNOSED),
    ("I think I might have ADHD. How do I get tested?", UNDIAGNOSED),
    ("My bloods came back normal but I am still dizzy. What is wrong with me?", UNDIAGNOSED),
    ("I've never been diagnosed, but I suspect I have OCD.", UNDIAGNOSED),
    ("Is hair loss a symptom of thyroid trouble? I keep finding clumps in the shower.", UNDIAGNOSED),
    ("I have been having chest pains for two weeks, what could it be?", UNDIAGNOSED),
    ("Self-diagnosed here, too scared to ask for an evaluation.", UNDIAGNOSED),
    # caregivers
    ("My mom was just diagnosed with Parkinson's.", CAREGIVER),
    ("My 5 year old son has autism and won't eat anything green.", CAREGIVER),
    ("My girlfriend has depression, how do I help?", CAREGIVER),
    ("How can I support my husband through chemo?", CAREGIVER),
    ("Our daughter was diagnosed last week. She is eight.", CAREGIVER),
    ("Any other parents of kids with epilepsy here?", CAREGIVER),
    ("I'm dating a guy with bipolar and he has stopped calling.", CAREGIVER),
    ("My best friend has anorexia and I don't know what to say to her.", CAREGIVER),
    ("As a carer for my dad I am worn out. His dementia is worse at night.", CAREGIVER),
    ("My brother's seizures are back. His doctors want to change his meds.", CAREGIVER),
    ("My son talks late and he is being assessed. Is that a sign of autism?", CAREGIVER),
    ("I don't have asthma myself but my wife does.", CAREGIVER),
    # professionals
    ("I'm a nurse on a cardiac floor. What do you tell families?", PROFESSIONAL),
    ("We are conducting a survey on life with eczema. Please take part.", PROFESSIONAL),
    ("Pharmacist here: never crush that tablet.", PROFESSIONAL),
    ("My patient asked me today whether she could stop her statin.", PROFESSIONAL),
    ("Third year medical student, starting my first rotation on Monday.", PROFESSIONAL),
    ("Our charity helps families with clubfoot. Join us on Saturday!", PROFESSIONAL),
    ("As a journalist writing an article about insulin prices, I would love to hear from you.", PROFESSIONAL),
    ("Passed the NCLEX! I start in the ICU next month.", PROFESSIONAL),
    ("Pharmacists of Reddit, how do you deal with rude customers?", PROFESSIONAL),
    ("Our lab is conducting a trial of a new sensor, we would love to hear from you.", PROFESSIONAL),
    ("IAmA insulin delivery engineer for a large maker of pumps. Ask away.", PROFESSIONAL),
    ("I work for a drug company and know how prices are set.", PROFESSIONAL),
    # words of a trade or of a cause, but nobody's own work
    ("As a mod of this forum I have updated the rules in the sidebar. I have had MS for years.", PATIENT),
    ("I have asthma and I'm doing a school project on inhalers. Please fill out this survey.", PATIENT),
    ("I went to the nurses at school every day to check my sugar. I skipped classes.", PATIENT),
    ("My favourite team plays tonight and I have my new high tech pump with me.", PATIENT),
    ("I am donating today for the first time since I got diabetes. I hope my numbers stay flat.", PATIENT),
    (
        "Hello, it seems to be a sprain. Take anti-inflammatory tablets and consult an orthopedist.",
        PROFESSIONAL,
    ),
    # nobody's voice
    ("FDA approves new drug for migraine", UNCLEAR),
    ("Study finds coffee may help the heart", UNCLEAR),
    ("lol", UNCLEAR),
    ("Monday.", UNCLEAR),
    ("", UNCLEAR),
    ("The 10 worst foods for your skin", UNCLEAR),
    ("Scientists grow a new kidney in mice", UNCLEAR),
    ("https://example.org/my-son-has-autism", UNCLEAR),
    ("Why newly diagnosed patients need better leaflets", UNCLEAR),
    ("Eight weeks is shorter than I'd feared, thanks so much.", UNCLEAR),
    ("Thank you, I'll ring them on Monday.", UNCLEAR),
    # a diagnosis in other words
    ("Two weeks ago they finally put a name to it: lupus.", NEW),
    ("I was told on Thursday that I have Crohn's.", NEW),
    ("Just had it confirmed, ulcerative colitis. I'm 31.", NEW),
    ("Asthma dx 2 months, which inhaler did you start with?", NEW),
    ("4 months since my diagnosis of epilepsy. Can I drive again?", NEW),
    ("I was told on Monday that the clinic will move. I have had lupus for 12 years.", PATIENT),
    ("I was told six years ago that I have Crohn's.", PATIENT),
    # a course told without a subject
    ("14 years with psoriasis here, methotrexate person. No trouble so far.", PATIENT),
    ("Still on it after 9 years, no flares since.", PATIENT),
    ("Started methotrexate on Friday. Bit queasy, otherwise fine.", PATIENT),
    ("I've had it since 2004 and I still work.", PATIENT),
    # the relative is the one who is ill or treated
    ("Husband has had lupus since 2011, on methotrexate.", CAREGIVER),
    ("Wife started methotrexate after eight years of doing without. Her hands hurt less.", CAREGIVER),
    ("My wife (63) has had arthritis for eleven years.", CAREGIVER),
    ("Sister of someone with epilepsy. Does the worry fade?", CAREGIVER),
    ("My husband is on methotrexate too and his liver is fine.", CAREGIVER),
    # a relative speaks, the writer is ill
    ("My son says I should stop methotrexate. I have had arthritis for nine years.", PATIENT),
    ("My kids noticed first. I came off methotrexate in June.", PATIENT),
    # no name for it yet
    ("The MRI is suggestive of arthritis and the lumbar puncture is booked for Friday.", UNDIAGNOSED),
    # the writer is ill as well
    ("My sister and I are alike in all. I have psoriasis, and so does she.", PATIENT),
    # what befell somebody close
    ("My daughters teacher says she can do her insulin by herself.", CAREGIVER),
    ("My mom died of a stroke last night and I can't sleep.", CAREGIVER),
    ("Dating someone with epilepsy: what should I know?", CAREGIVER),
    # a diagnosis that is no news
    ("2 years ago today, I was diagnosed.", PATIENT),
    ("Newly diagnosed? Start with the sidebar, and ask away. I have had lupus for nine years.", PATIENT),
    ("I've had anxiety for about the last month and it all started when I moved.", PATIENT),
    # nobody's own
    ("You folks are all really sweet!", UNCLEAR),
    # at work
    ("Physio here. It does come back with practice.", PROFESSIONAL),
    ("Looking to speak to people with asthma for a regional paper. Journalist with a local paper.", PROFESSIONAL),
    ("Our members save 15% on cooling vests this week, link in bio.", PROFESSIONAL),
]


@pytest.mark.parametrize(("text", "expected"), VOICES)
def test_voice(find, text, expected):
    (found,) = find(Kind.SEGMENT, text)
    assert found.value == expected


ELSEWHERE = [
    ("I feel a hard lump under my arm and my fingers go numb. What is it?", None, UNDIAGNOSED),
    ("i have burning stomach pain and swollen ankles since march. please help", None, UNDIAGNOSED),
    ("Burning feet at night, red and itchy, what could cause it?", None, UNDIAGNOSED),
    ("I have lupus and my fingers go numb on prednisone. Should I stop?", None, PATIENT),
    ("Company to buy maker of insulin pumps", None, UNCLEAR),
    ("Side effects: dizzy, dry mouth\n\nNot worth it.", "Lexapro", PATIENT),
    ("Side effects: weight gain\n\nworks great", "Zoloft", PATIENT),
    ("Side effects: none\n\nMy son has been taking it for a year and he sleeps now.", "Ritalin", CAREGIVER),
]


@pytest.mark.parametrize(("text", "subject", "expected"), ELSEWHERE)
def test_a_voice_outside_a_community(find, text, subject, expected):
    (found,) = find(Kind.SEGMENT, text, community=None, subject=subject)
    assert found.value == expected


DATES = [
    ("I was diagnosed in March.", datetime(2021, 6, 1, tzinfo=UTC), NEW),
    ("I was diagnosed in March 2021.", datetime(2021, 6, 1, tzinfo=UTC), NEW),
    ("I was diagnosed in November 2020.", datetime(2021, 6, 1, tzinfo=UTC), NEW),
    ("I was diagnosed in March 2012.", datetime(2021, 6, 1, tzinfo=UTC), PATIENT),
    ("I was diagnosed in 2012.", datetime(2021, 6, 1, tzinfo=UTC), PATIENT),
    ("I was diagnosed in 2021.", datetime(2021, 6, 1, tzinfo=UTC), NEW),
    ("My son was diagnosed in March.", datetime(2021, 6, 1, tzinfo=UTC), CAREGIVER),
    ("I was diagnosed in 2012.", None, PATIENT),
    ("Lupus dx November, on tablets since.", datetime(2021, 1, 20, tzinfo=UTC), NEW),
    ("I was told on the 4th of Feb that I have Crohn's.", datetime(2021, 3, 1, tzinfo=UTC), NEW),
    ("I was diagnosed on 19 dec and nobody knows.", datetime(2021, 1, 3, tzinfo=UTC), NEW),
    ("I was diagnosed with colitis this January.", datetime(2021, 3, 5, tzinfo=UTC), NEW),
    ("I was diagnosed in November '18.", datetime(2021, 1, 3, tzinfo=UTC), PATIENT),
    ("I was diagnosed March last year.", datetime(2021, 6, 3, tzinfo=UTC), PATIENT),
    ("I was diagnosed on 10/01/20, two weeks before my birthday.", datetime(2021, 1, 9, tzinfo=UTC), NEW),
]


@pytest.mark.parametrize(("text", "written", "expected"), DATES)
def test_a_date_counts_from_the_day_of_the_post(find, text, written, expected):
    (found,) = find(Kind.SEGMENT, text, created_at=written)
    assert found.value == expected


AGES = [
    ("two weeks ago", 0.5),
    ("a fortnight ago", 0.5),
    ("3 months", 3.0),
    ("10 years ago", 120.0),
    ("in march 2012", 106.0),
    ("since november", 2.0),
    ("in march '19", 22.0),
    ("yesterday", 0.5),
    ("at 14", LONG_AGO),
    ("i may be late", None),
    ("nothing of the kind", None),
]


@pytest.mark.parametrize(("text", "expected"), AGES)
def test_how_long_ago(text, expected):
    assert months_ago(text, datetime(2021, 1, 20, tzinfo=UTC), 0) == expected


WHOSE = [
    ("i take it daily", "it", SELF),
    ("my wife takes it daily", "it", OTHER),
    ("she takes it daily", "it", OTHER),
    ("my nurse came and she brought it", "it", UNTOLD),
    ("do you take it", "it", STRANGER),
    ("daily it is", "it", UNTOLD),
    ("my wife reads this. i take it", "it", SELF),
]


@pytest.mark.parametrize(("text", "phrase", "expected"), WHOSE)
def test_whose_a_phrase_is(lexicon, text, phrase, expected):
    heard = view(Document(Post(post_id="p", source="test", text=text), lexicon))
    start = text.rindex(f" {phrase}") + 1 if f" {phrase}" in text else text.index(phrase)
    assert whose(heard, start, start + len(phrase)) == expected


def test_the_span_is_the_evidence(find):
    (found,) = find(Kind.SEGMENT, "Hello there. I'm a nurse on a ward.")
    assert found.evidence == "I'm a nurse"


def test_a_pack_adds_its_cues(lexicon):
    cues = Cues(segments={Segment.UNDIAGNOSED: ("brindle limbo",)})
    told = compile_lexicon(lexicon.pack.model_copy(update={"cues": cues}))
    post = Post(post_id="p", source="test", text="Brindle limbo is a sad place to be stuck in.")
    assert [found.value for found in segment.run(Document(post, told))] == [UNDIAGNOSED]
    assert [found.value for found in segment.run(Document(post, lexicon))] == [UNCLEAR]


@pytest.mark.parametrize(
    ("text", "of_adults", "of_children"),
    [
        ("He started treatment on Monday and I'm up with him since. My neuro said weeks.", "patient", "caregiver"),
        ("I started treatment on Monday and my symptoms are less.", "patient", "patient"),
        ("I was born with brindle and I had two operations.", "patient", "patient"),
        ("Which shop sells this?", "unclear", "unclear"),
    ],
)
def test_a_condition_of_small_children_is_told_by_carers(lexicon, text, of_adults, of_children):
    cues = Cues(segments={Segment.PATIENT: ("i was born with",)})
    for teller, expected in ((Segment.PATIENT, of_adults), (Segment.CAREGIVER, of_children)):
        told = compile_lexicon(lexicon.pack.model_copy(update={"cues": cues, "told_by": teller}))
        post = Post(post_id="p", source="test", text=text)
        assert [found.value for found in segment.run(Document(post, told))] == [expected], teller


def test_others_words_do_not_count(find):
    told = "&gt; I was diagnosed last week with asthma\n\nDrink more water."
    assert find(Kind.SEGMENT, told)[0].value == UNCLEAR
    assert find(Kind.SEGMENT, told.replace("&gt; ", ""))[0].value == NEW


CARED_FOR = [
    ("My 5 year old son has autism.", "child"),
    ("Our daughter was diagnosed last week.", "child"),
    ("Any other parents of kids with epilepsy here?", "child"),
    ("My girlfriend has depression, how do I help?", "partner"),
    ("I'm dating a guy with bipolar.", "partner"),
    ("My mom was just diagnosed with Parkinson's.", "parent"),
    ("My brother has schizophrenia.", "sibling"),
    ("My best friend has anorexia.", "friend"),
    ("My uncle has dementia.", "other"),
    ("My daughters teacher says she can do her insulin by herself.", "child"),
]


@pytest.mark.parametrize(("text", "expected"), CARED_FOR)
def test_whom_a_carer_cares_for(find, text, expected):
    (found,) = find(Kind.SEGMENT, text)
    assert (found.value, found.attributes["for"]) == (CAREGIVER, expected)


def test_whose_experience_it_is(find):
    (theirs,) = find(Kind.SEGMENT, "My 5 year old son has autism.")
    (own,) = find(Kind.SEGMENT, "I've had asthma for 20 years.")
    assert (theirs.experiencer, own.experiencer) == (Experiencer.LOVED_ONE, Experiencer.SELF)


def test_score_tells_sure_from_unsure(find):
    (sure,) = find(Kind.SEGMENT, "I was diagnosed with lupus last week and my doctor put me on steroids.")
    (unsure,) = find(Kind.SEGMENT, "This is my day.")
    assert sure.score > 0.8
    assert unsure.score < 0.7


def test_a_professional_community_is_weak_evidence(find):
    asked = "My shifts got swapped again this week. How do you all sleep?"
    assert find(Kind.SEGMENT, asked, community="nursing")[0].value == PROFESSIONAL
    assert find(Kind.SEGMENT, asked)[0].value != PROFESSIONAL
    ill = "I have lupus and my doctor put me on steroids. My joints hurt."
    assert find(Kind.SEGMENT, ill, community="nursing")[0].value == PATIENT


HOSTILE = [
    "i ",
    "my a-b c ",
    "diagnosed ",
    '"',
    '" a b c d ',
    "&gt;\n",
    "help my a b ",
    "\u0130",
    "? ",
    "1 year ",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_long_post_takes_no_long_time(lexicon, unit):
    text = unit * (100_000 // len(unit))
    document = Document(Post(post_id="p", source="test", text=text), lexicon)
    begin = time.process_time()
    (found,) = segment.run(document)
    assert time.process_time() - begin < 2
    assert 0 < found.score <= 1
