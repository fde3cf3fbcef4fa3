"""Commands: one file a command; the folder is the registry.

A command is a module with a function of its own name, whose docstring and options are its `--help`, and an EXAMPLE.
"""

from __future__ import annotations

import typer

from insights.discover import modules


def register(app: typer.Typer) -> None:
    """Add every command of this folder to `app`."""
    for module in modules(__name__):
        name = module.__name__.rpartition(".")[2]
        app.command(name, epilog=f"Example: {module.EXAMPLE}")(getattr(module, name))
