"""How fields hold the enums of the Ecommerce GraphQL API.

``AnswerX`` reads a known value as the member and keeps an unknown one as text, so a value that the API adds later
breaks nothing. ``InputX`` takes the member or its text, and nothing else. ``ValueX`` does the one or the other,
depending on whether an answer is read.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from acsdk.models.kit.enums import closed

from .ecommerce_enums import (
    BrowseSessionStatus,
    CreationSource,
    DimensionsUnit,
    DiscountType,
    FilterOperator,
    OrderState,
    ProductIdentifierType,
    RecurringPaymentBillingInterval,
    RecurringPaymentPaymentStatus,
    RecurringPaymentStatus,
    SmsMarketingState,
    SmsOptInLevel,
    Sort,
    StockStatus,
)

__all__ = [
    "AnswerBillingInterval",
    "AnswerBrowseSessionStatus",
    "AnswerCreationSource",
    "AnswerDimensionsUnit",
    "AnswerOrderState",
    "AnswerPaymentStatus",
    "AnswerProductIdentifierType",
    "AnswerRecurringPaymentStatus",
    "AnswerStockStatus",
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
    "ValueDiscountType",
    "ValueOrderState",
]

# Without it pydantic prefers text for text, and no value would ever become a member.
_MEMBER_FIRST = Field(union_mode="left_to_right")

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
AnswerCreationSource: TypeAlias = Annotated[CreationSource | str, _MEMBER_FIRST]
InputCreationSource: TypeAlias = Annotated[
    CreationSource | Literal["HISTORICAL", "REAL_TIME"],
    closed(CreationSource),
]
ValueDiscountType: TypeAlias = Annotated[
    DiscountType | Literal["ORDER", "SHIPPING"] | str, _MEMBER_FIRST, closed(DiscountType)
]
InputSmsMarketingState: TypeAlias = Annotated[
    SmsMarketingState | Literal["NOT_SUBSCRIBED", "PENDING", "REDACTED", "SUBSCRIBED", "UNSUBSCRIBED"],
    closed(SmsMarketingState),
]
InputSmsOptInLevel: TypeAlias = Annotated[
    SmsOptInLevel | Literal["CONFIRMED_OPT_IN", "SINGLE_OPT_IN", "UNKNOWN"],
    closed(SmsOptInLevel),
]
AnswerStockStatus: TypeAlias = Annotated[StockStatus | str, _MEMBER_FIRST]
InputStockStatus: TypeAlias = Annotated[
    StockStatus | Literal["IN_STOCK", "OUT_OF_STOCK", "BACKORDER"],
    closed(StockStatus),
]
AnswerDimensionsUnit: TypeAlias = Annotated[DimensionsUnit | str, _MEMBER_FIRST]
InputDimensionsUnit: TypeAlias = Annotated[DimensionsUnit | Literal["METRIC", "IMPERIAL"], closed(DimensionsUnit)]
AnswerRecurringPaymentStatus: TypeAlias = Annotated[RecurringPaymentStatus | str, _MEMBER_FIRST]
InputRecurringPaymentStatus: TypeAlias = Annotated[
    RecurringPaymentStatus | Literal["ACTIVE", "CANCELLED", "EXPIRED", "PAYMENT_FAILED", "PAUSED", "PENDING"],
    closed(RecurringPaymentStatus),
]
AnswerBillingInterval: TypeAlias = Annotated[RecurringPaymentBillingInterval | str, _MEMBER_FIRST]
InputBillingInterval: TypeAlias = Annotated[
    RecurringPaymentBillingInterval | Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"],
    closed(RecurringPaymentBillingInterval),
]
AnswerPaymentStatus: TypeAlias = Annotated[RecurringPaymentPaymentStatus | str, _MEMBER_FIRST]
InputPaymentStatus: TypeAlias = Annotated[
    RecurringPaymentPaymentStatus | Literal["COMPLETED", "DECLINED", "PARTIALLY_REFUNDED", "PENDING", "REFUNDED"],
    closed(RecurringPaymentPaymentStatus),
]
AnswerBrowseSessionStatus: TypeAlias = Annotated[BrowseSessionStatus | str, _MEMBER_FIRST]
InputBrowseSessionStatus: TypeAlias = Annotated[
    BrowseSessionStatus | Literal["ACTIVE", "ABANDONED", "ADDED_TO_CART", "ERRORED"],
    closed(BrowseSessionStatus),
]
AnswerProductIdentifierType: TypeAlias = Annotated[ProductIdentifierType | str, _MEMBER_FIRST]
InputFilterOperator: TypeAlias = Annotated[
    FilterOperator | Literal["EQ", "LT", "LTE", "GT", "GTE", "CONTAINS", "IN"],
    closed(FilterOperator),
]
InputSort: TypeAlias = Annotated[Sort | Literal["ASC", "DESC"], closed(Sort)]
