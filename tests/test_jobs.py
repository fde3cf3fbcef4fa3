"""Imports in a process of their own: files received, one at a time, told, cancelled, cleaned up after."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from insights import jobs, received
from insights.errors import EarshotError, InputError, StoreBusy, StoreError
from insights.job_state import ASKED, State, read, reported, write
from insights.jobs import Job
from insights.received import Upload
from insights.store import publish
from tests.store.corpus import make_store

PROGRAM = """
import os, signal, sys, time
from pathlib import Path

sys.path.append({root!r})
from insights_state import State, reported

state = Path(sys.argv[sys.argv.index("--state") + 1])
"""
"""Stands in for the program: what a test adds to it is all that a run does."""


def receive(store: Path, *names: str) -> Upload:
    return received.receive(store, [(name, io.BytesIO(b"text\nhello\n")) for name in names or ("posts.csv",)])


def left(store: Path) -> list[str]:
    """Return the files of received exports that still lie in a store."""
    return sorted(path.name for path in (store / "jobs").glob("*/files/*/*"))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return make_store(tmp_path / "store", 8)


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a function that puts a few lines in the place of the program."""
    root = tmp_path / "program"
    (root / "insights").mkdir(parents=True)
    (root / "insights" / "__init__.py").touch()
    source = Path(jobs.__file__).with_name("job_state.py").read_text(encoding="utf-8")
    errors = Path(jobs.__file__).with_name("errors.py").read_text(encoding="utf-8")
    (root / "insights" / "errors.py").write_text(errors, encoding="utf-8")
    (root / "insights_state.py").write_text(source, encoding="utf-8")
    monkeypatch.setattr(jobs, "_ROOT", root)
    monkeypatch.chdir(root)

    def becomes(lines: str) -> None:
        (root / "insights" / "__main__.py").write_text(PROGRAM.format(root=str(root)) + lines, encoding="utf-8")

    return becomes


def ended(store: Path, *, within: float = 30) -> Job:
    """Return the latest job once it is over."""
    return awaited(store, lambda job: job.state is not State.RUNNING, within=within)


def awaited(store: Path, is_so: Callable[[Job], bool], *, within: float = 60) -> Job:
    until = time.monotonic() + within
    while time.monotonic() < until:
        job = jobs.latest(store)
        if job is not None and is_so(job):
            return job
        time.sleep(0.05)
    raise AssertionError(f"waited in vain: {jobs.latest(store)}")


def alive(group: int) -> list[int]:
    """Return the processes of a group that have not ended."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            number, _, rest = stat.read_text(encoding="utf-8", errors="replace").partition(" (")
            state, _, of_group = rest.rpartition(")")[2].split()[:3]
            found += [int(number)] if int(of_group) == group and state not in "ZX" else []
    return found


def interrupted(state: Path) -> None:
    with reported(state):
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(1)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("posts.csv", "posts.csv"),
        ("March 2025 (final).xlsx", "March 2025 (final).xlsx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\exports\\posts.csv", "posts.csv"),
        ("folder/posts.csv", "posts.csv"),
        ("/posts.csv", "posts.csv"),
        (".earshot.toml", "earshot.toml"),
        ("..", "export"),
        ("", "export"),
        ("a\nb\x00c\x1b[31m.csv", "a bc[31m.csv"),
        ("\u202egnp.csv", "gnp.csv"),
        ("x\ud800.csv", "x.csv"),
        ("Müde 😴.csv", "Müde 😴.csv"),
        ("é" * 300 + ".csv", "é" * 73 + ".csv"),
        ("--map.csv", "--map.csv"),
    ],
)
def test_a_received_file_has_a_name_that_does_no_harm(tmp_path: Path, given: str, kept: str) -> None:
    upload = receive(tmp_path / "store", given)
    assert [path.name for path in upload.files] == [kept]
    assert upload.files[0].is_relative_to(tmp_path / "store" / "jobs" / upload.id / "files")


def test_received_files_are_for_the_owner_alone_and_keep_their_order(tmp_path: Path) -> None:
    names = [*(f"{number}.csv" for number in range(11)), "0.csv"]
    upload = receive(tmp_path / "store", *names)
    assert [path.name for path in upload.files] == names
    assert received.waiting(tmp_path / "store") == upload
    for path in (tmp_path / "store").rglob("*"):
        if "jobs" in path.parts:
            assert path.stat().st_mode & 0o077 == 0, path


def test_an_empty_folder_becomes_a_store_by_what_it_receives(tmp_path: Path) -> None:
    upload = receive(tmp_path)
    assert publish.current(tmp_path) is None
    received.discard(tmp_path, upload)
    assert received.waiting(tmp_path) is None
    assert left(tmp_path) == []


def test_nothing_is_received_into_a_folder_of_other_things(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="other things"):
        receive(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_full_disk_leaves_nothing_of_an_upload(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(received.shutil, "copyfileobj", full)
    with pytest.raises(StoreError, match="No space left") as told:
        receive(store)
    assert "\n" not in str(told.value)
    assert received.waiting(store) is None
    assert list((store / "jobs").iterdir()) == []


def test_files_nobody_came_back_to_go_after_hours(store: Path) -> None:
    upload = receive(store)
    jobs.tidy(store)
    assert received.waiting(store) == upload
    long_ago = (datetime.now(UTC) - timedelta(hours=13)).timestamp()
    os.utime(store / "jobs" / upload.id, (long_ago, long_ago))
    jobs.tidy(store)
    assert received.waiting(store) is None


def test_a_run_tells_its_steps_then_its_report(store: Path, program: Callable[[str], None]) -> None:
    program(
        """
