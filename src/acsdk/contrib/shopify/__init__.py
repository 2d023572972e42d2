"""Shopify's orders and products, as ActiveCampaign takes them.

``read_orders`` and ``read_products`` read the CSV file that Shopify's admin writes under Orders > Export, one row per
line of an order. ``order_from_webhook`` and ``products_from_webhook`` read the JSON body of the webhooks
``orders/create`` and ``orders/updated``, which is the Order of the Admin REST API.

The GraphQL Admin API, which is the current one, has ``order_from_node``, ``products_from_node``, ``contact_from_node``
and ``cart_from_node`` for its nodes. ``walk_nodes`` gives those that changed; ``read_bulk_orders`` and its kin read the
file of a bulk operation, whose query is ``bulk_query()``.

An order becomes the same on all ways as far as the export tells, so an import and the live orders after it agree. Only
the export names products by SKU, and the webhook by variant, unless it is read with ``product_key="sku"``.

| of ``OrderInput`` | of the export | of the webhook |
| --- | --- | --- |
| ``store_order_id`` | Id | id |
| ``order_number`` | Name, without its ``#`` | name, without its ``#`` |
| ``store_customer_id`` | (not in the file) | customer.id |
| ``cart_id`` | (not in the file) | cart_token, else checkout_token |
| ``final_amount`` | Total minus Refunded Amount | current_total_price, less money that went back for no goods |
| ``line_items`` | the Lineitem columns | line_items, by current_quantity; none for a line that is all gone |
| ``shipping_amount`` | Shipping | current_shipping_price, else shipping after discounts and refunds |
| ``discounts_amount`` | Discount Amount, Lineitem discount | current_total_discounts, else those on what is left |
| ``store_status`` | Financial and Fulfillment Status, Cancelled at | the fields of these names |
| ``notes`` | Notes, each line of Note Attributes, ``Tags: …`` | note, note_attributes, ``Tags: …`` |
| ``sales_channel`` | Source | source_name |
| ``is_test_order`` | paid through Shopify's Bogus Gateway | test |
| ``store_modified_date`` | the latest of Created, Paid, Fulfilled, Cancelled at | updated_at |
| ``currency`` | Currency | that of presentment_money, else currency |

``normalized_status`` is that of the first row that fits:

| in Shopify | ``normalized_status`` |
| --- | --- |
| cancelled, or fulfilment ``restocked`` | CANCELLED |
| payment ``refunded`` | REFUNDED |
| payment ``voided`` | CANCELLED |
| payment ``expired`` (an authorisation never captured) | FAILED |
| payment ``pending`` | PENDING_PAYMENT |
| payment ``authorized`` or ``partially_paid`` | WAITING |
| payment ``paid`` or ``partially_refunded`` | COMPLETED |
| anything else | (not sent) |

``store_status`` keeps Shopify's own words, as in ``paid, fulfilled`` or ``cancelled, refunded``.

What an order cost in the end is not what was paid less what was paid back: goods may come back without their money, and
money without goods. ``current_total_price`` leaves out what was edited out, cancelled or returned; from it goes what
the shop gave beyond the worth of what came back, unless it is left out already, which two sums over the body decide.
Bodies that lack it have it from ``total_price`` and ``refunds``, and a cancelled order that was never paid cost
nothing. The export has no such column: there a cancelled order keeps its Total, and pieces that were edited out stay.

Where figures contradict each other, ``on_difference`` is told, and the log of the SDK unless it is given; the order
goes by the shop's own total. ``price_amount`` of a line is Shopify's price of one piece before discounts, as both
official plugins send it.
``customer_data`` is made from the billing address whenever that differs from the shipping address, because
ActiveCampaign otherwise takes the name of the recipient for the buyer's; and whenever it names a company, because
a company reaches the contact in no other way.

Not used, as ActiveCampaign has no place for them: taxes, duties, tips and the outstanding balance (all within the
total), device, employee, risk level, receipt number, payment references and payment terms.
"""

from acsdk.contrib._shops.deliveries import Delivery, SignatureError
from acsdk.contrib._shops.sums import Difference, OnDifference, log_difference

from ._checkout import cart_from_webhook
from ._delivery import read_delivery
from ._export import read_orders, read_products
from ._keys import CartKey, ProductKey
from ._nodes.asking import QueryError
from ._nodes.bulk import read_bulk_contacts, read_bulk_nodes, read_bulk_orders, read_bulk_products
from ._nodes.catalog import contact_from_node, products_from_node
from ._nodes.checkout import cart_from_node
from ._nodes.order import order_from_node
from ._nodes.query import BulkKind, bulk_query
from ._nodes.spool import RejectedNode
from ._nodes.walk import get_node, walk_nodes
from ._rejected import Rejected
from ._signature import verify_signature
from ._walk import walk
from ._webhook import order_from_webhook, products_from_webhook

__all__ = [
    "BulkKind",
    "CartKey",
    "Delivery",
    "Difference",
    "OnDifference",
    "ProductKey",
    "QueryError",
    "Rejected",
    "RejectedNode",
    "SignatureError",
    "bulk_query",
    "cart_from_node",
    "cart_from_webhook",
    "contact_from_node",
    "get_node",
    "log_difference",
    "order_from_node",
    "order_from_webhook",
    "products_from_node",
    "products_from_webhook",
    "read_bulk_contacts",
    "read_bulk_nodes",
    "read_bulk_orders",
    "read_bulk_products",
    "read_delivery",
    "read_orders",
    "read_products",
    "verify_signature",
    "walk",
    "walk_nodes",
]
