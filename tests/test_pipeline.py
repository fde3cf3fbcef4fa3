"""A run: what its report adds up to, what its digest depends on, and that a failure leaves nothing."""

from __future__ import annotations

import csv
import hashlib
import json
import random
import shutil
import signal
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from insights import __version__, pipeline, readers, staging, theming
from insights.conditions import ConditionPack, Term
from insights.errors import EngineError, InputError, StoreBusy, StoreError
from insights.language.embeddings import HashingEmbedder
from insights.model import RawPost
from insights.pipeline import RunReport
from insights.store import open_store, publish
from insights.store.draft import Draft
from tests.killed import AFTER_PUBLISHED, BEFORE_PUBLISHED, killed
from tests.store.corpus import PACK
from tests.store.exports import export, post

pytestmark = pytest.mark.usefixtures("no_model")

Run = Callable[..., RunReport]
Rows = Iterable[Any]
POSTS = [post(number) for number in range(30)]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Return a function that writes rows to a file and runs it into a store, here `tmp_path / "store"`."""

    def start(rows: Rows, *, store: str = "store", pack: ConditionPack = PACK, **options: Any) -> RunReport:
        file = export(tmp_path / f"{store}.ndjson", rows)
        return pipeline.run([file], pack, store=tmp_path / store, **options)

    return start


@pytest.mark.parametrize(
    ("rows", "kept", "excluded"),
    [
        (POSTS, 30, {}),
        ([*POSTS, *POSTS[:4]], 30, {"duplicate": 4}),
        ([*POSTS, "{broken", "[1, 2]"], 30, {"unreadable": 2}),
        ([*POSTS, post(50, text=""), post(51, text="[removed]")], 30, {"empty": 1, "deleted": 1}),
        ([*POSTS, post(52, text=POSTS[0]["text"].upper() + " !!")], 30, {"near_duplicate": 1}),
        ([*POSTS, post(53, text=POSTS[0]["text"])], 30, {"duplicate": 1}),
        ([post(60, text="Thank you!"), post(61, text="Thank you!")], 2, {}),
        (
            [*POSTS, "{broken", post(62, text=" "), POSTS[3], POSTS[3]],
            30,
            {"unreadable": 1, "empty": 1, "duplicate": 2},
        ),
        ([post(63, created_at=None), post(64, created_at="soon")], 2, {}),
        (
            [post(65, text="half a pair \ud83d of an emoji in my testitis diary"), post(66, text="nul \0 in testitis")],
            2,
            {},
        ),
        ([post(67, reactions=10**12), post(68, reactions="9" * 30), post(69, reactions=-(10**11))], 3, {}),
    ],
)
def test_kept_and_excluded_add_up_to_read(run: Run, rows: Rows, kept: int, excluded: dict[str, int]) -> None:
    report = run(rows)
    assert (report.kept, report.excluded) == (kept, excluded)
    assert report.kept + sum(report.excluded.values()) == report.read == len(list(rows))


def test_a_report_counts_findings_flags_and_undated_posts(run: Run) -> None:
    report = run(
        [
            *POSTS,
            post(40, created_at=None),
            post(41, text="buy our testitis tea, link in my shop, code TEA10"),
        ]
    )
    assert report.undated == 1
    assert report.findings["medication"] >= 12
    assert report.flagged["adverse_event"] >= 1
    assert report.stored == 32


def shuffled(rows: list[Any]) -> list[Any]:
    return random.Random(5).sample(rows, len(rows))


COPIED = [
    *POSTS,
    post(70, text=POSTS[2]["text"].title()),
    post(71, text=POSTS[4]["text"], created_at="2024-01-01T00:00:00Z"),
]


@pytest.mark.parametrize(
    "runs",
    [
        pytest.param([COPIED, COPIED], id="same file twice"),
        pytest.param([shuffled(COPIED)], id="shuffled"),
        pytest.param([COPIED[20:], COPIED[10:20], COPIED[:10]], id="split in three, last first"),
        pytest.param([COPIED[:25], COPIED[8:], COPIED[15:20]], id="overlapping exports"),
    ],
)
def test_the_digest_does_not_depend_on_the_way_posts_came(run: Run, runs: list[list[Any]]) -> None:
    once = run(COPIED, store="once")
    reports = [run(rows, store="several") for rows in runs]
    assert reports[-1].digest == once.digest
    assert reports[-1].stored == once.stored == 30


def test_the_digest_does_not_depend_on_the_number_of_workers(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "_BATCH", 3)
    assert run(POSTS, store="one", workers=1).digest == run(POSTS, store="two", workers=2).digest


def test_the_digest_tells_other_posts_and_other_findings_apart(run: Run) -> None:
    digests = {
        run(POSTS, store="all").digest,
        run(POSTS[:-1], store="fewer").digest,
        run([*POSTS[:-1], post(29, text="quite another text about testitis")], store="text").digest,
        run(POSTS, store="pack", pack=WIDER).digest,
    }
    assert len(digests) == 4


WIDER = PACK.model_copy(
    update={"symptoms": (Term(name="sleeplessness", phrases=("cannot sleep",)),), "digest": "wider"}
)


def test_a_changed_pack_annotates_stored_posts_anew(run: Run) -> None:
    afresh = run(POSTS, store="afresh", pack=WIDER)
    run(POSTS[:20])
    assert run(POSTS[20:], pack=WIDER).digest == afresh.digest


def test_replace_starts_the_condition_anew(run: Run, tmp_path: Path) -> None:
    run(POSTS[:20])
    report = run(POSTS[15:], replace=True)
    assert report.stored == 15
    assert report.digest == run(POSTS[15:], store="afresh").digest
    assert open_store(tmp_path / "store").frame("SELECT count(*) AS n FROM runs")["n"].item() == 1


OTHER = PACK.model_copy(update={"name": "otheritis", "label": "Otheritis", "terms": ("otheritis",), "digest": "o"})
TABLES = (
    "posts",
    "annotations",
    "themes",
    "theme_terms",
    "phrases",
    "vectors",
    "conditions",
    "runs",
    "medications",
    "brands",
    "events",
)


def test_another_condition_of_the_store_is_carried_over_untouched(run: Run, tmp_path: Path) -> None:
    run(POSTS)

    def held() -> list[Any]:
        store = open_store(tmp_path / "store")
        return [
            store.frame(f"SELECT * FROM {table} WHERE condition = 'testitis' ORDER BY ALL")
            .astype(str)
            .to_numpy()
            .tolist()
            for table in TABLES
        ]

    before = held()
    run([post(n, text=f"otheritis and testamab, day {n}") for n in range(80, 99)], pack=OTHER)
    run([post(n, text=f"otheritis and oldamab, day {n}") for n in range(99, 120)], pack=OTHER, replace=True)
    assert held() == before
    numbers = open_store(tmp_path / "store").frame("SELECT count(*) AS n, count(DISTINCT post_no) AS d FROM posts")
    assert numbers["n"].item() == numbers["d"].item() == 51
    orphans = "SELECT count(*) AS n FROM annotations a ANTI JOIN posts p USING (post_no, condition)"
    assert open_store(tmp_path / "store").frame(orphans)["n"].item() == 0


def test_findings_point_at_the_words_they_rest_on(run: Run, tmp_path: Path) -> None:
    run(POSTS)
    run(POSTS[:3])
    rows = open_store(tmp_path / "store").frame(
        "SELECT text[start_at + 1 : end_at] AS words, evidence, kind FROM annotations JOIN posts USING (post_no)"
        " WHERE kind IN ('medication', 'side_effect')"
    )
    assert len(rows) > 10
    assert (rows["words"] == rows["evidence"]).all()


def test_real_posts_replace_the_demonstration(run: Run, tmp_path: Path) -> None:
    run(POSTS[:12], demo=True)
    assert run(POSTS[:14], demo=True).stored == 14
    report = run(POSTS[20:])
    assert (report.demo_posts_removed, report.stored) == (14, 10)
    assert report.digest == run(POSTS[20:], store="afresh").digest
    assert [info.demo for info in open_store(tmp_path / "store").conditions()] == [False]


@pytest.mark.parametrize("replace", [False, True])
def test_a_demonstration_beside_real_posts_is_refused(run: Run, tmp_path: Path, replace: bool) -> None:
    run(POSTS[:12])
    before = (tmp_path / "store" / "current").read_text()
    with pytest.raises(StoreError, match="real posts"):
        run(POSTS, demo=True, replace=replace)
    assert (tmp_path / "store" / "current").read_text() == before
    assert run(POSTS, demo=True, pack=OTHER).kept == 30


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("content", "mapping", "says"),
    [
        ("", None, r"bad\.csv: is empty"),
        ("text,author\n", None, r"bad\.csv: has no rows"),
        ("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", None, r"bad\.csv: unknown format"),
        ("text\nfine\n", {"text": "Message"}, r"bad\.csv: has no column 'Message'"),
        ("text\nfine\n", {"words": "text"}, "no such field"),
        ("id,text\n1,\n2,[removed]\n", None, r"bad\.csv: no row can be kept \(empty 1, deleted 1\)"),
    ],
)
def test_bad_input_writes_nothing(
    tmp_path: Path, run: Run, content: str, mapping: dict[str, str] | None, says: str
) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text(content, encoding="latin-1")
    new = tmp_path / "deep" / "new"
    with pytest.raises(InputError, match=says):
        pipeline.run([bad], PACK, store=new, mapping=mapping)
    assert not (tmp_path / "deep").exists()
    run(POSTS)
    before = tree(tmp_path / "store")
    with pytest.raises(InputError):
        pipeline.run([tmp_path / "store.ndjson", bad][1:], PACK, store=tmp_path / "store", mapping=mapping)
    assert (tmp_path / "store" / "current").read_bytes() == before["current"]
    assert set(tree(tmp_path / "store")) == set(before)


def test_one_missing_file_among_good_ones_stops_the_run(tmp_path: Path) -> None:
    good = export(tmp_path / "good.ndjson", POSTS)
    with pytest.raises(InputError, match=r"gone\.ndjson: no such file"):
        pipeline.run([good, tmp_path / "gone.ndjson"], PACK, store=tmp_path / "new")
    assert not (tmp_path / "new").exists()


class CrashError(RuntimeError):
    pass


STEPS = [
    "stage",
    "recall",
    "mine_themes",
    "write_snapshot",
    "publish.publish",
    "draft.settle",
    "draft.counts",
]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("fresh", [True, False])
def test_a_crash_at_any_step_leaves_current_and_no_draft(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, fresh: bool
) -> None:
    store = tmp_path / "store"
    if not fresh:
        run(POSTS[:10])
    before = (store / "current").read_text() if not fresh else None

    def crash(*_: object, **__: object) -> None:
        raise CrashError

    with monkeypatch.context() as broken:
        owner, _, name = step.rpartition(".")
        broken.setattr({"": pipeline, "publish": publish, "draft": Draft}[owner], name, crash)
        with pytest.raises(CrashError):
            run(POSTS)
    assert not list(store.glob("draft-*"))
    assert ((store / "current").read_text() if not fresh else None) == before
    assert store.exists() is not fresh
    report = run(POSTS)
    assert report.digest == run(POSTS, store="afresh").digest


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return a store of two snapshots with rejects, only to be copied, and the digest once all posts are in."""
    folder = tmp_path_factory.mktemp("served")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(theming, "default_embedder", HashingEmbedder)
        for number, rows in enumerate([POSTS[:9], [*POSTS[:10], "{broken"]]):
            pipeline.run([export(folder / f"{number}.ndjson", rows)], PACK, store=folder / "store")
        whole = pipeline.run([export(folder / "all.ndjson", POSTS)], PACK, store=folder / "afresh")
    return folder / "store", whole.digest


