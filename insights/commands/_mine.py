"""Mining as commands do it: with progress on the terminal, made-up posts kept apart."""

from __future__ import annotations

import json
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from insights import conditions
from insights.errors import InputError
from insights.job_state import Telling
from insights.settings import Settings
from insights.terminal import progress

if TYPE_CHECKING:
    pass


def mine(
    files: list[Path],
    condition: str,
    settings: Settings,
    store: Path,
    *,
    mapping: dict[str, str] | None = None,
    replace: bool = False,
    themes: int | None = None,
    anew: bool = False,
    quiet: bool = False,
    telling: Telling | None = None,
) -> dict[str, object]:
    """Return the report of a run over `files`. Raises InputError where made-up posts would be mixed with real ones."""
    from insights import pipeline
    from insights.theming import ThemeOptions
    from insights.writing import endpoint_of

    pack = conditions.load(condition)
    made_up = [_made_up(file) for file in files]
    if any(made_up) and not all(made_up):
        named = files[made_up.index(True)].name
        raise InputError(f"{named}: its posts are made up, as it says itself; run it apart from real exports.")
    with nullcontext(telling.step) if telling else progress(quiet=quiet) as told:
        report = pipeline.run(
            files,
            pack,
            store=store,
            replace=replace,
            themes=ThemeOptions(wanted=themes, anew=anew, writing=endpoint_of(settings)),
            mapping=mapping,
            demo=all(made_up),
            keep_snapshots=settings.snapshots_kept,
            progress=told,
        )
    return asdict(report)


def _made_up(file: Path) -> bool:
    """Return whether the first row of a file says that it is made up, wherever the file lies."""
    try:
        with file.open("rb") as lines:
            first = json.loads(lines.readline(1 << 20))
    except (OSError, ValueError):
        return False
    return isinstance(first, dict) and first.get("made_up") is True
