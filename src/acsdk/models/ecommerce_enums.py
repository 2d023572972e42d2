"""The closed lists of values of the Ecommerce GraphQL API.

Each enum comes with two annotations. ``AnswerX`` reads a known value as the member and keeps an unknown one as text, so
a value that the API adds later breaks nothing. ``InputX`` takes the member or its text, and nothing else.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from .enums import closed

__all__ = [
    "ActiveCampaignOrderState",
    "AnswerBillingInterval",
    "AnswerBrowseSessionStatus",
    "AnswerCreationSource",
    "AnswerDimensionsUnit",
    "AnswerOrderState",
    "AnswerPaymentStatus",
    "AnswerProductIdentifierType",
    "AnswerRecurringPaymentStatus",
    "AnswerStockStatus",
    "BrowseSessionStatus",
    "CreationSource",
    "DimensionsUnit",
    "DiscountType",
    "FilterOperator",
    "InputBillingInterval",
    "InputBrowseSessionStatus",
    "InputCreationSource",
    "InputDimensionsUnit",
    "InputFilterOperator",
    "InputOrderState",
    "InputPaymentStatus",
    "InputRecurringPaymentStatus",
    "InputSmsMarketingState",
    "InputSmsOptInLevel",
    "InputSort",
    "InputStockStatus",
    "OrderState",
    "ProductIdentifierType",
    "RecurringPaymentBillingInterval",
    "RecurringPaymentPaymentStatus",
    "RecurringPaymentStatus",
    "SmsMarketingState",
    "SmsOptInLevel",
    "Sort",
    "StockStatus",
    "ValueDiscountType",
    "ValueOrderState",
]

# Without it pydantic prefers text for text, and no value would ever become a member.
_MEMBER_FIRST = Field(union_mode="left_to_right")


class OrderState(StrEnum):
    """What became of an order, in ActiveCampaign's words. Orders page."""

    PENDING = "PENDING"
    COMPLETED = "COMPLETED"
    ABANDONED = "ABANDONED"
    RECOVERED = "RECOVERED"
    WAITING = "WAITING"
    CANCELLED = "CANCELLED"
    REFUNDED = "REFUNDED"
    FAILED = "FAILED"
    RETURNED = "RETURNED"
    PENDING_PAYMENT = "PENDING_PAYMENT"


ActiveCampaignOrderState = OrderState
"""The documented name of ``OrderState``."""

AnswerOrderState: TypeAlias = Annotated[OrderState | str, _MEMBER_FIRST]
_OrderStates: TypeAlias = Literal[
    "PENDING",
    "COMPLETED",
    "ABANDONED",
    "RECOVERED",
    "WAITING",
    "CANCELLED",
    "REFUNDED",
    "FAILED",
    "RETURNED",
    "PENDING_PAYMENT",
]
InputOrderState: TypeAlias = Annotated[OrderState | _OrderStates, closed(OrderState)]
ValueOrderState: TypeAlias = Annotated[OrderState | _OrderStates | str, _MEMBER_FIRST, closed(OrderState)]


class CreationSource(StrEnum):
    """Where an order comes from, which decides whether automations run. Orders page."""

    HISTORICAL = "HISTORICAL"
    """An import of old orders: never triggers an automation."""
    REAL_TIME = "REAL_TIME"
    """An order that has just been placed or changed: triggers automations."""


AnswerCreationSource: TypeAlias = Annotated[CreationSource | str, _MEMBER_FIRST]
InputCreationSource: TypeAlias = Annotated[
    CreationSource | Literal["HISTORICAL", "REAL_TIME"],
    closed(CreationSource),
]


class DiscountType(StrEnum):
    """What a discount applies to. Orders page."""

    ORDER = "ORDER"
    SHIPPING = "SHIPPING"


ValueDiscountType: TypeAlias = Annotated[
    DiscountType | Literal["ORDER", "SHIPPING"] | str, _MEMBER_FIRST, closed(DiscountType)
]


class SmsMarketingState(StrEnum):
    """Whether a customer wants marketing by SMS. Orders page."""

    NOT_SUBSCRIBED = "NOT_SUBSCRIBED"
    PENDING = "PENDING"
    REDACTED = "REDACTED"
    SUBSCRIBED = "SUBSCRIBED"
    UNSUBSCRIBED = "UNSUBSCRIBED"


InputSmsMarketingState: TypeAlias = Annotated[
    SmsMarketingState | Literal["NOT_SUBSCRIBED", "PENDING", "REDACTED", "SUBSCRIBED", "UNSUBSCRIBED"],
    closed(SmsMarketingState),
]


class SmsOptInLevel(StrEnum):
    """How a customer agreed to marketing by SMS. Orders page."""

    CONFIRMED_OPT_IN = "CONFIRMED_OPT_IN"
    SINGLE_OPT_IN = "SINGLE_OPT_IN"
    UNKNOWN = "UNKNOWN"


