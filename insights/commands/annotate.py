"""The command that writes findings without a store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from insights import arguments, conditions
from insights.commands._options import Condition, Mapping
from insights.terminal import errors, progress

if TYPE_CHECKING:
    pass

EXAMPLE = "python -m insights annotate reviews.csv --condition diabetes --output found.ndjson"


def annotate(
    file: Annotated[Path, typer.Argument(help="An export; a `text` column is enough.")],
    condition: Condition,
    output: Annotated[Path, typer.Option("--output", "-o", help="File to write, one JSON object per input row.")],
    mapping: Mapping = None,
) -> None:
    """Write what is found in each row as JSON Lines, without a store.

    One line per input row, also for rows that would be left out; the format is insights/records.schema.json.
    """
    from insights.annotating import annotate_file

    pack = conditions.load(condition)
    with progress(quiet=False) as told:
        rows = annotate_file(file, pack, output=output, mapping=arguments.mapping(mapping), progress=told)
    errors.print(f"{rows:,} rows annotated into {output}")
