"""Figures kept beside the product: on which posts, with which program, how right each finding was."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from insights.errors import InputError
from insights.quality.figures import Finding, Measured, Mistake

FOLDER = Path(__file__).resolve().parents[2] / "data" / "accuracy"


class Accuracy(BaseModel):
    """One set of labelled posts measured; `program` is the digest of what findings are made with.

    `made_up` posts are never spoken of as accuracy on real ones; posts that were read while the rules were written
    (`tuned_on`) flatter them. `agreement` is what two people who labelled the same
    posts agree: kappa, or F1 where nothing can be chosen from.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    origin: str
    made_up: bool = False
    tuned_on: bool = False
    posts: int
    labels: str
    program: str
    measured_on: date
    findings: dict[str, Finding]
    agreement: dict[str, float] = {}
    agreement_posts: int = 0
    mistakes: tuple[Mistake, ...] = ()

    @classmethod
    def of(cls, measured: Measured, **told: object) -> Accuracy:
        """Return the report of figures just measured."""
        return cls.model_validate({**told, "findings": measured.findings, "mistakes": measured.mistakes})


def write(report: Accuracy, path: Path) -> None:
    """Write a report where the product finds it; the file is the same for the same figures."""
    told = report.model_dump(mode="json", exclude_defaults=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read(path: Path) -> Accuracy:
    """Return a report. Raises InputError where the file is missing or not one."""
    try:
        return Accuracy.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        raise InputError(f"{path}: is no report of accuracy; measure again.") from error


def reports() -> list[Accuracy]:
    """Return every report kept with the product: unseen real posts first, then the largest first."""
    found = [read(path) for path in sorted(FOLDER.glob("*.json"))]
    return sorted(found, key=lambda report: (report.made_up, report.tuned_on, -report.posts))
