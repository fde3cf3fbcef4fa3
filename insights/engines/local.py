"""This machine: batches run on its cores, in order, with a bounded number under way."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import TypeVar

from insights.errors import EngineError

Batch = TypeVar("Batch")
Result = TypeVar("Result")

_WORTH_A_POOL = 8


def run_batches(
    work: Callable[[Batch], Result],
    batches: Iterable[Batch],
    *,
    prepare: Callable[..., None],
    given: tuple[object, ...],
    workers: int,
) -> Iterator[Result]:
    """Yield `work(batch)` for each batch, in order; `prepare(*given)` ran once in each process before.

    Fewer than eight batches run in this process: a pool would take longer to start. Raises EngineError
    where a worker process dies.
    """
    stream = iter(batches)
    first = list(islice(stream, _WORTH_A_POOL))
    if workers < 2 or len(first) < _WORTH_A_POOL:
        prepare(*given)
        yield from map(work, chain(first, stream))
        return
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=spawn, initializer=prepare, initargs=given) as pool:
        under_way: deque[Future[Result]] = deque()
        try:
            for batch in chain(first, stream):
                under_way.append(pool.submit(work, batch))
                if len(under_way) > 2 * workers:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        except BrokenProcessPool as error:
            raise EngineError(
                "A worker process died, most likely for want of memory; nothing was changed. "
                "Close other programs, or run fewer files at a time."
            ) from error
        finally:
            for future in under_way:
                future.cancel()
