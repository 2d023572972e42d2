"""What type checkers must accept and refuse of the v3 namespaces; checked by pyright and mypy, never executed.

Each line that must be refused carries ignore comments: if it became legal, both checkers would report them.
"""

# pyright: strict, reportUnnecessaryTypeIgnoreComment=true

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import assert_type

from acsdk import AsyncClient, Page, Pager, with_response
from acsdk.models import (
    Cart,
    CartInput,
    Contact,
    ContactInput,
    ContactList,
    ContactUpdate,
    Customer,
    CustomField,
    DeepDataOrderState,
    FieldOption,
    ListStatus,
    Order,
    OrderInput,
    OrderProduct,
    OrderProductInput,
    Tag,
    TagInput,
)

NOW = datetime.now(UTC)


async def contacts(client: AsyncClient, texts: dict[str, str], numbers: dict[int, list[str]]) -> None:
    contact = await client.contacts.upsert(ContactInput(email="ada@example.com", fields={"SIZE": "L", 7: ["a", "b"]}))
    assert_type(contact, Contact)
    assert_type(contact.id, int)
    assert_type(contact.created_date, datetime | None)
    assert_type(contact.was_created, bool)
    assert_type(contact.lists, list[ContactList])
    ContactInput(email="ada@example.com", fields=texts)
    ContactUpdate(fields=numbers)
    ContactUpdate(fields={"D": date(2026, 1, 1), "N": Decimal(1), "X": None})
    assert_type(client.contacts.list(), Pager[Contact])
    assert_type(await client.contacts.list(order_by=["-id", "email"], created_after=date.today()), Page[Contact])
    async for one in client.contacts.list(email_like="x", limit=5, timeout=3.0):
        assert_type(one, Contact)
    answer = await with_response(client.contacts.get)(1)
    assert_type(answer.data, Contact)
    assert_type(await client.contacts.set_list_status(1, 2, ListStatus.ACTIVE), ContactList)
    await client.contacts.set_list_status(1, 2, 2)
    assert_type(await client.contacts.remove_tag(1, "vip"), bool)

    client.contacts.list(emial="x")  # type: ignore[call-arg]
    client.contacts.list(order_by="-nam")  # type: ignore[arg-type]
    await client.contacts.get("1", tiemout=3)  # type: ignore[arg-type, call-arg]
    await client.contacts.upsert(TagInput(name="x"))  # type: ignore[arg-type]
    await client.contacts.set_list_status(1, 2)  # type: ignore[call-arg]
    await client.contacts.set_list_status(1, 2, 7)  # type: ignore[arg-type]


async def others(client: AsyncClient) -> None:
    assert_type(await client.tags.ensure("vip"), Tag)
    assert_type(await client.fields.get(1), CustomField)
    assert_type(await client.fields.add_options(1, ["a"]), Sequence[FieldOption])
    assert_type(await client.deepdata.customers.ensure(1, "7", "ada@example.com"), Customer)


async def carts(client: AsyncClient, order: OrderInput) -> None:
    cart = await client.deepdata.carts.upsert(
        CartInput(
            connection_id=1,
            customer_id=7,
            external_checkout_id="c-1",
            email="ada@example.com",
            currency="USD",
            total_price="19.90",
            external_created_date=NOW,
            products=[OrderProductInput(external_id="1", name="Tea", price=Decimal("9.95"), quantity=2)],
        )
    )
    assert_type(cart, Cart)
    assert_type(cart.total_price, Decimal | None)
    assert_type(cart.state, DeepDataOrderState | int | None)
    assert_type(cart.products, list[OrderProduct])
    assert_type(await client.deepdata.carts.convert(cart, order), Order)
    assert_type(await client.shop(1).orders.upsert({"store_order_id": "1"}), Order)
    client.deepdata.carts.list(state=DeepDataOrderState.ABANDONED, order_by="-external_created_date")
    OrderProductInput(external_id="1", name="Tea", price=9.95, quantity=2)  # type: ignore[arg-type]
