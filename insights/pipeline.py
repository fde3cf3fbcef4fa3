"""run(): files in, snapshot out, report back."""

from __future__ import annotations

import json
import os
import resource
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from itertools import chain, islice
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from insights import readers, themes
from insights.analysis import Analyst, Row, analysis_digest, content_key
from insights.conditions import ConditionPack
from insights.engines.local import run_batches
from insights.errors import InputError, StoreError
from insights.language.embeddings import default_embedder
from insights.model import Annotation, BadRow, Exclusion, Post, RawPost
from insights.privacy import NO_POST, store_key
from insights.store import publish
from insights.store.draft import Draft, Found, Staged
from insights.store.snapshot import Held, read_held
from insights.store.write import MinedThemes, write_snapshot

Progress = Callable[[str, float], None]
_BATCH = 250
_LARGEST = 2**31 - 1
_COPIES = (Exclusion.DUPLICATE, Exclusion.NEAR_DUPLICATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """What one run did. `kept` + the sum of `excluded` = `read`; `coverage` is the share of patient posts
    that are in a theme; `undated` posts are kept but stay out of charts over time; `demo_posts_removed`
    made-up posts gave way to real ones."""

    condition: str
    files: list[str]
    read: int
    kept: int
    excluded: dict[str, int]
    undated: int
    flagged: dict[str, int]
    findings: dict[str, int]
    stored: int
    themes: int
    coverage: float
    seconds: dict[str, float]
    peak_memory_mb: int
    demo_posts_removed: int = 0
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
    progress: Progress = lambda _step, _share: None,
) -> RunReport:
    """Mine `files` for `pack` into `store`, publish a snapshot, return the report.

    Adds to what the store holds of the condition unless `replace`; made-up posts (`demo`) of the condition go
    when real ones come. Raises InputError for a file without rows or without one that can be kept, StoreError
    for a store that cannot be used or a demonstration beside real posts, StoreBusy while another run writes,
    EngineError where a worker dies. The store is then as it was.
    """
    formats = [(path, _format(path, mapping)) for path in files]
    clock = _Clock(progress)
    with publish.writing(store), _disk(store):
        before = publish.current(store)
        held = read_held(before, pack.name) if before else None
        made_way = _make_way(held, demo=demo, store=store)
        anew = replace or made_way > 0
        with Draft(store, condition=pack.name, before=before, add_to=not anew) as draft:
            with clock.step("read and annotate"):
                read = _stage(draft, formats, pack, store, mapping, workers, progress)
            with clock.step("recall earlier posts"):
                _recall(draft, pack, held, store)
            with clock.step("settle copies"):
                excluded = draft.settle()
            if sum(n for reason, n in excluded.items() if reason not in _COPIES) == read:
                reasons = ", ".join(f"{reason} {rows:,}" for reason, rows in excluded.items())
                raise InputError(
                    f"{_names(files)}: no row can be kept ({reasons}); nothing was changed. "
                    "See what is wrong with `python -m insights check`."
                )
            with clock.step("themes"):
                mined = _mine_themes(draft, pack, progress)
            counts = draft.counts()
            report = RunReport(
                condition=pack.name,
                files=[path.name for path in files],
                read=read,
                kept=read - sum(excluded.values()),
                excluded=excluded,
                undated=counts.undated,
                flagged=counts.flagged,
                findings=counts.findings,
                stored=counts.stored,
                themes=len(mined.themes),
                coverage=round(mined.coverage, 4),
                seconds=clock.seconds,
                peak_memory_mb=_peak_memory_mb(),
                demo_posts_removed=made_way,
            )
            with clock.step("publish"):
                snapshot, digest = write_snapshot(
                    store,
                    draft=draft.close(),
                    before=before,
                    anew=anew,
                    pack=pack,
                    analysis=analysis_digest(pack),
                    themes=mined,
                    report=asdict(report),
                    demo=demo,
                )
                publish.publish(store, snapshot)
                publish.prune(store, keep=keep_snapshots)
    return RunReport(**{**asdict(report), "snapshot": snapshot.name, "digest": digest, "seconds": clock.seconds})


def _format(path: Path, mapping: Mapping[str, str] | None) -> readers.Reader:
    """Return the format of a file that has rows. Raises InputError."""
    reader = readers.recognise(path, mapping=mapping)
    if next(iter(readers.read(path, reader=reader, mapping=mapping)), None) is None:
        raise InputError(f"{path}: has no rows; export it again.")
    return reader


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


def _stage(
    draft: Draft,
    formats: Sequence[tuple[Path, readers.Reader]],
    pack: ConditionPack,
    store: Path,
    mapping: Mapping[str, str] | None,
    workers: int | None,
    progress: Progress,
) -> int:
    """Read and annotate every row into the draft; return how many rows were read."""
    rows = chain.from_iterable(readers.read(path, reader=reader, mapping=mapping) for path, reader in formats)
    read = 0
    results = run_batches(
        _annotate_batch,
        _batches(rows),
        prepare=_prepare,
        given=(pack, store_key(store)),
        workers=workers or min(os.cpu_count() or 1, 4),
    )
    for batch in results:
        draft.add(batch)
        read += len(batch)
        progress(f"read and annotate: {read:,} rows", 0.0)
    return read


