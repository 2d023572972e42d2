"""Whether a webhook is the shop's: signatures of RSA, as OpenSSL verifies them with SHA-256 (PKCS #1 v1.5).

Only what is public takes part, so nothing of it has to be kept from whoever measures time. The padding is not parsed,
which is where such code goes wrong: the whole block is made anew and compared.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["is_signed", "verify_event_signature", "verify_signature"]

_SHA_256 = bytes.fromhex("3031300d060960864801650304020105000420")  # RFC 8017, section 9.2, note 1
_RSA = bytes.fromhex("300d06092a864886f70d0101010500")  # RFC 3279, section 2.3.1
_SEQUENCE, _INTEGER, _BITS = 0x30, 0x02, 0x03
_MOST_BITS = 8192


class _Key(NamedTuple):
    modulus: int
    exponent: int


def verify_signature(body: bytes, header: str, public_keys: str | Iterable[str]) -> bool:
    """Whether the raw body of a webhook of Adobe Commerce was signed by the shop.

    ``header`` is ``x-adobe-commerce-webhook-signature``, and the key the one in PEM that stands under Stores >
    Configuration > Adobe Services > Webhooks. What is signed is the body in base64. Signing is off until it is enabled
    there. Raises ``ValueError`` for a key that is none of RSA.
    """
    return is_signed(base64.b64encode(body), header, public_keys)


def verify_event_signature(body: bytes, signatures: Iterable[str], public_keys: str | Iterable[str]) -> bool:
    """Whether the raw body of an Adobe I/O Event was signed by Adobe.

    ``signatures`` are ``x-adobe-digital-signature-1`` and ``-2``; one of them has to be by one of the keys in PEM,
    whose paths below ``https://static.adobeioevents.com`` stand in ``x-adobe-public-key1-path`` and ``key2``. Adobe
    signs for all its customers: check that the event's ``recipient_client_id`` is yours, too.

    Raises ``ValueError`` for a key that is none of RSA.
    """
    keys = [public_keys] if isinstance(public_keys, str) else list(public_keys)
    return any(is_signed(body, signature, keys) for signature in signatures)


def is_signed(message: bytes, signature: str, public_keys: str | Iterable[str]) -> bool:
    """Whether one of the keys signed the message; the signature is in base64."""
    keys = [public_keys] if isinstance(public_keys, str) else public_keys
    known = [_key(pem) for pem in keys if pem]
    try:
        signed = base64.b64decode(signature, validate=True)
    except (binascii.Error, ValueError):
        return False
    return any(_is_by(key, message, signed) for key in known)


def _is_by(key: _Key, message: bytes, signature: bytes) -> bool:
    size = (key.modulus.bit_length() + 7) // 8
    told = _SHA_256 + hashlib.sha256(message).digest()
    padding = size - len(told) - 3
    number = int.from_bytes(signature, "big")
    if len(signature) != size or padding < 8 or number >= key.modulus:
        return False
    expected = b"\x00\x01" + b"\xff" * padding + b"\x00" + told
    return hmac.compare_digest(pow(number, key.exponent, key.modulus).to_bytes(size, "big"), expected)


def _key(pem: str) -> _Key:
    """The key of a PEM text (RFC 7468), which holds a SubjectPublicKeyInfo."""
    lines = [line.strip() for line in pem.strip().splitlines()]
    if lines[0] != "-----BEGIN PUBLIC KEY-----" or lines[-1] != "-----END PUBLIC KEY-----":
        raise ValueError("the public key is not in PEM: it begins with -----BEGIN PUBLIC KEY-----")
    try:
        key = _numbers(base64.b64decode("".join(lines[1:-1]), validate=True))
    except (ValueError, IndexError):
        key = _Key(0, 0)
    if 1024 <= key.modulus.bit_length() <= _MOST_BITS and 3 <= key.exponent < 1 << 32 and key.exponent % 2:
        return key
    raise ValueError("the public key is none of RSA, or not a sound one")


def _numbers(der: bytes) -> _Key:
    outer, _ = _part(der, _SEQUENCE)
    bits, _ = _part(outer.removeprefix(_RSA), _BITS)
    numbers, _ = _part(bits[1:], _SEQUENCE)
    modulus, rest = _part(numbers, _INTEGER)
    exponent, _ = _part(rest, _INTEGER)
    return _Key(int.from_bytes(modulus, "big"), int.from_bytes(exponent, "big"))


def _part(der: bytes, tag: int) -> tuple[bytes, bytes]:
    """The content of the first part of a DER text, and what comes after it."""
    length, start = der[1], 2
    if length & 0x80:
        start += length & 0x7F
        length = int.from_bytes(der[2:start], "big")
    if der[0] != tag or start > 6 or start + length > len(der):
        raise ValueError
    return der[start : start + length], der[start + length :]
