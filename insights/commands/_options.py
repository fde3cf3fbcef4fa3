"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Files = Annotated[list[Path], typer.Argument(help="Exports as they came; packed ones too.", metavar="FILE...")]
Condition = Annotated[str, typer.Option("--condition", "-c", help="A condition pack by name, or a .toml path.")]
StoreOption = Annotated[Path | None, typer.Option("--store", help="Folder of the store; data/store unless told.")]
Mapping = Annotated[list[str] | None, typer.Option("--map", help="Which column is what: text=Message; @FILE of such.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the report as JSON.")]
