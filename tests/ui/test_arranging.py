"""Arranging themes on a page: each step, its undo, who may, and what a second person is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from insights.access import LOCAL_OWNER, Grant, Role
from insights.decisions import Decisions, open_decisions
from insights.decisions.theme_hidden import ThemeHidden
from insights.decisions.theme_merges import ThemeMerge
from insights.decisions.theme_pins import ThemePin
from insights.settings import Settings
from insights.ui.plain import plain
from insights.ui.running import Running
from tests.store.corpus import make_store

PAGE = '''"""Themes."""

import streamlit as st

from insights.ui import open_view
from insights.ui.arranging import arrange_theme, arranged_note
from insights.ui.theme_history import theme_history

view = open_view("Overview", roles=("analyst", "marketer", "client"), permission="read_numbers")
arranged_note(view)
for theme_id, label in view.options.themes:
    arrange_theme(view, theme_id, label)
    theme_history(view, theme_id)
for row in view.ask("themes").frame.itertuples():
    st.text(f"{row.theme_id} {row.label} {row.numerator:.0f}")
'''
AS_MINED = ["t1 Hair and skin 18", "t2 Waiting for results 18"]
MARKETER = Grant(roles=frozenset({Role.MARKETER}), subject="marketer")
CLIENT = Grant(roles=frozenset({Role.CLIENT}), subject="client", floor=11)

Opened = Callable[..., AppTest]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_store(tmp_path / "store")


@pytest.fixture
def decisions(folder: Path) -> Iterator[Decisions]:
    with open_decisions(folder) as opened:
        yield opened


@pytest.fixture
def opened(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Return what opens the page as a viewer."""
    script = tmp_path / "dashboard.py"
    script.write_text(PAGE, encoding="utf-8")

    def open_as(grant: Grant = LOCAL_OWNER, **query: str) -> AppTest:
        for module in ("view", "arranging_steps"):
            monkeypatch.setattr(f"insights.ui.{module}.viewer", lambda: grant)
        monkeypatch.setattr("insights.ui.view.current", lambda: Running(settings=Settings(store=folder), served=True))
        monkeypatch.setattr("insights.ui.view.frame.navigation", lambda *_: None)
        app = AppTest.from_file(str(script), default_timeout=30)
        for key, value in query.items():
            app.query_params[key] = value
        return ran(app)

    return open_as


