"""Questions about one theme, its parts, likes and changes, and the map: what they count, of what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from insights.access import LOCAL_OWNER, Grant, Role
from insights.arrangement import Mined, Wanted, arrange
from insights.errors import AccessDenied
from insights.model import Filters
from insights.store import Store, ask, offered, open_store
from insights.store.publish import current
from tests.store.corpus import make_store

PATIENTS = Filters(condition="testitis")
CLIENT = Grant(roles=frozenset({Role.CLIENT}), subject="client", floor=11)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store in which t2 took in a theme now gone, another faded, and a post asks in its second sentence."""
    folder = make_store(tmp_path_factory.mktemp("themes") / "store", 60)
    snapshot = current(folder)
    assert snapshot is not None
    with duckdb.connect(str(snapshot)) as connection:
        connection.execute("UPDATE themes SET change = 'merged', was = ['t2', 'old'] WHERE theme_id = 't2'")
        connection.execute(
            """INSERT INTO themes_gone VALUES ('testitis', 'old', 'Old worries', ['t2'], TIMESTAMP '2025-12-01'),
               ('testitis', 'faded', 'Faded', [], TIMESTAMP '2025-12-01')"""
        )
        connection.execute(
            """UPDATE posts SET text = 'It itches. Does cream help? Thanks.', reactions = 999
               WHERE post_no = (SELECT min(post_no) FROM annotations JOIN posts USING (post_no)
                                WHERE kind = 'intent' AND theme_id = 't1')"""
        )
        connection.execute(
            """UPDATE annotations SET start_at = 11, end_at = 27 WHERE kind = 'intent' AND post_no IN
               (SELECT post_no FROM posts WHERE reactions = 999)"""
        )
        connection.execute("UPDATE posts SET x = 'nan'::FLOAT WHERE post_no = (SELECT max(post_no) FROM posts)")
        connection.execute("UPDATE posts SET text = repeat('long ', 100), x = 100, y = 100 WHERE post_id = 'id2'")
    return folder


@pytest.fixture(scope="module")
def store(folder: Path) -> Store:
    return open_store(folder)


def asked(store: Store, question: str, filters: Filters = PATIENTS, **parameters: object) -> pd.DataFrame:
    return ask(store, question, filters, grant=LOCAL_OWNER, **parameters).frame


def test_what_a_theme_is_about(store: Store) -> None:
    about = asked(store, "theme_about", theme="t2").iloc[0]
    assert (about["label"], about["family"], about["change"]) == ("Waiting for results", "Care", "merged")
    assert list(about["terms"]) == ["waiting", "results"]
    assert list(about["weights"]) == [0.5, 0.3]
    assert list(about["came_from"]) == ["Old worries", "Waiting for results"]
    assert (about["numerator"], about["denominator"], about["authors"]) == (18, 54, 18)


def test_the_parts_of_a_theme_are_shares_of_it(store: Store) -> None:
    parts = asked(store, "theme_parts", theme="t1")
    assert list(zip(parts["theme_id"], parts["label"], parts["numerator"], strict=True)) == [
        ("t1b", "Skin", 10),
        ("t1a", "Hair", 8),
    ]
    assert set(parts["part_of"]) == {"t1"}
    assert set(parts["denominator"]) == {18}
    assert asked(store, "theme_parts").equals(parts)
    assert asked(store, "theme_parts", theme="t2").empty


def test_what_changed_since_the_run_before(store: Store) -> None:
    changed = asked(store, "themes_changed")
    told = {
        row.theme_id: (row.change, row.label, list(row.came_from), list(row.became), row.numerator)
        for row in changed.itertuples()
    }
    assert told == {
        "t2": ("merged", "Waiting for results", ["Old worries", "Waiting for results"], [], 18),
        "old": ("gone", "Old worries", [], ["t2"], 18),
        "faded": ("gone", "Faded", [], [], 0),
    }
    with pytest.raises(AccessDenied):
        ask(store, "themes_changed", PATIENTS, grant=CLIENT)


@pytest.mark.parametrize(
    ("question", "empty"),
    [
        ("theme_about", ("family", "terms", "weights", "came_from", "summary", "named_by")),
        ("themes", ("family", "terms")),
        ("map_cells", ("theme_id", "label")),
    ],
)
def test_words_that_may_rest_on_a_few_people_are_not_for_clients(
    store: Store, question: str, empty: tuple[str, ...]
) -> None:
    parameters = {"theme": "t2"} if question == "theme_about" else {}
    shown = ask(store, question, PATIENTS, grant=CLIENT, **parameters).frame
    assert len(shown)
    for column in empty:
        assert not any(len(value) if isinstance(value, list) else value for value in shown[column]), column
    own = ask(store, question, PATIENTS, grant=LOCAL_OWNER, **parameters).frame
    assert any(len(value) for value in own[empty[0]] if isinstance(value, str))


def test_a_client_cannot_choose_a_part(store: Store) -> None:
    assert offered(store, "testitis", LOCAL_OWNER).parts
    assert not offered(store, "testitis", CLIENT).parts


