"""Tells an observer what becomes of one call. Made only where there is an observer."""

from __future__ import annotations

import re
from types import TracebackType
from typing import Literal

from acsdk._engine.call import Call
from acsdk._errors import RequestError
from acsdk._http import HTTPAnswer
from acsdk._observer import AttemptEnded, CallEnded, CallStarted, Observer, WaitEnded, tell

__all__ = ["Watch"]

_QUERY = re.compile(r"[?#].*", re.DOTALL)
_EMAIL_SEGMENT = re.compile(r"[^/]*(@|%40)[^/]*", re.IGNORECASE)
# Taking a free slot takes some microseconds, which are no wait.
_LEAST_WAIT = 0.001


class Watch:
    """The observer's view of one call, from entering to leaving it."""

    def __init__(self, observer: Observer, call: Call) -> None:
        self._observer = observer
        self._call = call
        self._operation = call.operation.name
        self._waits_since = call.began_at
        self._slot_at: float | None = None
        self._status_code: int | None = None
        self._request_id: str | None = None

    def __enter__(self) -> None:
        self._call.watch = self
        operation = self._call.operation
        url = _EMAIL_SEGMENT.sub("<email>", _QUERY.sub("", str(self._call.request.url)))
        kind, name = operation.graphql or (None, None)
        event = CallStarted(operation.name, operation.method, url, operation.background, kind, name)
        tell(self._observer.call_started, event)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        call = self._call
        event = CallEnded(self._operation, call.attempts, call.seconds, self._status_code, self._request_id, error)
        tell(self._observer.call_ended, event)

    def slot_taken(self) -> None:
        """The rate limit lets an attempt go."""
        self._slot_at = self._call.clock.monotonic()
        self._waited("rate_limit", self._slot_at)

    def attempt_ended(self, answer: HTTPAnswer | None, failure: RequestError | None) -> None:
        """An attempt is over. One that got no slot was nothing but a wait; of a cancelled one nothing is known."""
        now = self._call.clock.monotonic()
        if self._slot_at is None:
            self._waited("rate_limit", now)
            return
        seconds, self._slot_at, self._waits_since = now - self._slot_at, None, now
        self._status_code = None if answer is None else answer.status_code
        self._request_id = None if answer is None else self._call.veil.over(answer.request_id or "") or None
        if answer is not None or failure is not None:
            number = self._call.attempts
            event = AttemptEnded(self._operation, number, seconds, self._status_code, self._request_id, failure)
            tell(self._observer.attempt_ended, event)

    def retry_due(self) -> None:
        """The pause before a repetition is over."""
        self._waited("retry", self._call.clock.monotonic())

    def _waited(self, reason: Literal["rate_limit", "retry"], until: float) -> None:
        seconds, self._waits_since = until - self._waits_since, until
        if seconds >= _LEAST_WAIT:
            tell(self._observer.wait_ended, WaitEnded(self._operation, reason, seconds))
