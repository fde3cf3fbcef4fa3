"""The line under a figure says out of how many, and what is withheld."""

from __future__ import annotations

import pandas as pd
import pytest

from insights.model import Filters
from insights.store import Answer
from insights.ui.tiles import of_line


@pytest.mark.parametrize(
    ("denominators", "withheld", "expected"),
    [
        ([1200, 1200], 0, "Of 1,200 posts."),
        ([1200, 300], 0, "Of 300 to 1,200 posts, by row."),
        ([1200, None], 0, "Of 1,200 posts."),
        ([50], 1, "Of 50 posts. 1 row is withheld: too few people behind it."),
        ([50], 3, "Of 50 posts. 3 rows are withheld: too few people behind them."),
        (None, 0, ""),
    ],
)
def test_of_line(denominators: list[float | None] | None, withheld: int, expected: str) -> None:
    frame = pd.DataFrame({"effect": ["x"]} if denominators is None else {"denominator": denominators})
    assert of_line(Answer("q", "Q", "", frame, withheld, Filters(condition="c"))) == expected
