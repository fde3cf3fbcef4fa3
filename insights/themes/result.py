"""What a theme run hands back; frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from insights.model import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentTerm:
    """How much a term marks a theme when one segment speaks of it (class-based TF-IDF)."""

    theme_id: str
    segment: str
    term: str
    weight: float


class Mention(NamedTuple):
    """A finding in a post that may help to name its theme: kind as in `model.Kind`, name, and as written.

    `written` is what the label shows (a brand); None shows the name.
    """

    kind: str
    name: str
    written: str | None = None


@dataclass(frozen=True, slots=True)
class Previous:
    """The themes of the last snapshot: row i of `centroids` belongs to `theme_ids[i]`."""

    theme_ids: tuple[str, ...]
    centroids: NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeRun:
    """Themes, largest first, and which row is in which; -1 in `assignment` is no theme, with strength 0.

    `flagged` names themes that hold over 15 % of the corpus although a split was tried.
    """

    themes: tuple[Theme, ...]
    assignment: NDArray[np.int64]
    strength: NDArray[np.float32]
    representatives: Mapping[str, tuple[int, ...]]
    segment_terms: tuple[SegmentTerm, ...]
    centroids: NDArray[np.float32]
    coverage: float
    flagged: tuple[str, ...]
