"""Words no file of the project holds: a machine's own paths, loose ends, keys, addresses of nobody's business."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HERE = Path(__file__).name
FORBIDDEN = {
    "a machine's own path": r"(?<![\w.])/(?:home|Users|root|tmp|work|mnt|var/folders)/\w",
    "a loose end": r"\b(?:TODO|FIXME|XXX|HACK)\b|raise NotImplementedError",
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY",
    "a token": r"\b(?:ghp|gho|sk|pypi|hf)[-_][A-Za-z0-9]{20,}",
    "a package index": r"(?:--(?:extra-)?index-url|pypi\.org/simple|trusted-host)",
    "a conflict": r"^(?:<{7}|>{7}|={7})(?: |$)",
}
ALLOWED = {("a package index", "requirements.txt")}


def files() -> list[Path]:
    """Return the text files that are part of the project; those git ignores are not."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    paths = [ROOT / name for name in listed]
    return [path for path in paths if path.is_file() and path.name != HERE and b"\0" not in path.read_bytes()[:4096]]


@pytest.mark.parametrize(("what", "pattern"), FORBIDDEN.items())
def test_no_file_holds(what: str, pattern: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(pattern, line) and (what, path.name) not in ALLOWED
    ]
    assert not found, f"{what} in {', '.join(found)}"


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("open('/home/ann/x')", "a machine's own path"),
        ("see /tmp/a", "a machine's own path"),
        ("# TODO later", "a loose end"),
        ("<<<<<<< HEAD", "a conflict"),
        ("--index-url https://x", "a package index"),
        ("https://example.org/home/ann", None),
        ("data/store/x and a/work/b", None),
        ("a method todo()", None),
        ("=======", "a conflict"),
        ("==========", None),
    ],
)
def test_the_patterns_find_what_they_are_for(line: str, what: str | None) -> None:
    assert {name for name, pattern in FORBIDDEN.items() if re.search(pattern, line)} == ({what} if what else set())


def test_there_are_files_to_look_at() -> None:
    names = {str(path.relative_to(ROOT)) for path in files()}
    assert {"insights/model.py", "insights/store/schema.sql", "pyproject.toml"} <= names
