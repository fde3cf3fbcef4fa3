"""Erasing: posts and authors taken out of every snapshot, kept out from then on, and their absence proven."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from insights.decisions import FILE_NAME, open_decisions
from insights.deletions import Target
from insights.errors import InputError, StillThere, StoreError
from insights.privacy import policies, policy, store_key
from insights.store import publish, tombstones
from insights.store.rebuild import erasable, held_by, holding, rebuild, texts
from insights.store.search import Needles

_TOLD = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """What was erased: posts, and snapshots made anew. `not_there` names what was asked for and not held,
    twenty at most; if it comes it is left out. `passed_over` texts and ids were too short, or too much like others,
    to be searched for. `held_open_by` are processes that have a removed snapshot open until they move over."""

    asked: int
    erased: int
    snapshots: int
    not_there: list[str]
    no_author_kept: list[str]
    tombstones_added: int
    decisions_erased: int
    uploads_removed: int
    held_open_by: list[int]
    searched: int
    found: int
    passed_over: int


def erase(store: Path, targets: Sequence[Target], *, expired: bool = False, today: date | None = None) -> Erasure:
    """Take posts and authors out of a store, or with `expired` the posts whose time is over, and prove it.

    Raises InputError for nothing or both, StoreError for a store that cannot be used or holds a snapshot of another
    version, StoreBusy while a run writes, StillThere where a file holds something of them in the end.
    """
    if bool(targets) == expired:
        raise InputError("Nothing to erase: give --post, --author or --list, or --expired by itself.")
    if publish.current(store) is None:
        raise StoreError(f"{store}: no posts yet; there is nothing to erase.")
    with publish.writing(store):
        try:
            return _erase(store, targets, expired=expired, today=today or datetime.now(UTC).date())
        except (duckdb.OperationalError, duckdb.FatalException, OSError) as error:
            raise StoreError(
                f"{store}: erasing stopped ({type(error).__name__}); free space or memory and erase again."
            ) from error


def _erase(store: Path, targets: Sequence[Target], *, expired: bool, today: date) -> Erasure:
    key = store_key(store)
    keys = {target: target.keys(key) for target in targets}
    wanted = frozenset().union(*keys.values())
    over = {one.source: (one.retention_days, one.oldest_days) for one in policies().values()} if expired else {}
    snapshots = [path for path in sorted(store.glob("snapshot-*.duckdb")) if publish.is_snapshot(store, path.name)]
    held = {path: erasable(path, wanted, over=over, today=today) for path in snapshots}
    every = [found for one in held.values() for found in one]
    gone = {found.post_id for found in every}
    # What came from other snapshots goes from all of them: a copy here may be the one kept there.
    held = {path: erasable(path, wanted | gone, over=over, today=today) for path in snapshots}
    every = [found for one in held.values() for found in one]
    gone = {found.post_id for found in every}
    needles = Needles({found.text for found in every if found.kept}, _ids(targets))
    for path in snapshots:
        needles.without(texts(path, but=gone))
    known = gone | {found.author_key for found in every} | tombstones.read(store)
    added = tombstones.add(store, wanted | gone) if wanted else 0  # what is only expired may come again
    holders = [holder for path, found in held.items() if found for holder in held_by(path)]
    renamed: dict[str, str] = {}
    for path, found in held.items():
        if found:
            rebuild(path, gone, renamed)
    removed = _remove_uploads(store)
    try:
        forgotten = _forget(store)
    except StoreError:
        _search(store, needles)  # what cannot be opened may hold something of it: then it is named for that
        raise
    return Erasure(
        asked=len(targets),
        erased=len({found.post_id for found in every if found.kept}),
        snapshots=sum(map(bool, held.values())),
        not_there=[_name(target) for target, own in keys.items() if not own & known][:_TOLD],
        no_author_kept=sorted({one.source for one in targets if one.source and _keeps_no_author(one)}),
        tombstones_added=added,
        decisions_erased=forgotten,
        uploads_removed=removed,
        held_open_by=sorted(set(holders)),
        searched=_search(store, needles),
        found=0,
        passed_over=needles.passed_over,
    )


def _search(store: Path, needles: Needles) -> int:
    """Return how many files were searched in vain. Raises StillThere, naming those that hold something."""
    searched, left = needles.found_in(store)
    if left:
        named = ", ".join(str(path) for path in left[:_TOLD])
        raise StillThere(f"{named}: still holds words or an id of what was erased; remove that file and erase again.")
    return searched


def _ids(targets: Sequence[Target]) -> set[str]:
    """Return the raw ids to search for: those that cannot be mistaken for a word."""
    return {name for one in targets for name in one.names() if any(sign.isdigit() for sign in name)}


def _keeps_no_author(target: Target) -> bool:
    return target.kind == "author" and target.source is not None and not policy(target.source).author_keys


def _name(target: Target) -> str:
    return f"{target.kind} {target.source or 'any source'}:{target.name}"


def _forget(store: Path) -> int:
    """Erase what people decided about posts that no snapshot holds any more, and return how many decisions.

    Also about those that went with an earlier import: nothing says any more whose they were.
    """
    if not (store / FILE_NAME).is_file():
        return 0
    with open_decisions(store) as decisions:
        gone = set(decisions.posts())
        for path in store.glob("snapshot-*.duckdb"):
            gone -= holding(path, gone)
        return decisions.erase_posts(gone, by="admin")


def _remove_uploads(store: Path) -> int:
    """Remove files that a page received: exports as they came, some packed, which cannot be searched."""
    folders = list((store / "jobs").glob("*/files"))
    for folder in folders:
        with suppress(FileNotFoundError):
            shutil.rmtree(folder)
    return len(folders)
