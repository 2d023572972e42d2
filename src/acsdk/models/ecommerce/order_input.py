"""Orders to send."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import model_validator

from acsdk._json.shapes import is_mapping
from acsdk.models.kit.integers import ConnectionId
from acsdk.models.kit.money import NONE, NOT_NEGATIVE, Money, OptionalMoney
from acsdk.models.kit.wire import Items, UtcDateTime

from .ecommerce_base import EcommerceInput
from .ecommerce_choices import InputCreationSource, InputOrderState, InputSmsMarketingState, InputSmsOptInLevel
from .line_item import Discount, LineItem
from .order_details import OrderDetails

__all__ = ["CustomerData", "OrderInput"]


class CustomerData(EcommerceInput):
    """What an order says of its customer. Goes to the contact and the v3 customer, not into the order. Orders page."""

    first_name: str | None = None
    """First name of the contact; wins over the addresses'."""
    last_name: str | None = None
    """Last name of the contact; wins over the addresses'."""
    phone: str | None = None
    """Telephone number of the contact; wins over the addresses'."""
    company: str | None = None
    """The contact's organisation."""
    sms_marketing_state: InputSmsMarketingState | None = None
    """Whether the customer wants marketing by SMS."""
    sms_opt_in_level: InputSmsOptInLevel | None = None
    """How the customer agreed to it."""
    sms_consent_updated_date: UtcDateTime | None = None
    """When that consent last changed; the page's mapping table misnames it ``smsConsentUpdatedAt``."""


class OrderInput(EcommerceInput, OrderDetails):
    """An order to insert, or to update if its connection has one of the same ``store_order_id``. Orders page.

    ``None`` is not sent, as in both official shop plugins. Whether an update leaves fields alone that are not sent is
    not documented: send the whole order.
    """

    _keys: ClassVar[frozenset[str]] = frozenset({"email"})
    _remedies: ClassVar[Mapping[str, str]] = {
        "creation_source": "HISTORICAL for an import, which triggers no automation, or REAL_TIME for an order of now"
    }

    legacy_connection_id: ConnectionId
    """The ``id`` of the v3 connection, also the number at the end of ``/app/settings/integrations/N``."""
    store_order_id: str
    """The store's id of the order, unique within its connection."""
    creation_source: InputCreationSource
    """HISTORICAL never triggers an automation, REAL_TIME does: the wrong one mails a shop's whole history."""
    store_created_date: UtcDateTime
    """When the order was placed. Aware; kept and sent in UTC, to the second."""
    final_amount: Money
    """What was paid in the end, tax and shipping included, in currency units; refunds are negative and count in."""
    store_modified_date: UtcDateTime | None = None
    """When the order last changed in the store."""
    normalized_status: InputOrderState | None = None
    """The order's state in ActiveCampaign's words."""
    line_items: Items[LineItem] | None = None
    """What was bought."""
    discounts: Items[Discount] | None = None
    """The discounts that were given."""
    discounts_amount: Annotated[OptionalMoney, NOT_NEGATIVE] = NONE
    """The sum of all discounts, in currency units, as a positive number."""
    notes: Items[str] | None = None
    """Notes on the order. The Magento plugin sends at most 20; a limit of the server is not known."""
    customer_data: CustomerData | None = None
    """What the order says of its customer."""

    @model_validator(mode="before")
    @classmethod
    def _default_order_number(cls, value: object) -> object:
        if not is_mapping(value) or value.get("order_number") not in (None, ""):
            return value
        return {**value, "order_number": value.get("store_order_id")}