def test_feeling_in_a_theme_is_of_those_who_could_tell(store: Store) -> None:
    felt = asked(store, "theme_feeling", theme="t1").set_index(["about", "feeling"])
    assert felt.loc[("medication", "positive"), ["numerator", "denominator"]].tolist() == [10, 10]
    assert felt.loc[("quality_of_life", "better"), "denominator"] == 18
    assert felt.loc[("side_effect", "told"), ["numerator", "denominator"]].tolist() == [5, 18]


def test_questions_are_the_sentence_that_asks_most_reactions_first(store: Store) -> None:
    questions = asked(store, "theme_questions", theme="t1", limit=3)
    assert questions["question"].iloc[0] == "Does cream help?"
    assert len(questions) == 3
    assert questions["reactions"].is_monotonic_decreasing
    assert (questions["total"] == 8).all()


def test_a_phrase_of_few_people_is_shown_to_nobody(store: Store) -> None:
    assert asked(store, "in_their_words", theme="t1")["numerator"].item() == 17
    early = replace(PATIENTS, until=date(2025, 4, 1))
    assert asked(store, "in_their_words", early, theme="t1").empty


@pytest.mark.parametrize("segment", ["caregiver", None])
def test_the_terms_of_one_voice_say_how_distinctive_they_are(store: Store, segment: str | None) -> None:
    assert asked(store, "theme_terms", theme="t1", segment=segment)["distinctive"].tolist() == [2.5]
    assert asked(store, "theme_terms", theme="t1", segment="patient").empty


def test_a_part_shown_in_place_of_its_theme_has_the_words_of_the_theme(store: Store) -> None:
    mined = (Mined(theme_id="t1", label="Hair and skin"), Mined(theme_id="t1a", label="Hair", part_of="t1"))
    split = arrange(mined, Wanted(split=frozenset({"t1"})))
    whole = {"grant": LOCAL_OWNER, "arrangement": split, "theme": "t1a"}
    everyone = replace(PATIENTS, voices="everyone")
    terms = ask(store, "theme_terms", everyone, **whole).frame  # type: ignore[arg-type]
    assert (terms["term"].item(), terms["denominator"].item()) == ("post", 8)
    assert ask(store, "in_their_words", everyone, **whole).frame.empty  # type: ignore[arg-type]


def test_similar_themes_are_others_in_view(store: Store) -> None:
    assert asked(store, "similar_themes", theme="t1")["theme_id"].tolist() == ["t2"]
    assert asked(store, "similar_themes", theme="t1", limit=0).empty
    assert asked(store, "similar_themes", replace(PATIENTS, themes=("t1",)), theme="t1").empty


def test_a_voice_is_told_with_the_others(store: Store) -> None:
    row = asked(store, "themes_by_voice", Filters(condition="testitis")).iloc[0]
    assert (row["segment"], row["numerator"], row["denominator"]) == ("caregiver", 18, 18)
    assert (row["others"], row["of_others"], row["share_of_others"]) == (0, 36, 0)
    client = ask(store, "themes_by_voice", PATIENTS, grant=CLIENT).frame
    assert client["of_others"].tolist() == [36, 18]
    assert "others_authors" not in client.columns


def test_the_map_is_a_sample_that_stays_the_same(store: Store) -> None:
    whole, some = asked(store, "map_posts"), asked(store, "map_posts", limit=10)
    assert len(whole) == 53
    assert set(whole["total"]) == {54}
    assert set(whole["placed"]) == {53}
    assert some["post_id"].tolist() == whole["post_id"].tolist()[:10]
    assert whole["text"].str.len().max() == 160


@pytest.mark.parametrize("cells", [1, 4, 40])
def test_squares_hold_every_post_that_has_a_place(store: Store, cells: int) -> None:
    squares = asked(store, "map_cells", cells=cells)
    assert squares["numerator"].sum() == 53
    assert set(squares["denominator"]) == {54}
    middles = squares["square"].str.split(" ", expand=True).astype(float)
    assert middles.min(axis=None) >= 50 / cells
    assert middles.max(axis=None) <= 100 - 50 / cells
    assert squares["square"].is_unique


def test_a_square_of_few_people_is_withheld(store: Store) -> None:
    shown = ask(store, "map_cells", PATIENTS, grant=CLIENT, cells=4).frame
    assert (shown["authors"].dropna() >= 11).all()
    assert ask(store, "map_cells", PATIENTS, grant=CLIENT, cells=40).frame["numerator"].isna().all()


def test_weeks_begin_on_monday_and_last_seven_days(store: Store) -> None:
    for question in ("themes_over_time", "posts_over_time"):
        weeks = asked(store, question, grain="week")
        starts, ends = pd.to_datetime(weeks["period"]), pd.to_datetime(weeks["until"])
        assert (starts.dt.day_of_week == 0).all()
        assert ((ends - starts).dt.days == 7).all()
        assert weeks["complete"].any()
