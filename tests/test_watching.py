"""A watched folder: what is put there is imported once, when it is whole, and nothing there is touched."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from insights.errors import EngineError, InputError, StoreBusy, StoreError
from insights.watching import MEMORY, Watch, imported
from tests.store.corpus import make_store

ROOT = Path(__file__).resolve().parent.parent


class Folder:
    """A watched folder, and which files it gave to be imported; `raises` is what an import raises instead."""

    def __init__(self, tmp_path: Path, store: Path) -> None:
        self.path = tmp_path / "exports"
        self.path.mkdir(exist_ok=True)
        self.store = store
        self.taken: list[str] = []
        self.raises: Exception | None = None
        self.again()

    def again(self) -> None:
        """Start watching anew, as after a restart."""
        self.watch = Watch(folder=self.path, condition="testitis", store=self.store, imports=self._take)

    def put(self, name: str, content: str = "text\nhello\n") -> Path:
        path = self.path / name
        path.write_text(content, encoding="utf-8")
        return path

    def looks(self, times: int = 2) -> list[str]:
        return [line for _ in range(times) for line in self.watch.look()]

    def _take(self, path: Path) -> str:
        self.taken.append(path.name)
        if self.raises:
            raise self.raises
        return "2 rows read, 2 kept"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("watched") / "store", 8)


@pytest.fixture
def folder(tmp_path: Path, store: Path) -> Folder:
    (store / MEMORY).unlink(missing_ok=True)
    return Folder(tmp_path, store)


def test_a_file_is_read_at_the_second_look_and_never_again(folder: Folder) -> None:
    path = folder.put("posts.csv")
    before = (path.stat().st_mtime_ns, path.read_bytes())
    assert folder.looks(1) == []
    assert folder.looks(1) == ["posts.csv: 2 rows read, 2 kept"]
    assert folder.looks(3) == []
    assert folder.taken == ["posts.csv"]
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before
    assert [path.name for path in folder.path.iterdir()] == ["posts.csv"]


def test_a_file_that_grows_waits_until_it_stops(folder: Folder) -> None:
    for length in range(1, 4):
        folder.put("posts.csv", "text\n" + "hello\n" * length)
        assert folder.looks(1) == []
    assert folder.looks(1) == ["posts.csv: 2 rows read, 2 kept"]


def test_a_file_is_known_by_its_content(folder: Folder) -> None:
    path = folder.put("posts.csv")
    folder.looks()
    path.rename(folder.path / "renamed.csv")
    folder.put("copy.csv")
    assert folder.looks() == ["copy.csv: was read before; passed over"]
    folder.put("renamed.csv", "text\nsomething else\n")
    assert folder.looks() == ["renamed.csv: 2 rows read, 2 kept"]
    assert folder.taken == ["posts.csv", "renamed.csv"]


def test_what_was_read_is_remembered_after_a_restart_for_that_condition(folder: Folder) -> None:
    folder.put("posts.csv")
    folder.looks()
    folder.again()
    assert folder.looks() == ["posts.csv: was read before; passed over"]
    memory = folder.store / MEMORY
    assert memory.stat().st_mode & 0o777 == 0o600
    (seen,) = [json.loads(line) for line in memory.read_text(encoding="utf-8").splitlines()]
    assert set(seen) == {"sha256", "condition", "name", "at", "outcome"}
    folder.watch = Watch(folder=folder.path, condition="other", store=folder.store, imports=folder._take)
    assert folder.looks() == ["posts.csv: 2 rows read, 2 kept"]


def test_a_line_cut_off_by_a_crash_is_no_memory(folder: Folder) -> None:
    folder.put("posts.csv")
    folder.looks()
    memory = folder.store / MEMORY
    memory.write_text(memory.read_text(encoding="utf-8")[:-20], encoding="utf-8")
    folder.again()
    assert folder.looks() == ["posts.csv: 2 rows read, 2 kept"]


@pytest.mark.parametrize(
    ("raised", "line", "later"),
    [
        (InputError("{path}: has no rows; export it again."), "posts.csv: has no rows; export it again.", []),
        (EngineError("A worker process died."), "posts.csv: A worker process died.", []),
        (StoreBusy("busy"), "posts.csv: put off: busy", ["posts.csv: 2 rows read, 2 kept"]),
        (StoreError("disk full"), "posts.csv: put off: disk full", ["posts.csv: 2 rows read, 2 kept"]),
    ],
)
def test_what_cannot_be_read_is_told_once_and_what_can_wait_is_tried_again(
    folder: Folder, raised: Exception, line: str, later: list[str]
) -> None:
    path = folder.put("posts.csv")
    folder.raises = type(raised)(str(raised).replace("{path}", str(path)))
    assert folder.looks(5) == [line]
    folder.raises = None
    assert folder.looks() == later


@pytest.mark.parametrize("name", [".hidden.csv", "~posts.xlsx", "posts.csv.part", "posts.crdownload", "posts.tmp"])
def test_what_is_not_whole_is_left_alone(folder: Folder, name: str) -> None:
    folder.put(name)
    assert folder.looks(3) == []


def test_folders_links_and_pipes_are_left_alone(folder: Folder, tmp_path: Path) -> None:
    (folder.path / "deeper").mkdir()
    (folder.path / "deeper" / "posts.csv").write_text("text\nhello\n", encoding="utf-8")
    (tmp_path / "elsewhere.csv").write_text("text\nhello\n", encoding="utf-8")
    (folder.path / "link.csv").symlink_to(tmp_path / "elsewhere.csv")
    os.mkfifo(folder.path / "pipe.csv")
    assert folder.looks(3) == []


def test_a_file_that_may_not_be_opened_holds_up_no_other(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.put("a.csv")
    folder.put("b.csv", "text\nother\n")
    opened = Path.open

    def open_some(path: Path, *args: Any, **others: Any) -> object:
        if path.name == "a.csv":
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **others)

    monkeypatch.setattr(Path, "open", open_some)
    assert folder.looks(3) == [
        "a.csv: cannot be opened (Permission denied); tried again",
        "b.csv: 2 rows read, 2 kept",
    ]


def test_a_folder_that_goes_is_said(folder: Folder) -> None:
    folder.path.rmdir()
    with pytest.raises(InputError, match="cannot be watched"):
        folder.looks(1)


def test_a_store_without_posts_stays_one(tmp_path: Path) -> None:
    empty = tmp_path / "store"
    empty.mkdir()
    watched = Folder(tmp_path, empty)
    watched.raises = InputError("nothing")
    watched.put("posts.csv")
    assert watched.looks(4) == ["posts.csv: nothing"]
    assert list(empty.iterdir()) == []


@pytest.mark.parametrize(
    ("report", "line"),
    [
        ({"read": 1200, "kept": 1200, "excluded": {}}, "1,200 rows read, 1,200 kept"),
        (
            {"read": 12, "kept": 1, "excluded": {"duplicate": 10, "empty": 1}},
            "12 rows read, 1 kept; left out: copies 10, empty 1",
        ),
    ],
)
def test_a_run_in_a_line(report: dict[str, object], line: str) -> None:
    assert imported(report) == line


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_the_command_ends_cleanly(tmp_path: Path, ending: signal.Signals) -> None:
    (tmp_path / "exports").mkdir()
    command = [sys.executable, "-m", "insights", "watch", str(tmp_path / "exports"), "-c", "diabetes", "--every", "0.1"]
    with subprocess.Popen(
        [*command, "--store", str(tmp_path / "store")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as watching:
        assert watching.stdout is not None
        assert watching.stdout.readline().startswith("Watching ")
        (tmp_path / "exports" / "junk.csv").write_bytes(b"\0\1\2")
        assert "unknown format" in watching.stdout.readline()
        watching.send_signal(ending)
        try:
            out, err = watching.communicate(timeout=20)
        finally:
            watching.kill()
        assert (watching.returncode, out, err) == (0, "Stopped.\n", "")
