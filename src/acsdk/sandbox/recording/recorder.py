"""The recorder: a transport that writes down what passes through it.

Several event loops and threads may share one. The invariant: a line of the file is a whole exchange, and one text has
one pseudonym all over it. What would break it: two exchanges that are veiled or written at once, so both are done under
the lock, after the answer is whole. `test_many_calls_at_once_are_lines_of_their_own` sends fifty.
"""

from __future__ import annotations

import os
import threading
from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path
from typing import cast

import httpx

from acsdk import ConfigurationError
from acsdk.sandbox.codec import Json, dumps
from acsdk.sandbox.messages import Request

from .exchanged import body_of, is_about_schema, request_of
from .veil import Veil

__all__ = ["HEAD", "Recorder"]

HEAD = {"recording": 1}
"""The first line of a file, with the version of its form."""
_KEPT_HEADERS = ("content-type", "retry-after", "ratelimit-limit", "ratelimit-remaining", "x-ac-error")
_UNPACKED = ("content-encoding", "content-length", "transfer-encoding")
_MOST_BYTES = 64 * 1024 * 1024
_HIDDEN = "<token>"


class Recorder(httpx.AsyncBaseTransport):
    """An httpx transport that writes what a program exchanges with an account to a file, without anybody's texts.

    ``AsyncClient(transport=Recorder("orders.jsonl"))`` records, and `Sandbox.replay` answers from the file. Every text
    is replaced by another of its kind, the same for the same text all over the file, but for those of fields known to
    hold ids, codes, members of enums or dates. No header of a request is written, and so no token. `transport` is what
    sends; by default a connection of its own.

    Raises `ConfigurationError` where the file exists, unless `overwrite` is set, or cannot be written.
    """

    def __init__(
        self, file: str | Path, transport: httpx.AsyncBaseTransport | None = None, *, overwrite: bool = False
    ) -> None:
        self._transport = transport or httpx.AsyncHTTPTransport(limits=httpx.Limits(max_keepalive_connections=0))
        self._path = Path(file)
        self._veil = Veil()
        self._lock = threading.Lock()
        self._create(overwrite=overwrite)

    def _create(self, *, overwrite: bool) -> None:
        flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if overwrite else os.O_EXCL)
        try:
            with os.fdopen(os.open(self._path, flags, 0o600), "wb") as file:
                file.write(dumps(HEAD) + b"\n")
        except FileExistsError:
            raise ConfigurationError(f"recording {self._path}: it exists; name another, or overwrite=True") from None
        except OSError as error:
            raise ConfigurationError(f"recording {self._path}: {error.strerror}; name another file") from error

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request, write down what became of it, and hand on its answer."""
        try:
            response = await self._transport.handle_async_request(request)
            content = await _content(response)
        except httpx.TransportError as error:
            is_refused = isinstance(error, httpx.ConnectError | httpx.ConnectTimeout)
            await self._write(request, {"failure": "connect" if is_refused else "read"})
            raise
        await self._write(request, None, response, content)
        headers = [(name, value) for name, value in response.headers.multi_items() if name not in _UNPACKED]
        return httpx.Response(response.status_code, headers=headers, content=content, request=request)

    async def aclose(self) -> None:
        """Close the connection."""
        await self._transport.aclose()

    async def _write(
        self,
        request: httpx.Request,
        failure: dict[str, Json] | None,
        response: httpx.Response | None = None,
        content: bytes = b"",
    ) -> None:
        sent = {"content-type": request.headers.get("content-type", "")}
        asked = Request(request.method, request.url.path, request.url.query.decode("ascii", "replace"), sent)
        body = await request.aread()
        with self._lock:
            self._veil.account = f"{request.url.scheme}://{request.url.netloc.decode('ascii')}"
            veiled = request_of(Request(asked.method, asked.path, asked.query, sent, body), self._veil)
            answer = failure if response is None else {"answer": self._answer(veiled, response, content)}
            line = dumps({"request": veiled, **(answer or {})})
            token = request.headers.get("api-token", "").encode()
            with self._path.open("ab") as file:
                file.write((line.replace(token, _HIDDEN.encode()) if len(token) >= 8 else line) + b"\n")

    def _answer(self, asked: dict[str, Json], response: httpx.Response, content: bytes) -> dict[str, Json]:
        kind = response.headers.get("content-type", "")
        found = ((name, response.headers.get(name)) for name in _KEPT_HEADERS)
        kept = {name: self._veil.text(value, name) for name, value in found if value is not None}
        body = body_of(content, kind, self._veil, schema=is_about_schema(asked))
        return {"status": response.status_code, "headers": kept, **body}


async def _content(response: httpx.Response) -> bytes:
    """The whole answer, unpacked."""
    parts: list[bytes] = []
    size = 0
    try:
        # A generator, though its type does not say so: left open, an event loop has to clean up behind it.
        incoming = cast("AsyncGenerator[bytes]", response.aiter_bytes())
        async with aclosing(incoming):
            async for part in incoming:
                parts.append(part)
                size += len(part)
                if size > _MOST_BYTES:
                    raise httpx.DecodingError(f"an answer of more than {_MOST_BYTES:,} bytes cannot be recorded")
    finally:
        await response.aclose()
    return b"".join(parts)
