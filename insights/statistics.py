"""Intervals and comparisons of shares."""

from __future__ import annotations

import numpy as np
import pandas as pd

_Z = 1.959963984540054


def with_share(frame: pd.DataFrame) -> pd.DataFrame:
    """Return `frame` with `share`, `low`, `high` from `numerator` of `denominator`.

    Wilson score interval, 95 % (Wilson 1927, J Am Stat Assoc 22:209-212); NaN where nothing was counted.
    """
    share, low, high = wilson(frame["numerator"], frame["denominator"])
    return frame.assign(share=share, low=low, high=high)


def wilson(hits: pd.Series, totals: pd.Series) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return share, low and high of the 95 % Wilson score interval, each (n,), NaN where the total is 0."""
    n = totals.to_numpy(dtype=float, na_value=np.nan)
    n = np.where(n > 0, n, np.nan)
    share = hits.to_numpy(dtype=float, na_value=np.nan) / n
    centre = share + _Z**2 / (2 * n)
    spread = _Z * np.sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
    scale = 1 + _Z**2 / n
    return share, np.clip((centre - spread) / scale, 0, 1), np.clip((centre + spread) / scale, 0, 1)


def changes(now: pd.DataFrame, before: pd.DataFrame, *, keys: list[str], least: int = 8) -> pd.DataFrame:
    """Return what changed between two periods, the surest first, as rows of `now` joined with `before`.

    Adds `share_before`, `numerator_before`, `denominator_before`, `difference` and its 95 % interval
    `difference_low`, `difference_high` (Newcombe 1998, Stat Med 17:873-890, method 10). Only rows whose
    interval excludes zero and that have at least `least` posts in one of the periods are returned.
    """
    measures = ["numerator", "denominator", "share", "low", "high"]
    both = now.merge(before[[*keys, *measures]], on=keys, how="outer", suffixes=("", "_before"), indicator="told")
    if both.empty:
        return both.drop(columns="told").assign(difference=[], difference_low=[], difference_high=[])
    both["label"] = both.get("label")
    _fill(both, both["told"] == "right_only", now, "", keys)
    _fill(both, both["told"] == "left_only", before, "_before", keys)
    both = both.drop(columns="told")
    both = both[both["share"].notna() & both["share_before"].notna()].copy()
    both["difference"] = both["share"] - both["share_before"]
    below = np.hypot(both["share"] - both["low"], both["high_before"] - both["share_before"])
    above = np.hypot(both["high"] - both["share"], both["share_before"] - both["low_before"])
    both["difference_low"] = both["difference"] - below
    both["difference_high"] = both["difference"] + above
    sure = (both["difference_low"] > 0) | (both["difference_high"] < 0)
    enough = both[["numerator", "numerator_before"]].max(axis=1) >= least
    kept = both[sure & enough]
    strength = np.minimum(kept["difference_low"].abs(), kept["difference_high"].abs()) / kept[
        ["share", "share_before"]
    ].max(axis=1)
    return kept.loc[strength.sort_values(ascending=False, kind="stable").index].reset_index(drop=True)


def _fill(both: pd.DataFrame, missing: pd.Series, period: pd.DataFrame, suffix: str, keys: list[str]) -> None:
    """Count a subject that a period does not name as zero of that period's posts, where these are known.

    A withheld row is named, and stays unknown.
    """
    if not missing.any() or period.empty:
        return
    everyone = period[period["target"].isna()]["denominator"] if "target" in keys else period["denominator"]
    total = float(everyone.max()) if len(everyone) else float("nan")
    by_drug = period[period["kind"] == "medication"].set_index("value")["numerator"] if "kind" in keys else None
    totals = both.loc[missing].apply(
        lambda row: (
            total if by_drug is None or pd.isna(row.get("target")) else by_drug.get(row["target"], float("nan"))
        ),
        axis=1,
    )
    both.loc[missing, f"numerator{suffix}"] = 0.0
    both.loc[missing, f"denominator{suffix}"] = totals
    share, low, high = wilson(both.loc[missing, f"numerator{suffix}"], totals)
    both.loc[missing, f"share{suffix}"] = share
    both.loc[missing, f"low{suffix}"] = low
    both.loc[missing, f"high{suffix}"] = high
