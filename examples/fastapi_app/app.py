"""The application: what it is made of, and what lives as long as it does."""

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import anyio
from fastapi import FastAPI

from acsdk import AsyncClient
from acsdk.contrib.fastapi import add_error_handlers, client_lifespan

from . import imports, orders, webhooks


def make_app(make_client: Callable[[], AsyncClient], *, secret: str, journals: Path) -> FastAPI:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
        async with client_lifespan(make_client)(app), anyio.create_task_group() as group:
            app.state.imports = imports.Imports(app.state.acsdk_client, group, journals)
            yield
            group.cancel_scope.cancel()  # an import that is cut off here goes on when it is asked for again

    app = FastAPI(title="A shop's back end", lifespan=lifespan)
    add_error_handlers(app)
    app.include_router(orders.router, prefix="/orders")
    app.include_router(imports.router, prefix="/imports")
    app.include_router(webhooks.make_router(secret), prefix="/webhooks")
    return app
