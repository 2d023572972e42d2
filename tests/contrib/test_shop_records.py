"""A shop's products and subscriptions beside ActiveCampaign's: what is missing, different, gone, or there again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from acsdk import AsyncClient
from acsdk.contrib import shopify, woocommerce
from acsdk.contrib.shop_sync import (
    Delivery,
    Ledger,
    gone_products,
    reconcile_products,
    reconcile_recurring_payments,
)
from acsdk.models import ProductInput, RecurringPaymentInput, RecurringPaymentStatus
from acsdk.sandbox import Sandbox

pytestmark = pytest.mark.anyio

NOON = datetime(2026, 5, 2, 12, tzinfo=UTC)


@pytest.fixture
def sandbox() -> Sandbox:
    return Sandbox(rate_limit=None)


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[AsyncClient]:
    async with sandbox.client(rate_limit=None) as client:
        await client.deepdata.connections.ensure("shop", "tea.example.com")
        await client.deepdata.connections.ensure("shop", "mugs.example.com")
        yield client


def product(key: str, price: str = "5.00", base: str = "9", **changes: Any) -> ProductInput:
    known = {"store_primary_id": key, "store_base_product_id": base, "variant_price_amount": price}
    return ProductInput.model_validate({"legacy_connection_id": 1, **known, **changes})


def payment(key: str, amount: str = "5.00", **changes: Any) -> RecurringPaymentInput:
    known = {"store_recurring_payment_id": key, "email": "ada@example.com", "payment_amount": amount}
    return RecurringPaymentInput.model_validate(
        {"legacy_connection_id": 1, "suppress_automations": True, "currency": "EUR", **known, **changes}
    )


async def given(*products: ProductInput) -> AsyncIterator[ProductInput]:
    for each in products:
        yield each


async def test_the_catalog_is_the_shops_after_it(client: AsyncClient) -> None:
    written = [product("1"), product("2"), product("3"), product("4", is_deleted=True), product("5", is_deleted=True)]
    await client.products.bulk_upsert([*written, product("1", legacy_connection_id=2)])
    handed: list[ProductInput] = []

    async def hand_over(one: ProductInput) -> None:
        handed.append(one)

    def catalog() -> AsyncIterator[ProductInput]:
        return given(product("1"), product("2", "6.00"), product("4"), product("6"))

    first = await reconcile_products(client, catalog(), connection_id=1, hand_over=hand_over)
    assert (first.shop, first.missing, first.different, first.gone) == (4, ("6",), ("2", "4"), ("3",))
    assert str(first) == "4 in the shop, 1 missing, 2 different, 1 gone"
    assert {each.store_primary_id: each.is_deleted for each in handed} == {
        "2": False,
        "4": False,
        "6": False,
        "3": True,
    }
    await client.products.bulk_upsert(handed)
    assert (await reconcile_products(client, catalog(), connection_id=1, hand_over=hand_over)).agrees


async def test_what_the_shop_does_not_say_is_not_compared(client: AsyncClient) -> None:
    await client.products.bulk_upsert([product("1", brand="Hill", variant_sku="T", is_on_sale=False)])
    told = [product("1", brand=None, variant_sku="")]
    found = await reconcile_products(client, told, connection_id=1, hand_over=client.products.create)
    assert found.agrees


async def test_variants_that_are_gone(client: AsyncClient) -> None:
    await client.products.bulk_upsert(
        [product("1"), product("2"), product("3", is_deleted=True), product("4", base="8")]
    )
    found = await gone_products(client, 1, "9", kept={"1"})
    assert [(each.store_primary_id, each.is_deleted) for each in found] == [("2", True)]
    assert [each.store_primary_id for each in await gone_products(client, 1, "9")] == ["1", "2"]
    assert await gone_products(client, 1, "7") == []


async def test_a_shop_that_gives_nothing_has_not_lost_everything(client: AsyncClient) -> None:
    """A token without the right to see products, and a walk that is filtered wrongly, give an empty catalog."""
    await client.products.bulk_upsert([product("1"), product("2", is_deleted=True)])
    with pytest.raises(ValueError, match="the shop gave no products, and 1 of connection 1 would be marked as deleted"):
        await reconcile_products(client, [], connection_id=1, hand_over=client.products.create)
    found = await reconcile_products(
        client, [], connection_id=1, hand_over=lambda one: client.products.bulk_upsert([one]), may_be_empty=True
    )
    assert found.gone == ("1",)
    assert (await reconcile_products(client, [], connection_id=1, hand_over=client.products.create)).agrees


async def test_what_was_deleted_before_activecampaign_had_it_is_not_missing(client: AsyncClient) -> None:
    found = await reconcile_products(
        client, [product("1", is_deleted=True)], connection_id=1, hand_over=client.products.create
    )
    assert found.agrees


async def test_one_text_is_no_collection_of_variants(client: AsyncClient) -> None:
    with pytest.raises(TypeError, match="kept is one text"):
        await gone_products(client, 1, "9", kept="91")


async def test_subscriptions_are_the_shops_after_it(sandbox: Sandbox, client: AsyncClient) -> None:
    known = [payment("1"), payment("2", normalized_status=RecurringPaymentStatus.ACTIVE)]
    await client.recurring_payments.bulk_upsert(known)
    sandbox.settle()
    handed: list[RecurringPaymentInput] = []

    async def hand_over(one: RecurringPaymentInput) -> None:
        handed.append(one)

    changed = [payment("1"), payment("2", normalized_status=RecurringPaymentStatus.PAUSED), payment("3")]
    first = await reconcile_recurring_payments(client, changed, connection_id=1, hand_over=hand_over)
    assert (first.shop, first.missing, first.different, first.gone) == (3, ("3",), ("2",), ())
    await client.recurring_payments.bulk_upsert(handed)
    sandbox.settle()
    assert (await reconcile_recurring_payments(client, changed, connection_id=1, hand_over=hand_over)).agrees


async def test_what_is_of_another_connection(client: AsyncClient) -> None:
    with pytest.raises(ValueError, match="1 is of connection 1"):
        await reconcile_products(client, [product("1")], connection_id=2, hand_over=client.products.create)
    with pytest.raises(ValueError, match="1 is of connection 1"):
        await reconcile_recurring_payments(
            client, [payment("1")], connection_id=2, hand_over=lambda _: client.products.get("1")
        )


@pytest.mark.parametrize(
    ("subject", "thing"),
    [
        ("product/9", product("1", base_product_store_modified_date=NOON)),
        (
            "product/1",
            ProductInput(legacy_connection_id=1, store_primary_id="1", base_product_store_modified_date=NOON),
        ),
        ("subscription/1", payment("1", store_modified_date=NOON)),
    ],
)
async def test_a_repair_loses_against_a_later_webhook(
    tmp_path: Path, subject: str, thing: ProductInput | RecurringPaymentInput
) -> None:
    async with Ledger.open(tmp_path / "shop.db", now=lambda: NOON) as ledger:
        for minutes, passes in ((0, True), (1, False)):
            later = Delivery(f"d{minutes}", "t", "other", subject, NOON + timedelta(minutes=minutes), None, {})
            async with ledger.taking(later) as is_news:
                assert is_news
            async with ledger.repairing(thing) as is_current:
                assert is_current is passes


async def test_after_its_end_a_product_has_no_later_version(tmp_path: Path) -> None:
    async with Ledger.open(tmp_path / "shop.db", now=lambda: NOON) as ledger:
        end = Delivery("end", "products/delete", "product", "product/9", None, None, {}, ("product/9",))
        late = Delivery("late", "products/update", "product", "product/9", NOON, None, {})
        for delivery, is_news in ((end, True), (late, False), (end, False)):
            async with ledger.taking(delivery) as found:
                assert found is is_news


def test_a_product_of_woocommerces_in_the_trash() -> None:
    (one,) = woocommerce.products_from_webhook({"id": 5, "status": "trash"}, connection_id=1)
    assert (one.is_deleted, one.is_visible) == (True, False)


def test_the_currency_of_shopifys_products() -> None:
    variants = {"nodes": [{"id": "gid://shopify/ProductVariant/1", "price": "5.00"}]}
    node = {"id": "gid://shopify/Product/5", "title": "Tea", "variants": variants}
    priced = {**node, "priceRangeV2": {"minVariantPrice": {"currencyCode": "CHF"}}}
    for found, currency in ((priced, None), (node, "CHF")):
        (one,) = shopify.products_from_node(found, connection_id=1, currency=currency)
        assert one.variant_price_currency == "CHF"
    with pytest.raises(ValueError, match=r"currencyCode is missing"):
        shopify.products_from_node(node, connection_id=1)
