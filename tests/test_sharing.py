"""The small-number rule, as tables: authors of each row, and which rows a viewer may see."""

from __future__ import annotations

import pandas as pd
import pytest

from insights.errors import QuestionError
from insights.sharing import protect


def frame(authors: list[int | None], **columns: list[object]) -> pd.DataFrame:
    count = len(authors)
    return pd.DataFrame(
        {
            "effect": [f"e{number}" for number in range(count)],
            "numerator": [None if n is None else n * 2 for n in authors],
            "denominator": [400] * count,
            "authors": authors,
            "share": [0.1] * count,
            **columns,
        }
    )


def shown(result: pd.DataFrame) -> list[str]:
    return list(result.loc[~result["withheld"], "effect"])


@pytest.mark.parametrize(
    ("authors", "expected", "small", "covering"),
    [
        ([50, 40, 30], ["e0", "e1", "e2"], 0, 0),
        ([11, 11], ["e0", "e1"], 0, 0),
        ([50, 40, 10], ["e0"], 1, 1),
        ([50, 40, 9, 8], ["e0", "e1"], 2, 0),
        ([50, 40, 2, 1], ["e0"], 2, 1),
        ([50, 10], [], 1, 1),
        ([10], [], 1, 0),
        ([3, 2, 1], [], 3, 0),
        ([50, 0, 40], ["e0"], 1, 1),
        ([50, None, 40], ["e0"], 1, 1),
        ([50, 12, 12, 3], ["e0", "e2"], 1, 1),
    ],
)
def test_which_rows_are_shown(authors: list[int | None], expected: list[str], small: int, covering: int) -> None:
    protected = protect(frame(authors), floor=11)
    assert shown(protected.frame) == expected
    assert (protected.small, protected.covering) == (small, covering)
    assert protected.withheld == small + covering == int(protected.frame["withheld"].sum())


def test_a_withheld_row_keeps_only_its_name_and_its_denominator() -> None:
    row = protect(frame([50, 40, 3], posts=[9, 9, 9]), floor=11).frame.iloc[-1]
    assert (row["effect"], row["denominator"], row["withheld"]) == ("e2", 400, True)
    assert row[["numerator", "authors", "share", "posts"]].isna().all()


def test_withheld_rows_go_last_by_name_so_that_no_rank_betrays_them() -> None:
    given = frame([50, 9, 40, 10])
    given["effect"] = ["c", "b", "d", "a"]
    assert list(protect(given, floor=11).frame["effect"]) == ["c", "d", "a", "b"]


def test_numbers_that_name_a_row_must_be_said_to() -> None:
    given = frame([50, 40, 3], year=[2022, 2023, 2024])
    assert protect(given, floor=11).frame["year"].isna().all()
    kept = protect(given, floor=11, dimensions=("effect", "year")).frame
    assert kept["year"].notna().all()


def test_each_group_has_its_own_total() -> None:
    given = frame([50, 5, 40, 30, 20], segment=["a", "a", "b", "b", "b"])
    protected = protect(given, floor=11, groups=(("segment",),))
    assert shown(protected.frame) == ["e2", "e3", "e4"]


@pytest.mark.parametrize("floor", [0, 1])
def test_own_staff_see_the_frame_as_it_is(floor: int) -> None:
    given = frame([1, 0, 50])
    protected = protect(given, floor=floor)
    assert protected.frame is given
    assert (protected.withheld, protected.note) == (0, "")


@pytest.mark.parametrize("column", ["numerator", "denominator", "authors"])
def test_a_question_without_its_counts_is_refused(column: str) -> None:
    with pytest.raises(QuestionError, match=column):
        protect(frame([50]).drop(columns=column), floor=11)


def test_the_frame_given_is_not_changed() -> None:
    given = frame([50, 3])
    before = given.copy()
    protect(given, floor=11)
    pd.testing.assert_frame_equal(given, before)


def test_an_index_with_twins_is_no_way_round() -> None:
    given = frame([50, 3, 40]).set_axis([7, 7, 7])
    assert shown(protect(given, floor=11).frame) == ["e0"]


def test_nothing_in_nothing_out() -> None:
    protected = protect(frame([50]).iloc[:0], floor=11)
    assert protected.frame.empty
    assert protected.withheld == 0


