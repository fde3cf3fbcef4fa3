"""A pack held against exports: rows streamed, counted on this machine's cores, judged at the end."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections import Counter as Counts
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from insights import readers
from insights.conditions import ConditionPack
from insights.coverage.judge import groups
from insights.coverage.reading import Counter
from insights.coverage.report import Coverage
from insights.coverage.suggest import lines
from insights.coverage.tally import Tally
from insights.engines.local import run_batches
from insights.errors import InputError
from insights.model import BadRow, Exclusion, RawPost
from insights.privacy import exclusion

_BATCH = 250
_REMEMBERED = 2_000_000
"""Texts remembered to tell a copy by; of a larger export later copies count."""


def check_against(
    pack: ConditionPack,
    exports: Sequence[Path],
    *,
    top: int = 15,
    mapping: Mapping[str, str] | None = None,
    workers: int | None = None,
    progress: Callable[[str, float], None] = lambda _step, _share: None,
) -> Coverage:
    """Return what `pack` misses in the posts of `exports`, at most `top` rows a group.

    Nothing is written. No word comes from fewer than three posts, nor from fewer than three authors where the export
    names them. Raises InputError for a file that cannot be read or holds no post.
    """
    for export in exports:
        readers.recognise(export, mapping=mapping)
    left_out: Counts[str] = Counts()
    kept = _kept(exports, mapping, left_out)
    total = Tally()
    for tally in run_batches(
        _count,
        _batches(kept),
        prepare=_prepare,
        given=(pack, secrets.token_bytes(32)),
        workers=workers or min(os.cpu_count() or 1, 4),
    ):
        total.merge(tally)
        progress(f"count: {total.posts:,} posts", 0.0)
    if not total.posts:
        raise InputError(f"{exports[0]}: has no post that can be read; see `python -m insights check {exports[0]}`.")
    found = groups(total, pack, top=top)
    return Coverage(
        pack=pack.name,
        exports=tuple(export.name for export in exports),
        rows=total.posts + left_out.total(),
        posts=total.posts,
        left_out=dict(left_out.most_common()),
        groups=found,
        lines=lines(found, pack),
    )


def _kept(exports: Sequence[Path], mapping: Mapping[str, str] | None, left_out: Counts[str]) -> Iterator[RawPost]:
    seen: set[int] = set()
    for export in exports:
        for row in readers.read(export, mapping=mapping):
            reason = Exclusion.UNREADABLE if isinstance(row, BadRow) else exclusion(row)
            if isinstance(row, RawPost) and reason is None:
                digest = hashlib.blake2b(" ".join(row.text.casefold().split()).encode(), digest_size=8).digest()
                text = int.from_bytes(digest)
                reason = Exclusion.DUPLICATE if text in seen else None
                if len(seen) < _REMEMBERED:
                    seen.add(text)
            if reason is None and isinstance(row, RawPost):
                yield row
            else:
                left_out[str(reason)] += 1


def _batches(rows: Iterator[RawPost]) -> Iterator[list[RawPost]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch


_counter: Counter | None = None


def _prepare(pack: ConditionPack, key: bytes) -> None:
    global _counter  # one lexicon a process: compiling it for every batch would cost more than the batch
    _counter = Counter(pack, key)


def _count(batch: Sequence[RawPost]) -> Tally:
    if _counter is None:
        raise RuntimeError("_prepare was not called in this process")
    return _counter.count(batch)
