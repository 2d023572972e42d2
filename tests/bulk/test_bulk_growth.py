"""Calls that grow while the server takes them, and what becomes of those that are too large."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from anyio import wait_all_tasks_blocked

from acsdk import InvalidInputError, TimeoutError
from acsdk._bulk import BulkReport, run
from acsdk._errors import (
    AuthenticationError,
    BulkError,
    ConnectError,
    DeadlineError,
    PayloadTooLargeError,
    ServerError,
    ValidationFailedError,
)
from acsdk.models import OrderInput, ProductInput, RecurringPaymentInput
from acsdk.models.ecommerce.ecommerce_choices import InputCreationSource
from acsdk.sandbox import Sandbox, SandboxClock
from tests.support import VirtualClock

from .stubs import StubAccount, Thing, is_consistent, make_job, things

pytestmark = pytest.mark.anyio


def in_first_shop(thing: Thing) -> bool:
    return thing.shop == 1


async def grown(
    account: StubAccount, items: Any, path: Path | None = None, **job: Any
) -> tuple[BulkReport[Any], list[int]]:
    """The report of a run that starts with ten records a call, and the sizes of its calls."""
    before = len(account.calls)
    job = {"may_grow": in_first_shop, **job}
    report = await run(make_job(account, **job), items, grow=True, journal=path, clock=VirtualClock())
    assert is_consistent(report)
    assert not account.overlaps
    return report, [len(call) for call in account.calls[before:]]


class Choosy(StubAccount):
    """Fails calls of more than so many records with an error of one's choice."""

    def __init__(self, most: int, error: Exception, *, times: int = 1_000) -> None:
        super().__init__()
        self.most = most
        self.error = error
        self.times = times

    def _refuse(self, records: Sequence[bytes], documents: Sequence[dict[str, Any]]) -> None:
        super()._refuse(records, documents)
        if len(records) > self.most and self.times:
            self.times -= 1
            raise self.error


async def test_a_trial_is_waited_for() -> None:
    account = StubAccount(most_records=50)
    report, sizes = await grown(account, things(400))
    assert (report.accepted, report.failed) == (400, 0)
    assert sizes == [50] * 8, "a fifth of the forty calls without growth"


async def test_calls_grow_one_at_a_time_to_what_the_server_takes() -> None:
    account = StubAccount(most_records=50)
    report, sizes = await grown(account, things(3_000))
    assert (report.accepted, report.failed) == (3_000, 0)
    assert [size for size in sizes if size > 50] == [100]
    assert len(sizes) == 61
    account = StubAccount()
    _, sizes = await grown(account, things(3_000))
    assert list(dict.fromkeys(sizes)) == [50, 100, 200]


async def test_what_was_too_large_is_tried_again_after_a_hundred_calls() -> None:
    async def one_call_after_the_other() -> AsyncIterator[Thing]:
        for number, thing in enumerate(things(630)):
            if number % 5 == 0:
                await wait_all_tasks_blocked()
            yield thing

    account = StubAccount(most_records=5)
    report, sizes = await grown(account, one_call_after_the_other(), batch_size=1)
    assert (report.accepted, report.failed) == (630, 0)
    assert [place for place, size in enumerate(sizes) if size == 10] == [20, 121]


async def test_what_is_tried_after_the_first_trial_failed() -> None:
    _, sizes = await grown(StubAccount(most_records=20), things(400))
    assert [sizes.count(size) for size in (50, 40, 20)] == [1, 1, 17]


async def test_a_slow_trial_holds_nobody_up() -> None:
    clock, moments = VirtualClock(), list[float]()
    account = StubAccount()

    async def wait() -> None:
        moments.append(clock.elapsed)
        await clock.sleep(60 if len(account.calls[-1]) > 10 else 0.1)

    account.wait = wait
    report = await run(make_job(account, may_grow=in_first_shop), things(200), grow=True, clock=clock)
    assert report.accepted == 200
    assert [len(call) for call in account.calls] == [50] + [10] * 15
    assert moments[:2] == [0, 5]
    assert moments[-1] < 60


@pytest.mark.parametrize(("records", "most"), [(200, 22), (2_000, 210)])
async def test_where_the_server_takes_no_more(records: int, most: int) -> None:
    account = StubAccount(most_records=10)
    report, sizes = await grown(account, things(records))
    assert (report.accepted, report.failed) == (records, 0)
    assert len(sizes) <= most
    assert set(sizes) <= {50, 20, 10}


