"""Requests as shops sign them, each by its own rule."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any

__all__ = ["PUBLIC_KEY", "adobes", "encoded", "modulus", "pem", "rsa_signed", "shopifys", "stripes", "woocommerces"]

_P = int(
    "DF27B474402615F619BAA4A49F0AC0170928CA2CECA468E9CE6BA18B8AD12FC9"
    "A0D4F2E345FFB65D9F9BC6D3ADAE2C57EAFD6A994409A2329EF50006A43E3769",
    16,
)
_Q = int(
    "FFB941D2B225999D15F5B42D2C57FAD0D64B960D01374711CC63BBB911EEDED9"
    "0770623545BE83C28F87425FB9C25AFB6989B3AC88EC029F9873A6AA03D75A09",
    16,
)
_N, _E = _P * _Q, 65537
_D = pow(_E, -1, (_P - 1) * (_Q - 1))


def encoded(content: Mapping[str, Any]) -> bytes:
    """A body as it goes over the wire."""
    return json.dumps(content, ensure_ascii=False).encode()


def shopifys(body: bytes, topic: str, delivery: str, secret: str = "s", **headers: str) -> dict[str, str]:
    signature = base64.b64encode(hmac.digest(secret.encode(), body, hashlib.sha256)).decode()
    named = {"Topic": topic, "Webhook-Id": delivery, "Hmac-Sha256": signature, **headers}
    return {f"X-Shopify-{name.replace('_', '-')}": value for name, value in named.items()}


def woocommerces(body: bytes, topic: str, delivery: str, secret: str = "s") -> dict[str, str]:
    signature = base64.b64encode(hmac.digest(secret.encode(), body, hashlib.sha256)).decode()
    named = {"topic": topic, "delivery-id": delivery, "signature": signature}
    return {f"x-wc-webhook-{name}": value for name, value in named.items()}


def stripes(body: bytes, stamp: int, secret: str = "whsec_s") -> dict[str, str]:
    signed = hmac.digest(secret.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hex()
    return {"Stripe-Signature": f"t={stamp},v1={signed}"}


def adobes(body: bytes) -> dict[str, str]:
    return {"x-adobe-commerce-webhook-signature": rsa_signed(base64.b64encode(body))}


def rsa_signed(message: bytes, padding: bytes = b"\xff") -> str:
    """As ``openssl dgst -sha256 -sign`` does, with a key that is in use nowhere."""
    told = bytes.fromhex("3031300d060960864801650304020105000420") + hashlib.sha256(message).digest()
    block = b"\x00\x01" + padding * (_size() - len(told) - 3) + b"\x00" + told
    return base64.b64encode(pow(int.from_bytes(block, "big"), _D, _N).to_bytes(_size(), "big")).decode()


def _size() -> int:
    return (_N.bit_length() + 7) // 8


def der(tag: int, content: bytes) -> bytes:
    length = len(content).to_bytes(2, "big").lstrip(b"\x00") or b"\x00"
    return bytes([tag]) + (length if len(content) < 128 else bytes([0x80 | len(length)]) + length) + content


def pem(modulus: int, exponent: int, kind: str = "300d06092a864886f70d0101010500") -> str:
    def number(value: int) -> bytes:
        return der(2, value.to_bytes(value.bit_length() // 8 + 1, "big"))

    bits = der(3, b"\x00" + der(0x30, number(modulus) + number(exponent)))
    text = base64.encodebytes(der(0x30, bytes.fromhex(kind) + bits)).decode()
    return f"-----BEGIN PUBLIC KEY-----\n{text}-----END PUBLIC KEY-----\n"


def modulus() -> int:
    return _N


PUBLIC_KEY = pem(_N, _E)
