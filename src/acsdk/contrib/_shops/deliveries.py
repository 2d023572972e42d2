"""What a shop's webhook brings, once it is known to be the shop's."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal, TypeAlias, cast

__all__ = ["Delivery", "DeliveryKind", "SignatureError", "digest", "header", "parse"]

DeliveryKind: TypeAlias = Literal["order", "cart", "refund", "product", "subscription", "other"]
"""What a delivery is about; ``"other"`` is to be answered with 200, and holds nothing for ActiveCampaign."""


class SignatureError(ValueError):
    """The request is not signed with the shop's secret: answer 401, and use nothing of it."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One delivery of a shop's webhook, whose signature is right."""

    id: str
    """The same for each repetition of the delivery, and for no other one."""
    topic: str
    """The shop's name of what happened."""
    kind: DeliveryKind
    """What can be made of the body."""
    subject: str
    """The thing that changed, for each of which versions are compared: ``order/`` and the ``store_order_id`` of an
    order, as in ``order/7001``."""
    version: datetime | None
    """When the thing changed, by the shop's clock; ``None`` where the shop does not say."""
    sent_at: datetime | None
    """When the shop made the delivery, which tells two of one version apart; ``None`` where it does not say."""
    body: Mapping[str, Any] = field(repr=False)
    """The thing as parsed JSON, its numbers with a point as ``Decimal``. It holds personal data."""
    ends: tuple[str, ...] = ()
    """The subjects that are no more with this one: the carts that an order has come from."""


def header(headers: Mapping[str, str], *names: str) -> str:
    """The first of these headers that is there, in whatever case; empty if none is."""
    known = {name.lower(): value for name, value in headers.items()}
    return next((known[name.lower()] for name in names if known.get(name.lower())), "")


def parse(body: bytes) -> Mapping[str, Any]:
    """The body as an object. Raises ``ValueError`` if it is none."""
    try:
        parsed: object = json.loads(body, parse_float=Decimal)
    except (ValueError, RecursionError):
        parsed = None
    if isinstance(parsed, dict):
        return cast("Mapping[str, Any]", parsed)
    raise ValueError("the body is no JSON object")


def digest(*parts: bytes) -> str:
    """What tells one body from another, where a shop's id of a delivery does not."""
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:32]
