"""How themes are shown: what people decided about them, laid over the themes that were mined."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_NONE: Mapping[str, str] = MappingProxyType({})
REST = "{label}, the rest"
"""The label of a split theme over those of its posts that are in none of its parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mined:
    """A theme as it was mined, or a part of one."""

    theme_id: str
    label: str
    part_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What people decided about the themes of one condition, by id; `merged` holds where each theme went."""

    names: Mapping[str, str] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)
    split: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    pinned: frozenset[str] = frozenset()

    def deeds(self, theme_id: str) -> tuple[str, ...]:
        """Return the words for what was decided about one theme, such as "named" and "merged"."""
        kinds: tuple[tuple[str, Collection[str]], ...] = (
            ("named", self.names),
            ("merged", self.merged),
            ("split", self.split),
            ("hidden", self.hidden),
            ("pinned", self.pinned),
        )
        return tuple(word for word, ids in kinds if theme_id in ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """How the themes of one condition are shown; with no decisions, as they were mined.

    `shown` is where the posts of each mined theme and part are shown: its own id, another's, None where it is
    hidden (they are then in no theme and still count among all posts). `labels` are the words for every id, names
    that people gave before mined labels. `pinned` are the shown ids that lead lists, the largest theme first.
    `merged`, `hidden` and `split` are the decisions that have an effect: the theme it went into, and what a split
    theme is called as a whole. `without_effect` says in a sentence each what was decided in vain.
    """

    shown: Mapping[str, str | None] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    pinned: tuple[str, ...] = ()
    merged: Mapping[str, str] = field(default_factory=dict)
    split: Mapping[str, str] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()
    without_effect: tuple[str, ...] = ()
    themes: tuple[Mined, ...] = ()
    wanted: Wanted = Wanted()

    @property
    def moved(self) -> dict[str, str]:
        """Return only what is shown elsewhere than mined, "" for hidden; a part without an entry follows its theme."""
        above = {mined.theme_id: mined.part_of for mined in self.themes}
        return {
            theme_id: at or ""
            for theme_id, at in sorted(self.shown.items())
            if at != (self.shown.get(theme, theme) if (theme := above[theme_id]) else theme_id)
        }

    def reach(self, theme_ids: Iterable[str]) -> tuple[str, ...]:
        """Return every id under which posts of these mined themes are shown, each once; none for hidden ones."""
        wanted = tuple(theme_ids)
        parts = [mined.theme_id for mined in self.themes if mined.part_of in wanted and mined.part_of in self.split]
        places = [self.shown.get(theme_id, theme_id) for theme_id in (*wanted, *parts)]
        return tuple(dict.fromkeys(at for at in places if at is not None))

    def behind(self, theme_ids: Collection[str]) -> dict[str, list[str]]:
        """Return which mined posts are shown under these ids: of whole themes, of parts, of the rest beside parts.

        A part in `within` stands for itself. An id that is not known is taken for a whole theme.
        """
        whole = [one for one in theme_ids if one not in self.shown]
        parts: list[str] = []
        rest: list[str] = []
        alone = self.within
        for mined in self.themes:
            one, chosen = mined.theme_id, self.shown[mined.theme_id] in theme_ids
            if one in self.split:
                own = [part.theme_id for part in self.themes if part.part_of == one]
                inside = [part for part in own if self.shown[part] in theme_ids]
                if chosen and inside == own:
                    whole.append(one)
                else:
                    parts += inside
                    rest += [one] if chosen else []
            elif mined.part_of is None:
                whole += [one] if chosen else []
            elif mined.part_of not in self.shown:
                parts += [one] if chosen else []
            elif one in alone and one in theme_ids:
                parts.append(one)
        return {"whole": whole, "parts": parts, "rest": rest}

    @property
    def within(self) -> dict[str, str]:
        """Return the labels, by id, of parts that can be filtered by and are not shown by themselves."""
        parts = (mined for mined in self.themes if mined.part_of in self.shown and mined.part_of not in self.split)
        return {part.theme_id: self.labels[part.theme_id] for part in parts if self.shown[part.theme_id] is not None}

    def led(self, theme_ids: Iterable[str]) -> tuple[str, ...]:
        """Return these ids, the pinned ones first."""
        ids = tuple(theme_ids)
        return (*(one for one in self.pinned if one in ids), *(one for one in ids if one not in self.pinned))

    def inside(self, locked: Collection[str]) -> Arrangement:
        """Return the arrangement for a viewer who may see the mined themes or parts `locked` only.

        What people decided holds among these and their parts. A theme merged across that border, either way, is
        shown as it is mined: neither posts, labels nor terms from beyond it come into view.
        """
        return arrange(
            (mined for mined in self.themes if mined.theme_id in locked or mined.part_of in locked), self.wanted
        )


MINED = Arrangement()
"""The themes as they were mined."""


def arrange(themes: Iterable[Mined], wanted: Wanted, *, gone: Mapping[str, str] = _NONE) -> Arrangement:
    """Return how `themes`, the largest first, are shown as `wanted`; `gone` are labels of earlier themes.

    Hidden comes before split, split before merged. What was merged into a hidden theme is hidden with it. What is
    decided about a part holds while its theme is split; a part without its theme is one itself. A merge into what
    is not shown by itself, or in a circle, has no effect. The order of the decisions does not matter.
    """
    found = {mined.theme_id: mined for mined in themes}
    parted = {mined.part_of for mined in found.values()}
    split = {one for one in found if one in wanted.split & parted and one not in wanted.hidden}
    whole = {mined.part_of for mined in found.values() if mined.part_of in set(found) - split}
    units = {one for one, mined in found.items() if one not in split and mined.part_of not in whole}
    hidden = tuple(one for one in found if one in units & wanted.hidden)
    into = {
        one: wanted.merged[one]
        for one in found
        if one in units.difference(hidden) and wanted.merged.get(one, one) in units - {one}
    }
    circular = {one for one in into if one in _chain(into, one)}
    merged = {one: other for one, other in into.items() if one not in circular}

    def place(one: str) -> str | None:
        end = [one, *_chain(merged, one)][-1]
        return None if end in hidden else end

    shown = {one: place(one) for one in units | split}
    shown |= {one: shown[mined.part_of] for one, mined in found.items() if mined.part_of in whole}
    labels = {one: wanted.names.get(one, mined.label) for one, mined in found.items()}
    return Arrangement(
        shown={one: shown[one] for one in found},
        labels={one: REST.format(label=label) if one in split else label for one, label in labels.items()},
        pinned=tuple(one for one in found if one in units & wanted.pinned and shown[one] == one),
        merged=merged,
        split={one: labels[one] for one in found if one in split},
        hidden=hidden,
        without_effect=tuple(_in_vain(found, wanted, {**gone, **wanted.names, **labels}, split, units, circular)),
        themes=tuple(found.values()),
        wanted=wanted,
    )


def _chain(into: Mapping[str, str], one: str) -> list[str]:
    """Return where `one` goes, step by step, to the end or until the steps repeat."""
    steps: list[str] = []
    while (one := into.get(one, "")) and one not in steps:
        steps.append(one)
    return steps


def _in_vain(
    found: Mapping[str, Mined],
    wanted: Wanted,
    labels: Mapping[str, str],
    split: Collection[str],
    units: Collection[str],
    circular: Collection[str],
) -> Iterable[str]:
    decided = {*wanted.names, *wanted.merged, *wanted.split, *wanted.hidden, *wanted.pinned}
    for one in sorted(decided - set(found)):
        deeds = ", ".join(wanted.deeds(one))
        yield f"“{labels.get(one, one)}” is no longer found in the posts: it was {deeds}, without effect now."
    parted = {mined.part_of for mined in found.values()}
    for one in (one for one in found if one in wanted.split and one not in parted):
        yield f"“{labels[one]}” was split, but has no parts now: it is shown as a whole."
    for one, other in ((one, wanted.merged[one]) for one in found if one in wanted.merged):
        alone, name = f"“{labels[one]}” stands by itself:", labels.get(other, other)
        if one in split:
            yield f"“{labels[one]}” is shown by its parts, so merging it has no effect."
        elif one not in units or one in wanted.hidden:
            continue
        elif other not in found:
            yield f"{alone} “{name}”, which it was merged into, is no longer found in the posts."
        elif other in split:
            yield f"{alone} “{name}”, which it was merged into, is shown by its parts."
        elif other not in units:
            yield f"{alone} “{name}”, which it was merged into, is a part of a theme that is shown as a whole."
        elif one in circular:
            yield f"{alone} it was merged into “{name}”, and that into it."
