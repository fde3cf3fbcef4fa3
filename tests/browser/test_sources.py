"""Sources as an analyst meets it: a real file through look, import and report to the Overview, and back again."""

from __future__ import annotations

import contextlib
import json
import re
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import TimeoutError as TooLong

from insights import conditions, pipeline
from tests.browser.served import Dashboard, served, settled

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Posts = list[dict[str, str]]


@pytest.fixture(scope="module")
def posts(demo_rows: list[str]) -> Posts:
    """Return 80 made-up posts as an export of a tool nobody knows gives them."""
    rows = [json.loads(row) for row in demo_rows]
    told = [row for row in rows if row["text"] and row["created_at"]][:80]
    return [
        {"Msg": f"{row['text']} Write to ann{number}@example.com", "On": row["created_at"]}
        for number, row in enumerate(told)
    ]


def export(folder: Path, posts: Posts, name: str = "posts.ndjson") -> Path:
    path = folder / name
    path.write_text("\n".join([*map(json.dumps, posts), "{broken"]), encoding="utf-8")
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[tuple[Dashboard, Path]]:
    """Return a dashboard over a store that is not there yet, and where that store will be."""
    with served("serve", tmp_path / "store") as dashboard:
        yield dashboard, tmp_path / "store"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, posts: Posts) -> Iterator[tuple[Dashboard, Path]]:
    """Return a dashboard over a store of the posts above, and that store."""
    folder = tmp_path_factory.mktemp("filled")
    pipeline.run(
        [export(folder, posts)],
        conditions.load("multiple_sclerosis"),
        store=folder / "store",
        mapping={"text": "Msg", "created_at": "On"},
    )
    with served("serve", folder / "store") as dashboard:
        yield dashboard, folder / "store"


def opened(browser: Browser, dashboard: Dashboard, *, width: int = 1440, scheme: str = "light") -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    page.goto(dashboard.start)
    return page


def sources(page: Page, dashboard: Dashboard) -> None:
    page.goto(f"{dashboard.origin}/Sources")
    settled(page, "Sources")


def drop(page: Page, *files: Path) -> None:
    page.set_input_files("input[type=file]", list(files))
    expect(page.get_by_role("button", name=re.compile("^Import "))).to_be_visible(timeout=90_000)


def choose_condition(page: Page, label: str) -> None:
    option = page.get_by_role("option", name=label)
    for _ in range(5):  # a page that is still drawing takes the focus away again
        page.get_by_label("What the posts are about").press("ArrowDown")
        with contextlib.suppress(TooLong):
            option.click(timeout=3_000)
            break
    expect(page.get_by_role("button", name=re.compile("^Import "))).to_be_enabled(timeout=60_000)


def funnel(page: Page) -> dict[str, int]:
    """Return what became of the rows of the last import, by the words of the report."""
    table = page.get_by_test_id("stTable").filter(has_text="What became of them")
    rows = [row.locator("td").all_inner_texts() for row in table.locator("tbody tr").all()]
    return {words.strip(): int(number.replace(",", "")) for words, number in rows}


def lies_there(store: Path) -> list[str]:
    return [path.name for path in (store / "jobs").glob("*/files/*/*")]


def test_the_first_file_is_dropped_looked_at_imported_and_seen(
    browser: Browser, empty: tuple[Dashboard, Path], tmp_path: Path, posts: Posts
) -> None:
    dashboard, store = empty
    page = opened(browser, dashboard)
    sent: list[str] = []
    page.on("request", lambda asked: sent.append(asked.url) if asked.method == "PUT" else None)
    expect(page.get_by_text("Nothing here yet")).to_be_visible()
    drop(page, export(tmp_path, posts))
    assert len(sent) == 1
    assert lies_there(store) == ["posts.ndjson"]
    for address in (sent[0], f"{dashboard.origin}/media/{sent[0].rsplit('/', 1)[1]}"):
        assert "Write to ann" not in page.request.get(address).text()

    expect(page.get_by_text("81 rows · 80 can be read")).to_be_visible()
    expect(page.get_by_role("button", name="Import 80 rows")).to_be_disabled()
    page.get_by_text("First rows as they will be kept").click()
    expect(page.locator(".earshot-post")).to_have_count(5)
    expect(page.locator(".earshot-post").first).to_contain_text("[email]")
    assert "@example.com" not in page.content()
    page.get_by_text("Which column is what").click()
    expect(page.get_by_label("What they wrote")).to_have_value("Msg")
    expect(page.get_by_label("When", exact=True)).to_have_value("On")
    choose_condition(page, "Multiple sclerosis")

    page.get_by_role("button", name="Import 80 rows").click()
    expect(page.get_by_role("button", name="Cancel")).to_be_visible()
    page.reload()  # the import goes on
    expect(page.get_by_role("button", name="Cancel")).to_be_visible()
    settled(page, "Overview")
    expect(page.locator(".earshot-sum")).to_contain_text(re.compile(r"^[1-9]\d+ posts"))

    sources(page, dashboard)
    expect(page.get_by_text("Last import: posts.ndjson")).to_be_visible()
    told = re.search(r"(\d+) of 81 rows kept", page.get_by_text("rows kept").inner_text())
    assert told
    became = funnel(page)
    assert became["Kept"] == int(told[1]) > 0
    assert became["Left out: unreadable"] == 1
    assert became.pop("Rows read") == 81 == sum(became.values())
    assert lies_there(store) == []
    page.get_by_role("link", name="See them on the Overview").click()
    settled(page, "Overview")
    assert "condition=multiple_sclerosis" in page.url
    page.context.close()