@pytest.mark.parametrize("step", [*BEFORE_PUBLISHED, *AFTER_PUBLISHED])
def test_a_process_killed_at_any_step_leaves_what_was_served(
    run: Run, served: tuple[Path, str], tmp_path: Path, step: str
) -> None:
    store, before = tmp_path / "store", held(served[0])
    shutil.copytree(served[0], store)
    rows = [*POSTS[5:], "{broken", "[2"]
    assert killed(step, export(tmp_path / "more.ndjson", rows), store) == -signal.SIGKILL
    if step in AFTER_PUBLISHED:
        assert held(store) == (30, served[1])
    else:
        assert held(store) == before == (10, before[1])
    report = run(rows, keep_snapshots=2)
    assert held(store) == (30, report.digest) == (30, served[1])
    left = {path.name for path in store.iterdir()}
    snapshots = {name for name in left if name.startswith("snapshot-")}
    assert len(snapshots) == 2
    assert left - snapshots <= {"current", "lock", "pseudonyms.key", "rejects"}
    assert {f"{path.stem}.duckdb" for path in (store / "rejects").iterdir()} <= snapshots


def held(folder: Path) -> tuple[int, str]:
    """Return what is served: how many posts, and the digest."""
    store = open_store(folder)
    posts, digest = store.frame("SELECT (SELECT count(*) FROM posts), digest FROM conditions").iloc[0]
    store.close()
    return int(posts), str(digest)