@pytest.mark.parametrize(
    "error",
    [
        PayloadTooLargeError("too large", status_code=413),
        ValidationFailedError("size must be between 0 and 20", status_code=400),
        TimeoutError("lost", sent=True),
        DeadlineError("lost", sent=True),
        *(ServerError("the gateway gave up", status_code=status) for status in (408, 504, 524)),
        AuthenticationError("a firewall that counts bytes", status_code=403),
    ],
)
async def test_no_record_is_blamed_for_its_size(error: Exception) -> None:
    account = Choosy(20, error)
    if isinstance(error, ServerError):
        error.sent = True
    report, sizes = await grown(account, things(1_000))
    assert (report.accepted, report.failed, report.unknown) == (1_000, 0, 0)
    assert 0 < sum(size > 20 for size in sizes) <= 2
    assert sizes.count(20) > 40


@pytest.mark.parametrize("error", [ServerError("down", status_code=503), ConnectError("no")])
async def test_what_is_no_matter_of_size_stops_no_growth(error: Exception) -> None:
    account = Choosy(10, error, times=2)
    report, sizes = await grown(account, things(2_000))
    assert (report.accepted, report.failed) == (2_000, 0)
    assert max(sizes) == 200


async def test_what_never_went_out_says_nothing_of_its_size() -> None:
    late = Choosy(10, TimeoutError("no connection in time"), times=2)
    refused = Choosy(10, ConnectError("no connection"), times=2)
    assert (await grown(late, things(2_000)))[1] == (await grown(refused, things(2_000)))[1]


async def test_a_larger_call_is_not_repeated_as_it_is() -> None:
    account, alone = StubAccount(most_records=20), StubAccount(most_records=20)
    report, sizes = await grown(account, things(500), probe=alone.send)
    assert report.accepted == 500
    assert [len(call) for call in alone.calls] == [50, 20, 40]
    assert max(sizes) == 20


async def test_a_bad_record_fails_alone_and_calls_go_on_growing() -> None:
    account = StubAccount(most_records=50)
    report, sizes = await grown(account, things(1_500, bad=[25, 70, 1_499]))
    assert (report.accepted, report.failed) == (1_497, 3)
    assert sizes.count(50) > 15


async def test_records_that_may_not_grow_stay_in_small_calls() -> None:
    account = StubAccount()
    mixed = [Thing(str(number), shop=2 if number % 500 > 400 else 1) for number in range(3_000)]
    report, _ = await grown(account, mixed)
    assert report.accepted == 3_000
    assert max(len(call) for call in account.calls if any(key.startswith("2:") for key in call)) == 10
    assert max(map(len, account.calls)) == 200


async def test_a_lost_answer_repeats_no_record_that_may_not_grow() -> None:
    account = Choosy(0, TimeoutError("lost", sent=True))
    with pytest.raises(BulkError) as caught:
        await grown(account, (Thing(str(number), shop=2) for number in range(100)))
    assert caught.value.report.unknown == sum(map(len, account.calls))
    assert max(map(len, account.calls)) == 10


async def test_slow_answers_are_reason_enough_not_to_grow() -> None:
    clock = VirtualClock()
    account = StubAccount()
    account.wait = lambda: clock.sleep(6 if len(account.calls[-1]) > 20 else 1)
    job = make_job(account, may_grow=in_first_shop)
    report = await run(job, things(3_000), grow=True, clock=clock)
    assert report.accepted == 3_000
    assert [len(call) for call in account.calls if len(call) > 20] == [50, 40], "each is tried once"
    assert len(account.calls[-1]) == 20


async def test_an_answer_after_five_seconds_is_not_slow_yet() -> None:
    clock = VirtualClock()
    account = StubAccount(wait=lambda: clock.sleep(5))
    await run(make_job(account, may_grow=in_first_shop), things(1_000), grow=True, clock=clock)
    assert [len(call) for call in account.calls].count(50) > 5, "the first trial, and what follows it"


@pytest.mark.parametrize(("most", "becomes"), [(10, 10), (30, 25)])
async def test_a_size_that_was_taken_and_becomes_too_large_is_halved(most: int, becomes: int) -> None:
    account = Choosy(50, TimeoutError("lost", sent=True))
    items = list(things(1_000))

    def source() -> Any:
        yield from items[:600]
        account.most = most
        yield from items[600:]

    report, sizes = await grown(account, source())
    assert (report.accepted, report.failed, report.unknown) == (1_000, 0, 0)
    assert max(sizes) >= 50
    assert max(sizes[-5:]) == becomes, sizes


async def test_a_server_that_takes_less_than_a_run_starts_with() -> None:
    account = StubAccount(most_records=4)
    report, sizes = await grown(account, things(600))
    assert (report.accepted, report.failed) == (600, 0)
    assert sum(size > 4 for size in sizes) < 30


async def test_the_bytes_of_a_call_are_a_bound() -> None:
    account = StubAccount()
    _, sizes = await grown(account, things(500), max_batch_bytes=1_000)
    assert max(sizes) < 20
    assert sizes.count(max(sizes)) > 20


