"""Which pages there are and who may open them, read from the first statement of each page."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

GATE = "open_view"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageInfo:
    """A page as its `open_view` call declares it; `path` is relative to the folder of dashboard.py.

    `needs` is the group of facts without which it has nothing to show: "medications".
    """

    path: str
    title: str
    roles: tuple[str, ...]
    permission: str
    icon: str | None = None
    needs: str | None = None


@cache
def pages_of(main_script: Path) -> tuple[PageInfo, ...]:
    """Return the pages beside `main_script`, itself first, then by number; one without a gate is left out."""
    scripts = [main_script, *sorted((main_script.parent / "pages").glob("*.py"), key=_number)]
    found = (declared(script, relative_to=main_script.parent) for script in scripts)
    return tuple(page for page in found if page is not None)


def declared(script: Path, *, relative_to: Path) -> PageInfo | None:
    """Return what the gate of `script` declares, or None if its first statement is not one with literals."""
    call = gate(ast.parse(script.read_text(encoding="utf-8")))
    if call is None or len(call.args) != 1:
        return None
    try:
        title = ast.literal_eval(call.args[0])
        words = {word.arg: ast.literal_eval(word.value) for word in call.keywords if word.arg}
        return PageInfo(
            path=script.relative_to(relative_to).as_posix(),
            title=str(title),
            roles=tuple(words["roles"]),
            permission=str(words["permission"]),
            icon=words.get("icon"),
            needs=words.get("needs"),
        )
    except (ValueError, KeyError, TypeError):
        return None


def gate(tree: ast.Module) -> ast.Call | None:
    """Return the `view = open_view(...)` that is the first statement after docstring and imports, or None."""
    for number, statement in enumerate(tree.body):
        if isinstance(statement, ast.Import | ast.ImportFrom):
            continue
        if number == 0 and isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
            continue
        if not isinstance(statement, ast.Assign) or not isinstance(statement.value, ast.Call):
            return None
        call = statement.value
        target = statement.targets[0]
        named = isinstance(target, ast.Name) and target.id == "view"
        return call if named and isinstance(call.func, ast.Name) and call.func.id == GATE else None
    return None


def _number(script: Path) -> tuple[int, str]:
    head = script.stem.split("_", 1)[0]
    return (int(head) if head.isdigit() else 1_000, script.stem)
