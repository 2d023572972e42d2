"""What must hold for any source, any account and any mixture of errors."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import anyio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from acsdk._bulk import BulkReport, run
from acsdk._errors import BulkError, ConnectError, RateLimitError, ServerError, TransportError
from tests.support import VirtualClock

from .stubs import StubAccount, Thing, is_consistent, make_job

numbers = st.integers(0, 40).map(str)
T = TypeVar("T")

sources = st.lists(
    st.builds(Thing, numbers, value=st.integers(0, 9), shop=st.integers(1, 2), bad=st.booleans()), max_size=60
)


def in_virtual_time(backend: str, main: Callable[[VirtualClock], Awaitable[T]]) -> T:
    async def entry() -> T:
        clock = VirtualClock()
        return await main(clock)

    return anyio.run(entry, backend=backend)


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
@given(source=sources, batch_size=st.integers(1, 20), named=st.booleans(), rows=st.booleans(), seed=st.integers(0, 99))
def test_every_record_has_one_outcome(
    backend: str, source: list[Thing], batch_size: int, named: bool, rows: bool, seed: int
) -> None:
    chance = random.Random(seed)

    async def main(clock: VirtualClock) -> tuple[StubAccount, BulkReport[Thing]]:
        account = StubAccount(names_bad=named, hands_rows_back=rows, wait=lambda: clock.sleep(chance.random()))
        job = make_job(account, batch_size=batch_size)
        try:
            return account, await run(job, source, clock=clock)
        except BulkError as error:
            return account, error.report

    account, report = in_virtual_time(backend, main)
    assert is_consistent(report)
    assert account.overlaps == [], "no key is on its way twice"
    assert all(len(set(call)) == len(call) for call in account.calls)
    failed = {one.index for one in report.failures}
    assert all(source[index].bad for index in failed)
    if report.unsent:
        return
    assert report.read == len(source) == report.accepted + report.failed + report.dropped
    dropped = {one.index for one in report.duplicates if not one.was_sent}
    assert {index for index, thing in enumerate(source) if thing.bad} - dropped == failed
    last = {thing.key: thing for thing in source if not thing.bad}
    for key, thing in last.items():
        if not any(one.bad for one in source if one.key == key):
            assert account.accepted[key][-1] == thing.value, "the last copy wins"


@given(bad=st.sets(st.integers(0, 127), max_size=12))
def test_the_extra_requests_are_few(bad: set[int]) -> None:
    source = [Thing(str(number), bad=number in bad) for number in range(128)]

    async def main(named: bool) -> BulkReport[Thing]:
        return await run(make_job(StubAccount(names_bad=named), batch_size=64), source)

    report = anyio.run(main, True)
    assert report.requests <= 2 + min(2, len(bad))
    assert report.failed == len(bad)
    report = anyio.run(main, False)
    assert report.requests <= 2 + 2 * len(bad) * 6
    assert report.failed == len(bad)
    assert report.accepted == 128 - len(bad)


errors: list[Callable[[], Any]] = [
    lambda: ConnectError("no connection"),
    lambda: TransportError("broken", sent=True),
    lambda: RateLimitError("slow down", status_code=429),
    lambda: ServerError("busy", status_code=503),
    lambda: None,
    lambda: None,
    lambda: None,
]


@given(storm=st.lists(st.sampled_from(errors), max_size=30), batch_size=st.integers(1, 9))
def test_in_a_storm_nothing_is_lost_and_nothing_unreported(storm: list[Callable[[], Any]], batch_size: int) -> None:
    source = [Thing(str(number)) for number in range(60)]

    async def main() -> tuple[StubAccount, BulkReport[Thing]]:
        account = StubAccount(failures=[make() for make in storm])
        try:
            return account, await run(make_job(account, batch_size=batch_size), source)
        except BulkError as error:
            return account, error.report

    account, report = anyio.run(main)
    assert report.accepted == len(account.landed)
    assert report.read == report.accepted + report.failed + report.unknown + report.unsent
    assert account.landed.isdisjoint(one.key for one in (*report.failures, *report.unknowns))
