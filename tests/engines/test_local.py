"""Batches on this machine: in order, a bounded number under way, and a death that is told."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from insights.engines.local import run_batches
from insights.errors import EngineError
from tests.engines.work import add, die, fail, prepare, who


@pytest.mark.parametrize(("workers", "count"), [(1, 0), (1, 1), (2, 7), (1, 30), (2, 30)])
def test_results_come_in_the_order_of_the_batches(workers: int, count: int) -> None:
    batches = [[number, number] for number in range(count)]
    found = list(run_batches(add, batches, prepare=prepare, given=(100,), workers=workers))
    assert found == [2 * number + 100 for number in range(count)]


@pytest.mark.parametrize(("count", "here"), [(7, True), (8, False)])
def test_few_batches_stay_in_this_process(count: int, here: bool) -> None:
    ran_in = set(run_batches(who, range(count), prepare=prepare, given=(100,), workers=2))
    assert (ran_in == {os.getpid()}) is here


def test_only_a_bounded_number_of_batches_is_taken_ahead() -> None:
    taken = 0

    def many() -> Iterator[list[int]]:
        nonlocal taken
        for number in range(60):
            taken += 1
            yield [number]

    results = run_batches(add, many(), prepare=prepare, given=(100,), workers=2)
    assert next(results) == 100
    assert taken <= 8
    assert len(list(results)) == 59


def test_a_worker_that_dies_is_told_in_one_line() -> None:
    with pytest.raises(EngineError, match="died") as told:
        list(run_batches(die, range(20), prepare=prepare, given=(100,), workers=2))
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_in_the_work_comes_through(workers: int) -> None:
    with pytest.raises(LookupError, match="from the worker"):
        list(run_batches(fail, range(20), prepare=prepare, given=(100,), workers=workers))
