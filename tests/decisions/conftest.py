from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from insights.decisions import Decisions, open_decisions


@pytest.fixture
def decisions(tmp_path: Path) -> Iterator[Decisions]:
    """An empty database of decisions in a folder of its own."""
    with open_decisions(tmp_path) as opened:
        yield opened
