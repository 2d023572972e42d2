"""Deliveries that come twice."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable
from hashlib import sha256
from typing import Protocol

__all__ = ["Deduplicator", "MemoryStore", "SeenStore"]


_log = logging.getLogger("acsdk")


class SeenStore(Protocol):
    """Where the keys of deliveries are kept, such as a Redis that several processes share."""

    async def add(self, key: str, ttl: float) -> bool:
        """Keep a key for ``ttl`` seconds; whether it was not there yet. Both in one step: ``SET key 1 NX PX ttl``."""
        ...


class MemoryStore:
    """Keeps keys in this process, at most ``max_keys`` of them: the oldest goes first."""

    def __init__(self, *, max_keys: int = 100_000, clock: Callable[[], float] = time.monotonic) -> None:
        self._max_keys = max_keys
        self._clock = clock
        self._expiry: dict[str, float] = {}

    async def add(self, key: str, ttl: float) -> bool:
        """Keep a key for ``ttl`` seconds; whether it was not there yet."""
        now = self._clock()
        expiry = self._expiry.get(key)
        if expiry is not None and expiry > now:
            return False
        self._expiry.pop(key, None)  # so that it stands last again
        self._expiry[key] = now + ttl
        self._forget_oldest(now)
        return True

    def _forget_oldest(self, now: float) -> None:
        while True:
            oldest = next(iter(self._expiry))
            if self._expiry[oldest] > now and len(self._expiry) <= self._max_keys:
                return
            del self._expiry[oldest]

    def __len__(self) -> int:
        return len(self._expiry)


class Deduplicator:
    """Recognises deliveries by their body.

    ActiveCampaign delivers at least once and gives a delivery no id, so two equal bodies within ``ttl`` seconds count
    as one. Two genuine events that are equal to the second do so too: leave it out where that would hurt more than
    a repetition. A delivery counts as seen from its arrival on, even if handling it fails. Where the store fails, it
    counts as new, and the log has a warning: it would be lost otherwise. Give the store's client a short timeout.
    """

    def __init__(self, *, ttl: float = 600.0, store: SeenStore | None = None) -> None:
        if not 0 < ttl < math.inf:
            raise ValueError("ttl is the number of seconds for which a delivery is remembered, more than 0")
        self._ttl = ttl
        self._store: SeenStore = MemoryStore() if store is None else store

    async def is_new(self, body: bytes | str) -> bool:
        """Whether no such body came within the last ``ttl`` seconds; from now on it has."""
        content = body if isinstance(body, bytes) else body.encode(errors="replace")
        try:
            return await self._store.add(sha256(content).hexdigest(), self._ttl)
        except Exception as error:  # noqa: BLE001 - whatever a store raises
            # What a store says of itself may name its address and password.
            _log.warning("it is unknown whether a delivery came before: %s", type(error).__name__)
            return True
