"""The command line of `acsdk import orders`: a Shopify shop's orders into an account, checked to the cent."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

import anyio

from acsdk import AcsdkError, AsyncClient, BulkError, BulkFailure, BulkProgress, BulkReport
from acsdk.contrib.shopify import Difference, Rejected, read_orders, read_products
from acsdk.models import OrderInput
from acsdk.sandbox import Sandbox

from .consent import consent
from .order_figures import Figures, differences, revenue
from .output import print_json
from .running import INTERRUPTED, MISUSED, UNWELL, WELL, MakeClient, add_yes

__all__ = ["main"]

_SECONDS_TO_SETTLE = 15
_LIVE_CHECKS = 20


class Account(NamedTuple):
    """Where the orders go, and how to wait until it has written them."""

    client: AsyncClient
    connection_id: int
    settle: Callable[[], Awaitable[object]]
    checks: int


@dataclass(slots=True)
class Import:
    """What became of the file."""

    sent: dict[str, Figures] = field(default_factory=dict[str, Figures])
    customers: set[str | None] = field(default_factory=set[str | None])
    left_out: list[Rejected] = field(default_factory=list[Rejected])
    sums: list[Difference] = field(default_factory=list[Difference])
    failures: list[BulkFailure[OrderInput]] = field(default_factory=list[BulkFailure[OrderInput]])
    reasons: list[str] = field(default_factory=list[str])

    def noted(self, orders: Iterable[OrderInput]) -> Iterator[OrderInput]:
        """The orders, remembered as they go by."""
        for order in orders:
            self.sent[order.store_order_id] = Figures.of(order)
            self.customers.add(order.email)
            yield order

    def finish(self, report: BulkReport[OrderInput]) -> None:
        """Take out what was refused, and say why. What became of lost answers, the check tells."""
        refused = [failure for failure in self.failures if failure.outcome == "failed"]
        for failure in refused:
            if self.sent.get(failure.key.partition(":")[2]) == Figures.of(failure.item):
                del self.sent[failure.item.store_order_id]
        self.reasons = [*map(str, self.left_out), *_reasons(report, refused)]


def main(
    arguments: Sequence[str] | None = None, *, prog: str = "acsdk import", make_client: MakeClient = AsyncClient
) -> int:
    """Import a file.

    The exit status is 0 when every order came back as it went in, 1 when one did not, 2 when the import broke off, 130
    when it was interrupted. What can go wrong outside this program is told in a line, without a traceback.
    """
    options = _parse(prog, arguments)
    try:
        return anyio.run(import_orders, options, make_client)
    except KeyboardInterrupt:
        again = "The same command goes on from here." if options.journal else ""
        sys.stderr.write(f"\nInterrupted. {again}".rstrip() + "\n")
        return INTERRUPTED
    except (AcsdkError, OSError, ValueError) as error:
        report = f"{error.report}\n" if isinstance(error, BulkError) and error.report else ""
        sys.stderr.write(f"\n{report}The import broke off: {error}\n")
        return MISUSED


async def import_orders(options: Namespace, make_client: MakeClient) -> int:
    """Products, then orders, then the check."""
    done = Import()
    async with _live(options, make_client) if options.live else sandbox(options.state) as account:
        client, connection_id = account.client, account.connection_id
        products = read_products(options.file, connection_id=connection_id)
        orders = read_orders(
            options.file,
            connection_id=connection_id,
            on_rejected=done.left_out.append,
            on_difference=done.sums.append,
        )
        resumable = {"journal": options.journal} if options.journal else {}
        with _progress(options) as show:
            await client.products.bulk_upsert(products, on_progress=show)
            report = await client.orders.bulk_upsert(
                done.noted(orders), on_progress=show, on_failure=done.failures.append, **resumable
            )
        done.finish(report)
        if options.wait and done.sent:
            await client.orders.wait_until_visible(connection_id, list(done.sent)[-1], within=300)
        return _tell(options, report, done, await _check(account, done.sent))


def _reasons(report: BulkReport[OrderInput], failures: Iterable[BulkFailure[OrderInput]]) -> Iterator[str]:
    """Why orders of the file are not in the account as they stand there."""
    for failure in failures:
        yield f"order {failure.key}: {'; '.join(failure.reasons)}"
    for copy in report.duplicates:
        yield f"order {copy.key}: stands in the file again; the last one counts"


def _progress(options: Namespace) -> AbstractContextManager[Callable[[BulkProgress], object]]:
    """A bar where the extra `progress` is installed, else a line after each request; nothing where a program reads."""
    if options.json:
        return nullcontext(lambda _: None)
    try:
        from acsdk.contrib.progress import progress_bar
    except ImportError:
        return nullcontext(lambda event: sys.stdout.write(f"{event}\n"))
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
async def _live(options: Namespace, make_client: MakeClient) -> AsyncGenerator[Account]:
    """The real account. It writes queued orders some seconds later, and no call tells when it is done."""
    async with make_client(options.url) as client:
        consent([client.api_url], f"the orders in {options.file} are imported as historical ones", yes=options.yes)
        yield Account(client, options.connection_id, partial(anyio.sleep, _SECONDS_TO_SETTLE), checks=_LIVE_CHECKS)


async def _check(account: Account, sent: Mapping[str, Figures]) -> list[str]:
    found: list[str] = []
    for _ in range(account.checks):
        await account.settle()
        found = await differences(account.client, account.connection_id, sent)
        if not found:
            break
    return found


def _tell(options: Namespace, report: BulkReport[OrderInput], done: Import, found: Sequence[str]) -> int:
    if options.json:
        print_json(
            {
                "orders": len(done.sent),
                "customers": len(done.customers),
                "revenue": revenue(done.sent.values()),
                "left_out": done.reasons,
                "sums_that_differ": list(map(str, done.sums)),
                "differences": list(found),
            }
        )
    else:
        sys.stdout.writelines(f"{line}\n" for line in ("", report, "", *_summary(done), "", *_verdict(done, found)))
    return UNWELL if found else WELL


def _summary(done: Import) -> Iterator[str]:
    yield f"{'Orders':12}{len(done.sent):>14,}"
    yield f"{'Customers':12}{len(done.customers):>14,}"
    orders = Counter(figures.currency for figures in done.sent.values())
    for currency, amount in sorted(revenue(done.sent.values()).items()):
        yield f"{'Revenue ' + currency:12}{amount:>14,}  from {orders[currency]:,} orders"
    yield f"{'Left out':12}{len(done.reasons):>14,}  rows"
    yield from (f"  {reason}" for reason in done.reasons)
    yield from (f"Sums differ in {difference}" for difference in done.sums)


def _verdict(done: Import, found: Sequence[str]) -> Sequence[str]:
    if found:
        return ("Checked: these orders came back other than they went in.", *(f"  {line}" for line in found))
    return (f"Checked: all {len(done.sent):,} orders came back as they went in, to the cent.",)


def _parse(prog: str, arguments: Sequence[str] | None) -> Namespace:
    parser = ArgumentParser(prog=prog, description="Bring what a shop exported into ActiveCampaign.")
    commands = parser.add_subparsers(required=True, metavar="WHAT", title="what")
    orders = commands.add_parser("orders", help="a Shopify orders export", description=_TEXT, epilog=_STATUS)
    orders.add_argument("file", metavar="FILE", help="orders export of Shopify (CSV)")
    orders.add_argument("--live", action="store_true", help="into the account of ACTIVECAMPAIGN_API_URL, not a sandbox")
    orders.add_argument("--url", help="with --live: the account's URL or name")
    orders.add_argument("--connection-id", type=int, metavar="ID", help="with --live: id of the shop's connection")
    orders.add_argument("--state", metavar="FILE", help="without --live: file that keeps the sandbox's account")
    orders.add_argument("--journal", metavar="FILE", help="with --live or --state: lets an interrupted import go on")
    orders.add_argument("--wait", action="store_true", help="wait until the last order is visible in both APIs")
    orders.add_argument("--json", action="store_true", help="print JSON")
    add_yes(orders)
    options = parser.parse_args(arguments)
    if options.live != (options.connection_id is not None):
        orders.error("--live and --connection-id go together; `acsdk get /connections` shows the ids")
    if options.url and not options.live:
        orders.error("--url goes with --live: without it the orders go into a sandbox")
    if options.journal and not (options.live or options.state):
        orders.error("--journal needs --live or --state: a sandbox in memory does not outlive its process")
    return options


_TEXT = (
    "Bring the orders of a Shopify shop into ActiveCampaign, as historical ones, which trigger no automation, and "
    "check that they arrived to the cent. Without --live they go into a sandbox in this process: no account is touched."
)
_STATUS = "Exit status: 0 all came back as they went in, 1 one did not, 2 the import broke off, 130 interrupted."
