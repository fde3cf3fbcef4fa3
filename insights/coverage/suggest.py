"""Lines to paste into a pack: the whole line of each list that grows, so that nothing is lost or given twice."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache

from insights.conditions import Brand, ConditionPack, Medication
from insights.coverage.report import Group, Place
from insights.language import vocabulary


def quoted(text: str) -> str:
    """Return `text` as a TOML string."""
    return json.dumps(text, ensure_ascii=False)


def listed(key: str, texts: Iterable[str]) -> str:
    """Return `key = [...]`, a line of TOML."""
    return f"{key} = [{', '.join(map(quoted, texts))}]"


def medicine(generic: str, more: Sequence[str] = ()) -> str:
    """Return a table for a medicine of the general vocabulary, with every name it has there and `more` aliases."""
    drug = _general()[generic]
    lines = ["[[medications]]", f"generic = {quoted(generic)}"]
    if drug.brands:
        lines.append(f"brands = [{', '.join(map(_brand, drug.brands))}]")
    lines += [
        listed(key, names)
        for key, names in (("aliases", (*drug.aliases, *more)), ("ambiguous", drug.ambiguous))
        if names
    ]
    if drug.drug_class:
        lines.append(f"drug_class = {quoted(drug.drug_class)}")
    lines.append('# Add company = "…", and that company\'s [[companies]], or sponsor = "several makers".')
    return "\n".join(lines)


def lines(groups: Sequence[Group], pack: ConditionPack) -> tuple[str, ...]:
    """Return what to paste, each under a comment that says where; a line takes the place of its like."""
    wanted: dict[Place, list[str]] = {}
    brands: dict[str, list[str]] = {}
    tables: dict[str, list[str]] = {}
    for group in groups:
        for row in group.rows:
            if row.place is None:
                continue
            if row.place.table == "medications" and row.place.new:
                tables.setdefault(row.place.owner, []).extend([] if group.name == "medicines" else [row.text])
            elif row.place.key == "brands":
                brands.setdefault(row.place.owner, []).append(row.paste)
            elif row.place.key:
                wanted.setdefault(row.place, []).append(row.text)
    grown = [_grown(pack, place, texts) for place, texts in sorted(wanted.items(), key=lambda item: item[0].table)]
    sold = (f"# Add to the brands of {name}: {', '.join(pastes)}" for name, pastes in brands.items())
    return (*grown, *sold, *(f"# At the end of the file.\n{medicine(name, more)}" for name, more in tables.items()))


def _grown(pack: ConditionPack, place: Place, texts: Sequence[str]) -> str:
    whole = list(dict.fromkeys((*_now(pack, place), *texts)))
    if not place.table:
        where = "At the top of the file"
    elif place.brand:
        where = f"In [[medications]] {place.owner}, inside the braces of brand {place.brand}"
    else:
        where = f"In [[{place.table}]] {place.owner}"
    return f"# {where}, in place of its {place.key} line if it has one.\n{listed(place.key, whole)}"


def _now(pack: ConditionPack, place: Place) -> tuple[str, ...]:
    """Return what the list holds now."""
    owner: object = pack
    if place.table == "medications":
        drug = next(drug for drug in pack.medications if drug.generic == place.owner)
        owner = next((brand for brand in drug.brands if brand.name == place.brand), drug)
    elif place.table:
        owner = next(one for one in getattr(pack, place.table) if one.name == place.owner)
    held: tuple[str, ...] = getattr(owner, place.key)
    return held


def _brand(brand: Brand) -> str:
    aliases = f", {listed('aliases', brand.aliases)}" if brand.aliases else ""
    return f"{{ name = {quoted(brand.name)}{aliases} }}"


@cache
def _general() -> dict[str, Medication]:
    return {drug.generic: drug for drug in vocabulary.medications()}
