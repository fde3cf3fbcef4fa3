"""Files on their way in: only the owner may send any, and Streamlit keeps none."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import httpx
import pytest
from streamlit.proto.Common_pb2 import FileURLs
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFile, UploadedFileRec

from insights.ui import uploads
from tests.ui.live import Live, live


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with live(tmp_path_factory.mktemp("uploads"), kind="real") as server:
        yield server


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "GET", "POST"])
@pytest.mark.parametrize("path", ["/_stcore/upload_file/session/file", "//_stcore/upload_file/session/file"])
def test_the_door_for_files_is_shut_to_strangers(served: Live, method: str, path: str) -> None:
    for headers in ({}, {"Cookie": f"earshot_owner_{served.port}=guess"}):
        answer = httpx.request(method, f"{served.origin}{path}", headers=headers, content=b"x" * 1000)
        assert (answer.status_code, answer.text) == (404, "Not found")


def test_it_is_open_to_the_owner_of_a_page_that_is_open(served: Live) -> None:
    door = f"{served.origin}/_stcore/upload_file/session/file"
    assert httpx.options(door, cookies=served.cookie()).status_code == 204
    assert httpx.put(door, cookies=served.cookie(), files={"file": b"x"}).status_code in (400, 403)
    assert "<!doctype html>" in httpx.get(door, cookies=served.cookie()).text.lower()  # the page, never a file
    forwarded = httpx.options(door, cookies=served.cookie(), headers={"X-Forwarded-For": "127.0.0.1"})
    assert forwarded.status_code == 404


def test_what_was_kept_elsewhere_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    manager = MemoryUploadedFileManager("/upload")
    records = [UploadedFileRec(f"id{number}", "a.csv", "text/csv", b"hello") for number in range(3)]
    for record in records:
        manager.add_file("session", record)
    context = SimpleNamespace(uploaded_file_mgr=manager, session_id="session")
    monkeypatch.setattr(uploads, "get_script_run_ctx", lambda: context)
    files = [UploadedFile(record, FileURLs()) for record in records[:2]]
    monkeypatch.setattr(uploads.st, "session_state", state := {"upload": files, "other": 1})
    uploads.forget(files, "upload")
    assert state == {"other": 1}
    assert [record.file_id for record in manager.get_files("session", ["id0", "id1", "id2"])] == ["id2"]
    assert all(file.closed for file in files)
