"""One post as its reader sees it: what was found, what was corrected, and the labels that a changed form makes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from insights.decisions import Decided
from insights.decisions.corrections import Correction
from insights.model import Annotation, Polarity
from insights.quality.labels import Labels
from insights.quality.told import CHOSEN, LISTED, Told, found_labels, found_told, labelled_told, said


@dataclass(frozen=True)
class ReadPost:
    """A post, its findings, and the correction in force, if any."""

    post_id: str
    text: str
    findings: Sequence[Annotation]
    decided: Decided[Correction] | None

    @cached_property
    def found(self) -> Labels:
        return found_labels(self.findings)

    @property
    def counts(self) -> bool:
        """Whether the correction is of this text."""
        return self.decided is not None and self.decided.payload.is_of(self.text)

    @property
    def corrected(self) -> Labels:
        """What was said of this text, nothing where nothing was."""
        return self.decided.payload.labels if self.decided and self.counts else Labels()

    @cached_property
    def rows(self) -> list[Row]:
        """What there is to judge, a row each: what was found, then what people added."""
        before = {one.same: one for one in labelled_told(self.corrected)}
        found = found_told(self.findings)
        rows = [Row(one, self._judged(one, before), before.get(one.same, one).feeling) for one in found]
        known = {one.same for one in found}
        return rows + [Row(one, True, one.feeling, added=True) for same, one in before.items() if same not in known]

    def _judged(self, one: Told, before: Collection[tuple[object, ...]]) -> bool | None:
        return None if getattr(self.corrected, one.field) is None else one.same in before


@dataclass(frozen=True, slots=True)
class Row:
    """One thing told: `right` is None until somebody judged it, `feeling` what it speaks of it with, if anything."""

    told: Told
    right: bool | None
    feeling: Polarity | None
    added: bool = False


def changed(
    post: ReadPost, chosen: Mapping[str, Any], rows: Sequence[Row], added: Sequence[Told], *, whole: bool
) -> Labels:
    """Return the labels of a form: fields touched now or said before; with `whole` all of them.

    Where one thing of a kind is judged, the others of that kind count as right unless judged wrong.
    """
    values: dict[str, Any] = {
        field: chosen[field]
        for field in CHOSEN
        if whole or getattr(post.corrected, field) is not None or chosen[field] != getattr(post.found, field)
    }
    kept = [row.told if row.feeling is None else row.told.felt(row.feeling) for row in rows if row.right is not False]
    touched = {row.told.field for row in rows if row.right is not None or row.feeling is not row.told.feeling}
    fields = set(LISTED) if whole else touched | {one.field for one in added} | _before(post)
    return Labels(**values, **said([*kept, *_new(added, kept)], fields))


def _before(post: ReadPost) -> set[str]:
    return {field for field in LISTED if getattr(post.corrected, field) is not None}


def _new(added: Sequence[Told], kept: Sequence[Told]) -> list[Told]:
    """Return what was added and not found, each thing once."""
    known = {one.same for one in kept}
    return [one for one in {one.same: one for one in added}.values() if one.same not in known]
