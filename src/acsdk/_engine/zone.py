"""The account's time zone: given, or asked for once.

Invariant: one request asks for all clients on the same connections; whoever comes meanwhile waits for its answer, and
one that fails or is cancelled leaves the asking to the next. It would break if the note of who asks outlived the
asking: tests/engine/test_time_zone.py has many ask at once, and cancels the first.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import tzinfo
from typing import Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import anyio

from acsdk._engine.operation import Answer, Operation
from acsdk._errors import ConfigurationError
from acsdk._json.shapes import is_mapping

__all__ = ["zone_of"]

_KNOWN = "time zone"
_ASKING = "time zone asked for"

Send = Callable[[Operation[str]], Awaitable[str]]
"""Sends the request that asks."""


async def zone_of(wanted: tzinfo | Literal["account"] | None, memory: dict[str, object], send: Send) -> tzinfo | None:
    """The zone to read stamps in; raises what the request raises, and `ConfigurationError` where no zone is told."""
    if not isinstance(wanted, str):
        return wanted
    while isinstance(busy := memory.get(_ASKING), anyio.Event):
        await busy.wait()
    known = memory.get(_KNOWN)
    if isinstance(known, tzinfo):
        return known
    asking = memory[_ASKING] = anyio.Event()
    try:
        zone = memory[_KNOWN] = _zone(await send(Operation("time_zone", "GET", "/users/me", _name)))
    finally:
        del memory[_ASKING]
        asking.set()
    return zone


def _name(answer: Answer) -> str:
    """That of the token's user: no source has another setting of the account. A guess."""
    user: Any = answer.data.get("user") if is_mapping(answer.data) else None
    return str(user.get("localZoneid") or "") if is_mapping(user) else ""


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        pass
    raise ConfigurationError(
        'time_zone="account": the account tells no time zone that this machine knows; '
        'give it, as time_zone=ZoneInfo("America/Chicago"), or install tzdata'
    )
