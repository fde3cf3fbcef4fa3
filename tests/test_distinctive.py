"""What sets a voice apart: far more often than the others, on enough posts, and no chance."""

from __future__ import annotations

import pandas as pd
import pytest

from insights.distinctive import distinctive
from insights.statistics import with_share

COLUMNS = ["segment", "theme_id", "label", "numerator", "denominator", "others", "of_others"]


def voices(*rows: tuple[object, ...]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return with_share(frame.astype(dict.fromkeys(COLUMNS[3:], "Int64")))


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            ("caregiver", "t1", "Insurance", 90, 812, 60, 1700),
            "Caregivers talk about Insurance 3 times as often as the others (1 in 9 of 812 posts, others 1 in 28)",
        ),
        (
            ("patient", "t1", "Sleep", 100, 1000, 50, 1000),
            "People living with it talk about Sleep twice as often as the others (1 in 10 of 1,000 posts, "
            "others 1 in 20)",
        ),
        (
            ("newly_diagnosed", "t1", "Scans", 150, 1000, 100, 1000),
            "People newly diagnosed talk about Scans more often than the others (1 in 7 of 1,000 posts, "
            "others 1 in 10)",
        ),
        (
            ("caregiver", "t1", "School", 50, 500, 0, 1000),
            "Caregivers talk about School (1 in 10 of 500 posts), the others do not",
        ),
        (("unclear", "t1", "nobody's voice", 90, 812, 60, 1700), None),
        (("caregiver", "t1", "few posts", 9, 20, 5, 1000), None),
        (("caregiver", "t1", "as often", 50, 500, 100, 1000), None),
        (("caregiver", "t1", "less often", 10, 500, 100, 1000), None),
        (("caregiver", "t1", "perhaps chance", 12, 100, 80, 1000), None),
        (("caregiver", "t1", "sure but near", 5_500, 50_000, 5_000, 50_000), None),
        (("caregiver", "t1", "nobody else", 50, 500, 0, 0), None),
        (("caregiver", "t1", "withheld", None, 500, 10, 1000), None),
        (("caregiver", "t1", "others withheld", 90, 500, None, 1000), None),
    ],
)
def test_what_sets_a_voice_apart(row: tuple[object, ...], sentence: str | None) -> None:
    found = distinctive(voices(row))
    assert list(found["sentence"]) == ([] if sentence is None else [sentence])


def test_the_surest_comes_first() -> None:
    found = distinctive(
        voices(
            ("caregiver", "t1", "Sure", 200, 1000, 100, 2000),
            ("caregiver", "t2", "Rare", 20, 1000, 5, 2000),
            ("patient", "t2", "Sleep", 300, 1500, 40, 1500),
        )
    )
    assert list(found["label"]) == ["Sleep", "Sure", "Rare"]
    assert found["z"].is_monotonic_decreasing
    assert (found["times"] > 1.25).all()


def test_a_rare_theme_is_drawn_to_the_rate_of_all() -> None:
    often = distinctive(voices(("caregiver", "t1", "x", 100, 1000, 100, 3000)))["z"].item()
    rare = distinctive(voices(("caregiver", "t1", "x", 10, 100, 10, 300)))
    assert rare.empty or rare["z"].item() < often


def test_nothing_sets_nobody_apart() -> None:
    assert list(distinctive(voices()).columns[-2:]) == ["times", "sentence"]
