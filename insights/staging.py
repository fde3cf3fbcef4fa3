"""Rows into the draft of a snapshot: read, analysed on this machine's cores, staged; stored posts recalled."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path

from insights import readers
from insights.analysis import Analyst, Row, analysis_digest
from insights.conditions import ConditionPack
from insights.engines.local import run_batches
from insights.language.likeness import signature
from insights.model import Annotation, BadRow, Post, RawPost
from insights.privacy import NO_POST
from insights.store.draft import Draft, Found, Staged
from insights.store.snapshot import Held

_BATCH = 250
_LARGEST = 2**31 - 1


def stage(
    draft: Draft,
    formats: Sequence[tuple[Path, readers.Reader]],
    pack: ConditionPack,
    *,
    key: bytes,
    mapping: Mapping[str, str] | None,
    workers: int | None,
    progress: Callable[[str, float], None],
) -> int:
    """Read and analyse every row of the files into the draft; return how many rows were read.

    `key` makes the pseudonyms. Raises EngineError where a worker dies.
    """
    rows = chain.from_iterable(readers.read(path, reader=reader, mapping=mapping) for path, reader in formats)
    read = 0
    results = run_batches(
        _annotate_batch,
        _batches(rows),
        prepare=_prepare,
        given=(pack, key),
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
        signature=signature(post.text),
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


def recall(draft: Draft, pack: ConditionPack, held: Held | None, *, key: bytes) -> None:
    """Bring the stored posts into the draft, annotated anew if the pack or the program changed."""
    if held is None:
        return
    if held.analysis == analysis_digest(pack):
        draft.copy_before()
        return
    _prepare(pack, key)
    for posts in draft.posts_before(batch=_BATCH):
        draft.add([_to_stage(_again(post)) for post in posts], fresh=False)


def _again(post: Post) -> Row:
    if _analyst is None:
        raise RuntimeError("_prepare was not called in this process")
    return Row(post.post_id, None, post, _analyst.findings(post))
