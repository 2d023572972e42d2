"""Sends one request and reads its whole answer, over connections of its own or over what the user injected.

Requests go straight to a transport: no cookies are kept, no redirect is followed and the library's own log line, which
shows query strings, is not written.

However a call ends, no frame shows the token. Requests and headers hide it in their reprs, at any depth; the frames
of httpx and httpcore, in one of which its bytes stand while they are written, are cut off a cancellation. What would
break it: a plain ``str`` or ``bytes`` of the token in a local here or above. `tests/engine/test_engine_locals.py`
cancels calls at every step of the way.
"""

from __future__ import annotations

import ssl
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

import httpx

from acsdk._answer import MAX_ANSWER_BYTES, AnswerError, BrokenAnswerError, read_answer
from acsdk._http.connections import Connections
from acsdk._http.injected import Injected, over_client, over_transport
from acsdk._http.libraries import OURS, HTTPClient, HTTPTransport, failure_of, library_of
from acsdk._http.messages import HTTPAnswer, HTTPFailure, HTTPRequest
from acsdk._http.writing import Writing

__all__ = ["Sender"]


class Sender:
    """Sends requests over a transport of its own, or over what the user injected (which it then never closes)."""

    def __init__(
        self,
        *,
        url: httpx.URL,
        max_connections: int,
        client: HTTPClient | None = None,
        transport: HTTPTransport | None = None,
        verify: ssl.SSLContext | bool = True,
        max_answer_bytes: int = MAX_ANSWER_BYTES,
    ) -> None:
        self._max_answer_bytes = max_answer_bytes
        self._way: Injected | Connections
        if client is not None:
            self._way = over_client(library_of(client, "AsyncClient") or OURS, client)
        elif transport is not None:
            self._way = over_transport(library_of(transport, "AsyncBaseTransport") or OURS, transport)
        else:
            self._way = Connections(url, max_connections, verify)

    async def send(self, request: HTTPRequest, *, timeout: float | None, writing: Writing) -> HTTPAnswer:
        """Send one request and read its whole answer; raises `HTTPFailure`. ``writing`` is told when it is written."""
        failure: BaseException
        # The failure is raised outside the handlers: httpx's own errors hold the request, and with it the token.
        try:
            return await self._exchange(request, timeout, writing)
        except Exception as error:
            if (found := failure_of(error)) is None:
                raise  # of the user's own code, which wants to see where
            failure = found
        except BaseException as error:  # noqa: BLE001 - a cancellation: frames below may hold what was being written
            failure = error.with_traceback(None)
        raise failure

    async def _exchange(self, request: HTTPRequest, timeout: float | None, writing: Writing) -> HTTPAnswer:
        self._way.begin()
        try:
            response = await self._way.send(request, timeout, writing)
            try:
                body = await _read(response, self._max_answer_bytes)
            finally:
                await response.aclose()
        finally:
            await self._way.end()
        return HTTPAnswer(response.status_code, response.headers, body)

    async def aclose(self) -> None:
        """Close the connections, unless they are the user's."""
        await self._way.close()


async def _read(response: Any, most: int) -> bytes:  # noqa: ANN401 - a response of either library
    if response.is_stream_consumed:  # an injected client's hooks may have read it
        chunks, coding = _whole(response.content), ""
    elif response.is_closed:  # by a hook that raised for the status
        return b""
    else:
        chunks, coding = response.aiter_raw(), response.headers.get("content-encoding", "").strip().lower()
    try:
        async with aclosing(chunks):
            return await read_answer(chunks, coding, most)
    except BrokenAnswerError as error:
        failure = HTTPFailure(str(error), sent=True)
    except AnswerError as error:
        failure = HTTPFailure(str(error), sent=True, status_code=response.status_code)
    raise failure


async def _whole(content: bytes) -> AsyncGenerator[bytes]:
    yield content
