"""How decisions about themes are laid over mined themes: by hand, then whatever people may decide."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from insights.arrangement import MINED, Arrangement, Mined, Wanted, arrange

THEMES = (
    Mined(theme_id="t1", label="Hair and skin"),
    Mined(theme_id="t1a", label="Hair", part_of="t1"),
    Mined(theme_id="t1b", label="Skin", part_of="t1"),
    Mined(theme_id="t2", label="Waiting"),
    Mined(theme_id="t3", label="Cost"),
)
AS_MINED = {"t1": "t1", "t1a": "t1", "t1b": "t1", "t2": "t2", "t3": "t3"}
SPLIT = {**AS_MINED, "t1a": "t1a", "t1b": "t1b"}


def arranged(
    *,
    names: dict[str, str] | None = None,
    merged: dict[str, str] | None = None,
    split: str = "",
    hidden: str = "",
    pinned: str = "",
) -> Arrangement:
    return arrange(THEMES, wanted(names, merged, split, hidden, pinned), gone={"t9": "Old one"})


def wanted(names: dict[str, str] | None, merged: dict[str, str] | None, split: str, hidden: str, pinned: str) -> Wanted:
    return Wanted(
        names=names or {},
        merged=merged or {},
        split=frozenset(split.split()),
        hidden=frozenset(hidden.split()),
        pinned=frozenset(pinned.split()),
    )


@pytest.mark.parametrize(
    ("decided", "shown"),
    [
        ({}, AS_MINED),
        ({"merged": {"t2": "t1"}}, {**AS_MINED, "t2": "t1"}),
        ({"merged": {"t1": "t2"}}, {"t1": "t2", "t1a": "t2", "t1b": "t2", "t2": "t2", "t3": "t3"}),
        ({"merged": {"t3": "t2", "t2": "t1"}}, {**AS_MINED, "t2": "t1", "t3": "t1"}),
        ({"hidden": "t1"}, {**AS_MINED, "t1": None, "t1a": None, "t1b": None}),
        ({"hidden": "t1", "merged": {"t2": "t1"}}, {"t1": None, "t1a": None, "t1b": None, "t2": None, "t3": "t3"}),
        ({"split": "t1"}, SPLIT),
        ({"split": "t1", "merged": {"t1a": "t2"}}, {**SPLIT, "t1a": "t2"}),
        ({"split": "t1", "merged": {"t1a": "t1b"}}, {**SPLIT, "t1a": "t1b"}),
        ({"split": "t1", "merged": {"t2": "t1a"}}, {**SPLIT, "t2": "t1a"}),
        ({"split": "t1", "hidden": "t1b"}, {**SPLIT, "t1b": None}),
        ({"split": "t1", "hidden": "t1"}, {**AS_MINED, "t1": None, "t1a": None, "t1b": None}),
        ({"hidden": "t1a"}, AS_MINED),
        ({"merged": {"t1a": "t2"}}, AS_MINED),
    ],
)
def test_where_posts_are_shown(decided: dict[str, object], shown: dict[str, str | None]) -> None:
    found = arranged(**decided)  # type: ignore[arg-type]
    assert dict(found.shown) == shown
    assert found.without_effect == ()


@pytest.mark.parametrize(
    ("decided", "shown", "sentence"),
    [
        ({"merged": {"t2": "t9"}}, AS_MINED, "“Waiting” stands by itself: “Old one”, which it was merged into, is no"),
        ({"merged": {"t9": "t2"}}, AS_MINED, "“Old one” is no longer found in the posts: it was merged, without"),
        ({"hidden": "t8", "pinned": "t8"}, AS_MINED, "“t8” is no longer found in the posts: it was hidden, pinned,"),
        ({"merged": {"t2": "t1"}, "split": "t1"}, SPLIT, "“Waiting” stands by itself: “Hair and skin”, which it was"),
        ({"merged": {"t1": "t2"}, "split": "t1"}, SPLIT, "“Hair and skin” is shown by its parts, so merging it has"),
        ({"merged": {"t2": "t1a"}}, AS_MINED, "“Waiting” stands by itself: “Hair”, which it was merged into, is a pa"),
        ({"split": "t2"}, AS_MINED, "“Waiting” was split, but has no parts now: it is shown as a whole."),
        ({"merged": {"t2": "t9"}, "names": {"t2": "Queues"}}, AS_MINED, "“Queues” stands by itself: “Old one”"),
    ],
)
def test_what_has_no_effect_is_harmless_and_said(
    decided: dict[str, object], shown: dict[str, str | None], sentence: str
) -> None:
    found = arranged(**decided)  # type: ignore[arg-type]
    assert dict(found.shown) == shown
    (told,) = found.without_effect
    assert told.startswith(sentence)


def test_themes_merged_in_a_circle_stand_by_themselves_and_what_was_merged_into_them_follows() -> None:
    found = arranged(merged={"t1": "t2", "t2": "t1", "t3": "t1"})
    assert dict(found.shown) == {**AS_MINED, "t3": "t1"}
    assert dict(found.merged) == {"t3": "t1"}
    assert len(found.without_effect) == 2


def test_names_stand_in_the_place_of_labels_and_the_rest_of_a_split_theme_is_called_so() -> None:
    found = arranged(names={"t1": "Looks", "t1a": "Hair loss"}, split="t1", pinned="t3 t1b t1")
    assert dict(found.labels) == {
        "t1": "Looks, the rest",
        "t1a": "Hair loss",
        "t1b": "Skin",
        "t2": "Waiting",
        "t3": "Cost",
    }
    assert dict(found.split) == {"t1": "Looks"}
    assert found.pinned == ("t1b", "t3")
    assert found.led(["t1", "t2", "t3", "t1b"]) == ("t1b", "t3", "t1", "t2")


@pytest.mark.parametrize(
    ("decided", "moved"),
    [
        ({}, {}),
        ({"names": {"t1": "Looks"}, "pinned": "t1"}, {}),
        ({"merged": {"t1": "t2"}}, {"t1": "t2"}),
        ({"split": "t1"}, {"t1a": "t1a", "t1b": "t1b"}),
        ({"split": "t1", "hidden": "t1a t2"}, {"t1a": "", "t1b": "t1b", "t2": ""}),
    ],
)
def test_only_what_is_shown_elsewhere_is_bound_to_a_question(decided: dict[str, object], moved: dict[str, str]) -> None:
    assert arranged(**decided).moved == moved  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("decided", "ids", "reach"),
    [
        ({"merged": {"t2": "t1"}}, ["t2"], ("t1",)),
        ({"merged": {"t2": "t1"}}, ["t2", "t1"], ("t1",)),
        ({"split": "t1"}, ["t1"], ("t1", "t1a", "t1b")),
        ({"split": "t1", "hidden": "t1a"}, ["t1"], ("t1", "t1b")),
        ({"hidden": "t2"}, ["t2"], ()),
        ({}, ["t1a"], ("t1",)),
        ({}, ["t7"], ("t7",)),
    ],
)
def test_where_an_address_leads(decided: dict[str, object], ids: list[str], reach: tuple[str, ...]) -> None:
    assert arranged(**decided).reach(ids) == reach  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("decided", "ids", "whole", "parts", "rest"),
    [
        ({}, ["t1"], ["t1"], [], []),
        ({}, ["t1b", "t3"], ["t3"], ["t1b"], []),
        ({}, ["t7"], ["t7"], [], []),
        ({"merged": {"t2": "t1"}}, ["t1"], ["t1", "t2"], [], []),
        ({"merged": {"t1": "t2"}}, ["t1a"], [], ["t1a"], []),
        ({"hidden": "t1"}, ["t1", "t1a"], [], [], []),
        ({"split": "t1"}, ["t1"], [], [], ["t1"]),
        ({"split": "t1"}, ["t1a"], [], ["t1a"], []),
        ({"split": "t1"}, ["t1", "t1a", "t1b"], ["t1"], [], []),
        ({"split": "t1", "merged": {"t1a": "t2"}}, ["t2"], ["t2"], ["t1a"], []),
        ({"split": "t1", "merged": {"t3": "t1b"}}, ["t1b"], ["t3"], ["t1b"], []),
    ],
)
def test_which_mined_posts_are_behind_a_choice(
    decided: dict[str, object], ids: list[str], whole: list[str], parts: list[str], rest: list[str]
) -> None:
    assert arranged(**decided).behind(ids) == {"whole": whole, "parts": parts, "rest": rest}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("decided", "locked", "shown"),
    [
        ({"merged": {"t2": "t1"}}, ["t1"], {"t1": "t1", "t1a": "t1", "t1b": "t1"}),
        ({"merged": {"t1": "t2"}}, ["t1"], {"t1": "t1", "t1a": "t1", "t1b": "t1"}),
        ({"merged": {"t1": "t2"}}, ["t1", "t2"], {"t1": "t2", "t1a": "t2", "t1b": "t2", "t2": "t2"}),
        ({"split": "t1", "merged": {"t1a": "t3"}}, ["t1"], {"t1": "t1", "t1a": "t1a", "t1b": "t1b"}),
        ({"hidden": "t1"}, ["t1"], {"t1": None, "t1a": None, "t1b": None}),
        ({}, ["t1a"], {"t1a": "t1a"}),
        ({"hidden": "t1"}, ["t1a"], {"t1a": "t1a"}),
    ],
)
def test_within_a_lock_nothing_comes_from_beyond_or_goes_there(
    decided: dict[str, object], locked: list[str], shown: dict[str, str | None]
) -> None:
    inside = arranged(**decided).inside(locked)  # type: ignore[arg-type]
    assert dict(inside.shown) == shown
    assert set(inside.labels) == set(shown)
    assert inside.inside(locked) == inside


IDS = [f"t{number}" for number in range(1, 7)]
PARTS = [f"{theme}{part}" for theme in IDS[:3] for part in "ab"]
ANY = st.sampled_from([*IDS, *PARTS, "gone"])
EVERY = tuple(
    Mined(theme_id=one, label=one.upper(), part_of=one[:-1] if one[-1] in "ab" else None) for one in sorted(IDS + PARTS)
)
DECIDED = st.builds(
    Wanted,
    names=st.dictionaries(ANY, st.text(min_size=1, max_size=5)),
    merged=st.dictionaries(ANY, ANY),
    split=st.frozensets(ANY),
    hidden=st.frozensets(ANY),
    pinned=st.frozensets(ANY),
)


@given(DECIDED)
@settings(max_examples=300, deadline=None)
def test_whatever_is_decided_every_theme_is_shown_as_one_that_is_shown_or_hidden(decided: Wanted) -> None:
    found = arrange(EVERY, decided)
    known = {one.theme_id for one in EVERY}
    assert set(found.shown) == set(found.labels) == known
    for at in found.shown.values():
        assert at is None or found.shown[at] == at, "no theme goes to one that goes elsewhere"
    assert all(found.shown[one] == one for one in found.pinned)
    assert {one: into for one, into in found.merged.items() if found.shown[one] == one} == {}
    assert set(found.hidden) == {one for one in found.hidden if found.shown[one] is None}
    assert {into for into in found.moved.values() if into} <= known


@given(DECIDED, st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_the_order_of_decisions_does_not_matter(decided: Wanted, chance: object) -> None:
    def shuffled(values: dict[str, str]) -> dict[str, str]:
        items = list(values.items())
        chance.shuffle(items)  # type: ignore[attr-defined]
        return dict(items)

    other = Wanted(
        names=shuffled(dict(decided.names)),
        merged=shuffled(dict(decided.merged)),
        split=decided.split,
        hidden=decided.hidden,
        pinned=decided.pinned,
    )
    first, second = arrange(EVERY, decided), arrange(EVERY, other)
    assert first == second
    assert list(first.shown) == list(second.shown)
    assert list(first.merged) == list(second.merged)


@given(DECIDED)
@settings(max_examples=50, deadline=None)
def test_without_the_decisions_all_is_as_mined(decided: Wanted) -> None:
    arranged_so = arrange(EVERY, decided)
    bare = arrange(arranged_so.themes, Wanted())
    assert dict(bare.shown) == {one.theme_id: one.part_of or one.theme_id for one in EVERY}
    assert bare.moved == MINED.moved == {}
    assert dict(bare.labels) == {one.theme_id: one.label for one in EVERY}
    assert bare.without_effect == ()


@given(DECIDED, st.frozensets(st.sampled_from([*IDS, *PARTS]), max_size=4))
@settings(max_examples=200, deadline=None)
def test_what_is_behind_a_choice_is_what_is_shown_under_it(decided: Wanted, chosen: frozenset[str]) -> None:
    found = arrange(EVERY, decided)
    behind = found.behind(chosen)
    for mined in EVERY:
        theme, part = (mined.part_of, mined.theme_id) if mined.part_of else (mined.theme_id, None)
        at = found.moved.get(part or "", found.moved.get(theme, theme)) or None
        expected = at in chosen or (part in found.within and part in chosen)
        given_back = theme in behind["whole"] or part in behind["parts"] or (theme in behind["rest"] and not part)
        assert given_back == expected


@given(DECIDED, st.frozensets(st.sampled_from([*IDS, *PARTS]), min_size=1, max_size=4))
@settings(max_examples=200, deadline=None)
def test_no_lock_is_left_whatever_is_decided(decided: Wanted, locked: frozenset[str]) -> None:
    inside = arrange(EVERY, decided).inside(locked)
    own = {one.theme_id for one in EVERY if one.theme_id in locked or one.part_of in locked}
    assert set(inside.shown) == own
    assert set(inside.moved.values()) <= own | {""}
    assert set(inside.reach(locked)) <= own