def test_rows_that_cannot_be_read_are_listed_beside_the_store(run: Run, tmp_path: Path) -> None:
    report = run([POSTS[0], '{"id": "=1+1", "text": "my secret is', *POSTS[1:], "{broken", "[1, 2]"])
    assert report.excluded == {"unreadable": 3}
    assert report.rejects == str(tmp_path / "store" / "rejects" / report.snapshot.replace(".duckdb", ".csv"))
    listed = pd.read_csv(report.rejects)
    assert list(listed.columns) == ["file", "line", "reason"]
    assert listed["file"].unique() == ["store.ndjson"]
    assert list(listed["line"]) == [2, 32, 33]
    assert listed["reason"].str.len().gt(5).all()
    assert "secret" not in Path(report.rejects).read_text(encoding="utf-8")


def test_no_rejects_no_file(run: Run, tmp_path: Path) -> None:
    assert run(POSTS).rejects is None
    assert not (tmp_path / "store" / "rejects").exists()


@pytest.mark.parametrize("name", ["=cmd()", "@SUM(1)", "+1", "-1", "\tx"])
def test_a_file_name_is_no_formula_in_the_list_of_rejects(tmp_path: Path, no_model: None, name: str) -> None:  # noqa: ARG001
    file = export(tmp_path / f"{name}.ndjson", [*POSTS[:3], "{broken"])
    report = pipeline.run([file], PACK, store=tmp_path / "store")
    (_, row) = csv.reader(Path(report.rejects or "").read_text(encoding="utf-8").splitlines())
    assert row[0] == f"'{name}.ndjson"


