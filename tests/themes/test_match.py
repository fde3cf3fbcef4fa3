"""What became of each theme since the last run: ids follow their posts, one to one, and new ones are new."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from insights.themes.match import Matched, matched
from insights.themes.result import Change, Previous


def rows(*values: Sequence[float]) -> NDArray[np.float32]:
    found = np.array(values, np.float32)
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), np.float32)


def places(moves: dict[tuple[str | None, int], int]) -> tuple[tuple[str | None, ...], NDArray[np.int64]]:
    """Return what each text was in and is in, from how many texts made each move."""
    then = [old for (old, _), count in moves.items() for _ in range(count)]
    now = [new for (_, new), count in moves.items() for _ in range(count)]
    return tuple(then), np.array(now, np.int64)


def told(
    moves: dict[tuple[str | None, int], int],
    *,
    ids: Sequence[str] = ("a", "b", "c"),
    count: int | None = None,
    before: NDArray[np.float32] | None = None,
    now: NDArray[np.float32] | None = None,
) -> Matched:
    then, assignment = places(moves)
    count = int(assignment.max(initial=-1)) + 1 if count is None else count
    previous = Previous(
        theme_ids=tuple(ids),
        centroids=np.zeros((len(ids), 3), np.float32) if before is None else before,
        theme_of=then,
    )
    return matched(
        assignment,
        np.full(len(assignment), -1),
        part_of=[None] * count,
        centroids=np.zeros((count, 3), np.float32) if now is None else now,
        terms=[[f"word {one}"] for one in range(count)],
        previous=previous,
    )


MOVES = [
    ("nothing moved", {("a", 0): 20, ("b", 1): 10}, ["a", "b"], ["same", "same"], {}),
    ("another order", {("a", 1): 20, ("b", 0): 10}, ["b", "a"], ["same", "same"], {}),
    ("it grew by posts that are new", {("a", 0): 10, (None, 0): 500}, ["a"], ["same"], {}),
    ("it shrank", {("a", 0): 30, ("a", -1): 70}, ["a"], ["same"], {}),
    ("little of it is in a theme", {("a", 0): 20, ("a", -1): 80}, ["a"], ["same"], {}),
    ("one came off", {("a", 0): 70, ("a", 1): 30}, ["a", None], ["same", "split"], {}),
    ("in two", {("a", 0): 40, ("a", 1): 42, ("a", 2): 18}, [None, "a", None],
     ["split"] * 3, {}),
    ("in five", {("a", one): 20 for one in range(5)}, [None] * 5, ["split"] * 5, {"a": tuple(range(5))}),
    ("two merged", {("a", 0): 60, ("b", 0): 40}, ["a"], ["merged"], {"b": (0,)}),
    ("a small one was taken in", {("a", 0): 90, ("b", 0): 5}, ["a"], ["merged"], {"b": (0,)}),
    ("taken in by what is mostly another", {("a", 0): 5, ("b", 0): 95, ("b", 1): 85}, ["b", None],
     ["merged", "split"], {"a": (0,)}),
    ("five merged", {(one, 0): 20 for one in "abcde"}, [None], ["merged"], dict.fromkeys("abcde", (0,))),
    ("a new one", {("a", 0): 20, (None, 1): 20}, ["a", None], ["same", "new"], {}),
    ("made of scraps", {("a", 0): 80, ("b", 1): 80, ("a", 2): 9, ("b", 2): 9, ("c", 2): 2, ("c", 3): 60},
     ["a", "b", None, "c"], ["same", "same", "new", "same"], {}),
    ("all of it is in no theme", {("a", -1): 20, ("b", 0): 20}, ["b"], ["same"], {"a": ()}),
    ("two exchanged most of their posts", {("a", 0): 30, ("a", 1): 70, ("b", 0): 70, ("b", 1): 30}, ["b", "a"],
     ["same", "same"], {}),
    ("most posts keep their id", {("a", 0): 50, ("a", 1): 50, ("b", 1): 60}, ["a", "b"], ["same", "same"], {}),
    ("two posts tell nothing", {("a", 0): 2}, [None], ["new"], {"a": (0,)}),
]  # fmt: skip


@pytest.mark.parametrize(("moves", "ids", "changes", "gone"), [one[1:] for one in MOVES], ids=[one[0] for one in MOVES])
def test_ids_follow_the_posts(
    moves: dict[tuple[str | None, int], int],
    ids: list[str | None],
    changes: list[str],
    gone: dict[str, tuple[int, ...]],
) -> None:
    before = sorted({old for old, _ in moves if old is not None})
    found = told(moves, ids=before)
    assert [one if one in before else None for one in found.ids] == ids
    assert list(found.changes) == changes
    assert {one.theme_id: one.became for one in found.gone} == {
        name: tuple(found.ids[new] for new in heirs) for name, heirs in gone.items()
    }


def test_what_a_theme_came_from_is_named_its_own_id_first() -> None:
    found = told({("a", 0): 50, ("b", 0): 60, ("c", 1): 70, ("c", 2): 30})
    assert found.was[0] == ("b", "a")
    assert found.was[1:] == (("c",), ("c",))
    assert told({("a", 0): 50, (None, 1): 9}).was[1] == ()


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (rows([1, 0, 0], [0, 1, 0]), rows([0, 1, 0.1], [0, 0, 1], [1, 0.1, 0]), ["b", None, "a"]),
        (rows([1, 0, 0], [0, 1, 0]), rows([1, 0.2, 0], [1, 0.05, 0]), [None, "a"]),  # one to one, the nearer
        (rows([1, 0, 0], [0, 1, 0]), rows([1, 0.5, 0]), [None]),
        (rows([1, 0], [0, 1]), rows([1, 0, 0]), [None]),  # vectors of another model match nothing
    ],
)
def test_without_posts_in_common_the_middles_decide(
    before: NDArray[np.float32], now: NDArray[np.float32], expected: list[str | None]
) -> None:
    found = told({(None, 0): 9}, ids=("a", "b"), count=len(now), before=before, now=now)
    assert [one if one in {"a", "b"} else None for one in found.ids] == expected
    changes = [Change.NEW if one is None else Change.SAME for one in expected]
    assert list(found.changes) == changes


def test_posts_say_more_than_middles() -> None:
    found = told({("a", 0): 9, ("b", 1): 9}, ids=("a", "b"), before=rows([1, 0], [0, 1]), now=rows([0, 1], [1, 0]))
    assert found.ids == ("a", "b")


def test_of_equals_the_nearer_goes_on() -> None:
    swapped = {"before": rows([1, 0], [0, 1]), "now": rows([0, 1], [1, 0])}
    found = told({("a", 0): 9, ("a", 1): 9, ("b", 0): 9, ("b", 1): 9}, ids=("a", "b"), **swapped)
    assert found.ids == ("b", "a")


def parted(then: Previous, assignment: list[int], parts: list[int], part_of: list[int | None]) -> Matched:
    return matched(
        np.array(assignment), np.array(parts), part_of=part_of, terms=[["one"]] * len(part_of), previous=then,
        centroids=np.ones((len(part_of), 1), np.float32),
    )  # fmt: skip


def test_parts_are_matched_to_parts() -> None:
    then = Previous(
        theme_ids=("a", "a1", "a2"),
        centroids=np.ones((3, 1), np.float32),
        part_of=(None, "a", "a"),
        theme_of=("a",) * 10,
        finer_of=("a1",) * 4 + ("a2",) * 6,
    )
    again = parted(then, [0] * 10, [2] * 4 + [1] * 6, [None, 0, 0])
    assert again.ids == ("a", "a2", "a1")
    assert set(again.changes) == {Change.SAME}
    assert again.gone == ()
    whole = parted(then, [0] * 10, [-1] * 10, [None])  # it has no parts now
    assert whole.ids == ("a",)
    assert [(one.theme_id, one.became) for one in whole.gone] == [("a1", ("a",)), ("a2", ("a",))]
    apart = parted(then, [0] * 4 + [1] * 6, [-1] * 10, [None, None])  # its parts are themes now
    assert apart.ids[1] == "a"
    assert list(apart.changes) == [Change.SPLIT, Change.SAME]
    assert {one.theme_id: one.became for one in apart.gone} == {"a1": (apart.ids[0],), "a2": ("a",)}


def test_a_first_run_has_changed_nothing() -> None:
    for previous in (None, Previous(theme_ids=(), centroids=np.zeros((0, 1), np.float32))):
        first = matched(
            np.array([0, 1]), np.array([-1, -1]), part_of=[None, None], centroids=np.ones((2, 1), np.float32),
            terms=[["pump"], ["pump"]], previous=previous,
        )  # fmt: skip
        assert len(set(first.ids)) == 2
        assert (first.changes, first.was, first.gone) == ((None, None), ((), ()), ())


def test_no_themes_now_are_all_gone() -> None:
    found = told({("a", -1): 5}, count=0)
    assert found.ids == ()
    assert [one.theme_id for one in found.gone] == ["a", "b", "c"]


def test_an_id_in_use_before_is_not_made_anew() -> None:
    (first,) = told({(None, 0): 5}, ids=()).ids
    (other,) = told({(None, 0): 5}, ids=(first,)).ids
    assert other != first


PLACE = st.integers(-1, 5)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(PLACE, PLACE, PLACE, PLACE), max_size=60), st.integers(0, 2**16))
def test_every_id_is_kept_or_gone_and_none_is_given_twice(texts: list[tuple[int, ...]], seed: int) -> None:
    chance = np.random.default_rng(seed)
    part_of = [None, None, None, 0, 0, 1]  # of indices 0..5, in both runs
    names = tuple("abcdef")
    whole = [(old if old < 3 else -1, new if new < 3 else -1) for old, new, _, _ in texts]
    finer = [(old if old > 2 else -1, new if new > 2 else -1) for _, _, old, new in texts]
    previous = Previous(
        theme_ids=names,
        centroids=rows(*chance.normal(size=(6, 3))),
        part_of=tuple(None if above is None else names[above] for above in part_of),
        theme_of=tuple(names[old] if old >= 0 else None for old, _ in whole),
        finer_of=tuple(names[old] if old >= 0 else None for old, _ in finer),
    )
    given_ = {
        "part_of": part_of,
        "centroids": rows(*chance.normal(size=(6, 3))),
        "terms": [["one"]] * 6,
        "previous": previous,
    }
    assignment, parts = (np.array([new for _, new in some], np.int64) for some in (whole, finer))
    found = matched(assignment, parts, **given_)
    assert found == matched(assignment, parts, **given_)
    assert len(set(found.ids)) == 6
    kept, gone = set(found.ids) & set(names), {one.theme_id for one in found.gone}
    assert kept | gone == set(names)
    assert not kept & gone
    assert {heir for one in found.gone for heir in one.became} <= set(found.ids)
    for new, (name, change, was) in enumerate(zip(found.ids, found.changes, found.was, strict=True)):
        assert set(was) <= set(names)
        assert (change is Change.NEW) == (was == ())
        assert name not in names or (name in was and (part_of[names.index(name)] is None) == (part_of[new] is None))
    same = matched(
        *(np.array([old for old, _ in some], np.int64) for some in (whole, finer)),
        **{**given_, "centroids": previous.centroids},
    )
    assert same.ids == names
    assert set(same.changes) == {Change.SAME}
