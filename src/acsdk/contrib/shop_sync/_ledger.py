"""Which deliveries were taken, which version of each thing is known, and which carts may still be bought.

What must hold: of one subject, one task at a time is between the claim of a version and the end of its handing over,
so that what is handed over last is the version that was claimed last. Hence a lock for each subject, those that a
delivery ends included, always taken in one order, or two deliveries would wait for each other. A lock goes when nobody
holds it or waits for it, or memory would grow with the shop. One process has the file, as its outbox, or its locks
would be worth nothing. ``test_two_versions_at_once_keep_their_order`` and ``test_each_ends_the_others_subject`` try it.
"""

from __future__ import annotations

import json
import os
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import anyio

from acsdk._bulk.database import Database
from acsdk.contrib._shops.deliveries import Delivery
from acsdk.models import OrderInput, ProductInput, RecurringPaymentInput

from . import _tables as tables

__all__ = ["Ledger"]

_KEEP = timedelta(days=30)
_IDLE = timedelta(hours=1)


def _subject_of(thing: OrderInput | ProductInput | RecurringPaymentInput) -> tuple[str, datetime | None]:
    """As the deliveries of the same have it: variants are of one subject with their product."""
    if isinstance(thing, OrderInput):
        return f"order/{thing.store_order_id}", thing.store_modified_date
    if isinstance(thing, RecurringPaymentInput):
        return f"subscription/{thing.store_recurring_payment_id}", thing.store_modified_date
    return f"product/{thing.store_base_product_id or thing.store_primary_id}", thing.base_product_store_modified_date


def _present() -> datetime:
    return datetime.now(UTC)


class Ledger:
    """Remembers a shop's deliveries and the versions of its things, in a file; made by `Ledger.open`, one a shop."""

    def __init__(self, database: Database, keep: timedelta, now: Callable[[], datetime]) -> None:
        self._database = database
        self._keep = keep
        self._now = now
        self._locks: dict[str, tuple[anyio.Lock, int]] = {}

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        path: str | os.PathLike[str],
        *,
        keep: timedelta = _KEEP,
        now: Callable[[], datetime] = _present,
    ) -> AsyncGenerator[Ledger]:
        """Open the file, or create it. One process has it at a time.

        What is older than ``keep`` is forgotten, carts that could not be sent included: longer than any shop delivers
        again, which is three days for Stripe, four hours for Shopify, and 30 days by hand. The file is readable for its
        owner alone, and holds ids, moments and the bodies of open carts. Raises `ConfigurationError` where it cannot be
        had.
        """
        database = await Database.open(path, tables.LEDGER)
        try:
            yield cls(database, keep, now)
        finally:
            database.close()

    @asynccontextmanager
    async def taking(self, delivery: Delivery) -> AsyncGenerator[bool]:
        """Take a delivery: whether it is news, within a context in which it is to be handed over.

        It is none if it was taken already, or a later version of its subject is known. When the context ends the
        delivery counts as taken; if an error leaves it, it does not, and comes anew when the shop repeats it. So answer
        the shop after the context, and with an error if there was one.
        """
        async with self._held([delivery.subject, *delivery.ends]):
            yield await self._database.keep(
                lambda connection: tables.begin(
                    connection,
                    delivery.subject,
                    delivery.version,
                    delivery.sent_at,
                    now=self._now(),
                    delivery=delivery.id,
                    ends=delivery.ends,
                )
            )
            now = self._now()
            await self._database.run(lambda connection: tables.mark(connection, delivery.id, now, now - self._keep))

    @asynccontextmanager
    async def repairing(
        self, thing: OrderInput | ProductInput | RecurringPaymentInput, *, version: datetime | None = None
    ) -> AsyncGenerator[bool]:
        """The same for what no delivery brought: whether it may be handed over.

        It may unless a later version is known, such as that of a webhook which came while the shop was being read. The
        version is the day on which the shop last changed it. Where the shop states none, as Stripe, pass the moment at
        which reading it began; what has neither is handed over whatever is known.
        """
        subject, given = _subject_of(thing)
        async with self._held([subject]):
            yield await self._database.keep(
                lambda connection: tables.begin(connection, subject, version or given, None, now=self._now())
            )

    async def hold_cart(self, delivery: Delivery) -> None:
        """Keep a cart until it has lain idle, within `taking`; an order that ends it takes it away.

        ActiveCampaign knows no cart that is not abandoned, and would remind who is still paying.
        """
        await self._database.keep(lambda connection: tables.hold(connection, delivery, self._now()))

    async def send_idle_carts(
        self, send: Callable[[Mapping[str, Any]], Awaitable[object]], *, idle: timedelta = _IDLE
    ) -> int:
        """Send the carts that have not changed for so long, each once; gives their number.

        ``send`` gets the body of the cart. What it raises ends the call, and its cart stays for the next one. But a
        ``ValueError`` is about one cart, such as one that nobody has given an address yet: it is raised after all
        others were sent, for they would never be.
        """
        until, count = self._now() - idle, 0
        about_one: ValueError | None = None
        for subject in await self._database.run(lambda connection: tables.idle(connection, until)):
            try:
                count += await self._send_cart(subject, until, send)
            except ValueError as error:
                about_one = about_one or error
        if about_one is not None:
            raise about_one
        return count

    async def _send_cart(
        self, subject: str, until: datetime, send: Callable[[Mapping[str, Any]], Awaitable[object]]
    ) -> bool:
        async with self._held([subject]):
            body = await self._database.run(lambda connection: tables.cart(connection, subject, until))
            if body is None:  # bought or changed since
                return False
            await send(json.loads(body))
            await self._database.run(lambda connection: tables.release(connection, subject))
            return True

    @asynccontextmanager
    async def _held(self, subjects: Iterable[str]) -> AsyncGenerator[None]:
        async with AsyncExitStack() as stack:
            for subject in sorted(set(subjects)):
                await stack.enter_async_context(self._locked(subject))
            yield

    @asynccontextmanager
    async def _locked(self, subject: str) -> AsyncGenerator[None]:
        lock, users = self._locks.get(subject, (anyio.Lock(), 0))
        self._locks[subject] = lock, users + 1
        try:
            async with lock:
                yield
        finally:
            _, users = self._locks[subject]
            if users > 1:
                self._locks[subject] = lock, users - 1
            else:
                del self._locks[subject]
