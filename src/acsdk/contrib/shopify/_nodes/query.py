"""The queries whose answers are read here, in the form that a bulk operation takes.

A bulk operation allows connections of nodes alone, and none within a list. So a refund's lines and an order's shipping
lines and discount applications cannot be asked for; the order's own sums and each line's allocations say the same.
"""

from __future__ import annotations

import json
import re
from typing import Literal, TypeAlias

__all__ = ["BulkKind", "bulk_query"]

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
_ORDER = f"""
      id name email phone createdAt updatedAt cancelledAt displayFinancialStatus displayFulfillmentStatus
      taxesIncluded dutiesIncluded test note tags sourceName sourceIdentifier customerLocale customerAcceptsMarketing
      paymentGatewayNames statusPageUrl customAttributes {{ key value }} retailLocation {{ id }} %s
      {_SUMS}
      customer {{ {_CUSTOMER} }}
      billingAddress {_ADDRESS}
      shippingAddress {_ADDRESS}
      shippingLine {{ title discountAllocations {_DISCOUNT} }}
      lineItems {{ edges {{ node {{
        id name title variantTitle sku vendor quantity currentQuantity requiresShipping
        {_sums("originalUnitPriceSet")}
        product {{ id }} variant {{ id }} image {{ url }}
        discountAllocations {_DISCOUNT}
      }} }} }}"""
_PRODUCT = """
      id title descriptionHtml handle vendor productType status tags onlineStoreUrl createdAt updatedAt
      featuredMedia { preview { image { url } } }
      variants { edges { node {
        id title sku barcode price compareAtPrice availableForSale inventoryPolicy createdAt updatedAt
        inventoryItem { requiresShipping measurement { weight { value } } }
      } } }"""
_CHECKOUT = f"""
      id name abandonedCheckoutUrl completedAt createdAt updatedAt discountCodes
      {_sums("totalPriceSet", "totalTaxSet", "totalDiscountSet")}
      customer {{ {_CUSTOMER} }}
      lineItems {{ edges {{ node {{
        id title variantTitle sku quantity {_sums("originalUnitPriceSet")}
        product {{ id onlineStoreUrl }} variant {{ id }} image {{ url }}
      }} }} }}"""
_FIELDS = {
    "orders": _ORDER,
    "products": _PRODUCT,
    "customers": f"\n      {_CUSTOMER}",
    "abandonedCheckouts": _CHECKOUT,
}
_UPDATED_AT = ("orders", "products", "customers")


def bulk_query(kind: BulkKind = "orders", *, search: str = "", version: str = "2026-10") -> str:
    """The text to pass to ``bulkOperationRunQuery``: it fetches all that is read here of one kind of nodes.

    ``search`` is Shopify's own filter, such as ``updated_at:>=2026-05-01``. ``version`` is that of the API; before
    2026-07 an order does not tell the cart that it was. With ``groupObjects: true`` the file can be read with
    ``grouped=True``. Wrap it in the mutation as a variable, since it holds quotation marks.

    Raises ``ValueError`` for a kind or a version that is none.
    """
    if kind not in _FIELDS:
        raise ValueError(f"kind must be one of {', '.join(_FIELDS)}, not {kind!r}")
    if re.fullmatch(r"20\d\d-(01|04|07|10)|unstable", version) is None:
        raise ValueError(f"version must be one such as 2026-10, not {version!r}")
    fields = _FIELDS[kind]
    if kind == "orders":
        fields %= _SINCE_2026_07 if version >= "2026-07" else ""
    return f"{{\n  {kind}{_arguments(kind, search)} {{ edges {{ node {{{fields}\n  }} }} }}\n}}\n"


def _arguments(kind: BulkKind, search: str) -> str:
    """The filter; sorted by what it asks for, which Shopify recommends."""
    if not search:
        return ""
    sort = ", sortKey: UPDATED_AT" if "updated_at" in search and kind in _UPDATED_AT else ""
    return f"(query: {json.dumps(search, ensure_ascii=False)}{sort})"
