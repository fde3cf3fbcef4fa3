"""Decisions of a store, read as an arrangement of the themes it holds now."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from insights.__main__ import main
from insights.arranged import arrangement_kept, arrangement_of
from insights.arrangement import MINED
from insights.decisions import Decisions, Payload, open_decisions
from insights.decisions.theme_hidden import ThemeHidden
from insights.decisions.theme_merges import ThemeMerge
from insights.decisions.theme_names import ThemeName
from insights.decisions.theme_pins import ThemePin
from insights.decisions.theme_splits import ThemeSplit
from insights.store import open_store
from tests.store.corpus import make_store

OURS = {"condition": "testitis"}
T1, T2 = {**OURS, "theme_id": "t1"}, {**OURS, "theme_id": "t2"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("arranged") / "store", 24)


@pytest.fixture
def decisions(tmp_path: Path) -> Decisions:
    return open_decisions(tmp_path)


@pytest.mark.parametrize(
    ("decided", "shown"),
    [
        ([ThemeMerge(**T2, into="t1")], {"t1": "t1", "t1a": "t1", "t1b": "t1", "t2": "t1"}),
        ([ThemeSplit(**T1)], {"t1": "t1", "t1a": "t1a", "t1b": "t1b", "t2": "t2"}),
        ([ThemeHidden(**T1, reason="Greetings")], {"t1": None, "t1a": None, "t1b": None, "t2": "t2"}),
        ([ThemeSplit(**T1), ThemeHidden(**OURS, theme_id="t1a")], {"t1": "t1", "t1a": None, "t1b": "t1b", "t2": "t2"}),
        ([ThemeHidden(condition="testitis_of_old", theme_id="t1")], {}),
    ],
)
def test_decisions_of_this_condition_arrange_its_themes(
    folder: Path, decisions: Decisions, decided: list[Payload], shown: dict[str, str | None]
) -> None:
    for one in decided:
        decisions.decide(one, by="analyst")
    assert dict(arrangement_of(open_store(folder), decisions, "testitis").shown) == shown
    for one in decided:
        decisions.undo(type(one), one.key, by="analyst")
    assert arrangement_of(open_store(folder), decisions, "testitis") is MINED


def test_names_pins_and_what_is_gone(folder: Path, decisions: Decisions) -> None:
    for one in (ThemeName(**T2, label="Queues"), ThemePin(**T2), ThemeMerge(**T1, into="t7")):
        decisions.decide(one, by="analyst")
    found = arrangement_of(open_store(folder), decisions, "testitis")
    assert (found.labels["t2"], found.labels["t1"], found.pinned) == ("Queues", "Hair and skin", ("t2",))
    assert found.without_effect == (
        "“Hair and skin” stands by itself: “t7”, which it was merged into, is no longer found in the posts.",
    )


def test_the_command_line_answers_as_people_arranged_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_store(tmp_path / "store", 24)
    assert arrangement_kept(open_store(folder), "testitis") is MINED
    with open_decisions(folder) as decisions:
        decisions.decide(ThemeMerge(**T2, into="t1"), by="analyst")
        decisions.decide(ThemeName(**T1, label="Looks and waiting"), by="analyst")

    def told(*more: str) -> tuple[str, str]:
        monkeypatch.setattr(
            sys, "argv", ["insights", "ask", "themes", "--store", str(folder), "--format", "csv", *more]
        )
        with pytest.raises(SystemExit):
            main()
        return capsys.readouterr()

    for more in ((), ("--theme", "t2"), ("--theme", "t1")):
        rows = told(*more)[0].splitlines()
        assert [row.split(",")[:2] for row in rows[1:]] == [["t1", "Looks and waiting"]]
    assert "--theme t9: not in the store; there is t1." in told("--theme", "t2", "--theme", "t9")[1]


def test_decisions_survive_when_posts_are_mined_again(tmp_path: Path) -> None:
    folder = make_store(tmp_path / "store", 24)
    with open_decisions(folder) as decisions:
        decisions.decide(ThemeMerge(**T2, into="t1"), by="analyst")
        make_store(folder, 36)
        store = open_store(folder)
        assert arrangement_of(store, decisions, "testitis").shown["t2"] == "t1"
