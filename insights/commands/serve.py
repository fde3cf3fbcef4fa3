"""The command that starts the dashboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from insights.commands._options import StoreOption
from insights.commands._serve import open_dashboard
from insights.settings import load_settings

if TYPE_CHECKING:
    pass

EXAMPLE = "python -m insights serve --port 8600"


def serve(
    store: StoreOption = None,
    port: Annotated[int | None, typer.Option(help="Port of the dashboard; 8501 unless told.")] = None,
    browser: Annotated[bool, typer.Option(help="Open the dashboard in a browser.")] = False,
) -> None:
    """Start the dashboard over a store and print the address that opens it."""
    settings = load_settings()
    open_dashboard(settings, store or settings.store, port, browser=browser)
