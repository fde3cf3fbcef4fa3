"""Corrections: what a person who read a post says is right of it, beside what was found."""

from __future__ import annotations

import hashlib
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field

from insights.decisions._fields import Condition, Id
from insights.decisions._kind import Payload, decision_kind
from insights.quality.labels import Labels


def _says_something(labels: Labels) -> Labels:
    if all(value is None for _, value in labels):
        raise ValueError("must say at least one thing of the post")
    return labels


@decision_kind("correction", key="condition/post_id")
class Correction(Payload):
    """What holds of a post by its reader; a field of `labels` that is None was not spoken of.

    Findings and counts stay as they are. It counts for the text it was made on, known by `text_sha256`, and no other.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "condition": "diabetes",
                    "post_id": "0123456789abcdef",
                    "text_sha256": "0" * 64,
                    "labels": {"segment": "caregiver"},
                },
                {
                    "condition": "diabetes",
                    "post_id": "0123456789abcdef",
                    "text_sha256": "0" * 64,
                    "labels": {"segment": "caregiver", "side_effects": [{"at": [4, 11], "told": "had"}]},
                },
            ]
        }
    )

    condition: Condition
    post_id: Id
    text_sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    labels: Annotated[Labels, AfterValidator(_says_something)]

    def is_of(self, text: str) -> bool:
        """Return whether this was said of `text`: the same to the letter, with all its places in it."""
        return self.text_sha256 == text_hash(text) and self.labels.misplaced(text) is None


def text_hash(text: str) -> str:
    """Return the SHA-256 (hex) by which a correction knows the de-identified text it was made on."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
