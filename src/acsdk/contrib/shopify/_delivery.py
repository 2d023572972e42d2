"""From a webhook's request to what it brings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from acsdk.contrib._shops.bodies import instant, required, text
from acsdk.contrib._shops.deliveries import Delivery, DeliveryKind, SignatureError, digest, header, parse
from acsdk.contrib._shops.values import to_instant

from ._signature import verify_signature

__all__ = ["read_delivery"]

_KINDS: Mapping[str, DeliveryKind] = {
    **dict.fromkeys(["orders/create", "orders/updated", "orders/paid", "orders/cancelled"], "order"),
    **dict.fromkeys(["orders/fulfilled", "orders/partially_fulfilled"], "order"),
    **dict.fromkeys(["checkouts/create", "checkouts/update"], "cart"),
    **dict.fromkeys(["products/create", "products/update", "products/delete"], "product"),
}


def read_delivery(body: bytes, headers: Mapping[str, str], secrets: str | Iterable[str]) -> Delivery:
    """Check a webhook's signature over its raw body, and tell what it brings.

    ``secrets`` is the app's client secret, or the old and the new one. The version is ``updated_at``; two deliveries of
    one second are told apart by when they were triggered. Orders end the checkout that they have come from, and so does
    a checkout that was completed, which is a cart no longer. A product that was deleted has an id alone, and no later
    version. Other topics are of the kind ``"other"``, as are ``orders/edited`` and ``refunds/create``, which hold no
    order: ``orders/updated`` comes too.

    Raises ``SignatureError`` if the signature is wrong, and ``ValueError`` for a body that is not of its topic.
    """
    if not verify_signature(body, _of(headers, "Hmac-Sha256"), secrets):
        raise SignatureError("the body is not signed with the app's secret")
    content, topic = parse(body), _of(headers, "Topic")
    triggered, kind = _of(headers, "Triggered-At"), _KINDS.get(topic, "other")
    subject, is_over = _subject(kind, topic, content), topic == "products/delete"
    if kind == "cart" and text(content, "completed_at"):
        kind, is_over = "other", True
    return Delivery(
        id=_of(headers, "Webhook-Id") or digest(topic.encode(), triggered.encode(), body),
        topic=topic,
        kind=kind,
        subject=subject,
        version=instant(content, "updated_at") or instant(content, "created_at"),
        sent_at=to_instant(triggered) if triggered else None,
        body=content,
        ends=(subject,) if is_over else tuple(_checkouts(content)) if kind == "order" else (),
    )


def _of(headers: Mapping[str, str], name: str) -> str:
    """A header under its newer name or its older one."""
    return header(headers, f"Shopify-{name}", f"X-Shopify-{name}")


def _subject(kind: DeliveryKind, topic: str, content: Mapping[str, Any]) -> str:
    if kind == "cart":
        return f"checkout/{required(text(content, 'token'), 'token')}"
    if kind in ("order", "product"):
        return f"{kind}/{required(text(content, 'id'), 'id')}"
    return f"{topic.partition('/')[0]}/{text(content, 'id', 'token')}"


def _checkouts(order: Mapping[str, Any]) -> Iterable[str]:
    return (f"checkout/{token}" for token in [text(order, "checkout_token")] if token)
