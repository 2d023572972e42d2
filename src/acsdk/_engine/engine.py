"""Sends operations: attempts until one is answered, or until repeating is unsafe, pointless or too late."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from acsdk._answer import MAX_ANSWER_BYTES
from acsdk._engine.address import Address
from acsdk._engine.attempt import attempt
from acsdk._engine.call import Call
from acsdk._engine.classify import read_body
from acsdk._engine.clock import Clock
from acsdk._engine.forks import keep_from_children
from acsdk._engine.health import ClientHealth, Pulse, outboxes_of
from acsdk._engine.limiter import NO_LIMIT, Holding, Limiter, Unlimited
from acsdk._engine.loops import LoopResources, PerLoop
from acsdk._engine.observe import log_failure, log_pause, log_success, log_wait, record_info
from acsdk._engine.operation import Answer, Operation, ResponseInfo
from acsdk._engine.places import Places
from acsdk._engine.queue import SlotQueue
from acsdk._engine.retry import backoff, may_repeat, outcome_of
from acsdk._engine.waiting import Waiting
from acsdk._engine.watch import Watch
from acsdk._errors import (
    APIError,
    DeadlineError,
    InvalidInputError,
    NotFoundError,
    QueueTimeoutError,
    ReadOnlyError,
    RequestError,
)
from acsdk._http import HTTPAnswer, HTTPRequest, Sender
from acsdk._json.encode import merge_json
from acsdk._json.query import encode_query
from acsdk._observer import Observer, PauseStarted, tell
from acsdk._options import ClientOptions, QueryValue, RequestOptions, problem_of

__all__ = ["Engine"]

T = TypeVar("T")

_PAUSE_WITHOUT_RETRY_AFTER = 1.0
# Fewer on the average, of a whole document, are no answer of the API: its values have names and stamps.
_BYTES_OF_A_VALUE = 32
_FEW_VALUES = 10_000


class Engine:
    """Sends operations to one account. Everything bound to an event loop is made on first use."""

    def __init__(
        self,
        address: Address,
        *,
        limiter: Limiter,
        clock: Clock,
        max_in_flight: int,
        make_sender: Callable[[], Sender],
        max_pause: float | None = 60.0,
        max_answer_bytes: int = MAX_ANSWER_BYTES,
        observer: Observer | None = None,
    ) -> None:
        self.address = address
        self.observer = observer
        self._max_pause = math.inf if max_pause is None else max_pause
        self._most_values = max(_FEW_VALUES, max_answer_bytes // _BYTES_OF_A_VALUE)
        self._limiter = limiter
        self.clock = clock
        self._max_in_flight = max_in_flight
        self._make_sender = make_sender
        self._loops = PerLoop(self._new_loop)
        self._closed = False
        self.memory: dict[str, object] = {}
        self._pulse = Pulse(clock)
        keep_from_children(self)

    def begin_anew(self) -> None:
        """In a forked child: nobody there goes on with what was being learned."""
        self.memory = {}

    def _new_loop(self) -> LoopResources:
        waiting = Waiting(self.clock, self._tell_pause)
        queue = SlotQueue(self._limiter, self.clock.sleep, waiting.met)
        return LoopResources(self._make_sender(), queue, Places(self._max_in_flight), waiting)

    async def call(self, operation: Operation[T], defaults: ClientOptions, options: RequestOptions) -> T:
        """Send an operation and read its answer; raises what `acsdk._errors` draws."""
        call = self._prepare(operation, defaults, options)
        if self.observer is None:
            return await self._result(operation, call, defaults)
        with Watch(self.observer, call):
            return await self._result(operation, call, defaults)

    async def _result(self, operation: Operation[T], call: Call, defaults: ClientOptions) -> T:
        try:
            data, info = await self._until_answered(call)
            record_info(info)
            return operation.read(Answer(data, info, defaults.strict, call.maybe_applied))
        except RequestError as error:
            call.describe(error)
            raise

    async def aclose(self) -> None:
        """Close the connections. Calls that wait, and calls after that, raise `ConfigurationError`."""
        self._closed = True
        loop = self._loops.take()
        if loop is not None:
            loop.waiting.close()
            await loop.sender.aclose()

    def _prepare(self, operation: Operation[Any], defaults: ClientOptions, options: RequestOptions) -> Call:
        if options:
            _check_options(options)
        extra_body = options.get("extra_body")
        if defaults.read_only and (operation.writes or (extra_body and operation.body)):
            raise ReadOnlyError(f"this client only reads, and {operation.name} may write: nothing was sent")
        body = merge_json(operation.body, extra_body) if extra_body else operation.body
        url = self.address.url(operation.path, _params(operation, options.get("extra_query")), operation.elsewhere)
        headers = self.address.headers(
            options.get("extra_headers") or {}, with_body=body is not None, elsewhere=operation.elsewhere
        )
        return Call(
            operation,
            HTTPRequest(operation.method, url, headers, body),
            timeout=options.get("timeout", defaults.timeout),
            deadline=options.get("deadline", defaults.deadline),
            queue_timeout=defaults.queue_timeout,
            max_retries=options.get("max_retries", defaults.max_retries),
            clock=self.clock,
            veil=self.address.veil,
        )

    async def _until_answered(self, call: Call) -> tuple[Any, ResponseInfo]:
        while True:
            try:
                return await self._attempt(call)
            except RequestError as error:
                failure = error
            if isinstance(failure, NotFoundError) and call.operation.method == "DELETE" and call.maybe_applied:
                # The earlier attempt, whose answer was lost, has deleted it.
                status = failure.status_code or 404
                return {}, ResponseInfo(status, {}, failure.request_id, call.attempts, call.seconds)
            call.failed(failure)
            await self._wait(call, self._wait_before_repeating(call, failure))

    async def _wait(self, call: Call, seconds: float) -> None:
        log_wait(call.operation, call.attempts, seconds)
        with self._resources(call).waiting.enter(bound=None) as wait:
            await self.clock.sleep(seconds)
        if wait.ended_by == "closing":
            raise call.closed()
        if call.watch is not None:
            call.watch.retry_due()

    async def _attempt(self, call: Call) -> tuple[Any, ResponseInfo]:
        began = self.clock.monotonic()
        failure: RequestError | None = None
        heard: HTTPAnswer | None = None
        try:
            answer = heard = call.veil.heard(await attempt(call, self._resources(call)))
            data = read_body(call.operation, answer, self.clock.now, self._most_values)
        except RequestError as error:
            failure = error
            call.veil.cover(failure, heard)
            log_failure(call.operation, call.attempts, self.clock.monotonic() - began, failure)
            self._feel(call, failure)
            await self._learn(call, failure)
            raise
        finally:
            if call.watch is not None:
                call.watch.attempt_ended(heard, failure)
        self._feel(call, None)
        info = _info(call, answer)
        log_success(call.operation, info, self.clock.monotonic() - began)
        await _settle(self._limiter_of(call.operation).accepted())
        return data, info

    def _feel(self, call: Call, failure: RequestError | None) -> None:
        """Note how the account is; what goes to another host tells nothing of it."""
        if call.operation.elsewhere is not None:
            return
        if failure is None:
            self._pulse.answered()
        else:
            self._pulse.failed(failure)

    def health(self) -> ClientHealth:
        """How the account and this engine get on, without a request."""
        loop, pulse = self._loops.now, self._pulse
        return ClientHealth(
            account=self.address.api_url,
            is_closed=self._closed,
            paused_for=loop.waiting.pause_left if loop else 0.0,
            waiting=len(loop.waiting) if loop else 0,
            in_flight=loop.places.taken if loop else 0,
            last_answer_at=pulse.answered_at,
            last_error=pulse.error,
            last_error_at=pulse.error_at,
            is_refused=pulse.is_refused,
            failures=pulse.failures,
            outboxes=outboxes_of(self.memory),
        )

    def _resources(self, call: Call) -> LoopResources:
        if self._closed:
            raise call.closed()
        return self._loops.get()

    def _limiter_of(self, operation: Operation[Any]) -> Limiter:
        return NO_LIMIT if operation.elsewhere else self._limiter

    async def _learn(self, call: Call, failure: RequestError) -> None:
        """Let every task of the account know what the server thinks of its rate."""
        limiter = self._limiter_of(call.operation)
        wish = _wished_pause(failure)
        if wish is None:
            if isinstance(failure, APIError):
                await _settle(limiter.accepted())
            return
        if failure.status_code == 429:
            await _settle(limiter.refused())
        await self._pause(limiter, wish, failure)

    async def _pause(self, limiter: Limiter, wish: float, failure: RequestError) -> None:
        seconds = min(wish, self._max_pause)
        if not isinstance(limiter, Unlimited) and not self._closed and self._loops.get().waiting.paused(seconds):
            self._tell_pause(seconds, failure)
        if seconds < wish and isinstance(limiter, Holding):
            await _settle(limiter.hold(seconds))
        else:
            await _settle(limiter.pause(seconds))

    def _tell_pause(self, seconds: float, failure: RequestError | None = None) -> None:
        log_pause(self.address.api_url, seconds, failure)
        if self.observer is not None:
            retry_after, status_code = (failure.retry_after, failure.status_code) if failure else (None, None)
            tell(self.observer.pause_started, PauseStarted(seconds, retry_after, status_code))

    def _wait_before_repeating(self, call: Call, failure: RequestError) -> float:
        """Seconds to wait before the next attempt; raises the failure where there must be none."""
        outcome = outcome_of(failure)
        if outcome == "refused" and call.operation.on_attempt is not None:
            call.operation.on_attempt.refused()
        is_over = call.failures > call.max_retries or isinstance(failure, DeadlineError | QueueTimeoutError)
        if is_over or not may_repeat(call.operation, outcome):
            failure.sent = failure.sent or outcome == "unknown"
            raise failure
        call.maybe_applied = call.maybe_applied or outcome == "unknown"
        own, wish = backoff(call.failures), failure.retry_after or 0.0
        if not call.has_time_for(max(own, wish)):
            failure.sent = call.maybe_applied
            raise failure
        # Nothing else would bound a call without a deadline: it is the one that asks when the pause is cut.
        return max(own, min(wish, self._max_pause) if call.ends_at is None else wish)


def _wished_pause(failure: RequestError) -> float | None:
    """For how long the server wants nothing of the account; ``None`` where it wants no pause."""
    if failure.status_code == 429:
        return failure.retry_after or _PAUSE_WITHOUT_RETRY_AFTER
    return failure.retry_after or None if failure.status_code == 503 else None


async def _settle(result: Any) -> None:  # noqa: ANN401 - None, or something to await
    if result is not None:
        await result


def _info(call: Call, answer: HTTPAnswer) -> ResponseInfo:
    request_id = answer.request_id and call.veil.over(answer.request_id)
    return ResponseInfo(answer.status_code, answer.headers, request_id, call.attempts, call.seconds)


def _params(operation: Operation[Any], extra: Mapping[str, QueryValue] | None) -> tuple[tuple[str, str], ...]:
    if not extra:
        return operation.params
    return (*(pair for pair in operation.params if pair[0] not in extra), *encode_query(extra))


def _check_options(options: RequestOptions) -> None:
    unknown = options.keys() - RequestOptions.__annotations__.keys()
    if unknown:
        raise InvalidInputError(
            f"unknown option {min(unknown)!r}; a call takes {', '.join(RequestOptions.__annotations__)}"
        )
    for name, value in options.items():
        if problem := problem_of(name, value):
            raise InvalidInputError(problem)
