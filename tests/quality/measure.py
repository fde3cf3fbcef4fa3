"""Measure every finding on the labelled posts and keep the figures where the product shows them.

    python -m tests.quality.measure               posts the rules were written with, and the made-up set
    python -m tests.quality.measure --held-out    also the locked part; each opening is written down

Needs `../shared/data` for the texts of real posts.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime

from insights.analysis import program_digest
from insights.conditions import ConditionPack
from insights.language.lexicon import compile_lexicon
from insights.model import Post
from insights.quality import reports
from insights.quality.figures import Measured, measure
from insights.quality.labels import read_gold
from tests.quality import real
from tests.quality.agreement import kappas

OPENINGS = real.GOLD / "openings.json"
WRITTEN = real.GOLD / "written.jsonl"
_ORIGIN = (
    "Posts of 13 health communities on Reddit (2008 to 2013), reviews of four antidepressants, questions and answers "
    "of doctors; drawn by community and kind of post, labelled by hand with one guide. No pack but a name: no "
    "medicines, no cues."
)
_WRITTEN = (
    "Made-up posts on many conditions, written for findings that are rare in the real ones by somebody who did "
    "not know the rules."
)


def main() -> None:
    held_out = "--held-out" in sys.argv[1:]
    _real("dev", title="Real posts, read while the rules were written", tuned_on=True)
    if held_out:
        measured = _real("held_out", title="Real posts, held out", tuned_on=False)
        _write_down(measured)
    _written()


def _real(part: str, *, title: str, tuned_on: bool) -> Measured:
    measured = measure(real.posts(part))
    second = {one.id: one.labels for one in real.keyed("second")}
    first = {one.id: one.labels for name in ("dev", "held_out") for one in real.keyed(name)}
    report = reports.Accuracy.of(
        measured,
        title=title,
        origin=_ORIGIN,
        tuned_on=tuned_on,
        posts=len(real.keyed(part)),
        labels=real.digest(part),
        program=program_digest(),
        measured_on=datetime.now(UTC).date(),
        agreement=kappas((first[id], labels) for id, labels in second.items()),
        agreement_posts=len(second),
    )
    reports.write(report, reports.FOLDER / f"real_{part}.json")
    _print(report)
    return measured


def _written() -> None:
    lexicon = compile_lexicon(ConditionPack(name="health", label="Health", terms=("health",)))
    gold = list(read_gold(WRITTEN))
    measured = measure(
        (Post(post_id=g.id, source="forum", text=g.text, community=g.community, subject=g.subject), g.labels, lexicon)
        for g in gold
    )
    report = reports.Accuracy.of(
        measured,
        title="Made-up posts for rare findings",
        origin=_WRITTEN,
        made_up=True,
        posts=len(gold),
        labels=real.sha256(WRITTEN),
        program=program_digest(),
        measured_on=datetime.now(UTC).date(),
    )
    reports.write(report, reports.FOLDER / "made_up.json")
    _print(report)


def _write_down(measured: Measured) -> None:
    """Add this opening of the locked part to the list of them."""
    openings = json.loads(OPENINGS.read_text(encoding="utf-8")) if OPENINGS.exists() else []
    openings.append(
        {
            "opened_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "program": program_digest(),
            "labels": real.digest("held_out"),
            "f1": {name: finding.micro.f1 for name, finding in measured.findings.items()},
            "macro_f1": {name: finding.macro_f1 for name, finding in measured.findings.items() if finding.macro_f1},
        }
    )
    OPENINGS.write_text(json.dumps(openings, indent=1) + "\n", encoding="utf-8")


def _print(report: reports.Accuracy) -> None:
    print(f"\n{report.title}: {report.posts} posts")
    for name, finding in report.findings.items():
        score = finding.micro
        print(
            f"  {name:20} labelled {score.labelled:4} found {score.found:4} precision {score.precision} "
            f"recall {score.recall} F1 {score.f1} macro-F1 {finding.macro_f1}"
        )


if __name__ == "__main__":
    main()
