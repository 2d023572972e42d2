"""Tells of an outbox that cannot deliver: at once, and then less and less often."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from acsdk._bulk.clock import Clock
from acsdk._bulk.job import BulkJob
from acsdk._errors import AcsdkError
from acsdk._observer import OutboxStalled, tell

__all__ = ["Alarm"]

_FIRST_GAP = 10.0
_LONGEST_GAP = 3_600.0

_logger = logging.getLogger("acsdk")


class Alarm:
    """Knows which entries fail and since when. Log lines and events count keys, and name none."""

    def __init__(self, job: BulkJob[Any, Any], clock: Clock) -> None:
        self._job = job
        self._clock = clock
        self._failing: dict[int, tuple[datetime, str]] = {}
        """By number, the first to fail first: since when, and its key."""
        self._next_at = 0.0
        self._gap = 0.0
        self.last_error: str | None = None
        """What the last failure was, for as long as anything fails."""

    @property
    def since(self) -> datetime | None:
        """When the first of those failed that fail still."""
        return next((since for since, _ in self._failing.values()), None)

    def settled(self, ids: Iterable[int]) -> None:
        """These fail no longer."""
        for one in ids:
            self._failing.pop(one, None)
        if self._gap and not self._failing:
            self._gap, self.last_error = 0.0, None
            _logger.info("%s: what could not be delivered is settled", self._job.operation)

    def failed(self, entries: Iterable[tuple[int, str]], error: Exception, *, waiting: int, oldest_age: float) -> None:
        """These could not be delivered, and stay."""
        for one, key in entries:
            self._failing.setdefault(one, (self._clock.now(), key))
        self.last_error = str(error) if isinstance(error, AcsdkError) else type(error).__name__
        if not self._gap or self._clock.monotonic() >= self._next_at:
            self._gap = min(_LONGEST_GAP, self._gap * 2) or _FIRST_GAP
            self._next_at = self._clock.monotonic() + self._gap
            self._tell(self._event(error, waiting, oldest_age))

    def _event(self, error: Exception, waiting: int, oldest_age: float) -> OutboxStalled:
        keys = len({key for _, key in self._failing.values()})
        since, _ = next(iter(self._failing.values()))
        lasts = self._clock.now() - since
        return OutboxStalled(self._job.operation, keys, waiting, oldest_age, lasts.total_seconds(), error)

    def _tell(self, event: OutboxStalled) -> None:
        _logger.warning(
            "%s: the outbox is stalled, for %.0f s: %s (keys that failed: %d; waiting: %d, the oldest for %.0f s)",
            event.operation,
            event.seconds,
            self.last_error,
            event.keys,
            event.waiting,
            event.oldest_age,
            extra={
                "acsdk.operation": event.operation,
                "acsdk.outbox.waiting": event.waiting,
                "acsdk.outbox.oldest_age": event.oldest_age,
            },
        )
        if self._job.observer is not None:
            tell(self._job.observer.outbox_stalled, event)
