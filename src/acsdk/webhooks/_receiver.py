"""What every web framework does with a delivery, without any of them."""

from __future__ import annotations

import hmac
from collections.abc import AsyncIterable, Collection
from dataclasses import dataclass
from datetime import tzinfo

from acsdk.webhooks._deduplicator import Deduplicator
from acsdk.webhooks._document import MAX_BYTES
from acsdk.webhooks._errors import InvalidDeliveryError
from acsdk.webhooks._parse import WebhookEvent, parse

__all__ = ["Receipt", "WebhookReceiver"]

_LEAST_SECRET = 16


@dataclass(frozen=True, slots=True)
class Receipt:
    """What to answer, and what to handle."""

    status: int
    """The HTTP status to answer with."""
    event: WebhookEvent | None = None
    """The event, if there is one to handle."""
    reason: str = ""
    """Why there is none, fit to be answered and logged: it quotes nothing that was received."""


class WebhookReceiver:
    """Decides on deliveries: whether to take them, and what to answer.

    ActiveCampaign signs nothing, so a secret in the webhook's URL has to tell its deliveries from others'. Make one
    with ``secrets.token_urlsafe(32)`` and keep it out of access logs.

    Args:
        secret: The secret, or several while one is being replaced. At least 16 characters.
        retired: Secrets whose deliveries are answered with 410: ActiveCampaign then turns the webhook off for good.
        max_bytes: Larger bodies are answered with 413, without being read to their end.
        time_zone: The account's zone, for stamps that a delivery tells without an offset.
        deduplicator: Leaves repeated deliveries unhandled; by default every delivery is handled.

    """

    def __init__(
        self,
        secret: str | Collection[str],
        *,
        retired: Collection[str] = (),
        max_bytes: int = MAX_BYTES,
        time_zone: tzinfo | None = None,
        deduplicator: Deduplicator | None = None,
    ) -> None:
        self._secrets = [secret] if isinstance(secret, str) else list(secret)
        if not self._secrets or any(len(one) < _LEAST_SECRET for one in self._secrets):
            raise ValueError(f"a secret needs {_LEAST_SECRET} characters or more: use secrets.token_urlsafe(32)")
        if type(max_bytes) is not int or max_bytes < 1:
            raise ValueError(f"max_bytes must be a whole number, 1 or more, not {max_bytes!r}")
        self._retired = [retired] if isinstance(retired, str) else list(retired)
        self._max_bytes = max_bytes
        self._time_zone = time_zone
        self._deduplicator = deduplicator

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {len(self._secrets)} secrets, {len(self._retired)} retired>"

    async def receive(self, secret: str, content_type: str | None, chunks: AsyncIterable[bytes]) -> Receipt:
        """Take a delivery, or say why not: 404 for a wrong secret, 410, 413, 400 for what is no delivery, else 200.

        ``secret`` is what stood in the URL. The body is read only once the secret is known to be right. Answer with
        the receipt's status first and handle its event after that: ActiveCampaign does not deliver again. ``chunks``
        is left as soon as the limit is passed; if it is a generator, closing it is up to you.
        """
        if not _is_among(secret, self._secrets):
            return Receipt(410, reason="gone") if _is_among(secret, self._retired) else Receipt(404, reason="not found")
        body = await self._read(chunks)
        if body is None:
            return Receipt(413, reason=f"the body is larger than {self._max_bytes} bytes")
        try:
            event = parse(body, content_type, max_bytes=self._max_bytes, time_zone=self._time_zone)
        except InvalidDeliveryError as error:
            return Receipt(400, reason=str(error))
        if self._deduplicator is not None and not await self._deduplicator.is_new(body):
            return Receipt(200, reason="already received")
        return Receipt(200, event)

    async def _read(self, chunks: AsyncIterable[bytes]) -> bytes | None:
        body = bytearray()
        async for chunk in chunks:
            body += chunk
            if len(body) > self._max_bytes:
                return None
        return bytes(body)


def _is_among(given: str, secrets: Collection[str]) -> bool:
    """Whether one of the secrets was given, in a time that tells nothing about how much of it was right."""
    content = given.encode(errors="replace")
    matches = [hmac.compare_digest(content, secret.encode()) for secret in secrets]
    return any(matches)
