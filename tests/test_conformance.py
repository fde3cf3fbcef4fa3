"""What every module, function and question keeps to, so that the next one is covered before it has a test."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from insights.access import LOCAL_OWNER, Action, Grant, Role
from insights.errors import AccessDenied
from insights.model import Filters
from insights.store import Store, ask, open_store
from insights.store.ask import QUERIES, Question, questions
from tests.store.corpus import make_store

ROOT = Path(__file__).parent.parent
MODULES = sorted([*(ROOT / "insights").rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "dashboard.py"])
NAMES = sorted(path.stem for path in QUERIES.glob("*.sql"))
EVERYONE = Filters(condition="testitis", voices="everyone")
PATIENTS = Filters(condition="testitis")
NARROW = Filters(
    condition="testitis",
    since=date(2025, 1, 1),
    until=date(2026, 1, 1),
    segments=("patient", "caregiver"),
    sources=("forum",),
    communities=("testers",),
    medications=("testamab",),
    themes=("t1", "t2"),
)
NEEDED = {"theme": "t1", "posts": list(range(1, 61))}
CLIENT = Grant(roles=frozenset({Role.CLIENT}), subject="client", floor=11)


def public(tree: ast.Module) -> Iterator[tuple[ast.FunctionDef, bool]]:
    """Yield the public functions of a module, and of its public classes: (function, whether in a class)."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node, False
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            for member in node.body:
                if isinstance(member, ast.FunctionDef) and not member.name.startswith("_"):
                    yield member, True


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_says_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = ast.get_docstring(tree)
    assert told
    assert told.splitlines()[0].rstrip().endswith((".", ":", "?")), told.splitlines()[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_public_function_says_in_a_sentence_what_comes_back(path: Path) -> None:
    wrong = []
    for function, in_class in public(ast.parse(path.read_text(encoding="utf-8"))):
        told = ast.get_docstring(function)
        if told is None and (in_class or function.name in ("upgrade", "downgrade")):
            continue  # a short method's name says it; migrations are called by name
        first = (told or "").split("\n\n")[0].strip()
        if not (re.match(r"[A-Z`]", first) and first.endswith((".", ":", '."'))):
            wrong.append(function.name)
    assert not wrong, f"{', '.join(wrong)}: begin the docstring with a sentence"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return open_store(make_store(tmp_path_factory.mktemp("questions") / "store", 60))


def question(name: str) -> Question:
    return questions()[name]


def counts(frame: pd.DataFrame) -> bool:
    return {"numerator", "denominator", "authors"} <= set(frame.columns)


def code(name: str) -> str:
    """Return the SQL without comments and words in quotes."""
    return re.sub(r"'[^']*'", "''", re.sub(r"--.*", "", question(name).sql))


@pytest.mark.parametrize("name", NAMES)
def test_a_question_opens_with_itself_in_plain_words(name: str) -> None:
    asked = question(name)
    assert asked.sql.startswith("-- ")
    assert asked.title.endswith("?"), asked.title
    assert asked.note.endswith("."), "say what is counted, of what"
    assert all("no more is said" not in taken for taken in asked.takes), "say what each parameter is"


@pytest.mark.parametrize("name", NAMES)
def test_a_question_goes_through_the_one_door(name: str) -> None:
    text = re.sub(r"\s+", " ", code(name)).strip()
    door = r"FROM matching_(?:posts|counts)\(\$filters"
    assert re.match(rf"(?:WITH matching AS \( ?{door}|{door})", text), text[:80]
    assert len(re.findall(r"matching_(?:posts|counts)\(", text)) == 1
    assert not re.search(r"\b(?:FROM|JOIN)\s+posts\b", text, re.IGNORECASE)
    own = set(re.findall(r"(?:WITH |, )(\w+) AS \(", text))
    tables = set(re.findall(r"\b(?:FROM|JOIN)\s+([a-z_]+)\b(?!\()", text)) - own
    facts = {
        "annotations",
        "themes",
        "theme_terms",
        "themes_gone",
        "phrases",
        "medications",
        "brands",
        "phases",
        "events",
        "effect_groups",
    }
    assert tables <= facts, f"reads {tables - facts} beside the door"


@pytest.mark.parametrize("name", NAMES)
def test_findings_are_read_of_matching_posts_only(name: str) -> None:
    text = re.sub(r"\s+", " ", code(name))
    assert text.count("annotations") <= text.count("a.post_no = m.post_no")


@pytest.mark.parametrize("name", NAMES)
def test_a_question_formats_nothing_in(name: str) -> None:
    sql = question(name).sql
    assert "{" not in sql
    assert "%s" not in sql
    assert "?" not in code(name)
    bound = set(re.findall(r"\$(\w+)", code(name)))
    assert bound == {"filters", *question(name).parameters}


@pytest.mark.parametrize("filters", [EVERYONE, PATIENTS, NARROW], ids=["everyone", "patients", "narrow"])
@pytest.mark.parametrize("name", NAMES)
def test_a_question_runs_and_counts_soundly(store: Store, name: str, filters: Filters) -> None:
    needed = {key: value for key, value in NEEDED.items() if key in question(name).parameters}
    frame = ask(store, name, filters, grant=LOCAL_OWNER, **needed).frame
    assert filters == NARROW or name == "findings" or not frame.empty, "give the test store something to answer"
    if question(name).action is Action.READ_NUMBERS:
        assert counts(frame), "without numerator, denominator and authors no small number can be withheld"
    if not counts(frame):
        return
    total = int(ask(store, "summary", filters, grant=LOCAL_OWNER).frame["posts"].item())
    assert (frame["numerator"] <= frame["denominator"]).all()
    assert (frame["authors"] <= frame["numerator"]).all()
    assert (frame["denominator"] <= total).all()
    assert frame["share"].dropna().between(0, 1).all()
    whole = [column for column in frame.columns if pd.api.types.is_numeric_dtype(frame[column])]
    assert (frame[whole].fillna(0) >= 0).all(axis=None)


@pytest.mark.parametrize("name", NAMES)
def test_a_question_about_nothing_has_no_count_above_none(store: Store, name: str) -> None:
    for filters in (replace(EVERYONE, condition="clubfoot"), replace(NARROW, themes=("t9",))):
        frame = ask(store, name, filters, grant=LOCAL_OWNER).frame
        assert frame.empty or (frame["numerator"] == 0).all()


@pytest.mark.parametrize("name", NAMES)
def test_small_numbers_are_withheld_from_a_client(store: Store, name: str) -> None:
    filters = replace(EVERYONE, since=date(2025, 10, 1))
    if question(name).action is not Action.READ_NUMBERS or question(name).staff == ("*",):
        with pytest.raises(AccessDenied):
            ask(store, name, filters, grant=CLIENT)
        return
    whole = ask(store, name, filters, grant=LOCAL_OWNER).frame
    answer = ask(store, name, filters, grant=CLIENT)
    assert len(answer.frame) == len(whole)
    assert answer.withheld >= (whole["authors"] < 11).sum()
    shown = answer.frame[answer.frame["numerator"].notna()]
    assert (shown["authors"] >= 11).all()
    hidden = answer.frame[answer.frame["numerator"].isna()]
    assert hidden[["authors", "share", "low", "high"]].isna().all(axis=None)


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_comes_in_the_same_order_every_time(store: Store, name: str) -> None:
    first, second = (ask(store, name, EVERYONE, grant=LOCAL_OWNER).frame for _ in range(2))
    pd.testing.assert_frame_equal(first, second)
    assert "ORDER BY" in code(name) or len(first) <= 3


@pytest.mark.parametrize("name", [name for name in NAMES if "theme" in questions()[name].parameters])
def test_a_question_about_one_theme_answers_of_it(store: Store, name: str) -> None:
    assert not ask(store, name, EVERYONE, grant=LOCAL_OWNER, theme="t1").frame.empty
    assert ask(store, name, EVERYONE, grant=LOCAL_OWNER, theme="t9").frame.empty


@pytest.mark.parametrize("grain", ["week", "month", "quarter", "year"])
@pytest.mark.parametrize("name", [name for name in NAMES if "grain" in questions()[name].parameters])
def test_periods_begin_where_their_grain_does(store: Store, name: str, grain: str) -> None:
    frame = ask(store, name, EVERYONE, grant=LOCAL_OWNER, grain=grain).frame
    periods = pd.to_datetime(frame["period"])
    assert (periods == periods.dt.to_period(grain[0].upper()).dt.start_time).all()
    assert not frame.empty
    named = [
        column
        for column in frame.columns
        if column not in ("period", "complete", *map(str, frame.select_dtypes("number")))
    ]
    if named:
        assert frame.groupby(named)["period"].nunique().nunique() == 1, "a line with gaps lies"
