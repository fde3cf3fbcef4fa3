"""Asking: what a question takes, what a viewer may ask, and what is withheld."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from insights.access import DEMO_GUEST, LOCAL_OWNER, Grant, Role
from insights.arrangement import MINED, Arrangement, Wanted, arrange
from insights.errors import AccessDenied, QuestionError
from insights.filters import from_query
from insights.model import Filters
from insights.store import Store, ask, offered, open_store
from insights.store.ask import questions
from insights.store.snapshot import bindable
from tests.store import corpus
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
            "cannot be asked with grain=fortnight; it takes grain, week",
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


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return open_store(make_store(tmp_path_factory.mktemp("crowd") / "store", 400))


NUMBERS = [name for name, asked in questions().items() if asked.action == "read_numbers" and asked.staff != ("*",)]


@pytest.mark.parametrize("question", NUMBERS)
@pytest.mark.parametrize("changes", [{}, {"segments": ("caregiver",)}, {"since": date(2025, 6, 1)}])
def test_no_number_of_a_handful_reaches_a_client(crowd: Store, question: str, changes: dict[str, Any]) -> None:
    frame = ask(crowd, question, replace(ALL, **changes), grant=CLIENT).frame
    for name in frame.columns.difference(["share", "low", "high", "withheld", "complete"]):
        if pd.api.types.is_numeric_dtype(frame[name]):
            told = frame[name].dropna()
            assert ((told == 0) | (told >= CLIENT.floor)).all(), f"{question}: {name}"


@pytest.mark.parametrize("question", NUMBERS)
def test_what_a_question_says_of_its_rows_is_so(crowd: Store, question: str) -> None:
    asked = questions()[question]
    frame = crowd.frame(
        asked.sql,
        {**asked.parameters, "filters": bindable(ALL)},
    )
    named = {*asked.words, *asked.parts, *(name for names in asked.within for name in names)}
    assert named <= set(frame.columns)
    by = list(asked.within[0]) if asked.within else [pd.Series(0, index=frame.index)]
    if len(frame):
        assert (frame.groupby(by, dropna=False)["denominator"].nunique() == 1).all(), "say `within`"
    if asked.parts:
        assert (frame[list(asked.parts)].sum(axis=1) == frame["numerator"]).all()


@pytest.mark.parametrize(
    ("changes", "posts"),
    [
        ({"segments": ("caregiver", "patient")}, {"segments": ("caregiver",)}),
        ({"since": date(2025, 6, 12)}, {"since": date(2025, 6, 1)}),
        ({"until": date(2025, 12, 12)}, {"until": date(2026, 1, 1)}),
        ({"voices": "everyone"}, {"voices": "patients"}),
    ],
)
def test_a_client_chooses_one_value_and_whole_months(
    crowd: Store, changes: dict[str, Any], posts: dict[str, Any]
) -> None:
    patients = replace(ALL, voices="patients")
    assert ask(crowd, "voices", replace(patients, **changes), grant=CLIENT).filters == replace(patients, **posts)


def test_a_view_that_leaves_over_a_handful_cannot_be_subtracted(tmp_path: Path) -> None:
    store = open_store(make_store(tmp_path / "few", 200))
    whole = ask(store, "summary", ALL, grant=CLIENT).frame
    assert whole["posts"].item() == 180
    for month in range(2, 13):
        part = ask(store, "summary", replace(ALL, until=date(2025, month, 1)), grant=CLIENT).frame["posts"].item()
        assert pd.isna(part) or whole["posts"].item() - part >= CLIENT.floor


def test_where_no_author_is_kept_more_threads_are_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make_store(tmp_path / "known", 120)
    assert ask(open_store(folder), "intents", ALL, grant=CLIENT).frame["authors"].min() < 20
    given = corpus.staged
    monkeypatch.setattr(corpus, "staged", lambda *row: given(*row)._replace(author_key=None))
    unknown = open_store(make_store(tmp_path / "unknown", 120))
    authors = ask(unknown, "intents", ALL, grant=CLIENT).frame["authors"].dropna()
    assert (authors >= 20).all()


MERGED = Wanted(merged={"t2": "t1"}, names={"t1": "Looks and waiting"}, pinned=frozenset({"t1"}))
SPLIT = Wanted(split=frozenset({"t1"}), names={"t1a": "Hair loss"}, pinned=frozenset({"t1b"}))
PART_MERGED = Wanted(split=frozenset({"t1"}), merged={"t1a": "t2"})
HIDDEN = Wanted(hidden=frozenset({"t1"}))


def arranged(store: Store, wanted: Wanted) -> Arrangement:
    return arrange(store.themes("testitis"), wanted, gone=store.themes_gone("testitis"))


def sizes(store: Store, wanted: Wanted, filters: Filters = ALL, grant: Grant = LOCAL_OWNER) -> dict[str, int]:
    frame = ask(store, "themes", filters, grant=grant, arrangement=arranged(store, wanted)).frame
    return {str(row.theme_id): int(row.numerator) for row in frame.itertuples() if row.numerator == row.numerator}


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        (Wanted(), {"t1": 18, "t2": 18}),
        (MERGED, {"t1": 36}),
        (SPLIT, {"t1a": 8, "t1b": 10, "t2": 18}),
        (PART_MERGED, {"t1b": 10, "t2": 26}),
        (HIDDEN, {"t2": 18}),
        (Wanted(merged={"t2": "t9"}), {"t1": 18, "t2": 18}),
    ],
)
def test_themes_are_shown_as_people_arranged_them(store: Store, wanted: Wanted, shown: dict[str, int]) -> None:
    assert sizes(store, wanted) == shown
    whole = ask(store, "summary", ALL, grant=LOCAL_OWNER, arrangement=arranged(store, wanted)).frame
    assert whole["posts"].item() == 60, "what is hidden still counts among all posts"
    assert whole["in_theme"].item() == sum(shown.values())
    for theme, posts in shown.items():
        assert sizes(store, wanted, replace(ALL, themes=(theme,))) == {theme: posts}


@pytest.mark.parametrize(
    ("wanted", "labels"),
    [
        (MERGED, {"t1": "Looks and waiting"}),
        (SPLIT, {"t1a": "Hair loss", "t1b": "Skin", "t2": "Waiting for results"}),
    ],
)
@pytest.mark.parametrize("question", ["themes", "themes_over_time", "themes_by_voice", "subjects", "posts"])
def test_a_theme_has_the_name_people_gave_it_in_every_answer(
    store: Store, question: str, wanted: Wanted, labels: dict[str, str]
) -> None:
    all_of_it: dict[str, object] = {"limit": 100} if question == "posts" else {}
    frame = ask(store, question, ALL, grant=LOCAL_OWNER, arrangement=arranged(store, wanted), **all_of_it).frame
    if question == "subjects":
        frame = frame[frame["kind"] == "theme"].rename(columns={"value": "theme_id"})
    named = frame.dropna(subset="theme_id").drop_duplicates("theme_id")
    assert dict(zip(named["theme_id"], named["label"], strict=True)) == labels


@pytest.mark.parametrize(
    ("wanted", "themes", "posts"),
    [
        (MERGED, ("t2",), 36),
        (MERGED, ("t2", "t1"), 36),
        (SPLIT, ("t1a",), 8),
        (Wanted(), ("t1a",), 8),
        (HIDDEN, ("t1",), 0),
        (HIDDEN, ("t1", "t2"), 18),
        (Wanted(), ("t9",), 0),
    ],
)
def test_a_filter_by_a_theme_follows_it(store: Store, wanted: Wanted, themes: tuple[str, ...], posts: int) -> None:
    filters, as_people = replace(ALL, themes=themes), arranged(store, wanted)
    frame = ask(store, "summary", filters, grant=LOCAL_OWNER, arrangement=as_people).frame
    assert frame["posts"].item() == posts


def test_a_question_about_a_merged_theme_is_one_about_where_it_went(store: Store) -> None:
    asked = {"grant": LOCAL_OWNER, "arrangement": arranged(store, MERGED)}
    there = ask(store, "theme_posts", ALL, theme="t1", limit=50, **asked).frame  # type: ignore[arg-type]
    moved = ask(store, "theme_posts", ALL, theme="t2", limit=50, **asked).frame  # type: ignore[arg-type]
    assert len(there) == 36
    pd.testing.assert_frame_equal(there, moved)


@pytest.mark.parametrize(
    ("wanted", "themes", "address", "read"),
    [
        (Wanted(), [("t1", "Hair and skin"), ("t2", "Waiting for results")], ["t1"], (("t1",), 0)),
        (MERGED, [("t1", "Looks and waiting")], ["t2"], (("t1",), 0)),
        (SPLIT, [("t1b", "Skin"), ("t2", "Waiting for results"), ("t1a", "Hair loss")], ["t1"], (("t1a", "t1b"), 0)),
        (PART_MERGED, [("t2", "Waiting for results"), ("t1b", "Skin")], ["t1"], (("t2", "t1b"), 0)),
        (HIDDEN, [("t2", "Waiting for results")], ["t1"], ((), 1)),
    ],
)
def test_the_filter_offers_what_is_shown_and_an_older_address_leads_there(
    store: Store,
    wanted: Wanted,
    themes: list[tuple[str, str]],
    address: list[str],
    read: tuple[tuple[str, ...], int],
) -> None:
    as_people = arranged(store, wanted)
    options = offered(store, "testitis", LOCAL_OWNER, as_people)
    assert list(options.themes) == themes
    assert dict(options.parts) == ({"t1a": "Hair", "t1b": "Skin"} if wanted in (Wanted(), MERGED) else {})
    found = from_query({"theme": address}, conditions=["testitis"], options=lambda _: options)
    assert (found.filters.themes, found.dropped) == read


@pytest.mark.parametrize("wanted", [None, MERGED, SPLIT, PART_MERGED, HIDDEN, Wanted(merged={"t1": "t2"})])
@pytest.mark.parametrize("chosen", [(), ("t1",), ("t2", "t1a")])
@pytest.mark.parametrize("locked", [("t1",), ("t1a",), ("t1b", "t2")])
def test_no_arrangement_widens_a_locked_view(
    crowd: Store, wanted: Wanted | None, chosen: tuple[str, ...], locked: tuple[str, ...]
) -> None:
    mined = crowd.frame("SELECT post_id, theme_id, part_id FROM posts")
    allowed = mined[mined["theme_id"].isin(locked) | mined["part_id"].isin(locked)]
    as_people = arranged(crowd, wanted) if wanted else None
    for floor in (1, 11):
        grant = Grant(
            roles=frozenset({Role.CLIENT if floor > 1 else Role.ANALYST}),
            subject="s",
            floor=floor,
            locked=replace(ALL, themes=locked),
        )
        filters = replace(ALL, themes=chosen)
        total = ask(crowd, "summary", filters, grant=grant, arrangement=as_people).frame["posts"].item()
        assert pd.isna(total) or total <= len(allowed)
        own = {*locked, *mined.loc[mined["theme_id"].isin(locked), "part_id"].dropna()}
        labels = {one.label for one in crowd.themes("testitis") if one.theme_id in own}
        labels |= set(wanted.names.values()) if wanted else set()
        told = ask(crowd, "themes", filters, grant=grant, arrangement=as_people).frame
        assert set(told["theme_id"]) <= own
        assert set(told["label"].dropna()) <= labels
        options = offered(crowd, "testitis", grant, as_people)
        assert {one for one, _ in options.themes} <= own
        assert not options.parts
        if floor == 1:
            posts = ask(crowd, "posts", filters, grant=grant, arrangement=as_people, limit=1000).frame
            assert set(posts["post_id"]) <= set(allowed["post_id"])


def test_a_locked_theme_that_is_hidden_shows_nothing_and_one_merged_into_brings_nothing(crowd: Store) -> None:
    grant = replace(CLIENT, locked=replace(ALL, themes=("t1",)))

    def posts(wanted: Wanted, grant: Grant = grant) -> int:
        frame = ask(crowd, "summary", ALL, grant=grant, arrangement=arranged(crowd, wanted)).frame
        return int(frame["posts"].fillna(0).item())

    alone = posts(Wanted())
    assert alone > 100
    assert posts(MERGED) == posts(SPLIT) == posts(Wanted(merged={"t1": "t2"})) == alone
    assert posts(HIDDEN) == 0
    both = replace(CLIENT, locked=replace(ALL, themes=("t1", "t2")))
    assert posts(MERGED, both) == posts(Wanted(), both) > alone


def test_themes_as_mined_need_no_arrangement(store: Store) -> None:
    for question in ("themes", "subjects"):
        bare = ask(store, question, ALL, grant=LOCAL_OWNER).frame
        for arrangement in (MINED, arranged(store, Wanted())):
            frame = ask(store, question, ALL, grant=LOCAL_OWNER, arrangement=arrangement).frame
            pd.testing.assert_frame_equal(bare, frame)
