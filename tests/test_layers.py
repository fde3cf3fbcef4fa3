"""Imports go one way: from higher layers to lower ones; Streamlit stays with what people see."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS: tuple[tuple[str, ...], ...] = (
    ("errors", "discover", "pack_faults"),
    ("model",),
    ("settings", "conditions"),
    ("readers", "privacy", "language", "engines", "statistics", "wording", "job_state", "arguments"),
    ("annotators", "themes"),
    ("access", "arrangement", "filters", "startup", "deletions", "writing"),
    ("analysis", "sharing", "preview", "quality", "coverage", "spikes", "distinctive"),
    ("records",),
    ("store", "decisions", "annotating", "vectors"),
    ("theme_writing", "placing"),
    ("staging", "theming", "received", "watching", "corrected", "arranged"),
    ("pipeline", "jobs", "erasing"),
    ("checking",),
    ("charts", "exports", "headlines", "terminal"),
    ("ui",),
    ("server",),
    ("commands",),
    ("__main__",),
)
HEIGHT = {name: height for height, names in enumerate(LAYERS) for name in names}
STREAMLIT = {"ui", "server", "dashboard", "pages"}
FILES = sorted([*(ROOT / "insights").rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "dashboard.py"])


def part(path: Path) -> str:
    """Return the part of the product a file belongs to: a module or folder of insights, pages, dashboard."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[1] if parts[0] == "insights" else parts[0]


def imported(path: Path) -> Iterator[str]:
    """Yield the dotted names a file imports, also inside functions and where only types are checked."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides which layer it reaches"
            yield node.module or ""
            if node.module == "insights":
                yield from (f"insights.{alias.name}" for alias in node.names)


def reached(path: Path) -> set[str]:
    names = {name.split(".")[1] for name in imported(path) if name.startswith("insights.")}
    return names - {"__version__"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_imports_a_higher_layer(path: Path) -> None:
    own = part(path)
    if own in ("pages", "dashboard"):
        assert reached(path) <= set(HEIGHT) - {"__main__", "commands", "server", "pipeline"}
        return
    if own == "__init__":
        assert not reached(path)
        return
    unknown = {own, *reached(path)} - set(HEIGHT)
    assert not unknown, f"give {', '.join(unknown)} a place in LAYERS"
    wrong = {other for other in reached(path) - {own} if HEIGHT[other] >= HEIGHT[own]}
    assert not wrong, f"{own} imports {', '.join(wrong)}, which stands no lower"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_what_people_see_imports_streamlit(path: Path) -> None:
    uses = any(name.split(".")[0] == "streamlit" for name in imported(path))
    assert not uses or part(path) in STREAMLIT


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_pickle_and_no_torch(path: Path) -> None:
    roots = {name.split(".")[0] for name in imported(path)}
    assert roots.isdisjoint({"pickle", "joblib", "torch", "sentence_transformers", "requests", "httpx"})


def test_every_part_of_the_product_has_a_place() -> None:
    parts = {part(path) for path in FILES} - {"pages", "dashboard", "__init__"}
    assert parts == set(HEIGHT)
