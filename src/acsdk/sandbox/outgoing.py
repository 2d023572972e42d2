"""One request to a webhook, between the account that has something to tell and the postman who carries it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Outgoing"]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One request that a webhook is to get."""

    webhook: int
    event: str
    url: str
    body: bytes
