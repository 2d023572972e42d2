"""Jobs that failed: dropped from the queue, and kept to be looked at."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePath
from typing import Any

from .store import Row, Store

__all__ = ["JobFailure", "failures", "record_failure"]

_TABLE = "failures"
_KEPT = 1000
_log = logging.getLogger("acsdk.sandbox")


@dataclass(frozen=True, slots=True)
class JobFailure:
    """A step from GraphQL to v3, or a bulk import, that failed. It was dropped, and nothing of it was written."""

    kind: str
    """Which step: ``order.write``, ``order.copy``, ``payment.write``, ``session.finish``, ``import.run`` …"""
    payload: Mapping[str, Any] = field(repr=False)
    """What it was to work on: the order's values, or the number of a row."""
    error: str
    """The exception, and where it was raised."""
    at: datetime
    """When, by the sandbox's clock."""


def record_failure(store: Store, job: Row, error: Exception, at: datetime) -> None:
    """Keep that a job failed; of more than a thousand the oldest go. Its data stay out of the log."""
    name, place = type(error).__name__, _place(error)
    # As plain text, so that a file takes what the error quotes.
    words = f"{name}: {error} ({place})".encode("ascii", "backslashreplace").decode()
    store.insert(_TABLE, {"kind": job["kind"], "payload": job["payload"], "error": words, "at": at.isoformat()})
    if store.count(_TABLE) > _KEPT:
        store.delete(_TABLE, store.page(_TABLE, 0, 1)[0]["id"])
    _log.warning("a job of the sandbox failed and was dropped: %s, %s (%s)", job["kind"], name, place)


def failures(store: Store) -> list[JobFailure]:
    """What was recorded, oldest first."""
    return [
        JobFailure(row["kind"], row["payload"], row["error"], datetime.fromisoformat(row["at"]))
        for row in store.scan(_TABLE)
    ]


def _place(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{PurePath(frame.filename).name}:{frame.lineno}"
