"""From an event's request to what it brings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from acsdk.contrib._shops.bodies import mapping, required, text
from acsdk.contrib._shops.deliveries import Delivery, DeliveryKind, SignatureError, header, parse

from ._objects import moment
from ._signature import verify_signature

__all__ = ["read_delivery"]

_KINDS: Mapping[str, DeliveryKind] = {
    "subscription": "subscription",
    "charge": "refund",
    "refund": "refund",
    "credit_note": "refund",
}
_BY_STATUS: Mapping[str, DeliveryKind] = {"open": "cart", "expired": "cart", "complete": "order"}


def read_delivery(
    body: bytes,
    headers: Mapping[str, str],
    secrets: str | Iterable[str],
    *,
    tolerance: float = 300,
    now: float | None = None,
) -> Delivery:
    """Check an event's signature over its raw body, and tell what it brings.

    ``secrets`` are those of the endpoint (``whsec_…``); ``tolerance`` and ``now`` are as for ``verify_signature``. A
    Checkout Session is an order once it is complete, which ends the one that it recovered, and a cart before; of
    invoices those are orders that are no draft; a charge, a refund and a credit note bring what went back; thin events
    hold no object, and are ``"other"``. The version is when Stripe made the event, whose object is as it was then; of
    two events of one second nothing tells the newer one, so fetch the object where that matters.

    Raises ``SignatureError`` if the signature is wrong or too old, and ``ValueError`` for a body that is no event.
    """
    if not verify_signature(body, header(headers, "Stripe-Signature"), secrets, tolerance=tolerance, now=now):
        raise SignatureError("the body is not signed with the endpoint's secret, or not at this time")
    event = parse(body)
    found = mapping(mapping(event, "data"), "object")
    kind, is_thin = _kind(found), text(event, "object").startswith("v2.")
    return Delivery(
        id=required(text(event, "id"), "id"),
        topic=required(text(event, "type"), "type"),
        kind=kind,
        subject=f"{'order' if kind in ('order', 'cart') else text(found, 'object')}/{text(found, 'id')}",
        version=None if is_thin else required(moment(event, "created"), "created"),
        sent_at=None,
        body=found,
        ends=(f"order/{text(found, 'recovered_from')}",) if kind == "order" and text(found, "recovered_from") else (),
    )


def _kind(found: Mapping[str, Any]) -> DeliveryKind:
    kind, status = text(found, "object"), text(found, "status")
    if kind == "checkout.session":
        return _BY_STATUS.get(status, "other")
    if kind == "invoice":
        return "other" if status == "draft" else "order"
    return _KINDS.get(kind, "other")
