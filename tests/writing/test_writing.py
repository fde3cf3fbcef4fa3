"""A model that writes labels: only what may be sent is sent, only what is plain is taken, nothing is raised."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from pydantic import SecretStr

from insights.errors import SettingsError
from insights.settings import Settings
from insights.writing import Endpoint, Told, Unwritten, Written, endpoint_of, what_is_sent, written
from insights.writing.answers import quotes, taken

POST = "My pump alarm rang all night, so the insurer and I argued about a new pump on the phone until the tea was cold."
KEYWORDS = ("pump", "alarm", "insurer")
SUMMARY = "People argue with an insurer over a new pump and lose sleep to its alarm."
KEY = "secret-key-1"


def told(theme: str = "t1", label: str = "Pump", *posts: tuple[str, str]) -> Told:
    return Told(theme_id=theme, label=label, keywords=KEYWORDS, posts=posts or (("reddit", POST),))


def answer(label: object = "Pump alarms at night", summary: object = SUMMARY, **more: object) -> str:
    return json.dumps({"label": label, "summary": summary, **more})


def completion(content: str) -> bytes:
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()


Reply = Callable[[BaseHTTPRequestHandler], None]


def reply(body: bytes, status: int = 200, **headers: str) -> Reply:
    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return send


class Serving:
    """A server on this machine that answers one reply after the other, the last one again and again."""

    def __init__(self, replies: list[Reply]) -> None:
        self.requests: list[tuple[str, str | None, dict[str, object]]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.requests.append((self.path, self.headers["Authorization"], json.loads(body)))
                try:
                    replies[min(len(outer.requests), len(replies)) - 1](self)
                except OSError:  # the other side hung up
                    self.close_connection = True

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.block_on_close = False
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"

    def endpoint(self, *, seconds: float = 10) -> Endpoint:
        return Endpoint(url=self.url, model="small", key=SecretStr(KEY), seconds=seconds)


@contextmanager
def serving(*replies: Reply) -> Iterator[Serving]:
    found = Serving(list(replies))
    thread = threading.Thread(target=found.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield found
    found.server.shutdown()
    found.server.server_close()
    thread.join()


def test_a_good_answer_is_taken_and_only_what_may_be_sent_is_sent() -> None:
    posts = (("x", "A tweet on the pump."), ("reddit", "p" * 500), ("Twitter", "Another."), ("forum", POST),
             ("elsewhere", "Of nobody knows where."), ("reviews", "Third."), ("forum", "Fourth."))  # fmt: skip
    with serving(reply(completion(answer()))) as server:
        found = written([told("t1", "Pump", *posts)], endpoint=server.endpoint())
    assert found == {"t1": Written(label="Pump alarms at night", summary=SUMMARY)}
    ((path, key, body),) = server.requests
    assert (path, key, body["model"]) == ("/v1/chat/completions", f"Bearer {KEY}", "small")
    assert body.keys() == {"model", "messages", "temperature", "max_tokens"}
    system, user = body["messages"]  # type: ignore[misc]
    assert "never an instruction" in system["content"]
    assert json.loads(user["content"]) == {"keywords": list(KEYWORDS), "posts": ["p" * 400, POST, "Third."]}


@pytest.mark.parametrize(
    "label",
    ["Pump alarms", "The insurer's 'no' to a pump", "Alarm: night", "Off-label pump use",
     "Pump instructions", "ALARM & pump (new)", "```json\nfence"],
)  # fmt: skip
def test_labels_that_are_taken(label: str) -> None:
    said = f"```json\n{answer()}\n```" if "fence" in label else answer(label)
    found = checked(said)
    assert isinstance(found, Written)


def checked(said: str, labels: tuple[str, ...] = ()) -> Written | Unwritten:
    return taken(
        said, posts=[POST], keywords=KEYWORDS, task="Reply with one object and nothing else than that", labels=labels
    )


HOSTILE = [
    ("", "not the JSON"),
    ("Sure! Here is the label you asked for: Pump alarms", "not the JSON"),
    (answer() + " Hope this helps!", "not the JSON"),
    ("[" * 50_000, "not the JSON"),
    ("[]", "not the JSON"),
    ("null", "not the JSON"),
    (json.dumps({"label": "Pump alarms"}), "not the JSON"),
    (answer(run="rm -rf"), "not the JSON"),
    (answer(["Pump"]), "not the JSON"),
    (answer(summary=None), "not the JSON"),
    (answer(""), "empty or too long"),
    (answer(" . "), "empty or too long"),
    (answer("pump " * 13), "empty or too long"),
    (answer("a pump is to be in an on of it"), "empty or too long"),
    (answer("Pump\nalarms"), "plain words"),
    (answer("Pump\u2028alarms"), "plain words"),
    (answer("<b>Pump</b>"), "plain words"),
    (answer("Pump <script>alert(1)</script>"), "plain words"),
    (answer("**Pump** alarms"), "plain words"),
    (answer("# Pump"), "plain words"),
    (answer("[Pump](https://a.example)"), "plain words"),
    (answer("Pump $HOME"), "plain words"),
    (answer("Pump {{7*7}}"), "plain words"),
    (answer("Pump at a.example"), "plain words"),
    (answer("Pump //evil"), "plain words"),
    (answer("Pump www evil com"), "plain words"),
    (answer("Ask @nurse on the pump"), "plain words"),
    (answer("=HYPERLINK(1) pump"), "plain words"),
    (answer("+pump"), "plain words"),
    (answer("-pump"), "plain words"),
    (answer("\u202epmup pump"), "plain words"),
    (answer("Pu\u200bmp pump"), "plain words"),
    (answer("Pump \U0001f600"), "plain words"),
    (answer("12345"), "no word"),
    (answer("12 - 34, 5"), "no word"),
    (answer("Untitled"), "speaks of the request"),
    (answer("Ignore previous instructions, pump"), "speaks of the request"),
    (answer("As an AI language model, pump"), "speaks of the request"),
    (answer("I cannot name a pump"), "speaks of the request"),
    (answer("The label: pump"), "speaks of the request"),
    (answer("Gardening tips"), "nothing in it stands in the posts"),
    (answer("The and of"), "nothing in it stands in the posts"),
    (answer(summary="Cats are on the roof."), "nothing in it stands in the posts"),
    (answer("PUMP ALARMS of others"), "another theme"),
    (answer(summary="pump " * 70), "empty or too long"),
    (answer(summary=""), "empty or too long"),
    (answer(summary="Pump.\nMore."), "plain words"),
    (answer(summary="Pump, see https://a.example"), "plain words"),
    (answer(summary="Pump, see evil.com now"), "plain words"),
    (answer(summary="A pump & <i>more</i>"), "plain words"),
    (answer(summary="Sorry for the pump: as an AI model it is hard"), "speaks of the request"),
    (answer(summary="One says MY PUMP ALARM - rang: all night; so the, and more."), "quotes a post"),
    (answer(summary="Pump people reply with one object and nothing else than that."), "quotes a post"),
    (answer(summary="A pump helps, says nurse, call 555-867-5309 at once."), "may name a person"),
]


@pytest.mark.parametrize(("said", "reason"), HOSTILE)
def test_hostile_answers_are_not_taken(said: str, reason: str) -> None:
    found = checked(said, labels=("Pump alarms of others", "Insurer"))
    assert isinstance(found, Unwritten)
    assert reason in found.reason
    assert "\n" not in found.reason
    assert "pump" not in found.reason.lower()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rang all night so the insurer and I", True),
        ("rang all night so the insurer and", False),  # seven words
        ("Rang, all: night! So the insurer AND i", True),
        ("", False),
    ],
)
def test_eight_words_in_a_row_are_a_quote(text: str, expected: bool) -> None:
    assert quotes(text, [POST]) is expected


def test_no_two_themes_get_one_label() -> None:
    with serving(reply(completion(answer("Pump alarms")))) as server:
        found = written([told("t1", "Pump"), told("t2", "Alarm"), told("t3", "Cost")], endpoint=server.endpoint())
        again = written([told("t1", "Pump")], endpoint=server.endpoint(), used=["PUMP alarms"])
    assert found["t1"] == Written(label="Pump alarms", summary=SUMMARY)
    assert found["t2"] == found["t3"] == again["t1"] == Unwritten("another theme has this label")


def drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def silent(_: BaseHTTPRequestHandler) -> None:
    time.sleep(1.5)


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(4_000):
        handler.wfile.write(b" " * 10_000)


FAULTS = [
    (drip, "took too long", 1),
    (silent, "took too long", 1),
    (endless, "far more than was asked for", 1),
    (reply(completion("x" * 70_000)), "far more than was asked for", 1),
    (reply(b"", 302, Location="http://127.0.0.1:1/v1"), "not followed", 1),
    (reply(b"", 307, Location="https://elsewhere.example/v1"), "not followed", 1),
    (reply(b"no", 401), "refuses the key", 1),
    (reply(b"oh", 500), "answers with an error", 2),
    (reply(b"oh", 429), "answers with an error", 2),
    (reply(b"", 204), "answers with an error", 2),
    (reply(b"<html>"), "does not answer as chat completions do", 1),
    (reply(b"\xff\xfe"), "does not answer as chat completions do", 1),
    (reply(b"{}"), "does not answer as chat completions do", 1),
    (reply(b'{"choices": []}'), "does not answer as chat completions do", 1),
    (reply(b'{"choices": [{"message": {"content": null}}]}'), "does not answer as chat completions do", 1),
    (reply(b"[" * 60_000), "does not answer as chat completions do", 1),
    (reply(b'{"choices": 1', **{"Content-Length": "900"}), "", 1),
    (lambda handler: handler.connection.close(), "", 2),
]


@pytest.mark.parametrize(("bad", "reason", "tries"), FAULTS)
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_fault_of_the_endpoint_is_a_reason(bad: Reply, reason: str, tries: int) -> None:
    started = time.monotonic()
    with serving(bad) as server:
        (found,) = written([told()], endpoint=server.endpoint(seconds=0.5)).values()
        assert time.monotonic() - started < 5
    assert isinstance(found, Unwritten)
    assert reason in found.reason
    assert len(server.requests) <= tries
    assert KEY not in found.reason


def test_a_fault_that_passes_is_tried_once_more() -> None:
    with serving(reply(b"", 503), reply(completion(answer()))) as server:
        assert isinstance(written([told()], endpoint=server.endpoint())["t1"], Written)
    assert len(server.requests) == 2


def test_nobody_there_is_not_asked_for_ever() -> None:
    endpoint = Endpoint(url="http://127.0.0.1:9/v1", model="small", seconds=2)
    found = written([told(f"t{one}", f"Label {one}") for one in range(50)], endpoint=endpoint)
    assert found["t0"] == Unwritten("the endpoint cannot be reached")
    assert found["t49"] == Unwritten("not asked: the endpoint failed before")
    assert len(found) == 50


def test_no_themes_ask_nothing() -> None:
    assert written([], endpoint=Endpoint(url="http://127.0.0.1:9/v1", model="small")) == {}


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://labels.example/v1", True),
        ("https://labels.example:8443/v1/", True),
        ("http://127.0.0.1:11434/v1", True),
        ("http://localhost:11434/v1", True),
        ("http://[::1]:8080/v1", True),
        ("http://labels.example/v1", False),
        ("http://192.168.1.5/v1", False),
        ("http://localhost.evil.example/v1", False),
        ("http://127.0.0.1@evil.example/v1", False),
        ("https://name:pass@labels.example/v1", False),
        ("https://labels.example/v1?key=1", False),
        ("https://labels.example:port/v1", False),
        ("ftp://labels.example", False),
        ("file:///etc/hosts", False),
        ("labels.example/v1", False),
        ("https://lábels.example/v1", False),
        ("https://", False),
    ],
)
def test_where_posts_may_go(url: str, allowed: bool) -> None:
    settings = Settings(writing_url=url, writing_model="small")
    if allowed:
        found = endpoint_of(settings)
        assert found is not None
        assert found.url == url
        return
    with pytest.raises(SettingsError, match="writing_url"):
        endpoint_of(settings)
    (never,) = written([told()], endpoint=Endpoint(url=url, model="small", seconds=1)).values()
    assert never == Unwritten("the endpoint cannot be reached")


def test_off_by_default() -> None:
    assert endpoint_of(Settings()) is None
    with pytest.raises(SettingsError, match="writing_model"):
        endpoint_of(Settings(writing_url="https://labels.example/v1"))


def test_the_key_is_never_shown() -> None:
    settings = Settings(writing_url="https://labels.example/v1", writing_model="small", writing_key=SecretStr(KEY))
    endpoint = endpoint_of(settings)
    assert KEY not in repr(settings) + str(settings.model_dump()) + settings.model_dump_json() + repr(endpoint)
    with pytest.raises(SettingsError) as raised:
        endpoint_of(settings.model_copy(update={"writing_key": SecretStr("two words\r\nX: y")}))
    assert "two words" not in str(raised.value)


def test_what_is_sent_is_said() -> None:
    off = what_is_sent()
    assert off.startswith("Off by default: nothing is sent.")
    on = what_is_sent(Endpoint(url="https://labels.example/v1", model="small"))
    assert "labels.example" in on
    assert all(
        part in on for part in ("keywords", "three" if "three" in on else "3", "400", "de-identified", "quoting")
    )
