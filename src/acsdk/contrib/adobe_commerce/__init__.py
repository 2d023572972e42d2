"""Adobe Commerce's orders and products (Magento 2), as ActiveCampaign takes them.

``order_from_rest`` takes the JSON of ``GET /V1/orders/<id>``, and each of the orders that ``walk`` gives;
``products_from_rest`` that of ``GET /V1/products/<sku>``. ``read_delivery`` reads what the Adobe Commerce Webhooks
module and Adobe I/O Events send, both of which are paid extensions.

| of ``OrderInput`` | of the order |
| --- | --- |
| ``store_order_id``, ``order_number`` | entity_id, increment_id |
| ``store_customer_id`` | customer_id; guests have none |
| ``final_amount`` | grand_total less total_canceled and total_refunded |
| ``currency`` | order_currency_code, in which the buyer paid; never ``base_…`` |
| ``line_items`` | items without a parent: what was bought, not what stands for it in stock |
| ``shipping_amount`` | shipping_amount, without tax |
| ``discounts_amount`` | discount_amount, as a positive number |
| ``store_status``, ``normalized_status`` | status, which merchants make, and state, by ``ORDER_STATES`` |

A line has the pieces that were neither cancelled nor came back, at the price before discounts and without tax. A
cancelled order keeps its grand_total; it cost nothing in the end. ``closed`` is REFUNDED if anything went back, and
COMPLETED else. No core field tells a test.
"""

from acsdk.contrib._shops.deliveries import Delivery, SignatureError
from acsdk.contrib._shops.sums import Difference, OnDifference, log_difference

from ._delivery import read_delivery
from ._order import order_from_rest
from ._product import products_from_rest
from ._signature import verify_event_signature, verify_signature
from ._status import ORDER_STATES
from ._walk import walk

__all__ = [
    "ORDER_STATES",
    "Delivery",
    "Difference",
    "OnDifference",
    "SignatureError",
    "log_difference",
    "order_from_rest",
    "products_from_rest",
    "read_delivery",
    "verify_event_signature",
    "verify_signature",
    "walk",
]
