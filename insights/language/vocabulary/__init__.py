"""The general vocabulary, whatever the condition: medicines, unwanted effects, works and sites cited, companies."""

from __future__ import annotations

import tomllib
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from insights.conditions import Company, Medication, Term
from insights.errors import PackError

_HERE = Path(__file__).parent
_Entry = TypeVar("_Entry", Company, Medication, Term)


@cache
def medications() -> tuple[Medication, ...]:
    """Return the medicines and supplements people name, by field of medicine."""
    return tuple(_with_parts(drug) for drug in _entries("medications", Medication))


@cache
def side_effects() -> tuple[Term, ...]:
    """Return unwanted effects with the lay and clinical ways people write them, by group."""
    return _entries("side_effects", Term)


@cache
def cited() -> tuple[Term, ...]:
    """Return sites, charities, portals and media that posts lean on."""
    return _entries("cited", Term)


@cache
def companies() -> tuple[Company, ...]:
    """Return makers of medicines and devices, pharmacy chains and insurers."""
    return _entries("companies", Company)


def _entries(name: str, model: type[_Entry]) -> tuple[_Entry, ...]:
    path = _HERE / f"{name}.toml"
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))[name]
        return tuple(model.model_validate(_written_out(table)) for table in tables)
    except (OSError, KeyError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise PackError(f"{path.name}: the general vocabulary cannot be read; restore the file.") from error


def _written_out(table: dict[str, object]) -> dict[str, object]:
    """Return a table with its brands, names here, as a pack writes them."""
    brands = table.get("brands")
    return {**table, "brands": [{"name": name} for name in brands]} if isinstance(brands, list) else table


def _with_parts(drug: Medication) -> Medication:
    """Return a product of several substances with the ways people join their names as further aliases."""
    parts = drug.generic.split("/")
    if len(parts) == 1:
        return drug
    orders = permutations(parts) if len(parts) == 2 else (tuple(parts),)
    joined = {mark.join(order) for order in orders for mark in ("/", " / ", "-", " ")} - {drug.generic}
    return drug.model_copy(update={"aliases": (*drug.aliases, *sorted(joined - set(drug.aliases)))})
