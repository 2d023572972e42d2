"""Customers of a shop."""

from __future__ import annotations

from typing import Annotated, ClassVar

from acsdk.models.kit.money import NONE, OptionalCents
from acsdk.models.kit.record import Record, RecordInput, RecordUpdate
from acsdk.models.kit.record_fields import Flag, RecordId, WireId
from acsdk.models.kit.wire import WireBool, WireDateTime, WireForeignKey, WireInt, WireMoment, WireStr, wire

__all__ = ["Customer", "CustomerInput", "CustomerUpdate"]

_AGGREGATE = "0"


class Customer(Record):
    """A person as one shop knows it; known by its connection and the shop's id of it. Customers page.

    The same person may be a customer of several shops. For each person there is one more row, which sums them up: see
    `is_aggregate`.
    """

    _first: ClassVar[tuple[str, ...]] = (
        "id",
        "email",
        "first_name",
        "last_name",
        "total_orders",
        "total_revenue",
        "external_id",
    )

    id: WireId = 0
    """The number that carts and orders name it by."""
    connection_id: Annotated[WireForeignKey, wire("connectionid")] = None
    """The shop's connection; none in the row that sums up."""
    connection: WireForeignKey = None
    """The shop's connection, as relations name it."""
    external_id: Annotated[WireStr, wire("externalid")] = None
    """The shop's id of the person."""
    email: WireStr = None
    """E-mail address, which ties it to a contact."""
    first_name: WireStr = None
    """First name; older answers alone."""
    last_name: WireStr = None
    """Last name; older answers alone."""
    phone: WireStr = None
    """Telephone number; older answers alone."""
    contact_id: Annotated[WireForeignKey, wire("subscriberid")] = None
    """The contact that it belongs to; older answers alone."""
    contact: Annotated[WireForeignKey, wire("subscriber")] = None
    """That contact, as relations name it."""
    accepts_marketing: Annotated[WireBool, wire("acceptsMarketing")] = None
    """Whether the person agreed to marketing."""
    sms_marketing_state: Annotated[WireStr, wire("smsMarketingState")] = None
    """Whether the person agreed to marketing by SMS, in the words of ``SmsMarketingState``."""
    sms_opt_in_level: Annotated[WireStr, wire("smsOptInLevel")] = None
    """How the person agreed to it, in the words of ``SmsOptInLevel``."""
    sms_consent_updated_at: Annotated[WireDateTime, wire("smsConsentUpdatedAt")] = None
    """When that consent last changed."""
    total_revenue: Annotated[OptionalCents, wire("totalRevenue")] = NONE
    """What all orders together came to, in currency units."""
    average_revenue_per_order: Annotated[OptionalCents, wire("avgRevenuePerOrder")] = NONE
    """What an order came to on average, in currency units."""
    total_orders: Annotated[WireInt, wire("totalOrders")] = None
    """How many orders there are."""
    total_products: Annotated[WireInt, wire("totalProducts")] = None
    """How many products were ordered."""
    average_product_category: Annotated[WireStr, wire("avgProductCategory")] = None
    """The category most ordered from."""
    timestamp: Annotated[WireMoment, wire("tstamp")] = None
    """When the row last changed."""

    @property
    def is_aggregate(self) -> bool:
        """Whether this is the row that sums the person up over all shops, which ActiveCampaign keeps by itself."""
        return self.connection_id is None and self.external_id in (None, _AGGREGATE)


class CustomerInput(RecordInput):
    """A customer to create. A contact is made for an address that the account does not know. Customers page."""

    connection_id: Annotated[RecordId, wire("connectionid")]
    """The shop's connection."""
    external_id: Annotated[str, wire("externalid")]
    """The shop's id of the person."""
    email: str
    """E-mail address."""
    accepts_marketing: Annotated[Flag | None, wire("acceptsMarketing")] = None
    """Whether the person agreed to marketing."""


class CustomerUpdate(RecordUpdate):
    """What to change in a customer. Customers page."""

    connection_id: Annotated[RecordId | None, wire("connectionid")] = None
    """The shop's connection."""
    external_id: Annotated[str | None, wire("externalid")] = None
    """The shop's id of the person."""
    email: str | None = None
    """E-mail address."""
    accepts_marketing: Annotated[Flag | None, wire("acceptsMarketing")] = None
    """Whether the person agreed to marketing."""
