"""The web service around it, and what runs by itself."""

import logging
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import anyio
from fastapi import FastAPI, HTTPException, Request

from acsdk import AsyncClient
from acsdk.contrib.shop_sync import SignatureError

from .shops import Shop
from .sync import Sync, every_night

log = logging.getLogger(__name__)
MOST_BYTES = 5_000_000
NIGHT = 3  # o'clock, UTC


def make_app(make_client: Callable[[], AsyncClient], shops: Mapping[str, Shop], files: Path) -> FastAPI:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
        async with make_client() as client, Sync.running(client, shops, files) as sync:
            app.state.sync = sync
            async with anyio.create_task_group() as group:
                group.start_soon(look_after, sync)
                yield
                group.cancel_scope.cancel()

    app = FastAPI(title="Live sync", lifespan=lifespan)

    @app.post("/webhooks/{shop}")
    async def receive(shop: str, request: Request) -> None:
        if shop not in shops:
            raise HTTPException(404, "no such shop")
        body = await bounded(request)
        try:
            await app.state.sync.receive(shop, body, request.headers)
        except SignatureError as error:
            raise HTTPException(401, str(error)) from None
        except ValueError as error:
            raise HTTPException(400, str(error)) from None

    return app


async def bounded(request: Request) -> bytes:
    """The raw bytes, which are what is signed."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise HTTPException(413, "the body is too long")
    return bytes(body)


async def look_after(sync: Sync) -> None:
    """Carts every five minutes, and the reconciliation once a night. What fails is tried again the next time."""
    night = next_night(datetime.now(UTC))
    while True:
        await anyio.sleep(300)
        try:
            await sync.send_carts()
        except Exception:
            log.exception("carts are not sent, tried again in five minutes")
        if (now := datetime.now(UTC)) >= night:
            await every_night(sync, now)
            night = next_night(now)


def next_night(now: datetime) -> datetime:
    tonight = now.replace(hour=NIGHT, minute=0, second=0, microsecond=0)
    return tonight if tonight > now else tonight + timedelta(days=1)
