"""Erasing: who goes, who stays, that nothing is left, and that nothing comes back."""

from __future__ import annotations

import json
import shutil
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from insights import deletions, erasing, pipeline
from insights.deletions import Target
from insights.erasing import Erasure
from insights.errors import InputError, StillThere, StoreBusy, StoreError
from insights.model import RawPost
from insights.privacy import exclusion, policies
from insights.store import open_store, publish, tombstones
from insights.store.search import Needles
from tests.store.corpus import PACK, make_store
from tests.store.exports import export, post

pytestmark = pytest.mark.usefixtures("no_model")

OTHER = PACK.model_copy(update={"name": "otheritis", "label": "Otheritis"})
WORDS = "the violet heron by our clinic told testitis jokes all winter long to nobody else"
POSTS = [
    *(post(number, id=f"post-{number:04}", author=f"writer_{number % 9}") for number in range(24)),
    post(90, id="post-0090", author="Rare_Bird7", text=WORDS, created_at="2024-02-01T08:00:00Z"),
    post(91, id="post-0091", author="rare_bird7", text="hair loss from testamab, so my doctor stopped it in march"),
    post(92, id="post-0092", source="x", author="tweeter_1", text="testitis and a week without any sleep again"),
]
RARE, COPY = "post-0090", post(93, id="post-0093", author="Rare_Bird7", text=WORDS)


