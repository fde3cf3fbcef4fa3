"""The command that opens the dashboard, on the demonstration where there is nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from insights.commands._mine import mine
from insights.commands._options import StoreOption
from insights.commands._serve import open_dashboard
from insights.settings import load_settings

if TYPE_CHECKING:
    pass

EXAMPLE = "python -m insights demo"

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples"


def demo(
    store: StoreOption = None,
    port: Annotated[int | None, typer.Option(help="Port of the dashboard; 8501 unless told.")] = None,
    browser: Annotated[bool, typer.Option(help="Open the dashboard in a browser.")] = True,
) -> None:
    """Open the dashboard; a store that has no posts is filled with the made-up demonstration first."""
    from insights.store import publish

    settings = load_settings()
    folder = store or settings.store
    if publish.current(folder) is None:
        for sample in sorted(SAMPLES.glob("*.ndjson")):
            mine([sample], sample.stem, settings, folder)
    open_dashboard(settings, folder, port, browser=browser)
