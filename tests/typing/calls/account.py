"""Users, groups, settings, webhooks, and what goes past the typed calls."""

# ruff: noqa: T201 - what is read is shown, so that nothing is unused

from contextlib import suppress
from typing import Any, assert_type

import httpx
from gql import gql
from pydantic import BaseModel

import acsdk
from acsdk import AsyncClient, ClientHealth
from acsdk.models import (
    CalendarFeedInput,
    CalendarFeedUpdate,
    GroupInput,
    GroupUpdate,
    SenderAddressInput,
    SenderAddressUpdate,
    SettingUpdate,
    User,
    UserInput,
    UserUpdate,
    WebhookEventName,
    WebhookInput,
    WebhookUpdate,
)


async def users(client: AsyncClient) -> None:
    me = await client.users.me()
    assert_type(me, User)
    group = await client.groups.create(GroupInput(title="Sales", may_see_deals=True))
    group = await client.groups.get(group.id)
    await client.groups.update(group.id, GroupUpdate(title="Selling"))
    await client.groups.list(limit=2)
    await client.groups.limits(limit=2)
    user = await client.users.create(
        UserInput(username="grace", email="grace@acme.test", password="a-long-one", group_id=group.id)
    )
    user = await client.users.get(user.id)
    user = await client.users.get_by_username("grace")
    user = await client.users.get_by_email("grace@acme.test")
    await client.users.update(user.id, UserUpdate(first_name="Grace"))
    async for one in client.users.list(limit=5):
        print(one.username, one.email)
    await client.users.delete(user.id)
    await client.groups.delete(group.id)


async def office(client: AsyncClient) -> None:
    address = await client.addresses.create(
        SenderAddressInput(company_name="Acme", address1="Main Street 1", country="US", is_default=True)
    )
    address = await client.addresses.get(address.id)
    await client.addresses.update(address.id, SenderAddressUpdate(city="Springfield"))
    await client.addresses.list(limit=2)
    with suppress(acsdk.NotFoundError):
        await client.addresses.remove_from_group(4711)
    with suppress(acsdk.NotFoundError):
        await client.addresses.remove_from_list(4711)
    await client.addresses.delete(address.id)
    feed = await client.calendars.create(CalendarFeedInput(title="Deals", type="Deals", has_notifications=True))
    feed = await client.calendars.get(feed.id)
    await client.calendars.update(feed.id, CalendarFeedUpdate(title="All deals"))
    await client.calendars.list().collect()
    await client.calendars.delete(feed.id)
    print((await client.settings.account()).account)
    async for setting in client.settings.list(limit=1):
        await client.settings.update(setting.id, SettingUpdate(value="1"))


async def webhooks(client: AsyncClient) -> None:
    print(list(await client.webhooks.events()))
    webhook = await client.webhooks.create(
        WebhookInput(
            name="Shop",
            url="https://acme.test/hooks",
            events=[WebhookEventName.SUBSCRIBE, "unsubscribe"],
            sources=["public", "admin"],
        )
    )
    webhook = await client.webhooks.get(webhook.id)
    await client.webhooks.update(webhook.id, WebhookUpdate(name="The shop", list_id=0))
    async for one in client.webhooks.list(name="The shop", url="https://acme.test/hooks"):
        print(one.events)
    await client.webhooks.delete(webhook.id)


class FoundOrder(BaseModel):
    storeOrderId: str  # noqa: N815 - as the API spells it


class Found(BaseModel):
    searchOrder: list[FoundOrder]  # noqa: N815


async def by_hand(client: AsyncClient) -> None:
    raw = await client.rest.request("GET", "/contacts", params={"limit": 1, "filters[email]": None, "x": True})
    await client.rest.request("POST", "/contacts", json={"contact": {"email": "raw@example.com"}}, repeatable=False)
    assert_type(raw, Any)
    assert_type(await client.graphql.execute("query { searchOrder { storeOrderId } }"), dict[str, Any])
    data = await client.graphql.execute(
        gql("query ($filter: OrderFilter) { searchOrder(filter: $filter) { storeOrderId } }"),
        {"filter": {"email": {"filterOperator": "EQ", "value": "ada@example.com"}}},
        operation_name=None,
    )
    print(data["searchOrder"])
    found = await client.graphql.execute("query { searchOrder { storeOrderId } }", result_type=Found)
    print([order.storeOrderId for order in found.searchOrder])
    print((await client.graphql.schema()).query_type, client.graphql.transport())


async def settings(client: AsyncClient) -> None:
    health = client.health()
    assert_type(health, ClientHealth)
    print(health.is_healthy(max_failures=5), health.paused_for, health.last_error, health.to_dict())
    print([(outbox.operation, outbox.waiting) for outbox in health.outboxes])
    patient = client.with_options(max_retries=8, deadline=None, timeout=60)
    quick = client.with_options(timeout=3, queue_timeout=1.5)
    await patient.users.me(extra_query={"x": 1})
    await quick.users.me(timeout=None)
    own = AsyncClient(
        api_url=client.api_url,
        api_token="token",
        rate_limit=2.5,
        transport=httpx.MockTransport(lambda _: httpx.Response(200)),
    )
    async with own as same:
        print(same.api_url)
    await own.aclose()
    await client.aclose()
