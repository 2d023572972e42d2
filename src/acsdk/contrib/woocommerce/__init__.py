"""WooCommerce's orders, products and subscriptions, as ActiveCampaign takes them.

The functions take the JSON that WooCommerce's REST API (version 3) answers, which is also the body of its webhooks:
``order.created`` and ``order.updated``, ``product.created`` and ``product.updated``, ``subscription.created`` and
``subscription.updated``. The body of ``product.deleted`` holds nothing but the id.

``walk`` gives a shop's records over the REST API, page by page; ``read_products`` reads the CSV of Products > Export.

What ActiveCampaign's own plugin sends is what is sent here, so an account that the plugin has filled goes on as it was;
but for what it gets wrong. It cuts 1.5 of something to 1 and 0.5 to 0; here it is one piece of that worth, or as many
grams. It rounds the price of a piece up to whole units of currency; here it has its cents. Of a line that came back in
part it sends figures that mean nothing; here the line has the pieces that are left, if the refunds are given. Names
have their ``&amp;`` decoded, in orders and catalog alike.

| of ``OrderInput`` | of the order |
| --- | --- |
| ``store_order_id`` | id |
| ``order_number`` | number |
| ``store_customer_id`` | ``UID-`` and customer_id; guests have none |
| ``final_amount`` | total plus the (negative) refunds |
| ``shipping_amount`` | shipping_total, without tax |
| ``line_items`` | line_items: those of bundles and bookings too, the parts of a bundle beside the bundle |
| ``discounts_amount`` | discount_total, without tax, and negative fees and lines |
| ``discounts`` | coupon_lines, ``SHIPPING`` if the coupon gave nothing but free shipping; negative fees and lines |
| ``store_status`` | status |
| ``sales_channel`` | created_via |

| status of an order | ``normalized_status`` |
| --- | --- |
| ``processing``, ``completed`` | COMPLETED |
| ``pending``, ``requires_payment_method`` and its kin | PENDING_PAYMENT |
| ``on-hold``, ``paused`` | WAITING |
| ``cancelled``, ``pending-cancel`` | CANCELLED |
| ``refunded`` | REFUNDED |
| ``failed`` | FAILED |
| anything else, such as ``trash`` or ``checkout-draft`` | (not sent) |

| status of a subscription | ``normalized_status`` |
| --- | --- |
| ``active``, ``processing``, ``completed`` | ACTIVE |
| ``pending`` | PENDING |
| ``on-hold``, ``paused`` | PAUSED |
| ``cancelled``, ``refunded`` | CANCELLED |
| ``expired`` | EXPIRED |
| ``failed``, ``pending-cancel`` | PAYMENT_FAILED |
| anything else | (not sent) |

A shop with statuses of its own passes its table: ``order_states={**ORDER_STATES, "packed": OrderState.COMPLETED}``.

``price_amount`` of a line is the price of one piece before coupons and without tax. WooCommerce keeps the sum of the
line; where its share has no exact cents it is rounded to four decimals. The total is compared with the sum of lines,
fees, shipping and taxes, and ``on_difference`` told of what differs. Not used, as ActiveCampaign has no place for
them: fees that are not negative and taxes (within the total), meta data, transaction ids.
"""

from acsdk.contrib._shops.deliveries import Delivery, SignatureError
from acsdk.contrib._shops.sums import Difference, OnDifference, log_difference

from ._delivery import read_delivery
from ._order import order_from_webhook
from ._product import deleted_product_from_webhook, products_from_webhook
from ._product_export import RejectedProduct, read_products
from ._signature import verify_signature
from ._status import ORDER_STATES, SUBSCRIPTION_STATES
from ._subscription import recurring_payment_from_webhook
from ._walk import walk

__all__ = [
    "ORDER_STATES",
    "SUBSCRIPTION_STATES",
    "Delivery",
    "Difference",
    "OnDifference",
    "RejectedProduct",
    "SignatureError",
    "deleted_product_from_webhook",
    "log_difference",
    "order_from_webhook",
    "products_from_webhook",
    "read_delivery",
    "read_products",
    "recurring_payment_from_webhook",
    "verify_signature",
    "walk",
]
