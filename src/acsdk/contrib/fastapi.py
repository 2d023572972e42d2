"""ActiveCampaign in a FastAPI service: one client, webhooks behind a secret URL, errors as HTTP answers.

Needs FastAPI: ``pip install 'acsdk[fastapi]'``.
"""

# No `from __future__ import annotations`: FastAPI reads the annotations of the functions that are made here.

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, aclosing, asynccontextmanager
from typing import Annotated, cast

try:
    from fastapi import APIRouter, BackgroundTasks, Depends, FastAPI, HTTPException, Request
    from fastapi.requests import HTTPConnection
    from fastapi.responses import JSONResponse, Response
except ModuleNotFoundError as _error:
    raise ModuleNotFoundError("acsdk.contrib.fastapi needs FastAPI: python -m pip install 'acsdk[fastapi]'") from _error

from pydantic import ValidationError

from acsdk import AcsdkError, AsyncClient
from acsdk.contrib._web import (
    AskStatus,
    EventHandler,
    Problem,
    check_path,
    client_health_of,
    handle_and_log,
    health_of,
    is_about_ours,
    misuse,
    problem_of,
)
from acsdk.webhooks import WebhookEvent, WebhookReceiver

__all__ = [
    "Client",
    "add_error_handlers",
    "client_health_router",
    "client_lifespan",
    "get_client",
    "outbox_health_router",
    "webhook_event",
    "webhook_router",
]

_ATTRIBUTE = "acsdk_client"


def client_lifespan(
    make_client: Callable[[], AsyncClient] = AsyncClient,
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """A lifespan for ``FastAPI(lifespan=…)`` that keeps one client for the whole life of the application.

    Give a function that makes the client, or leave it out for one from the environment. In a lifespan of your own,
    enter it with ``async with client_lifespan(…)(app):``.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
        async with make_client() as client:
            setattr(app.state, _ATTRIBUTE, client)
            yield

    return lifespan


async def get_client(connection: HTTPConnection) -> AsyncClient:
    """The application's client, for ``Depends``. Tests put another in its place with ``app.dependency_overrides``."""
    client: AsyncClient | None = getattr(connection.app.state, _ATTRIBUTE, None)
    if client is None:
        raise RuntimeError("the application has no client: make it with FastAPI(lifespan=client_lifespan())")
    return client


Client = Annotated[AsyncClient, Depends(get_client)]
"""A parameter of this type is given the application's client."""


def webhook_event(receiver: WebhookReceiver) -> Callable[..., Awaitable[WebhookEvent | None]]:
    """A dependency for a route of your own whose path holds ``{secret}``; gives the event of the delivery.

    ``None`` means that it came before and shall be answered with 200 all the same. A wrong secret, a body that is no
    delivery and the rest never reach the route. Handle the event in a background task, so that the answer is fast.
    """

    async def receive(request: Request, secret: str) -> WebhookEvent | None:
        async with aclosing(request.stream()) as chunks:
            receipt = await receiver.receive(secret, request.headers.get("content-type"), chunks)
        if receipt.status != 200:
            raise HTTPException(receipt.status, receipt.reason)
        return receipt.event

    return receive


def webhook_router(
    receiver: WebhookReceiver,
    handle: EventHandler,
    *,
    path: str = "/activecampaign/{secret}",
) -> APIRouter:
    """A router with one POST route for deliveries, not shown in the API's schema.

    The answer goes out before ``handle`` runs. ActiveCampaign never delivers again, so what ``handle`` raises is lost
    but for the log: put into a queue what must not be. The secret stands in the path, thus in access logs.
    """
    check_path(path)
    router = APIRouter()
    delivery = Depends(webhook_event(receiver))

    @router.post(path, include_in_schema=False)
    async def receive_webhook(tasks: BackgroundTasks, event: Annotated[WebhookEvent | None, delivery]) -> Response:
        if event is not None:
            tasks.add_task(handle_and_log, handle, event)
        return Response()

    _ = receive_webhook  # registering it was all
    return router


def client_health_router(
    *, path: str = "/health/activecampaign", max_failures: int = 3, max_age: float = 300.0
) -> APIRouter:
    """A router with one GET route that says how the application's client gets on: ``client.health()``.

    The answer is 200, and 503 where the server wants a pause, ``max_failures`` attempts in a row have failed, or an
    outbox is stalled or holds something for more than ``max_age`` seconds. Nothing is sent to ActiveCampaign.
    """
    router = APIRouter()

    @router.get(path, include_in_schema=False)
    async def tell_health(client: Client) -> JSONResponse:
        health = client_health_of(client, max_failures=max_failures, max_age=max_age)
        return JSONResponse(dict(health.body), health.status)

    _ = tell_health  # registering it was all
    return router


def outbox_health_router(ask: AskStatus, *, path: str = "/health/outbox", max_age: float = 300.0) -> APIRouter:
    """A router with one GET route that says how an outbox stands, for load balancers and alarms.

    ``ask`` is ``PostgresOutbox(pool).status``. The answer is 200 where all flows, and 503 where an account is stalled,
    something waits for more than ``max_age`` seconds, or the database does not answer.
    """
    router = APIRouter()

    @router.get(path, include_in_schema=False)
    async def tell_health() -> JSONResponse:
        health = await health_of(ask, max_age)
        return JSONResponse(dict(health.body), health.status)

    _ = tell_health  # registering it was all
    return router


def add_error_handlers(app: FastAPI) -> None:
    """Answer requests that fail with an error of the SDK in words that fit the service's callers.

    A mistake of theirs is a 422 in FastAPI's own shape, ``{"detail": [{"type", "loc", "msg"}]}``, whether an input of
    the SDK was the body, was made in the handler or was refused by ActiveCampaign. Unknown records are 404, duplicates
    409; a spent rate limit is 503 with ``Retry-After``; no answer is 502 or 504; a wrong token and the like are 500,
    and so is what a model of your own refuses in a handler.
    """
    app.add_exception_handler(AcsdkError, _answer_error)
    app.add_exception_handler(ValidationError, _answer_misuse)


def _answer_error(_request: Request, error: Exception) -> JSONResponse:
    return _answer(problem_of(cast("AcsdkError", error)))  # it is registered for nothing else


def _answer_misuse(_request: Request, error: Exception) -> JSONResponse:
    refused = cast("ValidationError", error)  # it is registered for nothing else
    if not is_about_ours(refused):
        raise error
    return _answer(misuse(refused))


def _answer(problem: Problem) -> JSONResponse:
    return JSONResponse(dict(problem.body), problem.status, dict(problem.headers))
