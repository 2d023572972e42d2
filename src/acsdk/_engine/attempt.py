"""One attempt of a call: a place in flight, a slot in the rate limit, then the request."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import anyio

from acsdk._engine.call import Call
from acsdk._engine.limiter import Slot
from acsdk._engine.loops import LoopResources
from acsdk._errors import (
    ConnectError,
    DeadlineError,
    DecodeError,
    QueueTimeoutError,
    RequestError,
    TimeoutError,
    TransportError,
)
from acsdk._http import HTTPAnswer, HTTPFailure

__all__ = ["attempt"]


async def attempt(call: Call, loop: LoopResources) -> HTTPAnswer:
    """Send the call's request once; raises a `TransportError` where no whole answer comes."""
    call.written = False
    async with _place(call, loop) as slot:
        call.start_deadline()
        call.attempts += 1
        if call.operation.on_attempt is not None:
            call.operation.on_attempt()
        return await _exchange(call, loop, slot)


@asynccontextmanager
async def _place(call: Call, loop: LoopResources) -> AsyncGenerator[Slot]:
    """A place in flight and then a slot, within the time that the call has for waiting."""
    background = call.operation.background
    first = call.ends_at is None
    limit = call.queue_timeout if first else call.seconds_left
    places = [loop.background_places, loop.places] if background else [loop.places]
    held: list[anyio.CapacityLimiter] = []
    try:
        slot: Slot | None = None
        with anyio.move_on_after(limit):
            for place in places:
                await place.acquire_on_behalf_of(call)
                held.append(place)
            slot = await loop.queue.slot(background=background)
        if slot is None:
            raise _waited_too_long(call)
        yield slot
    finally:
        for place in held:
            place.release_on_behalf_of(call)


def _waited_too_long(call: Call) -> TransportError:
    if call.attempts == 0:
        return QueueTimeoutError(f"no slot in the rate limit within queue_timeout={call.queue_timeout} s; nothing sent")
    return DeadlineError(f"no slot for another attempt within deadline={call.deadline} s", sent=call.maybe_applied)


async def _exchange(call: Call, loop: LoopResources, slot: Slot) -> HTTPAnswer:
    def on_write() -> None:
        call.written = True
        slot.sent()

    call.written = not loop.sender.knows_writes
    limit = _shorter(call.timeout, call.seconds_left)
    try:
        with anyio.move_on_after(limit):
            return await loop.sender.send(
                call.operation.method,
                call.url,
                headers=call.headers,
                content=call.body,
                timeout=limit,
                on_write=on_write,
            )
    except HTTPFailure as failure:
        raise _translated(call, failure) from None
    raise _too_slow(call)


def _shorter(one: float | None, other: float | None) -> float | None:
    limits = [limit for limit in (one, other) if limit is not None]
    return min(limits, default=None)


def _translated(call: Call, failure: HTTPFailure) -> RequestError:
    if failure.timed_out:
        return _too_slow(call, failure)
    if failure.too_large:
        return DecodeError(failure.reason)
    if not failure.sent:
        return ConnectError(f"no connection to {call.url.host}: {failure.reason}")
    return TransportError(f"the connection broke before the whole answer came: {failure.reason}", sent=True)


def _too_slow(call: Call, failure: HTTPFailure | None = None) -> TransportError:
    sent = call.written if failure is None else failure.sent
    if call.seconds_left == 0:
        return DeadlineError(f"no answer within deadline={call.deadline} s", sent=sent)
    what = "no whole answer" if sent else "no connection"
    return TimeoutError(f"{what} within timeout={call.timeout} s", sent=sent)