def ran(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception
    return app


def themes(app: AppTest) -> list[str]:
    return [text.value for text in app.text if text.value.startswith("t")]


def press(app: AppTest, label: str, *, at: int = 0) -> AppTest:
    """Press the button whose label, read as words, is this one; of several the one at that place."""
    found = [button for button in app.button if button.label.replace("\\", "") == label]
    found[at].click()
    return ran(app)


def said(app: AppTest) -> str:
    return " ".join(html.proto.body for html in app.get("html"))


def test_nothing_changed_is_not_talked_about(opened: Opened) -> None:
    app = opened()
    assert themes(app) == AS_MINED
    assert "by people" not in said(app)
    assert not [button for button in app.button if button.label in ("Undo", "Show as mined")]


@pytest.mark.parametrize(
    ("label", "at", "shown", "line"),
    [
        ("Pin: show it first", 1, AS_MINED, "1 theme pinned by people"),
        (
            "Split into its 2 parts",
            0,
            ["t2 Waiting for results 18", "t1a Hair 8", "t1b Skin 10"],
            "1 theme split by people",
        ),
        ("Hide", 0, ["t2 Waiting for results 18"], "1 theme hidden by people"),
    ],
)
def test_a_step_shows_at_once_and_is_undone_at_once(
    opened: Opened, label: str, at: int, shown: list[str], line: str
) -> None:
    app = press(opened(), label, at=at)
    assert sorted(themes(app)) == sorted(shown)
    assert line in said(app)
    press(app, "Undo")
    assert themes(app) == AS_MINED
    assert "by people" not in said(app)
    assert "Undo" not in [button.label for button in app.button]


def test_a_theme_is_merged_and_taken_out_again(opened: Opened) -> None:
    app = opened(theme="t2")
    app.selectbox(key="earshot_into_t2").select("t1")
    press(app, "Merge", at=1)
    assert themes(app) == ["t1 Hair and skin 36"]
    assert app.query_params["theme"] == "t1", "the address of a merged theme leads to the one it went into"
    assert "left out" not in said(app)
    press(app, "Take “Waiting for results” out of “Hair and skin”")
    assert themes(ran(opened())) == AS_MINED


def test_a_theme_shown_as_a_whole_again_takes_the_place_of_its_parts_in_the_filters(opened: Opened) -> None:
    app = press(opened(theme="t1"), "Split into its 2 parts")
    assert app.query_params["theme"] == ["t1a", "t1b"]
    press(app, "Show “Hair and skin” as a whole")
    assert app.query_params["theme"] == "t1"
    assert themes(app) == ["t1 Hair and skin 18"]


def test_a_theme_is_renamed_and_gets_its_name_back(opened: Opened) -> None:
    app = opened()
    app.text_input(key="earshot_name_t1").input("Looks <b>")
    press(app, "Rename")
    assert themes(app) == ["t1 Looks <b> 18", "t2 Waiting for results 18"]
    assert "Looks &lt;b&gt;" in said(app)
    press(app, "Take this name back")
    assert themes(app) == AS_MINED


def test_a_hidden_theme_leaves_the_filters_and_is_found_again(opened: Opened) -> None:
    app = opened(theme="t1")
    app.text_input(key="earshot_why_t1").input("Only greetings")
    press(app, "Hide")
    assert "theme" not in app.query_params
    press(app, "Show “Hair and skin” again")
    assert themes(app) == AS_MINED
    told = said(app)
    assert "You hid it: Only greetings" in told
    assert "You showed it again" in told


def test_the_mined_themes_are_one_press_away_and_said_to_be_so(opened: Opened) -> None:
    app = press(opened(), "Hide")
    press(app, "Show as mined")
    assert themes(app) == AS_MINED
    assert "as they were mined" in said(app)
    assert "Hide" not in [button.label for button in app.button]
    press(app, "Show what people changed")
    assert themes(app) == ["t2 Waiting for results 18"]


def test_who_saw_an_older_state_is_told_and_changes_nothing(opened: Opened, decisions: Decisions) -> None:
    app = opened()
    decisions.decide(ThemeHidden(condition="testitis", theme_id="t1"), by="analyst")
    press(app, "Hide")
    (warning,) = app.warning
    assert warning.value == plain("Somebody changed it meanwhile; reload and decide again.")
    assert len(decisions.history(ThemeHidden, "testitis/t1")) == 1


def test_an_undo_does_not_take_away_what_another_decided_since(opened: Opened, decisions: Decisions) -> None:
    app = press(opened(), "Pin: show it first")
    decisions.withdraw(ThemePin, "testitis/t1", by="analyst")
    decisions.decide(ThemePin(condition="testitis", theme_id="t1"), by="analyst")
    press(app, "Undo")
    assert app.warning
    assert len(decisions.history(ThemePin, "testitis/t1")) == 3


@pytest.mark.parametrize("grant", [MARKETER, CLIENT])
def test_those_who_may_not_see_the_outcome_and_no_way_to_change_it(
    opened: Opened, decisions: Decisions, grant: Grant
) -> None:
    decisions.decide(ThemeMerge(condition="testitis", theme_id="t2", into="t1"), by="analyst")
    app = opened(grant)
    assert themes(app) == ["t1 Hair and skin 36"]
    assert {button.label for button in app.button} <= {"Save"}
    assert "by people" not in said(app)


def test_a_right_that_is_gone_is_checked_again(opened: Opened, decisions: Decisions) -> None:
    app = opened()
    app.button(key="earshot_pin_t1")
    opened(MARKETER)
    app.button(key="earshot_pin_t1").click()
    app.run()
    assert decisions.history(ThemePin, "testitis/t1") == []
