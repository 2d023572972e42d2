"""Requests to responses: token, rate limit, faults, then one of the two APIs. No I/O."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from email.utils import format_datetime
from functools import lru_cache

from acsdk.sandbox.ecommerce.executor import GraphQLExecutor
from acsdk.sandbox.recording.replay import Replay
from acsdk.sandbox.rest.contacts.tracking import EVENT_PATH, track
from acsdk.sandbox.rest.kit.errors import no_access
from acsdk.sandbox.rest.kit.router import Router

from .codec import BadJsonError, Json, as_list, as_object, loads
from .dates import shifted
from .faults import Faults
from .limiter import RateLimit
from .messages import Request, Response, message_response
from .state import ACCOUNT_ID, State
from .translating import Words, translated

__all__ = ["GRAPHQL_PATH", "MAX_BODY", "Core"]

MAX_BODY = 8 * 1024 * 1024  # rule `gateway.size`
GRAPHQL_PATH = "/api/3/ecom/graphql"
_BASE = "/api/3"
_NOT_FOUND_PAGE = (
    b'<?xml version="1.0" encoding="iso-8859-1"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><head>'
    b"<title>404 - Not Found</title></head><body><h1>404 - Not Found</h1></body></html>\n"
)


class Core:
    """What stands in front of both APIs, in the order of the real gateway (rule `gateway.order`)."""

    def __init__(
        self,
        state: State,
        *,
        token: str,
        router: Router,
        executor: GraphQLExecutor,
        faults: Faults,
        rate_limit: RateLimit | None,
        rate_limit_headers: bool,
        words: Words,
        has_deals: bool,
        replay: Replay | None = None,
    ) -> None:
        self._state = state
        self._token = token
        self._router = router
        self._executor = executor
        self._faults = faults
        self._rate_limit = rate_limit
        self._rate_limit_headers = rate_limit_headers
        self._replay = replay
        self._words = words
        self._has_deals = has_deals

    def answer(self, request: Request) -> tuple[Response, str | None]:
        """Answer one request, faults included; with it the GraphQL root field that was called."""
        # Nobody's document is parsed: a long one costs more than its answer.
        call = self._graphql_call(request) if self._is_known(request) else {}
        operation = self._executor.operation_name(call["query"]) if call else None
        fault = self._faults.take(request.method, request.path, operation, _records(call))
        if fault is not None and fault.answers:
            return self._with_headers(fault.answer(), fault.skew), operation
        response = self._with_headers(self._serve(request, call), fault.skew if fault else 0.0)
        return response if fault is None else fault.spoil(response), operation

    def _graphql_call(self, request: Request) -> dict[str, Json]:
        """The decoded body of a GraphQL call; empty when the request is none."""
        if request.path.rstrip("/") != GRAPHQL_PATH or request.method != "POST" or len(request.body) > MAX_BODY:
            return {}
        try:
            body = as_object(loads(request.body))
        except BadJsonError:
            return {}
        return body if isinstance(body.get("query"), str) else {}

    def _is_known(self, request: Request) -> bool:
        return request.headers.get("api-token") == self._token

    def _serve(self, request: Request, call: dict[str, Json]) -> Response:
        recorded = self._replay.answer(request, self._state.api_url) if self._replay else None
        return recorded or self._serve_anew(request, call)

    def _serve_anew(self, request: Request, call: dict[str, Json]) -> Response:
        if len(request.body) > MAX_BODY:
            return message_response(413, f"The body is larger than {MAX_BODY} bytes.")
        if request.path.rstrip("/") == EVENT_PATH and request.method == "POST":
            return track(self._state, request)
        if request.path != _BASE and not request.path.startswith(_BASE + "/"):
            return Response(404, _NOT_FOUND_PAGE, (("content-type", "text/html; charset=iso-8859-1"),))
        wait = self._rate_limit.take() if self._rate_limit else 0
        if wait:
            return replace(message_response(429, "Too Many Requests"), headers=_retry_after(wait))
        if not self._is_known(request):
            return no_access()
        self._state.pipeline.run_due()
        return self._route(request, call)

    def _route(self, request: Request, call: dict[str, Json]) -> Response:
        if request.path.rstrip("/") == GRAPHQL_PATH:
            return self._executor.handle(request, call)
        below = request.path[len(_BASE) :]
        if not self._has_deals and below.split("/")[1:2] == ["deals"]:
            return message_response(403, "Upgrade your account")  # measured on a plan without deals
        return translated(self._router.handle(self._state, request, below), self._words)

    def _with_headers(self, response: Response, skew: float) -> Response:
        """The headers that real answers carry, cookies included (recorded); RateLimit-* only where asked for."""
        date = _http_date(shifted(self._state.now(), skew).replace(microsecond=0))
        headers = [*response.headers, ("date", date), ("cache-control", "no-store, no-cache, must-revalidate")]
        headers += [("x-request-id", self._state.new_guid().replace("-", ""))]
        headers += [("set-cookie", f"cmp{ACCOUNT_ID}=sandbox; path=/")]
        if self._rate_limit_headers and self._rate_limit:
            headers += [("ratelimit-limit", str(self._rate_limit.limit))]
            headers += [("ratelimit-remaining", str(self._rate_limit.remaining))]
        return replace(response, headers=tuple(headers))


def _records(call: dict[str, Json]) -> int:
    """How many records a GraphQL call carries: the longest list among its variables."""
    return max((len(as_list(value)) for value in as_object(call.get("variables")).values()), default=0)


@lru_cache(maxsize=8)  # the requests of one second have one date
def _http_date(moment: datetime) -> str:
    return format_datetime(moment, usegmt=True)


def _retry_after(seconds: int) -> tuple[tuple[str, str], ...]:
    return (("content-type", "application/json"), ("retry-after", str(seconds)))
