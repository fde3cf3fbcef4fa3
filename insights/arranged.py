"""The themes of a store as people arranged them: decisions over what was mined."""

from __future__ import annotations

from insights.arrangement import MINED, Arrangement, Wanted, arrange
from insights.decisions import FILE_NAME, Decided, Decisions, open_decisions
from insights.decisions._kind import P
from insights.decisions.theme_hidden import ThemeHidden
from insights.decisions.theme_merges import ThemeMerge
from insights.decisions.theme_names import ThemeName
from insights.decisions.theme_pins import ThemePin
from insights.decisions.theme_splits import ThemeSplit
from insights.store import Store


def arrangement_of(store: Store, decisions: Decisions, condition: str) -> Arrangement:
    """Return how the themes of `condition` are shown; as mined where nothing is decided about them."""
    wanted = wanted_of(decisions, condition)
    if wanted == Wanted():
        return MINED
    return arrange(store.themes(condition), wanted, gone=store.themes_gone(condition))


def arrangement_kept(store: Store, condition: str) -> Arrangement:
    """Return what `arrangement_of` does by the decisions kept beside the store, if there are any."""
    if not (store.folder / FILE_NAME).is_file():
        return MINED
    with open_decisions(store.folder) as decisions:
        return arrangement_of(store, decisions, condition)


def wanted_of(decisions: Decisions, condition: str) -> Wanted:
    """Return what people decided about the themes of `condition`."""

    def current(kind: type[P]) -> list[Decided[P]]:
        start = f"{condition}/"
        return [decided for key, decided in decisions.current(kind).items() if key.startswith(start)]

    def ids(found: list[Decided[ThemeSplit]] | list[Decided[ThemeHidden]] | list[Decided[ThemePin]]) -> frozenset[str]:
        return frozenset(decided.payload.theme_id for decided in found)

    return Wanted(
        names={decided.payload.theme_id: decided.payload.label for decided in current(ThemeName)},
        merged={decided.payload.theme_id: decided.payload.into for decided in current(ThemeMerge)},
        split=ids(current(ThemeSplit)),
        hidden=ids(current(ThemeHidden)),
        pinned=ids(current(ThemePin)),
    )
