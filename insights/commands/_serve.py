"""The dashboard as commands start it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from insights.settings import Settings

if TYPE_CHECKING:
    pass


def open_dashboard(settings: Settings, store: Path, port: int | None, *, browser: bool) -> None:
    """Serve the dashboard over `store` until it is stopped. Raises StoreError where the store cannot be read."""
    from insights import server
    from insights.store import open_store, publish

    if publish.current(store) is not None:
        open_store(store).close()
    server.serve(store, port=port or settings.port, address=settings.address, open_browser=browser)
