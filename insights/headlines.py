"""What changed, in sentences with numbers, made without a language model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd

from insights.model import Filters
from insights.statistics import changes
from insights.wording import about, name, percent, sentence_case

KEYS = ["kind", "value", "target"]
_WINDOWS = (3, 6, 12)


@dataclass(frozen=True, slots=True)
class Headline:
    """One change: the sentence, which way, and what it is about. `detail` holds counts and interval."""

    sentence: str
    detail: str
    louder: bool
    kind: str
    value: str
    target: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A period and the equal one before it; `words` names the first for a person."""

    now: Filters
    before: Filters
    words: str


def comparison(
    filters: Filters, last: date | None, posts_by_month: pd.DataFrame, *, least: int = 250
) -> Comparison | None:
    """Return the period in view and the equal one before it.

    Without a period in the filters it is the last 3, 6 or 12 months of the data, the first of them
    with `least` posts in it and in the one before. None where no such pair of periods exists.
    """
    if last is None:
        return None
    final = filters.until - timedelta(days=1) if filters.until else last
    if filters.since is not None:
        until = final + timedelta(days=1)
        return _pair(filters, filters.since, until, filters.since - (until - filters.since))
    end = pd.Timestamp(final).to_period("M").to_timestamp() + pd.offsets.MonthBegin(1)
    counts = posts_by_month.set_index(pd.to_datetime(posts_by_month["period"]))["numerator"].sort_index()
    for months in _WINDOWS:
        start, earlier = end - pd.DateOffset(months=months), end - pd.DateOffset(months=2 * months)
        now, before = (
            counts[start : end - pd.Timedelta(days=1)].sum(),
            counts[earlier : start - pd.Timedelta(days=1)].sum(),
        )
        if min(now, before) >= least or (months == _WINDOWS[-1] and min(now, before) > 0):
            return _pair(filters, start.date(), end.date(), earlier.date())
    return None


def _pair(filters: Filters, start: date, end: date, earlier: date) -> Comparison:
    last = end - pd.Timedelta(days=1)
    words = (
        f"{start:%b %Y}" if (start.year, start.month) == (last.year, last.month) else f"{start:%b %Y} to {last:%b %Y}"
    )
    return Comparison(replace(filters, since=start, until=end), replace(filters, since=earlier, until=start), words)


def headlines(now: pd.DataFrame, before: pd.DataFrame, *, words: str, top: int = 8) -> list[Headline]:
    """Return the surest changes between two answers to `subjects`, at most `top`, up and down mixed."""
    found = changes(now, before, keys=KEYS)
    return [_headline(row, words) for _, row in found.head(top).iterrows()]


def _headline(row: pd.Series, words: str) -> Headline:
    louder = bool(row["difference"] > 0)
    target = None if pd.isna(row["target"]) else str(row["target"])
    label = row["value"] if pd.isna(row.get("label")) else row["label"]
    subject = _SUBJECTS.get(str(row["kind"]), _plain)(str(label), target)
    of = "of its posts" if target else "of posts"
    share, earlier = about(row["share"]), about(row["share_before"])
    if share == earlier:
        share, earlier = percent(row["share"]), percent(row["share_before"])
    if share == earlier:
        share, earlier = (f"{row[column] * 100:.1f} %" for column in ("share", "share_before"))
    return Headline(
        sentence=(
            f"{sentence_case(subject)}: {'more' if louder else 'less'} talked about, {share} {of} in {words}, "
            f"{earlier.removeprefix('about ')} before"
        ),
        detail=(
            f"{int(row['numerator']):,} of {int(row['denominator']):,} posts against "
            f"{int(row['numerator_before']):,} of {int(row['denominator_before']):,}; "
            f"change {_points(row['difference'])} points, 95 % interval "
            f"{_points(row['difference_low'])} to {_points(row['difference_high'])}"
        ),
        louder=louder,
        kind=str(row["kind"]),
        value=str(row["value"]),
        target=target,
    )


def _points(difference: float) -> str:
    return f"{difference * 100:+.{0 if abs(difference) >= 0.0095 else 1}f}"


def _plain(label: str, _target: str | None) -> str:
    return label


_SUBJECTS: dict[str, Callable[[str, str | None], str]] = {
    "side_effect": lambda label, target: f"{label} with {target}",
    "need": lambda label, _target: f"need: {name(label).lower()}",
    "theme": lambda label, _target: f"theme “{label}”",
    "company": lambda label, _target: f"{label}, named",
}


def most(frame: pd.DataFrame, *columns: str, joint: str = " with ") -> str:
    """Return the row with most posts as a phrase, "hair loss with teriflunomide, about 1 in 4", or ""."""
    if frame.empty or frame["numerator"].isna().all():
        return ""
    first = frame.loc[frame["numerator"].astype(float).idxmax()]
    return f"{joint.join(str(first[column]) for column in columns)}, {about(first['share'])}"


def titled(question: str, answer: str) -> str:
    """Return the title of a tile: what it shows, then what comes out, if anything does."""
    return f"{question}: {answer}" if answer else question
