"""What a kind of decision is, and which there are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Self, TypeVar

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, ValidationError, model_validator

from insights.discover import modules
from insights.errors import DecisionError

P = TypeVar("P", bound="Payload")

MAX_KEY_LENGTH = 300


class Payload(BaseModel):
    """What was decided, checked as it is made: raises DecisionError naming the field, never its content.

    A field added to a kind later needs a default, so that what is stored can still be read.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, allow_inf_nan=False)

    kind: ClassVar[str]
    key_fields: ClassVar[tuple[str, ...]]

    @property
    def key(self) -> str:
        """The fields that say what the decision is about, joined by "/"; none may hold one."""
        return "/".join(str(getattr(self, field)) for field in self.key_fields)

    @model_validator(mode="wrap")
    @classmethod
    def _refuse_plainly(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        try:
            payload = handler(data)
        except ValidationError as error:
            # The pydantic message quotes the input, which may be a post's words: not chained.
            raise DecisionError(f"{cls.kind}: {_first_fault(error)}") from None
        for field in cls.key_fields:
            part = str(getattr(payload, field))
            if not part or "/" in part:
                raise DecisionError(f'{cls.kind}: {field}: is part of the key; give it without "/".')
        if len(payload.key) > MAX_KEY_LENGTH:
            raise DecisionError(f"{cls.kind}: the key is over {MAX_KEY_LENGTH} characters; shorten it.")
        return payload


def decision_kind(name: str, *, key: str) -> Callable[[type[P]], type[P]]:
    """Return a decorator that makes a payload a kind; `key` names its key fields, as "condition/theme_id"."""

    def made_a_kind(payload: type[P]) -> type[P]:
        fields = tuple(key.split("/"))
        unknown = [field for field in fields if field not in payload.model_fields]
        if unknown:
            raise DecisionError(f"{name}: {payload.__name__} has no key field {unknown[0]}; add it.")
        payload.kind, payload.key_fields = name, fields
        return payload

    return made_a_kind


def kinds() -> dict[str, type[Payload]]:
    """Return every kind in this folder by its name; raises DecisionError if two share one."""
    found: dict[str, type[Payload]] = {}
    for module in modules("insights.decisions"):
        for member in vars(module).values():
            if _is_kind_of(module.__name__, member):
                if member.kind in found:
                    raise DecisionError(f"{member.kind}: two kinds of decision have this name; rename one.")
                found[member.kind] = member
    return found


def _is_kind_of(module: str, member: object) -> bool:
    return (
        isinstance(member, type)
        and issubclass(member, Payload)
        and member.__module__ == module
        and "kind" in vars(member)
    )


def _first_fault(error: ValidationError) -> str:
    fault = error.errors(include_input=False, include_url=False)[0]
    # Below the field stand keys and positions that came with the input.
    where = str(fault["loc"][0]) if fault["loc"] else "payload"
    if fault["type"] == "extra_forbidden":
        return "has an unknown field; remove it."
    return f"{where}: {fault['msg'].removeprefix('Value error, ')}."
