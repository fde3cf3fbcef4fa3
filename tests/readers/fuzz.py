"""Fuzz every export format: `python -m tests.readers.fuzz [MUTANTS] [SEED]` spoils its made-up sample again and again.

A spoilt file may be read in part or refused with an InputError; anything else is a fault and is printed. The last
result lies in fuzz.json beside this file.
"""

from __future__ import annotations

import faulthandler
import json
import random
import re
import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path

from insights import readers
from insights.errors import InputError
from insights.model import RawPost
from tests.readers.samples import SAMPLES

RESULT = Path(__file__).with_name("fuzz.json")
SECONDS = 20
"""A file that takes longer hangs: the run ends with a traceback."""
_PIECES = (
    *(b'"', b"{", b"[", b"}", b"\n", b"\\", b"null", b"1e999", b"NaN", b"\x00", b"\xff\xfe", b"\\ud83d", b",,,"),
    *(b"<blockquote>", b"[[[[", b'{"a":', b"9" * 30, b"-1", b"[]", b"true", b"\t", b";", b"\r"),
)
_VALUES = (b"null", b"[]", b"{}", b"[1,[2]]", b'"x"', b"12345678901234567890", b"1.5", b"true", b'{"id":{"a":[]}}')
_VALUE = re.compile(rb': ?("[^"]*"|\d+|null|\[|\{)')
_TEXTS = ("author", "community", "url", "parent_id", "thread_id", "subject")


def spoil(sample: bytes, rng: random.Random) -> bytes:
    """Return `sample` with one to six faults: cut, flipped, inserted, dropped, repeated, another JSON value."""
    spoilt = bytearray(sample)
    for _ in range(rng.randint(1, 6)):
        at, other = sorted((rng.randrange(len(spoilt) + 1), rng.randrange(len(spoilt) + 1)))
        match rng.randrange(6):
            case 0:
                del spoilt[other:]
            case 1 if spoilt:
                spoilt[min(at, len(spoilt) - 1)] = rng.randrange(256)
            case 2:
                spoilt[at:at] = rng.choice(_PIECES)
            case 3:
                del spoilt[at : at + min(other - at, 300)]
            case 4:
                spoilt[at:at] = spoilt[at : at + 200]
            case _:
                if values := list(_VALUE.finditer(spoilt)):
                    chosen = rng.choice(values)
                    spoilt[chosen.start(1) : chosen.end(1)] = rng.choice(_VALUES)
    return bytes(spoilt)


def outcome(path: Path) -> str:
    """Return "read", "refused" or, for anything else, the last lines of the traceback."""
    try:
        for row in readers.read(path):
            if isinstance(row, RawPost):
                assert row.source_id
                assert all(isinstance(getattr(row, name), str | None) for name in _TEXTS)
    except InputError:
        return "refused"
    except Exception:  # noqa: BLE001  whatever it is, it is what the fuzzing is after
        return traceback.format_exc(limit=-3)
    return "read"


def main(mutants: int = 500, seed: int = 1) -> int:
    """Write fuzz.json; return how many formats failed."""
    results = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "spoilt"
        for name, (sample, _) in sorted(SAMPLES.items()):
            rng = random.Random(f"{seed} {name}")
            told: Counter[str] = Counter()
            for _ in range(mutants):
                path.write_bytes(spoil(sample if isinstance(sample, bytes) else sample.encode(), rng))
                faulthandler.dump_traceback_later(SECONDS, exit=True)
                told[outcome(path)] += 1
            faulthandler.cancel_dump_traceback_later()
            faults = {fault: times for fault, times in told.items() if fault not in ("read", "refused")}
            print(name, told["read"], "read", told["refused"], "refused", *faults, flush=True)
            results[name] = {"read": told["read"], "refused": told["refused"], "faults": sum(faults.values())}
    RESULT.write_text(json.dumps({"mutants": mutants, "seed": seed, "formats": results}, indent=1) + "\n")
    return sum(1 for told in results.values() if told["faults"])


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
