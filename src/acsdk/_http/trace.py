"""What httpcore tells of a request: when it is written, and that its connection was given up half-way.

Invariant: a socket whose TLS handshake has not ended belongs to nobody but the request that waits for it, so whatever
ends the wait closes it. httpcore does that for errors alone, not for a wait that is cancelled, which is how every bound
of the SDK and a caller's own ends one: the socket would stay open until the garbage collector comes by, and a host that
accepts connections and then says nothing would cost one a call. `test_engine_handshakes` tries.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import anyio

from acsdk._http.writing import Writing

__all__ = ["Trace"]


class Trace:
    """The `trace` extension of one request."""

    __slots__ = ("_stream", "_writing", "told")

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._stream: Any = None
        self.told = False
        """Whether the request was seen to be written."""

    async def __call__(self, event: str, info: Mapping[str, Any]) -> None:
        if event.endswith("send_request_headers.started") and info["request"].method != b"CONNECT":
            self.told = True
            self._writing.counts()
        elif event.endswith("connect_tcp.complete"):
            self._stream = info["return_value"]
        elif event.endswith("start_tls.failed"):
            await self._hang_up()

    async def _hang_up(self) -> None:
        with anyio.CancelScope(shield=True):  # closing waits for nobody
            await self._stream.aclose()
