"""Whether a webhook is Shopify's."""

from __future__ import annotations

from collections.abc import Iterable

from acsdk.contrib._shops.signatures import base64_signature, is_one_of

__all__ = ["verify_signature"]


def verify_signature(body: bytes, header: str, secrets: str | Iterable[str]) -> bool:
    """Whether the raw body was signed with one of the app's client secrets.

    ``header`` is ``X-Shopify-Hmac-Sha256``, or ``Shopify-Hmac-Sha256``. For an hour after a secret was changed Shopify
    may sign with the old one: pass both. The other headers are not signed; count deliveries by
    ``X-Shopify-Webhook-Id``.
    """
    known = [secrets] if isinstance(secrets, str) else secrets
    return is_one_of(header, [base64_signature(body, secret) for secret in known if secret])
