"""Run as a program: serve|plain PORT SCRIPT real|demo, a server over the fake store until killed."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.ui import fake_store


def main(mode: str, port: str, script: str, kind: str) -> None:
    fake_store.install(demo=kind == "demo")
    from insights.ui import view

    view.WATCH_SECONDS = 2
    if mode == "serve":
        from insights.server import serve

        serve(Path("unused"), port=int(port), address="127.0.0.1", open_browser=False, script=Path(script))
    else:
        from streamlit.web import cli

        sys.argv = ["streamlit", "run", script, "--server.port", port]
        cli.main()


if __name__ == "__main__":
    main(*sys.argv[1:])
