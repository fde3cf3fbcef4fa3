"""The line under a figure says out of how many, and what is withheld."""

from __future__ import annotations

import pandas as pd
import pytest

from insights.model import Filters
from insights.store import Answer
from insights.ui.tiles import of_line, under


@pytest.mark.parametrize(
    ("denominators", "withheld", "expected"),
    [
        ([1200, 1200], 0, "Of 1,200 posts."),
        ([1200, 300], 0, "Of 300 to 1,200 posts, by row."),
        ([1200, None], 0, "Of 1,200 posts."),
        (None, 0, ""),
    ],
)
def test_of_line(denominators: list[float | None] | None, withheld: int, expected: str) -> None:
    frame = pd.DataFrame({"effect": ["x"]} if denominators is None else {"denominator": denominators})
    assert of_line(Answer("q", "Q", "", frame, withheld, Filters(condition="c"))) == expected


@pytest.mark.parametrize(
    ("rows", "drawn", "withheld", "given", "expected"),
    [
        (1, 1, 0, None, "Of 50 posts."),
        (2, 1, 1, None, "Of 50 posts. 1 row is withheld: too few people behind it."),
        (4, 1, 3, "Share.", "Share. 3 rows are withheld: too few people behind them."),
        (3, 1, 0, "Share.", "Share. 2 rows of too few posts are in the table only."),
        (2, 1, 0, None, "Of 50 posts. 1 row of too few posts is in the table only."),
        (2, 0, 0, None, "Of 50 posts."),
    ],
)
def test_under_a_figure(rows: int, drawn: int, withheld: int, given: str | None, expected: str) -> None:
    frame = pd.DataFrame({"denominator": [50] * rows})
    answer = Answer("q", "Q", "", frame, withheld, Filters(condition="c"))
    assert under(answer, frame.head(drawn), given) == expected
