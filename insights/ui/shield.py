"""What stands in front: known hosts only, internal doors shut, security headers on every answer."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from insights.startup import LOOPBACK_NAMES, hostname

_CLOSED = re.compile(r"/_stcore/(metrics|st-metrics|agent|script-health-check)(/|$)", re.IGNORECASE)
_NO_TOKEN = re.compile(r"/start/(?![\w-]{1,100}$)", re.ASCII)  # what the router would answer in its own way


def not_found() -> Response:
    """Return the one answer to everything that is closed, wrong, or was never there."""
    return PlainTextResponse("Not found", status_code=404)


class Shield:
    """ASGI middleware: answers known hosts only, keeps internal doors shut, and adds the security headers."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str] | None) -> None:
        self.app = app
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        path = re.sub("/+", "/", scope["path"])
        refused = not self._knows(scope) or _CLOSED.search(path) or _NO_TOKEN.match(path)
        if scope["type"] == "websocket":
            if refused or scope.get("client") is None or not self._same_origin(scope):
                await send({"type": "websocket.close", "code": 1008})
            else:
                await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in security_headers().items():
                    headers[name] = value
            await send(message)

        app = not_found() if refused else self.app
        await app(scope, receive, with_headers)

    def _knows(self, scope: Scope) -> bool:
        if self.hosts is None:
            return True
        given = [value for name, value in scope["headers"] if name == b"host"]
        return len(given) == 1 and hostname(given[0].decode("latin-1")) in self.hosts

    def _same_origin(self, scope: Scope) -> bool:
        """Return whether a websocket was opened by one of our own pages, or by no page at all.

        Cookies know no ports and Streamlit lets any page of this machine in, so that a page served by another
        program here could look with the owner's cookie. A proxy that changes Host must be in `allowed_hosts`.
        """
        given = [value.decode("latin-1") for name, value in scope["headers"] if name == b"origin"]
        if not given:
            return True
        host = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "")
        scheme, _, asked = given[0].lower().partition("://")
        if len(given) > 1 or scheme not in ("http", "https"):
            return False
        named = (self.hosts or frozenset()) - set(LOOPBACK_NAMES)
        return asked == host.lower() or hostname(asked) in named


@cache
def security_headers() -> dict[str, str]:
    """Return the headers of every response. Styles are inline because Streamlit writes them so."""
    policy = {
        "default-src": "'none'",
        "script-src": f"'self' {' '.join(_inline_scripts())}",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "object-src": "'none'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
        "X-Robots-Tag": "noindex, nofollow",
    }


def _inline_scripts() -> list[str]:
    """Return the hashes under which the installed Streamlit's own inline scripts may run."""
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
