"""Copies: what counts as one, which stays, and that neither the order of rows nor of runs matters."""

from __future__ import annotations

import hashlib
import json
import random
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from insights import pipeline
from insights.language import likeness
from insights.language.likeness import chains, signature
from insights.pipeline import RunReport
from insights.store import open_store
from insights.store.snapshot import Store
from tests.store.corpus import PACK
from tests.store.exports import export, post

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
LONG = (
    "started testamab in spring and my testitis is calmer but the mornings are slow, the stairs are a mountain and"
    " my hair came out in the second month, which nobody at the clinic had told me of before"
)
CHANGED = LONG.replace("spring", "autumn").replace("second", "third")
FURTHER = CHANGED.replace("slow", "long").replace("mountain", "climb").replace("clinic", "practice")
FURTHEST = FURTHER.replace("calmer", "quieter").replace("told me", "warned me").replace("hair", "nails")


def stacked(texts: list[str]) -> np.ndarray:
    signed = [signature(text) for text in texts]
    assert all(signed)
    return np.frombuffer(b"".join(one for one in signed if one), np.uint8).reshape(len(texts), -1)


def one_text(*texts: str) -> bool:
    return len(set(chains(stacked(list(texts)), np.ones(len(texts), np.bool_)))) == 1


@pytest.mark.parametrize(
    ("one", "other", "copies"),
    [
        (LONG, LONG, True),
        (LONG, LONG.upper() + " !!", True),
        (LONG, "  " + LONG.replace(" ", "\n\n"), True),
        (LONG, CHANGED, True),
        (CHANGED, FURTHER, True),
        (LONG, LONG + " and so I asked my neurologist", True),
        (LONG, FURTHEST, False),
        (LONG, LONG[: len(LONG) // 2], False),
        (LONG, " ".join(sorted(LONG.split())), False),
        ("there are no words for how today has been", "there are no words for what they did to us", False),
        ("ein schöner Tag im Mai, und ich bin müde", "EIN SCHÖNER TAG IM MAI UND ICH BIN MÜDE…", True),
        ("half a pair \ud83d of an emoji in my long diary", "half a pair \ud83d of an emoji in my long diary!", True),
    ],
)
def test_what_is_a_copy_of_what(one: str, other: str, copies: bool) -> None:
    assert one_text(one, other) is copies


@pytest.mark.parametrize("text", ["", "Thank you so much", "thank you so much for sharing this", "?! ... 🙌", "a " * 7])
def test_a_short_text_is_nobody_s_copy(text: str) -> None:
    assert signature(text) is None


def test_a_chain_of_changes_is_one_text() -> None:
    assert not one_text(LONG, FURTHEST)
    assert one_text(LONG, FURTHEST, CHANGED, FURTHER)


def test_stored_signatures_mean_what_they_meant() -> None:
    """Signatures lie in snapshots: who changes how they are made counts `likeness` up in schema.sql."""
    made = hashlib.sha256((signature(LONG) or b"") + (signature("ä b ç d é f ğ h ı") or b"")).hexdigest()[:16]
    assert made == "468ac55a75e8292d"


def test_words_after_the_first_thousand_do_not_count() -> None:
    book = " ".join(f"w{number}" for number in range(1_000))
    assert signature(book) == signature(book + " and more")
    assert signature(book * 2_000) is not None


def naive(signatures: np.ndarray) -> list[set[int]]:
    """Return groups of two and more by comparing each with each."""
    group = list(range(len(signatures)))
    for one in range(len(signatures)):
        for other in range(one):
            if (signatures[one] == signatures[other]).sum() >= likeness._EQUAL:
                new, old = sorted((group[one], group[other]))
                group = [new if number == old else number for number in group]
    return grouped(np.array(group))


def grouped(labels: np.ndarray) -> list[set[int]]:
    groups: defaultdict[int, set[int]] = defaultdict(set)
    for at, label in enumerate(labels.tolist()):
        groups[label].add(at)
    return sorted((group for group in groups.values() if len(group) > 1), key=min)


def varied(seed: int, number: int) -> list[str]:
    """Return texts of which many are others with words changed, some of them over and over."""
    chance = random.Random(seed)
    words = [f"word{n}" for n in range(400)]
    texts = [" ".join(chance.choices(words, k=chance.randint(8, 40))) for _ in range(number // 3)]
    while len(texts) < number:
        copy = chance.choice(texts[-20:]).split()
        copy[chance.randrange(len(copy))] = chance.choice(words)
        texts.append(" ".join(copy))
    return texts


@pytest.mark.parametrize("seed", range(5))
def test_groups_are_those_of_comparing_each_with_each(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    signatures = np.unique(stacked(varied(seed, 240)), axis=0)
    every = np.ones(len(signatures), np.bool_)
    assert grouped(chains(signatures, every)) == naive(signatures)
    monkeypatch.setattr(likeness, "_FEW", 2)
    assert grouped(chains(signatures, every)) == naive(signatures)
    order = np.random.default_rng(seed).permutation(len(signatures))
    mixed = chains(signatures[order], every)
    assert grouped(mixed[np.argsort(order)]) == naive(signatures)


def test_two_that_were_compared_before_are_not_compared_again() -> None:
    signatures = stacked([LONG, CHANGED, FURTHER])
    assert len(set(chains(signatures, np.array([False, False, False])))) == 3
    assert len(set(chains(signatures, np.array([False, True, False])))) == 1


def test_many_of_one_make_do_with_one_comparison_each() -> None:
    spam = [
        f"hi friend we saw your post, our tea takes away the fatigue, claim a sample, code {n}" for n in range(3_000)
    ]
    assert one_text(*spam)


PLANTED = {"duplicate", "near_duplicate", "repost"}
FAR = {"hf-48350", "hf-97040"}
"""Told again in other words: 46 in a hundred pairs of words are the same, as many as in some posts of two bots."""


@pytest.mark.parametrize(("name", "groups"), [("multiple_sclerosis", 17), ("clubfoot", 3)])
def test_planted_copies_are_found_and_nobody_else(name: str, groups: int) -> None:
    rows = [json.loads(line) for line in (SAMPLES / f"{name}.ndjson").read_text("utf-8").splitlines()]
    labels = [json.loads(line) for line in (SAMPLES / "labels" / f"{name}.ndjson").read_text("utf-8").splitlines()]
    tags = {label["id"]: set(label["tags"]) for label in labels}
    signed = {row["id"]: signature("\n\n".join(filter(None, (row["title"], row["text"])))) for row in rows}
    ids = [key for key, one in signed.items() if one]
    joined = b"".join(one for one in signed.values() if one)
    found = grouped(chains(np.frombuffer(joined, np.uint8).reshape(len(ids), -1), np.ones(len(ids), np.bool_)))
    assert len(found) == groups
    assert all(any(tags[ids[at]] & PLANTED for at in group) for group in found)
    alone = {key for key in ids if tags[key] & {"duplicate", "near_duplicate"}} - {
        ids[at] for group in found for at in group
    }
    assert alone <= FAR


Run = Callable[..., RunReport]


@pytest.fixture
def run(tmp_path: Path, no_model: None) -> Run:  # noqa: ARG001
    """Return a function that runs rows, a file a list, into a store, here `tmp_path / "store"`."""

    def start(*files: list[dict[str, Any]], store: str = "store") -> RunReport:
        paths = [export(tmp_path / f"{store}-{number}.ndjson", rows) for number, rows in enumerate(files)]
        return pipeline.run(paths, PACK, store=tmp_path / store)

    return start


def copy(number: int, text: str, day: int | None, **fields: Any) -> dict[str, Any]:
    when = None if day is None else f"2025-03-{day:02}T08:00:00Z"
    return post(number, text=text, created_at=when, **fields)


CHAIN = [copy(1, FURTHEST, 9), copy(2, FURTHER, 4), copy(3, CHANGED, 6), copy(4, LONG, 7)]


@pytest.mark.parametrize(
    ("rows", "kept", "excluded"),
    [
        (CHAIN, [FURTHER], {"near_duplicate": 3}),
        (CHAIN[:1] + CHAIN[3:], [LONG, FURTHEST], {}),
        ([copy(1, LONG, None), copy(2, CHANGED, 30)], [CHANGED], {"near_duplicate": 1}),
        ([copy(1, LONG, 5), copy(2, LONG, 5), copy(3, LONG.upper(), 8)], [LONG], {"duplicate": 1, "near_duplicate": 1}),
        ([copy(1, "so sorry to hear that", 5), copy(2, "so sorry to hear that", 6)], ["so sorry to hear that"] * 2, {}),
        ([copy(1, LONG, 5), copy(2, LONG, 4, author="somebody else")], [LONG], {"duplicate": 1}),
    ],
)
def test_the_earliest_of_copies_is_kept(
    run: Run, tmp_path: Path, rows: list[dict[str, Any]], kept: list[str], excluded: dict[str, int]
) -> None:
    report = run(rows)
    assert report.excluded == excluded
    assert texts(open_store(tmp_path / "store")) == sorted(kept)


def texts(store: Store) -> list[str]:
    return sorted(store.frame("SELECT text FROM posts")["text"])


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (0, 3, 1, 2), (2, 0, 3, 1)])
def test_a_chain_that_comes_link_by_link_ends_as_one_post(run: Run, tmp_path: Path, order: tuple[int, ...]) -> None:
    for at in order:
        run([CHAIN[at]])
    assert texts(open_store(tmp_path / "store")) == [FURTHER]


def test_an_id_that_comes_again_with_another_text_joins_what_it_was_a_copy_of(run: Run, tmp_path: Path) -> None:
    """In one file of its own: a file in which one id has several texts is read as having no ids."""
    rows = [copy(1, LONG, 3), copy(2, CHANGED, 5), copy(2, "taken down by me, nothing to see of testitis here now", 5)]
    once = run(rows[:2], rows[2:], store="once")
    assert once.excluded == {"near_duplicate": 2}
    for row in rows:
        last = run([row])
    assert last.digest == once.digest
    assert texts(open_store(tmp_path / "store")) == [LONG]


def corpus(seed: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return rows with copies, chains of changes and missing dates, and later versions of some of them."""
    chance = random.Random(seed)
    said = [*(post(number)["text"] for number in range(12)), *varied(seed, 18), LONG, CHANGED, FURTHER, FURTHEST]
    rows = []
    for number in range(45):
        text = chance.choice(said)
        day = chance.choice([None, 1, 2, 2, 3, 4, 5])
        text = chance.choice([text, text, text.title(), f"{text}!"])
        rows.append(copy(number, text, day, community=chance.choice(["testers", "others"])))
    edited = [row | {"text": chance.choice(said)} for row in chance.sample(rows, 6)]
    return rows, edited


@pytest.mark.parametrize("seed", range(3))
def test_the_digest_does_not_depend_on_the_way_copies_came(run: Run, tmp_path: Path, seed: int) -> None:
    rows, edited = corpus(seed)
    chance = random.Random(seed + 100)
    once = run(rows, edited, store="once")
    held = texts(open_store(tmp_path / "once"))
    assert len(held) < len(rows) * 0.8
    at = chance.randrange(15, 30)
    thirds = [rows[:15], rows[15:30], rows[30:], edited]
    ways = {
        "twice": [rows, edited, rows],
        "shuffled": [edited, chance.sample(rows, len(rows))],
        "in three": chance.sample(thirds, len(thirds)),
        "overlapping": [rows[at - 10 :], edited, rows[: at + 10]],
    }
    for way, parts in ways.items():
        for part in parts:
            report = run(part, store=way)
            assert report.kept + sum(report.excluded.values()) == report.read == len(part)
        assert texts(open_store(tmp_path / way)) == held, way
        assert report.digest == once.digest, way
