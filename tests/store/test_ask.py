"""Asking: what a question takes, what a viewer may ask, and what is withheld."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from insights.access import DEMO_GUEST, LOCAL_OWNER, Grant, Role
from insights.errors import AccessDenied, QuestionError
from insights.model import Filters
from insights.store import Store, ask, open_store
from tests.store.corpus import make_store

ALL = Filters(condition="testitis", voices="everyone")
CLIENT = Grant(roles=frozenset({Role.CLIENT}), subject="client", floor=11)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return open_store(make_store(tmp_path_factory.mktemp("ask") / "store", 60))


def count(store: Store, filters: Filters, grant: Grant = LOCAL_OWNER) -> int:
    return int(ask(store, "summary", filters, grant=grant).frame["posts"].item())


@pytest.mark.parametrize(
    ("changes", "posts"),
    [
        ({}, 60),
        ({"voices": "patients"}, 54),
        ({"segments": ("caregiver",)}, 20),
        ({"segments": ("caregiver", "patient")}, 60),
        ({"medications": ("testamab",)}, 30),
        ({"medications": ("oldamab",)}, 0),
        ({"sources": ("forum",)}, 60),
        ({"sources": ("elsewhere",)}, 0),
        ({"communities": ("testers",)}, 60),
        ({"themes": ("t1",)}, 18),
        ({"since": date(2025, 12, 1)}, 5),
        ({"until": date(2025, 12, 1)}, 55),
        ({"since": date(2025, 2, 2), "until": date(2025, 2, 2)}, 0),
        ({"since": date(2025, 2, 2), "until": date(2025, 2, 3)}, 1),
        ({"condition": "clubfoot"}, 0),
        ({"condition": "testitis' OR true --"}, 0),
    ],
)
def test_each_filter_narrows(store: Store, changes: dict[str, Any], posts: int) -> None:
    assert count(store, replace(ALL, **changes)) == posts


def test_shares_come_with_numerator_and_denominator(store: Store) -> None:
    answer = ask(store, "medications", ALL, grant=LOCAL_OWNER)
    (row,) = answer.frame.to_dict("records")
    assert (row["generic"], row["numerator"], row["denominator"], row["authors"]) == ("testamab", 30, 60, 30)
    assert row["share"] == 0.5
    assert row["low"] < 0.5 < row["high"]
    assert answer.title == "Which medications are named, and how do people feel about them?"
    assert answer.note
    assert not answer.empty


@pytest.mark.parametrize(
    ("question", "parameters", "says"),
    [
        ("nothing", {}, "no such question; see"),
        ("themes; DROP TABLE posts", {}, "no such question"),
        ("voices", {"limit": 5}, "voices: no parameter limit; it takes none"),
        ("voices", {"filters": "x"}, "no parameter filters"),
        ("posts", {"limit": "many"}, "limit=many is not what is asked for: "),
        ("posts", {"limit": 2.5}, "limit=2.5 is not"),
        ("posts", {"limit": True}, "limit=True is not"),
        ("posts", {"limit": -1}, "limit=-1 is below 0"),
        ("posts", {"search": 7}, "search=7 is not"),
        ("findings", {"posts": 3}, "posts=3 is not"),
        ("findings", {"posts": ["x"]}, r"cannot be asked with posts=\['x'\]"),
        (
            "posts_over_time",
            {"grain": "fortnight"},
            "cannot be asked with grain=fortnight; it takes grain, month",
        ),
    ],
)
def test_a_question_that_cannot_be_asked_is_told_in_one_line(
    store: Store, question: str, parameters: dict[str, object], says: str
) -> None:
    with pytest.raises(QuestionError, match=says) as told:
        ask(store, question, ALL, grant=LOCAL_OWNER, **parameters)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("question", ["posts", "findings", "theme_posts"])
@pytest.mark.parametrize(("grant", "allowed"), [(LOCAL_OWNER, True), (DEMO_GUEST, True), (CLIENT, False)])
def test_posts_are_for_those_who_may_read_them(store: Store, question: str, grant: Grant, allowed: bool) -> None:
    if allowed:
        assert ask(store, question, ALL, grant=grant).withheld == 0
    else:
        with pytest.raises(AccessDenied):
            ask(store, question, ALL, grant=grant)


def test_a_grant_narrows_and_cannot_be_left(store: Store) -> None:
    locked = replace(ALL, segments=("caregiver",), voices="patients")
    grant = replace(CLIENT, locked=locked)
    assert count(store, ALL, grant) == 18
    assert count(store, replace(ALL, segments=("patient",)), grant) == 18
    assert count(store, replace(ALL, condition="clubfoot"), grant) == 18
    assert ask(store, "voices", ALL, grant=grant).filters == locked


def test_small_rows_are_withheld_before_anyone_sees_them(store: Store) -> None:
    filters = replace(ALL, since=date(2025, 11, 1))
    whole = ask(store, "voices", filters, grant=LOCAL_OWNER).frame
    assert whole["authors"].max() < 11
    answer = ask(store, "voices", filters, grant=CLIENT)
    assert answer.withheld == len(whole) == len(answer.frame)
    assert answer.frame[["numerator", "authors", "share", "low", "high"]].isna().all(axis=None)
    assert ask(store, "voices", ALL, grant=CLIENT).withheld == 0


def test_a_search_is_taken_as_typed(store: Store) -> None:
    def found(words: str) -> int:
        return len(ask(store, "posts", ALL, grant=LOCAL_OWNER, search=words, limit=100).frame)

    assert (found("NUMBER 7 says"), found("%"), found("_"), found("' OR 1=1"), found("$filters")) == (
        1,
        0,
        0,
        0,
        0,
    )


@pytest.mark.parametrize(
    ("finding", "posts"),
    [
        ({"kind": "side_effect"}, 15),
        ({"kind": "side_effect", "value": "hair loss", "target": "testamab"}, 15),
        ({"kind": "side_effect", "value": "hair loss", "target": "oldamab"}, 0),
        ({"kind": "medication", "polarity": "positive"}, 30),
        ({"kind": "medication", "polarity": "negative"}, 0),
    ],
)
def test_posts_behind_a_number_are_as_many_as_it_says(store: Store, finding: dict[str, str], posts: int) -> None:
    frame = ask(store, "posts", ALL, grant=LOCAL_OWNER, limit=5, **finding).frame
    assert len(frame) == min(posts, 5)
    assert (frame["total"] == posts).all()


@pytest.mark.parametrize(
    ("sort", "column", "ascending"),
    [("newest", "created_at", False), ("oldest", "created_at", True), ("reactions", "reactions", False)],
)
def test_posts_are_sorted(store: Store, sort: str, column: str, ascending: bool) -> None:
    values = ask(store, "posts", ALL, grant=LOCAL_OWNER, sort=sort, limit=100).frame[column]
    assert values.is_monotonic_increasing if ascending else values.is_monotonic_decreasing
    pages = [ask(store, "posts", ALL, grant=LOCAL_OWNER, sort=sort, limit=25, offset=n).frame for n in (0, 25, 50)]
    assert pd.concat(pages)["post_no"].nunique() == 60


def test_an_answer_does_not_outlive_its_snapshot_by_name(store: Store, tmp_path: Path) -> None:
    other = open_store(make_store(tmp_path / "other", 8))
    assert count(other, ALL) == 8
    assert count(store, ALL) == 60
