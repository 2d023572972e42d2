"""ActiveCampaign in an aiohttp service: one client, webhooks behind a secret URL, errors as HTTP answers.

Needs aiohttp: ``pip install 'acsdk[aiohttp]'``.
"""

# A delivery is handled by a task that outlives its request. The invariant: such a task is in the set until it has
# ended, and the application ends after it. What would break it: the loop keeps no strong reference to tasks, so one
# outside the set may vanish half way. `test_the_answer_does_not_wait_for_the_handler_and_the_end_does` tries.

from __future__ import annotations

import asyncio  # noqa: TID251 - aiohttp runs on nothing else
from collections.abc import AsyncGenerator, Awaitable, Callable

try:
    from aiohttp import web
except ModuleNotFoundError as _error:
    raise ModuleNotFoundError("acsdk.contrib.aiohttp needs aiohttp: python -m pip install 'acsdk[aiohttp]'") from _error

from pydantic import ValidationError

from acsdk import AcsdkError, AsyncClient
from acsdk.contrib._web import (
    AskStatus,
    EventHandler,
    check_path,
    client_health_of,
    handle_and_log,
    health_of,
    is_about_ours,
    misuse,
    problem_of,
)
from acsdk.webhooks import WebhookReceiver

__all__ = ["CLIENT", "add_client_health", "add_outbox_health", "add_webhook", "client_context", "error_middleware"]

CLIENT: web.AppKey[AsyncClient] = web.AppKey("acsdk_client", AsyncClient)
"""The key of the application's client: ``request.app[CLIENT]``."""


def client_context(
    make_client: Callable[[], AsyncClient] = AsyncClient,
) -> Callable[[web.Application], AsyncGenerator[None]]:
    """A context for ``app.cleanup_ctx`` that keeps one client for the whole life of the application.

    Give a function that makes the client, or leave it out for one from the environment.
    """

    async def context(app: web.Application) -> AsyncGenerator[None]:
        async with make_client() as client:
            app[CLIENT] = client
            yield

    return context


def add_webhook(
    app: web.Application,
    receiver: WebhookReceiver,
    handle: EventHandler,
    *,
    path: str = "/activecampaign/{secret}",
) -> None:
    """Add a POST route for deliveries; the path has to hold ``{secret}``.

    The answer goes out before ``handle`` has run, and a shutdown waits for the handlers that run. ActiveCampaign
    never delivers again, so what ``handle`` raises is lost but for the log: put into a queue what must not be. Add the
    client's context before the webhook, so that handlers still have it when the application ends.
    """
    check_path(path)
    tasks: set[asyncio.Task[None]] = set()

    async def receive(request: web.Request) -> web.Response:
        secret = request.match_info["secret"]
        chunks = request.content.iter_any()
        receipt = await receiver.receive(secret, request.headers.get("Content-Type"), chunks)
        if receipt.event is not None:
            task = asyncio.create_task(handle_and_log(handle, receipt.event))
            tasks.add(task)
            task.add_done_callback(tasks.discard)
        return web.Response(status=receipt.status, text=receipt.reason)

    async def finish(_app: web.Application) -> AsyncGenerator[None]:
        yield
        await asyncio.gather(*tasks)

    app.router.add_post(path, receive)
    app.cleanup_ctx.append(finish)


def add_client_health(
    app: web.Application, *, path: str = "/health/activecampaign", max_failures: int = 3, max_age: float = 300.0
) -> None:
    """Add a GET route that says how the application's client gets on: ``client.health()``.

    The answer is 200, and 503 where the server wants a pause, ``max_failures`` attempts in a row have failed, or an
    outbox is stalled or holds something for more than ``max_age`` seconds. Nothing is sent to ActiveCampaign.
    """

    async def tell(request: web.Request) -> web.Response:
        health = client_health_of(request.app[CLIENT], max_failures=max_failures, max_age=max_age)
        return web.json_response(dict(health.body), status=health.status)

    app.router.add_get(path, tell)


def add_outbox_health(
    app: web.Application, ask: AskStatus, *, path: str = "/health/outbox", max_age: float = 300.0
) -> None:
    """Add a GET route that says how an outbox stands, for load balancers and alarms.

    ``ask`` is ``PostgresOutbox(pool).status``. The answer is 200 where all flows, and 503 where an account is stalled,
    something waits for more than ``max_age`` seconds, or the database does not answer.
    """

    async def tell(_request: web.Request) -> web.Response:
        health = await health_of(ask, max_age)
        return web.json_response(dict(health.body), status=health.status)

    app.router.add_get(path, tell)


@web.middleware
async def error_middleware(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Answer requests that fail with an error of the SDK in words that fit the service's callers.

    A mistake of theirs is a 422 of one shape, ``{"detail": [{"type", "loc", "msg"}]}``, whether an input of the SDK
    was made from the body or was refused by ActiveCampaign. Unknown records are 404, duplicates 409; a spent rate limit
    is 503 with ``Retry-After``; no answer is 502 or 504; a wrong token and the like are 500, and so is what a model of
    your own refuses.
    """
    try:
        return await handler(request)
    except AcsdkError as error:
        problem = problem_of(error)
    except ValidationError as error:
        if not is_about_ours(error):
            raise
        problem = misuse(error)
    return web.json_response(dict(problem.body), status=problem.status, headers=dict(problem.headers))
