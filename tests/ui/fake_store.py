"""A store of two made-up conditions, put in the place of the real one inside a test server."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pandas as pd

import insights.store
from insights.store import Answer, ConditionInfo, FilterOptions

SECRET = "SEALED-FIGURE"
FIRST, LAST = date(2023, 1, 5), date(2024, 12, 20)
OPTIONS = FilterOptions(
    segments=("patient", "caregiver"),
    sources=("forum",),
    communities=("testitis_talk",),
    medications=("testamab", "oldamab"),
    themes=(("t01", "Fear of needles"), ("t02", "Tired at work")),
    first=FIRST,
    last=LAST,
)
WITHOUT_DRUGS = FilterOptions((), (), (), (), (), None, None)


class FakeStore:
    """What pages need of a store. `demo` says that every post in it is made up.

    Its snapshot is what the file `current` of the working directory says, as of the last `refresh`.
    """

    def __init__(self, *, demo: bool) -> None:
        self.folder = Path.cwd()
        self.snapshot = ""
        self._conditions = [
            self._info("testitis", "Testitis", demo=demo, first=FIRST, last=LAST),
            self._info("clubfoot", "Clubfoot", demo=True, first=None, last=None),
        ]

    @staticmethod
    def _info(name: str, label: str, *, demo: bool, first: date | None, last: date | None) -> ConditionInfo:
        return ConditionInfo(
            name=name,
            label=label,
            posts=400,
            first=first,
            last=last,
            run_at=datetime(2025, 1, 3),
            demo=demo,
            coverage=0.8,
            report="{}",
            holds=("medications",) if name == "testitis" else ("symptoms",),
        )

    def refresh(self) -> bool:
        current = Path("current")
        self.snapshot = current.read_text(encoding="utf-8") if current.is_file() else "first"
        return True

    def conditions(self) -> list[ConditionInfo]:
        return self._conditions

    def options(self, condition: str) -> FilterOptions:
        return OPTIONS if condition == "testitis" else WITHOUT_DRUGS


def install(*, demo: bool) -> None:
    """Make `insights.store` open and ask the fake. Must run before the pages are imported."""
    store = FakeStore(demo=demo)

    def open_store(_: Path) -> FakeStore:
        return store

    def ask(_: object, question: str, filters: object, **__: object) -> Answer:
        frame = pd.DataFrame(
            {
                "effect": ["fatigue", "headache"],
                "numerator": [120, 80],
                "denominator": [400, 400],
                "authors": [100, 70],
                "share": [0.3, 0.2],
            }
        )
        return Answer(question, "Which effects are named", "Posts naming it, of all.", frame, 0, filters)

    vars(insights.store).update(open_store=open_store, ask=ask)
