"""Stripe's Checkout Sessions, invoices and subscriptions, as ActiveCampaign takes them.

A session that is not complete is a cart: ``cart_from_session``. ``read_delivery`` reads events, ``walk`` gives lists.

The functions take parsed JSON, or objects of the ``stripe`` package, which are no dictionaries since its version 15;
neither is needed to import this. Amounts are whole numbers of the currency's smallest unit, by Stripe's own list of
decimals (``acsdk.contrib.currencies``).

| of ``OrderInput`` | of a Checkout Session | of an invoice |
| --- | --- | --- |
| ``store_order_id`` | id | id |
| ``final_amount`` | amount_total, less the charge's amount_refunded | total less post_payment_credit_notes_amount |
| ``shipping_amount`` | total_details.amount_shipping | shipping_cost.amount_subtotal |
| ``discounts_amount`` | total_details.amount_discount | total_discount_amounts, and negative lines |
| ``line_items`` | line_items, at amount_subtotal | lines, at amount |
| ``cart_id`` | recovered_from, else id | (not sent) |
| ``is_test_order`` | livemode | livemode |
| ``created_by_recurring_payment`` | (not sent) | billing_reason ``subscription_cycle`` |

Which status becomes which stands in ``SESSION_STATES`` (by payment_status), ``INVOICE_STATES`` and
``SUBSCRIPTION_STATES``, tables that a caller may extend. They are a proposal: ActiveCampaign documents none. Do not
send a session and the invoice that it made as two orders.

``verify_signature`` checks a webhook on its raw bytes. An event is frozen when it is made, in the endpoint's version of
the API, and none comes in a promised order: fetch the object anew, or compare ``event.created``.
"""

from acsdk.contrib._shops.deliveries import Delivery, SignatureError
from acsdk.contrib._shops.sums import Difference, OnDifference, log_difference

from ._cart import cart_from_session
from ._delivery import read_delivery
from ._objects import StripeObject
from ._order import order_from_invoice, order_from_session
from ._signature import verify_signature
from ._status import INVOICE_STATES, SESSION_STATES, SUBSCRIPTION_STATES
from ._subscription import recurring_payment_from_subscription
from ._walk import walk

__all__ = [
    "INVOICE_STATES",
    "SESSION_STATES",
    "SUBSCRIPTION_STATES",
    "Delivery",
    "Difference",
    "OnDifference",
    "SignatureError",
    "StripeObject",
    "cart_from_session",
    "log_difference",
    "order_from_invoice",
    "order_from_session",
    "read_delivery",
    "recurring_payment_from_subscription",
    "verify_signature",
    "walk",
]
