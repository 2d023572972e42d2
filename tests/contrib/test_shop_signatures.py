"""Signatures of shops' webhooks, over raw bytes."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Sequence

import pytest

from acsdk.contrib import shopify, woocommerce

BODY = '{"note": "Zoë"}'.encode()


def signed(secret: str, body: bytes = BODY) -> str:
    return base64.b64encode(hmac.digest(secret.encode(), body, hashlib.sha256)).decode()


@pytest.mark.parametrize(
    ("header", "secrets", "is_shopifys"),
    [
        (signed("new"), "new", True),
        (signed("old"), ["new", "old"], True),
        (signed("other"), ["new", "old"], False),
        (signed("new", BODY + b"\n"), "new", False),
        ("", "new", False),
        ("é", "new", False),
        (signed(""), "", False),
        (signed(""), [], False),
    ],
)
def test_shopifys(header: str, secrets: str | Sequence[str], is_shopifys: bool) -> None:
    assert shopify.verify_signature(BODY, header, secrets) is is_shopifys


@pytest.mark.parametrize(
    ("header", "secret", "is_the_shops"),
    [
        (signed("s"), "s", True),
        (signed("a&b"), "a&amp;b", True),
        (signed("a&amp;b"), "a&amp;b", False),
        (signed("s"), "t", False),
        (signed(""), "", False),
    ],
)
def test_woocommerces(header: str, secret: str, is_the_shops: bool) -> None:
    assert woocommerce.verify_signature(BODY, header, secret) is is_the_shops
