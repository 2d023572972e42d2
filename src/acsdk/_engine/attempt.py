"""One attempt of a call: a place in flight, a slot in the rate limit, then the request."""

from __future__ import annotations

import math

import anyio
from anyio.lowlevel import checkpoint

from acsdk._engine.call import Call
from acsdk._engine.limiter import NO_LIMIT, Slot
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
    slot = await _slot_in_time(call, loop)
    try:
        call.start_attempt()
        return await _exchange(call, loop, slot)
    finally:
        loop.places.leave(call, background=call.operation.background)


async def _slot_in_time(call: Call, loop: LoopResources) -> Slot:
    """A place in flight and a slot, within the time that the call has for waiting."""
    limit = call.queue_timeout if call.attempts == 0 else call.seconds_left
    with loop.waiting.enter(limit=limit, bound=_time_for_pauses(call)) as wait:
        return await _slot(call, loop)
    if wait.ended_by == "closing":
        raise call.closed()
    raise _kept_too_long(call, wait.retry_after)


def _time_for_pauses(call: Call) -> float | None:
    """How many seconds the call can be kept by pauses of the account."""
    if call.operation.elsewhere:
        return None
    if call.attempts:
        return call.seconds_left
    bounds = [bound for bound in (call.queue_timeout, call.deadline) if bound is not None]
    return min(bounds, default=None)


def _kept_too_long(call: Call, retry_after: float | None) -> TransportError:
    if retry_after is not None:
        problem = f"the server wants a pause of {retry_after:.0f} s more, which is too long for"
    else:
        problem = f"no slot {'for another attempt' if call.attempts else 'in the rate limit'} within"
    if call.attempts:
        message = f"{problem} deadline={call.deadline} s"
        return DeadlineError(message, sent=call.maybe_applied, retry_after=retry_after)
    waits_less = call.queue_timeout is not None and call.queue_timeout <= (call.deadline or math.inf)
    is_queue = retry_after is None or waits_less
    bound = f"queue_timeout={call.queue_timeout}" if is_queue else f"deadline={call.deadline}"
    return QueueTimeoutError(f"{problem} {bound} s; nothing sent", retry_after=retry_after)


async def _slot(call: Call, loop: LoopResources) -> Slot:
    background = call.operation.background
    await checkpoint()  # a call can be cancelled, and lets others run, even where nothing in it has to wait
    await loop.places.enter(call, background=background)
    try:
        return NO_LIMIT if call.operation.elsewhere else await loop.queue.slot(background=background)
    except BaseException:
        loop.places.leave(call, background=background)
        raise


class _Writing:
    """Notes in the call that its request may have been written, and tells the slot when it counts."""

    __slots__ = ("_call", "_slot")

    def __init__(self, call: Call, slot: Slot) -> None:
        self._call = call
        self._slot: Slot | None = slot

    def possible(self) -> None:
        self._call.written = True

    def counts(self) -> None:
        self._call.written = True
        slot, self._slot = self._slot, None
        if slot is not None:
            slot.sent()


async def _exchange(call: Call, loop: LoopResources, slot: Slot) -> HTTPAnswer:
    left = call.seconds_left
    at_deadline = left is not None and (call.timeout is None or left <= call.timeout)
    limit = left if at_deadline else call.timeout
    try:
        with anyio.move_on_after(limit):
            return await loop.sender.send(call.request, timeout=limit, writing=_Writing(call, slot))
    except HTTPFailure as error:
        failure = error
    else:
        raise _too_slow(call, at_deadline=at_deadline, sent=call.written)
    raise _translated(call, failure, at_deadline=at_deadline)


def _translated(call: Call, failure: HTTPFailure, *, at_deadline: bool) -> RequestError:
    if failure.timed_out:
        return _too_slow(call, at_deadline=at_deadline, sent=failure.sent)
    if failure.status_code is not None:
        return DecodeError(failure.reason, status_code=failure.status_code)
    if not failure.sent:
        return ConnectError(f"no connection to {call.request.url.host}: {failure.reason}")
    return TransportError(f"the connection broke before the whole answer came: {failure.reason}", sent=True)


def _too_slow(call: Call, *, at_deadline: bool, sent: bool) -> TransportError:
    if at_deadline:
        return DeadlineError(f"no whole answer within deadline={call.deadline} s", sent=sent)
    what = "no whole answer" if sent else "no connection"
    return TimeoutError(f"{what} within timeout={call.timeout} s", sent=sent)
