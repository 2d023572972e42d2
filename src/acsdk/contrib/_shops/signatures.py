"""Signatures of shops' webhooks, over the raw bytes as they came: parsed and written again they are others."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterable

__all__ = ["base64_signature", "hex_signature", "is_one_of"]


def base64_signature(body: bytes, secret: str) -> str:
    """HMAC-SHA256 in base64."""
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()


def hex_signature(body: bytes, secret: str) -> str:
    """HMAC-SHA256 in hexadecimal digits."""
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def is_one_of(signature: str, expected: Iterable[str]) -> bool:
    """Whether a signature is one of these, in a time that tells nothing of them."""
    found = [hmac.compare_digest(signature.encode(), each.encode()) for each in expected]
    return any(found)