@pytest.mark.parametrize(
    ("authors", "note"),
    [
        ([50, 40], ""),
        ([3], "1 row is withheld: fewer than 11 different people wrote about it."),
        ([9, 8, 50], "2 rows are withheld: fewer than 11 different people wrote about it."),
        (
            [3, 50],
            "1 row is withheld: fewer than 11 different people wrote about it. "
            "1 more so that it cannot be worked out from the total.",
        ),
    ],
)
def test_the_note(authors: list[int | None], note: str) -> None:
    assert protect(frame(authors), floor=11).note == note


def counted(**columns: list[int]) -> pd.DataFrame:
    return frame([40], **columns)


@pytest.mark.parametrize(
    ("counts", "behind", "shown"),
    [
        ({"good": 30, "bad": 30, "torn": 20}, {"good": 20, "bad": 12, "torn": 11}, {"good", "bad", "torn"}),
        ({"good": 60, "bad": 17, "torn": 3}, {"good": 40, "bad": 15, "torn": 3}, {"good"}),
        ({"good": 60, "bad": 20, "torn": 0}, {"good": 40, "bad": 15, "torn": 0}, {"good", "bad", "torn"}),
        ({"good": 77, "bad": 3, "torn": 0}, {"good": 40, "bad": 3, "torn": 0}, {"torn"}),
        ({"good": 40, "bad": 38, "torn": 2}, {"good": 30, "bad": 4, "torn": 1}, set()),
        ({"good": 30, "bad": 30, "torn": 20}, {"good": 20, "bad": 12}, {"good", "bad"}),
    ],
)
def test_a_part_of_a_number_needs_people_of_its_own(
    counts: dict[str, int], behind: dict[str, int], shown: set[str]
) -> None:
    columns = {name: [n] for name, n in counts.items()} | {f"{name}_authors": [n] for name, n in behind.items()}
    protected = protect(counted(**columns), floor=11, parts=("good", "bad", "torn")).frame
    assert {name for name in counts if pd.notna(protected[name].item())} == shown
    assert not [name for name in protected.columns if name.endswith("_authors")]
    assert list(protect(counted(**columns), floor=1).frame.columns) == list(counted(**counts).columns)


def test_a_denominator_stays_only_where_a_row_that_is_shown_has_it_too() -> None:
    given = frame([50, 40, 3, 4, 5], drug=["a", "a", "a", "b", "b"])
    given["denominator"] = [400, 400, 400, 6, 6]
    protected = protect(given, floor=11, groups=(("drug",),)).frame
    assert protected["denominator"].isna().tolist() == protected["drug"].eq("b").tolist()


def test_a_row_is_covered_along_each_total() -> None:
    given = pd.DataFrame(
        {
            "drug": [*"aaa", *"bbb", *"ccc"],
            "period": ["1", "2", "3"] * 3,
            "authors": [3, 50, 60, 40, 41, 42, 50, 51, 52],
        }
    ).assign(numerator=lambda rows: rows["authors"], denominator=400)
    protected = protect(given, floor=11, groups=(("period",), ("drug",))).frame
    hidden = protected[protected["withheld"]]
    assert (hidden["drug"] + hidden["period"]).tolist() == ["a1", "a2", "b1", "b2"]


def test_words_of_a_few_people_are_withheld_with_their_number() -> None:
    protected = protect(frame([50, 40, 3, 9]), floor=11, words=("effect",)).frame
    assert protected["effect"].tolist()[:2] == ["e0", "e1"]
    assert protected["effect"].tolist()[2:] == ["", ""]


def test_days_are_coarse_and_go_with_their_row() -> None:
    days = pd.to_datetime(["2024-05-17", "2024-06-30", "2024-02-03", "2024-02-04"])
    protected = protect(frame([50, 40, 3, 9], first=list(days)), floor=11).frame
    assert protected["first"].dropna().tolist() == [pd.Timestamp("2024-05-01"), pd.Timestamp("2024-06-01")]


def test_more_authors_than_posts_are_not_believed() -> None:
    given = frame([50, 40, 30]).assign(numerator=[100, 80, 3])
    assert shown(protect(given, floor=11).frame) == ["e0"]
