"""A run from its source to its report."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import anyio
import pytest

from acsdk._bulk import read_journal, run
from acsdk._errors import (
    BulkError,
    InvalidInputError,
)
from tests.support import VirtualClock

from .stubs import StubAccount, Thing, is_consistent, make_job, things

pytestmark = pytest.mark.anyio


async def test_everything_lands_in_batches_of_the_given_size() -> None:
    account = StubAccount()
    report = await run(make_job(account), things(95))
    assert (report.read, report.accepted, report.unsent, report.requests) == (95, 95, 0, 10)
    assert len(account.landed) == 95
    assert sorted(len(call) for call in account.calls) == [5] + [10] * 9
    assert [batch.records for batch in report.batches].count(10) == 9
    assert all(batch.record_id is not None for batch in report.batches)
    assert report.is_complete
    report.raise_for_failures()


async def test_a_call_is_no_larger_where_many_records_are_freed_at_once() -> None:
    """Newer copies wait for the older ones, of two calls that are answered together."""
    answers = anyio.Event()
    account = StubAccount(wait=answers.wait)

    async def twice() -> AsyncIterator[Thing]:
        for value in (1, 2):
            for thing in things(20):
                yield replace(thing, value=value)
        answers.set()
        await anyio.wait_all_tasks_blocked()

    report = await run(make_job(account), twice())
    assert report.accepted == 40
    assert [len(call) for call in account.calls] == [10] * 4


async def test_the_batch_size_can_be_set() -> None:
    account = StubAccount()
    await run(make_job(account), things(7), batch_size=3)
    assert sorted(map(len, account.calls)) == [1, 3, 3]


@pytest.mark.parametrize("size", [0, -1, 1.5, 2.0, True, float("nan"), "5"])
async def test_a_senseless_batch_size_is_refused(size: Any) -> None:
    with pytest.raises(InvalidInputError, match="takes a number of records"):
        await run(make_job(StubAccount()), things(7), batch_size=size)


@pytest.mark.parametrize("most", [-1, 0.5, True, float("inf")])
async def test_a_senseless_number_of_failures_is_refused(most: Any) -> None:
    with pytest.raises(InvalidInputError, match="max_failures counts records"):
        await run(make_job(StubAccount()), things(7), max_failures=most)


async def test_no_more_records_than_the_api_takes() -> None:
    with pytest.raises(InvalidInputError, match="up to 250 in one call, not 251"):
        await run(make_job(StubAccount(), most_records=250), things(7), batch_size=251)


async def test_a_quota_of_the_operation_s_own_is_kept() -> None:
    def interval(records: int) -> float:
        return 3.0 if records == 1 else 0.6

    clock = VirtualClock()
    account = StubAccount(wait=lambda: clock.sleep(0.1))
    job = make_job(account, interval=interval)
    report = await run(job, things(41), clock=clock)
    assert report.accepted == 41
    assert report.seconds == pytest.approx(4 * 0.6 + 0.1)
    plan = await run(job, things(41), dry_run=True)
    assert plan.estimated_seconds == pytest.approx(4 * 0.6 + 3)


async def test_the_wait_for_that_quota_is_bounded_by_queue_timeout() -> None:
    def interval(records: int) -> float:
        return 0.3 * records

    clock = VirtualClock()
    account = StubAccount()
    job = make_job(account, interval=interval, queue_timeout=2)
    report = await run(job, things(11), clock=clock)
    assert (report.accepted, report.failed) == (10, 1)
    assert report.failures[0].reasons == (
        "no slot in the operation's own quota within queue_timeout=2 s; nothing sent",
    )
    assert clock.elapsed == 0


async def test_a_wait_as_long_as_queue_timeout_is_none_too_long() -> None:
    def interval(_: int) -> float:
        return 2.0

    clock, account = VirtualClock(), StubAccount()
    report = await run(make_job(account, interval=interval, queue_timeout=2), things(11), clock=clock)
    assert (report.accepted, clock.elapsed) == (11, 2)


async def test_a_dry_run_lets_others_work() -> None:
    turns: list[int] = []

    async def other() -> None:
        while True:
            turns.append(1)
            await anyio.lowlevel.checkpoint()

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(other)
        await run(make_job(StubAccount()), things(100), dry_run=True)
        tasks.cancel_scope.cancel()
    assert len(turns) > 5


async def test_an_empty_source_sends_nothing() -> None:
    account = StubAccount()
    report = await run(make_job(account), [])
    assert account.calls == []
    assert (report.read, report.requests) == (0, 0)
    assert report.is_complete


async def test_an_async_source() -> None:
    async def numbers() -> AsyncIterator[Thing]:
        for thing in things(25):
            await anyio.lowlevel.checkpoint()
            yield thing

    account = StubAccount()
    report = await run(make_job(account), numbers())
    assert report.accepted == len(account.landed) == 25


@pytest.mark.parametrize("source", ["text", b"bytes", {"a": 1}, 5, None])
async def test_what_is_no_source_of_items_is_refused(source: Any) -> None:
    with pytest.raises(InvalidInputError, match=f"not {type(source).__name__}"):
        await run(make_job(StubAccount()), source)


async def test_bytes_bound_a_batch() -> None:
    account = StubAccount(most_bytes=2_000)
    report = await run(make_job(account, max_batch_bytes=2_000, batch_size=100), things(100))
    assert report.accepted == 100
    assert report.failed == 0
    assert len(account.calls) == 3, "as full as they can be"


async def test_the_overhead_counts() -> None:
    account = StubAccount(most_bytes=1_000)
    await run(make_job(account, max_batch_bytes=2_000, overhead_bytes=1_002, batch_size=100), things(100))
    assert len(account.landed) == 100


async def test_a_record_too_large_for_any_call_fails_alone_and_unsent() -> None:
    account = StubAccount()
    report = await run(make_job(account, max_batch_bytes=500), [*things(3), Thing("big", size=600)])
    assert (report.accepted, report.failed) == (3, 1)
    assert report.failures[0].key == "1:big"
    assert "a call takes 498" in report.failures[0].reasons[0]
    assert "1:big" not in [key for call in account.calls for key in call]


async def test_what_cannot_be_encoded_fails_alone_and_unsent() -> None:
    account = StubAccount()
    broken = Thing("b", unencodable=True)
    report = await run(make_job(account), [*things(3), broken, *things(3, start=3)])
    assert (report.accepted, report.failed) == (6, 1)
    failure = report.failures[0]
    assert (failure.index, failure.key, failure.item, failure.reasons) == (3, "1:b", broken, ("value is missing",))
    assert isinstance(failure.error, InvalidInputError)


async def test_what_has_no_key_fails_with_an_empty_key() -> None:
    def key(_: Thing) -> str:
        raise InvalidInputError("store_order_id is empty")

    report = await run(make_job(StubAccount(), key=key), things(1))
    assert (report.failures[0].key, report.failures[0].reasons) == ("", ("store_order_id is empty",))


async def test_an_item_of_another_kind_surfaces_as_the_programming_error_it_is() -> None:
    account = StubAccount()
    source: list[Any] = [*things(20), {"number": "20"}]
    with pytest.raises(AttributeError, match="key"):
        await run(make_job(account), source)
    assert len(account.landed) in (10, 20)


async def test_by_default_errors_call_a_record_by_its_key() -> None:
    job = make_job(StubAccount())
    plain = type(job)(
        operation=job.operation,
        account=job.account,
        key=lambda thing: thing.number,
        encode=job.encode,
        send=job.send,
        batch_size=job.batch_size,
    )
    report = await run(plain, things(5, bad=[2]))
    assert (report.accepted, report.failed, report.requests) == (4, 1, 2)


class TestDuplicates:
    async def test_the_last_copy_in_the_window_wins(self) -> None:
        account = StubAccount()
        report = await run(make_job(account), [Thing("a", 1), Thing("b", 2), Thing("a", 3)])
        assert account.accepted == {"1:b": [2], "1:a": [3]}
        assert (report.read, report.accepted, report.dropped) == (3, 2, 1)
        (one,) = report.duplicates
        assert (one.key, one.index, one.superseded_by, one.was_sent) == ("1:a", 0, 2, False)
        assert report.is_complete

    async def test_a_later_copy_waits_for_the_answer_to_the_earlier(self) -> None:
        clock = VirtualClock()
        account = StubAccount(wait=lambda: clock.sleep(1))
        source = [*things(10), Thing("3", 77), *things(9, start=20)]
        report = await run(make_job(account), source, clock=clock)
        assert account.accepted["1:3"] == [0, 77]
        assert account.overlaps == []
        (one,) = report.duplicates
        assert (one.key, one.index, one.superseded_by, one.was_sent) == ("1:3", 3, 10, True)
        assert (report.accepted, report.dropped) == (20, 0)

    async def test_of_several_copies_that_wait_the_last_is_sent(self) -> None:
        clock = VirtualClock()
        account = StubAccount(wait=lambda: clock.sleep(1))
        source = [*things(2), Thing("1", 1), Thing("1", 2), Thing("1", 3)]
        report = await run(make_job(account), source, batch_size=2, clock=clock)
        assert account.accepted["1:1"] == [0, 3]
        assert (report.accepted, report.dropped) == (3, 2)
        assert [(one.index, one.superseded_by, one.was_sent) for one in report.duplicates] == [
            (1, 2, True),
            (2, 3, False),
            (3, 4, False),
        ]
        assert is_consistent(report)

    async def test_the_same_number_of_two_shops_is_no_duplicate(self) -> None:
        account = StubAccount()
        report = await run(make_job(account), [Thing("a"), Thing("a", shop=2)])
        assert account.landed == {"1:a", "2:a"}
        assert report.duplicates == ()


class TestIsolation:
    @pytest.mark.parametrize("names_one_at_a_time", [False, True])
    async def test_named_records_are_taken_out(self, names_one_at_a_time: bool) -> None:
        account = StubAccount(names_one_at_a_time=names_one_at_a_time)
        report = await run(make_job(account), things(100, bad=[3, 7, 55]))
        assert (report.accepted, report.failed) == (97, 3)
        assert {failure.index for failure in report.failures} == {3, 7, 55}
        assert {failure.reasons for failure in report.failures} == {("3 is bad",), ("7 is bad",), ("55 is bad",)}
        assert report.requests <= 10 + 3
        assert account.landed.isdisjoint({"1:3", "1:7", "1:55"})

    async def test_unnamed_records_are_found_by_halving(self) -> None:
        account = StubAccount(names_bad=False)
        report = await run(make_job(account), things(64, bad=[3, 40]), batch_size=32)
        assert (report.accepted, report.failed) == (62, 2)
        assert {failure.key for failure in report.failures} == {"1:3", "1:40"}
        assert report.failures[0].reasons == ("Validation errors [status 422]",)
        assert report.requests <= 2 + 2 * 2 * 5

    async def test_a_name_that_two_records_share_condemns_neither_unheard(self) -> None:
        account = StubAccount()
        report = await run(make_job(account), [Thing("a", bad=True), Thing("a", shop=2), Thing("b")])
        assert account.landed == {"2:a", "1:b"}
        assert [failure.key for failure in report.failures] == ["1:a"]

    async def test_a_batch_of_nothing_but_bad_records(self) -> None:
        account = StubAccount()
        report = await run(make_job(account), things(10, bad=range(10)))
        assert (report.accepted, report.failed, report.requests) == (0, 10, 1)
        with pytest.raises(BulkError, match="10 failed") as caught:
            report.raise_for_failures()
        assert caught.value.report is report


class TestSize:
    async def test_too_many_tokens_halve_the_batches_and_blame_nobody(self) -> None:
        account = StubAccount(most_records=4)
        report = await run(make_job(account), things(100))
        assert (report.accepted, report.failed) == (100, 0)
        assert sum(len(call) > 4 for call in account.calls) < 30, "later batches are packed smaller"
        assert len(account.calls[-1]) <= 4

    async def test_413_halves_the_bytes_and_blames_nobody(self) -> None:
        account = StubAccount(most_bytes=1_000)
        report = await run(make_job(account, batch_size=50), things(500))
        assert (report.accepted, report.failed) == (500, 0)
        assert len(account.calls[-1]) > 1

    async def test_one_large_record_does_not_shrink_the_rest_to_single_calls(self) -> None:
        account = StubAccount(most_bytes=5_000)
        source = [*things(20), Thing("big", size=6_000), *things(200, start=20)]
        report = await run(make_job(account, batch_size=20), source)
        assert report.accepted == 220
        assert [failure.key for failure in report.failures] == ["1:big"]
        assert len(account.calls) < 40


class TestRows:
    async def test_rows_reach_on_result(self) -> None:
        rows: list[dict[str, Any]] = []
        report = await run(make_job(StubAccount(hands_rows_back=True)), things(25), on_result=rows.append)
        assert sorted(row["id"] for row in rows) == sorted(f"id-1:{number}" for number in range(25))
        assert report.accepted == 25
        assert {batch.record_id for batch in report.batches} == {None}

    async def test_where_the_api_only_queues_there_are_none(self) -> None:
        rows: list[dict[str, Any]] = []
        report = await run(make_job(StubAccount()), things(25), on_result=rows.append)
        assert (report.accepted, rows) == (25, [])

    async def test_a_record_without_its_row_is_unknown(self) -> None:
        account = StubAccount(hands_rows_back=True)

        async def send(records: Any, on_attempt: Any) -> Any:
            answer = await account.send(records, on_attempt)
            return type(answer)(None, [row for row in answer.rows or () if row["key"] != "1:3"])

        report = await run(make_job(account, send=send), things(10))
        assert (report.accepted, report.unknown) == (9, 1)
        assert report.unknowns[0].key == "1:3"
        assert report.unknowns[0].reasons == ("the answer has no row for this record",)

    async def test_rows_in_another_order_find_their_records(self, tmp_path: Path) -> None:
        account = StubAccount(hands_rows_back=True)

        async def send(records: Any, on_attempt: Any) -> Any:
            answer = await account.send(records, on_attempt)
            return type(answer)(None, [*reversed(answer.rows or ())])

        await run(make_job(account, send=send), things(3), journal=tmp_path / "import.db")
        assert (await read_journal(tmp_path / "import.db")).ids == {
            f"1:{number}": f"id-1:{number}" for number in range(3)
        }

    async def test_rows_without_keys_are_matched_by_position(self) -> None:
        job = make_job(StubAccount(hands_rows_back=True), row_key=None, row_id=None)
        report = await run(job, things(10))
        assert (report.accepted, report.unknown) == (10, 0)


async def test_a_dry_run_sends_nothing_and_estimates() -> None:
    account = StubAccount()
    source = [*things(95), Thing("5", 1), Thing("x", unencodable=True), Thing("94", 2)]
    report = await run(make_job(account), source, dry_run=True)
    assert account.calls == []
    assert report.dry_run
    assert (report.read, report.unsent, report.failed) == (98, 96, 1)
    assert report.dropped == 1
    assert report.requests == 10
    assert report.estimated_seconds == 2.0
    assert (await run(make_job(account), things(1), dry_run=True)).estimated_seconds == 0.2


async def test_no_more_than_32_batches_are_on_their_way() -> None:
    clock = VirtualClock()
    account = StubAccount(wait=lambda: clock.sleep(60))
    report = await run(make_job(account), things(1_000), clock=clock)
    assert account.most_in_flight == 32
    assert report.seconds == 60 * 4
