"""The frame in a real browser: nothing leaves the machine, and filters survive what people do with pages."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from tests.ui.fake_store import SECRET
from tests.ui.live import Live, live

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with live(tmp_path_factory.mktemp("browser")) as server:
        yield server


@pytest.fixture(params=[(1440, 900), (390, 844)], ids=["desk", "phone"])
def tab(request: pytest.FixtureRequest, browser: Browser, served: Live) -> Iterator[Page]:
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if _is_error(said) else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda asked: _is_local(asked.url, served) or wrong.append(asked.url))
    page.goto(f"{served.origin}/start/{served.token}")
    shows(page, "Overview")
    yield page
    context.close()
    assert wrong == []


def _is_error(said: ConsoleMessage) -> bool:
    # On a page's own address Streamlit first tries whether the app starts there: that 404 is how it works.
    return said.type == "error" and "/Themes/_stcore/" not in said.location["url"]


def _is_local(url: str, served: Live) -> bool:
    return url.startswith((served.origin, served.origin.replace("http", "ws", 1), "data:", "blob:"))


def shows(page: Page, title: str, facts: str = "") -> None:
    expect(page.get_by_text(f"{SECRET} {title}", exact=True)).to_be_visible()
    if facts:
        expect(page.get_by_text(facts, exact=True)).to_be_visible()


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def go(page: Page, title: str) -> None:
    link = page.get_by_test_id("stSidebar").get_by_role("link", name=title)
    if not link.is_visible() or (page.viewport_size or {})["width"] < 500:
        page.get_by_test_id("stExpandSidebarButton").click()
    link.click()
    shows(page, title)


def choose(page: Page, group: str, label: str, value: str) -> None:
    page.get_by_role("button", name=group).click()
    box = page.get_by_role("combobox", name=label)
    box.click()
    box.fill(value[:5])
    page.get_by_role("option", name=value).click()
    page.keyboard.press("Escape")


def test_a_choice_shows_in_page_address_and_chip_and_can_be_taken_back(tab: Page) -> None:
    choose(tab, "About", "Medications", "Testamab")
    shows(tab, "Overview", "medications=('testamab',) since=None")
    tab.keyboard.press("Escape")
    assert query(tab) == {"condition": ["testitis"], "medication": ["testamab"]}
    tab.get_by_test_id("stMain").get_by_role("button", name="Testamab").click()
    shows(tab, "Overview", "medications=() since=None")
    assert query(tab) == {"condition": ["testitis"]}


def test_filters_go_along_to_another_page_and_back(tab: Page) -> None:
    choose(tab, "About", "Medications", "Oldamab")
    shows(tab, "Overview", "medications=('oldamab',) since=None")
    tab.keyboard.press("Escape")
    go(tab, "Posts")
    shows(tab, "Posts", "medications=('oldamab',) since=None")
    assert query(tab)["medication"] == ["oldamab"]
    tab.go_back()
    shows(tab, "Overview", "medications=('oldamab',) since=None")


def test_read_the_posts_carries_the_filters_of_the_tile(tab: Page) -> None:
    tab.get_by_role("link", name="Read the posts").click()
    shows(tab, "Posts", "medications=('testamab',) since=None")


def test_a_pasted_address_is_obeyed_and_what_it_has_too_much_is_said(tab: Page, served: Live) -> None:
    wanted = "condition=testitis&since=2024-02-01&medication=oldamab&medication=x&theme=%FF"
    tab.goto(f"{served.origin}/Themes?{wanted}")
    expect(tab.get_by_text("2 filters of this address were left out")).to_be_visible()
    shows(tab, "Themes", "medications=('oldamab',) since=2024-02-01")
    assert query(tab)["medication"] == ["oldamab"]
    assert "theme" not in query(tab)


def test_a_condition_without_drugs_and_dates_has_fewer_filters(tab: Page, served: Live) -> None:
    tab.goto(f"{served.origin}/?condition=clubfoot")
    shows(tab, "Overview")
    expect(tab.get_by_role("button", name="Who")).to_be_visible()
    expect(tab.get_by_role("button", name="About")).to_have_count(0)
    expect(tab.get_by_role("combobox", name="Period")).to_have_count(0)


def test_a_period_by_name_and_the_reset(tab: Page) -> None:
    tab.get_by_role("combobox", name="Period").click()
    tab.get_by_role("option", name="Last 3 months").click()
    shows(tab, "Overview", "medications=() since=2024-09-21")
    assert query(tab)["until"] == ["2024-12-21"]
    tab.get_by_role("button", name="Reset").click()
    shows(tab, "Overview", "medications=() since=None")


def test_the_table_in_place_of_the_figure(tab: Page) -> None:
    expect(tab.get_by_test_id("stPlotlyChart")).to_be_visible()
    tab.get_by_test_id("stCheckbox").get_by_text("Table").click()
    expect(tab.get_by_test_id("stDataFrame")).to_be_visible()


def test_a_post_is_text(tab: Page) -> None:
    post = tab.locator(".earshot-text")
    expect(post).to_have_text("I <b>left</b> ![x](http://elsewhere.example/x.png) it")
    assert post.locator("b, img").count() == 0
    expect(post.locator("mark")).to_have_text("<b>left</b>")


def test_an_open_page_moves_over_to_a_new_snapshot_by_itself(tab: Page, served: Live) -> None:
    newer = f"newer-{(tab.viewport_size or {})['width']}"
    (served.log.parent / "current").write_text(newer, encoding="utf-8")
    shows(tab, "Overview", f"snapshot={newer}")


def test_nothing_is_wider_than_the_screen(tab: Page) -> None:
    assert tab.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth")


def test_another_browser_without_the_token_is_turned_away(browser: Browser, served: Live) -> None:
    stranger: BrowserContext = browser.new_context()
    page = stranger.new_page()
    page.goto(f"{served.origin}/Themes")
    expect(page.get_by_text("There is nothing to see here.")).to_be_visible()
    assert SECRET not in page.content()
    assert page.title() == "Earshot"
    stranger.close()