def test_rejects_are_kept_as_long_as_their_snapshot(run: Run, tmp_path: Path) -> None:
    for number in range(4):
        run([post(number), "{broken"], keep_snapshots=2)
    store = tmp_path / "store"
    snapshots = {path.stem for path in store.glob("snapshot-*.duckdb")}
    assert {path.stem for path in (store / "rejects").iterdir()} == snapshots
    assert len(snapshots) == 2


def test_a_run_that_fails_leaves_no_rejects(run: Run, tmp_path: Path) -> None:
    run(POSTS)
    with pytest.raises(InputError, match="no row can be kept"):
        run([post(90, text=""), "{broken"])
    assert {path.name for path in (tmp_path / "store").iterdir()} >= {"current", "lock"}
    assert not list((tmp_path / "store").glob("draft-*"))
    assert not (tmp_path / "store" / "rejects").exists()


def test_the_report_says_what_went_in_and_is_stored_with_the_run(run: Run, tmp_path: Path) -> None:
    more = tmp_path / "more.csv"
    more.write_text("id,text\n900,my testitis is calm in this long and quiet winter\n", encoding="utf-8")
    first = run(POSTS)
    report = pipeline.run([tmp_path / "store.ndjson", more], PACK, store=tmp_path / "store")
    content = (tmp_path / "store.ndjson").read_bytes()
    assert asdict(report.files[0]) == {
        "name": "store.ndjson",
        "format": report.files[0].format,
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "rows": 30,
    }
    assert [(file.name, file.rows) for file in report.files] == [("store.ndjson", 30), ("more.csv", 1)]
    assert len({file.format for file in report.files}) == 2
    assert (report.pack_digest, report.version) == (PACK.digest, __version__)
    (info,) = open_store(tmp_path / "store").conditions()
    stored = json.loads(info.report)
    told = asdict(report)
    assert {name: value for name, value in stored.items() if name != "seconds"} == {
        name: value for name, value in told.items() if name != "seconds"
    }
    assert report.snapshot != first.snapshot


def test_every_copy_is_screened_for_adverse_events(run: Run) -> None:
    harmed = "hair loss since testamab, third month now, it came out in the shower every single day of that week"
    rows = [
        post(100, text=harmed, created_at="2025-01-01T00:00:00Z"),
        post(101, text=harmed),
        post(102, text=harmed.replace("shower", "bath")),
        post(103, text=f"RT @someone: {harmed}"),
        post(104, text="my testitis is calm in this long and quiet winter"),
    ]
    report = run(rows)
    assert report.excluded == {"repost": 1, "duplicate": 1, "near_duplicate": 1}
    assert report.adverse_events == {"duplicate": 1, "kept": 1, "near_duplicate": 1, "repost": 1}