def test_a_cancelled_import_leaves_the_posts_as_they_were(
    browser: Browser, filled: tuple[Dashboard, Path], tmp_path: Path, posts: Posts
) -> None:
    dashboard, store = filled
    before = (store / "current").read_text(encoding="utf-8")
    page = opened(browser, dashboard)
    sources(page, dashboard)
    big = tmp_path / "many.ndjson"
    big.write_text("\n".join(json.dumps({**post, "id": n}) for n in range(200) for post in posts), encoding="utf-8")
    drop(page, big)
    page.get_by_role("button", name=re.compile("^Import ")).click()
    cancel = page.get_by_role("button", name="Cancel")
    expect(cancel).to_be_visible()
    expect(page.get_by_text(re.compile("Reading, taking out personal data"))).to_be_visible()
    cancel.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("It was cancelled; the posts in view are as they were.")).to_be_visible()
    assert (store / "current").read_text(encoding="utf-8") == before
    assert lies_there(store) == []
    assert list(store.glob("draft-*")) == []
    page.context.close()


def test_an_older_snapshot_comes_back_and_the_newer_one_too(
    browser: Browser, filled: tuple[Dashboard, Path], tmp_path: Path, posts: Posts
) -> None:
    dashboard, store = filled
    older = (store / "current").read_text(encoding="utf-8")
    page = opened(browser, dashboard)
    sources(page, dashboard)
    drop(page, export(tmp_path, posts, "again.ndjson"))
    page.get_by_role("button", name="Import 80 rows").click()
    expect(page.get_by_text("Last import: again.ndjson")).to_be_visible(timeout=120_000)
    became = funnel(page)
    assert (became["Rows read"], became["Kept"]) == (81, 0)
    newer = (store / "current").read_text(encoding="utf-8")
    assert newer != older

    settled(page, "Sources")
    choice = page.get_by_label("Restore an older one")
    choice.scroll_into_view_if_needed()
    choice.click()
    page.get_by_role("option").first.click()
    page.get_by_role("button", name="Show it instead").click()
    undo = page.get_by_role("button", name=re.compile("^Undo: show the one made"))
    expect(undo).to_be_visible()
    assert (store / "current").read_text(encoding="utf-8") == older
    undo.click()
    expect(undo).to_have_count(0)
    assert (store / "current").read_text(encoding="utf-8") == newer
    page.context.close()


def test_a_hostile_file_is_refused_in_words_and_can_be_discarded(
    browser: Browser, filled: tuple[Dashboard, Path], tmp_path: Path
) -> None:
    dashboard, store = filled
    bad = tmp_path / "<img src=x onerror=alert(1)>[a](http:b).csv"
    bad.write_bytes(b"PK\x03\x04" + b"\xff" * 4000)
    deep = tmp_path / "deep.json"
    deep.write_bytes(b"[" * 200_000)
    page = opened(browser, dashboard, width=390, scheme="dark")
    sources(page, dashboard)
    drop(page, bad, deep)
    expect(page.get_by_text("There is nothing here to import.")).to_be_visible()
    expect(page.get_by_role("button", name="Import 0 rows")).to_be_disabled()
    assert page.locator("[data-testid=stMain] img, [data-testid=stMain] a[href^='http:b']").count() == 0
    expect(page.locator(".earshot-tile", has_text="onerror")).to_be_visible()
    overflow = (
        "(() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollWidth - m.clientWidth })()"
    )
    assert page.evaluate(overflow) <= 0
    assert str(store) not in page.locator("[data-testid=stAlert]").first.inner_text()
    discard = page.get_by_role("button", name="Discard these files")
    discard.click()
    expect(discard).to_have_count(0)
    expect(page.locator("input[type=file]")).to_have_count(1)
    assert lies_there(store) == []
    page.context.close()


def test_a_stranger_sends_no_file(filled: tuple[Dashboard, Path]) -> None:
    dashboard, _ = filled
    request = urllib.request.Request(f"{dashboard.origin}/_stcore/upload_file/a/b", data=b"x", method="PUT")
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(request)
