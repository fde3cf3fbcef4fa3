"""The server: the dashboard as an ASGI application with routes of its own."""

from __future__ import annotations

import logging
import socket
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

import streamlit as st
import uvicorn
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from insights.errors import SettingsError
from insights.settings import Settings, load_settings
from insights.startup import LOOPBACK_NAMES, Visitor, is_local
from insights.ui.running import ROOT, Running, current, serve_as
from insights.ui.shield import Shield, not_found
from insights.ui.uploads import UploadGate

SCRIPT = ROOT / "dashboard.py"
_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104


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
        logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
        if not (settings.public_demo or settings.require_sign_in):
            print(f"Open Earshot: {on_start}/start/{token}", flush=True)
        yield

    return st.App(
        script,
        routes=_routes(running),
        middleware=[
            Middleware(Shield, hosts=_hosts(settings)),
            Middleware(UploadGate, may_upload=lambda request: _is_owner(running, request)),
        ],
        lifespan=lifespan,
    )


def serve(store: Path, *, port: int, address: str, open_browser: bool, script: Path = SCRIPT) -> None:
    """Serve the dashboard `script` over `store` until interrupted.

    Raises SettingsError where the address or port cannot be listened on.
    """
    settings = load_settings().model_copy(update={"store": store, "port": port, "address": address})
    listening = _listen(address, port)
    name = "127.0.0.1" if address in _EVERYWHERE else address
    origin = f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"
    app = create_app(settings, script=script, on_start=origin)
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
        raise SettingsError(f"{address}:{port}: cannot be listened on; choose another --port.") from error
    return listening


def _hosts(settings: Settings) -> frozenset[str] | None:
    """Return the host names answered to; None: any."""
    if settings.public_demo or "*" in settings.allowed_hosts:
        return None
    own = {settings.address} - set(_EVERYWHERE)
    return frozenset(name.lower() for name in (*LOOPBACK_NAMES, *settings.allowed_hosts, *own))


def _is_owner(running: Running, request: Request) -> bool:
    """Return whether a request comes from the local owner, who has presented the start-up token."""
    return _may_own(running, request) and running.tokens.holds(request.cookies.get(running.cookie))


def _may_own(running: Running, request: Request) -> bool:
    visitor = Visitor(
        peer=request.client.host if request.client else None,
        host=request.headers.get("host"),
        headers=request.headers,
    )
    return not (running.settings.require_sign_in or running.settings.public_demo) and is_local(visitor)


def _routes(running: Running) -> list[BaseRoute]:
    async def start(request: Request) -> Response:
        if not _may_own(running, request):
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
