"""The closed lists of values of the Ecommerce GraphQL API."""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "ActiveCampaignOrderState",
    "BrowseSessionStatus",
    "CreationSource",
    "DimensionsUnit",
    "DiscountType",
    "FilterOperator",
    "OrderState",
    "ProductIdentifierType",
    "RecurringPaymentBillingInterval",
    "RecurringPaymentPaymentStatus",
    "RecurringPaymentStatus",
    "SmsMarketingState",
    "SmsOptInLevel",
    "Sort",
    "StockStatus",
]


class OrderState(StrEnum):
    """What became of an order, in ActiveCampaign's words. Orders page."""

    PENDING = "PENDING"
    COMPLETED = "COMPLETED"
    ABANDONED = "ABANDONED"
    RECOVERED = "RECOVERED"
    """An order that was an abandoned cart."""
    WAITING = "WAITING"
    """Checked out, and not paid yet."""
    CANCELLED = "CANCELLED"
    REFUNDED = "REFUNDED"
    FAILED = "FAILED"
    RETURNED = "RETURNED"
    PENDING_PAYMENT = "PENDING_PAYMENT"


ActiveCampaignOrderState = OrderState
"""The documented name of ``OrderState``."""


class CreationSource(StrEnum):
    """Where an order comes from, which decides whether automations run. Orders page."""

    HISTORICAL = "HISTORICAL"
    """An import of old orders: never triggers an automation."""
    REAL_TIME = "REAL_TIME"
    """An order that has just been placed or changed: triggers automations."""


class DiscountType(StrEnum):
    """What a discount applies to. Orders page."""

    ORDER = "ORDER"
    SHIPPING = "SHIPPING"


class SmsMarketingState(StrEnum):
    """Whether a customer wants marketing by SMS. Orders page."""

    NOT_SUBSCRIBED = "NOT_SUBSCRIBED"
    PENDING = "PENDING"
    REDACTED = "REDACTED"
    SUBSCRIBED = "SUBSCRIBED"
    UNSUBSCRIBED = "UNSUBSCRIBED"


class SmsOptInLevel(StrEnum):
    """How a customer agreed to marketing by SMS. Orders page."""

    CONFIRMED_OPT_IN = "CONFIRMED_OPT_IN"
    SINGLE_OPT_IN = "SINGLE_OPT_IN"
    UNKNOWN = "UNKNOWN"


class StockStatus(StrEnum):
    """Whether a product can be delivered. Products page."""

    IN_STOCK = "IN_STOCK"
    OUT_OF_STOCK = "OUT_OF_STOCK"
    BACKORDER = "BACKORDER"


class DimensionsUnit(StrEnum):
    """The system of units of a product's dimensions. Products page."""

    METRIC = "METRIC"
    IMPERIAL = "IMPERIAL"


class RecurringPaymentStatus(StrEnum):
    """What became of a subscription. Recurring Payments page."""

    ACTIVE = "ACTIVE"
    CANCELLED = "CANCELLED"
    EXPIRED = "EXPIRED"
    PAYMENT_FAILED = "PAYMENT_FAILED"
    PAUSED = "PAUSED"
    PENDING = "PENDING"


class RecurringPaymentBillingInterval(StrEnum):
    """The unit in which a subscription's cycle is counted. Recurring Payments page."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


class RecurringPaymentPaymentStatus(StrEnum):
    """What became of a subscription's last payment. Recurring Payments page."""

    COMPLETED = "COMPLETED"
    DECLINED = "DECLINED"
    PARTIALLY_REFUNDED = "PARTIALLY_REFUNDED"
    PENDING = "PENDING"
    REFUNDED = "REFUNDED"


class BrowseSessionStatus(StrEnum):
    """What became of a browse session. Browse Session page."""

    ACTIVE = "ACTIVE"
    ABANDONED = "ABANDONED"
    ADDED_TO_CART = "ADDED_TO_CART"
    ERRORED = "ERRORED"


class ProductIdentifierType(StrEnum):
    """By which part of a URL a tracking event found its product. Browse Session page."""

    SKU = "SKU"
    STORE_PRIMARY_ID = "STORE_PRIMARY_ID"
    STORE_BASE_PRODUCT_ID = "STORE_BASE_PRODUCT_ID"
    UPC = "UPC"
    VARIANT_URL_SLUG = "VARIANT_URL_SLUG"
    BASE_PRODUCT_URL_SLUG = "BASE_PRODUCT_URL_SLUG"


class FilterOperator(StrEnum):
    """How a search compares a field. Searches page."""

    EQ = "EQ"
    LT = "LT"
    LTE = "LTE"
    GT = "GT"
    GTE = "GTE"
    CONTAINS = "CONTAINS"
    IN = "IN"
    """Listed by the Searches page, but allowed for no type of field; refused before sending."""


class Sort(StrEnum):
    """In which order a search answers. Searches page."""

    ASC = "ASC"
    DESC = "DESC"
