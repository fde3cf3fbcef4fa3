"""A number on a page and the list of posts it opens count the same posts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from insights.access import LOCAL_OWNER
from insights.model import Filters
from insights.store import Store, ask, open_store

FILTERS = Filters(condition="multiple_sclerosis")
FEELINGS = ("positive", "negative", "mixed", "neutral")
PLAIN = {
    "symptoms": ("symptom", "symptom"),
    "cost_access": ("cost_access", "topic"),
    "coping_tips": ("coping_tip", "helps_with"),
    "sources_cited": ("source_cited", "cited"),
    "treatment_choices": ("treatment_choice", "choice"),
    "pipeline": ("pipeline", "generic"),
}


@pytest.fixture(scope="module")
def store(demo_store: Path) -> Iterator[Store]:
    opened = open_store(demo_store)
    yield opened
    opened.close()


def rows(store: Store, question: str, **parameters: object) -> pd.DataFrame:
    frame = ask(store, question, FILTERS, grant=LOCAL_OWNER, **parameters).frame
    assert len(frame), f"{question} answers nothing on the demonstration: this test would prove nothing"
    return frame


def listed(store: Store, **finding: object) -> int:
    frame = ask(store, "posts", FILTERS, grant=LOCAL_OWNER, limit=1, **finding).frame
    return int(frame.iloc[0]["total"]) if len(frame) else 0


@pytest.mark.parametrize("question", PLAIN)
def test_a_count_opens_as_many_posts(store: Store, question: str) -> None:
    kind, column = PLAIN[question]
    for row in rows(store, question).head(8).to_dict("records"):
        assert listed(store, kind=kind, value=row[column]) == row["numerator"], row[column]


def test_side_effects_told_and_feared(store: Store) -> None:
    for row in rows(store, "side_effects").head(12).itertuples():
        finding = {"kind": "side_effect", "value": row.effect, "target": row.generic}
        assert listed(store, **finding) == row.numerator
        assert listed(store, **finding, feared=True) == row.worried
    for row in rows(store, "effects").head(8).itertuples():
        assert listed(store, kind="side_effect", value=row.effect) == row.numerator
        assert listed(store, kind="side_effect", value=row.effect, feared=True) == row.feared


@pytest.mark.parametrize(
    ("question", "kind", "column"), [("medications", "medication", "generic"), ("companies", "company", "company")]
)
def test_feelings_share_out_the_posts(store: Store, question: str, kind: str, column: str) -> None:
    for row in rows(store, question).head(8).to_dict("records"):
        opened = {feeling: listed(store, kind=kind, value=row[column], polarity=feeling) for feeling in FEELINGS}
        assert opened == {feeling: row[feeling] for feeling in FEELINGS}
        assert sum(opened.values()) == row["numerator"] == listed(store, kind=kind, value=row[column])


@pytest.mark.parametrize("via", ["named", "product"])
def test_companies_by_the_way_they_are_meant(store: Store, via: str) -> None:
    for row in rows(store, "companies", via=via).head(5).itertuples():
        assert listed(store, kind="company", value=row.company, via=via) == row.numerator


def test_decisions(store: Store) -> None:
    told = rows(store, "decisions")
    for row in told[told["generic"] != "no medication named"].head(12).itertuples():
        assert listed(store, kind="decision", value=row.decision, target=row.generic) == row.numerator
