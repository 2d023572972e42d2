"""What is seen of an outbox from outside."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

__all__ = ["OutboxStatus", "RefusedRecord"]


@dataclass(frozen=True, slots=True)
class OutboxStatus:
    """How one account's outbox stands."""

    account: str
    """The account, as `acsdk.outbox.account_name` calls it."""
    waiting: int
    """Records that are stored and not delivered."""
    oldest_age: float | None
    """Seconds since the oldest of them was stored; ``None`` where none waits."""
    refused: int
    """Records that the API refused, put aside until somebody retries or discards them."""
    holder: str | None = None
    """Who delivers it at the moment; ``None`` where nobody does, which is right where nothing waits."""
    stalled_since: datetime | None = None
    """Since when nothing could be delivered for a reason that is no record's; ``None`` where it flows."""
    last_error: str | None = None
    """That reason."""

    def is_healthy(self, max_age: float) -> bool:
        """Whether it flows, and nothing waits for longer than so many seconds."""
        return self.stalled_since is None and (self.oldest_age is None or self.oldest_age <= max_age)


@dataclass(frozen=True, slots=True)
class RefusedRecord:
    """A record that the API refused. It is not sent again by itself."""

    id: int
    """Its number, for a retry."""
    account: str
    """The account that refused it."""
    operation: str
    """The operation, such as ``orders.bulk_upsert``."""
    key: str
    """Its natural key."""
    body: bytes = field(repr=False)
    """The record as JSON."""
    reasons: tuple[str, ...]
    """The server's words."""
    created_at: datetime
    """When it was stored."""
    refused_at: datetime
    """When the API refused it."""
    superseded_by: int | None = None
    """The number of a later version of its key that was delivered since: this one cannot be retried then."""
