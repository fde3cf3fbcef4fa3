"""From files of every shape to raw posts. All rows are made up."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from insights import readers
from insights.errors import InputError
from insights.model import BadRow, RawPost
from insights.readers import _dialect
from insights.readers._text import clean

LISTING = (
    "created_utc,score,domain,id,title,ups,downs,num_comments,permalink,selftext,link_flair_text,over_18,thumbnail,"
    "subreddit_id,edited,link_flair_css_class,author_flair_css_class,is_self,name,url,distinguished\n"
    '1362241481.0,210,self.x,1abc,Feet &amp; hands,1,2,3,http://www.reddit.com/r/made_up/comments/1abc/t/,"Numb.\n\n'
    'Since ""May"".",,False,,t5,False,,,True,t3_1abc,http://x,\n'
    "1362241482.0,5,i.x,1abd,A picture,1,2,3,http://www.reddit.com/r/made_up/comments/1abd/t/,,,False,,t5,False,,,"
    "False,t3_1abd,http://x,\n"
)


def write(folder: Path, content: str | bytes, name: str = "made_up.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def split(path: Path, **options: dict[str, str]) -> tuple[list[RawPost], list[BadRow]]:
    rows = list(readers.read(path, **options))  # type: ignore[arg-type]
    return [row for row in rows if isinstance(row, RawPost)], [row for row in rows if isinstance(row, BadRow)]


def test_the_reddit_listing(tmp_path: Path) -> None:
    path = write(tmp_path, LISTING)
    assert readers.recognise(path).name == "reddit_listing"
    (first, second), bad = split(path)
    assert bad == []
    assert first == RawPost(
        file="made_up.csv",
        line=2,
        source="reddit",
        source_id="1abc",
        text='Feet & hands\n\nNumb.\n\nSince "May".',
        community="r/made_up",
        created_at=datetime(2013, 3, 2, 16, 24, 41, tzinfo=UTC),
        url="http://www.reddit.com/r/made_up/comments/1abc/t/",
        thread_id="1abc",
        reactions=210,
    )
    assert (second.line, second.text) == (5, "A picture")


COLUMNS = "id,source,community,author,created_at,title,text,url,parent_id,thread_id,reactions\n"


TABLE = f'{COLUMNS}7,forum,north,kim,WHEN,Hi,"a, ""b""",http://x,6,5,"1,204"\n'
QUOTED = TABLE.replace('""b""', '\\"b\\"') + '8,forum,n,k,25/05/2020,T,"x \\"y\\", z",u,,,\n'
RECORD = {
    "id": 7,
    "source": "Forum",
    "community": "north",
    "author": "kim",
    "created_at": 1588320000,
    "title": "Hi",
    "text": 'a, "b"',
    "url": "http://x",
    "parent_id": 6,
    "thread_id": "5",
    "reactions": 1204,
}


def dated(table: str, when: str, delimiter: str = ",") -> str:
    """The table with its time, and another delimiter where no cell holds a comma of its own."""
    spared = table.replace("a, ", "a@ ").replace("1,204", "1204") if delimiter != "," else table
    return spared.replace(",", delimiter).replace("a@ ", "a, ").replace("WHEN", when)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (dated(TABLE, "2020-05-01T10:00:00+02:00"), "table"),
        (dated(TABLE, "2020-05-01 08:00", "\t"), "table"),
        (dated(TABLE, "1588320000", ";").replace("\n", "\r\n"), "table"),
        (dated(TABLE, "1588320000000", "\t").encode("utf-16"), "table"),
        (dated(TABLE, "1588320000.0", ";").encode("utf-16-le"), "table"),
        ("\ufeff" + dated(TABLE, '"May 1, 2020 08:00"'), "table"),
        (dated(QUOTED, "01/05/2020 08:00"), "table"),
        (json.dumps(RECORD) + "\n", "json_lines"),
        (json.dumps([RECORD], indent=1), "json_list"),
    ],
    ids=["comma", "tab", "semicolon", "utf-16", "no mark", "mark", "backslash", "json lines", "json list"],
)
def test_obvious_columns_in_every_dress(tmp_path: Path, content: str | bytes, name: str) -> None:
    path = write(tmp_path, content)
    assert readers.recognise(path).name == name
    post = next(readers.read(path))
    assert isinstance(post, RawPost)
    assert (post.source_id, post.source, post.community, post.author) == ("7", "forum", "north", "kim")
    assert post.created_at == datetime(2020, 5, 1, 8, tzinfo=UTC)
    assert post.text == 'Hi\n\na, "b"'
    assert (post.url, post.parent_id, post.thread_id, post.reactions) == ("http://x", "6", "5", 1204)


EIGHT = datetime(2020, 5, 1, 8, tzinfo=UTC)
HTML = '<p class="x">A1C &lt; 7<br/>and <b>BP</b> &amp;gt; 9 <3</p><script>x()</script>'


