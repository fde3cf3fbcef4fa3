"""The demonstration corpora: well formed, made up and saying so, varied, labelled, with nobody's address in them."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from insights import conditions
from insights.conditions import ConditionPack
from insights.language.likeness import signature
from insights.model import Decision, Intent, Need, Segment

SAMPLES = Path(__file__).resolve().parent.parent / "data" / "samples"
CORPORA = sorted(path.stem for path in SAMPLES.glob("*.ndjson"))
KEYS = ["id", "source", "community", "author", "created_at", "title", "text", "url"]
KEYS += ["parent_id", "thread_id", "reactions", "made_up"]
LABELS = ["id", "voice", "segment", "intents", "needs", "tells", "tags"]
SIZE = {"multiple_sclerosis": (2_000, 36), "clubfoot": (150, 30)}
"""At least so many posts, over so many months."""
COPIES = {"duplicate", "near_duplicate", "repost"}
NO_POSTS = {"deleted", "empty"}

PHONE = re.compile(r"(?<![\d-])(?:\+\d[\d ()-]{6,}\d|0\d{3,4} ?\d{3} ?\d{3,4}|(?:\d{3}[-. ])?\d{3}-\d{4})(?![\d-])")
FICTITIOUS_PHONE = re.compile(
    r"(?:\+1[ -])?(?:\(?\d{3}\)?[-. ])?555-01\d\d|07700 ?900 ?\d{3}|\+44 ?7700 ?900 ?\d{3}|0161 496 0\d{3}"
)
MAIL = re.compile(r"[\w.+-]+@([\w-]+\.[\w.-]*\w)")
LINK = re.compile(r"https?://([^/\s\"'<>)]+)")
RESERVED = re.compile(r"(?:.+\.)?example\.(?:org|com|net)|.+\.example")

Row = dict[str, Any]


def read(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module", params=CORPORA)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def rows(name: str) -> list[Row]:
    return read(SAMPLES / f"{name}.ndjson")


@pytest.fixture(scope="module")
def labels(name: str) -> dict[str, Row]:
    return {label["id"]: label for label in read(SAMPLES / "labels" / f"{name}.ndjson")}


def tagged(labels: dict[str, Row], *tags: str) -> set[str]:
    return {key for key, label in labels.items() if set(tags) & set(label["tags"])}


def _when(row: Row) -> datetime | None:
    return datetime.fromisoformat(row["created_at"]) if row["created_at"] else None


def _words(row: Row) -> list[str]:
    return re.findall(r"[\w']+", f"{row['title'] or ''} {row['text']}".lower())


def test_there_is_a_corpus_for_each_size() -> None:
    assert set(CORPORA) == set(SIZE)


# Form


def test_every_row_has_exactly_the_keys_told_and_says_that_it_is_made_up(rows: list[Row]) -> None:
    assert [row["id"] for row in rows if list(row) != KEYS or row["made_up"] is not True] == []


def test_types_are_those_a_reader_expects(rows: list[Row]) -> None:
    for row in rows:
        assert isinstance(row["text"], str), row["id"]
        assert row["reactions"] is None or row["reactions"] >= 0, row["id"]
        for key in ("community", "author", "title", "url", "parent_id"):
            assert row[key] is None or row[key].strip(), (row["id"], key)


def test_ids_are_unique(rows: list[Row]) -> None:
    assert [key for key, n in Counter(row["id"] for row in rows).items() if n > 1] == []


def test_replies_follow_their_parents(rows: list[Row]) -> None:
    by_id = {row["id"]: row for row in rows}
    replies = [row for row in rows if row["parent_id"]]
    assert len(replies) > 0.3 * len(rows)
    for row in replies:
        parent = by_id[row["parent_id"]]
        assert parent["thread_id"] == row["thread_id"], row["id"]
        assert parent["source"] == row["source"], row["id"]
        here, before = _when(row), _when(parent)
        assert here is None or before is None or here > before, row["id"]
    for row in rows:
        if row["parent_id"] is None:
            assert row["thread_id"] == row["id"]


def test_dates_cover_every_month_told(name: str, rows: list[Row], labels: dict[str, Row]) -> None:
    least, months = SIZE[name]
    dates = [when for when in map(_when, rows) if when]
    assert len(rows) >= least
    assert max(dates) < datetime(2026, 11, 3, tzinfo=UTC)
    assert len({(when.year, when.month) for when in dates}) >= months
    assert {row["id"] for row in rows if row["created_at"] is None} == tagged(labels, "no_date")


def test_readme_states_the_size(name: str, rows: list[Row], labels: dict[str, Row]) -> None:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8").split(f"## `{name}.ndjson`")[1].split("\n## ")[0]
    sources = Counter(row["source"] for row in rows)
    segments = Counter(label["segment"] for label in labels.values())
    replies = sum(row["parent_id"] is not None for row in rows)
    handles = {row["author"] for row in rows} - {None}
    tags = Counter(tag for label in labels.values() for tag in label["tags"])
    assert f"{len(rows):,} posts" in readme
    assert f"{len(rows) - replies:,} open a thread, {replies:,} are replies, by {len(handles):,} handles" in readme
    for value, number in (sources | segments | tags).items():
        assert f"| {value} | {number:,} |" in readme


# Variety


def test_posts_stay_distinct_under_the_rule_of_the_product(rows: list[Row], labels: dict[str, Row]) -> None:
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        key = signature("\n\n".join(filter(None, (row["title"], row["text"]))))
        if key:
            holders[key].append(row["id"])
    copies = {post for posts in holders.values() if len(posts) > 1 for post in posts}
    planted = tagged(labels, *COPIES)
    assert copies
    assert copies <= planted


def test_no_two_posts_are_alike_but_those_planted(rows: list[Row], labels: dict[str, Row]) -> None:
    planted = tagged(labels, *COPIES, "bot")
    shingles = {
        row["id"]: frozenset(zip(words, words[1:], words[2:], strict=False))
        for row in rows
        if row["id"] not in planted and len(words := _words(row)) >= 8
    }
    holders: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, of_row in shingles.items():
        for shingle in of_row:
            holders[shingle].append(key)
    pairs = {pair for keys in holders.values() if len(keys) < 10 for pair in combinations(keys, 2)}
    alike = [(a, b) for a, b in pairs if len(shingles[a] & shingles[b]) / len(shingles[a] | shingles[b]) > 0.3]
    assert alike == []


def test_no_sentence_is_used_again_and_again(rows: list[Row], labels: dict[str, Row]) -> None:
    used = Counter(
        sentence
        for row in rows
        if row["id"] not in tagged(labels, *COPIES)
        for sentence in {" ".join(words) for words in _sentences(row["text"]) if len(words) >= 6}
    )
    assert [sentence for sentence, n in used.items() if n > 2] == []


def _sentences(text: str) -> Iterator[list[str]]:
    for part in re.split(r"[.!?\n]+", text):
        yield re.findall(r"[\w']+", part.lower())


def test_lengths_are_uneven(rows: list[Row]) -> None:
    lengths = sorted(len(row["text"].split()) for row in rows)
    assert lengths[len(lengths) // 10] <= 20
    assert lengths[len(lengths) * 9 // 10] >= 65


def test_many_write_once_and_some_come_back(rows: list[Row]) -> None:
    posts = Counter(row["author"] for row in rows if row["author"])
    months: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["author"] and row["created_at"]:
            months[row["author"]].add(row["created_at"][:7])
    assert sum(n <= 3 for n in posts.values()) / len(posts) > 0.6
    assert sum(len(seen) >= 4 for seen in months.values()) >= 4


def test_the_hair_trend_stands_out() -> None:
    rows = read(SAMPLES / "multiple_sclerosis.ndjson")
    drug = re.compile(r"aubagio|teriflunomide", re.I)
    loss = re.compile(r"\b(?:hair|bald|scalp|ponytail|shedding)", re.I)
    hits = [row for row in rows if row["created_at"] and drug.search(_shown(row)) and loss.search(_shown(row))]
    loud = [row for row in hits if "2026-05" <= row["created_at"][:7] <= "2026-08"]
    before = [row for row in hits if row["created_at"][:7] < "2026-05"]
    assert len({row["author"] for row in loud}) >= 20
    assert len(loud) / 4 > 8 * len(before) / 30


# Labels


def test_every_post_has_its_labels_and_they_are_words_of_the_product(
    name: str, rows: list[Row], labels: dict[str, Row]
) -> None:
    pack = conditions.load(name)
    assert [row["id"] for row in rows] == list(labels)
    for key, label in labels.items():
        assert list(label) == LABELS, key
        assert label["voice"] in set(Segment), key
        assert label["segment"] in set(Segment), key
        assert set(label["intents"]) <= set(Intent), key
        assert set(label["needs"]) <= set(Need), key
        assert [told for told in label["tells"] if not _known(told, pack)] == [], key


@pytest.mark.parametrize(
    ("told", "known"),
    [
        ("side_effect:hair loss@teriflunomide", True),
        ("side_effect:hair loss@hair loss", False),
        ("decision:switch@teriflunomide>ofatumumab", True),
        ("decision:fled@teriflunomide", False),
        ("regard:positive@Biogen", True),
        ("regard:positive@nobody", False),
        ("pipeline:tolebrutinib:hope", True),
        ("coping_tip", True),
        ("gossip", False),
    ],
)
def test_a_label_outside_the_pack_is_caught(told: str, known: bool) -> None:
    assert _known(told, conditions.load("multiple_sclerosis")) is known


def _known(told: str, pack: ConditionPack) -> bool:
    generics = {drug.generic for drug in pack.medications}
    kind, _, rest = told.partition(":")
    value, _, targets = rest.partition("@")
    kind, _, target = kind.partition("@")
    targets = targets or target
    drugs = set(re.split(">", targets)) - {""} <= generics
    match kind:
        case "side_effect":
            return value in {term.name for term in pack.side_effects} and drugs and bool(targets)
        case "decision":
            return value in set(Decision) and drugs
        case "feeling":
            return value in ("positive", "negative", "mixed") and drugs and bool(targets)
        case "dosing" | "off_label":
            return drugs and bool(targets)
        case "regard":
            return value in ("positive", "negative") and targets in {company.name for company in pack.companies}
        case "source_cited":
            return rest in {term.name for term in pack.cited}
        case "pipeline":
            generic, _, stance = rest.rpartition(":")
            return generic in generics and stance in ("hope", "doubt", "join", "follow")
        case _:
            return told in SIMPLE


SIMPLE = {
    *("coping_tip", "cost_access", "treatment_choice", "adverse_event", "adverse_event:serious", "decision:decline"),
    *("quality_of_life:better", "quality_of_life:worse", "promotion:disclosed", "promotion:undisclosed"),
}


# Nobody's address


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
        "see https://img.example.org/p/1.jpg",
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
    mails = [m for m in MAIL.findall(text) if not RESERVED.fullmatch(m)]
    links = [m for m in LINK.findall(text) if not RESERVED.fullmatch(m)]
    phones = [m for m in PHONE.findall(text) if not FICTITIOUS_PHONE.fullmatch(m)]
    return mails + links + phones
