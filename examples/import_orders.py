"""Bring the orders of a Shopify shop into ActiveCampaign, and check that they arrived to the cent.

    python examples/import_orders.py examples/data/shopify_orders.csv

The file is what Shopify's admin writes under Orders > Export. It goes into a sandbox, an ActiveCampaign account inside
this process: no real account is touched. With --live it goes into the account of ACTIVECAMPAIGN_API_URL and
ACTIVECAMPAIGN_API_TOKEN. The orders are sent as historical ones, which trigger no automation.

The exit code is 1 if an order came back other than it went in, or not at all, and 2 if the import broke off. With
--journal, the same command goes on where an import broke off or was interrupted.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from decimal import Decimal
from functools import partial
from typing import NamedTuple, Self

import anyio

from acsdk import AcsdkError, AsyncClient, BulkError, BulkFailure, BulkProgress, BulkReport
from acsdk.contrib.shopify import Difference, Rejected, read_orders, read_products
from acsdk.models import Order, OrderFilter, OrderInput, eq
from acsdk.sandbox import Sandbox


class Figures(NamedTuple):
    """What must be the same on both sides."""

    currency: str
    final: Decimal | None
    shipping: Decimal | None
    discounts: Decimal | None
    each_discount: Sequence[tuple[str | None, Decimal | None]]
    lines: Sequence[tuple[str | None, int | None, Decimal | None]]

    @classmethod
    def of(cls, order: OrderInput | Order) -> Self:
        return cls(
            currency=(order.currency or "").upper(),
            final=order.final_amount,
            shipping=order.shipping_amount,
            discounts=order.discounts_amount,
            each_discount=[(discount.type, discount.discount_amount) for discount in order.discounts or ()],
            lines=[(line.name, line.quantity, line.price_amount) for line in order.line_items or ()],
        )


class Account(NamedTuple):
    """Where the orders go, and how to wait until it has written them."""

    client: AsyncClient
    connection_id: int
    settle: Callable[[], Awaitable[object]]
    checks: int


async def main(options: Namespace) -> int:
    sent: dict[str, Figures] = {}
    customers: set[str | None] = set()
    left_out: list[Rejected] = []
    differences: list[Difference] = []
    failures: list[BulkFailure[OrderInput]] = []

    def noted(orders: Iterable[OrderInput]) -> Iterator[OrderInput]:
        for order in orders:
            sent[order.store_order_id] = Figures.of(order)
            customers.add(order.email)
            yield order

    async with live(options.connection_id) if options.live else sandbox(options.state) as account:
        client, connection_id = account.client, account.connection_id
        products = read_products(options.file, connection_id=connection_id)
        orders = read_orders(
            options.file,
            connection_id=connection_id,
            on_rejected=left_out.append,
            on_difference=differences.append,
        )
        resumable = {"journal": options.journal} if options.journal else {}
        with progress() as show:
            await client.products.bulk_upsert(products, on_progress=show)
            report = await client.orders.bulk_upsert(
                noted(orders), on_progress=show, on_failure=failures.append, **resumable
            )
        print(f"\n{report}")

        for failure in failures:
            if sent.get(failure.key.partition(":")[2]) == Figures.of(failure.item):
                del sent[failure.item.store_order_id]
        print_summary(sent, len(customers), [*map(str, left_out), *reasons(report, failures)])
        print(*(f"Sums differ in {difference}" for difference in differences), sep="\n")
        if options.wait and sent:
            await client.orders.wait_until_visible(connection_id, list(sent)[-1], within=300)
        return await check(account, sent)


def reasons(report: BulkReport[OrderInput], failures: Iterable[BulkFailure[OrderInput]]) -> Iterator[str]:
    """Why orders of the file are not in the account as they stand there."""
    for failure in failures:
        yield f"order {failure.key}: {'; '.join(failure.reasons)}"
    for copy in report.duplicates:
        yield f"order {copy.key}: stands in the file again; the last one counts"


def progress() -> AbstractContextManager[Callable[[BulkProgress], object]]:
    """A bar where the extra `progress` is installed, else a line after each request."""
    try:
        from acsdk.contrib.progress import progress_bar
    except ImportError:
        return nullcontext(print)
    return progress_bar()


@asynccontextmanager
async def sandbox(state: str | None) -> AsyncGenerator[Account]:
    """An account of our own, with a connection to the shop; kept in a file if there is to be one."""
    account = Sandbox(state=state, api_url="http://tea.localhost:8321")  # a journal belongs to an account

    async def settle() -> None:
        account.settle()

    async with account.client() as client:
        connection = await client.deepdata.connections.ensure("shopify", "tea.example.com", name="Tea")
        yield Account(client, connection.id, settle, checks=1)
    account.close()


@asynccontextmanager
async def live(connection_id: int) -> AsyncGenerator[Account]:
    """The real account. It writes queued orders some seconds later, and no call tells when it is done."""
    async with AsyncClient() as client:
        yield Account(client, connection_id, partial(anyio.sleep, 15), checks=20)


async def check(account: Account, sent: dict[str, Figures]) -> int:
    """Search the account for the orders, and print every difference to what was sent."""
    differences: list[str] = []
    for _ in range(account.checks):
        await account.settle()
        differences = await compare(account, sent)
        if not differences:
            print(f"\nChecked: all {len(sent):,} orders came back as they went in, to the cent.")
            return 0
    print("\nChecked: these orders came back other than they went in.", *differences, sep="\n  ")
    return 1


async def compare(account: Account, sent: dict[str, Figures]) -> list[str]:
    found: dict[str | None, Figures] = {}
    orders = account.client.orders.search(OrderFilter(legacy_connection_id=eq(account.connection_id)), limit=None)
    async for order in orders:
        if order.store_order_id in sent:
            found[order.store_order_id] = Figures.of(order)
    differences = [
        f"order {order}: sent {figures}, found {found.get(order, 'nothing')}"
        for order, figures in sent.items()
        if found.get(order) != figures
    ]
    if revenue(found.values()) != revenue(sent.values()):
        differences.append(f"revenue: sent {revenue(sent.values())}, found {revenue(found.values())}")
    return differences


def revenue(orders: Iterable[Figures]) -> dict[str, Decimal]:
    """What was paid in each currency, refunds taken off."""
    total: dict[str, Decimal] = {}
    for order in orders:
        total[order.currency] = total.get(order.currency, Decimal(0)) + (order.final or 0)
    return total


def print_summary(sent: dict[str, Figures], customers: int, reasons: Sequence[str]) -> None:
    print(f"\n{'Orders':12}{len(sent):>14,}")
    print(f"{'Customers':12}{customers:>14,}")
    orders = Counter(figures.currency for figures in sent.values())
    for currency, amount in sorted(revenue(sent.values()).items()):
        print(f"{'Revenue ' + currency:12}{amount:>14,}  from {orders[currency]:,} orders")
    print(f"{'Left out':12}{len(reasons):>14,}  rows", *reasons, sep="\n  ")


def parse(arguments: Sequence[str]) -> Namespace:
    parser = ArgumentParser(description="Bring a Shopify orders export into ActiveCampaign.")
    parser.add_argument("file", help="orders export of Shopify (CSV)")
    parser.add_argument("--live", action="store_true", help="into the account of ACTIVECAMPAIGN_API_URL, not a sandbox")
    parser.add_argument("--connection-id", type=int, help="with --live: id of the shop's connection")
    parser.add_argument("--state", help="without --live: file that keeps the sandbox's account")
    parser.add_argument("--journal", help="with --live or --state: file that lets an interrupted import go on")
    parser.add_argument("--wait", action="store_true", help="wait until the last order is visible in both APIs")
    options = parser.parse_args(arguments)
    if options.live != (options.connection_id is not None):
        parser.error("--live and --connection-id go together")
    if options.journal and not (options.live or options.state):
        parser.error("--journal needs --live or --state: a sandbox in memory does not outlive its process")
    return options


def run(arguments: Sequence[str]) -> int:
    """The exit code. What can go wrong outside this program is told in a line, without a traceback."""
    options = parse(arguments)
    try:
        return anyio.run(main, options)
    except KeyboardInterrupt:
        print("\nInterrupted.", "The same command goes on from here." if options.journal else "", file=sys.stderr)
        return 130
    except (AcsdkError, OSError, ValueError) as error:
        report = f"{error.report}\n" if isinstance(error, BulkError) and error.report else ""
        print(f"\n{report}The import broke off: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
