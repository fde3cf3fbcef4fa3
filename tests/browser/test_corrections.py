"""A reader corrects a finding on the Posts page, sees it marked, takes it back, and finds it measured on Sources."""

from __future__ import annotations

import contextlib
import re

import pytest
from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as TooLong

from tests.browser.served import settled

pytestmark = pytest.mark.browser

OVERFLOW = "(e => e.scrollWidth - e.clientWidth)"


def posts(tab: Page, query: str) -> Locator:
    """Open the Posts page narrowed by `query`, and return its cards."""
    origin = re.match(r"https?://[^/]+", tab.url)
    assert origin
    tab.goto(f"{origin[0]}/Posts?condition=multiple_sclerosis&{query}")
    settled(tab, "Posts")
    return tab.locator("[class*='st-key-earshot_card_']")


def opened(tab: Page, card: Locator) -> Locator:
    card.get_by_role("button", name="Correct", exact=True).click()
    dialog = tab.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Save")).to_be_visible()
    return dialog


def saved(tab: Page, dialog: Locator) -> None:
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0)
    settled(tab, "Posts")


def test_a_finding_is_corrected_marked_and_taken_back(tab: Page) -> None:
    card = posts(tab, "finding_kind=medication").first
    note = card.locator(".earshot-corrected")
    expect(note).to_have_count(0)
    dialog = opened(tab, card)
    assert dialog.evaluate(OVERFLOW) <= 0
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_text("Nothing is said yet")).to_be_visible()

    medicine = dialog.locator("[class*='_line']", has_text="Medicine: ").first
    medicine.get_by_role("radio", name="Wrong").or_(medicine.get_by_role("button", name="Wrong")).click()
    saved(tab, dialog)
    expect(note).to_contain_text(re.compile(r"^Corrected by you, .* UTC: wrong: Medicine: "))
    marks = card.locator("mark").count()

    dialog = opened(tab, card)
    dialog.get_by_text("I read the whole post").click()
    saved(tab, dialog)
    expect(note).to_contain_text("wrong: Medicine: ")
    assert card.locator("mark").count() == marks, "what was found stays as it was"

    undo = card.get_by_role("button", name="Undo")
    undo.click()
    redo = card.get_by_role("button", name="Redo")
    redo.click()
    expect(redo).to_have_count(0)
    for _ in range(2):
        settled(tab, "Posts")
        undo.click()
    expect(note).to_have_count(0)


def test_what_was_missed_is_pointed_out_in_the_words_of_the_post(tab: Page) -> None:
    card = posts(tab, "finding_kind=company&finding_via=named").first
    word = card.locator("mark").first.inner_text()
    dialog = opened(tab, card)
    words = dialog.get_by_label("Its words, as they stand in the post")
    what = dialog.get_by_label("What", exact=True)
    option = tab.get_by_role("option", name="Coping tip")
    for _ in range(5):  # a dialog that is still drawing takes the focus away again
        what.click()
        what.fill("coping")
        with contextlib.suppress(TooLong):
            option.click(timeout=3_000)
            break
    words.fill("nothing like this stands there")
    dialog.get_by_role("button", name="Add").click()
    expect(dialog.get_by_text("These words do not stand in the post")).to_be_visible()
    words.fill(word.upper())
    dialog.get_by_role("button", name="Add").click()
    expect(dialog.get_by_text(f"Coping tip “{word}”")).to_be_visible()
    saved(tab, dialog)
    expect(card.locator(".earshot-corrected")).to_contain_text(f"missed: Coping tip “{word}”")
    card.get_by_role("button", name="Undo").click()
    expect(card.locator(".earshot-corrected")).to_have_count(0)
