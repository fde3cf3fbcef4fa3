"""Attacks that cross the parts: other pages of this machine, hostile words, curious clients, other users."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest
from websockets.exceptions import InvalidStatus

from insights import readers
from insights.access import LOCAL_OWNER, Grant, Role, scoped, unlocked
from insights.conditions import load
from insights.errors import PackError
from insights.exports import frames
from insights.model import Filters, RawPost
from insights.settings import Settings
from insights.store import offered, open_store
from insights.ui.plain import plain
from insights.ui.running import Running
from insights.wording import on_terminal
from tests.store.corpus import make_store
from tests.ui.fake_store import SECRET
from tests.ui.live import Live, live


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with live(tmp_path_factory.mktemp("attacked"), kind="real") as server:
        yield server


@pytest.mark.parametrize(
    "origin",
    [
        "http://127.0.0.1:1",
        "http://localhost:3000",
        "http://127.0.0.1",
        "http://127.0.0.1:{port}.evil.example",
        "http://evil.example",
        "http://evil.example:{port}",
        "http://localhost:{port}",
        "file://",
        "null",
        "",
    ],
)
def test_a_page_of_another_server_cannot_look_with_the_cookie_of_the_owner(served: Live, origin: str) -> None:
    headers = {"Origin": origin.format(port=served.port)}
    with pytest.raises(InvalidStatus, match="403"):
        served.page(headers=headers, cookies=served.cookie())


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_our_own_pages_look_with_it(served: Live, name: str) -> None:
    host = f"{name}:{served.port}"
    said = served.page(headers={"Origin": f"http://{host}"}, host=host, cookies=served.cookie())
    assert SECRET in said


@pytest.mark.parametrize("field", ["community", "author", "source", "id", "parent_id", "thread_id", "title", "subject"])
@pytest.mark.parametrize("hostile", ["\udc80", "\x1b]0;title\x07", "\x00", "\x9b31m"])
def test_no_field_brings_what_no_store_or_terminal_takes(tmp_path: Path, field: str, hostile: str) -> None:
    export = tmp_path / "export.ndjson"
    row = {"text": "Testamab made me tired", field: f"a{hostile}b"}
    export.write_text(json.dumps(row), encoding="utf-8")
    (post,) = readers.read(export)
    assert isinstance(post, RawPost)
    assert hostile not in repr(post).encode("utf-8").decode("unicode_escape")
    assert all(value.isprintable() for value in asdict(post).values() if isinstance(value, str) and "\n" not in value)


@pytest.mark.parametrize("number", ["9" * 400, "-" + "9" * 400, "1e999", "NaN", "Infinity", "99999999999999999999999"])
def test_a_number_without_measure_costs_no_row(tmp_path: Path, number: str) -> None:
    export = tmp_path / "export.ndjson"
    export.write_text(
        f'{{"id": "1", "text": "Testamab made me tired", "reactions": {number}, "created_at": {number}}}',
        encoding="utf-8",
    )
    (post,) = readers.read(export)
    assert isinstance(post, RawPost)
    assert post.created_at is None


def test_a_file_that_begins_with_a_very_long_post_is_known(tmp_path: Path) -> None:
    export = tmp_path / "export.ndjson"
    lines = [{"id": "1", "text": "Testamab made me tired. " * 40_000}, {"id": "2", "text": "It went away"}]
    export.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert readers.check(export).readable == 2


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("plain words, 20 mg", "plain words, 20 mg"),
        ("\x1b[31mred", "\ufffd[31mred"),
        ("\x9b31m", "\ufffd31m"),
        ("a\rb\x08", "a\ufffdb\ufffd"),
        ("one\ntwo\tthree", "one\ntwo\tthree"),
        ("\u202egnp.exe", "\ufffdgnp.exe"),
        ("caf\u00e9 \U0001f468\u200d\U0001f469", "caf\u00e9 \U0001f468\u200d\U0001f469"),
        ("\udc80", "\ufffd"),
    ],
)
def test_nothing_steers_a_terminal(written: str, shown: str) -> None:
    assert on_terminal(written) == shown
    frame = pd.DataFrame({"text": [written.replace("\udc80", "").replace("\n", " ").replace("\t", " ")]})
    assert "\x1b" not in frames.render(frame, "table")


@pytest.mark.parametrize(
    "written",
    [
        "![x](http://evil.example/x.png)",
        "[read this](http://evil.example)",
        "www.evil.example and a@evil.example",
        ":material/home: :red[hot] :balloon:",
        r"$\frac{1}{2}$ and `code`",
        "<b>bold</b> &lt;b&gt;",
        "# heading\n\n- list\n1. one",
        "\u202e*reversed*",
    ],
)
def test_a_label_shows_what_was_written_and_nothing_else(written: str) -> None:
    label = plain(written)
    assert "\n" not in label
    assert "\u202e" not in label
    assert re.sub(r"\\(.)", r"\1", label) == " ".join(written.replace("\u202e", "").split())
    assert re.search(r"(?<!\\)(?:\\\\)*[][!`*_{}()#+|<>~$:.@&-]", label) is None


CLIENT = Grant(
    roles=frozenset({Role.CLIENT}),
    subject="client",
    floor=11,
    locked=Filters(condition="multiple_sclerosis", segments=("patient", "newly_diagnosed")),
    label="For [you](http://evil.example)",
)
DASHBOARD = Path(__file__).parent.parent / "dashboard.py"
OPEN_TO_CLIENTS = (
    "dashboard.py",
    "pages/1_Themes.py",
    "pages/2_Treatment.py",
    "pages/3_Daily_life.py",
    "pages/4_Brands.py",
    "pages/5_Pipeline.py",
)


@pytest.fixture
def client_app(demo_store: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setattr("insights.ui.view.viewer", lambda: CLIENT)
    monkeypatch.setattr("insights.ui.view.current", lambda: Running(settings=Settings(store=demo_store), served=True))
    return AppTest.from_file(str(DASHBOARD), default_timeout=60)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("page", [*OPEN_TO_CLIENTS, "pages/6_Posts.py", "pages/7_Sources.py"])
def test_a_client_sees_numbers_of_many_and_nothing_beside(client_app: AppTest, page: str) -> None:
    client_app.query_params["segment"] = "caregiver"
    client_app.run()
    if page != "dashboard.py":
        client_app.switch_page(page).run()
    assert not client_app.exception
    if page not in OPEN_TO_CLIENTS:
        assert not client_app.text
        assert not client_app.multiselect
        return
    assert "segment" not in client_app.query_params
    lists = {box.label: box.options for box in client_app.multiselect}
    assert set(lists["Segments"]) <= {"Patient", "Newly diagnosed"}
    assert not [text.value for text in client_app.text if "Last import" in text.value]
    for table in client_app.dataframe:
        told = table.value.get("authors", pd.Series(dtype=float)).dropna()
        assert (told >= CLIENT.floor).all()


def test_a_client_is_offered_only_what_many_wrote(demo_store: Path) -> None:
    store = open_store(demo_store)
    everything, some = store.options("multiple_sclerosis"), offered(store, "multiple_sclerosis", CLIENT)
    assert set(some.medications) < set(everything.medications)
    assert set(some.communities) < set(everything.communities)
    assert set(some.themes) <= set(everything.themes)
    assert some.first is not None
    assert some.last is not None
    assert some.first.day == 1
    assert (some.last + timedelta(days=1)).day == 1
    assert offered(store, "diabetes", CLIENT) == some
    assert offered(store, "multiple_sclerosis", LOCAL_OWNER) == everything


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        ({}, {}),
        ({"segments": ("patient",)}, {"segments": ("patient",)}),
        ({"segments": ("caregiver",)}, {}),
        ({"segments": ("patient", "newly_diagnosed")}, {}),
        ({"communities": ("a", "b")}, {"communities": ("a",)}),
        ({"since": date(2024, 5, 5)}, {"since": date(2024, 5, 1)}),
        ({"voices": "everyone"}, {}),
        ({"condition": "diabetes"}, {}),
    ],
)
def test_what_is_locked_stands_in_no_address(chosen: dict[str, Any], shown: dict[str, Any]) -> None:
    filters = scoped(replace(Filters(condition="multiple_sclerosis"), **chosen), CLIENT)
    free = unlocked(filters, CLIENT)
    assert free == Filters(condition="multiple_sclerosis", **shown)
    assert scoped(free, CLIENT) == filters


def test_a_new_store_is_for_its_owner_alone(tmp_path: Path) -> None:
    folder = make_store(tmp_path / "deep" / "store", 8)
    assert folder.stat().st_mode & 0o777 == 0o700
    target = tmp_path / "precious"
    target.write_text("kept", encoding="utf-8")
    (folder / "lock").unlink()
    (folder / "lock").symlink_to(target)
    make_store(folder, 8)
    assert target.read_text(encoding="utf-8") == "kept"


def test_a_pack_nested_without_end_is_refused_in_one_line(tmp_path: Path) -> None:
    pack = tmp_path / "deep.toml"
    pack.write_text(f'name = "x"\nterms = {"[" * 5000}{"]" * 5000}\n', encoding="utf-8")
    with pytest.raises(PackError, match=r"deep\.toml") as refused:
        load(pack)
    assert "\n" not in str(refused.value)
