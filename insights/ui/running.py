"""What this process serves: its settings and its start-up tokens, shared by server and pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from insights.settings import Settings, load_settings
from insights.startup import StartTokens

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(slots=True, kw_only=True)
class Running:
    """The settings in force and the tokens given out; `served` says that our own server stands in front."""

    settings: Settings
    served: bool = False
    tokens: StartTokens = field(default_factory=StartTokens)

    @property
    def cookie(self) -> str:
        """Name of the cookie that holds the owner's key; cookies know no ports, so it has the port in it."""
        return f"earshot_owner_{self.settings.port}"


_served: list[Running] = []


def serve_as(running: Running) -> None:
    """Make `running` what `current` returns."""
    _served[:] = [running]


def current() -> Running:
    """Return what our server set up, or, under a plain `streamlit run`, what the settings say."""
    return _served[0] if _served else _plain()


@cache
def _plain() -> Running:
    return Running(settings=load_settings())
