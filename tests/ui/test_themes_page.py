"""The themes page and the page of one theme, in every state they can be met in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from html import unescape
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from insights.access import LOCAL_OWNER, Grant, Role
from insights.decisions import open_decisions
from insights.decisions.theme_pins import ThemePin
from insights.model import Filters
from insights.settings import Settings
from insights.store import publish
from insights.ui.running import Running
from tests.store.corpus import make_store

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

PAGE = Path(__file__).parents[2] / "pages" / "1_Themes.py"
CLIENT = Grant(roles=frozenset({Role.CLIENT}), subject="client", floor=11, locked=Filters(condition="testitis"))
Shown = Callable[..., AppTest]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("made"), count=120)


@pytest.fixture
def store(made: Path, tmp_path: Path) -> Path:
    """Return a store of its own for one test, to be changed."""
    return Path(shutil.copytree(made, tmp_path / "store"))


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Shown:
    """Return what shows the page over a store, to the owner unless told, at an address."""

    def show(store: Path, query: Mapping[str, str] | None = None, *, grant: Grant = LOCAL_OWNER) -> AppTest:
        monkeypatch.setattr("insights.ui.view.viewer", lambda: grant)
        running = Running(settings=Settings(store=store), served=True)
        monkeypatch.setattr("insights.ui.view.current", lambda: running)
        app = AppTest.from_file(str(PAGE.parents[1] / "dashboard.py"), default_timeout=60).run()
        app.switch_page(f"pages/{PAGE.name}")
        for key, value in (query or {}).items():
            app.query_params[key] = value
        app.run()
        assert not app.exception
        return app

    return show


def said(app: AppTest) -> str:
    """Return all that stands on the page: texts, headings, links, words of our own markup."""
    ours = [html.proto.body for html in app.get("html") if not html.proto.body.startswith("<style")]
    links = [link.proto.label for link in app.get("page_link")]
    return unescape("\n".join([*(text.value for text in app.text), *ours, *links]).replace("\\", ""))


def change(store: Path, *statements: str) -> Path:
    """Change the snapshot of `store`, which nobody has open."""
    snapshot = publish.current(store)
    assert snapshot is not None
    with duckdb.connect(str(snapshot)) as connection:
        for statement in statements:
            connection.execute(statement)
    return store


def test_all_themes(made: Path, shown: Shown) -> None:
    page = said(shown(made))
    assert "2 in 3 of 108 posts are in one of 2 themes (67 %)" in page
    assert "They talk most about Hair and skin (about 1 in 3), then Waiting for results" in page
    assert "“Hair and skin” is broad: it holds 33 % of these posts, and says little" in page
    assert "New: Waiting for results, about 1 in 3 posts" in page
    assert "Caregivers talk about Hair and skin" in page
    assert "The map" in page
    assert "New, split and merged themes are told from the second import on." not in page


def test_one_theme(made: Path, shown: Shown) -> None:
    page = said(shown(made, {"theme": "t1"}))
    assert '<h2 class="earshot-title">Hair and skin</h2>' in page
    assert "About 1 in 3 of 108 posts" in page
    assert "Comes back nearly every time" in page
    assert "Its parts" in page
    assert "about 3 in 5" in page
    assert page.count("earshot-post") == 3
    assert "“says something about”" in page
    assert "Waiting for results" in page  # the next, and one like it
    assert "The map" not in page


@pytest.mark.parametrize(
    ("statements", "query", "expected", "missing"),
    [
        (("UPDATE posts SET x = NULL, y = NULL",), {}, "They talk most about", "The map"),
        (("UPDATE themes SET change = NULL",), {}, "told from the second import on", "New: "),
        (("UPDATE themes SET family = NULL",), {}, "They talk most about", "Body"),
        (("UPDATE posts SET part_id = NULL",), {"theme": "t1"}, "What it is about", "Its parts"),
        (("UPDATE themes SET terms = [], weights = []",), {"theme": "t1"}, "no words in common", "earshot-word"),
        (("DELETE FROM phrases",), {"theme": "t1"}, "No phrase is used by 11 people or more", "“says"),
        (("UPDATE themes SET stability = NULL",), {"theme": "t1"}, "About 1 in 3", "Comes back"),
        (("UPDATE themes SET oversized = true",), {"theme": "t1"}, "over 15 % of all posts", "nothing to show"),
        (
            ("UPDATE themes SET summary = 'About hair.', named_by = 'some-model'",),
            {"theme": "t1"},
            "Written by some-model, from the posts.",
            "nothing to show",
        ),
        (
            ("UPDATE posts SET theme_id = NULL, part_id = NULL", "UPDATE conditions SET coverage = 0"),
            {},
            "it takes 40 posts or more that differ",
            "They talk most",
        ),
        (("UPDATE posts SET theme_id = NULL, part_id = NULL",), {}, "No post in this view is in a theme", "They talk"),
        (("UPDATE posts SET day = NULL, created_at = NULL",), {}, "They talk most about", "up:"),
    ],
)
def test_states(
    store: Path, shown: Shown, statements: tuple[str, ...], query: dict[str, str], expected: str, missing: str
) -> None:
    page = said(shown(change(store, *statements), query))
    assert expected in page
    assert missing not in page


def test_filters_that_leave_nothing_of_a_theme_lead_out(made: Path, shown: Shown) -> None:
    page = said(shown(made, {"theme": "t1", "since": "2025-03-01", "until": "2025-03-02"}))
    assert "There is nothing to show of this theme: no post of it matches these filters." in page
    assert "See it without the other filters" in page
    assert "All themes" in page


@pytest.mark.parametrize(
    ("gone", "expected", "link"),
    [
        ("[]::VARCHAR[]", "“Old talk” is no longer a theme: too few posts are about it now.", None),
        ("['t2']", "“Old talk” is no longer a theme of its own: most of its posts are now in", "Waiting for results"),
        (None, "The theme this address asks for is not there.", None),
    ],
)
def test_an_address_of_a_theme_that_is_no_longer_there(
    store: Path, shown: Shown, gone: str | None, expected: str, link: str | None
) -> None:
    if gone:
        change(store, f"INSERT INTO themes_gone VALUES ('testitis', 't9', 'Old talk', {gone}, now()::TIMESTAMP)")
    app = shown(store, {"theme": "t9"})
    assert expected in said(app)
    assert "They talk most about" in said(app)
    if link:
        assert any(one.proto.label == link and "theme=t2" in one.proto.query_string for one in app.get("page_link"))


def test_a_client_sees_numbers_of_many_and_no_text_of_a_post(made: Path, shown: Shown) -> None:
    page = said(shown(made, grant=CLIENT))
    assert "They talk most about" in page
    assert "post number" not in page
    one = said(shown(made, {"theme": "t1"}, grant=CLIENT))
    assert "post number" not in one
    assert "Change this theme" not in one
    assert "What they ask" not in one


def test_a_client_is_not_told_the_name_of_a_theme_that_few_are_left_of(store: Path, shown: Shown) -> None:
    change(store, "INSERT INTO themes_gone VALUES ('testitis', 't9', 'Old talk', [], now()::TIMESTAMP)")
    page = said(shown(store, {"theme": "t9"}, grant=CLIENT))
    assert "is not there" in page
    assert "Old talk" not in page


def test_a_pinned_theme_leads(store: Path, shown: Shown) -> None:
    with open_decisions(store) as decisions:
        decisions.decide(ThemePin(condition="testitis", theme_id="t2"), by="analyst")
    page = said(shown(store))
    assert page.index(">Pinned <") < page.index(">Body <")
    assert ">Care <" not in page, "its only theme leads"
