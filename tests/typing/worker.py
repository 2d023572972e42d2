"""A worker behind a shop's webhooks, in aiohttp, as an integration would write it; every checker must accept it.

Never executed.
"""

import asyncio  # noqa: TID251 - aiohttp runs on nothing else
import logging
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from aiohttp import web

import acsdk
from acsdk import AsyncClient
from acsdk.contrib import shopify, woocommerce
from acsdk.contrib.aiohttp import CLIENT, add_webhook, client_context, error_middleware
from acsdk.contrib.file_limiter import FileLimiter
from acsdk.contrib.otel import OpenTelemetryObserver
from acsdk.contrib.progress import progress_bar
from acsdk.contrib.redis import RedisLimiter
from acsdk.contrib.shopify import Rejected
from acsdk.models import OrderInput
from acsdk.webhooks import ContactUnsubscribed, DealUpdated, WebhookEvent, WebhookReceiver

log = logging.getLogger("worker")
waiting = web.AppKey("waiting", asyncio.Queue[OrderInput])


def make_client() -> AsyncClient:
    limiter = RedisLimiter("redis://cache.internal", account="acme", rate=4.5)
    return AsyncClient("acme", "token", limiter=limiter, observer=OpenTelemetryObserver(), deadline=30)


def make_patient_client(folder: Path) -> AsyncClient:
    return AsyncClient(limiter=FileLimiter(folder / "acme.limit"), max_retries=10, deadline=None)


async def take_shopify_order(request: web.Request) -> web.Response:
    body: dict[str, Any] = await request.json()
    await request.app[waiting].put(
        shopify.order_from_webhook(body, connection_id=1, creation_source="REAL_TIME", product_key="variant_id")
    )
    return web.Response(status=202)


async def take_woocommerce_order(request: web.Request) -> web.Response:
    order = woocommerce.order_from_webhook(await request.json(), connection_id=2, creation_source="HISTORICAL")
    written = await request.app[CLIENT].orders.upsert(order)
    return web.json_response({"id": written.id, "total": str(written.final_amount)})


async def send_orders(app: web.Application) -> AsyncIterator[None]:
    async def work() -> None:
        async with app[CLIENT].orders.batcher(max_delay=0.2, journal="outbox.db") as batcher:
            while True:
                try:
                    result = await batcher.add(await app[waiting].get())
                except acsdk.ValidationFailedError as error:
                    log.warning("%s: %s", error.operation, [item.detail for item in error.items])
                else:
                    log.info("sent %s with %d others", result.row.store_order_id, result.records - 1)

    task = asyncio.create_task(work())
    yield
    task.cancel()


async def react(event: WebhookEvent) -> None:
    match event:
        case ContactUnsubscribed(left_list_ids=lists):
            log.info("left %s", lists)
        case DealUpdated(deal=deal) if deal is not None:
            log.info("deal %s is worth %s", deal.id, deal.value)
        case _:
            log.debug("nothing to do for %s", event.type)


def make_app() -> web.Application:
    app = web.Application(middlewares=[error_middleware])
    app[waiting] = asyncio.Queue()
    app.cleanup_ctx.append(client_context(make_client))
    app.cleanup_ctx.append(send_orders)
    app.router.add_post("/shopify/orders", take_shopify_order)
    app.router.add_post("/woocommerce/orders", take_woocommerce_order)
    add_webhook(app, WebhookReceiver("a-secret-of-many-letters"), react, path="/hooks/{secret}")
    return app


async def nightly(folder: Path) -> int:
    rejected: list[Rejected] = []
    orders = shopify.read_orders(folder / "orders.csv", connection_id=1, on_rejected=rejected.append)
    async with make_patient_client(folder) as client:
        with progress_bar() as show:
            report = await client.orders.bulk_upsert(orders, journal=folder / "import.db", on_progress=show)
        await client.products.bulk_upsert(shopify.read_products(folder / "orders.csv", connection_id=1))
    for row in rejected:
        log.warning("line %d, order %s: %s", row.line, row.order, row.reason)
    (folder / "report.json").write_text(report.to_json())
    return 0 if report.is_complete and not rejected else 1