def test_a_row_that_is_not_accounted_for_stops_the_run(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(POSTS[:5])
    before = (tmp_path / "store" / "current").read_text()
    real = Draft.counts
    monkeypatch.setattr(Draft, "counts", lambda draft: real(draft)._replace(kept=real(draft).kept - 1))
    with pytest.raises(StoreError, match="30 rows were read and 29 accounted for; nothing was changed"):
        run(POSTS)
    assert (tmp_path / "store" / "current").read_text() == before


def test_a_file_that_changes_while_it_is_read_is_refused(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Draft.add

    def meanwhile(draft: Draft, rows: Any, **options: Any) -> None:
        with (tmp_path / "store.ndjson").open("a") as file:
            file.write("{}\n")
        real(draft, rows, **options)

    monkeypatch.setattr(Draft, "add", meanwhile)
    with pytest.raises(InputError, match=r"store\.ndjson: changed while it was read; run it again"):
        run(POSTS)
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize(
    "fault", [OSError(28, "No space left on device"), pipeline.duckdb.IOException("IO Error: No space left")]
)
def test_a_full_disk_is_told_in_one_line(run: Run, monkeypatch: pytest.MonkeyPatch, fault: Exception) -> None:
    def full(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(pipeline, "write_snapshot", full)
    with pytest.raises(StoreError, match=r"No space left.*nothing was changed") as told:
        run(POSTS)
    assert "\n" not in str(told.value)


def test_a_second_run_finds_the_store_busy(run: Run, tmp_path: Path) -> None:
    with publish.writing(tmp_path / "store"), pytest.raises(StoreBusy, match="another run"):
        run(POSTS)
    assert run(POSTS).kept == 30


def test_a_run_beside_an_open_store_is_noticed_by_it(run: Run, tmp_path: Path) -> None:
    run(POSTS[:10])
    store = open_store(tmp_path / "store")
    run(POSTS[10:])
    assert store.options("testitis").communities == ("testers",)
    assert store.frame("SELECT count(*) AS n FROM posts")["n"].item() == 10
    assert store.refresh()
    assert store.frame("SELECT count(*) AS n FROM posts")["n"].item() == 30


def test_rows_are_read_as_they_are_needed() -> None:
    taken = 0

    def endless() -> Iterator[RawPost]:
        nonlocal taken
        while True:
            taken += 1
            yield RawPost(file="f", line=taken, source="forum", source_id=str(taken), text="x" * 1000)

    tracemalloc.start()
    batches = staging._batches(iter(endless()))
    for _ in range(40):
        assert len(next(batches)) == 250
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert taken == 10_000
    assert peak < 3_000_000


def test_staging_takes_rows_a_batch_at_a_time(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "_BATCH", 2)
    ahead: list[int] = []
    state = {"read": 0, "staged": 0}
    real_read, real_add = readers.read, Draft.add

    def counting_read(*args: Any, **options: Any) -> Iterator[Any]:
        for row in real_read(*args, **options):
            state["read"] += 1
            ahead.append(state["read"] - state["staged"])
            yield row

    def counting_add(draft: Draft, rows: Any, **options: Any) -> None:
        state["staged"] += len(rows)
        real_add(draft, rows, **options)

    monkeypatch.setattr(readers, "read", counting_read)
    monkeypatch.setattr(Draft, "add", counting_add)
    run([post(number) for number in range(60)], workers=1)
    assert state["staged"] == 60
    assert max(ahead) <= 2 * 8 + 2


def test_a_worker_that_dies_is_told_and_leaves_the_store(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.engines.work import die

    run(POSTS[:5])
    before = (tmp_path / "store" / "current").read_text()
    monkeypatch.setattr(staging, "_BATCH", 2)
    monkeypatch.setattr(staging, "_annotate_batch", die)
    with pytest.raises(EngineError, match="worker process died"):
        run(POSTS, workers=2)
    assert (tmp_path / "store" / "current").read_text() == before
    assert not list((tmp_path / "store").glob("draft-*"))


def test_progress_names_every_step(run: Run) -> None:
    told: list[str] = []
    report = run(POSTS, progress=lambda step, _share: told.append(step))
    assert set(report.seconds) <= set(told)
    assert set(report.seconds) == {
        "read and annotate",
        "recall earlier posts",
        "settle copies",
        "themes",
        "publish",
    }
