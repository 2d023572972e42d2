"""Arguments that no model sees: what would find, or remove, another record than was meant is refused."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from acsdk import AsyncClient, InvalidInputError, NotFoundError
from acsdk.models import ContactInput, MailingListInput, OrderInput
from acsdk.sandbox import Sandbox

pytestmark = pytest.mark.anyio

Call = Callable[[AsyncClient, Any], Awaitable[object]]


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[AsyncClient]:
    sandbox.seed(contacts=3, orders=3)
    async with sandbox.client(rate_limit=None) as client:
        sandbox.calls.clear()
        yield client


BY_ADDRESS: list[Call] = [
    lambda client, email: client.contacts.get_by_email(email),
    lambda client, email: client.contacts.profile(email),
    lambda client, email: client.automations.remove(1, email),
    lambda client, email: client.contacts.disclose(email),
    lambda client, email: client.tracking.track("Signed up", email=email),
]


@pytest.mark.parametrize("call", BY_ADDRESS)
@pytest.mark.parametrize("email", [None, "", "  ", "ada", True, 1.5])
async def test_nobody_is_found_by_what_is_no_address(
    client: AsyncClient, sandbox: Sandbox, call: Call, email: Any
) -> None:
    """An address that is left out gives the first of all contacts."""
    with pytest.raises(InvalidInputError, match=r"is no address|is empty|must be text"):
        await call(client, email)
    assert not sandbox.calls


@pytest.mark.parametrize("call", BY_ADDRESS[:2])
async def test_blanks_around_an_address_do_not_matter(client: AsyncClient, call: Call) -> None:
    await client.contacts.upsert(ContactInput(email="ada@example.com"))
    await call(client, " ada@example.com\n")
    with pytest.raises(NotFoundError):
        await call(client, "nobody@example.com")


async def test_a_number_may_stand_in_text(client: AsyncClient) -> None:
    assert (await client.contacts.profile("2")).contact.id == (await client.contacts.profile(2)).contact.id == 2


@pytest.mark.parametrize("key", [None, "", " ", True])
async def test_no_order_is_found_for_a_cart_without_an_id(client: AsyncClient, sandbox: Sandbox, key: Any) -> None:
    """Orders that never were carts have none either."""
    with pytest.raises(InvalidInputError, match="external_checkout_id"):
        await client.deepdata.carts.find(1, key)
    with pytest.raises(InvalidInputError, match="connection_id holds None: ids are whole numbers from 1 on"):
        await client.deepdata.carts.find(None, "c-1")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert not sandbox.calls


NEWS = MailingListInput(
    name="News", string_id="news", sender_url="https://shop.example.com", sender_reminder="You asked for it."
)
MANY: list[Call] = [
    lambda client, ids: client.accounts.bulk_delete(ids),
    lambda client, ids: client.contacts.archive.delete_many(ids),
    lambda client, ids: client.contacts.archive.restore(ids),
    lambda client, ids: client.contacts.archive.restore_many(ids),
    lambda client, ids: client.deals.pipelines.inaccessible(ids, 1),
    lambda client, ids: client.fields.add_options(1, ids),
    lambda client, ids: client.lists.create(NEWS, group_ids=ids),
    lambda client, ids: client.personalizations.bulk_delete(ids),
    lambda client, ids: client.segments.latest_counts(ids),
    lambda client, ids: client.sms.broadcasts.metrics(ids),
    lambda client, ids: client.whatsapp.templates.send("t", "+4930123456", ids),
]


@pytest.mark.parametrize("call", MANY)
@pytest.mark.parametrize("ids", ["12", b"12", 12, None])
async def test_one_thing_in_place_of_many_is_not_taken_apart(
    client: AsyncClient, sandbox: Sandbox, call: Call, ids: Any
) -> None:
    """The text "12" would remove the accounts 1 and 2."""
    with pytest.raises(InvalidInputError, match="must be a list or another iterable"):
        await call(client, ids)
    assert not sandbox.calls


@pytest.mark.parametrize("bad", ["1", 0, -1, True, None, 1.5])
async def test_what_is_no_number_of_a_record_is_named(client: AsyncClient, sandbox: Sandbox, bad: Any) -> None:
    with pytest.raises(InvalidInputError, match=r"contact_ids holds .* ids are whole numbers from 1 on"):
        await client.contacts.archive.delete_many([1, bad])
    assert not sandbox.calls


async def test_one_record_is_no_bulk_run(client: AsyncClient, sandbox: Sandbox) -> None:
    """A model is an iterable of its fields."""
    order: Any = OrderInput(
        legacy_connection_id=1,
        store_order_id="1",
        creation_source="HISTORICAL",
        store_created_date=datetime(2026, 1, 2, tzinfo=UTC),
        final_amount="1.00",
    )
    with pytest.raises(InvalidInputError, match="a bulk call takes an iterable of inputs, not OrderInput"):
        await client.orders.bulk_upsert(order)
    assert not sandbox.calls
