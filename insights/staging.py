"""Rows into the draft of a snapshot: read, analysed on this machine's cores, staged; stored posts recalled."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from insights import readers
from insights.analysis import Analyst, Row, analysis_digest
from insights.conditions import ConditionPack
from insights.engines.local import run_batches
from insights.errors import InputError
from insights.language.likeness import signature
from insights.model import Annotation, BadRow, Post, RawPost
from insights.privacy import NO_POST
from insights.store.draft import Draft, Found, Staged
from insights.store.snapshot import Held

_BATCH = 250
_LARGEST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Input:
    """A file to be mined, as it was before it was read: its format, size in bytes, sha256 and time of change."""

    path: Path
    reader: readers.Reader
    size: int
    sha256: str
    changed: int


def examine(path: Path, mapping: Mapping[str, str] | None) -> Input:
    """Return what is known of a file before it is read. Raises InputError for one that has no rows."""
    reader = readers.recognise(path, mapping=mapping)
    if next(iter(readers.read(path, reader=reader, mapping=mapping)), None) is None:
        raise InputError(f"{path}: has no rows; export it again.")
    with path.open("rb") as file:
        state = os.fstat(file.fileno())
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return Input(path, reader, state.st_size, sha256, state.st_mtime_ns)


def stage(
    draft: Draft,
    inputs: Sequence[Input],
    pack: ConditionPack,
    *,
    key: bytes,
    mapping: Mapping[str, str] | None,
    workers: int | None,
    progress: Callable[[str, float], None],
    erased: frozenset[str] = frozenset(),
    today: date | None = None,
) -> list[int]:
    """Read and analyse every row of the files into the draft; return how many rows each file has.

    `key` makes the pseudonyms; `erased` and `today` as for Analyst. Raises InputError for a file that changed
    meanwhile, EngineError where a worker dies.
    """
    read = [0] * len(inputs)
    results = run_batches(
        _annotate_batch,
        _batches(draft.rejects.noting(_rows(inputs, mapping, read))),
        prepare=_prepare,
        given=(pack, key, erased, today),
        workers=workers or min(os.cpu_count() or 1, 4),
    )
    for batch in results:
        draft.add(batch)
        progress(f"read and annotate: {sum(read):,} rows", 0.0)
    for given in inputs:
        state = given.path.stat()
        if (state.st_size, state.st_mtime_ns) != (given.size, given.changed):
            raise InputError(f"{given.path}: changed while it was read; run it again when it is complete.")
    return read


def _rows(inputs: Sequence[Input], mapping: Mapping[str, str] | None, read: list[int]) -> Iterator[RawPost | BadRow]:
    """Yield the rows of the files, counting in `read` those of each."""
    for at, given in enumerate(inputs):
        for row in readers.read(given.path, reader=given.reader, mapping=mapping):
            read[at] += 1
            yield row


def _batches(rows: Iterator[RawPost | BadRow]) -> Iterator[list[RawPost | BadRow]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch


_analyst: Analyst | None = None


def _prepare(pack: ConditionPack, key: bytes, erased: frozenset[str] = frozenset(), today: date | None = None) -> None:
    global _analyst  # one lexicon a process: compiling it for every batch would cost more than the batch
    _analyst = Analyst(pack, key, erased=erased, today=today)


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
