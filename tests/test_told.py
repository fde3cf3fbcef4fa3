"""What is told of a post: by findings, by a person, in words, and the labels that come of a changed form."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from types import SimpleNamespace
from typing import Any

import pytest

from insights.access import DEMO_GUEST, LOCAL_OWNER, Role, allows
from insights.decisions import Decided
from insights.decisions.corrections import Correction, text_hash
from insights.model import Annotation, Kind, Polarity
from insights.quality.figures import Finding, Score
from insights.quality.in_sentences import agreement, class_sentence, in_order, sentence, title
from insights.quality.in_words import differences, in_words, joined, quoted, spoken_of
from insights.quality.labels import Labels
from insights.quality.missed import MISSED, missed, place
from insights.quality.told import LISTED, found_labels, found_told, labelled_told, said
from insights.ui import corrections
from insights.ui.accuracy_parts import crossed, interval_of, two_places
from insights.ui.correction_state import ReadPost, Row, changed

TEXT = "My son felt queasy on Testra, so we stopped it. Acme did not help."


def found(kind: Kind, value: str, words: str, **fields: Any) -> Annotation:
    start = TEXT.index(words)
    return Annotation(kind=kind, value=value, start=start, end=start + len(words), score=0.9, evidence=words, **fields)


FOUND = (
    found(Kind.SEGMENT, "patient", "My"),
    found(Kind.INTENT, "experience", "felt"),
    found(Kind.MEDICATION, "testamab", "Testra", polarity=Polarity.NEGATIVE),
    found(Kind.SIDE_EFFECT, "nausea", "queasy", target="testamab"),
    found(Kind.DECISION, "stop", "stopped", target="testamab", attributes={"reason": "side_effect"}),
    found(Kind.COMPANY, "Acme", "Acme", polarity=Polarity.NEUTRAL, attributes={"via": "named"}),
    found(Kind.COMPANY, "Borg", "Testra", attributes={"via": "product"}),
    found(Kind.SOURCE_CITED, "site", "son", negated=True),
    found(Kind.ADVERSE_EVENT, "suspected", "queasy"),
)
LABELS = found_labels(FOUND)


def post(labels: dict[str, Any] | None = None, text: str = TEXT) -> ReadPost:
    """Return the post above, with the correction that says `labels` of `text`."""
    if labels is None:
        return ReadPost("p1", TEXT, FOUND, None)
    correction = Correction.model_validate(
        {"condition": "testitis", "post_id": "p1", "text_sha256": text_hash(text), "labels": labels}
    )
    now: Any = None
    decided = Decided(
        kind="correction", key=correction.key, version=1, state="active", action="decide", payload=correction,
        decided_by="analyst", decided_at=now,
    )  # fmt: skip
    return ReadPost("p1", TEXT, FOUND, decided)


def chosen(**changes: Any) -> dict[str, Any]:
    return {field: getattr(LABELS, field) for field in ("segment", "intents", "needs", "adverse_event")} | changes


def spoken(labels: Labels) -> dict[str, Any]:
    return {name: value for name, value in labels.model_dump(mode="json").items() if value is not None}


def test_findings_become_labels() -> None:
    assert spoken(LABELS) == {
        "segment": "patient",
        "intents": ["experience"],
        "needs": [],
        "medications": [{"name": "testamab", "polarity": "negative", "reason": None}],
        "side_effects": [{"at": [12, 18], "medication": "testamab", "told": "had"}],
        "decisions": [{"decision": "stop", "medication": "testamab", "to": None, "reason": "side_effect"}],
        "quality_of_life": "none",
        "dosing": [],
        "cost_access": [],
        "treatment_choice": False,
        "coping_tips": [],
        "companies": [{"name": "Acme", "polarity": "neutral", "reason": None}],
        "sources_cited": [],
        "pipeline": [],
        "off_label": [],
        "promotion": "none",
        "adverse_event": True,
    }


def test_labels_say_again_what_they_were_made_of() -> None:
    assert said(labelled_told(LABELS), LISTED) == {field: getattr(LABELS, field) for field in LISTED}
    assert [one.same for one in labelled_told(LABELS)] == [one.same for one in found_told(FOUND)]


@pytest.mark.parametrize(("values", "expected"), [((), "none"), (("better",), "better"), (("better", "worse"), None)])
def test_a_field_of_one_value_is_not_said_where_two_are_found(values: tuple[str, ...], expected: str | None) -> None:
    findings = [found(Kind.QUALITY_OF_LIFE, value, "felt") for value in values]
    assert found_labels(findings).quality_of_life == expected


@pytest.mark.parametrize(
    ("kind", "value", "fields", "words"),
    [
        (Kind.MEDICATION, "testamab", {}, "Medicine: testamab"),
        (Kind.SIDE_EFFECT, "nausea", {"target": "testamab"}, "Side effect, with testamab"),
        (Kind.SIDE_EFFECT, "nausea", {"hypothetical": True}, "Side effect, feared or asked about"),
        (Kind.DECISION, "stop", {"attributes": {"reason": "cost"}}, "Decision: stop, because of cost"),
        (
            Kind.DECISION,
            "switch",
            {"target": "b", "attributes": {"from": "a", "to": "b"}},
            "Decision: switch, a, to b",
        ),
        (Kind.DOSING, "20 mg", {"target": "a"}, "Dose or schedule, a"),
        (Kind.COST_ACCESS, "support_programme", {}, "Cost and access: support programme"),
        (Kind.TREATMENT_CHOICE, "a or b", {}, "Weighs treatments against each other"),
        (Kind.PIPELINE, "x1", {"attributes": {"stance": "join"}}, "Medicine not yet approved: x1, wants to join"),
        (Kind.OFF_LABEL, "a", {"attributes": {"use": "sleep"}}, "Use it is not approved for: a, for sleep"),
        (Kind.PROMOTION, "disclosed", {}, "Promotion: disclosed"),
        (Kind.COPING_TIP, "nausea", {}, "Coping tip"),
    ],
)  # fmt: skip
def test_a_finding_in_words(kind: Kind, value: str, fields: dict[str, Any], words: str) -> None:
    (told,) = found_told([found(kind, value, "queasy", **fields)])
    assert in_words(told) == words
    assert quoted(told, TEXT) == "“queasy”"
    assert quoted(told, "short") == ""


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("queasy", (12, 18)),
        ("  “QUEASY on   testra” ", (12, 28)),
        ("on", (19, 21)),
        ("we\nstopped", (33, 43)),
        ("ueas", (13, 17)),
        ("dizzy", None),
        ("", None),
        ("“ ”", None),
        (".*", None),
    ],
)
def test_words_are_found_as_they_stand(words: str, at: tuple[int, int] | None) -> None:
    assert place(words, TEXT) == at


@pytest.mark.parametrize("what", MISSED)
def test_all_that_can_be_missed_makes_labels(what: str) -> None:
    told = missed(what, (12, 18), TEXT, Polarity.MIXED)
    labels = Labels(**said([told], [told.field]))
    assert [one.same for one in labelled_told(labels)] == [told.same]
    assert in_words(told)
    assert quoted(told, TEXT) == "“queasy”"
    assert MISSED[what].strip(": ")


@pytest.mark.parametrize(
    ("labels", "lines"),
    [
        ({}, []),
        ({"segment": "caregiver"}, ["voice: caregivers, not living with it"]),
        ({"segment": "patient", "intents": ["experience"]}, []),
        ({"intents": ["ask"]}, ["what it is for: also ask", "what it is for: not tell experience"]),
        ({"adverse_event": False}, ["no suspected adverse event"]),
        ({"medications": []}, ["wrong: Medicine: testamab"]),
        ({"side_effects": []}, ["wrong: Side effect, with testamab “queasy”"]),
        ({"companies": [{"name": "ACME", "polarity": "negative"}]}, ["Company: ACME: speaks badly of it, not neither"]),
        ({"coping_tips": [[33, 43]]}, ["missed: Coping tip “we stopped”"]),
        ({"treatment_choice": True}, ["missed: Weighs treatments against each other"]),
    ],
)
def test_what_a_person_says_otherwise(labels: dict[str, Any], lines: list[str]) -> None:
    assert differences(LABELS, Labels.model_validate(labels), TEXT) == lines


def test_what_was_spoken_of_and_long_lists_are_short() -> None:
    assert spoken_of(Labels(segment=LABELS.segment, medications=())) == "voice, medicine"
    assert spoken_of(LABELS) == "the whole post"
    assert joined(["a", "b"]) == "a; b"
    assert joined(list("abcdefgh")) == "a; b; c; d; e; f; and 2 more"


def test_a_form_nobody_touched_says_nothing_and_one_read_whole_says_all() -> None:
    assert spoken(changed(post(), chosen(), post().rows, [], whole=False)) == {}
    assert changed(post(), chosen(), post().rows, [], whole=True) == LABELS


@pytest.mark.parametrize(
    ("number", "change", "expected"),
    [
        (0, {"right": False}, {"medications": []}),
        (0, {"right": True}, {"medications": [{"name": "testamab", "polarity": "negative", "reason": None}]}),
        (
            0,
            {"feeling": Polarity.MIXED},
            {"medications": [{"name": "testamab", "polarity": "mixed", "reason": None}]},
        ),
        (1, {"right": False}, {"side_effects": []}),
    ],
)
def test_only_kinds_that_were_judged_are_said(number: int, change: dict[str, Any], expected: dict[str, Any]) -> None:
    rows = [
        Row(row.told, change.get("right"), change.get("feeling", row.feeling)) if place == number else row
        for place, row in enumerate(post().rows)
    ]
    assert spoken(changed(post(), chosen(), rows, [], whole=False)) == expected


def test_what_was_missed_joins_what_was_found_once() -> None:
    tip, again = missed("coping_tips", (33, 43), TEXT), missed("side_effects", (12, 18), TEXT)
    labels = spoken(changed(post(), chosen(segment=None), post().rows, [tip, tip, again], whole=False))
    assert labels["coping_tips"] == [[33, 43]]
    assert labels["side_effects"] == [{"at": [12, 18], "medication": "testamab", "told": "had"}]


def test_a_correction_fills_the_form_and_stays_said() -> None:
    corrected = post({"segment": "caregiver", "medications": [{"name": "oldamab", "polarity": "positive"}]})
    states = [(in_words(row.told), row.right, row.added) for row in corrected.rows if row.told.field == "medications"]
    assert states == [("Medicine: testamab", False, False), ("Medicine: oldamab", True, True)]
    assert [row.right for row in corrected.rows if row.told.field != "medications"] == [None] * 3
    unchanged = changed(corrected, chosen(segment=corrected.corrected.segment), corrected.rows, [], whole=False)
    assert unchanged == corrected.corrected
    back = changed(corrected, chosen(), corrected.rows, [], whole=False)
    assert back.segment == LABELS.segment, "said before, so that it is still said"


def test_a_correction_of_another_text_does_not_count() -> None:
    other = post({"segment": "caregiver"}, text="another text")
    assert not other.counts
    assert other.corrected == Labels()
    assert all(row.right is None for row in other.rows)


@pytest.mark.parametrize("labels", [None, {"segment": "caregiver"}])
def test_who_may_not_correct_gets_no_control(labels: dict[str, Any] | None, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(corrections.st, "container", lambda **_: nullcontext())
    monkeypatch.setattr(corrections.st, "html", lambda html, **_: drawn.append(html))
    monkeypatch.setattr(corrections.st, "button", lambda *_, **__: pytest.fail("there is a button"))
    for grant in (DEMO_GUEST, replace(LOCAL_OWNER, roles=frozenset({Role.MARKETER, Role.APPROVER, Role.SAFETY}))):
        view: Any = SimpleNamespace(grant=grant, allows=partial(allows, grant))
        one = post(labels)
        if one.decided:
            one = replace(one, decided=replace(one.decided, decided_at=datetime(2026, 5, 4, 8, 9, tzinfo=UTC)))
        corrections.correction_line(view, one)
    told = "Corrected by analyst, 4 May 2026, 08:09 UTC: voice: caregivers, not living with it."
    assert [told in html for html in drawn] == ([True, True] if labels else [])


def score(labelled: int, hits: int, among: int) -> Score:
    return Score(
        posts=50, labelled=labelled, found=among, f1=0.5, precision=hits / among if among else None,
        precision_interval=None, recall=hits / labelled if labelled else None, recall_interval=None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("finding", "figures", "expected"),
    [
        (
            "side_effect",
            Finding(micro=score(40, 30, 35)),
            "Of 100 side effects it marks, about 86 are right; of 100 that are there, it finds about 75.",
        ),
        (
            "dosing",
            Finding(micro=score(10, 10, 10)),
            "Of 100 doses and schedules it marks, all are right; of 100 that are there, it finds all.",
        ),
        ("company", Finding(micro=score(20, 0, 0)), "It marks none; of 100 that are there, it finds none."),
        (
            "company",
            Finding(micro=score(20, 1, 3)),
            "It marks only 3, 1 of them rightly; of 100 that are there, it finds about 5.",
        ),
        ("company", Finding(micro=score(9, 9, 9)), "Too few to tell (9 labelled)."),
        ("segment", Finding(micro=score(50, 40, 50), accuracy=0.8), "Of 100 posts it gives about 80 the right voice."),
        ("segment", Finding(micro=score(5, 5, 5), accuracy=1.0), "Too few to tell (5 labelled)."),
        (
            "a_new_finding",
            Finding(micro=score(300, 299, 300)),
            "Of 100 findings it marks, about 99 are right; of 100 that are there, it finds about 99.",
        ),
    ],
)
def test_how_right_a_finding_is_in_a_sentence(finding: str, figures: Finding, expected: str) -> None:
    assert sentence(finding, figures) == expected


def test_how_right_a_class_is_in_a_sentence() -> None:
    told = "Of 100 it calls “caregivers”, about 86 are; of 100 that are, it hears about 75."
    assert class_sentence("caregiver", score(40, 30, 35)) == told
    assert class_sentence("caregiver", score(3, 3, 3)) == "Too few to tell (3 labelled)."
    assert class_sentence("caregiver", score(30, 0, 0)).startswith("It calls none so;")


def test_names_order_and_agreement_of_findings() -> None:
    some = Finding(micro=score(1, 1, 1))
    assert list(in_order({"new_kind": some, "medication": some, "segment": some})) == [
        "segment",
        "medication",
        "new_kind",
    ]
    assert title("medication_polarity") == "Feeling about a medicine"
    assert title("new_kind") == "New kind"
    told = {"intents": 0.9, "segment": 0.8, "companies": 0.7, "medication_names_f1": 0.6}
    assert [agreement(one, told) for one in ("intent", "segment", "company", "medication", "dosing")] == [
        0.9,
        0.8,
        0.7,
        0.6,
        None,
    ]


def test_a_confusion_as_shares_of_its_rows() -> None:
    frame = crossed({"patient": {"patient": 6, "unclear": 2}, "caregiver": {"caregiver": 1}})
    told = frame[["labelled", "found", "numerator", "denominator", "share"]].to_numpy().tolist()
    assert told == [
        ["patient", "patient", 6, 8, 0.75],
        ["patient", "unclear", 2, 8, 0.25],
        ["caregiver", "caregiver", 1, 1, 1.0],
    ]


@pytest.mark.parametrize(("share", "expected"), [(0.856, ".86"), (1.0, "1.00"), (0.0, ".00"), (0.004, ".00")])
def test_figures_have_two_places(share: float, expected: str) -> None:
    assert two_places(share) == expected
    assert interval_of((share, 1.0)) == f"{expected}–1.00"
    assert interval_of(None) == ""
