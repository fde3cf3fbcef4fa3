"""A stranger sees nothing: real servers, asked over HTTP and over the websocket a browser uses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from websockets.exceptions import InvalidStatus

from insights.errors import SettingsError
from insights.server import serve
from insights.ui.frame import CLOSED
from tests.ui.fake_store import SECRET
from tests.ui.live import Live, live

PAGES = ("", "Themes", "Posts")
SEALED = (SECRET, "Testitis", "earshot_bar", "Fatigue", "made up", "page_link")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with live(tmp_path_factory.mktemp("served"), kind="real") as server:
        yield server


def assert_closed(said: str) -> None:
    assert CLOSED in said
    for sealed in SEALED:
        assert sealed not in said


@pytest.mark.parametrize("page", PAGES)
def test_the_owner_sees_the_page(served: Live, page: str) -> None:
    said = served.page(page, cookies=served.cookie())
    assert f"{SECRET} {page or 'Overview'}" in said
    assert CLOSED not in said


@pytest.mark.parametrize("page", [*PAGES, "Nowhere"])
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Cookie": "earshot_owner=1; earshot_owner_8501=x"},
        {"Authorization": "Bearer x"},
        {"X-Earshot-Owner": "1"},
    ],
)
def test_a_stranger_sees_nothing(served: Live, page: str, headers: dict[str, str]) -> None:
    assert_closed(served.page(page, headers=headers))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-For": "127.0.0.1"},
        {"X-Forwarded-Proto": "https"},
        {"Forwarded": "for=127.0.0.1"},
        {"X-Real-IP": "127.0.0.1"},
        {"Via": "1.1 proxy"},
    ],
)
def test_whoever_comes_through_a_proxy_sees_nothing_even_with_the_cookie(
    served: Live, page: str, headers: dict[str, str]
) -> None:
    assert_closed(served.page(page, headers=headers, cookies=served.cookie()))


@pytest.mark.parametrize("host", ["earshot.example", "127.0.0.1.evil.example", "192.168.0.10:8501"])
def test_another_host_is_not_answered_even_with_the_cookie(served: Live, host: str) -> None:
    with pytest.raises(InvalidStatus, match="403"):
        served.page(host=host, cookies=served.cookie())
    for path in ("/", "/Themes", "/healthz", f"/start/{served.token}"):
        answer = httpx.get(served.origin + path, headers={"Host": host})
        assert (answer.status_code, answer.text) == (404, "Not found")


def test_the_token_is_no_cookie_and_no_query_parameter_of_the_server(served: Live) -> None:
    token = served.token or ""
    assert_closed(served.page(cookies=dict.fromkeys(served.cookie(), token)))
    assert_closed(served.page(query={"start": token}))


def test_the_start_address_sets_a_cookie_that_scripts_and_other_sites_cannot_use(served: Live) -> None:
    answer = httpx.get(f"{served.origin}/start/{served.token}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith(f"earshot_owner_{served.port}=")
    assert {"httponly", "samesite=strict", "path=/"} <= {part.strip() for part in cookie.split(";")}
    assert str(served.token).lower() not in cookie


@pytest.mark.parametrize("token", ["x", "a" * 43, "%00", "..%2f", "é", "a" * 5000])
def test_a_wrong_token_gets_the_same_answer_as_any_closed_door(served: Live, token: str) -> None:
    wrong = httpx.get(f"{served.origin}/start/{token}")
    closed = httpx.get(f"{served.origin}/_stcore/metrics")
    assert (wrong.status_code, wrong.text) == (closed.status_code, closed.text) == (404, "Not found")
    assert "set-cookie" not in wrong.headers


def test_the_start_address_is_shut_to_whoever_comes_through_a_proxy(served: Live) -> None:
    token = served.token
    answer = httpx.get(f"{served.origin}/start/{token}", headers={"X-Forwarded-For": "10.0.0.1"})
    assert answer.status_code == 404


def test_whoever_is_in_already_goes_to_the_dashboard_with_any_token(served: Live) -> None:
    answer = httpx.get(f"{served.origin}/start/old", cookies=served.cookie())
    assert answer.status_code == 303


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "//_stcore//metrics",
        "/_stcore/METRICS",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/interact",
        "/_stcore/agent/mcp",
        "/_stcore/script-health-check",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
def test_closed_doors(served: Live, method: str, path: str) -> None:
    answer = httpx.request(method, served.origin + path, cookies=served.cookie())
    assert (answer.status_code, answer.text) == (404, "Not found")


@pytest.mark.parametrize("path", ["/", "/Themes", "/healthz", "/_stcore/metrics", "/_stcore/health", "/start/x"])
def test_every_answer_has_the_security_headers(served: Live, path: str) -> None:
    headers = httpx.get(served.origin + path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["object-src"] == "'none'"
    assert "unsafe" not in policy["script-src"]
    assert policy["connect-src"] == "'self'"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert "camera=()" in headers["permissions-policy"]
    assert "server" not in headers


def test_health(served: Live) -> None:
    answer = httpx.get(f"{served.origin}/healthz")
    assert (answer.status_code, answer.text) == (200, "ok")


def test_the_token_is_printed_once_and_no_visit_is_logged(served: Live) -> None:
    served.page(cookies=served.cookie())
    printed = served.log.read_text(encoding="utf-8")
    assert printed.count("/start/") == 1
    assert "GET" not in printed


def test_two_starts_have_two_tokens_and_a_cookie_of_one_opens_not_the_other(served: Live, tmp_path: Path) -> None:
    cookie = served.cookie()
    with live(tmp_path) as other:
        assert other.token != served.token
        mine = dict.fromkeys([f"earshot_owner_{other.port}"], *cookie.values())
        assert_closed(other.page(cookies=mine))


def test_sign_in_turns_the_owner_off(tmp_path: Path) -> None:
    with live(tmp_path, EARSHOT_REQUIRE_SIGN_IN="true") as server:
        assert server.token is None
        assert_closed(server.page())


def test_a_public_demonstration_shows_made_up_posts_to_anyone_and_only_to_read(tmp_path: Path) -> None:
    with live(tmp_path, kind="demo", EARSHOT_PUBLIC_DEMO="true") as server:
        said = server.page(host="demo.example", headers={"X-Forwarded-For": "10.0.0.1"})
        assert SECRET in said
        assert "Demonstration: every post here is made up" in said
        assert_closed(server.page("Themes", host="demo.example"))


def test_a_public_demonstration_never_shows_a_real_store(tmp_path: Path) -> None:
    with live(tmp_path, kind="real", EARSHOT_PUBLIC_DEMO="true") as server:
        assert SECRET not in server.page()


def test_a_plain_streamlit_run_is_no_less_safe(tmp_path: Path) -> None:
    start = r"/\?start=([\w-]+)"
    with live(tmp_path, mode="plain") as server:
        for page in PAGES:
            assert_closed(server.page(page))
            assert_closed(server.page(page, query={"start": "guess"}))
        token = server.printed(start)
        assert token is not None
        forwarded = {"X-Forwarded-For": "127.0.0.1"}
        assert_closed(server.page(headers=forwarded, query={"start": token}))
        assert_closed(server.page(host="evil.example", query={"start": token}))
        assert SECRET in server.page("Themes", query={"start": token})
        assert_closed(server.page(query={"start": token}))
        assert server.printed(start) != token


def test_a_port_in_use_is_said_in_one_line(served: Live) -> None:
    with pytest.raises(SettingsError, match=r"--port"):
        serve(Path("unused"), port=served.port, address="127.0.0.1", open_browser=False)
