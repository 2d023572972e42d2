"""Which module has which public name; a test compares it with the modules and with the imports of the package."""

from typing import Final

__all__ = ["MODULE_OF"]

_NAMES: Final = {
    "base": (
        "Answer",
        "Input",
        "Model",
        "Value",
    ),
    "browse_filter": (
        "BrowseProductFilter",
        "BrowseSessionSearchRequest",
    ),
    "browse_session": (
        "BrowseProduct",
        "BrowseProductInput",
        "BrowseSession",
        "BrowseSessionInput",
        "TrackingEvent",
        "TrackingEventDebugTrace",
        "TrackingEventInput",
    ),
    "ecommerce_enums": (
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
    ),
    "filters": (
        "ActiveCampaignOrderStateFieldFilter",
        "AddressFilter",
        "BooleanFieldFilter",
        "CreationSourceFieldFilter",
        "DateTimeFieldFilter",
        "FieldFilter",
        "IntFieldFilter",
        "NumberFieldFilter",
        "Pagination",
        "RecurringPaymentBillingIntervalFieldFilter",
        "RecurringPaymentPaymentStatusFieldFilter",
        "RecurringPaymentStatusFieldFilter",
        "StockStatusFieldFilter",
        "StringFieldFilter",
        "asc",
        "contains",
        "desc",
        "eq",
        "gt",
        "gte",
        "lt",
        "lte",
    ),
    "line_item": (
        "Discount",
        "LineItem",
    ),
    "order": ("Order",),
    "order_filter": ("OrderFilter",),
    "order_input": (
        "CustomerData",
        "OrderInput",
    ),
    "product": ("Product",),
    "product_filter": ("ProductFilter",),
    "product_input": ("ProductInput",),
    "recurring_payment": ("RecurringPayment",),
    "recurring_payment_filter": ("RecurringPaymentFilter",),
    "recurring_payment_input": (
        "RecurringPaymentCustomerData",
        "RecurringPaymentInput",
    ),
    "shared": (
        "Address",
        "BulkAsync",
        "EcommerceConnection",
        "ImageData",
        "PhysicalDimensions",
    ),
}

MODULE_OF: Final = {name: module for module, names in _NAMES.items() for name in names}
