"""The fuzzing itself: it spoils files, tells a fault from a refusal, and its last result covers every format."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from insights import readers
from tests.readers import fuzz
from tests.readers.samples import SAMPLES


def test_the_last_result_covers_every_format_and_found_no_fault() -> None:
    result = json.loads(fuzz.RESULT.read_text(encoding="utf-8"))
    assert set(result["formats"]) == set(SAMPLES)
    assert result["mutants"] >= 300
    for name, told in result["formats"].items():
        assert told["faults"] == 0, name
        assert told["read"] + told["refused"] == result["mutants"], name


def test_spoiling_changes_a_sample_and_is_seeded() -> None:
    sample = b'{"id": "a", "text": "x"}\n' * 20
    spoilt = [fuzz.spoil(sample, random.Random(seed)) for seed in range(20)]
    assert sum(one != sample for one in spoilt) >= 18
    assert spoilt == [fuzz.spoil(sample, random.Random(seed)) for seed in range(20)]


def test_a_fault_is_no_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,text\n1,hello there\n", encoding="utf-8")
    assert fuzz.outcome(path) == "read"
    assert fuzz.outcome(tmp_path / "gone.csv") == "refused"

    def breaks(_path: Path) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(readers, "read", breaks)
    assert "RuntimeError" in fuzz.outcome(path)
