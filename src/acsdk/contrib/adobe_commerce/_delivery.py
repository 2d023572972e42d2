"""From a request of Adobe Commerce or of Adobe I/O Events to what it brings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from acsdk.contrib._shops.bodies import mapping, text
from acsdk.contrib._shops.deliveries import Delivery, DeliveryKind, SignatureError, digest, header, parse

from ._order import utc
from ._signature import verify_event_signature, verify_signature

__all__ = ["read_delivery"]

_NAMES = ("order", "product", "value", "data_object")
_OF_PRODUCTS = re.compile("catalog_product_(save|delete)")
_OF_EVENTS = ("x-adobe-digital-signature-1", "x-adobe-digital-signature-2")


def read_delivery(
    body: bytes, headers: Mapping[str, str], public_keys: str | Iterable[str], *, client_id: str | None = None
) -> Delivery:
    """Check the signature over a raw body, and tell what it brings: a webhook of Adobe Commerce, or an I/O Event.

    ``public_keys`` are in PEM: the shop's own one for webhooks, Adobe's for events, which are for ``client_id`` alone.
    An order has a body with its ``entity_id``, a product one with its ``sku`` too, of which the merchant chooses the
    fields: fetch the whole one from the REST API. The version is its ``updated_at``. Webhooks have no id of a delivery;
    two of the same body are one.

    Raises ``SignatureError`` if the signature is wrong, or the event is for another client, and ``ValueError`` for a
    body that is no JSON.
    """
    signatures = [signature for name in _OF_EVENTS if (signature := header(headers, name))]
    keys = [public_keys] if isinstance(public_keys, str) else list(public_keys)
    _check_signed(body, headers, signatures, keys)
    content = parse(body)
    if signatures and (not client_id or text(content, "recipient_client_id") != client_id):
        raise SignatureError("the event is for another client: pass your own client_id")
    topic = text(mapping(content, "event"), "@type", "type") or text(content, "type", "event_code", "eventName")
    delivery_id = text(content, "event_id") or digest(body)
    for found in _places(content):
        if (kind := _kind(found, topic)) is not None:
            subject = f"{kind}/{text(found, 'entity_id', 'id')}"
            return Delivery(delivery_id, topic, kind, subject, utc(found, "updated_at"), None, found)
    return Delivery(delivery_id, topic, "other", f"other/{delivery_id}", None, None, content)


def _check_signed(body: bytes, headers: Mapping[str, str], signatures: list[str], keys: list[str]) -> None:
    if signatures:
        signed = verify_event_signature(body, signatures, keys)
    else:
        signed = verify_signature(body, header(headers, "x-adobe-commerce-webhook-signature"), keys)
    if not signed:
        raise SignatureError("the body is not signed by one of the public keys")


def _kind(found: Mapping[str, Any], topic: str) -> DeliveryKind | None:
    """What it is: what belongs to an order names it, and of all with a SKU products alone are no part of anything."""
    if text(found, "order_id", "parent_id"):
        return None
    if text(found, "sku"):
        is_product = text(found, "entity_id", "id") and (not topic or _OF_PRODUCTS.search(topic))
        return "product" if is_product else None
    return "order" if text(found, "entity_id") and (not topic or "order" in topic) else None


def _places(content: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Where the thing stands: merchants name the fields of webhooks, and events wrap them.

    Pages show ``data.product``, ``data.data_object``, ``product`` and ``event.data.value``, all of products.
    """
    for outer in (content, mapping(content, "event")):
        for holder in (outer, mapping(outer, "data")):
            yield from (holder, *(mapping(holder, name) for name in _NAMES))
