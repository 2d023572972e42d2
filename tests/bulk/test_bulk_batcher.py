"""Single upserts that travel together."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import anyio
import pytest
from anyio.lowlevel import checkpoint

from acsdk._bulk import Batcher, BatchResult, batching
from acsdk._errors import (
    AcsdkError,
    APIError,
    AuthenticationError,
    ConfigurationError,
    DecodeError,
    InvalidInputError,
    RecordsRejectedError,
    TimeoutError,
    TransportError,
    ValidationFailedError,
)
from tests.support import VirtualClock

from .stubs import StubAccount, Thing, make_job, things

pytestmark = pytest.mark.anyio

Outcome = BatchResult[dict[str, Any]] | Exception


async def outcome_of(call: Awaitable[BatchResult[dict[str, Any]]]) -> Outcome:
    try:
        return await call
    except AcsdkError as error:
        return error


async def add_all(batcher: Batcher[Thing, dict[str, Any]], source: Sequence[Thing]) -> list[Outcome]:
    """Each item by a task of its own; the outcomes in the order of the items."""
    outcomes: dict[int, Outcome] = {}

    async def add(place: int) -> None:
        outcomes[place] = await outcome_of(batcher.add(source[place]))

    async with anyio.create_task_group() as tasks:
        for place in range(len(source)):
            tasks.start_soon(add, place)
            await checkpoint()
    return [outcomes[place] for place in range(len(source))]


def scenario(
    main: Callable[[Batcher[Thing, dict[str, Any]], VirtualClock], Awaitable[Any]],
    account: StubAccount,
    job: dict[str, Any] | None = None,
    **options: Any,
) -> Awaitable[Any]:
    clock = VirtualClock(patience=200)  # seventy callers are started one by one, before time may pass

    async def entry() -> Any:
        async with batching(make_job(account, **(job or {})), clock=clock, **options) as batcher:
            return await main(batcher, clock)

    return entry()


async def test_concurrent_calls_share_requests_and_each_gets_its_own_result() -> None:
    account = StubAccount(hands_rows_back=True)
    outcomes = await scenario(lambda batcher, _: add_all(batcher, list(things(70))), account)
    assert len(account.calls) == 3
    assert max(map(len, account.calls)) == 30
    for number, outcome in enumerate(outcomes):
        assert outcome.row == {"key": f"1:{number}", "id": f"id-1:{number}"}
        assert outcome.record_id is None
    assert {outcome.records for outcome in outcomes} == set(map(len, account.calls))


async def test_queued_calls_get_the_id_of_their_batch() -> None:
    outcomes = await scenario(lambda batcher, _: add_all(batcher, list(things(3))), StubAccount())
    assert outcomes == [BatchResult("batch-1", None, 3)] * 3


async def test_a_record_waits_for_company_and_no_longer_than_max_delay() -> None:
    account = StubAccount()

    async def main(batcher: Batcher[Thing, Any], clock: VirtualClock) -> list[float]:
        times = [clock.elapsed]
        await batcher.add(Thing("a"))
        times.append(clock.elapsed)
        await clock.sleep(5)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(batcher.add, Thing("b"))
            await clock.sleep(0.5)
            tasks.start_soon(batcher.add, Thing("c"))
        times.append(clock.elapsed)
        return times

    assert await scenario(main, account, max_delay=0.75) == [0, 0.75, 0.75 + 5 + 0.75]
    assert account.calls == [["1:a"], ["1:b", "1:c"]]


async def test_that_is_half_a_second_by_default() -> None:
    async def main(batcher: Batcher[Thing, Any], clock: VirtualClock) -> float:
        await batcher.add(Thing("a"))
        return clock.elapsed

    assert await scenario(main, StubAccount()) == 0.5


async def test_a_full_batch_goes_at_once() -> None:
    async def main(batcher: Batcher[Thing, Any], clock: VirtualClock) -> float:
        await add_all(batcher, list(things(4)))
        return clock.elapsed

    assert await scenario(main, StubAccount(), max_size=2, max_delay=60) == 0


async def test_bytes_fill_a_batch_too() -> None:
    account = StubAccount(most_bytes=500)
    job = {"max_batch_bytes": 500}
    await scenario(lambda batcher, _: add_all(batcher, list(things(40))), account, job, max_size=100)
    assert len(account.landed) == 40


async def test_one_key_is_sent_in_the_order_it_came_and_nothing_is_dropped() -> None:
    clocks: list[VirtualClock] = []
    account = StubAccount(wait=lambda: clocks[0].sleep(1))

    async def main(batcher: Batcher[Thing, Any], clock: VirtualClock) -> list[Outcome]:
        clocks.append(clock)
        return await add_all(batcher, [Thing("a", 1), Thing("a", 2), Thing("b", 1), Thing("a", 3)])

    outcomes = await scenario(main, account)
    assert account.accepted == {"1:a": [1, 2, 3], "1:b": [1]}
    assert account.overlaps == []
    assert [type(outcome) for outcome in outcomes] == [BatchResult] * 4


class TestErrors:
    async def test_a_bad_record_fails_its_own_caller(self) -> None:
        account = StubAccount()
        outcomes = await scenario(lambda batcher, _: add_all(batcher, list(things(5, bad=[1, 3]))), account)
        assert [isinstance(outcome, Exception) for outcome in outcomes] == [False, True, False, True, False]
        error = outcomes[1]
        assert isinstance(error, RecordsRejectedError)
        assert error.message == "1 is bad"
        assert [item.record for item in error.items] == ["1"], "another customer's trouble is none of this caller's"
        assert error is not outcomes[3]
        assert isinstance(error.__cause__, RecordsRejectedError)

    async def test_unnamed_records_are_found(self) -> None:
        account = StubAccount(names_bad=False)
        outcomes = await scenario(lambda batcher, _: add_all(batcher, list(things(8, bad=[5]))), account)
        assert [place for place, outcome in enumerate(outcomes) if isinstance(outcome, ValidationFailedError)] == [5]

    @pytest.mark.parametrize("error", [TimeoutError("lost", sent=True), AuthenticationError("no", status_code=401)])
    async def test_what_is_wrong_with_a_request_fails_its_callers_and_no_other(self, error: Any) -> None:
        async def main(batcher: Batcher[Thing, Any], _: VirtualClock) -> list[Outcome]:
            return [*await add_all(batcher, list(things(3))), await outcome_of(batcher.add(Thing("x")))]

        *failed, fine = await scenario(main, StubAccount(failures=[error]))
        assert [type(outcome) for outcome in failed] == [type(error)] * 3
        assert len(set(map(id, failed))) == 3, "an error of its own for each"
        assert failed[0].sent == error.sent
        assert isinstance(fine, BatchResult)

    async def test_a_bug_reaches_the_callers(self) -> None:
        class BugError(Exception):
            pass

        async def send(_: Any, on_attempt: Any) -> Any:
            await checkpoint()
            on_attempt()
            raise BugError

        async def main(batcher: Batcher[Thing, Any], _: VirtualClock) -> None:
            with pytest.raises(BugError):
                await batcher.add(Thing("a"))

        await scenario(main, StubAccount(), {"send": send})

    async def test_a_refusal_before_sending(self) -> None:
        async def send(*_: Any) -> Any:
            await checkpoint()
            raise ConfigurationError("this client is closed")

        async def main(batcher: Batcher[Thing, Any], _: VirtualClock) -> None:
            with pytest.raises(ConfigurationError, match="client is closed"):
                await batcher.add(Thing("a"))

        await scenario(main, StubAccount(), {"send": send})

    async def test_a_record_without_its_row(self) -> None:
        account = StubAccount(hands_rows_back=True)

        async def send(records: Any, on_attempt: Any) -> Any:
            answer = await account.send(records, on_attempt)
            return type(answer)(None, (answer.rows or ())[:1])

        async def main(batcher: Batcher[Thing, Any], _: VirtualClock) -> list[Outcome]:
            return await add_all(batcher, list(things(2)))

        first, second = await scenario(main, account, {"send": send})
        assert isinstance(first, BatchResult)
        assert isinstance(second, DecodeError)

    async def test_what_cannot_be_encoded_fails_at_once(self) -> None:
        async def main(batcher: Batcher[Thing, Any], clock: VirtualClock) -> float:
            with pytest.raises(InvalidInputError, match="value is missing"):
                await batcher.add(Thing("a", unencodable=True))
            with pytest.raises(InvalidInputError, match="a call takes 999,998"):
                await batcher.add(Thing("a", size=2_000_000))
            return clock.elapsed

        assert await scenario(main, StubAccount()) == 0


class TestCancellation:
    async def test_a_cancelled_caller_is_withdrawn_and_harms_no_other(self) -> None:
        account = StubAccount()

        async def main(batcher: Batcher[Thing, Any], clock: VirtualClock) -> Outcome:
            outcomes: list[Outcome] = []

            async def other() -> None:
                outcomes.append(await batcher.add(Thing("b")))

            async with anyio.create_task_group() as tasks:
                tasks.start_soon(other)
                with anyio.CancelScope() as scope:
                    async with anyio.create_task_group() as mine:
                        mine.start_soon(batcher.add, Thing("a"))
                        mine.start_soon(batcher.add, Thing("a", 2))
                        await clock.sleep(0.1)
                        scope.cancel()
            return outcomes[0]

        assert isinstance(await scenario(main, account), BatchResult)
        assert account.calls == [["1:b"]]

    async def test_a_caller_cancelled_while_it_is_under_way_harms_no_other(self) -> None:
        clocks: list[VirtualClock] = []
        account = StubAccount(wait=lambda: clocks[0].sleep(5))

        async def main(batcher: Batcher[Thing, Any], clock: VirtualClock) -> Outcome:
            clocks.append(clock)
            outcomes: list[Outcome] = []

            async def other() -> None:
                outcomes.append(await batcher.add(Thing("b")))

            async with anyio.create_task_group() as tasks:
                tasks.start_soon(other)
                with anyio.CancelScope() as scope:
                    async with anyio.create_task_group() as mine:
                        mine.start_soon(batcher.add, Thing("a"))
                        await clock.sleep(2)
                        scope.cancel()
            return outcomes[0]

        assert isinstance(await scenario(main, account), BatchResult)
        assert account.landed == {"1:a", "1:b"}

    async def test_when_all_withdraw_nothing_is_sent(self) -> None:
        clocks: list[VirtualClock] = []
        account = StubAccount(wait=lambda: clocks[0].sleep(5))

        async def main(batcher: Batcher[Thing, Any], clock: VirtualClock) -> None:
            clocks.append(clock)
            async with anyio.create_task_group() as tasks:
                for number in range(32):
                    tasks.start_soon(batcher.add, Thing(str(number)))
                await clock.sleep(0.1)
                with anyio.CancelScope() as scope:
                    async with anyio.create_task_group() as mine:
                        mine.start_soon(batcher.add, Thing("late"))
                        await clock.sleep(1)
                        scope.cancel()

        await scenario(main, account, max_size=1)
        assert len(account.calls) == 32
        assert "1:late" not in account.landed

    async def test_a_cancelled_batcher_leaves_nobody_waiting(self) -> None:
        account = StubAccount(wait=anyio.sleep_forever)
        errors: list[Outcome] = []

        async def service(scope: anyio.CancelScope, made: list[Any], ready: anyio.Event) -> None:
            with scope:
                async with batching(make_job(account), max_size=1) as batcher:
                    made.append(batcher)
                    ready.set()
                    await anyio.sleep_forever()

        async def caller(batcher: Any, thing: Thing) -> None:
            errors.append(await outcome_of(batcher.add(thing)))

        scope, made, ready = anyio.CancelScope(), list[Any](), anyio.Event()
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(service, scope, made, ready)
            await ready.wait()
            tasks.start_soon(caller, made[0], Thing("a"))
            tasks.start_soon(caller, made[0], Thing("a", 2))
            while not account.calls:
                await checkpoint()
            scope.cancel()
        assert sorted(error.sent for error in errors if isinstance(error, TransportError)) == [False, True]
        with pytest.raises(ConfigurationError, match="closed"):
            await made[0].add(Thing("b"))


class TestClosing:
    async def test_leaving_the_context_sends_what_waits(self) -> None:
        account = StubAccount()
        outcomes: list[Outcome] = []
        clock = VirtualClock()

        async def caller(batcher: Any, thing: Thing) -> None:
            outcomes.append(await outcome_of(batcher.add(thing)))

        async def main() -> float:
            async with (
                anyio.create_task_group() as tasks,
                batching(make_job(account), max_delay=3_600, clock=clock) as batcher,
            ):
                for thing in [*things(5), Thing("0", 2)]:
                    tasks.start_soon(caller, batcher, thing)
                    await checkpoint()
                await clock.sleep(1)
            return clock.elapsed

        assert await main() == 1
        assert len(account.landed) == 5
        assert account.accepted["1:0"] == [0, 2]
        assert [type(outcome) for outcome in outcomes] == [BatchResult] * 6

    async def test_an_error_in_the_context_surfaces_as_itself_after_that(self) -> None:
        account = StubAccount()
        clock = VirtualClock()

        async def main() -> None:
            async with anyio.create_task_group() as tasks, batching(make_job(account), clock=clock) as batcher:
                tasks.start_soon(batcher.add, Thing("a"))
                await clock.sleep(0.1)
                raise LookupError

        with pytest.raises(ExceptionGroup) as caught:
            await main()
        assert [type(error) for error in caught.value.exceptions] == [LookupError]
        assert account.landed == {"1:a"}

    async def test_a_closed_batcher_takes_nothing(self) -> None:
        async with batching(make_job(StubAccount())) as batcher:
            pass
        with pytest.raises(ConfigurationError, match="closed"):
            await batcher.add(Thing("a"))

    @pytest.mark.parametrize("options", [{"max_delay": -1}, {"max_delay": "1"}, {"max_waiting": 0}, {"max_size": 0}])
    async def test_senseless_settings_are_refused(self, options: dict[str, Any]) -> None:
        with pytest.raises(InvalidInputError):
            async with batching(make_job(StubAccount()), **options):
                pass


async def test_callers_are_held_back_when_too_many_wait() -> None:
    clocks: list[VirtualClock] = []
    account = StubAccount(wait=lambda: clocks[0].sleep(1))

    async def main(batcher: Batcher[Thing, Any], clock: VirtualClock) -> list[Outcome]:
        clocks.append(clock)
        return await add_all(batcher, list(things(25)))

    outcomes = await scenario(main, account, max_waiting=10, max_size=100)
    assert sorted(map(len, account.calls)) == [5, 10, 10]
    assert all(isinstance(outcome, BatchResult) for outcome in outcomes)


async def test_by_default_a_thousand_wait() -> None:
    account = StubAccount()
    async with (
        anyio.create_task_group() as tasks,
        batching(make_job(account), max_size=2_000, max_delay=3_600) as batcher,
    ):
        for thing in things(1_001):
            tasks.start_soon(batcher.add, thing)
        await anyio.wait_all_tasks_blocked()
    assert [len(call) for call in account.calls] == [1_000, 1]


async def test_enqueue_needs_a_file() -> None:
    async with batching(make_job(StubAccount())) as batcher:
        with pytest.raises(ConfigurationError, match="journal="):
            await batcher.enqueue(Thing("a"))


def test_items_of_an_error_are_the_record_s_own() -> None:
    from acsdk._bulk.tickets import own_error

    plain = ValueError("no")
    assert own_error(plain, "a", ("no",)) is plain
    error = own_error(APIError("all wrong", status_code=400), "a", ("a is bad", "and late"))
    assert isinstance(error, APIError)
    assert (error.message, error.status_code) == ("a is bad; and late", 400)
