"""The whole application."""

from collections.abc import Awaitable, Callable

from aiohttp import web
from pydantic import ValidationError

from acsdk import AsyncClient
from acsdk.contrib.aiohttp import CLIENT, add_webhook, client_context, error_middleware
from acsdk.models import Order, OrderInput
from acsdk.webhooks import Contact, ContactTagAdded, WebhookEvent, WebhookReceiver

routes = web.RouteTableDef()


def make_app(make_client: Callable[[], AsyncClient], *, secret: str) -> web.Application:
    app = web.Application(middlewares=[error_middleware, invalid_input])
    app.cleanup_ctx.append(client_context(make_client))
    app.add_routes(routes)

    async def react(event: WebhookEvent) -> None:
        match event:
            case ContactTagAdded(tag="asked-for-news", contact=Contact(id=int(contact_id))):
                await app[CLIENT].contacts.add_tag(contact_id, "welcomed")
            case _:
                pass

    add_webhook(app, WebhookReceiver(secret), react, path="/webhooks/{secret}")
    return app


@routes.put("/orders")
async def put_order(request: web.Request) -> web.Response:
    order = OrderInput.model_validate_json(await request.read())
    return answer(await request.app[CLIENT].orders.upsert(order, deadline=10))


@routes.get(r"/orders/{connection_id:\d+}/{store_order_id}")
async def get_order(request: web.Request) -> web.Response:
    key = int(request.match_info["connection_id"]), request.match_info["store_order_id"]
    return answer(await request.app[CLIENT].orders.get(*key, deadline=10))


def answer(order: Order) -> web.Response:
    text = order.model_dump_json(exclude_unset=True)
    return web.Response(text=text, content_type="application/json")


@web.middleware
async def invalid_input(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    try:
        return await handler(request)
    except ValidationError as error:
        problems = error.errors(include_url=False, include_context=False, include_input=False)
    return web.json_response({"detail": problems}, status=422)
