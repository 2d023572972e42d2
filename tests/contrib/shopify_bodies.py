"""Order bodies of Shopify for tests: made-up shops, with figures that are on record somewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

__all__ = ["adjustment", "both", "line", "never", "off", "order", "paid_back", "refund", "returned", "shipping"]


def order(**changes: Any) -> dict[str, Any]:
    """A body with what every order has; underscored names are its fields."""
    return {
        "id": 7001,
        "name": "#7001",
        "email": "ada@example.com",
        "created_at": "2026-05-01T10:00:00-04:00",
        "updated_at": "2026-05-02T10:00:00-04:00",
        "currency": "EUR",
        "financial_status": "paid",
        "shipping_lines": [],
        "line_items": [],
        "refunds": [],
        **changes,
    }


def line(number: int, price: str, quantity: int = 1, current: int | None = None, **changes: Any) -> dict[str, Any]:
    """A line of the order; bodies before 2024 have no ``current_quantity``."""
    now = {} if current is None else {"current_quantity": current}
    return {
        "id": number,
        "name": f"Tea {number}",
        "title": f"Tea {number}",
        "quantity": quantity,
        "price": price,
        "sku": f"T-{number}",
        "variant_id": 100 + number,
        "product_id": 200 + number,
        "requires_shipping": True,
        "discount_allocations": [],
        **now,
        **changes,
    }


def off(*amounts: str) -> dict[str, Any]:
    """What each discount of the order took off a line."""
    return {
        "discount_allocations": [
            {"amount": amount, "discount_application_index": index} for index, amount in enumerate(amounts)
        ]
    }


def shipping(price: str, discounted: str | None = None, **changes: Any) -> dict[str, Any]:
    return {"title": "Post", "price": price, "discounted_price": discounted or price, **changes}


def refund(*transactions: Mapping[str, Any], **changes: Any) -> dict[str, Any]:
    return {"id": 1, "refund_line_items": [], "order_adjustments": [], "transactions": list(transactions), **changes}


def returned(number: int, subtotal: Any = None, tax: Any = 0.0, pieces: int = 1, how: str = "return") -> dict[str, Any]:
    worth = {} if subtotal is None else {"subtotal": subtotal, "total_tax": tax}
    return {"line_item_id": number, "quantity": pieces, "restock_type": how, **worth}


def paid_back(amount: str, currency: str = "EUR", **changes: Any) -> dict[str, Any]:
    return {"kind": "refund", "status": "success", "amount": amount, "currency": currency, **changes}


def adjustment(
    amount: str, kind: str | None = "refund_discrepancy", tax: str = "0.00", **changes: Any
) -> dict[str, Any]:
    return {"kind": kind, "amount": amount, "tax_amount": tax, **changes}


def both(paid: str, currency: str, shop: str, shop_currency: str) -> dict[str, Any]:
    """An amount in the customer's and in the shop's currency."""
    return {
        "presentment_money": {"amount": paid, "currency_code": currency},
        "shop_money": {"amount": shop, "currency_code": shop_currency},
    }


def never(told: object) -> None:
    """The listener of a test in which there is nothing to tell."""
    pytest.fail(str(told))