def test_synonyms_mapping_and_constants(tmp_path: Path) -> None:
    path = write(tmp_path, "drugName,remarks_good,remarks_bad,stars,posted\nzeta,fine,dizzy,4/5,2020-01-02\n")
    mapping = {"text": "remarks_good+remarks_bad", "source": "=forum", "subject": "drugName"}
    (post,), _ = split(path, mapping=mapping)
    assert (post.text, post.source, post.subject, post.rating) == ("fine\n\ndizzy", "forum", "zeta", 4.0)


@pytest.mark.parametrize(
    ("row", "field", "expected"),
    [
        ({"text": "[removed]", "title": "Kept title"}, "deleted", True),
        ({"text": "[deleted]"}, "deleted", True),
        ({"text": "it was [removed] by surgery"}, "deleted", False),
        ({"text": "RT @someone: look"}, "repost", True),
        ({"text": "RT means retweet"}, "repost", False),
        ({"text": "a", "author": "[deleted]"}, "author", None),
        ({"text": "a", "created_at": "yesterday"}, "created_at", None),
        ({"text": "a", "created_at": "10"}, "created_at", None),
        ({"text": "a", "created_at": "0"}, "created_at", None),
        ({"text": "a", "created_at": "2020-02-30"}, "created_at", None),
        ({"text": "a", "created_at": "1588320000.0"}, "created_at", EIGHT),
        ({"text": "a", "created_at": "1/5/2020Email"}, "created_at", datetime(2020, 1, 5, tzinfo=UTC)),
        ({"text": "a", "created_at": "May 1 2020 03:00 EST"}, "created_at", EIGHT),
        ({"text": "Leg pain and more", "title": "Leg pain..."}, "text", "Leg pain and more"),
        ({"text": HTML}, "text", "A1C < 7\nand BP > 9 <3"),
        ({"text": "if a<b and c>d then"}, "text", "if a<b and c>d then"),
        ({"text": "caf\u00c3\u00a9 isn\u00e2\u20ac\u2122t it"}, "text", "caf\u00e9 isn't it"),
        ({"text": "it\u2019s\u00a0me\u200b", "title": None}, "text", "it's me"),
        ({"text": "a", "url": "https://old.reddit.com/r/x/1"}, "source", "reddit"),
        ({"text": "a", "url": "https://twitter.com/i/1"}, "source", "x"),
        ({"text": "a", "url": "https://notx.com/i/1"}, "source", "unknown"),
        ({"text": "a", "rating": 5, "drug": "zeta"}, "source", "reviews"),
    ],
)
def test_values_are_understood(tmp_path: Path, row: dict[str, object], field: str, expected: object) -> None:
    (post,), _ = split(write(tmp_path, json.dumps(row)))
    assert getattr(post, field) == expected


def test_a_row_without_id_has_the_same_id_in_every_file(tmp_path: Path) -> None:
    table = write(tmp_path, "author,date,text\nkim,2020-05-01,I feel better\nkim,2020-05-01,I feel worse\n")
    lines = write(tmp_path, '{"message": "I feel better", "user": "kim", "posted": "2020-05-01"}', "b.ndjson")
    (first, second), _ = split(table)
    (again,), _ = split(lines)
    assert first.source_id == again.source_id != second.source_id


def test_an_id_column_that_numbers_something_else_is_not_used(tmp_path: Path) -> None:
    path = write(tmp_path, "comment_id,text\n3,good pill\n3,bad pill\n")
    (first, second), _ = split(path)
    assert first.source_id != second.source_id
    (first, second), _ = split(path, mapping={"id": "comment_id"})
    assert first.source_id == second.source_id == "3"


LINES = '{"text": "a"}\n{"text": \n\n[1]\n{"text": "b"}'
UNCLOSED = '[{"text": "a"},\n7,\n{"text": "b"}'