@pytest.fixture
def store(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of two conditions and two snapshots of the same posts; made once, then copied."""
    made = tmp_path_factory.getbasetemp() / "erasing"
    if not made.exists():
        file = export(tmp_path / "posts.ndjson", [*POSTS, COPY, "{broken"])
        for pack in (PACK, OTHER):
            pipeline.run([file], pack, store=tmp_path / "made", workers=1)
        (tmp_path / "made").rename(made)
    return Path(shutil.copytree(made, tmp_path / "store"))


def again(store: Path, rows: list[Any] | None = None, **options: Any) -> pipeline.RunReport:
    file = export(store.parent / "again.ndjson", rows or POSTS)
    return pipeline.run([file], PACK, store=store, workers=1, **options)


def erased(store: Path, *targets: Target, **options: Any) -> Erasure:
    return erasing.erase(store, targets, **options)


def rows(snapshot: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(snapshot), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def in_view(store: Path, sql: str) -> list[tuple[Any, ...]]:
    snapshot = publish.current(store)
    assert snapshot is not None
    return rows(snapshot, sql)


@pytest.mark.parametrize(
    ("targets", "gone", "not_there"),
    [
        ([Target("post", "forum", RARE)], 1, 0),
        ([Target("post", "message board", RARE)], 1, 0),
        ([Target("post", "forum", "post-0093")], 1, 0),
        ([Target("author", "forum", "@RARE_bird7")], 2, 0),
        ([Target("author", "forum", "writer_3"), Target("post", "forum", "post-0003")], 3, 0),
        ([Target("post", None, RARE), Target("post", None, "post-0092")], 2, 0),
        ([Target("post", "reddit", RARE)], 0, 1),
        ([Target("post", "forum", "post-9999"), Target("post", "forum", "post-0001")], 1, 1),
        ([Target("author", "x", "tweeter_1")], 0, 1),
    ],
)
def test_what_is_asked_for_goes_from_every_snapshot(
    store: Path, targets: list[Target], gone: int, not_there: int
) -> None:
    before = {path.name for path in store.glob("snapshot-*")}
    done = erased(store, *targets)
    assert (done.asked, done.erased, len(done.not_there), done.found) == (len(targets), gone, not_there, 0)
    assert done.snapshots == (2 if gone else 0)
    after = sorted(store.glob("snapshot-*"))
    assert len(after) == 2
    assert before.isdisjoint(path.name for path in after) == bool(gone)
    counted = [rows(path, "SELECT condition, count(*) FROM posts GROUP BY 1 ORDER BY 1") for path in after]
    assert counted == [[("testitis", 27 - gone)], [("otheritis", 27 - gone), ("testitis", 27 - gone)]]
    assert rows(after[0], "SELECT count(*) FROM annotations WHERE post_no NOT IN (SELECT post_no FROM posts)") == [(0,)]
    assert {path.stem for path in (store / "rejects").glob("*.csv")} == {path.stem for path in after}


def test_an_author_that_is_not_kept_is_told_and_stays_out(store: Path) -> None:
    assert erased(store, Target("author", "x", "tweeter_1")).no_author_kept == ["x"]
    assert again(store, [*POSTS[:3], POSTS[-1]], replace=True).excluded == {"erased": 1}


@pytest.mark.parametrize(
    ("target", "left_out"),
    [
        (Target("post", "forum", RARE), 2),
        (Target("author", "forum", "rare_bird7"), 3),
        (Target("post", None, "post-0005"), 1),
    ],
)
def test_what_was_erased_stays_out_but_is_screened(store: Path, target: Target, left_out: int) -> None:
    erased(store, target)
    report = again(store, [*POSTS, COPY], replace=True)
    assert report.excluded["erased"] == left_out
    assert report.kept + sum(report.excluded.values()) == report.read
    if target.kind == "author":
        assert report.adverse_events["erased"] == 1
    assert report.findings.get("adverse_event", 0) < sum(report.adverse_events.values()) + 1


def test_the_report_says_so_and_counts_add_up(store: Path) -> None:
    target = Target("author", "forum", "rare_bird7")
    erased(store, target)
    ((report,),) = in_view(store, "SELECT report FROM runs WHERE condition = 'testitis'")
    told = json.loads(report)
    assert (told["erased"], told["kept"]) == (2, 27)
    assert (store / told["snapshot"]).is_file()
    erased(store, Target("post", "forum", "post-0001"))
    ((report,),) = in_view(store, "SELECT report FROM runs WHERE condition = 'testitis'")
    assert json.loads(report)["erased"] == 3


def test_the_digest_is_that_of_a_store_that_never_had_the_post(store: Path, tmp_path: Path) -> None:
    erased(store, Target("post", "forum", RARE))
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "pseudonyms.key").write_bytes((store / "pseudonyms.key").read_bytes())
    (tmp_path / "other" / "lock").touch()
    rest = [row for row in POSTS if row["id"] != RARE]
    file = export(tmp_path / "rest.ndjson", rest)
    clean = pipeline.run([file], PACK, store=tmp_path / "other", workers=1)
    assert in_view(store, "SELECT digest FROM conditions WHERE condition = 'testitis'") == [(clean.digest,)]


def test_themes_are_counted_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = make_store(tmp_path / "store")
    sql = "SELECT post_id, post_no FROM posts WHERE theme_id = 't1' ORDER BY post_no"
    members = in_view(store, sql)
    named = {"post": members[0][0]}
    monkeypatch.setattr(Target, "keys", lambda _self, _key: frozenset(named.values()))
    monkeypatch.setattr(tombstones, "add", lambda _store, keys: len(list(keys)))
    erased(store, Target("post", "forum", "first-of-all"))
    ((size, representatives),) = in_view(store, "SELECT size, representatives FROM themes WHERE theme_id = 't1'")
    assert size == len(members) - 1 == len(in_view(store, sql))
    assert members[0][1] not in representatives
    assert representatives
    ((share,),) = in_view(
        store, "SELECT avg((theme_id IS NOT NULL)::INT) FROM posts WHERE NOT (vendor OR bot OR off_topic)"
    )
    assert in_view(store, "SELECT coverage FROM conditions") == [(share,)]


def test_words_that_only_the_erased_said_go_and_what_a_model_wrote_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = make_store(tmp_path / "store")
    ((post, number), *_) = in_view(store, "SELECT post_id, post_no FROM posts WHERE theme_id = 't1' ORDER BY post_no")
    snapshot = publish.current(store)
    assert snapshot is not None
    with duckdb.connect(str(snapshot)) as connection:
        connection.execute("UPDATE posts SET text = text || ' the violet Heron' WHERE post_no = ?", [number])
        connection.execute(
            """UPDATE themes
               SET terms = ['Heron', 'Testitis'], weights = [0.9, 0.4], label = 'Violet birds',
                   summary = 'They saw a bird.', named_by = 'a model', representatives = [?] WHERE theme_id = 't1'""",
            [number],
        )
        connection.execute("INSERT INTO phrases VALUES ('testitis', 't1', 'the violet heron')")
        connection.execute("INSERT INTO theme_terms VALUES ('testitis', 't1', 'patient', 'Heron', 0.5, 1.0)")
    monkeypatch.setattr(Target, "keys", lambda _self, _key: frozenset({post}))
    monkeypatch.setattr(tombstones, "add", lambda _store, keys: len(list(keys)))
    fitted = in_view(store, "SELECT fitted FROM conditions")[0][0]
    erased(store, Target("post", "forum", "the-one"))
    about = "SELECT label, summary, named_by, terms::VARCHAR, weights::VARCHAR FROM themes WHERE theme_id = 't1'"
    assert in_view(store, about) == [("Hair and skin", None, None, "[Testitis]", "[0.4]")]
    assert in_view(store, "SELECT phrase FROM phrases") == [("says something about",)]
    assert in_view(store, "SELECT term FROM theme_terms") == [("post",)]
    assert in_view(store, f"SELECT count(*) FROM vectors WHERE post_no = {number}") == [(0,)]
    assert in_view(store, "SELECT fitted FROM conditions") == [(fitted - 1,)]


def test_a_theme_without_posts_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = make_store(tmp_path / "store")
    keys = frozenset(row[0] for row in in_view(store, "SELECT post_id FROM posts WHERE theme_id = 't1'"))
    monkeypatch.setattr(Target, "keys", lambda _self, _key: keys)
    monkeypatch.setattr(tombstones, "add", lambda _store, keys: len(list(keys)))
    erased(store, Target("post", "forum", "all-of-them"))
    assert in_view(store, "SELECT theme_id FROM themes") == [("t2",)]
    assert in_view(store, "SELECT count(*) FROM theme_terms") == [(0,)]


@pytest.mark.parametrize(
    ("name", "leak"),
    [
        ("notes.log", f"seen: {WORDS}."),
        ("notes.log", f"row {RARE}, line 3"),
        ("rejects/old.csv", json.dumps({"text": WORDS})),
        ("decisions.sqlite", "\0\1" + WORDS),
    ],
)
def test_a_planted_leak_is_found_and_only_the_file_named(store: Path, name: str, leak: str) -> None:
    (store / name).write_text(leak, encoding="utf-8")
    with pytest.raises(StillThere, match=name) as told:
        erased(store, Target("post", "forum", RARE))
    assert "violet" not in str(told.value)
    assert RARE not in str(told.value)
    (store / name).unlink()
    assert erased(store, Target("post", "forum", RARE)).found == 0


def test_the_search_reads_what_the_database_packs(store: Path) -> None:
    needles = Needles([WORDS], [])
    assert needles.found_in(store)[1] == sorted(store.glob("snapshot-*"))
    erased(store, Target("post", "forum", RARE))
    assert needles.found_in(store) == (len([path for path in store.rglob("*") if path.is_file()]), [])


def test_words_that_others_quote_are_theirs(store: Path) -> None:
    told = "my sister read this aloud in the waiting room of her testitis clinic, everybody there laughed, then cried"
    quoted = post(95, id="post-0095", author="writer_2", text=f"{told}: {WORDS}, and {told.upper()} once more")
    assert again(store, [quoted]).kept == 1
    done = erased(store, Target("post", "forum", RARE))
    assert (done.erased, done.passed_over) == (1, 1)


def test_tombstones_hold_hashes_for_the_owner_only(store: Path) -> None:
    assert erased(store, Target("author", "forum", "rare_bird7")).tombstones_added > 2
    path = store / tombstones.FILE
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "rare" not in path.read_text(encoding="ascii").casefold()
    path.write_text("Rare_Bird7\n", encoding="ascii")
    with pytest.raises(StoreError, match="put it back from a backup"):
        again(store)


def test_a_viewer_moves_over(store: Path) -> None:
    viewer = open_store(store)
    before = viewer.snapshot
    erased(store, Target("post", "forum", RARE))
    assert viewer.frame("SELECT count(*) AS n FROM posts")["n"].item() == 54
    assert viewer.refresh()
    assert viewer.snapshot != before
    assert viewer.frame("SELECT count(*) AS n FROM posts")["n"].item() == 52
    viewer.close()


def test_files_that_wait_are_removed(store: Path) -> None:
    waiting = store / "jobs" / "20260101T000000000000-abcd" / "files" / "1" / "export.csv"
    waiting.parent.mkdir(parents=True)
    waiting.write_text(WORDS, encoding="utf-8")
    assert erased(store, Target("post", "forum", RARE)).uploads_removed == 1
    assert not waiting.exists()


def test_not_while_a_run_writes_nor_for_nothing(store: Path, tmp_path: Path) -> None:
    with publish.writing(store), pytest.raises(StoreBusy):
        erased(store, Target("post", "forum", RARE))
    with pytest.raises(InputError, match="--expired by itself"):
        erased(store)
    with pytest.raises(InputError, match="--expired by itself"):
        erased(store, Target("post", "forum", RARE), expired=True)
    with pytest.raises(StoreError, match="nothing to erase"):
        erased(tmp_path / "none", Target("post", "forum", RARE))


@pytest.mark.parametrize(
    ("days", "gone"),
    [(0, 0), (policies()["x"].retention_days + 1, 1), (policies()["forum"].retention_days + 1, 27)],
)
def test_expired_posts_go_and_may_come_again(store: Path, days: int, gone: int) -> None:
    done = erased(store, expired=True, today=datetime.now(UTC).date() + timedelta(days=days))
    assert (done.erased, done.tombstones_added) == (gone, 0)
    assert "erased" not in again(store).excluded


def test_the_day_of_the_first_import_counts(store: Path) -> None:
    with duckdb.connect(str(publish.current(store))) as connection:
        connection.execute("UPDATE posts SET received_on = DATE '2020-01-01'")
    again(store)
    assert in_view(store, "SELECT DISTINCT received_on::VARCHAR FROM posts WHERE condition = 'testitis'") == [
        ("2020-01-01",)
    ]


def test_the_demonstration_does_not_expire(tmp_path: Path) -> None:
    store = make_store(tmp_path / "store", demo=True)
    assert erased(store, expired=True, today=datetime(2099, 1, 1, tzinfo=UTC).date()).erased == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc1\nabc2\n\n", [(None, "abc1"), (None, "abc2")]),
        ("\ufeffabc1\r\n", [(None, "abc1")]),
        ("source,ID\nreddit,abc1\n,abc2\nx,\n", [("reddit", "abc1"), (None, "abc2")]),
        ("id\nabc1\n", [(None, "abc1")]),
        ('id,note\n"a,b",gone\n', [(None, "a,b")]),
    ],
)
def test_lists_of_a_platform(tmp_path: Path, text: str, expected: list[tuple[str | None, str]]) -> None:
    path = tmp_path / "list.txt"
    path.write_text(text, encoding="utf-8")
    assert [(one.source, one.name) for one in deletions.listed(path)] == expected


def test_a_post_older_than_its_source_allows_is_left_out() -> None:
    raw = RawPost(
        file="f", line=1, source="forum", source_id="1", text="my testitis and the weather today",
        created_at=datetime(2024, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    today = datetime(2026, 1, 1, tzinfo=UTC).date()
    assert exclusion(raw, today=today) is None
    object.__setattr__(policies()["forum"], "oldest_days", 730)
    try:
        assert exclusion(raw, today=today) == "too_old"
        assert exclusion(raw, today=today - timedelta(days=1)) is None
        assert exclusion(raw) is None
    finally:
        object.__setattr__(policies()["forum"], "oldest_days", None)
