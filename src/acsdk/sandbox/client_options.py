"""What `Sandbox.client` takes: the settings of `AsyncClient` that a sandbox does not choose itself."""

from __future__ import annotations

import ssl
from datetime import tzinfo
from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from acsdk import Clock, Limiter, Observer

__all__ = ["SandboxClientOptions"]


class SandboxClientOptions(TypedDict, total=False):
    """Settings of a client, as `AsyncClient` describes them; a test keeps the two lists the same."""

    timeout: float | None
    deadline: float | None
    queue_timeout: float | None
    max_retries: int
    max_pause: float | None
    max_answer_bytes: int
    strict: bool
    read_only: bool
    time_zone: tzinfo | Literal["account"] | None
    rate_limit: float | None
    max_in_flight: int
    verify: ssl.SSLContext | bool
    limiter: Limiter | None
    observer: Observer | None
    clock: Clock | None
