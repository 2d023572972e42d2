"""The decimals of currencies, by list: where the lists disagree, each has its own word."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import httpx
import pytest
import respx

from acsdk import AsyncClient
from acsdk.contrib.currencies import DECIMALS, decimals, from_minor_units
from acsdk.models import CartInput


@pytest.mark.parametrize(
    ("currency", "iso", "cldr", "stripe"),
    [
        ("EUR", 2, 2, 2),
        ("usd", 2, 2, 2),
        ("JPY", 0, 0, 0),
        ("KWD", 3, 3, 3),
        ("CLF", 4, 4, 2),
        ("HUF", 2, 0, 2),
        ("COP", 2, 0, 2),
        ("IDR", 2, 0, 2),
        ("MGA", 2, 0, 0),
        ("IQD", 3, 0, 2),
        ("ISK", 0, 0, 2),
        ("UGX", 0, 0, 2),
        ("TWD", 2, 2, 2),
        ("BGN", 2, 2, 2),
        ("SLL", 2, 0, 2),
        ("XCG", 2, 2, 2),
    ],
)
def test_each_list_has_its_word(currency: str, iso: int, cldr: int, stripe: int) -> None:
    assert (decimals(currency), decimals(currency, "cldr"), decimals(currency, "stripe")) == (iso, cldr, stripe)


@pytest.mark.parametrize(
    ("number", "currency", "amount"),
    [
        (1234, "eur", "12.34"),
        (1234, "jpy", "1234"),
        (5130, "kwd", "5.130"),
        (500, "isk", "5.00"),
        (0, "eur", "0.00"),
        (-1, "usd", "-0.01"),
        (10**15 + 1, "usd", "10000000000000.01"),
    ],
)
def test_whole_numbers_are_exact_amounts(number: int, currency: str, amount: str) -> None:
    assert str(from_minor_units(number, currency)) == amount


def test_by_another_list() -> None:
    assert from_minor_units(500, "ISK", "iso") == Decimal(500)


def test_the_table_holds_what_is_out_of_the_ordinary_alone() -> None:
    assert all(len(code) == 3 and code.isupper() for code in DECIMALS)
    assert all(entry[:3] != (2, 2, 2) or entry.note for entry in DECIMALS.values())


@pytest.mark.anyio
@pytest.mark.parametrize(("currency", "total", "cents"), [("JPY", "500", 50000), ("KWD", "1.50", 150)])
@respx.mock
async def test_v3_counts_hundredths_of_every_currency(currency: str, total: str, cents: int) -> None:
    """A guess for yen and dinars: "cents", say its pages."""
    route = respx.post("https://acme.api-us1.com/api/3/ecomOrders").mock(
        httpx.Response(201, json={"ecomOrder": {"id": "1", "totalPrice": str(cents), "currency": currency}})
    )
    cart = CartInput(
        connection_id=1,
        customer_id=2,
        external_checkout_id="c-1",
        email="ada@example.com",
        currency=currency,
        total_price=total,
        external_created_date=datetime(2026, 1, 1, tzinfo=UTC),
    )
    async with AsyncClient(api_url="https://acme.api-us1.com", api_token="t") as client:
        made = await client.deepdata.carts.create(cart)
    assert f'"totalPrice":{cents}' in route.calls.last.request.content.decode()
    assert made.total_price == Decimal(total)
