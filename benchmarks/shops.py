"""Lines of input that a second of CPU reads: a bulk operation's file beside an orders export with the same orders."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rows import Row, cpu, digits, median, quantiles, table

from acsdk.contrib.shopify import read_bulk_orders, read_orders
from acsdk.models import Address, OrderInput

ROUNDS = 21
EXPORT = Path(__file__).parents[1] / "examples" / "data" / "shopify_orders.csv"


def ignore(_: object) -> None:
    """Whatever is told: both files have the same orders, and the same rows left out."""


def export() -> list[str]:
    return EXPORT.read_text(encoding="utf-8").splitlines(keepends=True)


def bulk_file(lines: list[str]) -> list[str]:
    """The orders of an export as Shopify's GraphQL Admin API has them, children after their parents."""
    found = read_orders(lines, connection_id=1, on_rejected=ignore, on_difference=ignore)
    return [json.dumps(node, separators=(",", ":")) + "\n" for order in found for node in nodes(order)]


def nodes(order: OrderInput) -> Iterator[dict[str, Any]]:
    def bag(amount: object) -> dict[str, Any]:
        return {"presentmentMoney": {"amount": str(amount or 0), "currencyCode": order.currency}}

    root = f"gid://shopify/Order/{order.store_order_id}"
    sums = ("totalPriceSet", "currentTotalPriceSet", "currentSubtotalPriceSet")
    zeros = ("totalRefundedSet", "refundDiscrepancySet", "currentTotalTaxSet", "totalTipReceivedSet")
    yield {
        "id": root,
        "name": f"#{order.order_number}",
        "email": order.email,
        "createdAt": order.store_created_date.isoformat(),
        "updatedAt": order.store_modified_date and order.store_modified_date.isoformat(),
        "displayFinancialStatus": "PAID",
        "displayFulfillmentStatus": "FULFILLED",
        "taxesIncluded": True,
        "test": order.is_test_order,
        "tags": ["vip"],
        "note": "\n".join(order.notes or ()),
        "sourceName": order.sales_channel,
        "customerAcceptsMarketing": order.accepts_marketing,
        "paymentGatewayNames": [order.payment_method],
        **{name: bag(order.final_amount) for name in sums},
        **{name: bag(0) for name in zeros},
        "currentShippingPriceSet": bag(order.shipping_amount),
        "currentTotalDiscountsSet": bag(order.discounts_amount),
        "currentTotalDutiesSet": None,
        "shippingLine": {"title": order.shipping_method, "discountAllocations": []},
        "customer": {"id": "gid://shopify/Customer/1", "defaultEmailAddress": {"emailAddress": order.email}},
        "billingAddress": address(order.billing_address),
        "shippingAddress": address(order.shipping_address),
    }
    for number, line in enumerate(order.line_items or ()):
        yield {
            "id": f"gid://shopify/LineItem/{order.store_order_id}{number}",
            "name": line.name,
            "title": line.name,
            "sku": line.sku,
            "vendor": line.brand,
            "quantity": line.quantity,
            "currentQuantity": line.quantity,
            "requiresShipping": line.line_item_type == "physical",
            "originalUnitPriceSet": bag(line.price_amount),
            "product": {"id": "gid://shopify/Product/1"},
            "variant": {"id": "gid://shopify/ProductVariant/1"},
            "discountAllocations": [],
            "__parentId": root,
        }


def address(given: Address | None) -> dict[str, Any] | None:
    if given is None:
        return None
    return {
        "firstName": given.first_name,
        "lastName": given.last_name,
        "company": given.company,
        "address1": given.address1,
        "address2": given.address2,
        "city": given.city,
        "zip": given.postal,
        "provinceCode": given.province,
        "countryCodeV2": given.country,
        "phone": given.phone,
    }


def rows(rounds: int = ROUNDS) -> Iterator[Row]:
    csv = export()
    bulk = bulk_file(csv)

    def read_export() -> None:
        for _ in read_orders(csv, connection_id=1, on_rejected=ignore, on_difference=ignore):
            pass

    for grouped in (False, True):

        def read_bulk(grouped: bool = grouped) -> None:
            for _ in read_bulk_orders(bulk, connection_id=1, on_rejected=ignore, on_difference=ignore, grouped=grouped):
                pass

        pairs = [(len(bulk) / cpu(read_bulk), len(csv) / cpu(read_export)) for _ in range(rounds + 1)][1:]
        ratios = [ours / theirs for ours, theirs in pairs]
        quarters = quantiles(ratios, n=4) if len(ratios) > 1 else None
        yield Row(
            what=f"Lines of a bulk operation's file a second of CPU, {'grouped' if grouped else 'in any order'}",
            figure=median(ratios),
            spread=quarters and (quarters[0], quarters[-1]),
            beside="orders export (CSV)",
            detail=" and ".join(digits(median(pair[side] for pair in pairs)) for side in (0, 1)),
            at_least=3.0,
        )


if __name__ == "__main__":
    print(table(rows()))
