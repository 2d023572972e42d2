"""Misspelt names: fields of what is built, and keywords of list calls.

Each line marked ``# error`` must be an error in pyright, mypy, ty and pyrefly, and no other line may be one, as
``check.py`` sees. It makes another such file, with a line for every model that users build. Never run.
"""

# ruff: noqa: B018

from __future__ import annotations

from acsdk import AsyncClient
from acsdk.models import (
    Address,
    CartInput,
    ContactInput,
    ContactUpdate,
    DealInput,
    LineItem,
    OrderFilter,
    OrderInput,
    ProductInput,
    contains,
)


def fields(order: OrderInput) -> None:
    ContactInput(emial="ada@example.com")  # error
    ContactInput(email="ada@example.com", firstName="Ada")  # error
    ContactUpdate(frist_name="Ada")  # error
    DealInput(title="Tea", value="1", currency="eur", contact_id=1, satge_id=1)  # error
    LineItem(prize_amount="9.95")  # error
    Address(postcode="1010")  # error
    ProductInput(legacy_connection_id=1, store_primary_id="1", variant_price="1")  # error
    CartInput(order_number="1001")  # error
    OrderFilter(emial=contains("x"))  # error
    order.stroe_order_id  # error
    LineItem(price_amount="9.95", store_line_item_id="1")


async def keywords(client: AsyncClient) -> None:
    client.contacts.list(emial_like="@example.com")  # error
    client.contacts.list(createdAfter="2026-01-01")  # error
    client.deals.list(titel="Tea")  # error
    client.tags.list(serch="vip")  # error
    client.users.list(limt=1)  # error
    client.deepdata.orders.list(conection_id=1)  # error
    client.messages.list(order="id")  # error
    client.lists.list(name="News", pagesize=5)  # error
    client.contacts.list(email_like="@example.com", limit=5, timeout=3)
    client.users.list(limit=1, page_size=100)