@pytest.mark.parametrize(
    ("content", "posts", "bad"),
    [
        ("id,text\n1,a\n2,b,c\n3\n4,d\n", [(2, "a"), (5, "d")], [(3, "3 cells"), (4, "1 cells")]),
        ("id,text\n1,a,,\n\n2,b\n", [(2, "a"), (4, "b")], []),
        ('id,text\n1,"two\nlines"\n2,b\n', [(2, "two\nlines"), (4, "b")], []),
        ('id,text\n1,"open\n2,b\n3,c\n', [(3, "b"), (4, "c")], [(2, "never closed")]),
        ("id,text\n1,a\x00b\n", [(2, "ab")], []),
        (b"id,text\n1,caf\xe9\n2,caf\xc3\xa9\n", [(2, "caf\u00e9"), (3, "caf\u00e9")], []),
        ("id,text\n1," + "x" * (_dialect.LONGEST_CELL + 1) + "\n2,b\n", [(3, "b")], [(2, "longer than")]),
        ('id,text\n1,a\r\n2,"b\r\nc"\r\n3,d\r\n', [(2, "a"), (3, "b\nc"), (5, "d")], []),
        (LINES, [(1, "a"), (5, "b")], [(2, "not valid JSON"), (4, "not an object")]),
        ('[{"text": "a"},\n{"text": oops},\n{"text": "b"}]', [(1, "a"), (3, "b")], [(2, "not valid JSON")]),
        (UNCLOSED, [(1, "a"), (3, "b")], [(2, "not an object"), (3, "not closed")]),
        ('{"text": "a"}\n{"text": ' + "[" * 100_000 + "\n", [(1, "a")], [(2, "")]),
    ],
)
def test_a_bad_row_costs_only_itself(
    tmp_path: Path, content: str | bytes, posts: list[tuple[int, str]], bad: list[tuple[int, str]]
) -> None:
    read, unreadable = split(write(tmp_path, content))
    assert [(post.line, post.text) for post in read] == posts
    assert [row.line for row in unreadable] == [line for line, _ in bad]
    for row, (_, reason) in zip(unreadable, bad, strict=True):
        assert reason in row.reason
        assert row.file == "made_up.csv"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is empty"),
        (" \n\n", "is empty"),
        ("\x89PNG\r\n\x1a\n\x00\x00\x00\x01\x02\x03", "unknown format"),
        ("Just a letter to my doctor. It has no table in it, only words.\nAnd more.\n", "unknown format"),
        ('{"text": ', "unknown format"),
        ("code,remark\n1,a few words here\n2,some more words here\n", "--map text=remark"),
        ('{"code": 1, "remark": "a few words here"}\n', "--map text=remark"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_line(tmp_path: Path, content: str, said: str) -> None:
    path = write(tmp_path, content)
    for use in (readers.recognise, readers.check, readers.read):
        with pytest.raises(InputError, match=said) as refused:
            use(path)
        message = str(refused.value)
        assert "\n" not in message
        assert str(path) in message
        assert "doctor" not in message


def test_missing_files_and_directories_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        readers.recognise(tmp_path / "none.csv")
    with pytest.raises(InputError, match="is a directory"):
        readers.recognise(tmp_path)


@pytest.mark.parametrize(
    ("mapping", "said"),
    [({"text": "nowhere"}, "no column 'nowhere'"), ({"colour": "text"}, "no such field")],
)
def test_a_mapping_to_what_is_not_there_is_refused(tmp_path: Path, mapping: dict[str, str], said: str) -> None:
    with pytest.raises(InputError, match=said):
        readers.read(write(tmp_path, "id,text\n1,a\n"), mapping=mapping)


def test_check_reports_a_file(tmp_path: Path) -> None:
    content = b"id,when_said,colour,text\n1,2020-05-01,red,a\n2,2020-06-01,red,caf\xe9\n3,never\n"
    report = readers.check(write(tmp_path, content))
    assert (report.format, report.rows, report.readable, report.unreadable) == ("table", 3, 2, 1)
    assert (report.undated, report.first, report.last) == (2, None, None)
    assert dict(report.columns) == {"id": "id", "text": "text"}
    assert report.ignored == ("when_said", "colour")
    assert dict(report.proposed) == {"created_at": "when_said"}
    assert [row.line for row in report.bad] == [4]
    assert {remark.what: (remark.first_line, remark.rows) for remark in report.remarks} == {
        "no time that can be read; kept without a date": (2, 2),
        "not UTF-8, read as Windows-1252": (3, 1),
    }
    dated = readers.check(tmp_path / "made_up.csv", mapping=dict(report.proposed))
    assert dated.last == datetime(2020, 6, 1, tzinfo=UTC)
    assert dated.undated == 0


def test_a_big_list_is_streamed(tmp_path: Path) -> None:
    rows = [{"id": number, "text": f"row {number} " + "x" * 400} for number in range(12_000)]
    path = write(tmp_path, json.dumps(rows), "big.json")
    assert path.stat().st_size > 5_000_000
    read, bad = split(path)
    assert [post.source_id for post in read] == [str(number) for number in range(12_000)]
    assert bad == []


ADVERSARIAL = [
    "<a " * 33_000,
    '<a x="' * 16_000,
    "<" * 100_000,
    "&" * 100_000,
    "&amp;" * 20_000,
    " " * 100_000,
]
ADVERSARIAL += [
    "<script" * 14_000,
    "<!--" * 25_000,
    "<a" + " " * 100_000,
    "<a x=y " * 14_000,
    "\u00e9 " * 50_000,
]


@pytest.mark.parametrize("text", ADVERSARIAL, ids=lambda text: repr(text[:8]))
def test_cleaning_takes_linear_time(text: str) -> None:
    started = time.process_time()
    clean(text)
    assert time.process_time() - started < 3
