"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Files = Annotated[list[Path], typer.Argument(help="Exports as they came; packed ones too.", metavar="FILE...")]
Condition = Annotated[str, typer.Option("--condition", "-c", help="A condition pack by name, or a .toml path.")]
StoreOption = Annotated[Path | None, typer.Option("--store", help="Folder of the store; data/store unless told.")]
Mapping = Annotated[list[str] | None, typer.Option("--map", help="Which column is what: text=Message; @FILE of such.")]
Themes = Annotated[
    int | None,
    typer.Option("--themes", help="About how many themes; by the number of posts unless told.", min=2, max=100),
]
Anew = Annotated[bool, typer.Option("--anew", help="Find themes anew, even where only few posts came.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the report as JSON.")]
