"""Quality is measured when it is asked for by name: `python -m pytest tests/quality`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Return True, to leave these tests out, unless the command names their folder."""
    named = (
        Path(argument.split("::")[0]).resolve() for argument in config.invocation_params.args if argument[:1] != "-"
    )
    asked = any(path == HERE or HERE in path.parents for path in named)
    return None if asked or HERE not in collection_path.parents else True
