"""The demonstration corpus: well formed, varied, and with nobody's real address in it."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(__file__).resolve().parent.parent / "data" / "samples"
CORPUS = SAMPLES / "multiple_sclerosis.ndjson"
KEYS = ["id", "source", "community", "author", "created_at", "title", "text", "url"]
KEYS += ["parent_id", "thread_id", "reactions"]
DELIBERATE_COPIES = 5
DELIBERATE_NEAR_COPIES = 5

PHONE = re.compile(r"(?<![\d-])(?:\+\d[\d ()-]{6,}\d|0\d{3,4} ?\d{3} ?\d{3,4}|(?:\d{3}[-. ])?\d{3}-\d{4})(?![\d-])")
FICTITIOUS_PHONE = re.compile(r"(?:\d{3}[-. ])?555-01\d\d|07700 900\d{3}")
MAIL = re.compile(r"[\w.+-]+@([\w-]+\.[\w.-]*\w)")
LINK = re.compile(r"https?://([^/\s]+)")

Row = dict[str, Any]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    lines = CORPUS.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _when(row: Row) -> datetime | None:
    return datetime.fromisoformat(row["created_at"]) if row["created_at"] else None


def _words(row: Row) -> list[str]:
    return re.findall(r"[\w']+", f"{row['title'] or ''} {row['text']}".lower())


def _sentences(text: str) -> set[str]:
    parts = (re.findall(r"[\w']+", part.lower()) for part in re.split(r"[.!?\n]+", text))
    return {" ".join(part) for part in parts if len(part) >= 6}


def test_every_row_has_exactly_the_keys_told(rows: list[Row]) -> None:
    assert [row["id"] for row in rows if list(row) != KEYS] == []


def test_types_are_those_a_reader_expects(rows: list[Row]) -> None:
    for row in rows:
        assert isinstance(row["text"], str), row["id"]
        assert row["reactions"] is None or row["reactions"] >= 0, row["id"]
        for key in ("community", "author", "title", "url", "parent_id"):
            assert row[key] is None or row[key].strip(), (row["id"], key)


def test_ids_are_unique(rows: list[Row]) -> None:
    assert [key for key, n in Counter(row["id"] for row in rows).items() if n > 1] == []


def test_there_are_enough_different_texts(rows: list[Row]) -> None:
    assert len(rows) >= 450
    assert len({row["text"] for row in rows}) >= 400


def test_readme_states_the_size(rows: list[Row]) -> None:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    assert f"{len(rows):,} posts" in readme
    for source, n in Counter(row["source"] for row in rows).items():
        assert f"| {source} | {n} |" in readme
    replies = sum(row["parent_id"] is not None for row in rows)
    assert f"{len(rows) - replies} posts start a thread, {replies} are replies" in readme
    assert f"{len({row['author'] for row in rows} - {None})} handles" in readme


@pytest.mark.parametrize(
    ("source", "low", "high"),
    [("reddit", 0.28, 0.42), ("forum", 0.23, 0.37), ("facebook", 0.14, 0.26), ("x", 0.10, 0.20)],
)
def test_sources_are_mixed(rows: list[Row], source: str, low: float, high: float) -> None:
    assert low <= sum(row["source"] == source for row in rows) / len(rows) <= high


def test_dates_are_in_range_and_cover_every_month(rows: list[Row]) -> None:
    dates = [when for when in map(_when, rows) if when]
    assert min(dates) >= datetime(2024, 9, 1, tzinfo=UTC)
    assert max(dates) < datetime(2026, 10, 1, tzinfo=UTC)
    assert len({(when.year, when.month) for when in dates}) == 25
    assert 5 <= len(rows) - len(dates) <= 0.02 * len(rows)


def test_replies_follow_their_parents(rows: list[Row]) -> None:
    by_id = {row["id"]: row for row in rows}
    replies = [row for row in rows if row["parent_id"]]
    assert len(replies) > 200
    for row in replies:
        parent = by_id[row["parent_id"]]
        assert parent["thread_id"] == row["thread_id"], row["id"]
        assert parent["source"] == row["source"], row["id"]
        here, before = _when(row), _when(parent)
        assert here is None or before is None or here > before, row["id"]
    for row in rows:
        if row["parent_id"] is None:
            assert row["thread_id"] == row["id"]


def test_no_sentence_is_used_in_more_than_two_posts(rows: list[Row]) -> None:
    used = Counter(sentence for row in rows for sentence in _sentences(row["text"]))
    assert [sentence for sentence, n in used.items() if n > 2] == []


def test_copies_are_only_the_deliberate_ones(rows: list[Row]) -> None:
    shingles = {
        row["id"]: frozenset(zip(words, words[1:], words[2:], strict=False))
        for row in rows
        if len(words := _words(row)) >= 8
    }
    holders: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, of_row in shingles.items():
        for shingle in of_row:
            holders[shingle].append(key)
    pairs = {pair for keys in holders.values() if len(keys) < 10 for pair in combinations(keys, 2)}
    likeness = {(a, b): len(shingles[a] & shingles[b]) / len(shingles[a] | shingles[b]) for a, b in pairs}
    assert sum(share == 1 for share in likeness.values()) == DELIBERATE_COPIES
    assert sum(0.3 < share < 1 for share in likeness.values()) <= DELIBERATE_NEAR_COPIES


def test_lengths_are_uneven(rows: list[Row]) -> None:
    lengths = sorted(len(row["text"].split()) for row in rows)
    assert lengths[len(lengths) // 10] <= 12
    assert sum(length > 100 for length in lengths) >= 8
    assert lengths[-1] <= 260


def test_some_people_help_a_lot_and_most_write_little(rows: list[Row]) -> None:
    replies = Counter(row["author"] for row in rows if row["parent_id"])
    assert sum(n >= 30 for n in replies.values()) >= 8
    posts = Counter(row["author"] for row in rows if row["author"])
    assert sum(n <= 3 for n in posts.values()) / len(posts) > 0.7


def test_the_hair_trend_stands_out(rows: list[Row]) -> None:
    drug = re.compile(r"aubagio|teriflunomide", re.I)
    loss = re.compile(r"\b(?:hair|bald|scalp|ponytail)", re.I)
    dated = [row for row in rows if row["created_at"]]
    hits = [row for row in dated if drug.search(_shown(row)) and loss.search(_shown(row))]
    loud = [row for row in hits if "2026-05" <= row["created_at"][:7] <= "2026-08"]
    before = [row for row in hits if row["created_at"][:7] < "2026-05"]
    assert len({row["author"] for row in loud}) >= 20
    assert len(loud) / 4 > 8 * len(before) / 20


@pytest.mark.parametrize(
    "text",
    ["write to someone@gmail.com", "call 212-867-5309", "ring 07911 123456", "or +49 30 901820", "555-0299"],
)
def test_the_checks_catch_real_looking_contacts(text: str) -> None:
    assert _real_contacts(text) != []


@pytest.mark.parametrize(
    "text",
    [
        "2009-2013 was fine",
        "mail a.b@example.org",
        "555-0142 or 07700 900412",
        "EDSS 4 to 2.5, 600 mg",
        "order 88-31907",
    ],
)
def test_the_checks_let_made_up_contacts_pass(text: str) -> None:
    assert _real_contacts(text) == []


def test_no_contact_could_reach_anyone(rows: list[Row]) -> None:
    found = {row["id"]: _real_contacts(_shown(row)) for row in rows}
    assert {key: contacts for key, contacts in found.items() if contacts} == {}


def _shown(row: Row) -> str:
    return " ".join(row[key] or "" for key in ("title", "text", "url", "author", "community"))


def _real_contacts(text: str) -> list[str]:
    mails = [m for m in MAIL.findall(text) if m not in ("example.org", "example.com")]
    links = [m for m in LINK.findall(text) if m != "example.org"]
    phones = [m for m in PHONE.findall(text) if not FICTITIOUS_PHONE.fullmatch(m)]
    return mails + links + phones
