"""Corrections: what may be said, of which text it counts, and that nothing of it is left once its post is erased."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from insights.decisions import FILE_NAME, Decisions, open_decisions
from insights.decisions._engine import transaction
from insights.decisions.corrections import Correction, text_hash
from insights.decisions.theme_names import ThemeName
from insights.errors import DecisionError

TEXT = "my son felt queasy on testamab"
GOOD: dict[str, Any] = {
    "condition": "diabetes",
    "post_id": "00ff00ff00ff00ff",
    "text_sha256": text_hash(TEXT),
    "labels": {"segment": "caregiver"},
}
KEY = "diabetes/00ff00ff00ff00ff"


def of(post_id: str, name: str = "testamab") -> Correction:
    labels = {"medications": [{"name": name, "polarity": "negative"}]}
    return Correction.model_validate({**GOOD, "post_id": post_id, "labels": labels})


@pytest.mark.parametrize(
    "labels",
    [
        {"intents": []},
        {"needs": ["help_for_loved_one"], "adverse_event": True},
        {"side_effects": [{"at": [11, 17], "told": "had"}], "quality_of_life": "none"},
        {"medications": [{"name": "testamab", "polarity": "mixed"}], "companies": []},
    ],
)
def test_what_is_said_is_kept_and_the_rest_is_not_said(labels: dict[str, Any]) -> None:
    correction = Correction.model_validate({**GOOD, "labels": labels})
    assert correction.key == KEY
    assert {name for name, value in correction.labels if value is not None} == set(labels)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"labels": {}}, "labels"),
        ({"labels": {"segment": None}}, "labels"),
        ({"labels": {"segment": "aliens"}}, "labels"),
        ({"labels": {"side_effects": [{"at": [1]}]}}, "labels"),
        ({"text_sha256": "abc"}, "text_sha256"),
        ({"condition": "Diabetes"}, "condition"),
        ({"post_id": "my own words"}, "post_id"),
    ],
)
def test_refused_without_repeating_what_was_given(change: dict[str, Any], field: str) -> None:
    with pytest.raises(DecisionError, match=f"^correction: {field}: ") as caught:
        Correction.model_validate({**GOOD, **change})
    assert "aliens" not in str(caught.value)
    assert "own words" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "same"), [(TEXT, True), (TEXT + " ", False), (TEXT.upper(), False), ("", False), ("\ud83d", False)]
)
def test_it_is_of_one_text(text: str, same: bool) -> None:
    assert Correction.model_validate(GOOD).is_of(text) is same


def test_all_versions_go_with_their_post_and_the_audit_still_verifies(decisions: Decisions, tmp_path: Path) -> None:
    for post_id, name in (("aa", "quetzalamab"), ("aa", "zanzibarimab"), ("bb", "testamab")):
        decisions.decide(of(post_id, name), by="analyst")
    decisions.undo(Correction, "diabetes/aa", by="analyst")
    decisions.decide(ThemeName(condition="diabetes", theme_id="aa", label="Not about a post"), by="analyst")
    assert decisions.posts() == {"aa", "bb"}

    assert decisions.erase_posts({"aa", "cc"}, by="admin") == 1
    assert decisions.posts() == {"bb"}
    assert decisions.get(Correction, "diabetes/aa") is None
    assert decisions.history(Correction, "diabetes/aa") == []
    assert set(decisions.current(Correction)) == {"diabetes/bb"}
    assert decisions.get(ThemeName, "diabetes/aa") is not None
    assert decisions.verify().ok
    last = decisions.audit()[-1]
    assert (last.action, last.by, last.key, last.version, last.digest) == ("erase", "admin", "diabetes/aa", None, None)
    for path in tmp_path.glob(f"{FILE_NAME}*"):
        content = path.read_bytes()
        assert b"quetzal" not in content
        assert b"zanzibar" not in content
    assert b"testamab" in (tmp_path / FILE_NAME).read_bytes()


def test_nothing_erased_comes_back_by_undo_and_a_new_one_begins_anew(decisions: Decisions) -> None:
    decisions.decide(of("aa", "quetzalamab"), by="analyst")
    decisions.undo(Correction, "diabetes/aa", by="analyst")
    decisions.erase_posts({"aa"}, by="admin")
    for change in (decisions.undo, decisions.redo, decisions.withdraw):
        with pytest.raises(DecisionError):
            change(Correction, "diabetes/aa", by="analyst")
    again = decisions.decide(of("aa", "testamab"), by="analyst", expected_version=2)
    assert again.version == 3
    assert decisions.undo(Correction, "diabetes/aa", by="analyst").state == "withdrawn"
    with pytest.raises(DecisionError, match="Nothing is left to undo"):
        decisions.undo(Correction, "diabetes/aa", by="analyst")
    assert decisions.redo(Correction, "diabetes/aa", by="analyst").payload == of("aa", "testamab")
    assert [row.version for row in decisions.history(Correction, "diabetes/aa")] == [3, 4, 5]
    assert decisions.erase_posts({"aa"}, by="admin") == 1
    assert decisions.erase_posts({"aa"}, by="admin") == 0
    assert decisions.verify().ok


def test_what_was_emptied_without_being_erased_is_a_break(decisions: Decisions) -> None:
    decisions.decide(of("aa"), by="analyst")
    decisions.erase_posts({"aa"}, by="admin")
    decisions.decide(of("aa"), by="analyst")
    decisions.decide(of("bb"), by="analyst")
    with transaction(decisions._engine, write=True) as connection:
        connection.exec_driver_sql("UPDATE decisions SET payload = '' WHERE key LIKE '%bb' OR version = 2")
    found = decisions.verify()
    assert (found.ok, found.first_broken) == (False, 3)
    assert "was changed" in found.why


def test_erasing_while_others_read_leaves_nothing_once_they_are_done(decisions: Decisions, tmp_path: Path) -> None:
    decisions.decide(of("aa", "quetzalamab"), by="analyst")
    with open_decisions(tmp_path) as viewer:
        assert viewer.get(Correction, "diabetes/aa") is not None
        decisions.erase_posts({"aa"}, by="admin")
        assert viewer.get(Correction, "diabetes/aa") is None
        assert not any(b"quetzal" in path.read_bytes() for path in tmp_path.glob(f"{FILE_NAME}*"))
