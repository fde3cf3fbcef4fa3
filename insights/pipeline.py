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

import numpy as np
import pandas as pd

from insights import readers, themes
from insights.analysis import Analyst, Row, analysis_digest, content_key
from insights.conditions import ConditionPack
from insights.engines.local import run_batches
from insights.errors import InputError
from insights.language.embeddings import default_embedder
from insights.model import Annotation, BadRow, Post, RawPost
from insights.privacy import NO_POST, store_key
from insights.store import publish
from insights.store.draft import Draft, Found, Staged
from insights.store.snapshot import stored_analysis
from insights.store.write import MinedThemes, write_snapshot

Progress = Callable[[str, float], None]
_BATCH = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """What one run did. `kept` + the sum of `excluded` = `read`; `coverage` is the share of patient posts
    that are in a theme; `undated` posts are kept but stay out of charts over time."""

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

    Adds to what the store holds of the condition unless `replace`. Raises InputError, StoreError or
    StoreBusy before anything is written.
    """
    formats = [(path, readers.recognise(path, mapping=mapping)) for path in files]
    clock = _Clock(progress)
    with publish.writing(store):
        before = publish.current(store)
        with Draft(store, condition=pack.name, before=before, add_to=not replace) as draft:
            with clock.step("read and annotate"):
                read = _stage(draft, formats, pack, store, mapping, workers, progress)
            if read == 0:
                raise InputError(f"{', '.join(path.name for path in files)}: no rows; nothing was changed.")
            with clock.step("recall earlier posts"):
                _recall(draft, pack, before, store)
            with clock.step("settle copies"):
                excluded = draft.settle()
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
            )
            with clock.step("publish"):
                snapshot, digest = write_snapshot(
                    store,
                    draft=draft.close(),
                    before=before,
                    anew=replace,
                    pack=pack,
                    analysis=analysis_digest(pack),
                    themes=mined,
                    report=asdict(report),
                    demo=demo,
                )
                publish.publish(store, snapshot)
                publish.prune(store, keep=keep_snapshots)
    return RunReport(
        **{**asdict(report), "snapshot": snapshot.name, "digest": digest, "seconds": clock.seconds}
    )


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
        reactions=post.reactions,
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


def _recall(draft: Draft, pack: ConditionPack, before: Path | None, store: Path) -> None:
    """Bring the posts of the snapshot before into the draft, annotated anew if the pack or program changed."""
    if before is None:
        return
    if stored_analysis(before, pack.name) == analysis_digest(pack):
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
        previous=themes.Previous(ids, centroids) if ids else None,
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


def _peak_memory_mb() -> int:
    """Return the largest resident set of this process or a worker, in MiB (Linux counts KiB)."""
    usage = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return max(usage) // 1024
