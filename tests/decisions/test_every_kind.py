"""What must hold of every kind of decision in the folder, the next one included."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from insights.decisions import Decisions, Payload, decision_kind, kinds
from insights.errors import DecisionError

KINDS = [pytest.param(kind, id=name) for name, kind in kinds().items()]


def examples(kind: type[Payload]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The first two examples of the kind's schema."""
    first, second, *_ = kind.model_json_schema()["examples"]
    return first, second


def test_the_folder_holds_the_kinds_the_product_needs():
    assert set(kinds()) >= {"theme_name", "saved_view"}


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_explained_frozen_and_has_a_test_of_its_own(kind: type[Payload]):
    module = kind.__module__.rpartition(".")[2]
    assert kind.__doc__
    assert kind.__doc__ != Payload.__doc__
    assert kind.model_config["frozen"]
    assert kind.model_config["extra"] == "forbid"
    assert (Path(__file__).parent / f"test_{module}.py").is_file()


@pytest.mark.parametrize("kind", KINDS)
def test_its_examples_are_two_versions_of_one_decision(kind: type[Payload]):
    first, second = (kind.model_validate(example) for example in examples(kind))
    assert first.key == second.key
    assert first != second


@pytest.mark.parametrize("kind", KINDS)
def test_it_comes_back_as_it_was_decided_and_can_be_undone(kind: type[Payload], decisions: Decisions):
    first, second = (kind.model_validate(example) for example in examples(kind))
    decisions.decide(first, by="analyst")
    decisions.decide(second, by="analyst")
    stored = decisions.get(kind, first.key)
    assert stored is not None
    assert (stored.payload, stored.version, stored.kind, stored.key) == (second, 2, kind.kind, first.key)

    undone = decisions.undo(kind, first.key, by="analyst")
    assert (undone.payload, undone.version) == (first, 3)
    assert decisions.current(kind) == {first.key: undone}
    assert [version.payload for version in decisions.history(kind, first.key)] == [first, second, first]
    assert [(row.kind, row.key, row.version) for row in decisions.audit()] == [
        (kind.kind, first.key, version) for version in (1, 2, 3)
    ]
    assert decisions.verify().ok


@pytest.mark.parametrize("kind", KINDS)
def test_it_refuses_an_unknown_field_without_repeating_it(kind: type[Payload]):
    with pytest.raises(DecisionError, match=f"^{kind.kind}: has an unknown field; remove it.$"):
        kind.model_validate({**examples(kind)[0], "overheard words": "x"})


@pytest.mark.parametrize("kind", KINDS)
def test_it_refuses_a_missing_or_ambiguous_key(kind: type[Payload]):
    good = examples(kind)[0]
    for field in kind.key_fields:
        missing = {name: value for name, value in good.items() if name != field}
        for bad in (missing, {**good, field: "a/b"}, {**good, field: ""}):
            with pytest.raises(DecisionError, match=f"^{kind.kind}: {field}: "):
                kind.model_validate(bad)


@pytest.mark.parametrize("kind", KINDS)
def test_a_copy_that_was_never_checked_is_checked_before_it_is_stored(kind: type[Payload], decisions: Decisions):
    unchecked = kind.model_construct(**{**examples(kind)[0], kind.key_fields[0]: "a/b"})
    with pytest.raises(DecisionError, match=f"^{kind.kind}: "):
        decisions.decide(unchecked, by="analyst")
    assert decisions.audit() == []


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("one/two", "is part of the key"),
        ("", "is part of the key"),
        ("x" * 301, "the key is over 300 characters"),
    ],
)
def test_a_key_field_without_a_pattern_is_checked_all_the_same(words: str, fault: str):
    @decision_kind("remark", key="words")
    class Remark(Payload):
        """A kind with a loose key."""

        words: str

    assert Remark(words="one two").key == "one two"
    with pytest.raises(DecisionError, match=fault):
        Remark(words=words)


def test_a_key_that_names_no_field_is_refused():
    class Remark(Payload):
        """A kind with one field."""

        words: str

    with pytest.raises(DecisionError, match="Remark has no key field number; add it"):
        decision_kind("remark", key="words/number")(Remark)
