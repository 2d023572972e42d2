"""Whether a webhook is Stripe's."""

from __future__ import annotations

import time
from collections.abc import Iterable

from acsdk.contrib._shops.signatures import hex_signature, is_one_of

__all__ = ["verify_signature"]


def verify_signature(
    body: bytes, header: str, secrets: str | Iterable[str], *, tolerance: float = 300, now: float | None = None
) -> bool:
    """Whether the raw body was signed with one of the endpoint's secrets (``whsec_…``).

    ``header`` is ``Stripe-Signature``. Its stamp may be at most ``tolerance`` seconds before or after ``now``, which is
    the present unless it is given. Verify when the request arrives, not when it leaves a queue.
    """
    parts = [part.strip().partition("=")[::2] for part in header.split(",")]
    stamp = next((value for name, value in parts if name == "t"), "")
    if not (stamp.isascii() and stamp.isdecimal() and len(stamp) < 16):
        return False
    if abs((time.time() if now is None else now) - int(stamp)) > tolerance:
        return False
    known = [secrets] if isinstance(secrets, str) else list(secrets)
    expected = [hex_signature(stamp.encode() + b"." + body, secret) for secret in known if secret]
    return any(is_one_of(value, expected) for name, value in parts if name == "v1")
