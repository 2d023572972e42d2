"""WooCommerce's orders, products and subscriptions, as ActiveCampaign takes them.

The functions take the JSON that WooCommerce's REST API (version 3) answers, which is also the body of its webhooks:
``order.created`` and ``order.updated``, ``product.created`` and ``product.updated``, ``subscription.created`` and
``subscription.updated``. The body of ``product.deleted`` holds nothing but the id.

What ActiveCampaign's own plugin sends is what is sent here, so an account that the plugin has filled goes on as it was.

| of ``OrderInput`` | of the order |
| --- | --- |
| ``store_order_id`` | id |
| ``order_number`` | number |
| ``store_customer_id`` | ``UID-`` and customer_id; guests have none |
| ``final_amount`` | total plus the (negative) refunds |
| ``shipping_amount`` | shipping_total, without tax |
| ``discounts_amount`` | discount_total, without tax |
| ``discounts`` | coupon_lines; ``SHIPPING`` if the coupon gave nothing but free shipping |
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
| anything else, such as ``trash`` | (not sent) |

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
line; where its share has no exact cents it is rounded to four decimals. Not used, as ActiveCampaign has no place for
them: fees and taxes (within the total), meta data, transaction ids.
"""

from ._order import order_from_webhook
from ._product import deleted_product_from_webhook, products_from_webhook
from ._status import ORDER_STATES, SUBSCRIPTION_STATES
from ._subscription import recurring_payment_from_webhook

__all__ = [
    "ORDER_STATES",
    "SUBSCRIPTION_STATES",
    "deleted_product_from_webhook",
    "order_from_webhook",
    "products_from_webhook",
    "recurring_payment_from_webhook",
]
