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
    tab.goto(f"/Posts?condition=multiple_sclerosis&{query}")
    settled(tab, "Posts")
    return tab.locator("[class*='st-key-earshot_card_']")


def opened(tab: Page, card: Locator) -> Locator:
    card.get_by_role("button", name="Correct", exact=True).click()
    dialog = tab.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Save")).to_be_visible()
    return dialog


def choose(tab: Page, choice: Locator, words: str) -> None:
    """Choose the option that holds `words`."""
    for _ in range(5):  # what is still drawing takes the focus away again
        choice.click()
        choice.fill(words)
        with contextlib.suppress(TooLong):
            tab.get_by_role("option", name=re.compile(words, re.IGNORECASE)).click(timeout=3_000)
            return


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

    tab.goto("/Sources?condition=multiple_sclerosis")
    settled(tab, "Sources")
    expect(tab.get_by_text("How right is this?")).to_be_visible()
    choose(tab, tab.get_by_label("Measured on"), "Your own corrections")
    expect(tab.get_by_text("They chose which to read")).to_be_visible()
    expect(tab.get_by_text("this says nothing of how right findings are on real ones")).to_be_visible()
    expect(tab.get_by_text(re.compile(r"Too few to tell: .*Medicines \(\d labelled\)"))).to_be_visible()
    settled(tab, "Sources")
    tab.get_by_text("Mistakes (1)").click()
    tab.get_by_role("link", name=re.compile("Medicines, wrong")).click()
    settled(tab, "Posts")
    expect(note).to_contain_text("wrong: Medicine: ")
    expect(tab.locator(".earshot-post")).to_have_count(1)

    undo, redo = card.get_by_role("button", name="Undo"), card.get_by_role("button", name="Redo")
    undo.click()
    expect(redo).to_be_visible()
    settled(tab, "Posts")
    redo.click()
    expect(redo).to_have_count(0)
    settled(tab, "Posts")
    undo.click()
    expect(redo).to_be_visible()
    settled(tab, "Posts")
    undo.click()
    expect(note).to_have_count(0)


def test_what_was_missed_is_pointed_out_in_the_words_of_the_post(tab: Page) -> None:
    card = posts(tab, "finding_kind=company&finding_via=named").first
    word = re.findall(r"\w{4,}", card.locator(".earshot-text").inner_text())[0]
    dialog = opened(tab, card)
    words = dialog.get_by_label("Its words, as they stand in the post")
    what = dialog.get_by_label("What", exact=True)
    choose(tab, what, "coping tip")
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
