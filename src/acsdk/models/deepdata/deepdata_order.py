"""Orders and carts in v3, which keeps both in one collection."""

from __future__ import annotations

from enum import IntEnum
from typing import Annotated, ClassVar, Literal, TypeAlias

from acsdk.models.kit.base import Model
from acsdk.models.kit.money import NONE, NOT_NEGATIVE, Cents, OptionalCents
from acsdk.models.kit.record import Record, RecordInput, RecordUpdate
from acsdk.models.kit.record_fields import MEMBER_FIRST, NUMBER, RecordId, WireId, closed_number
from acsdk.models.kit.texts import Currency
from acsdk.models.kit.wire import (
    NO_ITEMS,
    Items,
    UtcDateTime,
    WireDateTime,
    WireForeignKey,
    WireInt,
    WireList,
    WireMoment,
    WireStr,
    wire,
)

from .order_product import DeepDataDiscount, DeepDataDiscountInput, OrderProduct, OrderProductInput

__all__ = [
    "Cart",
    "CartInput",
    "CartUpdate",
    "DeepDataOrder",
    "DeepDataOrderInput",
    "DeepDataOrderState",
    "DeepDataOrderUpdate",
    "OrderSource",
]


class DeepDataOrderState(IntEnum):
    """What became of a cart or an order; the server sets it. Orders page of v3."""

    PENDING = 0
    COMPLETED = 1
    ABANDONED = 2
    RECOVERED = 3
    """An order that was a cart."""
    WAITING = 4
    """Checked out, and not paid yet."""


class OrderSource(IntEnum):
    """Where an order comes from, which decides whether automations run. Orders page of v3."""

    HISTORICAL = 0
    """An import: no automation, no revenue attributed, not on the dashboard."""
    REAL_TIME = 1
    """Has just been placed, changed or abandoned: triggers automations."""


InputOrderSource: TypeAlias = Annotated[OrderSource | Literal[0, 1], closed_number(OrderSource)]
_REAL_TIME: OrderSource = OrderSource.REAL_TIME


class DeepDataOrder(Record):
    """A cart or an order, as v3 has it. Orders page of v3."""

    _first: ClassVar[tuple[str, ...]] = (
        "id",
        "external_id",
        "order_number",
        "email",
        "total_price",
        "currency",
        "state",
        "external_created_date",
        "order_date",
    )

    id: WireId = 0
    """The number that v3 names it by."""
    connection_id: Annotated[WireForeignKey, wire("connectionid")] = None
    """The shop's connection."""
    connection: WireForeignKey = None
    """The shop's connection, as relations name it."""
    customer_id: Annotated[WireForeignKey, wire("customerid")] = None
    """The customer."""
    customer: WireForeignKey = None
    """The customer, as relations name it."""
    external_id: Annotated[WireStr, wire("externalid")] = None
    """The shop's id of the order; none, as long as it is a cart."""
    external_checkout_id: Annotated[WireStr, wire("externalcheckoutid")] = None
    """The shop's id of the cart; none, if it never was one."""
    state: Annotated[DeepDataOrderState | int | None, MEMBER_FIRST, NUMBER] = None
    """What became of it."""
    source: Annotated[OrderSource | int | None, MEMBER_FIRST, NUMBER] = None
    """Where it comes from."""
    email: WireStr = None
    """The customer's address."""
    order_number: Annotated[WireStr, wire("orderNumber")] = None
    """The number that people know it by."""
    total_price: Annotated[OptionalCents, wire("totalPrice")] = NONE
    """The total, tax and shipping included, in currency units."""
    discount_amount: Annotated[OptionalCents, wire("discountAmount")] = NONE
    """The sum of all discounts, in currency units."""
    shipping_amount: Annotated[OptionalCents, wire("shippingAmount")] = NONE
    """What shipping costs, in currency units."""
    tax_amount: Annotated[OptionalCents, wire("taxAmount")] = NONE
    """The tax, in currency units."""
    total_products: Annotated[WireInt, wire("totalProducts")] = None
    """How many lines there are."""
    currency: WireStr = None
    """Currency code of three letters, in the case it was sent in."""
    shipping_method: Annotated[WireStr, wire("shippingMethod")] = None
    """How it is shipped."""
    order_url: Annotated[WireStr, wire("orderUrl")] = None
    """Its page in the shop; of a cart, where to resume the checkout."""
    external_created_date: Annotated[WireMoment, wire("externalCreatedDate")] = None
    """When the shop made it."""
    external_updated_date: Annotated[WireMoment, wire("externalUpdatedDate")] = None
    """When it last changed in the shop."""
    abandoned_date: Annotated[WireDateTime, wire("abandonedDate", "abandoned_date")] = None
    """When the cart was abandoned."""
    order_date: Annotated[WireMoment, wire("orderDate")] = None
    """When it was placed."""
    created_date: Annotated[WireMoment, wire("createdDate")] = None
    """When the row was made."""
    updated_date: Annotated[WireMoment, wire("updatedDate")] = None
    """When the row last changed."""
    timestamp: Annotated[WireMoment, wire("tstamp")] = None
    """When the row last changed."""
    product_ids: Annotated[WireList[WireId], wire("orderProducts")] = NO_ITEMS
    """The numbers of its lines; see `products`."""
    discount_ids: Annotated[WireList[WireId], wire("orderDiscounts")] = NO_ITEMS
    """The numbers of its discounts; see `discounts`."""

    @property
    def products(self) -> list[OrderProduct]:
        """Its lines, after a write; after a get or a list ``deepdata.orders.products(id)`` fetches them."""
        return self.side_loads.read("ecomOrderProducts", OrderProduct)

    @property
    def discounts(self) -> list[DeepDataDiscount]:
        """Its discounts, after a write."""
        return self.side_loads.read("ecomOrderDiscounts", DeepDataDiscount)