with reported(state) as telling:
    telling.step("read and annotate: 1,250 rows", 0.0)
    while not (state.parent / "go").exists():
        time.sleep(0.02)
    telling.end(State.DONE, report={"words": sys.argv[1:]})
"""
    )
    upload = receive(store, "a.csv", "b.csv")
    job = jobs.start(store, upload, condition="diabetes", mapping={"text": "What; $(they) said"}, rows=2000)
    assert (job.state, job.files, job.rows, job.condition) == (State.RUNNING, ("a.csv", "b.csv"), 2000, "diabetes")
    assert received.waiting(store) is None
    told = awaited(store, lambda job: job.read > 0)
    assert (told.state, told.step, told.read) == (State.RUNNING, "read and annotate", 1250)
    with pytest.raises(StoreBusy, match="Another import is under way"):
        jobs.start(store, receive(store), condition="diabetes")
    (store / "jobs" / upload.id / "go").touch()
    done = ended(store)
    assert done.state is State.DONE
    words = done.report["words"]
    assert words[:3] == ["run", *map(str, upload.files)]
    assert words[words.index("--map") + 1] == "text=What; $(they) said"
    assert "--replace" not in words
    assert not (store / "jobs" / upload.id / "files").exists()
    for path in (store / "jobs" / upload.id).iterdir():
        assert path.name == "go" or path.stat().st_mode & 0o077 == 0


NO_ROWS = """
from insights.errors import InputError
with reported(state):
    raise InputError(f"{sys.argv[2]}: has no rows; export it again.")
"""
FAULT = """
with reported(state):
    int("what somebody wrote")
