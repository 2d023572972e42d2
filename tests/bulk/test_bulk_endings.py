"""How a run ends: by an error of the account, of the source or of a hook, by a rule, or well."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import anyio
import pytest

from acsdk._bulk import BulkProgress, run
from acsdk._errors import (
    AuthenticationError,
    BulkError,
    ConfigurationError,
    ConnectError,
    InvalidInputError,
    PayloadTooLargeError,
    PermissionDeniedError,
    RequestError,
    ServerError,
    TimeoutError,
    TransportError,
    ValidationFailedError,
)
from acsdk._observer import BatchEnded, Observer
from tests.support import VirtualClock, cancel_when_still

from .stubs import StubAccount, Thing, is_consistent, make_job, things

pytestmark = pytest.mark.anyio


class TestFatalErrors:
    @pytest.mark.parametrize("error", [AuthenticationError("no", status_code=401), PermissionDeniedError("no")])
    async def test_what_is_not_about_a_record_ends_the_run_with_the_report(self, error: AuthenticationError) -> None:
        clock = VirtualClock()
        account = StubAccount(wait=lambda: clock.sleep(0.2), failures=[None, error])
        with pytest.raises(BulkError, match=r"things\.bulk_upsert ended early: no") as caught:
            await run(make_job(account), things(10_000), clock=clock)
        assert caught.value.__cause__ is error
        report = caught.value.report
        assert report.accepted == sum(map(len, account.accepted.values()))
        assert report.accepted >= 10
        assert report.unsent >= 10
        assert report.failed == 0
        assert report.requests <= 34
        assert is_consistent(report)

    async def test_after_a_lost_attempt_the_records_are_unknown(self) -> None:
        error = PermissionDeniedError("no")
        error.sent = True
        with pytest.raises(BulkError) as caught:
            await run(make_job(StubAccount(failures=[error])), things(10))
        assert (caught.value.report.unknown, caught.value.report.unsent) == (10, 0)

    @pytest.mark.parametrize("end", [AuthenticationError("no"), ConnectError("no"), ConfigurationError("closed")])
    async def test_a_batch_in_doubt_stays_so_when_its_parts_cannot_be_sent(self, end: Exception) -> None:
        refused = ValidationFailedError("no", status_code=422)
        refused.sent = True  # an earlier attempt got no answer
        calls: list[int] = []

        async def send(records: Sequence[bytes], on_attempt: Callable[[], None]) -> Any:
            del on_attempt
            await anyio.lowlevel.checkpoint()
            calls.append(len(records))
            raise refused if len(calls) == 1 else end

        try:
            report = await run(replace(make_job(StubAccount()), send=send), things(4))
        except BulkError as error:
            report = error.report
        assert (report.unknown, report.failed, report.unsent) == (4, 0, 0)
        assert report.unknowns[0].error is refused
        assert calls[:2] == [4, 2]

    async def test_a_record_in_doubt_stays_so_though_it_is_too_large(self) -> None:
        error = PayloadTooLargeError("no", status_code=413)
        error.sent = True
        report = await run(make_job(StubAccount(failures=[error])), things(1))
        assert (report.unknown, report.failed) == (1, 0)

    async def test_a_misused_client_ends_the_run(self) -> None:
        async def send(*_: Any) -> Any:
            await anyio.lowlevel.checkpoint()
            raise ConfigurationError("this client is closed")

        with pytest.raises(BulkError, match="closed") as caught:
            await run(make_job(StubAccount(), send=send), things(30))
        assert caught.value.report.unsent == caught.value.report.read > 0

    async def test_the_job_decides_what_is_fatal(self) -> None:
        def fatal(error: RequestError) -> bool:
            return "gone" in error.message

        account = StubAccount(failures=[ServerError("the shop is gone", status_code=500)])
        with pytest.raises(BulkError, match="the shop is gone"):
            await run(make_job(account, fatal=fatal), things(1))

    async def test_what_waits_for_a_slot_is_called_back(self) -> None:
        slots = anyio.Semaphore(2)
        clock = VirtualClock()
        account = StubAccount(wait=lambda: clock.sleep(1), failures=[AuthenticationError("no")])

        async def send(records: Any, on_attempt: Any) -> Any:
            await slots.acquire()
            return await account.send(records, on_attempt)

        with pytest.raises(BulkError) as caught:
            await run(make_job(account, send=send), things(1_000), clock=clock)
        assert len(account.calls) == 2, "the others never got a slot"
        assert caught.value.report.accepted == 10
        assert is_consistent(caught.value.report)


class TestLostAnswers:
    async def test_records_whose_answer_was_lost_are_a_class_of_their_own(self) -> None:
        account = StubAccount(failures=[TimeoutError("no whole answer", sent=True)])
        report = await run(make_job(account), things(25))
        assert (report.accepted, report.failed, report.unknown) == (15, 0, 10)
        assert {one.outcome for one in report.unknowns} == {"unknown"}
        assert report.unknowns[0].reasons == ("no whole answer",)
        assert not report.is_complete

    async def test_what_was_never_sent_has_failed(self) -> None:
        account = StubAccount(failures=[ConnectError("no connection")])
        report = await run(make_job(account), things(25))
        assert (report.accepted, report.failed, report.unknown) == (15, 10, 0)
        assert report.failures[0].reasons == ("no connection",)

    async def test_three_batches_in_a_row_without_one_accepted_record_end_the_run(self) -> None:
        clock = VirtualClock()
        down = [TransportError("broken", sent=True) for _ in range(1_000)]
        account = StubAccount(failures=[*down], wait=lambda: clock.sleep(0.2))
        with pytest.raises(BulkError, match="3 batches in a row") as caught:
            await run(make_job(account), things(5_000), clock=clock)
        assert caught.value.report.requests <= 3 + 32
        assert caught.value.report.unsent > 0
        assert is_consistent(caught.value.report)

    async def test_the_fourth_is_not_sent(self) -> None:
        async def one_after_the_other() -> AsyncIterator[Thing]:
            for thing in things(9):
                yield thing
                await anyio.wait_all_tasks_blocked()

        account = StubAccount(failures=[ConnectError("no connection") for _ in range(9)])
        with pytest.raises(BulkError, match="3 batches in a row"):
            await run(make_job(account, batch_size=1), one_after_the_other())
        assert len(account.calls) == 3

    async def test_an_accepted_batch_starts_the_count_anew(self) -> None:
        failures: list[Any] = [ConnectError("a"), ConnectError("b"), None, ConnectError("c"), ConnectError("d"), None]
        account = StubAccount(failures=failures)
        report = await run(make_job(account), things(6), batch_size=1)
        assert (report.accepted, report.failed) == (2, 4)

    async def test_a_run_that_is_over_is_not_ended(self) -> None:
        account = StubAccount(failures=[ConnectError("no connection") for _ in range(3)])
        report = await run(make_job(account), things(30))
        assert report.failed == 30


class TestSourceErrors:
    async def test_the_exception_surfaces_after_what_was_read_is_sent(self) -> None:
        def source() -> Iterator[Thing]:
            yield from things(25)
            raise OSError("line 26 cannot be read")

        account = StubAccount()
        events: list[BulkProgress] = []
        with pytest.raises(OSError, match="line 26") as caught:
            await run(make_job(account), source(), on_progress=events.append)
        assert len(account.landed) == 25
        assert events[-1].report is not None
        assert events[-1].report.accepted == 25
        assert "25 accepted" in caught.value.__notes__[0]

    async def test_an_error_of_ours_that_the_source_raises_is_the_source_s(self) -> None:
        def source() -> Iterator[Thing]:
            yield from things(5)
            raise InvalidInputError("row 6 has no number")

        with pytest.raises(InvalidInputError, match="row 6") as caught:
            await run(make_job(StubAccount()), source())
        assert "5 accepted" in caught.value.__notes__[0]

    async def test_an_async_generator_is_ended_when_the_run_ends_early(self) -> None:
        ended: list[bool] = []

        async def source() -> AsyncIterator[Thing]:
            try:
                for thing in things(10_000):
                    yield thing
            finally:
                ended.append(True)

        with pytest.raises(BulkError):
            await run(make_job(StubAccount(failures=[AuthenticationError("no")])), source())
        assert ended == [True]

    async def test_a_slow_source_does_not_delay_the_end(self) -> None:
        given = anyio.Event()

        async def source() -> AsyncIterator[Thing]:
            for thing in things(13):
                yield thing
            given.set()
            await anyio.sleep_forever()

        account = StubAccount(wait=given.wait, failures=[AuthenticationError("no")])
        with pytest.raises(BulkError) as caught:
            await run(make_job(account), source(), batch_size=5)
        report = caught.value.report
        assert report.read == 13, "the source had given so many"
        assert is_consistent(report)


async def test_of_a_parted_batch_the_rest_stays_after_an_error_that_ends_the_run() -> None:
    account = StubAccount(failures=[PayloadTooLargeError("no", status_code=413), AuthenticationError("no")])
    with pytest.raises(BulkError) as caught:
        await run(make_job(account), things(4), batch_size=4)
    assert [len(call) for call in account.calls] == [4, 2]
    assert caught.value.report.accepted == 0


class Watch(Observer):
    def __init__(self) -> None:
        self.events: list[tuple[int, int, int]] = []

    def batch_ended(self, event: BatchEnded, /) -> None:
        self.events.append((event.accepted, event.failed, event.unknown))


class TestHooks:
    async def test_progress_is_told_of_what_cannot_be_sent(self) -> None:
        events: list[BulkProgress] = []
        await run(make_job(StubAccount()), [Thing("a", unencodable=True)], on_progress=events.append)
        assert [(event.failed, event.is_last) for event in events] == [(1, False), (1, True)]

    async def test_progress_is_told_after_each_batch_and_at_the_end(self) -> None:
        events: list[BulkProgress] = []

        async def on_progress(event: BulkProgress) -> None:
            await anyio.lowlevel.checkpoint()
            events.append(event)

        report = await run(make_job(StubAccount()), things(35), on_progress=on_progress)
        assert [event.accepted for event in events] == sorted(event.accepted for event in events)
        assert len(events) == 5
        assert [event.is_last for event in events] == [False] * 4 + [True]
        assert events[-1].report is report
        assert events[-1].done == 35

    @pytest.mark.parametrize("name", ["on_progress", "on_result", "on_failure"])
    async def test_what_a_hook_raises_reaches_the_caller_and_everything_is_booked(self, name: str) -> None:
        calls: list[object] = []

        def hook(event: object) -> None:
            calls.append(event)
            raise LookupError

        account = StubAccount(hands_rows_back=True)
        hooks: dict[str, Any] = {name: hook}
        with pytest.raises(LookupError) as caught:
            await run(make_job(account), things(2_000, bad=[3]), **hooks)
        assert len(calls) == 1
        assert len(account.landed) < 2_000
        assert "unknown" not in caught.value.__notes__[0]
        landed = f"{len(account.landed):,} accepted" if account.landed else "unsent"
        assert landed in caught.value.__notes__[0]

    async def test_an_error_of_ours_that_a_hook_raises_is_the_hook_s(self) -> None:
        error = AuthenticationError("the other account's token is wrong", status_code=401)

        def hook(_: BulkProgress) -> None:
            raise error

        with pytest.raises(AuthenticationError) as caught:
            await run(make_job(StubAccount()), things(5), on_progress=hook)
        assert caught.value is error

    async def test_what_the_last_progress_raises_reaches_the_caller(self) -> None:
        def hook(event: BulkProgress) -> None:
            if event.is_last:
                raise KeyError

        with pytest.raises(KeyError):
            await run(make_job(StubAccount()), things(5), on_progress=hook)

    async def test_an_observer_is_told_of_settled_records(self) -> None:
        watch = Watch()
        account = StubAccount(failures=[None, TimeoutError("lost", sent=True)])
        await run(make_job(account, observer=watch), things(20, bad=[2]))
        assert sorted(watch.events) == [(0, 0, 9), (0, 1, 0), (10, 0, 0)]

    async def test_failures_reach_on_failure(self) -> None:
        failures: list[Any] = []
        account = StubAccount(failures=[None, TimeoutError("lost", sent=True)])
        broken = Thing("x", unencodable=True)
        await run(make_job(account), [broken, *things(19, bad=[2])], on_failure=failures.append)
        assert [(one.key, one.outcome) for one in failures][:1] == [("1:x", "failed")]
        assert {one.outcome for one in failures} == {"failed", "unknown"}

    async def test_a_bug_in_the_job_surfaces_as_itself_and_what_was_sent_is_unknown(self) -> None:
        async def send(_: Any, on_attempt: Any) -> Any:
            on_attempt()
            await anyio.lowlevel.checkpoint()
            raise ZeroDivisionError

        events, watch = list[BulkProgress](), Watch()
        with pytest.raises(ZeroDivisionError):
            await run(make_job(StubAccount(), send=send, observer=watch), things(10), on_progress=events.append)
        assert watch.events == [(0, 0, 10)]
        assert events[-1].report is not None
        assert events[-1].report.unknown == 10


class TestStopRules:
    async def test_max_failures(self) -> None:
        clock = VirtualClock()
        account = StubAccount(wait=lambda: clock.sleep(1))
        job = make_job(account)
        with pytest.raises(BulkError, match="max_failures=5") as caught:
            await run(job, things(5_000, bad=range(0, 5_000, 2)), max_failures=5, clock=clock)
        assert 5 < caught.value.report.failed < 500
        assert is_consistent(caught.value.report)

    async def test_max_failures_counts_what_cannot_be_encoded(self) -> None:
        source = (Thing(str(number), unencodable=True) for number in range(1_000))
        with pytest.raises(BulkError, match="max_failures=0"):
            await run(make_job(StubAccount()), source, max_failures=0)

    async def test_as_many_failures_as_allowed_end_nothing(self) -> None:
        report = await run(make_job(StubAccount()), things(20, bad=[1, 2]), max_failures=2)
        assert (report.accepted, report.failed) == (18, 2)

    async def test_the_first_ten_thousand_failures_are_kept_and_all_are_counted(self) -> None:
        spilled: list[Any] = []
        source = (Thing(str(number), unencodable=True) for number in range(10_001))
        report = await run(make_job(StubAccount()), source, on_failure=spilled.append)
        assert (report.failed, len(report.failures), len(spilled)) == (10_001, 10_000, 10_001)
        assert report.failures[-1].index == 9_999


async def test_cancellation_goes_through() -> None:
    account = StubAccount(wait=anyio.sleep_forever)
    await cancel_when_still(run, make_job(account), things(100))
    assert (len(account.calls), account.accepted) == (10, {})
