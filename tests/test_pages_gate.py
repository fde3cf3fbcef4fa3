"""Every page opens with its gate: read from the source, because nothing else can be relied on."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from insights.access import Action, Role
from insights.errors import AccessDenied
from insights.ui import open_view
from insights.ui.pages import declared, gate, pages_of

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = [path for path in (ROOT / "dashboard.py", *sorted((ROOT / "pages").glob("*.py"))) if path.is_file()]
GOOD = 'view = open_view("Themes", roles=("analyst", "client"), permission="read_numbers")'

if not SCRIPTS:
    pytest.skip("there is no dashboard.py and no page yet", allow_module_level=True)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_the_first_statement_is_the_gate_with_literals(script: Path) -> None:
    page = declared(script, relative_to=ROOT)
    assert page is not None, 'must start with view = open_view("Title", roles=(...), permission="...")'
    assert page.roles
    assert set(page.roles) <= set(Role)
    assert page.permission in set(Action)
    assert page.icon is None or page.icon.startswith(":material/")


def test_no_two_pages_share_a_title() -> None:
    titles = [page.title for page in pages_of(ROOT / "dashboard.py")]
    assert len(titles) == len(set(titles)) == len(SCRIPTS)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (GOOD, True),
        ('"""A page."""\n\nimport json\nfrom insights.ui import open_view\n\n' + GOOD, True),
        ("", False),
        ('"""A page."""', False),
        ("import streamlit as st\nst.write(1)\n" + GOOD, False),
        ("number = 1\n" + GOOD, False),
        ("if True:\n    " + GOOD, False),
        ("def draw():\n    pass\n" + GOOD, False),
        (GOOD.replace("view =", "other ="), False),
        (GOOD.replace("view = ", ""), False),
        (GOOD.replace("open_view(", "open_door("), False),
        (GOOD.replace("open_view(", "st.open_view("), False),
    ],
)
def test_gate(source: str, expected: bool) -> None:
    assert (gate(ast.parse(source)) is not None) is expected


@pytest.mark.parametrize(
    "call",
    [
        "view = open_view(TITLE, roles=('analyst',), permission='read_numbers')",
        "view = open_view('T', roles=ROLES, permission='read_numbers')",
        "view = open_view('T', roles=('analyst',), permission=f'read')",
        "view = open_view('T', roles=('analyst',))",
        "view = open_view('T', permission='read_numbers')",
        "view = open_view(roles=('analyst',), permission='read_numbers')",
        "view = open_view('T', **everything)",
    ],
)
def test_a_gate_without_literals_is_none(tmp_path: Path, call: str) -> None:
    script = tmp_path / "page.py"
    script.write_text(call, encoding="utf-8")
    assert declared(script, relative_to=tmp_path) is None


def test_pages_come_in_the_order_of_their_numbers_and_without_the_ungated(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    for name in ("dashboard.py", "pages/10_Share.py", "pages/2_Brands.py", "pages/Other.py"):
        text = GOOD.replace("Themes", Path(name).stem)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "pages" / "3_Open.py").write_text("import streamlit", encoding="utf-8")
    titles = [page.title for page in pages_of(tmp_path / "dashboard.py")]
    assert titles == ["dashboard", "2_Brands", "10_Share", "Other"]


def test_a_page_run_outside_the_dashboard_goes_no_further_than_its_gate() -> None:
    with pytest.raises(AccessDenied):
        open_view("Overview", roles=("analyst",), permission="read_numbers")
