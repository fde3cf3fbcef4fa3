"""One request to the endpoint: bounded in time and size, never redirected, never raising."""

from __future__ import annotations

import http.client
import json
import socket
import ssl
import threading
import time
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address
from typing import Final
from urllib.parse import SplitResult, urlsplit

from pydantic import SecretStr

from insights.errors import SettingsError
from insights.settings import Settings

_SECONDS: Final = 30.0
_MOST_BYTES: Final = 65_536
_PATH = "/chat/completions"
_OFTEN_ENOUGH: Final = 2  # tries


class Fault(StrEnum):
    """Why there is no answer, in words."""

    UNREACHABLE = "the endpoint cannot be reached"
    SLOW = "the endpoint took too long"
    REDIRECT = "the endpoint sends on to another address, which is not followed"
    REFUSED = "the endpoint refuses the key"
    STATUS = "the endpoint answers with an error"
    LARGE = "the endpoint answers with far more than was asked for"
    NOT_JSON = "the endpoint does not answer as chat completions do"


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where labels are written; `seconds` is the time an answer may take. The key is never shown."""

    url: str
    model: str
    key: SecretStr | None = None
    seconds: float = _SECONDS

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""


def endpoint_of(settings: Settings) -> Endpoint | None:
    """Return the endpoint the settings name; None where they name none.

    Raises SettingsError for an address that is neither https nor on this machine, or without a model.
    """
    if settings.writing_url is None:
        return None
    if settings.writing_model is None:
        raise SettingsError("writing_model: is missing; name the model that writing_url shall use.")
    if (said := settings.writing_key) is not None and not _sendable(said.get_secret_value()):
        raise SettingsError("EARSHOT_WRITING_KEY: holds characters a key cannot have; copy it again.")
    if not _allowed(settings.writing_url):
        raise SettingsError(
            "writing_url: is no address labels may be sent to; give an https one, or http on this machine, "
            "without a name, a password or a query."
        )
    return Endpoint(url=settings.writing_url, model=settings.writing_model, key=settings.writing_key)


def asked(endpoint: Endpoint, messages: list[dict[str, str]]) -> str | Fault:
    """Return what the model says to the messages, or why it says nothing; tried once more after a fault that passes."""
    body = json.dumps({"model": endpoint.model, "messages": messages, "temperature": 0, "max_tokens": 400}).encode()
    answer: str | Fault = Fault.UNREACHABLE
    for _ in range(_OFTEN_ENOUGH):
        answer = _asked_once(endpoint, body)
        if answer not in (Fault.UNREACHABLE, Fault.STATUS):
            break
    return answer


def _asked_once(endpoint: Endpoint, body: bytes) -> str | Fault:
    if not _allowed(endpoint.url):
        return Fault.UNREACHABLE
    ends = time.monotonic() + endpoint.seconds
    parts = urlsplit(endpoint.url)
    connection = _connection(parts, endpoint.seconds)
    try:
        connection.connect()
        watch = threading.Timer(
            max(0.01, ends - time.monotonic()), _cut, [connection.sock]
        )  # a trickle never times out
        watch.daemon = True
        watch.start()
        try:
            connection.request("POST", parts.path.rstrip("/") + _PATH, body, _headers(endpoint))
            response = connection.getresponse()
            content = response.read(_MOST_BYTES + 1)
        finally:
            watch.cancel()
    except (OSError, http.client.HTTPException, ValueError):
        return Fault.SLOW if time.monotonic() >= ends - 0.01 else Fault.UNREACHABLE
    finally:
        connection.close()
    if time.monotonic() >= ends:
        return Fault.SLOW
    return _read(response.status, content)


def _read(status: int, content: bytes) -> str | Fault:
    if 300 <= status < 400:
        return Fault.REDIRECT
    if status in (401, 403):
        return Fault.REFUSED
    if status != 200:
        return Fault.STATUS
    if len(content) > _MOST_BYTES:
        return Fault.LARGE
    try:
        said = json.loads(content)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        return Fault.NOT_JSON
    return said if isinstance(said, str) else Fault.NOT_JSON


def _connection(parts: SplitResult, seconds: float) -> http.client.HTTPConnection:
    host = parts.hostname or ""
    if parts.scheme == "https":
        return http.client.HTTPSConnection(host, parts.port, timeout=seconds, context=ssl.create_default_context())
    return http.client.HTTPConnection(host, parts.port, timeout=seconds)


def _headers(endpoint: Endpoint) -> dict[str, str]:
    headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
    if endpoint.key is not None:
        headers["Authorization"] = f"Bearer {endpoint.key.get_secret_value()}"
    return headers


def _cut(connected: socket.socket) -> None:
    try:
        connected.shutdown(socket.SHUT_RDWR)
    except OSError:  # it ended by itself
        return


def _allowed(url: str) -> bool:
    """Return whether posts may go there: https, or http to this machine, and nothing but host, port and path."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    if not host or parts.username or parts.password or parts.query or parts.fragment or not url.isascii():
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and _on_this_machine(host))


def _on_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _sendable(key: str) -> bool:
    return key.isascii() and key.isprintable() and " " not in key
