"""The general vocabulary, whatever the condition: medicines, unwanted effects, works and sites cited."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from insights.conditions import Medication, Term
from insights.errors import PackError

_HERE = Path(__file__).parent
_Entry = TypeVar("_Entry", Medication, Term)


@cache
def medications() -> tuple[Medication, ...]:
    """Return the medicines and supplements people name, by field of medicine."""
    return _entries("medications", Medication)


@cache
def side_effects() -> tuple[Term, ...]:
    """Return unwanted effects with the lay and clinical ways people write them, by group."""
    return _entries("side_effects", Term)


@cache
def cited() -> tuple[Term, ...]:
    """Return sites, charities, portals and media that posts lean on."""
    return _entries("cited", Term)


def _entries(name: str, model: type[_Entry]) -> tuple[_Entry, ...]:
    path = _HERE / f"{name}.toml"
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))[name]
        return tuple(model.model_validate(table) for table in tables)
    except (OSError, KeyError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise PackError(f"{path.name}: the general vocabulary cannot be read; restore the file.") from error
