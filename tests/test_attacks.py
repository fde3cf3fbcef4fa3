"""Attacks that cross the parts: other pages of this machine, hostile words, curious clients, other users."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from websockets.exceptions import InvalidStatus

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