class Cart(DeepDataOrder):
    """A cart. Once it has an ``external_id`` it has become an order."""

    @property
    def is_converted(self) -> bool:
        """Whether it has become an order."""
        return self.external_id is not None


class _Details(Model):
    """What may be sent of carts and orders alike."""

    products: Annotated[Items[OrderProductInput] | None, wire("orderProducts")] = None
    """The lines. They replace those that are there."""
    discounts: Annotated[Items[DeepDataDiscountInput] | None, wire("orderDiscounts")] = None
    """The discounts. They replace those that are there."""
    shipping_amount: Annotated[OptionalCents, NOT_NEGATIVE, wire("shippingAmount")] = NONE
    """What shipping costs, in currency units with at most two decimals."""
    tax_amount: Annotated[OptionalCents, NOT_NEGATIVE, wire("taxAmount")] = NONE
    """The tax, in currency units with at most two decimals."""
    discount_amount: Annotated[OptionalCents, NOT_NEGATIVE, wire("discountAmount")] = NONE
    """The sum of all discounts, in currency units with at most two decimals."""
    order_number: Annotated[str | None, wire("orderNumber")] = None
    """The number that people know it by."""
    order_url: Annotated[str | None, wire("orderUrl")] = None
    """Its page in the shop; of a cart, where to resume the checkout."""
    shipping_method: Annotated[str | None, wire("shippingMethod")] = None
    """How it is shipped."""
    external_updated_date: Annotated[UtcDateTime | None, wire("externalUpdatedDate")] = None
    """When it last changed in the shop."""


class _Content(RecordInput, _Details):
    """What a new order or cart must have."""

    connection_id: Annotated[RecordId, wire("connectionid")]
    """The shop's connection."""
    customer_id: Annotated[RecordId, wire("customerid")]
    """The customer, by the number that v3 gave it: see ``deepdata.customers.ensure``."""
    email: str
    """The customer's address."""
    currency: Currency
    """Currency code of three letters."""
    total_price: Annotated[Cents, NOT_NEGATIVE, wire("totalPrice")]
    """The total, tax and shipping included, in currency units with at most two decimals."""
    external_created_date: Annotated[UtcDateTime, wire("externalCreatedDate")]
    """When the shop made it. Aware."""


class CartInput(_Content):
    """A cart to send. Carts page.

    ActiveCampaign knows no cart that is not abandoned: its own plugins send a cart once it has lain idle for an hour or
    more, and again when it changes.
    """

    external_checkout_id: Annotated[str, wire("externalcheckoutid")]
    """The shop's id of the cart, by which it is found again, and by which an order takes it over."""
    source: InputOrderSource = _REAL_TIME
    """Only real-time carts trigger the automation for abandoned carts."""
    abandoned_date: Annotated[UtcDateTime | None, wire("abandonedDate")] = None
    """When it was abandoned. The API demands it; by default it is the date of the last change, or of the creation."""


class DeepDataOrderInput(_Content):
    """An order to write to v3. Orders belong into ``client.orders``: what is written here is never copied back."""

    _remedies: ClassVar = {"source": "HISTORICAL for an import, which triggers no automation, or REAL_TIME"}

    external_id: Annotated[str, wire("externalid")]
    """The shop's id of the order."""
    source: InputOrderSource
    """HISTORICAL never triggers an automation, REAL_TIME does."""
    external_checkout_id: Annotated[str | None, wire("externalcheckoutid")] = None
    """The shop's id of the cart that it was."""


class _Changes(RecordUpdate, _Details):
    """What can change in an order or cart."""

    email: str | None = None
    """The customer's address."""
    currency: Currency | None = None
    """Currency code of three letters."""
    total_price: Annotated[OptionalCents, NOT_NEGATIVE, wire("totalPrice")] = NONE
    """The total, tax and shipping included, in currency units with at most two decimals."""
    external_id: Annotated[str | None, wire("externalid")] = None
    """The shop's id of the order. Given to a cart, it makes it an order."""
    external_checkout_id: Annotated[str | None, wire("externalcheckoutid")] = None
    """The shop's id of the cart."""
    abandoned_date: Annotated[UtcDateTime | None, wire("abandonedDate")] = None
    """When it was abandoned."""


class CartUpdate(_Changes):
    """What to change in a cart. Carts page."""


class DeepDataOrderUpdate(_Changes):
    """What to change in an order of v3. Orders page of v3."""
