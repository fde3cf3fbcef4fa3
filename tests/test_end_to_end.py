"""The whole path on the made-up posts with the real model: from an export to numbers that can be read in the posts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from insights.access import LOCAL_OWNER
from insights.model import Filters
from insights.store import Answer, Store, ask, open_store

pytestmark = pytest.mark.slow
ALL = Filters(condition="multiple_sclerosis", voices="everyone")


@pytest.fixture(scope="module")
def store(demo_store: Path) -> Store:
    return open_store(demo_store)


def answer(store: Store, question: str, **parameters: object) -> Answer:
    return ask(store, question, ALL, grant=LOCAL_OWNER, **parameters)


def test_every_row_is_accounted_for_and_said_to_be_made_up(store: Store, demo_rows: list[str]) -> None:
    (info,) = store.conditions()
    report = json.loads(info.report)
    assert report["read"] == len(demo_rows) == report["kept"] + sum(report["excluded"].values())
    assert info.posts == report["stored"] == report["kept"] > 230
    assert info.demo
    assert 0 < info.coverage <= 1


def test_themes_have_names_terms_and_posts(store: Store) -> None:
    themes = answer(store, "themes").frame
    assert len(themes) >= 3
    assert themes["label"].str.len().gt(2).all()
    assert themes["label"].is_unique
    assert themes["terms"].str.len().min() >= 1
    assert themes["terms"].str.len().median() >= 5
    in_themes = themes["numerator"].sum()
    assert in_themes == answer(store, "summary").frame["in_theme"].item()
    for theme in themes["theme_id"]:
        assert not answer(store, "theme_posts", theme=theme).frame.empty


@pytest.mark.parametrize(
    ("question", "least"),
    [
        ("voices", 4),
        ("medications", 6),
        ("brands", 4),
        ("companies", 2),
        ("side_effects", 5),
        ("symptoms", 5),
        ("needs", 3),
        ("intents", 5),
        ("decisions", 3),
        ("posts_over_time", 3),
    ],
)
def test_the_demonstration_has_an_answer(store: Store, question: str, least: int) -> None:
    assert len(answer(store, question).frame) >= least


@pytest.mark.parametrize(
    ("question", "columns", "kind"),
    [
        ("medications", {"generic": "value"}, "medication"),
        ("side_effects", {"generic": "target", "effect": "value"}, "side_effect"),
        ("symptoms", {"symptom": "value"}, "symptom"),
        ("companies", {"company": "value"}, "company"),
        ("sources_cited", {"cited": "value"}, "source_cited"),
        ("cost_access", {"topic": "value"}, "cost_access"),
        ("coping_tips", {"helps_with": "value"}, "coping_tip"),
        ("pipeline", {"generic": "value"}, "pipeline"),
    ],
)
def test_a_number_opens_as_many_posts_as_it_says(
    store: Store, question: str, columns: dict[str, str], kind: str
) -> None:
    frame = answer(store, question).frame
    assert not frame.empty
    for row in frame.head(12).to_dict("records"):
        finding = {field: row[column] for column, field in columns.items()}
        posts = answer(store, "posts", kind=kind, limit=1, **finding).frame
        assert (0 if posts.empty else posts["total"].item()) == row["numerator"], finding


def test_no_made_up_person_is_left_in_the_store(store: Store, demo_rows: list[str]) -> None:
    rows = [json.loads(row) for row in demo_rows]
    text = "\n".join(store.frame("SELECT text FROM posts")["text"]).casefold()
    names = {
        row["author"].casefold()
        for row in rows
        if row["author"] and ("_" in row["author"] or row["author"][-1].isdigit())
    }
    assert len(names) > 20
    assert not [name for name in names if name in text]
    columns = store.frame("SELECT * EXCLUDE text FROM posts").astype(str)
    cells = {cell for column in columns for cell in columns[column]}
    assert cells.isdisjoint({row["id"] for row in rows} | {row["author"] for row in rows if row["author"]})
