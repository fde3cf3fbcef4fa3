"""A file annotated without a store: one record per input row, written whole or not at all."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from pathlib import Path

from insights import readers
from insights.analysis import Analyst
from insights.conditions import ConditionPack
from insights.errors import InputError
from insights.records import to_record


def annotate_file(
    file: Path,
    pack: ConditionPack,
    *,
    output: Path,
    mapping: Mapping[str, str] | None = None,
    progress: Callable[[str, float], None] = lambda _step, _share: None,
) -> int:
    """Write a record per row of `file` to `output` (JSON Lines, UTF-8); return the number of rows.

    Pseudonyms are made with a key that is thrown away. Raises InputError, and then leaves `output` as it was.
    """
    reader = readers.recognise(file, mapping=mapping)
    raws = readers.read(file, reader=reader, mapping=mapping)
    if output.exists() and (not output.is_file() or output.samefile(file)):
        raise InputError(f"{output}: is not a file that may be written over; choose another --output.")
    if not output.name:
        raise InputError(f"{output}: is no file name; choose another --output.")
    analyst = Analyst(pack, secrets.token_bytes(32))
    draft = output.with_name(f".{output.name}.{secrets.token_hex(4)}")
    rows = 0
    try:
        with draft.open("w", encoding="utf-8") as lines:
            for raw in raws:
                lines.write(to_record(analyst.row(raw)).model_dump_json(by_alias=True) + "\n")
                rows += 1
                if rows % 250 == 0:
                    progress(f"annotate: {rows:,} rows", 0.0)
        if not rows:
            raise InputError(f"{file}: has no rows; export it again.")
        draft.replace(output)
    except OSError as error:
        raise InputError(f"{output}: cannot be written ({error.strerror}); choose another --output.") from error
    finally:
        draft.unlink(missing_ok=True)
    return rows
