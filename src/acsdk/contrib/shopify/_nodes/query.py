"""The queries whose answers are read here, in the form that a bulk operation takes, and page by page.

A bulk operation allows connections of nodes alone, and none within a list. So a refund's lines and an order's shipping
lines and discount applications cannot be asked for; the order's own sums and each line's allocations say the same.
"""

from __future__ import annotations

import json
import re
from typing import Literal, NamedTuple, TypeAlias

__all__ = ["BulkKind", "Shape", "arguments", "bulk_query", "shape_of"]

BulkKind: TypeAlias = Literal["orders", "products", "customers", "abandonedCheckouts"]
"""What a bulk operation fetches: the name of the query's field."""

_MONEY = "{ presentmentMoney { amount currencyCode } }"
_SINCE_2026_07 = "cartToken checkoutToken"
_ADDRESS = "{ firstName lastName company address1 address2 city zip province provinceCode countryCodeV2 country phone }"
_PHONE = "defaultPhoneNumber { phoneNumber marketingState marketingOptInLevel marketingUpdatedAt }"
_CUSTOMER = f"id firstName lastName defaultEmailAddress {{ emailAddress }} {_PHONE}"
_DISCOUNT = f"""{{
        allocatedAmountSet {_MONEY}
        discountApplication {{
          index targetType
          ... on DiscountCodeApplication {{ code }}
          ... on AutomaticDiscountApplication {{ title }}
          ... on ManualDiscountApplication {{ title }}
          ... on ScriptDiscountApplication {{ title }}
        }}
      }}"""


def _sums(*names: str) -> str:
    return " ".join(f"{name} {_MONEY}" for name in names)


_SUMS = _sums(
    *("totalPriceSet", "currentTotalPriceSet", "totalRefundedSet", "refundDiscrepancySet", "currentShippingPriceSet"),
    *("currentSubtotalPriceSet", "currentTotalTaxSet", "currentTotalDiscountsSet", "currentTotalDutiesSet"),
    *("currentTotalAdditionalFeesSet", "totalTipReceivedSet"),
)


class Shape(NamedTuple):
    """What is asked for of one kind of nodes."""

    type: str
    """The name of the nodes' type."""
    fields: str
    children: str = ""
    """The connection within, if there is one that is read."""
    of_children: str = ""
    """The fields of its nodes."""


_ORDER = f"""
      id name email phone createdAt updatedAt cancelledAt displayFinancialStatus displayFulfillmentStatus
      taxesIncluded dutiesIncluded test note tags sourceName sourceIdentifier customerLocale customerAcceptsMarketing
      paymentGatewayNames statusPageUrl customAttributes {{ key value }} retailLocation {{ id }} %s
      {_SUMS}
      customer {{ {_CUSTOMER} }}
      billingAddress {_ADDRESS}
      shippingAddress {_ADDRESS}
      shippingLine {{ title discountAllocations {_DISCOUNT} }}"""
_ORDER_LINE = f"""
        id name title variantTitle sku vendor quantity currentQuantity requiresShipping
        {_sums("originalUnitPriceSet")}
        product {{ id }} variant {{ id }} image {{ url }}
        discountAllocations {_DISCOUNT}"""
_PRODUCT = """
      id title descriptionHtml handle vendor productType status tags onlineStoreUrl createdAt updatedAt
      featuredMedia { preview { image { url } } } priceRangeV2 { minVariantPrice { currencyCode } }"""
_VARIANT = """
        id title sku barcode price compareAtPrice availableForSale inventoryPolicy createdAt updatedAt
        inventoryItem { requiresShipping measurement { weight { value } } }"""
_CHECKOUT = f"""
      id name abandonedCheckoutUrl completedAt createdAt updatedAt discountCodes
      {_sums("totalPriceSet", "totalTaxSet", "totalDiscountSet")}
      customer {{ {_CUSTOMER} }}"""
_CHECKOUT_LINE = f"""
        id title variantTitle sku quantity {_sums("originalUnitPriceSet")}
        product {{ id onlineStoreUrl }} variant {{ id }} image {{ url }}"""
_SHAPES = {
    "orders": Shape("Order", _ORDER, "lineItems", _ORDER_LINE),
    "products": Shape("Product", _PRODUCT, "variants", _VARIANT),
    "customers": Shape("Customer", f"\n      {_CUSTOMER}"),
    "abandonedCheckouts": Shape("AbandonedCheckout", _CHECKOUT, "lineItems", _CHECKOUT_LINE),
}
_UPDATED_AT = ("orders", "products", "customers")


def bulk_query(kind: BulkKind = "orders", *, search: str = "", version: str = "2026-10") -> str:
    """The text to pass to ``bulkOperationRunQuery``: it fetches all that is read here of one kind of nodes.

    ``search`` is Shopify's own filter, such as ``updated_at:>=2026-05-01``. ``version`` is that of the API; before
    2026-07 an order does not tell the cart that it was. With ``groupObjects: true`` the file can be read with
    ``grouped=True``. Wrap it in the mutation as a variable, since it holds quotation marks.

    Raises ``ValueError`` for a kind or a version that is none.
    """
    shape = shape_of(kind, version)
    within = (
        f"\n      {shape.children} {{ edges {{ node {{{shape.of_children}\n      }} }} }}" if shape.children else ""
    )
    return f"{{\n  {kind}{arguments(kind, search)} {{ edges {{ node {{{shape.fields}{within}\n  }} }} }}\n}}\n"


def shape_of(kind: BulkKind, version: str) -> Shape:
    """What is asked for under a version of the API. Raises ``ValueError`` for a kind or a version that is none."""
    if kind not in _SHAPES:
        raise ValueError(f"kind must be one of {', '.join(_SHAPES)}, not {kind!r}")
    if re.fullmatch(r"20\d\d-(01|04|07|10)|unstable", version) is None:
        raise ValueError(f"version must be one such as 2026-10, not {version!r}")
    shape = _SHAPES[kind]
    return shape._replace(fields=shape.fields.replace("%s", _SINCE_2026_07 if version >= "2026-07" else ""))


def arguments(kind: BulkKind, search: str, *more: str) -> str:
    """The filter, and what else there is; sorted by what it asks for, which Shopify recommends."""
    given = [*more]
    if search:
        given.append(f"query: {json.dumps(search, ensure_ascii=False)}")
        if "updated_at" in search and kind in _UPDATED_AT:
            given.append("sortKey: UPDATED_AT")
    return f"({', '.join(given)})" if given else ""
