"""The command that imports what is put into a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from insights import arguments, conditions
from insights.commands._mine import mine
from insights.commands._options import Mapping, StoreOption
from insights.errors import SettingsError
from insights.settings import load_settings

if TYPE_CHECKING:
    pass

EXAMPLE = "python -m insights watch exports/ --condition diabetes"


def watch(
    folder: Annotated[Path | None, typer.Argument(help="Folder to watch; `watch` of the settings unless told.")] = None,
    condition: Annotated[
        str | None, typer.Option("--condition", "-c", help="A pack by name or path; `watch_condition` unless told.")
    ] = None,
    store: StoreOption = None,
    mapping: Mapping = None,
    every: Annotated[float, typer.Option(help="Seconds between two looks.", min=0.1)] = 5,
) -> None:
    """Import each file that is put into a folder, once it stops growing, until Ctrl-C.

    Nothing is moved or changed there. A file is known again by its content, also after a restart.
    """
    from insights.watching import Watch, imported, watch_until_stopped

    settings = load_settings()
    watched, pack = folder or settings.watch, condition or settings.watch_condition
    if watched is None or pack is None:
        raise SettingsError("Nothing to watch: give a folder and --condition, or set `watch` and `watch_condition`.")
    conditions.load(pack)
    target = store or settings.store

    def read_in(file: Path) -> str:
        return imported(mine([file], pack, settings, target, mapping=arguments.mapping(mapping), quiet=True))

    print(f"Watching {watched} for exports about {pack}; Ctrl-C ends it.", flush=True)
    watch_until_stopped(Watch(folder=watched, condition=pack, store=target, imports=read_in), every=every)
    print("Stopped.")
