"""The command that hands out what people corrected, as labelled posts."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from insights.commands._options import StoreOption
from insights.errors import InputError, StoreError
from insights.settings import load_settings
from insights.terminal import errors
from insights.wording import counted

EXAMPLE = "python -m insights corrections --condition diabetes --output gold.jsonl"


def corrections(
    output: Annotated[Path, typer.Option("--output", "-o", help="File to write, one labelled post a line.")],
    store: StoreOption = None,
    condition: Annotated[
        str | None, typer.Option("--condition", "-c", help="Corrections of this condition only; all unless told.")
    ] = None,
) -> None:
    """Write what people corrected on the Posts page as labelled posts, to measure findings with.

    A line holds a post's de-identified text, its pseudonym in this store and what was said of it; what nobody spoke of
    is left out of the labels. Corrections of a text that has changed, or of a post that is no longer there, are counted
    and left out. `python -m insights measure` reads the file; tests/gold/README.md has its form.
    """
    from insights.access import LOCAL_OWNER
    from insights.corrected import corrected, has_decisions
    from insights.decisions import open_decisions
    from insights.store import open_store

    opened = open_store(store or load_settings().store)
    known = {info.name: info for info in opened.conditions()}
    if condition is not None and condition not in known:
        raise InputError(f"--condition {condition}: not in the store; there is {', '.join(known) or 'none'}.")
    found = []
    if has_decisions(opened.folder):
        with open_decisions(opened.folder) as decisions:
            wanted = [known[condition]] if condition else list(known.values())
            found = [corrected(opened, decisions, info, LOCAL_OWNER) for info in wanted]
    lines = [one.post.model_dump_json(exclude_none=True) for part in found for one in part.posts]
    if not lines and not any(part.other_text or part.gone for part in found):
        raise StoreError(f"{opened.folder}: holds no correction; correct findings on the Posts page first.")
    _write(output, lines)
    told = [f"{counted(len(lines), 'corrected post')} written to {output}"]
    if changed := sum(part.other_text for part in found):
        told.append(f"{changed:,} left out: their text has changed since")
    if gone := sum(part.gone for part in found):
        told.append(f"{gone:,} left out: the post is no longer in the store")
    errors.print("; ".join(told) + ".")


def _write(path: Path, lines: list[str]) -> None:
    """Write lines to a file for its owner's eyes, in one step. Raises InputError where that cannot be."""
    if path.exists() and not path.is_file():
        raise InputError(f"{path}: is not a file; choose another --output.")
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise InputError(f"{path}: cannot be written ({error.strerror}); choose another --output.") from error