def _batches(rows: Iterator[RawPost | BadRow]) -> Iterator[list[RawPost | BadRow]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch


_analyst: Analyst | None = None


def _prepare(pack: ConditionPack, key: bytes) -> None:
    global _analyst  # one lexicon a process: compiling it for every batch would cost more than the batch
    _analyst = Analyst(pack, key)


def _annotate_batch(batch: Sequence[RawPost | BadRow]) -> list[tuple[Staged, list[Found]]]:
    if _analyst is None:
        raise RuntimeError("_prepare was not called in this process")
    return [_to_stage(_analyst.row(raw)) for raw in batch]


def _to_stage(row: Row) -> tuple[Staged, list[Found]]:
    post = row.post or NO_POST
    staged = Staged(
        excluded=row.excluded.value if row.excluded else None,
        content_key=content_key(post.text),
        post_id=post.post_id,
        source=post.source,
        community=post.community,
        author_key=post.author_key,
        thread_key=post.thread_key,
        parent_key=post.parent_key,
        created_at=post.created_at,
        reactions=None if post.reactions is None else max(min(post.reactions, _LARGEST), -_LARGEST),
        rating=post.rating,
        subject=post.subject,
        text=post.text,
    )
    return staged, [_to_found(annotation) for annotation in row.annotations]


def _to_found(annotation: Annotation) -> Found:
    return Found(
        kind=annotation.kind.value,
        value=annotation.value,
        start_at=annotation.start,
        end_at=annotation.end,
        score=annotation.score,
        target=annotation.target,
        polarity=annotation.polarity.value if annotation.polarity else None,
        negated=annotation.negated,
        hypothetical=annotation.hypothetical,
        historical=annotation.historical,
        experiencer=annotation.experiencer.value,
        evidence=annotation.evidence,
        attributes=json.dumps(dict(annotation.attributes)),
    )


def _recall(draft: Draft, pack: ConditionPack, held: Held | None, store: Path) -> None:
    """Bring the stored posts into the draft, annotated anew if the pack or the program changed."""
    if held is None:
        return
    if held.analysis == analysis_digest(pack):
        draft.copy_before()
        return
    _prepare(pack, store_key(store))
    for posts in draft.posts_before(batch=_BATCH):
        draft.add([_to_stage(_again(post)) for post in posts], fresh=False)


def _again(post: Post) -> Row:
    if _analyst is None:
        raise RuntimeError("_prepare was not called in this process")
    return Row(post.post_id, None, post, _analyst.findings(post))


def _mine_themes(draft: Draft, pack: ConditionPack, progress: Progress) -> MinedThemes:
    posts = draft.patient_posts()
    texts = posts["text"].tolist()
    embeddings = default_embedder().encode(texts)
    ids, centroids = draft.previous_themes()
    fitted = themes.fit(
        texts,
        embeddings=embeddings,
        segments=posts["segment"].tolist(),
        avoid=pack.terms,
        threads=[thread if isinstance(thread, str) else None for thread in posts["thread"]],
        mentions=_mentions(draft, posts["row_no"].tolist()),
        previous=themes.Previous(theme_ids=ids, centroids=centroids) if ids else None,
        progress=progress,
    )
    named = [fitted.themes[index].theme_id if index >= 0 else None for index in fitted.assignment]
    rows = posts["row_no"].to_numpy()
    draft.set_themes(rows, named, np.asarray(fitted.strength, dtype=float))
    frame = pd.DataFrame(
        {
            "theme_id": [theme.theme_id for theme in fitted.themes],
            "label": [theme.label for theme in fitted.themes],
            "size": [theme.size for theme in fitted.themes],
            "stability": pd.array([theme.stability for theme in fitted.themes], dtype="Float64"),
            "oversized": [theme.theme_id in fitted.flagged for theme in fitted.themes],
            "terms": [[term for term, _ in theme.terms] for theme in fitted.themes],
            "representatives": [
                [int(rows[index]) for index in fitted.representatives.get(theme.theme_id, ())]
                for theme in fitted.themes
            ],
            "centroid": [centroid.astype(float).tolist() for centroid in fitted.centroids],
        }
    )
    terms = pd.DataFrame(
        [(term.theme_id, term.segment, term.term, term.weight) for term in fitted.segment_terms],
        columns=["theme_id", "segment", "term", "weight"],
    )
    return MinedThemes(frame, terms, fitted.coverage)


def _mentions(draft: Draft, rows: Sequence[int]) -> list[list[themes.Mention]]:
    """Return for each row the medications, side effects and symptoms found in it."""
    found: dict[int, list[themes.Mention]] = {}
    for row, kind, name, written in draft.mentions().itertuples(index=False):
        brand = written if isinstance(written, str) else None
        found.setdefault(row, []).append(themes.Mention(kind, name, brand))
    return [found.get(row, []) for row in rows]


def _peak_memory_mb() -> int:
    """Return the largest resident set of this process or a worker, in MiB (Linux counts KiB)."""
    usage = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return max(usage) // 1024
