"""A run in a process of its own that is killed, without a chance to clean up, where a test says."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from insights import analysis, pipeline, staging, theming
from insights.language.embeddings import HashingEmbedder
from insights.store import copies, publish, rejects, write
from insights.store.draft import Draft
from insights.store.rejects import Rejects
from tests.compiled import compiled
from tests.store.corpus import PACK

BEFORE_PUBLISHED: dict[str, tuple[Any, str, bool]] = {
    "the lock is held": (publish, "remove", False),
    "the draft is opened": (staging, "run_batches", False),
    "rows are staged": (Draft, "add", True),
    "a row is rejected": (Rejects, "_note", True),
    "stored posts are recalled": (pipeline, "recall", True),
    "copies are grouped": (copies, "group", True),
    "copies are settled": (Draft, "settle", True),
    "themes are mined": (pipeline, "mine_themes", True),
    "rows are counted": (Draft, "counts", True),
    "the draft is closed": (Draft, "close", True),
    "the snapshot has other conditions": (write, "_carry_over", True),
    "the snapshot has posts": (write, "_run", True),
    "the snapshot has themes": (write, "_write_themes", True),
    "the snapshot is complete": (pipeline, "write_snapshot", True),
    "the rejects are in place": (Rejects, "keep", True),
    "current is about to be repointed": (Path, "replace", False),
}
"""Step -> (where, what is called there, whether the process dies after the call or before)."""

AFTER_PUBLISHED: dict[str, tuple[Any, str, bool]] = {
    "current is repointed": (publish, "publish", True),
    "old snapshots are removed": (publish, "prune", True),
    "old rejects are removed": (rejects, "prune", True),
}


def run_and_die(step: str, file: Path, store: Path) -> None:
    """Run `file` into `store` until `step`; the process is then killed."""
    theming.default_embedder = HashingEmbedder
    analysis.compile_lexicon = compiled
    owner, name, after = {**BEFORE_PUBLISHED, **AFTER_PUBLISHED}[step]
    setattr(owner, name, _deadly(getattr(owner, name), after=after))
    pipeline.run([file], PACK, store=store, keep_snapshots=2)


def _deadly(call: Callable[..., Any], *, after: bool) -> Callable[..., Any]:
    def die(*given: Any, **named: Any) -> None:
        if after:
            call(*given, **named)
        os.kill(os.getpid(), signal.SIGKILL)

    return die


def killed(step: str, file: Path, store: Path) -> int | None:
    """Return the exit code of a run that was killed at `step`: -9, unless it never came there."""
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["tests.killed", "tests.warmed"])
    process = processes.Process(target=run_and_die, args=(step, file, store))
    process.start()
    process.join(120)
    return process.exitcode
