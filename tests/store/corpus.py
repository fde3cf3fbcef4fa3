"""A small store made by hand, for tests of what stands above mining."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from insights.analysis import analysis_digest
from insights.conditions import Brand, Company, ConditionPack, Event, Medication, Phase
from insights.language.likeness import signature
from insights.store import publish
from insights.store.draft import Draft, Found, Staged
from insights.store.write import MinedThemes, write_snapshot

PACK = ConditionPack(
    name="testitis",
    label="Testitis",
    terms=("testitis",),
    medications=(
        Medication(generic="testamab", brands=(Brand(name="Testra", company="Acme"),), side_effects=("hair loss",)),
        Medication(generic="oldamab", brands=(Brand(name="Oldera", company="Borg"),)),
        Medication(
            generic="hopinib",
            stage="pipeline",
            company="Acme",
            phases=(Phase(phase="2", since=datetime(2023, 1, 1, tzinfo=UTC).date()),),
        ),
    ),
    companies=(Company(name="Acme"), Company(name="Borg")),
    events=(Event(on=datetime(2025, 3, 1, tzinfo=UTC).date(), label="Testra approved", medication="testamab"),),
)


def found(kind: str, value: str, **fields: object) -> Found:
    """Return a finding at the start of a post."""
    values: dict[str, object] = {
        "start_at": 0,
        "end_at": 4,
        "score": 0.9,
        "target": None,
        "polarity": None,
        "negated": False,
        "hypothetical": False,
        "historical": False,
        "experiencer": "self",
        "evidence": "word",
        "attributes": "{}",
    }
    attributes = fields.pop("attributes", {})
    return Found(kind=kind, value=value, **{**values, **fields, "attributes": json.dumps(attributes)})  # type: ignore[arg-type]


def staged(number: int, text: str, **fields: object) -> Staged:
    """Return a readable row, dated by its number of days into 2025."""
    values: dict[str, object] = {
        "excluded": None,
        "signature": signature(text),
        "post_id": f"id{number}",
        "source": "forum",
        "community": "testers",
        "author_key": f"author{number}",
        "thread_key": None,
        "parent_key": None,
        "created_at": datetime(2025, 1 + number % 12, 1 + number % 28, tzinfo=UTC),
        "reactions": number,
        "rating": None,
        "subject": None,
        "text": text,
    }
    return Staged(**{**values, **fields})  # type: ignore[arg-type]


_TOLD: tuple[tuple[int, dict[str, Any]], ...] = (
    (2, {"kind": "intent", "value": "ask"}),
    (3, {"kind": "need", "value": "cost_access"}),
    (3, {"kind": "cost_access", "value": "cost"}),
    (3, {"kind": "symptom", "value": "fatigue"}),
    (3, {"kind": "care", "value": "physiotherapy", "polarity": "positive"}),
    (5, {"kind": "care", "value": "physiotherapy", "polarity": "negative"}),
    (4, {"kind": "pipeline", "value": "hopinib", "attributes": {"stance": "hope"}}),
    (4, {"kind": "decision", "value": "stop", "target": "testamab", "attributes": {"reason": "side_effect"}}),
    (
        5,
        {
            "kind": "decision",
            "value": "switch",
            "target": "testamab",
            "attributes": {"from": "oldamab", "to": "testamab"},
        },
    ),
    (5, {"kind": "quality_of_life", "value": "better", "target": "testamab"}),
    (5, {"kind": "dosing", "value": "20 mg daily", "target": "testamab"}),
    (5, {"kind": "coping_tip", "value": "fatigue"}),
    (6, {"kind": "company", "value": "Borg", "polarity": "negative", "attributes": {"via": "named", "reason": "cost"}}),
    (6, {"kind": "source_cited", "value": "MS Society"}),
    (6, {"kind": "treatment_choice", "value": "oldamab or testamab"}),
    (7, {"kind": "off_label", "value": "testamab", "attributes": {"use": "something else"}}),
    (7, {"kind": "promotion", "value": "disclosed"}),
    (7, {"kind": "side_effect", "value": "rash", "target": "testamab", "hypothetical": True}),
    (7, {"kind": "symptom", "value": "rash", "negated": True}),
)


def rows(count: int) -> list[tuple[Staged, list[Found]]]:
    """Return posts of which every 2nd names testamab, every 4th with hair loss, every 3rd by a caregiver.

    By `_TOLD` every so manieth tells of something else, so that each question has something to answer.
    """
    made = []
    for number in range(count):
        findings = [found("segment", "caregiver" if number % 3 == 0 else "patient")]
        if number % 2 == 0:
            findings.append(found("medication", "testamab", polarity="positive", attributes={"brand": "Testra"}))
            findings.append(found("company", "Acme", polarity="positive", attributes={"via": "product"}))
        if number % 4 == 0:
            findings.append(found("side_effect", "hair loss", target="testamab"))
        if number % 10 == 1:
            findings.append(found("flag", "vendor"))
        findings += [found(**told) for every, told in _TOLD if number % every == every - 1]
        made.append((staged(number, f"post number {number} says something about testitis"), findings))
    return made


def make_store(folder: Path, count: int = 60, *, pack: ConditionPack = PACK, demo: bool = False) -> Path:
    """Return a store in `folder` with one snapshot of `rows(count)` in two themes, the first of two parts."""
    with publish.writing(folder):
        before = publish.current(folder)
        with Draft(folder, condition=pack.name, before=before, add_to=True) as draft:
            draft.add(rows(count))
            draft.copy_before()
            draft.settle()
            posts = draft.patient_posts()
            numbers = posts["row_no"].tolist()
            draft.set_themes(
                numbers,
                [["t1", "t2", None][n % 3] for n in numbers],
                posts["row_no"].to_numpy(np.float32),
                part_ids=[("t1a" if n % 2 else "t1b") if n % 3 == 0 else None for n in numbers],
                positions=np.array([[n % 10 * 10, n // 10 * 10] for n in numbers], np.float32),
            )
            draft.set_vectors(numbers, np.array([[n % 100, 100 - n % 100] for n in numbers], np.int8))
            themes = MinedThemes(
                themes=pd.DataFrame(
                    {
                        "theme_id": ["t1", "t1a", "t1b", "t2"],
                        "part_of": [None, "t1", "t1", None],
                        "family": ["Body", "Body", "Body", "Care"],
                        "label": ["Hair and skin", "Hair", "Skin", "Waiting for results"],
                        "own_label": ["Hair and skin", "Hair", "Skin", "Waiting for results"],
                        "summary": None,
                        "named_by": None,
                        "size": [10, 6, 4, 9],
                        "stability": [0.9, 0.8, 0.7, 0.5],
                        "oversized": False,
                        "terms": [["hair", "skin"], ["hair"], ["skin"], ["waiting", "results"]],
                        "weights": [[0.5, 0.25], [0.5], [0.4], [0.5, 0.3]],
                        "representatives": [numbers[:2], numbers[:1], numbers[3:4], numbers[2:4]],
                        "centroid": [[1.0, 0.0], [0.9, 0.1], [0.9, -0.1], [0.0, 1.0]],
                        "change": [None, None, None, "new"],
                        "was": [[], [], [], []],
                    }
                ),
                terms=pd.DataFrame(
                    [("t1", "caregiver", "post", 0.5, 2.5)],
                    columns=["theme_id", "segment", "term", "weight", "distinctive"],
                ),
                phrases=pd.DataFrame([("t1", "says something about")], columns=["theme_id", "phrase"]),
                coverage=0.66,
                fitted=len(posts),
                embedder="fake",
            )
            snapshot = folder / publish.new_name()
            write_snapshot(
                snapshot,
                draft=draft.close(),
                before=before,
                anew=False,
                pack=pack,
                analysis=analysis_digest(pack),
                themes=themes,
                report={"read": count},
                demo=demo,
            )
            publish.publish(folder, snapshot)
    return folder
