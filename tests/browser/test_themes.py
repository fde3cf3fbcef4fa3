"""The themes pages in a browser: every way from a theme to its page, to its posts and back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import ConsoleMessage, Locator, Page, expect

from tests.browser.served import settled

pytestmark = pytest.mark.browser

ROWS = "[class*='st-key-earshot_theme_']"


@pytest.fixture
def themes(tab: Page) -> Iterator[Page]:
    """Return the page of all themes; no error may have been written to the console when a test ends."""
    wrong: list[str] = []
    tab.on("console", lambda said: wrong.append(said.text) if _is_error(said) else None)
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.goto("/Themes?condition=multiple_sclerosis")
    settled(tab, "Themes")
    expect(tab.locator(ROWS).first).to_be_visible()
    yield tab
    assert wrong == []


def _is_error(said: ConsoleMessage) -> bool:
    # On a page's own address Streamlit first tries whether the app starts there: that 404 is how it works.
    return said.type == "error" and "/_stcore/" not in said.location["url"]


def chosen(tab: Page) -> list[str]:
    return parse_qs(urlsplit(tab.url).query).get("theme", [])


def opened(tab: Page, link: Locator) -> str:
    """Click a link that stands for a theme; return its name once the theme's page has run to its end."""
    name = link.locator("p").inner_text().strip()
    link.click()
    expect(tab.locator(".earshot-title")).to_have_text(name)
    settled(tab, "Themes")
    return name


def number(text: str) -> int:
    found = re.search(r"\d[\d,]*", text)
    assert found
    return int(found[0].replace(",", ""))


def counted(tab: Page) -> int:
    """Return how many posts the Posts page says it found."""
    settled(tab, "Posts")
    return number(tab.get_by_text(re.compile(r"posts? match")).inner_text())


def fits(tab: Page) -> bool:
    width = (
        "(() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollWidth - m.clientWidth })()"
    )
    return int(tab.evaluate(width)) <= 0


def test_a_theme_leads_to_its_page_its_posts_and_back(themes: Page) -> None:
    first = themes.locator(ROWS).first
    told = number(first.get_by_role("link").last.inner_text())
    name = opened(themes, first.get_by_role("link").first)
    assert len(chosen(themes)) == 1
    expect(themes).to_have_title(f"{name} · Themes · Earshot")
    assert fits(themes)
    assert themes.get_by_test_id("stException").count() == 0
    read = themes.get_by_role("link", name=re.compile(r"^Read its [\d,]+ posts?$"))
    assert number(read.inner_text()) == told
    read.click()
    assert counted(themes) == told
    themes.go_back()
    expect(themes.locator(".earshot-title")).to_have_text(name)
    settled(themes, "Themes")
    themes.get_by_role("link", name="All themes").click()
    expect(themes.locator(".earshot-title")).to_have_count(0)
    settled(themes, "Themes")
    assert chosen(themes) == []
    themes.go_back()
    expect(themes.locator(".earshot-title")).to_have_text(name)


def test_every_number_opens_as_many_posts(themes: Page) -> None:
    numbers = {
        "theme": themes.locator(ROWS).nth(1).get_by_role("link").last,
        "family": themes.locator("[class*='st-key-earshot_family_']").first.get_by_role("link"),
    }
    for what, link in numbers.items():
        told = number(link.inner_text())
        link.click()
        assert counted(themes) == told, what
        themes.goto("/Themes?condition=multiple_sclerosis")
        settled(themes, "Themes")
    voice = themes.locator("[class*='st-key-earshot_voice_']").first
    name = voice.get_by_role("link").first.inner_text()
    voice.get_by_role("link").last.click()
    assert counted(themes) > 0
    query = parse_qs(urlsplit(themes.url).query)
    assert len(query["segment"]) == len(query["theme"]) == 1
    assert all(f"theme: {name}" in fact for fact in themes.locator(".earshot-facts").all_inner_texts())


def test_what_changed_the_next_theme_and_one_like_it_lead_on(themes: Page) -> None:
    themes.locator(".st-key-earshot_news").get_by_role("link").first.click()
    expect(themes).to_have_url(re.compile("theme="))
    themes.goto("/Themes?condition=multiple_sclerosis")
    settled(themes, "Themes")
    opened(themes, themes.locator(ROWS).first.get_by_role("link").first)
    before = chosen(themes)
    opened(themes, themes.locator(".st-key-earshot_ways").get_by_role("link").last)
    assert chosen(themes) != before
    opened(themes, themes.locator("[class*='st-key-earshot_like_']").first.get_by_role("link").first)


def test_the_order_the_table_the_map_and_the_post_behind_a_point(themes: Page) -> None:
    themes.get_by_text("By size", exact=True).click()
    expect(themes).to_have_url(re.compile("order=size"))
    settled(themes, "Themes")
    numbers = [number(row.get_by_role("link").last.inner_text()) for row in themes.locator(ROWS).all()]
    assert numbers == sorted(numbers, reverse=True)
    themes.get_by_text("Table", exact=True).first.click()
    expect(themes.get_by_test_id("stDataFrame").first).to_be_visible()
    plot = themes.locator(".st-key-earshot_map .js-plotly-plot")
    expect(plot.locator(".legendtext").first).to_be_visible()
    themes.locator(".st-key-earshot_map").get_by_text("Voices", exact=True).click()
    expect(plot.locator(".legendtext").filter(has_text="Caregivers")).to_be_visible()
    settled(themes, "Themes")
    if themes.viewport_size and themes.viewport_size["width"] < 500:
        return  # on a phone the lists lead to the posts
    point = plot.locator(".scatterlayer .trace").last.locator("path.point").last
    point.scroll_into_view_if_needed()
    box = point.bounding_box()
    assert box
    themes.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(plot.locator(".hoverlayer .hovertext")).to_be_visible()
    themes.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    settled(themes, "Posts")
    assert "post=" in themes.url
    expect(themes.locator(".earshot-post")).to_have_count(1)


def test_a_renamed_theme_keeps_its_name_until_undone_and_an_address_of_none_says_so(themes: Page) -> None:
    name = opened(themes, themes.locator(ROWS).first.get_by_role("link").first)
    themes.get_by_role("button", name="Change this theme").click()
    themes.get_by_label("Name", exact=True).fill("What I call it")
    rename = themes.get_by_role("button", name="Rename", exact=True)
    rename.click()
    expect(themes.locator(".earshot-title")).to_have_text("What I call it")
    settled(themes, "Themes")
    themes.get_by_label("Name", exact=True).press("Escape")  # on a phone the menu lies over the way back
    expect(rename).to_be_hidden()
    themes.get_by_role("button", name="Undo", exact=True).click()
    expect(themes.locator(".earshot-title")).to_have_text(name)
    themes.goto("/Themes?condition=multiple_sclerosis&theme=t00000000")
    settled(themes, "Themes")
    expect(themes.get_by_text("The theme this address asks for is not there.", exact=False)).to_be_visible()
    expect(themes.locator(ROWS).first).to_be_visible()
