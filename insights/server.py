"""The server: the dashboard as an ASGI application with its own routes, closed doors and security headers."""

from __future__ import annotations

import base64
import hashlib
import logging
import re
import socket
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

import streamlit
import streamlit as st
import uvicorn
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from insights.errors import SettingsError
from insights.settings import Settings, load_settings
from insights.startup import LOOPBACK_NAMES, Visitor, hostname, is_local
from insights.ui.running import ROOT, Running, current, serve_as

SCRIPT = ROOT / "dashboard.py"
_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104
_CLOSED = re.compile(r"/_stcore/(metrics|st-metrics|agent|script-health-check)(/|$)", re.IGNORECASE)


def create_app(settings: Settings, *, script: Path = SCRIPT, on_start: str = "") -> st.App:
    """Return the application for `settings`; once it is up it prints the address to open it at.

    `on_start` is the origin in that address, such as http://127.0.0.1:8501.
    """
    running = Running(settings=settings, served=True)
    serve_as(running)
    token = running.tokens.issue()

    @asynccontextmanager
    async def lifespan(_: st.App) -> AsyncIterator[None]:
        logging.getLogger("uvicorn.access").disabled = True  # its lines would hold the token
        if not (settings.public_demo or settings.require_sign_in):
            print(f"Open Earshot: {on_start}/start/{token}", flush=True)  # noqa: T201
        yield

    return st.App(
        script,
        routes=_routes(running),
        middleware=[Middleware(Shield, hosts=_hosts(settings))],
        lifespan=lifespan,
    )


def serve(store: Path, *, port: int, address: str, open_browser: bool) -> None:
    """Serve the dashboard over `store` until interrupted.

    Raises SettingsError where the address or port cannot be listened on.
    """
    settings = load_settings().model_copy(update={"store": store, "port": port, "address": address})
    listening = _listen(address, port)
    name = "127.0.0.1" if address in _EVERYWHERE else address
    origin = f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"
    app = create_app(settings, on_start=origin)
    config = uvicorn.Config(
        app,
        log_level="warning",
        proxy_headers=False,
        server_header=False,
        ws="websockets-sansio",
        timeout_graceful_shutdown=2,
    )
    server = _Announcing(config, origin) if open_browser else uvicorn.Server(config)
    try:
        server.run(sockets=[listening])
    finally:
        listening.close()


def __getattr__(name: str) -> st.App:
    """Return `app`, made on first use, for `uvicorn insights.server:app`."""
    if name != "app":
        raise AttributeError(name)
    return _default_app()


@cache
def _default_app() -> st.App:
    return create_app(load_settings())


class _Announcing(uvicorn.Server):
    """A server that opens a browser once it listens, with a token good for that one visit."""

    def __init__(self, config: uvicorn.Config, origin: str) -> None:
        super().__init__(config)
        self._origin = origin

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        webbrowser.open(f"{self._origin}/start/{current().tokens.issue(once=True)}")


def _listen(address: str, port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((address, port))
        listening.listen(128)
    except (OSError, OverflowError) as error:
        listening.close()
        raise SettingsError(f"{address}:{port}: cannot be listened on; choose another with --port.") from error
    return listening


def _hosts(settings: Settings) -> frozenset[str] | None:
    """Return the host names answered to; None: any."""
    if settings.public_demo or "*" in settings.allowed_hosts:
        return None
    own = {settings.address} - set(_EVERYWHERE)
    return frozenset(name.lower() for name in (*LOOPBACK_NAMES, *settings.allowed_hosts, *own))


def _routes(running: Running) -> list[BaseRoute]:
    async def start(request: Request) -> Response:
        visitor = Visitor(
            peer=request.client.host if request.client else None,
            host=request.headers.get("host"),
            headers=request.headers,
        )
        owner_off = running.settings.require_sign_in or running.settings.public_demo
        if owner_off or not is_local(visitor):
            return not_found()
        if running.tokens.holds(request.cookies.get(running.cookie)):
            return RedirectResponse("/", status_code=303)
        key = running.tokens.redeem(request.path_params["token"])
        if key is None:
            return not_found()
        response = RedirectResponse("/", status_code=303)
        response.set_cookie(running.cookie, key, httponly=True, samesite="strict", path="/")
        return response

    async def health(_: Request) -> Response:
        return PlainTextResponse("ok")

    return [Route("/healthz", health), Route("/start/{token}", start)]


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
        refused = not self._knows(scope) or _CLOSED.search(re.sub("/+", "/", scope["path"]))
        if scope["type"] == "websocket":
            if refused or scope.get("client") is None:
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
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
        "X-Robots-Tag": "noindex, nofollow",
    }


def _inline_scripts() -> list[str]:
    """Return the hashes under which the installed Streamlit's own inline scripts may run."""
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
