"""Every format: its sample is known over all others, each row is accounted for, each field is where it belongs."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from insights import readers
from insights.errors import InputError
from insights.model import BadRow, RawPost
from insights.readers import _documents, _links, _quotes, _times
from insights.readers._lines import pieces
from insights.readers._rows import UNZONED
from insights.readers._sample import take
from tests.readers.samples import GROUPS, LATEST, SAMPLES

TEN = datetime(2024, 5, 1, 10, tzinfo=UTC)


def write(folder: Path, content: str | bytes) -> Path:
    path = folder / "made_up"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_every_format_has_a_sample() -> None:
    assert set(SAMPLES) == {reader.name for reader in readers.formats()}


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_a_sample_is_known_and_accounted_for(tmp_path: Path, name: str) -> None:
    content, rows = SAMPLES[name]
    path = write(tmp_path, content)
    report = readers.check(path)
    assert (report.format, report.rows, report.unreadable) == (name, rows, 0)
    scores = {reader.name: reader.recognise(take(path)) for reader in readers.formats()}
    assert [other for other in scores if scores[other] >= scores[name]] == [name]
    assert report.columns.keys() & {"text", "title"}
    posts = [row for row in readers.read(path) if isinstance(row, RawPost)]
    assert len({post.source_id for post in posts}) == rows - (name == "x_pages")  # its second page repeats a post
    assert [post.line for post in posts] == sorted(post.line for post in posts)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_a_sample_cut_anywhere_is_read_or_refused(tmp_path: Path, name: str) -> None:
    content = SAMPLES[name][0]
    data = content if isinstance(content, bytes) else content.encode()
    for end in range(1, len(data), len(data) // 15):
        path = write(tmp_path, data[:end])
        with suppress(InputError):
            rows = list(readers.read(path))
            assert len(rows) <= SAMPLES[name][1] + 3  # a quote left open gives its lines back one by one


EXPECTED: list[tuple[str, int, dict[str, Any]]] = [
    ("brandwatch", 0, {"line": 6, "source": "reddit", "source_id": "1abcde", "thread_id": "1abcde", "reactions": 1204}),
    ("brandwatch", 0, {"text": "Week two\n\nStill & dizzy", "community": "r/made_up", "author": "kim_1"}),
    ("brandwatch", 1, {"source_id": "kxyz123", "thread_id": "1abcde", "text": "Same here"}),
    ("brandwatch", 2, {"source": "x", "text": "Only the snippet", "parent_id": "1700000000000000000"}),
    ("brandwatch", 3, {"source": "forum", "source_id": "78", "repost": False, "created_at": TEN}),
    ("brandwatch", 4, {"source": "x", "repost": True, "community": None}),
    ("meltwater", 0, {"text": "Knees\n\nIt began in May...\n\nThen zeta helped", "author": "Kim", "community": "Town"}),
    ("meltwater", 0, {"source": "forums", "source_id": "d1", "created_at": datetime(2024, 8, 5, 22, 15, tzinfo=UTC)}),
    ("meltwater", 1, {"text": "Zeta helped me.", "author": None}),
    ("meltwater", 2, {"source": "x", "source_id": "9", "repost": True, "community": None}),
    ("meltwater", 3, {"text": "Mine too"}),
    ("meltwater_legacy", 0, {"source": "x", "source_id": "1367000000000000001", "text": "Zeta made me sick"}),
    ("meltwater_legacy", 1, {"source": "town", "repost": True}),
    ("talkwalker_json", 0, {"source": "reddit", "source_id": "kxyz123", "parent_id": "1abcde", "text": "Same here"}),
    ("talkwalker_json", 0, {"thread_id": "1abcde", "community": "r/made_up", "created_at": TEN, "author": "kim_1"}),
    ("talkwalker_json", 1, {"source": "forum", "community": "Knee forum", "text": "Knees\n\nZeta stopped working"}),
    ("talkwalker_table", 0, {"source": "reddit", "source_id": "kxyz123", "parent_id": "1abcde", "text": "Same here"}),
    ("x_pages", 0, {"repost": True, "author": "kim_1", "parent_id": None}),
    ("x_pages", 1, {"repost": False, "text": "My own words https://t.co/x", "parent_id": None}),
    ("x_pages", 2, {"source_id": "1700000000000000005", "text": "It began with zeta and never ended", "author": "9"}),
    ("x_pages", 2, {"parent_id": "1700000000000000002", "thread_id": "1700000000000000001", "created_at": TEN}),
    ("x_pages", 3, {"line": 2, "source_id": "1700000000000000003"}),
    ("x_lines", 0, {"repost": True, "author": "kim_1"}),
    ("x_lines", 2, {"text": "It began with zeta and never ended", "reactions": 5, "parent_id": "1700000000000000002"}),
    ("tweepy", 0, {"source": "x", "source_id": "1340539111971516416", "author": "Kim", "repost": False}),
    ("tweepy", 1, {"line": 4, "repost": True}),
    ("fourcat_x", 0, {"source": "x", "created_at": TEN, "thread_id": "1700000000000000001", "repost": False}),
    ("fourcat_x", 1, {"repost": True}),
    ("fourcat_facebook", 0, {"source": "facebook", "community": "Zeta friends", "created_at": TEN, "author": "kim.1"}),
    ("fourcat_custom", 0, {"source": "unknown", "thread_id": "1", "author": "kim", "created_at": TEN}),
    ("reddit_comments", 0, {"text": "No, not & never", "parent_id": "1abcde", "thread_id": "1abcde", "deleted": False}),
    ("reddit_comments", 1, {"parent_id": "c8xyz12", "deleted": True, "community": "r/made_up"}),
    ("reddit_comments", 2, {"deleted": True, "author": None}),
    ("reddit_comments", 3, {"repost": True, "text": "> only a quote"}),
    ("reddit_submissions", 0, {"text": "Feet & hands\n\nSince May.", "deleted": False, "repost": False}),
    ("reddit_submissions", 0, {"url": "https://www.reddit.com/r/made_up/comments/1abcde/feet_hands/"}),
    ("reddit_submissions", 1, {"deleted": True}),
    ("reddit_submissions", 2, {"repost": True, "thread_id": "1abcdg"}),
    ("praw_comments", 0, {"source_id": "kx1", "parent_id": "1abcde", "thread_id": "1abcde", "created_at": TEN}),
    ("praw_comments", 1, {"text": "Not for me", "parent_id": "kx1", "reactions": -1}),
    ("praw_posts", 0, {"text": "Zeta\n\nIt works", "community": "r/made_up", "thread_id": "1abcde", "created_at": TEN}),
    ("praw_posts", 1, {"text": "Not for me", "thread_id": None, "community": None}),
    (
        "discourse",
        0,
        {"line": 4, "text": "Knees & hips\n\nDoes it hurt?", "source_id": "knees/44/1", "parent_id": None},
    ),
    ("discourse", 1, {"text": "Not me & mine", "parent_id": "knees/44/1", "thread_id": "knees/44/1", "author": "lee"}),
    ("drugs_com", 0, {"text": 'It\'s "fine", mostly', "rating": 9.0, "subject": "Zeta", "reactions": 27}),
    ("drugs_com", 0, {"created_at": datetime(2012, 5, 20, tzinfo=UTC), "source": "reviews", "community": "Drugs.com"}),
    ("drugs_com", 1, {"text": "Two\nlines", "created_at": datetime(2012, 5, 20, tzinfo=UTC), "rating": 1.0}),
    ("webmd", 0, {"text": "It works", "rating": 4.0, "subject": "Zeta", "reactions": 3, "community": "WebMD"}),
    ("webmd", 1, {"text": "", "created_at": datetime(2014, 1, 2, tzinfo=UTC)}),
    ("youtube_comments", 0, {"text": 'It "works", "they" say "so, there" now', "thread_id": "Ugz1", "parent_id": None}),
    ("youtube_comments", 1, {"thread_id": "Ugz1", "parent_id": "Ugz1", "source": "youtube"}),
    ("facepager", 0, {"text": "", "thread_id": None}),
    ("facepager", 1, {"source_id": "10_20", "thread_id": "10_20", "parent_id": None, "community": "zetabrand"}),
    ("facepager", 2, {"source_id": "20_30", "thread_id": "10_20", "parent_id": "10_20", "created_at": TEN}),
    ("crowdtangle_facebook", 0, {"text": "Zeta and us", "source_id": "10_20", "reactions": 1204}),
    ("crowdtangle_facebook", 0, {"created_at": datetime(2021, 3, 5, 15, 11, 12, tzinfo=UTC), "author": "zetafriends"}),
    ("crowdtangle_instagram", 0, {"source_id": "CAbc_12345", "author": "zeta.friends", "community": None}),
    ("crowdtangle_instagram", 0, {"created_at": datetime(2021, 3, 5, 14, 11, 12, tzinfo=UTC), "source": "instagram"}),
]


@pytest.mark.parametrize(("name", "row", "fields"), EXPECTED)
def test_fields_are_where_they_belong(tmp_path: Path, name: str, row: int, fields: dict[str, Any]) -> None:
    post = list(readers.read(write(tmp_path, SAMPLES[name][0])))[row]
    assert {field: getattr(post, field) for field in fields} == fields


@pytest.mark.parametrize(
    ("name", "said"),
    [("brandwatch", True), ("tweepy", True), ("fourcat_x", False), ("crowdtangle_facebook", False), ("webmd", False)],
)
def test_an_unknown_zone_is_said_once(tmp_path: Path, name: str, said: bool) -> None:
    remarks = [remark.what for remark in readers.check(write(tmp_path, SAMPLES[name][0])).remarks]
    assert remarks.count(UNZONED) == said


def test_a_group_has_no_author_and_the_latest_posts_no_document_title(tmp_path: Path) -> None:
    (post,) = readers.read(write(tmp_path, GROUPS))
    assert isinstance(post, RawPost)
    assert (post.author, post.community) == (None, "Zeta group")
    answer, opening = readers.read(write(tmp_path, LATEST))
    assert isinstance(answer, RawPost)
    assert isinstance(opening, RawPost)
    assert (answer.text, opening.text) == ("Not me & mine", "Knees\n\nDoes it hurt?")
    assert (answer.parent_id, opening.source_id) == ("knees/44/1", "knees/44/1")


ITEM = '{"id": 1, "text": "a", "author_id": 2}'
CLOSED, OPEN = f'{{"data": [{ITEM}]}}', f'{{"data": [{ITEM}'
DEEP = '{"data": {"id": 1, "text": "a", "author_id": 2, "x": ' + "[" * 100_000 + "]" * 100_000 + "}}"
LONG = '{"data": [{"id": 2, "text": "' + "x" * 5_000_000 + '"}]}'
WIDE = '{"data": [{"id": 2, "x": [' + "1," * 300_000 + f"1]}}, {ITEM}]}}"


@pytest.mark.parametrize(
    ("content", "posts", "bad"),
    [
        (CLOSED, [1], []),
        (f"{CLOSED}\n{CLOSED}\n", [1, 2], []),
        (f"\n\n{CLOSED}", [3], []),
        (OPEN, [1], [(1, "cut short")]),
        (f'{CLOSED}\n{{"data": [{ITEM}, {{"id": "\n{CLOSED}', [1, 2, 3], [(2, "not valid JSON")]),
        (f"{CLOSED}\n{{nonsense\n{CLOSED}\n", [1, 3], [(2, "not valid JSON")]),
        (f"{CLOSED}\n{DEEP}\n{CLOSED}\n", [1, 3], [(2, "nested too deeply")]),
        (f"{CLOSED}\n{LONG}\n{CLOSED}\n", [1, 3], [(2, "characters")]),
        (f"{CLOSED}\n{WIDE}\n", [1, 2], [(2, "too many values")]),
        (f'{CLOSED}\n{{"data": [7, null, "x", []]}}\n', [1], []),
        (CLOSED.replace("1", "9" * 30), [1], []),
        (f'{{"data": [], "data": [{ITEM}]}}', [1], []),
        ('{"post_stream": {"posts": [{"cooked": 5, "post_number": [], "topic_id": [], "created_at": []}]}}', [1], []),
    ],
)
def test_a_broken_document_costs_only_itself(
    tmp_path: Path, content: str, posts: list[int], bad: list[tuple[int, str]]
) -> None:
    rows = list(readers.read(write(tmp_path, content)))
    assert [row.line for row in rows if isinstance(row, RawPost)] == posts
    faults = [row for row in rows if isinstance(row, BadRow)]
    assert [row.line for row in faults] == [line for line, _ in bad]
    assert all(words in row.reason for row, (_, words) in zip(faults, bad, strict=True))


def test_a_big_document_is_not_held(tmp_path: Path) -> None:
    path = write(tmp_path, json.dumps({"data": [{"id": n, "text": "x" * 400} for n in range(12_000)]}))
    assert _documents.first(take(path), "data.item")["id"] == 0
    walked = _documents.walk(pieces(path), "data.item")
    assert next(walked) == _documents.Found("data.item", 1, {"id": 0, "text": "x" * 400})
    assert sum(found.value is not None for found in walked if isinstance(found, _documents.Found)) == 11_999


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://old.reddit.com/r/Made_Up/comments/1ab2/", ("reddit", "1ab2", "1ab2", "r/Made_Up")),
        ("https://www.reddit.com/r/a_b/comments/1ab2/slug/kx9?context=3", ("reddit", "kx9", "1ab2", "r/a_b")),
        ("https://reddit.com/r/a_b/", ("reddit", None, None, None)),
        ("http://twitter.com/kim/statuses/12", ("x", "12", None, None)),
        ("https://x.com/i/web/status/12", ("x", "12", None, None)),
        ("https://notx.com/kim/status/12", (None, None, None, None)),
        ("https://www.facebook.com/groups/1/permalink/2/", ("facebook", "1_2", None, None)),
        ("https://www.facebook.com/zeta/posts/2", ("facebook", None, None, None)),
        ("http://[::1", (None, None, None, None)),
        (None, (None, None, None, None)),
    ],
)
def test_what_an_address_tells(url: str | None, told: tuple[str | None, ...]) -> None:
    assert tuple(_links.said(url).get(name) for name in ("source", "id", "thread_id", "community")) == told


@pytest.mark.parametrize(
    ("html", "own"),
    [
        ("<p>a</p><blockquote>b <aside>c</aside></blockquote><p>d</p>", "<p>a</p>\n<p>d</p>"),
        ("<blockquote>b", "<blockquote>b"),
        ("</aside>a", "</aside>a"),
        ("<asides>a</asides>", "<asides>a</asides>"),
        ("<aside " * 20_000, "<aside " * 20_000),
    ],
)
def test_quotes_are_left_out_of_html(html: str, own: str) -> None:
    assert _quotes.without_quoted_html(html) == own


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("> a\n\nb", "b"),
        ("&gt; a\nb", "b"),
        (">!hidden!< b", ">!hidden!< b"),
        ("dose > 5 mg", "dose > 5 mg"),
        ("a\n >> b\nc", "a\nc"),
    ],
)
def test_quoted_lines_are_left_out(text: str, own: str) -> None:
    assert _quotes.without_quoted_lines(text) == own


@pytest.mark.parametrize(
    ("value", "moment", "without_zone"),
    [
        ("20-May-12", datetime(2012, 5, 20, tzinfo=UTC), False),
        ("May 20, 2012", datetime(2012, 5, 20, tzinfo=UTC), False),
        ("2025-01-31 14:05", datetime(2025, 1, 31, 14, 5, tzinfo=UTC), True),
        ("2025-01-31T14:05:00Z", datetime(2025, 1, 31, 14, 5, tzinfo=UTC), False),
        ("31/01/2025 14:05 EST", datetime(2025, 1, 31, 19, 5, tzinfo=UTC), False),
        ("2025-01-31 14:05 XYZ", datetime(2025, 1, 31, 14, 5, tzinfo=UTC), True),
        (1714557600, TEN, False),
        ("1714557600.0", TEN, False),
        (1714557600000, TEN, False),
        (1714557600000000, TEN, False),
        (1714557600000000000, TEN, False),
        ("1e999", None, False),
        ("123456789e999", None, False),
        ("2025-02-30", None, False),
        ("0001-01-01", None, False),
        ("9999-12-31 23:59:59", None, True),
        ("", None, False),
    ],
)
def test_times_and_their_zones(value: object, moment: datetime | None, without_zone: bool) -> None:
    assert (_times.parse(value), _times.without_zone(value)) == (moment, without_zone)
