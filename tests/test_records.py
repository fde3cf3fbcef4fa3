"""Records of `annotate`: the committed schema, and what of an analysis stands in a record."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from insights.analysis import Row
from insights.model import Annotation, Exclusion, Kind, Polarity, Post
from insights.records import Record, to_record

SCHEMA = Path(__file__).parent.parent / "insights" / "records.schema.json"
KEYS = [
    "source_id",
    "kept",
    "excluded",
    "segment",
    "segment_score",
    "intents",
    "needs",
    "medications",
    "side_effects",
    "decisions",
    "dosing",
    "quality_of_life",
    "pipeline",
    "companies",
    "adverse_event",
    "elements",
    "text",
]


def found(kind: Kind, value: str, **fields: object) -> Annotation:
    defaults: dict[str, object] = {"start": 0, "end": 4, "score": 0.8, "evidence": "word"}
    return Annotation(kind=kind, value=value, **{**defaults, **fields})  # type: ignore[arg-type]


def record(*annotations: Annotation, excluded: Exclusion | None = None) -> dict[str, object]:
    row = Row("p1", excluded, Post(post_id="x", source="forum", text="word for word"), annotations)
    made = json.loads(to_record(row).model_dump_json(by_alias=True))
    jsonschema.validate(made, json.loads(SCHEMA.read_text(encoding="utf-8")))
    return made


def test_the_committed_schema_is_that_of_the_records() -> None:
    current = Record.model_json_schema(mode="serialization", by_alias=True)
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == current


def test_a_record_has_every_field_in_order() -> None:
    assert list(record()) == KEYS


def test_an_unreadable_row_gives_an_empty_record() -> None:
    made = json.loads(to_record(Row(None, Exclusion.UNREADABLE, None, ())).model_dump_json(by_alias=True))
    assert (made["source_id"], made["kept"], made["excluded"], made["text"]) == (
        None,
        False,
        "unreadable",
        "",
    )
    assert (made["segment"], made["segment_score"]) == ("unclear", 0.0)
    jsonschema.validate(made, json.loads(SCHEMA.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("annotations", "field", "expected"),
    [
        ([found(Kind.SEGMENT, "caregiver", score=0.4), found(Kind.SEGMENT, "patient")], "segment", "patient"),
        (
            [found(Kind.INTENT, "ask"), found(Kind.INTENT, "ask"), found(Kind.INTENT, "vent", negated=True)],
            "intents",
            ["ask"],
        ),
        (
            [found(Kind.SIDE_EFFECT, "rash", target="a")],
            "side_effects",
            [{"medication": "a", "effect": "rash", "phrase": "word"}],
        ),
        (
            [found(Kind.SIDE_EFFECT, "rash", negated=True), found(Kind.SIDE_EFFECT, "rash", hypothetical=True)],
            "side_effects",
            [],
        ),
        (
            [
                found(Kind.MEDICATION, "a", polarity=Polarity.POSITIVE),
                found(Kind.MEDICATION, "a", polarity=Polarity.NEGATIVE),
            ],
            "medications",
            [{"name": "a", "brand": None, "polarity": "mixed"}],
        ),
        (
            [found(Kind.MEDICATION, "a"), found(Kind.MEDICATION, "a", polarity=Polarity.NEGATIVE)],
            "medications",
            [{"name": "a", "brand": None, "polarity": "negative"}],
        ),
        (
            [found(Kind.MEDICATION, "a", attributes={"brand": "A1"}), found(Kind.MEDICATION, "a")],
            "medications",
            [{"name": "a", "brand": "A1", "polarity": "neutral"}, {"name": "a", "brand": None, "polarity": "neutral"}],
        ),
        (
            [found(Kind.DECISION, "switch", target="b", attributes={"from": "a", "to": "b", "reason": "side_effect"})],
            "decisions",
            [{"medication": "b", "decision": "switch", "from": "a", "to": "b", "reason": "side_effect"}],
        ),
        ([found(Kind.DECISION, "stop", negated=True)], "decisions", []),
        (
            [found(Kind.DOSING, "20 mg daily", attributes={"dose": "20", "unit": "mg", "frequency": "daily"})],
            "dosing",
            [{"medication": None, "dose": "20", "unit": "mg", "frequency": "daily"}],
        ),
        ([found(Kind.QUALITY_OF_LIFE, "better"), found(Kind.QUALITY_OF_LIFE, "worse")], "quality_of_life", None),
        (
            [found(Kind.QUALITY_OF_LIFE, "worse"), found(Kind.QUALITY_OF_LIFE, "better", negated=True)],
            "quality_of_life",
            "worse",
        ),
        ([found(Kind.PIPELINE, "x", attributes={"stance": "doubt"})], "pipeline", [{"name": "x", "stance": "doubt"}]),
        (
            [found(Kind.COMPANY, "Acme", attributes={"via": "product"}, polarity=Polarity.MIXED)],
            "companies",
            [{"name": "Acme", "via": "product", "polarity": "mixed"}],
        ),
        (
            [found(Kind.ADVERSE_EVENT, "suspected", attributes={"elements": "patient,event"})],
            "elements",
            ["event", "patient"],
        ),
        ([found(Kind.ADVERSE_EVENT, "suspected")], "adverse_event", True),
        ([], "adverse_event", False),
    ],
)
def test_what_of_an_analysis_stands_in_a_record(annotations: list[Annotation], field: str, expected: object) -> None:
    assert record(*annotations)[field] == expected


def test_findings_stand_in_the_record_of_an_excluded_row() -> None:
    made = record(found(Kind.SIDE_EFFECT, "rash", target="a"), excluded=Exclusion.WRONG_LANGUAGE)
    assert made["kept"] is False
    assert made["side_effects"]
