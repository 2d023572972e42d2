"""Lines of input that a second of CPU reads: a bulk operation's file beside an orders export with the same orders.

``python benchmarks/shops.py [FOLDER]``: with the ``src`` of another release, such as a worktree of its tag has it, the
export is read by that one, and by this release beside it. Each side then has a process of its own, and they take turns,
round by round.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from rows import Row, digits, table

from acsdk.contrib import shopify
from acsdk.contrib.shopify import read_orders
from acsdk.models import Address, OrderInput

ROUNDS = 21
BULK = "Lines of a bulk operation's file a second of CPU"
OURS = Path(__file__).parents[1] / "src"
EXPORT = Path(__file__).parents[1] / "examples" / "data" / "shopify_orders.csv"


def ignore(_: object) -> None:
    """Whatever is told: both files have the same orders, and the same rows left out."""


def export() -> list[str]:
    return EXPORT.read_text(encoding="utf-8").splitlines(keepends=True)


def bulk_file(lines: list[str]) -> list[str]:
    """The orders of an export as Shopify's GraphQL Admin API has them, children after their parents."""
    found = read_orders(lines, connection_id=1, on_rejected=ignore)
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


def read_csv() -> Callable[[], int]:
    """Reads the export, and gives the number of its lines. Runs under both releases."""
    lines = export()

    def read() -> int:
        for _ in read_orders(lines, connection_id=1, on_rejected=ignore):
            pass
        return len(lines)

    return read


def read_bulk(*, grouped: bool = False, copies: int = 1) -> Callable[[], int]:
    """Reads the file of a bulk operation with the same orders, or with so many times as many."""
    once = bulk_file(export())
    lines = [line.replace("/Order/", f"/Order/{copy}") for copy in range(copies) for line in once]

    def read() -> int:
        for _ in shopify.read_bulk_orders(
            lines, connection_id=1, on_rejected=ignore, on_difference=ignore, grouped=grouped
        ):
            pass
        return len(lines)

    return read


SIDES: dict[str, Callable[[], Callable[[], int]]] = {
    "csv": read_csv,
    "in any order": read_bulk,
    "in any order, on disk": lambda: read_bulk(copies=10),
    "grouped": lambda: read_bulk(grouped=True),
}


class Side:
    """A process that reads one kind of file under one release."""

    def __init__(self, name: str, folder: Path) -> None:
        path = os.pathsep.join([str(folder), str(Path(__file__).parent)])
        command = [sys.executable, str(Path(__file__)), "--side", name]
        environment = {**os.environ, "PYTHONPATH": path}
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )

    def __enter__(self) -> Side:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate()

    def lines(self) -> float:
        """Lines that a second of CPU has read in one more round."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(file=self.process.stdin, flush=True)
        return float(self.process.stdout.readline())


def serve(name: str) -> None:
    """A round for each line of the standard input."""
    logging.disable()
    read = SIDES[name]()
    for _ in sys.stdin:
        began = time.process_time()
        count = read()
        print(count / (time.process_time() - began), flush=True)


def rows(rounds: int = ROUNDS, csv_of: Path = OURS, beside: str = "orders export (CSV)") -> Iterator[Row]:
    # The export is read by one release beside another: beside itself it says nothing.
    for name in list(SIDES)[csv_of == OURS :]:
        with ExitStack() as stack:
            ours, theirs = (stack.enter_context(Side(*side)) for side in ((name, OURS), ("csv", csv_of)))
            # The first round builds what is built late.
            pairs = [(ours.lines(), theirs.lines()) for _ in range(rounds + 1)][1:]
        ratios = [mine / other for mine, other in pairs]
        quarters = quantiles(ratios, n=4) if len(ratios) > 1 else ratios * 3
        yield Row(
            what="Lines of an orders export a second of CPU" if name == "csv" else f"{BULK}, {name}",
            figure=median(ratios),
            spread=(quarters[0], quarters[-1]),
            beside=beside,
            detail=" and ".join(digits(median(pair[side] for pair in pairs)) for side in (0, 1)),
            at_least=2.5 if name == "csv" else 3.0,
        )


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--side", name]:
            serve(name)
        case [folder]:
            print(table(rows(csv_of=Path(folder), beside="orders export (CSV), the release before")))
        case _:
            print(table(rows()))
