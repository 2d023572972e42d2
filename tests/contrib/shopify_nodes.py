"""Nodes of Shopify's GraphQL Admin API for tests, of a shop that does not exist."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["allocation", "bag", "jsonl", "line_node", "order_node"]

ADDRESS = {
    "firstName": "Zoë",
    "lastName": "Weiß",
    "company": None,
    "address1": "Am Markt 1",
    "address2": None,
    "city": "Köln",
    "zip": "50667",
    "province": "Nordrhein-Westfalen",
    "provinceCode": None,
    "countryCodeV2": "DE",
    "country": "Germany",
    "phone": "+49221555",
}
CUSTOMER = {
    "id": "gid://shopify/Customer/77",
    "firstName": "Zoë",
    "lastName": "Weiß",
    "defaultEmailAddress": {"emailAddress": "zoe@example.com"},
    "defaultPhoneNumber": None,
}


def bag(amount: str, currency: str = "EUR") -> dict[str, Any]:
    return {"presentmentMoney": {"amount": amount, "currencyCode": currency}}


def allocation(amount: str, index: int = 0, target: str = "LINE_ITEM", **names: str) -> dict[str, Any]:
    """What one discount took off."""
    return {
        "allocatedAmountSet": bag(amount),
        "discountApplication": {"index": index, "targetType": target, **names},
    }


def line_node(number: int, price: str, quantity: int = 1, current: int | None = None, **changes: Any) -> dict[str, Any]:
    return {
        "id": f"gid://shopify/LineItem/{number}",
        "name": f"Tea {number}",
        "title": f"Tea {number}",
        "sku": f"T-{number}",
        "vendor": "Hill",
        "quantity": quantity,
        "currentQuantity": quantity if current is None else current,
        "requiresShipping": True,
        "originalUnitPriceSet": bag(price),
        "product": {"id": f"gid://shopify/Product/{200 + number}"},
        "variant": {"id": f"gid://shopify/ProductVariant/{100 + number}"},
        "discountAllocations": [],
        **changes,
    }


def order_node(number: int, total: str, current: str | None = None, **changes: Any) -> dict[str, Any]:
    lines = changes.pop("lines", None)
    within = {} if lines is None else {"lineItems": {"edges": [{"node": line} for line in lines]}}
    return {
        "id": f"gid://shopify/Order/{number}",
        "name": f"#{number}",
        "email": "zoe@example.com",
        "createdAt": "2026-05-01T10:00:00Z",
        "updatedAt": "2026-05-02T10:00:00Z",
        "cancelledAt": None,
        "displayFinancialStatus": "PAID",
        "displayFulfillmentStatus": "UNFULFILLED",
        "taxesIncluded": False,
        "dutiesIncluded": False,
        "test": False,
        "totalPriceSet": bag(total),
        "currentTotalPriceSet": bag(total if current is None else current),
        "totalRefundedSet": bag("0.0"),
        "refundDiscrepancySet": bag("0.0"),
        "currentShippingPriceSet": bag("0.0"),
        "currentTotalTaxSet": bag("0.0"),
        "currentTotalDiscountsSet": bag("0.0"),
        "currentTotalDutiesSet": None,
        "currentTotalAdditionalFeesSet": None,
        "totalTipReceivedSet": bag("0.0"),
        "customer": CUSTOMER,
        "billingAddress": ADDRESS,
        "shippingAddress": ADDRESS,
        **changes,
        **within,
    }


def jsonl(nodes: Iterable[Mapping[str, Any]]) -> list[str]:
    """The lines of a bulk operation's file."""
    return [json.dumps(node, ensure_ascii=False, separators=(",", ":")) + "\n" for node in nodes]


def child(node: Mapping[str, Any], parent: Mapping[str, Any]) -> dict[str, Any]:
    """A node as the file of a bulk operation has it."""
    return {**node, "__parentId": parent["id"]}
