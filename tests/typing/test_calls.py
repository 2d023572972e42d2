"""The calls that four type checkers accept, carried out: types and behaviour must agree."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from acsdk import AsyncClient
from acsdk.sandbox import Sandbox, SandboxClock
from tests.api_coverage.calls import methods
from tests.typing.calls import account, channels, crm, marketing, people, shops
from tests.typing.requests import unsent

PARTS = (account, channels, crm, marketing, people, shops)
SOURCE = "\n".join(map(inspect.getsource, PARTS))


@pytest.fixture
def sandbox() -> Sandbox:
    """An account with what only its user interface can make."""
    sandbox = Sandbox(clock=SandboxClock(), rate_limit=None, bare=True)
    sandbox.add("automations", name="Welcome")
    sandbox.add("scores", name="Interest")
    return sandbox


@pytest.fixture
def client(sandbox: Sandbox) -> AsyncClient:
    return sandbox.client(clock=sandbox.clock, rate_limit=None)


@pytest.mark.anyio
@pytest.mark.filterwarnings("ignore::acsdk.DeepDataOrderWarning")
async def test_the_calls_of_a_shop(client: AsyncClient, sandbox: Sandbox, tmp_path: Path) -> None:
    shop = await shops.a_shop(client)
    customer = await shops.customers(client, shop)
    await shops.orders(client, shop)
    await shops.orders_in_bulk(client, shop, tmp_path)
    await shops.products(client, shop)
    await shops.subscriptions(client, shop)
    await shops.browsing(client, shop)
    await shops.carts(client, shop, customer)
    await shops.orders_in_v3(client, shop, customer)
    await shops.one_shop(client, shop)
    assert unsent("shop", sandbox) == []


@pytest.mark.anyio
async def test_the_calls_for_people_and_for_sales(client: AsyncClient, sandbox: Sandbox) -> None:
    field = await people.fields(client)
    contact = await people.a_contact(client)
    await people.finding(client, contact)
    await people.what_is_known(client, contact)
    await people.field_values(client, contact, field)
    await people.lists(client, contact)
    await people.tags(client, contact)
    await people.in_bulk(client)
    _, stage = await crm.pipelines(client)
    company = await crm.accounts(client, contact)
    deal = await crm.deals(client, contact, company, stage)
    await crm.people_of_deals(client, deal, contact)
    await crm.tasks(client, deal)
    await crm.notes(client, contact)
    await crm.leaving(client, deal)
    await people.leaving(client, contact)
    assert unsent("people", sandbox) == []


@pytest.mark.anyio
async def test_the_calls_for_marketing(client: AsyncClient, sandbox: Sandbox) -> None:
    await people.fields(client)
    contact = await people.a_contact(client)
    for part in (marketing.automations, marketing.segments, marketing.what_happened, channels.custom_objects):
        await part(client, contact)
    for step in (marketing.campaigns, marketing.messages, marketing.variables, marketing.saved_responses):
        await step(client)
    for step in (marketing.looks, channels.sms, channels.whatsapp, channels.conversations, channels.tracking):
        await step(client)
    await channels.an_event(client)
    assert unsent("marketing", sandbox) == []


@pytest.mark.anyio
async def test_the_calls_for_the_account(client: AsyncClient, sandbox: Sandbox) -> None:
    for step in (account.users, account.office, account.webhooks, account.by_hand, account.settings):
        await step(client)
    assert unsent("account", sandbox) == []


def every_method() -> Iterator[str]:
    client = Sandbox().client()
    yield from (f"client.{name}" for name in methods(client))
    yield from (f"client.{name}" for name in ("aclose", "shop", "with_options"))
    shop = client.shop(1)
    for name in ("carts", "customers", "orders", "products"):
        yield from (f"shop.{name}.{method}" for method in dir(getattr(shop, name)) if not method.startswith("_"))


@pytest.mark.parametrize("method", sorted(every_method()))
def test_every_method_is_called(method: str) -> None:
    assert re.search(rf"\b{re.escape(method)}\(", SOURCE), (
        f"no file of tests/typing/calls calls {method}: call it there, in a function that tests/typing/test_calls.py"
        " carries out, so that four type checkers accept what the sandbox answers"
    )