InputSmsOptInLevel: TypeAlias = Annotated[
    SmsOptInLevel | Literal["CONFIRMED_OPT_IN", "SINGLE_OPT_IN", "UNKNOWN"],
    closed(SmsOptInLevel),
]


class StockStatus(StrEnum):
    """Whether a product can be delivered. Products page."""

    IN_STOCK = "IN_STOCK"
    OUT_OF_STOCK = "OUT_OF_STOCK"
    BACKORDER = "BACKORDER"


AnswerStockStatus: TypeAlias = Annotated[StockStatus | str, _MEMBER_FIRST]
InputStockStatus: TypeAlias = Annotated[
    StockStatus | Literal["IN_STOCK", "OUT_OF_STOCK", "BACKORDER"],
    closed(StockStatus),
]


class DimensionsUnit(StrEnum):
    """The system of units of a product's dimensions. Products page."""

    METRIC = "METRIC"
    IMPERIAL = "IMPERIAL"


AnswerDimensionsUnit: TypeAlias = Annotated[DimensionsUnit | str, _MEMBER_FIRST]
InputDimensionsUnit: TypeAlias = Annotated[DimensionsUnit | Literal["METRIC", "IMPERIAL"], closed(DimensionsUnit)]


class RecurringPaymentStatus(StrEnum):
    """What became of a subscription. Recurring Payments page."""

    ACTIVE = "ACTIVE"
    CANCELLED = "CANCELLED"
    EXPIRED = "EXPIRED"
    PAYMENT_FAILED = "PAYMENT_FAILED"
    PAUSED = "PAUSED"
    PENDING = "PENDING"


AnswerRecurringPaymentStatus: TypeAlias = Annotated[RecurringPaymentStatus | str, _MEMBER_FIRST]
InputRecurringPaymentStatus: TypeAlias = Annotated[
    RecurringPaymentStatus | Literal["ACTIVE", "CANCELLED", "EXPIRED", "PAYMENT_FAILED", "PAUSED", "PENDING"],
    closed(RecurringPaymentStatus),
]


class RecurringPaymentBillingInterval(StrEnum):
    """The unit in which a subscription's cycle is counted. Recurring Payments page."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


AnswerBillingInterval: TypeAlias = Annotated[RecurringPaymentBillingInterval | str, _MEMBER_FIRST]
InputBillingInterval: TypeAlias = Annotated[
    RecurringPaymentBillingInterval | Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"],
    closed(RecurringPaymentBillingInterval),
]


class RecurringPaymentPaymentStatus(StrEnum):
    """What became of a subscription's last payment. Recurring Payments page."""

    COMPLETED = "COMPLETED"
    DECLINED = "DECLINED"
    PARTIALLY_REFUNDED = "PARTIALLY_REFUNDED"
    PENDING = "PENDING"
    REFUNDED = "REFUNDED"


AnswerPaymentStatus: TypeAlias = Annotated[RecurringPaymentPaymentStatus | str, _MEMBER_FIRST]
InputPaymentStatus: TypeAlias = Annotated[
    RecurringPaymentPaymentStatus | Literal["COMPLETED", "DECLINED", "PARTIALLY_REFUNDED", "PENDING", "REFUNDED"],
    closed(RecurringPaymentPaymentStatus),
]


class BrowseSessionStatus(StrEnum):
    """What became of a browse session. Browse Session page."""

    ACTIVE = "ACTIVE"
    ABANDONED = "ABANDONED"
    ADDED_TO_CART = "ADDED_TO_CART"
    ERRORED = "ERRORED"


AnswerBrowseSessionStatus: TypeAlias = Annotated[BrowseSessionStatus | str, _MEMBER_FIRST]
InputBrowseSessionStatus: TypeAlias = Annotated[
    BrowseSessionStatus | Literal["ACTIVE", "ABANDONED", "ADDED_TO_CART", "ERRORED"],
    closed(BrowseSessionStatus),
]


class ProductIdentifierType(StrEnum):
    """By which part of a URL a tracking event found its product. Browse Session page."""

    SKU = "SKU"
    STORE_PRIMARY_ID = "STORE_PRIMARY_ID"
    STORE_BASE_PRODUCT_ID = "STORE_BASE_PRODUCT_ID"
    UPC = "UPC"
    VARIANT_URL_SLUG = "VARIANT_URL_SLUG"
    BASE_PRODUCT_URL_SLUG = "BASE_PRODUCT_URL_SLUG"


AnswerProductIdentifierType: TypeAlias = Annotated[ProductIdentifierType | str, _MEMBER_FIRST]


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


InputFilterOperator: TypeAlias = Annotated[
    FilterOperator | Literal["EQ", "LT", "LTE", "GT", "GTE", "CONTAINS", "IN"],
    closed(FilterOperator),
]


class Sort(StrEnum):
    """In which order a search answers. Searches page."""

    ASC = "ASC"
    DESC = "DESC"


InputSort: TypeAlias = Annotated[Sort | Literal["ASC", "DESC"], closed(Sort)]
