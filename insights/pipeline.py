"""run(): files in, snapshot out, report back."""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from dataclasses import replace as replaced
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from insights import __version__
from insights.analysis import analysis_digest
from insights.conditions import ConditionPack
from insights.errors import InputError, StoreError
from insights.model import Exclusion
from insights.privacy import store_key
from insights.staging import examine, recall, stage
from insights.store import publish, rejects, tombstones
from insights.store.draft import Draft
from insights.store.snapshot import Held, read_held
from insights.store.write import write_snapshot
from insights.theming import ThemeOptions, mine_themes

Progress = Callable[[str, float], None]
_BY_SIZE = ThemeOptions()
_COPIES = (Exclusion.DUPLICATE, Exclusion.NEAR_DUPLICATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRead:
    """A file of a run: `format` as recognised, size in bytes, sha256 of its bytes, rows read."""

    name: str
    format: str
    size: int
    sha256: str
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """What one run did. `kept` + the sum of `excluded` = `read`; `coverage` is the share of patient posts
    that are in a theme; `theme_changes` counts what became of themes since the last run, "kept" where few posts
    came and these were placed in the themes there are; `undated` posts are kept but stay out of charts over time;
    `labels_written` counts those a language model was asked to name, if the settings name one;
    `demo_posts_removed` made-up posts gave way to real ones. `adverse_events` are rows with a suspected one by what
    became of them, "kept" or the reason for leaving them out; `rejects` names the file of unreadable rows, if any."""

    condition: str
    files: list[FileRead]
    pack_digest: str
    version: str
    read: int
    kept: int
    excluded: dict[str, int]
    undated: int
    flagged: dict[str, int]
    adverse_events: dict[str, int]
    findings: dict[str, int]
    stored: int
    themes: int
    theme_changes: dict[str, int]
    labels_written: dict[str, int]
    coverage: float
    seconds: dict[str, float]
    peak_memory_mb: int
    demo_posts_removed: int = 0
    rejects: str | None = None
    snapshot: str = ""
    digest: str = ""

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=2)


@dataclass
class _Clock:
    """Seconds by step, and the progress of each told to whoever watches."""

    progress: Progress
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        began = time.perf_counter()
        self.progress(name, 0.0)
        yield
        self.seconds[name] = round(time.perf_counter() - began, 2)
        self.progress(name, 1.0)


def run(
    files: Sequence[Path],
    pack: ConditionPack,
    *,
    store: Path,
    replace: bool = False,
    mapping: Mapping[str, str] | None = None,
    demo: bool = False,
    keep_snapshots: int = 5,
    workers: int | None = None,
    themes: ThemeOptions = _BY_SIZE,
    progress: Progress = lambda _step, _share: None,
) -> RunReport:
    """Mine `files` for `pack` into `store`, publish a snapshot, return the report.

    Adds to what the store holds of the condition unless `replace`; made-up posts (`demo`) of the condition go
    when real ones come. Raises InputError for a file without rows or without one that can be kept, StoreError
    for a store that cannot be used or a demonstration beside real posts, StoreBusy while another run writes,
    EngineError where a worker dies. The store is then as it was.
    """
    inputs = [examine(path, mapping) for path in files]
    clock = _Clock(progress)
    with publish.writing(store), _disk(store):
        before = publish.current(store)
        held = read_held(before, pack.name) if before else None
        made_way = _make_way(held, demo=demo, store=store)
        anew = replace or made_way > 0
        analysis = analysis_digest(pack)
        key = store_key(store)
        with Draft(store, condition=pack.name, before=before, add_to=not anew) as draft:
            with clock.step("read and annotate"):
                rows = stage(
                    draft,
                    inputs,
                    pack,
                    key=key,
                    mapping=mapping,
                    workers=workers,
                    progress=progress,
                    erased=tombstones.read(store),
                    today=None if demo else datetime.now(UTC).date(),  # made up, so nobody's: it may be of any age
                )
                read = sum(rows)
            with clock.step("recall earlier posts"):
                recall(draft, pack, held, key=key)
            with clock.step("settle copies"):
                excluded = draft.settle()
            if sum(n for reason, n in excluded.items() if reason not in _COPIES) == read:
                reasons = ", ".join(f"{reason} {rows:,}" for reason, rows in excluded.items())
                raise InputError(
                    f"{_names(files)}: no row can be kept ({reasons}); nothing was changed. "
                    "See what is wrong with `python -m insights check`."
                )
            with clock.step("themes"):
                mined = mine_themes(
                    draft,
                    pack,
                    options=themes if held and held.analysis == analysis else replaced(themes, anew=True),
                    progress=progress,
                )
            counts = draft.counts()
            if counts.kept + sum(excluded.values()) != read:
                raise StoreError(
                    f"{store}: {read:,} rows were read and {counts.kept + sum(excluded.values()):,} accounted for;"
                    " nothing was changed. This is a fault of Earshot: report it with its version."
                )
            snapshot = store / publish.new_name()
            report = RunReport(
                condition=pack.name,
                files=[
                    FileRead(name=one.path.name, format=one.reader.name, size=one.size, sha256=one.sha256, rows=number)
                    for one, number in zip(inputs, rows, strict=True)
                ],
                pack_digest=pack.digest,
                version=__version__,
                read=read,
                kept=counts.kept,
                excluded=excluded,
                undated=counts.undated,
                flagged=counts.flagged,
                adverse_events=counts.screened,
                findings=counts.findings,
                stored=counts.stored,
                themes=int(mined.themes["part_of"].isna().sum()),
                theme_changes=mined.changes,
                labels_written=dict(mined.writing),
                coverage=round(mined.coverage, 4),
                seconds=clock.seconds,
                peak_memory_mb=_peak_memory_mb(),
                demo_posts_removed=made_way,
                rejects=str(path) if (path := draft.rejects.kept_as(snapshot)) else None,
                snapshot=snapshot.name,
            )
            with clock.step("publish"):
                digest = write_snapshot(
                    snapshot,
                    draft=draft.close(),
                    before=before,
                    anew=anew,
                    pack=pack,
                    analysis=analysis,
                    themes=mined,
                    report=asdict(report),
                    demo=demo,
                )
                draft.rejects.keep(snapshot)
                publish.publish(store, snapshot)
                publish.prune(store, keep=keep_snapshots)
                rejects.prune(store)
    return replaced(report, digest=digest)


def _make_way(held: Held | None, *, demo: bool, store: Path) -> int:
    """Return how many made-up posts must go before this run.

    Raises StoreError for a demonstration beside real posts.
    """
    if held is None or not held.posts or held.demo == demo:
        return 0
    if demo:
        raise StoreError(f"{store}: holds real posts of this condition; show the demonstration in another --store.")
    return held.posts


@contextmanager
def _disk(store: Path) -> Iterator[None]:
    """Turn a full or failing disk, or memory run out, into a StoreError."""
    try:
        yield
    except (duckdb.OperationalError, duckdb.FatalException, OSError) as error:
        raise StoreError(
            f"{store}: the run stopped ({str(error).splitlines()[0]}); nothing was changed. "
            "Free space or memory and run again."
        ) from error


def _names(files: Sequence[Path]) -> str:
    return ", ".join(path.name for path in files)


def _peak_memory_mb() -> int:
    """Return the largest resident set of this process or a worker, in MiB (Linux counts KiB)."""
    usage = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return max(usage) // 1024
