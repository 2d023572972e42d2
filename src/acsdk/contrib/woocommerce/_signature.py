"""Whether a webhook is the shop's."""

from __future__ import annotations

import html

from acsdk.contrib._shops.signatures import base64_signature, is_one_of

__all__ = ["verify_signature"]


def verify_signature(body: bytes, header: str, secret: str) -> bool:
    """Whether the raw body was signed with the webhook's secret, as it stands in the shop's settings.

    ``header`` is ``X-WC-Webhook-Signature``. WooCommerce signs with the secret after its ``&amp;`` was decoded. The
    ping that a webhook sends when it is saved, a form with ``webhook_id``, is not signed, and must be answered with
    200. Two deliveries of one second have the same ``X-WC-Webhook-Delivery-ID``: count them by it and the body.
    """
    return is_one_of(header, [base64_signature(body, html.unescape(secret))] if secret else [])
