"""A received file looked at in a process of its own: what is in it cannot harm the one that serves pages."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from insights.jobs import environment
from insights.received import without_folder

ROWS = 5
_SECONDS = 300
_TEXT_COLUMN = re.compile(r"--map text=(.+)\.$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What `check` says of one file: `report` as `FileReport` gives it, or why there is none (`refused`).

    `sample` are its first rows, de-identified. `mapping` is the one it was read with.
    """

    name: str
    report: Mapping[str, Any] = field(default_factory=dict)
    sample: Sequence[Mapping[str, Any]] = ()
    mapping: Mapping[str, str] = field(default_factory=dict)
    refused: str = ""

    @property
    def readable(self) -> int:
        return int(self.report.get("readable", 0))

    @property
    def header(self) -> tuple[str, ...]:
        """The columns of the file, as far as its beginning shows them."""
        report = self.report
        used = [column for column in report.get("columns", {}).values() if not column.startswith("=")]
        return tuple(dict.fromkeys([*used, *report.get("ignored", ())]))


def check(path: Path, *, condition: str | None = None, mapping: Mapping[str, str] | None = None) -> Checked:
    """Return what a file holds, and its first rows; unless told, it is read by the columns that look right."""
    found = _checked(path, condition, mapping or {})
    if mapping is not None:
        return found
    for _ in range(2):  # the text is proposed first, what else looks right once the text is known
        text = _TEXT_COLUMN.search(found.refused)
        proposed = {"text": text[1]} if text else found.report.get("proposed", {})
        better = _checked(path, condition, {**found.mapping, **proposed}) if proposed else found
        found = found if better.refused else better
    return found


def _checked(path: Path, condition: str | None, mapping: Mapping[str, str]) -> Checked:
    options = [word for name, column in mapping.items() for word in ("--map", f"{name}={column}")]
    words = ["--sample", str(ROWS), *(["--condition", condition] if condition else [])]
    try:
        done = subprocess.run(  # noqa: S603 - our own program; each word is a word of its own
            [sys.executable, "-m", "insights", "check", str(path), "--json", *options, *words],
            env=environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
        report = json.loads(done.stdout)[0] if done.stdout else {}
    except subprocess.TimeoutExpired:
        return Checked(name=path.name, refused=f"{path.name}: is still being read after {_SECONDS // 60} minutes.")
    except ValueError:
        return Checked(name=path.name, refused=f"{path.name}: has column names that cannot be passed on; rename them.")
    if "readable" not in report:
        said = done.stderr.decode(errors="replace").strip().removeprefix("Error: ")
        told = said if done.returncode in range(1, 20) and "\n" not in said else ""
        return Checked(
            name=path.name,
            refused=without_folder(told) or f"{path.name}: cannot be read; export it again.",
        )
    sample = report.pop("sample", ())
    return Checked(name=path.name, report=report, sample=sample, mapping=dict(mapping))
