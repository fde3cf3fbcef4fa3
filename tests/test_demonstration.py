"""The demonstration through the reader, privacy and the annotators: what is planted comes out where it should."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from functools import cache

import pytest

from insights import conditions, readers
from insights.analysis import Analyst, Row
from insights.model import Annotation, Decision, Exclusion, Flag, Intent, Kind, Need, Polarity, Segment
from tests.test_samples import CORPORA, MAIL, PHONE, SAMPLES, read

LEFT_OUT = {
    "deleted": {Exclusion.DELETED},
    "empty": {Exclusion.EMPTY},
    "foreign": {Exclusion.WRONG_LANGUAGE},
    "repost": {Exclusion.REPOST},
    "non_post": {Exclusion.IMAGE_ONLY, Exclusion.DELETED, Exclusion.EMPTY},
}
STILL_KEPT = {"foreign": 1, "non_post": 2}
"""Planted rows the product keeps: a foreign post of three words, links to a picture that do not say so."""
FEWEST = 3


@cache
def analysed(name: str) -> list[Row]:
    """Return the rows of a corpus as the analyst leaves them."""
    file = SAMPLES / f"{name}.ndjson"
    analyst = Analyst(conditions.load(name), b"k" * 32)
    return [analyst.row(raw) for raw in readers.read(file, reader=readers.recognise(file))]


@pytest.fixture(scope="module", params=CORPORA)
def corpus(request: pytest.FixtureRequest) -> tuple[list[Row], list[dict[str, object]], list[set[str]]]:
    """Return the analysed rows of a corpus, the rows as they are in the file, and the tags planted in each."""
    file = SAMPLES / f"{request.param}.ndjson"
    tags = [set(label["tags"]) for label in read(SAMPLES / "labels" / file.name)]
    return analysed(request.param), read(file), tags


@pytest.mark.parametrize("tag", LEFT_OUT)
def test_what_is_no_post_is_left_out_for_its_reason(
    corpus: tuple[list[Row], list[object], list[set[str]]], tag: str
) -> None:
    rows, _, tags = corpus
    planted = [row for row, of_row in zip(rows, tags, strict=True) if tag in of_row]
    kept = [row for row in planted if row.excluded not in LEFT_OUT[tag] | {Exclusion.REPOST}]
    assert len(kept) <= STILL_KEPT.get(tag, 0)
    assert all(row.excluded is None for row in kept)


def test_nothing_else_is_left_out(corpus: tuple[list[Row], list[object], list[set[str]]]) -> None:
    rows, raws, tags = corpus
    wrong = [
        (raw, row.excluded)
        for row, raw, of_row in zip(rows, raws, tags, strict=True)
        if row.excluded is not None and not of_row & set(LEFT_OUT)
    ]
    assert wrong == []


def test_no_personal_data_is_left(corpus: tuple[list[Row], list[dict[str, object]], list[set[str]]]) -> None:
    rows, raws, tags = corpus
    shown = [row.post.text for row in rows if row.post]
    assert [text for text in shown if MAIL.search(text) or PHONE.search(text)] == []
    planted = [
        (row.post.text, raw["text"])
        for row, raw, of_row in zip(rows, raws, tags, strict=True)
        if "personal_data" in of_row and row.post
    ]
    assert planted
    masked = [kept for kept, text in planted if re.search(r"\[[a-z ]+\]", kept)]
    assert len(masked) / len(planted) > 0.8


@pytest.fixture(scope="module")
def found() -> Counter[tuple[str, str]]:
    """Return how many kept posts about MS hold each finding, by kind (and attribute) and value."""
    rows = analysed("multiple_sclerosis")
    return Counter(pair for row in rows if row.excluded is None for pair in {*_pairs(row.annotations)})


def _pairs(annotations: tuple[Annotation, ...]) -> Iterator[tuple[str, str]]:
    for annotation in annotations:
        yield (annotation.kind, annotation.value)
        yield (annotation.kind, "any")
        if annotation.polarity:
            yield (f"{annotation.kind}.polarity", annotation.polarity)
        for name, value in annotation.attributes.items():
            yield (f"{annotation.kind}.{name}", value)


TOKENS: dict[str, type[StrEnum] | tuple[str, ...]] = {
    "segment": Segment,
    "intent": Intent,
    "need": Need,
    "decision": Decision,
    "flag": Flag,
    "medication.polarity": Polarity,
    "company.polarity": Polarity,
    "company.via": ("named", "product"),
    "company.reason": ("support_programme", "price", "service", "research"),
    "decision.reason": ("side_effect", "efficacy", "cost", "access", "pregnancy", "convenience", "advice"),
    "quality_of_life": ("better", "worse"),
    "pipeline.stance": ("hope", "doubt", "join", "follow"),
    "promotion": ("disclosed", "undisclosed"),
    "cost_access": ("cost", "insurance", "access", "support_programme"),
    "side_effect.severity": ("mild", "severe"),
}


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        *((kind, str(value)) for kind, values in TOKENS.items() for value in values),
        *((str(kind), "any") for kind in Kind),
    ],
)
def test_everything_the_tool_finds_is_to_be_seen(found: Counter[tuple[str, str]], kind: str, value: str) -> None:
    assert found[kind, value] >= FEWEST


def test_the_labels_name_every_kind_of_plant() -> None:
    told = {
        tag
        for name in CORPORA
        for line in (SAMPLES / "labels" / f"{name}.ndjson").read_text(encoding="utf-8").splitlines()
        for tag in json.loads(line)["tags"]
    }
    assert told >= {*LEFT_OUT, "vendor", "bot", "off_topic", "look_alike", "personal_data", "markup", "unanswered"}
