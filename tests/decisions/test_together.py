"""Several threads and processes at one database, and a process that dies."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from insights.decisions import FILE_NAME, Decisions, open_decisions
from insights.decisions.theme_names import ThemeName
from insights.errors import DecisionError

ROOT = Path(__file__).resolve().parents[2]
KEY = "diabetes/t4"


def named(label: str) -> ThemeName:
    return ThemeName(condition="diabetes", theme_id="t4", label=label)


def test_of_threads_that_saw_the_same_version_exactly_one_wins(decisions: Decisions):
    count, rounds = 6, 5
    together = Barrier(count, timeout=30)

    def try_to_decide(worker: int) -> list[bool]:
        won = []
        for seen in range(rounds):
            together.wait()
            try:
                decisions.decide(named(f"from {worker}"), by="analyst", expected_version=seen)
                won.append(True)
            except DecisionError:
                won.append(False)
        return won

    with ThreadPoolExecutor(count) as pool:
        outcomes = list(pool.map(try_to_decide, range(count)))
    assert [sum(turn) for turn in zip(*outcomes, strict=True)] == [1] * rounds
    assert decisions.verify().rows == rounds
    assert [row.version for row in decisions.history(ThemeName, KEY)] == list(range(1, rounds + 1))


def test_threads_that_open_and_write_at_once_lose_nothing(tmp_path: Path):
    count, each = 6, 10
    together = Barrier(count, timeout=30)

    def open_and_decide(worker: int) -> None:
        together.wait()
        with open_decisions(tmp_path) as decisions:
            for number in range(each):
                decisions.decide(named(f"{worker}.{number}"), by="analyst")

    with ThreadPoolExecutor(count) as pool:
        list(pool.map(open_and_decide, range(count)))
    with open_decisions(tmp_path) as decisions:
        labels = {row.payload.label for row in decisions.history(ThemeName, KEY)}
        assert labels == {f"{worker}.{number}" for worker in range(count) for number in range(each)}
        assert decisions.verify().rows == count * each


WRITER = """
import sys
from insights.decisions import open_decisions
from insights.decisions.theme_names import ThemeName
print("ready", flush=True)
sys.stdin.readline()
with open_decisions(sys.argv[1]) as decisions:
    for number in range(20):
        payload = ThemeName(condition="diabetes", theme_id="t4", label=f"{sys.argv[2]}.{number}")
        decisions.decide(payload, by="analyst")
"""


def test_processes_that_open_and_write_at_once_lose_nothing(tmp_path: Path):
    writers = [start(WRITER, str(tmp_path), str(number)) for number in range(3)]
    for writer in writers:
        assert writer.stdout
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin
        writer.stdin.write("go\n")
        writer.stdin.flush()
    assert [writer.communicate(timeout=60)[1] for writer in writers] == [""] * 3
    with open_decisions(tmp_path) as decisions:
        assert decisions.verify().rows == 60
        assert len({row.payload.label for row in decisions.history(ThemeName, KEY)}) == 60


KILLED = """
import os, sys
from insights.decisions import _audit, open_decisions
from insights.decisions.theme_names import ThemeName
decisions = open_decisions(sys.argv[1])
decisions.decide(ThemeName(condition="diabetes", theme_id="t4", label="kept"), by="analyst")
append = _audit.append
def die(*args, **entry):
    if sys.argv[2] == "after":
        append(*args, **entry)
    os._exit(7)
_audit.append = die
decisions.decide(ThemeName(condition="diabetes", theme_id="t4", label="lost"), by="analyst")
"""


def test_a_process_killed_before_it_commits_leaves_neither_change_nor_audit(tmp_path: Path):
    for moment in ("before", "after"):
        folder = tmp_path / moment
        folder.mkdir()
        killed = start(KILLED, str(folder), moment)
        assert killed.communicate(timeout=60)[1] == ""
        assert killed.returncode == 7
        with open_decisions(folder) as decisions:
            assert [row.payload.label for row in decisions.history(ThemeName, KEY)] == ["kept"]
            assert decisions.verify().rows == 1
            assert decisions.decide(named("next"), by="analyst", expected_version=1).version == 2
        assert (folder / FILE_NAME).is_file()


def start(script: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", script, *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
