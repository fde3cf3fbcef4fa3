"""Figures of findings on made-up posts whose precision, recall and F1 are known by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from insights.conditions import Brand, Company, ConditionPack, Medication
from insights.language.lexicon import Lexicon, compile_lexicon
from insights.model import Annotation, Kind, Polarity
from insights.quality.comparisons import COMPARISONS, Compared, choices, one_polarity
from insights.quality.figures import Measured, measure_found
from insights.quality.labels import Labels

PACK = ConditionPack(
    name="testitis",
    label="Testitis",
    terms=("testitis",),
    medications=(Medication(generic="testamab", brands=(Brand(name="Testra"),)), Medication(generic="oldamab")),
    companies=(Company(name="Acme", aliases=("Acme Pharma",)),),
)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return compile_lexicon(PACK)


def found(kind: Kind, value: str, at: tuple[int, int] = (0, 4), **fields: Any) -> Annotation:
    return Annotation(kind=kind, value=value, start=at[0], end=at[1], score=0.9, evidence="word", **fields)


def measured(lexicon: Lexicon, *posts: tuple[dict[str, Any], Sequence[Annotation]]) -> Measured:
    return measure_found(
        (f"p{number}", Compared(Labels.model_validate(labels), findings, lexicon))
        for number, (labels, findings) in enumerate(posts)
    )


INTENT, DRUG, EFFECT, SEGMENT = Kind.INTENT, Kind.MEDICATION, Kind.SIDE_EFFECT, Kind.SEGMENT


def test_precision_recall_and_f1_by_hand(lexicon: Lexicon) -> None:
    intents = measured(
        lexicon,
        ({"intents": ["ask", "vent"]}, [found(INTENT, "ask")]),
        ({"intents": ["ask"]}, [found(INTENT, "ask"), found(INTENT, "inform")]),
        ({"intents": []}, [found(INTENT, "inform")]),
        ({"intents": ["vent"]}, []),
    ).findings["intent"]
    micro = intents.micro
    assert (micro.posts, micro.labelled, micro.found) == (4, 4, 4)
    assert (micro.precision, micro.recall, micro.f1) == (0.5, 0.5, 0.5)
    assert micro.precision_interval == (0.15, 0.85), "Wilson's interval of 2 in 4"
    by_class = {name: (s.labelled, s.found, s.precision, s.recall, s.f1) for name, s in intents.classes.items()}
    assert by_class == {
        "ask": (2, 2, 1.0, 1.0, 1.0),
        "inform": (0, 2, 0.0, None, 0.0),
        "vent": (2, 0, None, 0.0, 0.0),
    }
    assert intents.macro_f1 is None, "no class was labelled often enough"


def test_a_class_enters_the_mean_once_labelled_five_times(lexicon: Lexicon) -> None:
    right = ({"intents": ["ask"]}, [found(INTENT, "ask")])
    wrong = ({"intents": ["vent"]}, [])
    assert measured(lexicon, *[right] * 5, *[wrong] * 5).findings["intent"].macro_f1 == 0.5
    assert measured(lexicon, *[right] * 5, *[wrong] * 4).findings["intent"].macro_f1 == 1.0


def test_the_interval_of_f1_holds_it_narrows_with_posts_and_is_the_same_each_time(lexicon: Lexicon) -> None:
    some = [({"intents": ["ask"]}, [found(INTENT, "ask")]), ({"intents": ["ask"]}, [])]
    few, many = (measured(lexicon, *some * times).findings["intent"].micro for times in (5, 50))
    widths = []
    for score in (few, many):
        assert score.f1 == 0.667
        assert score.f1_interval is not None
        low, high = score.f1_interval
        assert low < score.f1 < high
        widths.append(high - low)
    assert widths[1] < widths[0] / 2
    assert measured(lexicon, *some * 5).findings["intent"].micro == few


@pytest.mark.parametrize(
    ("labelled", "places", "counts"),
    [
        ([(0, 4)], [(0, 4)], (1, 1, 1, 1)),
        ([(0, 4)], [(3, 9)], (1, 1, 1, 1)),
        ([(0, 4)], [(4, 9)], (1, 1, 0, 0)),
        ([(0, 9)], [(0, 3), (5, 9)], (1, 2, 1, 2)),
        ([(0, 3), (5, 9)], [(0, 9)], (2, 1, 2, 1)),
        ([(0, 4), (10, 14)], [(0, 4)], (2, 1, 1, 1)),
        ([], [(0, 4)], (0, 1, 0, 0)),
        ([(0, 4)], [], (1, 0, 0, 0)),
        ([], [], (0, 0, 0, 0)),
    ],
)
def test_places_count_where_they_overlap(
    lexicon: Lexicon, labelled: list[tuple[int, int]], places: list[tuple[int, int]], counts: tuple[int, ...]
) -> None:
    labels = Labels.model_validate({"side_effects": [{"at": at} for at in labelled]})
    post = Compared(labels, [found(EFFECT, "rash", at) for at in places], lexicon)
    (row,) = COMPARISONS["side_effect"](post) or ()
    assert (row.labelled, row.found, row.recalled, row.precise) == counts


@pytest.mark.parametrize(
    ("labels", "findings", "counts"),
    [
        ({"side_effects": [{"at": (0, 4), "told": "worry"}]}, [found(EFFECT, "rash", hypothetical=True)], (0, 0, 0, 0)),
        ({"side_effects": [{"at": (0, 4), "told": "denied"}]}, [found(EFFECT, "rash", negated=True)], (0, 0, 0, 0)),
        ({"medications": [{"name": "Testra", "polarity": "mixed"}]}, [found(DRUG, "testamab")] * 2, (1, 1, 1, 1)),
        ({"medications": [{"name": "unheard-of", "polarity": "mixed"}]}, [found(DRUG, "testamab")], (1, 1, 0, 0)),
        ({"medications": []}, [found(DRUG, "testamab", negated=True)], (0, 0, 0, 0)),
        ({"companies": [{"name": "acme pharma", "polarity": "mixed"}]}, [found(Kind.COMPANY, "Acme")], (1, 1, 1, 1)),
        ({"companies": []}, [found(Kind.COMPANY, "Acme", attributes={"via": "product"})], (0, 0, 0, 0)),
        ({"treatment_choice": True}, [], (1, 0, 0, 0)),
        ({"promotion": "none"}, [found(Kind.PROMOTION, "disclosed")], (0, 1, 0, 0)),
        ({"adverse_event": True}, [found(Kind.ADVERSE_EVENT, "suspected")] * 3, (1, 1, 1, 1)),
    ],
)
def test_what_counts_as_the_same(
    lexicon: Lexicon, labels: dict[str, Any], findings: list[Annotation], counts: tuple[int, ...]
) -> None:
    (field,) = labels
    kinds = {"side_effects": "side_effect", "medications": "medication", "companies": "company"}
    post = Compared(Labels.model_validate(labels), findings, lexicon)
    rows = list(COMPARISONS[kinds.get(field, field)](post) or ())
    assert tuple(sum(getattr(row, name) for row in rows) for name in ("labelled", "found", "recalled", "precise")) == (
        counts
    )


def test_what_was_not_said_is_not_measured(lexicon: Lexicon) -> None:
    everything = [found(kind, "patient" if kind is SEGMENT else "ask") for kind in Kind if kind is not Kind.FLAG]
    only = measured(lexicon, ({"intents": ["ask"]}, everything), ({"segment": "patient"}, everything))
    assert set(only.findings) == {"intent", "segment"}
    assert {name: finding.micro.posts for name, finding in only.findings.items()} == {"intent": 1, "segment": 1}
    assert measured(lexicon).findings == {}
    assert measured(lexicon, ({}, everything)).findings == {}


def test_a_finding_that_nobody_labelled_or_found_has_no_share(lexicon: Lexicon) -> None:
    score = measured(lexicon, ({"dosing": []}, [])).findings["dosing"].micro
    assert (score.posts, score.labelled, score.found) == (1, 0, 0)
    assert (score.precision, score.recall, score.f1, score.precision_interval, score.f1_interval) == (None,) * 5


def test_voices_are_crossed(lexicon: Lexicon) -> None:
    told = [("patient", "patient"), ("patient", "unclear"), ("caregiver", "caregiver"), ("caregiver", "patient")]
    segment = measured(lexicon, *[({"segment": was}, [found(SEGMENT, now)]) for was, now in told]).findings["segment"]
    assert segment.confusion == {"caregiver": {"caregiver": 1, "patient": 1}, "patient": {"patient": 1, "unclear": 1}}
    assert segment.accuracy == 0.5 == segment.micro.f1
    assert segment.classes["patient"].precision == 0.5
    nothing = measured(lexicon, ({"segment": "patient"}, [])).findings["segment"]
    assert nothing.confusion == {"patient": {"none": 1}}


def test_a_feeling_is_compared_where_its_medicine_was_found(lexicon: Lexicon) -> None:
    named = {"medications": [{"name": "testra", "polarity": "mixed"}, {"name": "oldamab", "polarity": "negative"}]}
    post = Compared(
        Labels.model_validate(named),
        [
            found(DRUG, "testamab", polarity=Polarity.POSITIVE),
            found(DRUG, "testamab", (9, 12), polarity=Polarity.NEGATIVE),
        ],
        lexicon,
    )
    assert [(pair.labelled, pair.found) for pair in choices(post)["medication_polarity"]] == [("mixed", "mixed")]


@pytest.mark.parametrize(
    ("felt", "expected"),
    [
        (set(), "neutral"),
        ({"neutral"}, "neutral"),
        ({"neutral", "positive"}, "positive"),
        ({"negative", "positive"}, "mixed"),
        ({"mixed", "positive", "neutral"}, "mixed"),
    ],
)
def test_one_polarity(felt: set[str], expected: str) -> None:
    assert one_polarity({Polarity(one) for one in felt}) == expected


def test_mistakes_name_the_post_and_what_was_missed_or_wrong(lexicon: Lexicon) -> None:
    mistakes = measured(
        lexicon,
        ({"intents": ["ask"], "segment": "patient"}, [found(INTENT, "vent"), found(SEGMENT, "unclear")]),
        ({"intents": ["ask"]}, [found(INTENT, "ask")]),
    ).mistakes
    assert [(one.id, one.finding, one.value, one.what) for one in mistakes] == [
        ("p0", "intent", "ask", "missed"),
        ("p0", "intent", "vent", "wrong"),
        ("p0", "segment", "unclear", "is patient"),
    ]
