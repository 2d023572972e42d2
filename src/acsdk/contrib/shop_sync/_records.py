"""A shop's products and subscriptions beside ActiveCampaign's."""

from __future__ import annotations

from collections.abc import AsyncIterable, Awaitable, Callable, Collection, Iterable, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from pydantic import BaseModel

from acsdk import AsyncClient
from acsdk.models import ProductFilter, ProductInput, RecurringPaymentFilter, RecurringPaymentInput, eq

from ._each import each_of

__all__ = ["RecordsReport", "gone_products", "reconcile_products", "reconcile_recurring_payments"]

_OF_PRODUCTS: Final = (
    *("base_product_name", "store_base_product_id", "variant_name", "variant_sku", "variant_price_amount"),
    *("variant_price_currency", "brand", "status", "stock_status", "is_visible", "is_on_sale", "is_deleted"),
)
_OF_PAYMENTS: Final = (
    *("normalized_status", "store_status", "currency", "payment_amount", "billing_interval", "billing_interval_count"),
    *("next_payment_date", "cancelled_date", "cancel_at_period_end", "is_trial"),
)
Values: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RecordsReport:
    """What a comparison of products or recurring payments found, before anything was handed over."""

    shop: int
    """How many the shop gave."""
    missing: tuple[str, ...]
    """Those that ActiveCampaign did not have, by the store's id."""
    different: tuple[str, ...]
    """Those that it had otherwise."""
    gone: tuple[str, ...] = ()
    """Products that it had and the shop has no more."""

    @property
    def agrees(self) -> bool:
        """Whether nothing was handed over."""
        return not (self.missing or self.different or self.gone)

    def __str__(self) -> str:
        counts = (f"{len(getattr(self, name))} {name}" for name in ("missing", "different", "gone"))
        return f"{self.shop} in the shop, {', '.join(counts)}"


async def gone_products(
    client: AsyncClient, connection_id: int, store_base_product_id: str, kept: Collection[str] = ()
) -> list[ProductInput]:
    """Those of a base product that ActiveCampaign has and that are not ``kept``, each marked as deleted.

    They are for the outbox: without ``kept`` a product was deleted, otherwise some of its variants were. ActiveCampaign
    keeps what is marked; ``client.products.delete`` removes it. What was written seconds ago may not be found yet:
    ``reconcile_products`` finds it later. Raises ``TypeError`` if ``kept`` is one text.
    """
    if isinstance(kept, str):  # a collection of its parts
        raise TypeError("kept is one text: give a list or a set of store_primary_ids")
    asked = ProductFilter(legacy_connection_id=eq(connection_id), store_base_product_id=eq(store_base_product_id))
    found = [each async for each in client.products.search(asked)]
    return [
        _deleted(connection_id, each.store_primary_id)
        for each in found
        if each.store_primary_id and each.store_primary_id not in kept and not each.is_deleted
    ]


async def reconcile_products(
    client: AsyncClient,
    products: Iterable[ProductInput] | AsyncIterable[ProductInput],
    *,
    connection_id: int,
    hand_over: Callable[[ProductInput], Awaitable[object]],
    may_be_empty: bool = False,
) -> RecordsReport:
    """Compare a shop's whole catalog with ActiveCampaign's, and hand over what is missing, different or gone.

    ``products`` are all that the shop has, read one at a time; those that it has no more are handed over as deleted.
    Names, prices, states and visibility are compared, where the shop tells them; what is marked as deleted and is there
    again is no longer marked. Memory holds these of all products of the connection; it costs one request for each
    hundred. May be repeated. Raises ``ValueError`` if a product is of another connection, or if the shop gives none
    while ActiveCampaign has some, unless ``may_be_empty``; and what the client and ``hand_over`` raise.
    """
    asked = ProductFilter(legacy_connection_id=eq(connection_id))
    known = {each.store_primary_id or "": _values(each, _OF_PRODUCTS) async for each in client.products.search(asked)}
    missing, different, seen = dict[str, None](), dict[str, None](), set[str]()
    async with aclosing(each_of(products)) as given:
        async for product in given:
            key = _checked(product, connection_id, product.store_primary_id)
            seen.add(key)
            here = product if product.is_deleted else product.replace(is_deleted=False)
            if here.is_deleted and key not in known:
                continue
            if _differs(here, known.get(key), _OF_PRODUCTS):
                (different if key in known else missing)[key] = None
                await hand_over(here)
    gone = [key for key, values in known.items() if key and key not in seen and not values["is_deleted"]]
    if gone and not (seen or may_be_empty):
        raise ValueError(
            f"the shop gave no products, and {len(gone)} of connection {connection_id} would be marked as deleted: pass"
            " may_be_empty=True if it has none"
        )
    for key in gone:
        await hand_over(_deleted(connection_id, key))
    return RecordsReport(len(seen), tuple(missing), tuple(different), tuple(gone))


async def reconcile_recurring_payments(
    client: AsyncClient,
    payments: Iterable[RecurringPaymentInput] | AsyncIterable[RecurringPaymentInput],
    *,
    connection_id: int,
    hand_over: Callable[[RecurringPaymentInput], Awaitable[object]],
) -> RecordsReport:
    """Compare subscriptions that changed in the shop with ActiveCampaign's, and hand over what is missing or different.

    State, amount, rhythm and dates are compared, where the shop tells them. One request each. May be repeated. Raises
    ``ValueError`` if one is of another connection, and what the client and ``hand_over`` raise.
    """
    missing, different, seen = dict[str, None](), dict[str, None](), set[str]()
    async with aclosing(each_of(payments)) as given:
        async for payment in given:
            key = _checked(payment, connection_id, payment.store_recurring_payment_id)
            seen.add(key)
            known = await _known_payment(client, connection_id, key)
            if _differs(payment, known, _OF_PAYMENTS):
                (missing if known is None else different)[key] = None
                await hand_over(payment)
    return RecordsReport(len(seen), tuple(missing), tuple(different))


async def _known_payment(client: AsyncClient, connection_id: int, key: str) -> Values | None:
    asked = RecurringPaymentFilter(legacy_connection_id=eq(connection_id), store_recurring_payment_id=eq(key))
    found = [_values(each, _OF_PAYMENTS) async for each in client.recurring_payments.search(asked, limit=1)]
    return found[0] if found else None


def _deleted(connection_id: int, key: str) -> ProductInput:
    return ProductInput(legacy_connection_id=connection_id, store_primary_id=key, is_deleted=True)


def _checked(record: ProductInput | RecurringPaymentInput, connection_id: int, key: str) -> str:
    if record.legacy_connection_id != connection_id:
        raise ValueError(f"{key} is of connection {record.legacy_connection_id}")
    return key


def _values(record: BaseModel, names: Iterable[str]) -> Values:
    return {name: getattr(record, name) for name in names}


def _differs(wanted: BaseModel, found: Values | None, names: Iterable[str]) -> bool:
    """Whether the shop says something else; what it does not say may be anything."""
    if found is None:
        return True
    told = wanted.model_fields_set
    return any(name in told and not _is_same(getattr(wanted, name), found[name]) for name in names)


def _is_same(wanted: object, found: object) -> bool:
    return wanted is None or wanted == found or (not wanted and not found)
