"""What a theme run hands back; frozen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from insights.model import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentTerm:
    """How much a term marks a theme when one segment speaks of it (class-based TF-IDF).

    `distinctive` is the z-score of its log-odds against the other segments' posts in the theme, with an
    informative Dirichlet prior (Monroe, Colaresi and Quinn 2008, "Fightin' Words"); above 1.96 it marks the segment.
    """

    theme_id: str
    segment: str
    term: str
    weight: float
    distinctive: float


class Encode(Protocol):
    """Gives the sentence vectors of texts by their rows: float32 (rows, dimensions), of unit length."""

    def __call__(self, rows: Sequence[int]) -> NDArray[np.float32]: ...


class Mention(NamedTuple):
    """A finding in a post that may help to name its theme: kind as in `model.Kind`, name, and as written.

    `written` is what the label shows (a brand); None shows the name.
    """

    kind: str
    name: str
    written: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Previous:
    """The themes of the last snapshot: row i of `centroids` belongs to `theme_ids[i]`; parts of themes as well.

    `part_of` holds the theme of a part, None for a theme. `theme_of` holds for each text of this run the id of
    the theme, `finer_of` of the part, that it was in then; None where it was in none or is new.
    """

    theme_ids: tuple[str, ...]
    centroids: NDArray[np.float32]
    part_of: tuple[str | None, ...] = ()
    theme_of: tuple[str | None, ...] = ()
    finer_of: tuple[str | None, ...] = ()


class Change(StrEnum):
    """What became of a theme since the last snapshot; those of a first run are none of these."""

    SAME = "same"
    NEW = "new"
    SPLIT = "split"  # came off a theme that goes on, or one of several that another became
    MERGED = "merged"  # took in another theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A theme of the last snapshot that is no longer; `became` are the themes that hold most of its posts."""

    theme_id: str
    became: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A theme, or a part of one (`part_of`), of a run.

    `group` names the family of themes it belongs to. `representatives` are rows of three posts that stand for it,
    best first. `change` and `was` (the ids it came from) are against the last snapshot; None in a first run.
    """

    theme: Theme
    centroid: NDArray[np.float32]
    representatives: tuple[int, ...]
    part_of: str | None = None
    group: str = ""
    change: Change | None = None
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeRun:
    """The themes of n texts, largest first, each followed by its parts, and which text is in which.

    `assignment` and `parts` (n,) hold indices into `found`, -1 for none; a text in a part is in its theme.
    `strength` (n,) is 0..1, 0 in no theme; `positions` (n, 2) the place on a map of the texts, NaN where there is
    none. `coverage` is the share of texts in a theme. `flagged` names themes that hold over 15 % of the texts
    although a split was tried.
    """

    found: tuple[Found, ...]
    assignment: NDArray[np.int64]
    parts: NDArray[np.int64]
    strength: NDArray[np.float32]
    positions: NDArray[np.float32]
    segment_terms: tuple[SegmentTerm, ...]
    coverage: float
    flagged: tuple[str, ...] = ()
    gone: tuple[Gone, ...] = ()
