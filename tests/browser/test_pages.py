"""Every page in a browser, as its user meets it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from insights.ui.pages import pages_of
from tests.browser.served import ROOT, settled

PAGES = [
    (page.title, "" if page.path == "dashboard.py" else Path(page.path).stem.split("_", 1)[1])
    for page in pages_of(ROOT / "dashboard.py")
]

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("title", "path"), PAGES)
def test_page_shows_figures_and_no_fault(tab: Page, title: str, path: str) -> None:
    tab.goto(f"/{path}")
    settled(tab, title)
    expect(tab.locator(".earshot-demo")).to_have_text("Demonstration: every post here is made up")
    assert tab.get_by_test_id("stException").count() == 0
    if title == "Posts":
        assert tab.locator(".earshot-post").count() == 20
    elif title == "Sources":
        assert tab.get_by_test_id("stDataFrame").count() == 2
        assert tab.get_by_test_id("stTable").count() == 1
    else:
        expect(tab.locator(".js-plotly-plot .main-svg").first).to_be_visible()
        assert tab.locator(".earshot-of").count() >= 1
    overflow = tab.evaluate(
        "(() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollWidth - m.clientWidth })()"
    )
    assert overflow <= 0


def test_every_tile_has_its_denominator_and_how_it_was_computed(tab: Page) -> None:
    tab.goto("/Treatment")
    settled(tab, "Treatment")
    figures = tab.locator(".js-plotly-plot").count()
    assert figures >= 4
    assert tab.locator(".earshot-of").count() >= figures
    tab.get_by_role("button", name=re.compile("How computed")).first.click()
    expect(tab.get_by_text("Share of", exact=False).last).to_be_visible()


def test_a_number_leads_to_its_posts_and_back_to_all(tab: Page) -> None:
    tab.goto("/")
    links = tab.get_by_role("link", name="Read their posts")
    expect(links).to_have_count(3)
    settled(tab, "Overview")
    links.last.click()
    settled(tab, "Posts")
    assert "segment=caregiver" in tab.url
    facts = tab.locator(".earshot-facts").all_inner_texts()
    assert facts
    assert all(fact.startswith("Caregivers") for fact in facts)
    tab.get_by_role("button", name="Reset").click()
    expect(tab).not_to_have_url(re.compile("segment="))


def test_a_click_on_a_bar_opens_the_posts_behind_it(tab: Page) -> None:
    if tab.viewport_size and tab.viewport_size["width"] < 500:
        pytest.skip("on a phone the link under the figure leads to the posts")
    tab.goto("/Treatment")
    settled(tab, "Treatment")
    tile = tab.locator("[data-testid=stVerticalBlock]", has_text="How they feel about each medication").last
    bars = tile.locator(".js-plotly-plot .bars .point path")
    bars.first.scroll_into_view_if_needed()
    box = max((bar.bounding_box() or {"width": 0.0} for bar in bars.all()), key=lambda box: box["width"])
    assert box["width"] > 10
    tab.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    settled(tab, "Posts")
    assert "finding_kind=medication" in tab.url
    assert tab.locator(".earshot-post mark").count() >= 1


def test_search_finds_words_and_an_empty_answer_says_what_to_do(tab: Page) -> None:
    tab.goto("/Posts")
    settled(tab, "Posts")
    box = tab.get_by_label("Search")
    box.fill("ocrevus")
    box.press("Enter")
    expect(tab.get_by_text(re.compile(r"^\d+ posts match"))).to_be_visible()
    settled(tab, "Posts")
    assert all("ocrevus" in text.lower() for text in tab.locator(".earshot-text").all_inner_texts())
    box.fill("no such words here")
    box.press("Enter")
    expect(tab.get_by_text("No post matches.", exact=False)).to_be_visible()


def test_a_saved_view_brings_its_filters_back(tab: Page) -> None:
    if tab.viewport_size and tab.viewport_size["width"] < 500:
        pytest.skip("the sidebar is closed on a phone")
    tab.goto("/Themes?condition=multiple_sclerosis&segment=caregiver")
    settled(tab, "Themes")
    tab.get_by_text("Saved views").click()
    tab.get_by_label("Save what is on screen as").fill("Carers only")
    tab.get_by_role("button", name="Save", exact=True).click()
    link = tab.get_by_role("link", name="Carers only")
    expect(link).to_be_visible()
    tab.goto("/Brands?condition=multiple_sclerosis")
    settled(tab, "Brands")
    tab.get_by_text(re.compile("Saved views")).click()
    tab.get_by_role("link", name="Carers only").click()
    settled(tab, "Themes")
    assert "segment=caregiver" in tab.url


def test_an_address_with_rubbish_says_what_was_left_out(tab: Page) -> None:
    tab.goto("/Themes?segment=nobody&theme=%00%ff&since=yesterday&finding_kind=x")
    settled(tab, "Themes")
    expect(tab.get_by_text(re.compile(r"left out"))).to_be_visible()
    assert tab.get_by_test_id("stException").count() == 0