"""


@pytest.mark.parametrize(
    ("lines", "state", "message"),
    [
        (NO_ROWS, "failed", r"posts\.csv: has no rows; export it again\."),
        (
            FAULT,
            "failed",
            r"A fault of the program stopped it \(ValueError, __main__\.py line \d+\); nothing was changed\.",
        ),
        ("with reported(state): raise KeyboardInterrupt", "cancelled", ""),
        ("os.kill(os.getpid(), signal.SIGKILL)", "died", ""),
        ("sys.exit(3)", "died", ""),
    ],
)
def test_however_a_run_ends_it_is_told_and_its_files_go(
    store: Path, program: Callable[[str], None], lines: str, state: str, message: str
) -> None:
    program(lines)
    jobs.start(store, receive(store), condition="diabetes")
    job = ended(store)
    assert job.state == state
    assert re.fullmatch(message, job.message)
    jobs.tidy(store)
    assert left(store) == []
    jobs.start(store, receive(store), condition="diabetes")  # the next one is not held up
    ended(store)


@pytest.mark.parametrize(
    ("lines", "grace"),
    [
        ("with reported(state):\n    (state.parent / 'up').touch()\n    time.sleep(60)", 20.0),
        ("signal.signal(signal.SIGTERM, signal.SIG_IGN)\n(state.parent / 'up').touch()\ntime.sleep(60)", 0.3),
        (
            "os.fork()\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n(state.parent / 'up').touch()\ntime.sleep(60)",
            0.3,
        ),
    ],
    ids=["asked", "by force", "by force, with its workers"],
)
def test_cancel_ends_a_run_and_takes_its_files(
    store: Path, program: Callable[[str], None], lines: str, grace: float
) -> None:
    before = publish.current(store)
    program(lines)
    job = jobs.start(store, receive(store), condition="diabetes")
    (store / "draft-half-done").touch()
    awaited(store, lambda job: (store / "jobs" / job.id / "up").exists())
    began = time.monotonic()
    jobs.cancel(store, job, grace=grace)
    assert time.monotonic() - began < 15
    assert ended(store, within=5).state is State.CANCELLED
    assert left(store) == []
    assert not (store / "draft-half-done").exists()
    assert publish.current(store) == before
    assert alive(job.process) == []
    jobs.cancel(store, job)  # again: nothing is there to stop
    assert ended(store).state is State.CANCELLED


def test_a_run_on_the_command_line_is_told_before_anything_begins(store: Path) -> None:
    upload = receive(store)
    with publish.writing(store), pytest.raises(StoreBusy, match="another run"):
        jobs.start(store, upload, condition="diabetes")
    assert received.waiting(store) == upload


def test_what_cannot_be_started_is_told_and_waits_on(store: Path) -> None:
    upload = receive(store)
    with pytest.raises(InputError, match="rename it"):
        jobs.start(store, upload, condition="diabetes", mapping={"text": "a\0b"})
    assert received.waiting(store) == upload
    received.discard(store, upload)
    with pytest.raises(InputError, match="no longer there"):
        jobs.start(store, upload, condition="diabetes")


@pytest.mark.parametrize("content", ["", "{", "[]", "null", "\0"])
def test_a_damaged_state_is_no_state(store: Path, content: str) -> None:
    upload = receive(store)
    (store / "jobs" / upload.id / ASKED).write_text(content, encoding="utf-8")
    assert jobs.latest(store) is None
    jobs.tidy(store)


def test_only_the_newest_jobs_are_remembered(store: Path) -> None:
    asked = {"condition": "x", "files": [], "replace": False, "rows": 0, "started": "2025-01-01T00:00:00+00:00"}
    for day in range(1, 26):
        folder = store / "jobs" / f"202501{day:02d}T000000000000-00aa"
        folder.mkdir(parents=True)
        write(folder / ASKED, {**asked, "process": 0})
        write(folder / "state.json", {"state": "done", "report": {}})
    jobs.tidy(store)
    kept = sorted(path.name for path in (store / "jobs").iterdir() if path.is_dir())
    assert (len(kept), kept[0][:8]) == (20, "20250106")


def test_a_state_is_told_a_few_times_a_second_and_never_stops_a_run(tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    with reported(state) as telling:
        for row in range(1000):
            telling.step(f"read and annotate: {row:,} rows", 0.0)
        assert read(state)["read"] < 999
        telling.step("themes", 0.0)
        assert read(state) == {"state": "running", "step": "themes", "read": 999}
    with reported(tmp_path / "nowhere" / "state.json") as telling:
        telling.step("themes", 0.0)


def test_a_state_elsewhere_takes_no_files_along(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    with pytest.raises(InputError), reported(tmp_path / "state.json"):
        raise InputError("no")
    assert (tmp_path / "files").is_dir()
    assert read(tmp_path / "state.json")["message"] == "no"


def test_sigterm_ends_a_run_as_ctrl_c_does_and_is_given_back(tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(KeyboardInterrupt):
        interrupted(tmp_path / "state.json")
    assert signal.getsignal(signal.SIGTERM) is before
    assert read(tmp_path / "state.json")["state"] == "cancelled"


@pytest.mark.slow
def test_a_real_run_is_cancelled_midway_and_the_next_one_ends_well(store: Path, demo_rows: list[str]) -> None:
    before = publish.current(store)
    posts = [{key: value for key, value in json.loads(row).items() if key != "made_up"} for row in demo_rows]
    many: list[dict[str, Any]] = [{**post, "id": f"{post['id']}-{turn}"} for turn in range(15) for post in posts]
    export = "\n".join(map(json.dumps, many)).encode()
    job = jobs.start(
        store, received.receive(store, [("posts.ndjson", io.BytesIO(export))]), condition="diabetes", rows=len(many)
    )
    awaited(store, lambda job: job.read > 0, within=120)
    assert list(store.glob("draft-*"))
    jobs.cancel(store, job)
    assert ended(store).state is State.CANCELLED
    assert (publish.current(store), left(store), list(store.glob("draft-*"))) == (before, [], [])

    few = "\n".join(map(json.dumps, posts[:12])).encode()
    jobs.start(store, received.receive(store, [("posts.ndjson", io.BytesIO(few))]), condition="diabetes", rows=12)
    done = ended(store, within=180)
    assert done.state is State.DONE, done.message
    assert done.report["read"] == 12 == done.report["kept"] + sum(done.report["excluded"].values())
    assert publish.current(store) != before


def test_errors_of_ours_leave_the_process_with_their_own_code(tmp_path: Path) -> None:
    with pytest.raises(EarshotError), reported(tmp_path / "state.json"):
        raise StoreBusy("busy")
    assert read(tmp_path / "state.json") == {"state": "failed", "step": "", "read": 0, "message": "busy"}
