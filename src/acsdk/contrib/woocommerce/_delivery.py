"""From a webhook's request to what it brings."""

from __future__ import annotations

from collections.abc import Mapping

from acsdk.contrib._shops.bodies import required, text
from acsdk.contrib._shops.deliveries import Delivery, DeliveryKind, SignatureError, digest, header, parse

from ._parts import gmt
from ._signature import verify_signature

__all__ = ["read_delivery"]

_KINDS: Mapping[str, DeliveryKind] = {
    **dict.fromkeys(["order.created", "order.updated", "order.restored"], "order"),
    **dict.fromkeys(["product.created", "product.updated", "product.restored", "product.deleted"], "product"),
    **dict.fromkeys(["subscription.created", "subscription.updated", "subscription.switched"], "subscription"),
}


def read_delivery(body: bytes, headers: Mapping[str, str], secret: str) -> Delivery:
    """Check a webhook's signature over its raw body, and tell what it brings.

    The version is ``date_modified_gmt``. The body is the thing as it is when WooCommerce sends it, so of two deliveries
    of one second the one that comes later is the newer one. WooCommerce gives the deliveries of one second one id, so
    the body counts for it too. The ping of a webhook that was saved, which is not signed, has the topic ``"ping"`` and
    is of the kind ``"other"``; so is ``order.deleted``, which holds an id alone, and any action of the shop's code.

    Raises ``SignatureError`` if the signature is wrong, and ``ValueError`` for a body that is not of its topic.
    """
    signature = header(headers, "X-WC-Webhook-Signature")
    if not signature and body.startswith(b"webhook_id=") and body[11:].isdigit():
        return Delivery(digest(body), "ping", "other", "ping", None, None, {})
    if not verify_signature(body, signature, secret):
        raise SignatureError("the body is not signed with the webhook's secret")
    content, topic = parse(body), header(headers, "X-WC-Webhook-Topic")
    kind, number = _KINDS.get(topic, "other"), text(content, "id")
    return Delivery(
        id=f"{header(headers, 'X-WC-Webhook-Delivery-ID')}-{digest(topic.encode(), body)}",
        topic=topic,
        kind=kind,
        subject=f"{topic.partition('.')[0]}/{number if kind == 'other' else required(number, 'id')}",
        version=gmt(content, "date_modified"),
        sent_at=None,
        body=content,
    )