async def test_the_journal_remembers_the_size(tmp_path: Path) -> None:
    account, path = StubAccount(most_records=50), tmp_path / "import.db"
    first, sizes = await grown(account, things(1_000), path)
    assert max(batch.records for batch in first.batches) == 50
    second, sizes = await grown(account, things(2_000), path)
    assert (second.skipped, second.accepted) == (1_000, 1_000)
    assert sizes[0] == 50
    assert sizes.count(10) <= 3
    plan = await run(make_job(account), things(3_000), journal=path, grow=True, dry_run=True)
    assert plan.requests - second.requests == 20
    account.most_records = 10
    third, _ = await grown(account, things(2_400), path)
    assert (third.accepted, third.failed) == (400, 0)
    _, sizes = await grown(account, things(2_600), path)
    assert sizes[0] == 10, "it remembers less, too"


async def test_where_the_job_does_not_say_so_no_record_grows() -> None:
    account = StubAccount()
    await run(make_job(account), things(200), grow=True)
    assert {len(call) for call in account.calls} == {10}


async def test_a_dry_run_plans_with_the_size_at_the_start() -> None:
    report = await run(make_job(StubAccount()), things(100), grow=True, dry_run=True)
    assert report.requests == 10


async def test_grow_is_yes_or_no() -> None:
    senseless: Any = 250
    with pytest.raises(InvalidInputError, match="grow must be True or False; batch_size= says where it starts"):
        await run(make_job(StubAccount()), things(1), grow=senseless)


def order(number: int, source: InputCreationSource = "HISTORICAL") -> OrderInput:
    return OrderInput(
        legacy_connection_id=1,
        store_order_id=str(number),
        email="ada@example.com",
        creation_source=source,
        store_created_date=datetime(2026, 1, 1, tzinfo=UTC),
        final_amount="9.95",
        currency="USD",
    )


@pytest.fixture
async def shop() -> Sandbox:
    sandbox = Sandbox(clock=SandboxClock(), rate_limit=None)
    async with sandbox.client() as client:
        await client.deepdata.connections.ensure("acme-shop", "shop.example.com", name="Acme")
    sandbox.faults.add(operation="bulkUpsert*", more_than=20, status=413)
    return sandbox


@pytest.mark.parametrize(
    ("options", "source", "largest"),
    [
        ({}, "HISTORICAL", 20),
        ({"queued": False}, "HISTORICAL", 20),
        ({}, "REAL_TIME", 10),
        ({"creation_source": "REAL_TIME"}, "HISTORICAL", 10),
        ({"creation_source": "HISTORICAL"}, "REAL_TIME", 20),
    ],
)
async def test_only_orders_of_a_history_grow(
    shop: Sandbox, options: Any, source: InputCreationSource, largest: int
) -> None:
    async with shop.client() as client:
        orders = (order(number, source) for number in range(80))
        report = await client.orders.bulk_upsert(orders, batch_size=10, grow=True, **options)
    assert (report.accepted, report.failed) == (80, 0)
    taken = [batch.records for batch in report.batches]
    assert max(taken) == largest
    assert report.requests - len(taken) == (largest > 10), "one was too large"


async def test_payments_that_are_quiet_and_products_grow(shop: Sandbox) -> None:
    def payment(number: int) -> RecurringPaymentInput:
        return RecurringPaymentInput(
            legacy_connection_id=1,
            store_recurring_payment_id=str(number),
            email="ada@example.com",
            suppress_automations=False,
        )

    async with shop.client() as client:
        payments = [payment(number) for number in range(100)]
        loud = await client.recurring_payments.bulk_upsert(payments, batch_size=10, grow=True)
        quiet = await client.recurring_payments.bulk_upsert(
            payments, batch_size=10, grow=True, suppress_automations=True
        )
        products = [
            ProductInput(legacy_connection_id=1, store_primary_id=str(number), variant_name="Tea")
            for number in range(100)
        ]
        tea = await client.products.bulk_upsert(products, batch_size=10, grow=True)
    assert [max(batch.records for batch in report.batches) for report in (loud, quiet, tea)] == [10, 20, 20]


async def test_a_request_that_takes_too_long_goes_again_in_halves(shop: Sandbox) -> None:
    shop.faults.clear()
    shop.faults.add(operation="bulkUpsert*", more_than=10, delay=60)
    async with shop.client() as client:
        report = await client.orders.bulk_upsert(map(order, range(60)), batch_size=10, grow=True, timeout=5)
    assert (report.accepted, report.failed, report.unknown) == (60, 0, 0)
    assert report.requests - len(report.batches) == 1


async def test_imports_of_contacts_know_their_limit(shop: Sandbox) -> None:
    options: Any = {"grow": True}
    async with shop.client() as client:
        with pytest.raises(InvalidInputError, match="unknown option 'grow'"):
            await client.contacts.bulk_import([], **options)
