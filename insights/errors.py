"""Every error Earshot raises on purpose.

    EarshotError
    ├── InputError        a file given to us: missing, unknown format, empty, bad mapping
    ├── PackError         a condition pack: unknown key, overlap, not found
    ├── StoreError        the store: missing, not one of ours, damaged
    │   ├── StoreBusy     another run is writing
    │   └── StillThere    something of what was erased is left in a file
    ├── QuestionError     an unknown question or parameter
    ├── FilterError       a filter that names what does not exist
    ├── DecisionError     a decision that cannot be taken or undone
    ├── SettingsError     a setting with a value we cannot use
    ├── EngineError       the work stopped: a worker process died
    └── AccessDenied      the viewer may not see or do this

A message is one line and says what to do. It never quotes a post.
"""

from __future__ import annotations

from typing import ClassVar


class EarshotError(Exception):
    """Root of the tree; `exit_code` is what the command line returns."""

    exit_code: ClassVar[int] = 1


class InputError(EarshotError):
    exit_code = 3


class PackError(EarshotError):
    exit_code = 4


class StoreError(EarshotError):
    exit_code = 5


class StoreBusy(StoreError):  # noqa: N818
    exit_code = 6


class StillThere(StoreError):  # noqa: N818
    exit_code = 12


class QuestionError(EarshotError):
    exit_code = 7


class FilterError(EarshotError):
    exit_code = 7


class DecisionError(EarshotError):
    exit_code = 8


class SettingsError(EarshotError):
    exit_code = 9


class EngineError(EarshotError):
    exit_code = 11


class AccessDenied(EarshotError):  # noqa: N818
    exit_code = 10
