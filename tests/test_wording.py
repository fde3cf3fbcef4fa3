"""Numbers and tokens in plain words."""

from __future__ import annotations

import re
from datetime import date

import pytest

from insights import wording
from insights.model import Decision, Exclusion, Flag, Intent, Kind, Need, Polarity, Segment


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "none"),
        (0.001, "fewer than 1 in 100"),
        (0.0101, "about 1 in 99"),
        (0.083, "about 1 in 12"),
        (0.25, "about 1 in 4"),
        (0.28, "about 1 in 4"),
        (0.34, "about 1 in 3"),
        (0.4, "about 2 in 5"),
        (0.44, "about 2 in 5"),
        (0.46, "about half"),
        (0.54, "about half"),
        (0.61, "about 3 in 5"),
        (0.66, "about 2 in 3"),
        (0.76, "about 3 in 4"),
        (0.81, "about 4 in 5"),
        (0.94, "about 9 in 10"),
        (0.95, "nearly all"),
        (0.999, "nearly all"),
        (1.0, "all"),
        (float("nan"), "no figure"),
    ],
)
def test_a_share_in_words(share: float, words: str) -> None:
    assert wording.about(share) == words


@pytest.mark.parametrize("share", [number / 500 for number in range(6, 475)])
def test_words_are_never_far_from_the_share(share: float) -> None:
    told = wording.about(share).removeprefix("about ")
    parts = (1, 2) if told == "half" else tuple(map(int, told.split(" in ")))
    assert abs(parts[0] / parts[1] - share) <= 0.051


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "0 %"),
        (0.004, "under 1 %"),
        (0.0999, "10 %"),
        (0.12, "12 %"),
        (0.996, "over 99 %"),
        (1.0, "100 %"),
        (float("nan"), "no figure"),
    ],
)
def test_a_share_in_percent(share: float, words: str) -> None:
    assert wording.percent(share) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0.06, 0.11, "6–11 %"),
        (0.0, 0.161, "0–16 %"),
        (0.001, 0.004, "0.1–0.4 %"),
        (0.121, 0.123, "12.1–12.3 %"),
        (0.9, 1.0, "90–100 %"),
        (float("nan"), float("nan"), "no figure"),
    ],
)
def test_an_interval(low: float, high: float, words: str) -> None:
    assert wording.interval(low, high) == words


@pytest.mark.parametrize(
    ("number", "plural", "words"),
    [
        (0, None, "0 posts"),
        (1, None, "1 post"),
        (2, None, "2 posts"),
        (1204, "people", "1,204 people"),
        (1, "people", "1 post"),
    ],
)
def test_a_count(number: int, plural: str | None, words: str) -> None:
    assert wording.counted(number, "post", plural) == words


@pytest.mark.parametrize(
    "token",
    [token.value for kind in (Segment, Intent, Need, Decision, Polarity, Flag, Exclusion, Kind) for token in kind],
)
def test_every_token_has_plain_words(token: str) -> None:
    words = wording.name(token)
    assert re.fullmatch(r"[A-Z][A-Za-z ]+", words)


@pytest.mark.parametrize(("text", "expected"), [("", ""), ("a", "A"), ("iPod touch", "IPod touch"), ("ABC d", "ABC d")])
def test_sentence_case_changes_the_first_letter_alone(text: str, expected: str) -> None:
    assert wording.sentence_case(text) == expected


@pytest.mark.parametrize(
    ("situations", "words"),
    [
        ([""], "suspected adverse event"),
        (["", "likely"], "suspected adverse event: likely a reaction, by the wording of the review"),
        (["death"], "suspected adverse event: death"),
        (
            ["lack_of_effect", "unwanted", "lack_of_effect"],
            "suspected adverse event: lack of effect, an unwanted effect",
        ),
    ],
)
def test_a_suspicion_in_words(situations: list[str], words: str) -> None:
    assert wording.suspected(situations) == words


@pytest.mark.parametrize(
    ("share", "other", "words"),
    [
        (0.125, 0.05, ("1 in 8", "1 in 20")),
        (0.5, 0.0, ("half", "none")),
        (0.051, 0.049, ("5.1 %", "4.9 %")),
        (0.0521, 0.0519, ("5.2 %", "5.2 %")),
        (0.35, 0.31, ("35 %", "31 %")),
        (0.002, 0.008, ("0.2 %", "0.8 %")),
    ],
)
def test_two_shares_in_words_differ_where_they_do(share: float, other: float, words: tuple[str, str]) -> None:
    assert wording.compared(share, other) == words


@pytest.mark.parametrize(
    ("first", "until", "words"),
    [
        (date(2025, 5, 1), date(2025, 6, 1), "May 2025"),
        (date(2025, 12, 1), date(2026, 1, 1), "Dec 2025"),
        (date(2025, 1, 1), date(2025, 4, 1), "Jan to Mar 2025"),
        (date(2025, 1, 1), date(2026, 1, 1), "2025"),
        (date(2025, 11, 1), date(2026, 2, 1), "Nov 2025 to Jan 2026"),
        (date(2025, 12, 29), date(2026, 1, 5), "the week of 29 Dec 2025"),
    ],
)
def test_a_period_in_words(first: date, until: date, words: str) -> None:
    assert wording.period_words(first, until) == words


@pytest.mark.parametrize(
    ("stability", "begins"),
    [
        (1.0, "Comes back nearly"),
        (0.75, "Comes back nearly"),
        (0.74, "Mostly"),
        (0.5, "Mostly"),
        (0.49, "Holds together loosely"),
        (0.0, "Holds together loosely"),
        (None, ""),
        (float("nan"), ""),
    ],
)
def test_stability_in_words(stability: float | None, begins: str) -> None:
    words = wording.stability_words(stability)
    assert words.startswith(begins)
    assert bool(words) == bool(begins)


@pytest.mark.parametrize(
    ("change", "came_from", "since", "words"),
    [
        ("new", (), date(2025, 5, 3), "New in May 2025"),
        ("new", (), None, "New"),
        ("split", ("Sleep",), date(2025, 5, 3), "Was part of “Sleep”"),
        ("split", (), None, "Came off another theme"),
        ("merged", ("Sleep", "Rest"), None, "Took in “Sleep” and “Rest”"),
        ("merged", (), None, "Took in another theme"),
        ("same", ("Sleep",), date(2025, 5, 3), "Since May 2025"),
        (None, (), None, ""),
    ],
)
def test_what_became_of_a_theme_in_words(
    change: str | None, came_from: tuple[str, ...], since: date | None, words: str
) -> None:
    assert wording.change_words(change, came_from=came_from, since=since) == words
