#!/usr/bin/env bash
# httpx 0.28.1 over httpcore 1.0.9, on asyncio and on trio: a caller that stops to wait (asyncio.timeout, a cancel scope)
# while the TLS handshake is under way.
# Expected: the connection is closed, as it is when httpx's own connect timeout ends the wait. Seen: nobody closes it, not
# even the client's own end; the socket stays open until the garbage collector comes by, one for each such call.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip --quiet --disable-pip-version-check install httpx==0.28.1 httpcore==1.0.9 anyio==4.11.0 trio==0.31.0
cat >"$work/given_up.py" <<'PYTHON'
import gc
import socket
import sys

import anyio
import httpx

CALLS = 10


def still_open(accepted):
    """How many of the accepted connections the client has not closed: it has said its hello and nothing more."""
    count = 0
    for connection in accepted:
        connection.settimeout(0.2)
        try:
            while connection.recv(65536):
                pass
        except TimeoutError:
            count += 1
    return count


async def main():
    gc.disable()
    for timeout, who in ((0.2, "httpx's connect timeout"), (None, "the caller")):
        with socket.create_server(("127.0.0.1", 0)) as listener:
            async with httpx.AsyncClient(timeout=timeout) as client:
                for _ in range(CALLS):
                    with anyio.move_on_after(10 if timeout else 0.2):
                        try:
                            await client.get(f"https://127.0.0.1:{listener.getsockname()[1]}/")
                        except httpx.ConnectTimeout:
                            pass
            accepted = [listener.accept()[0] for _ in range(CALLS)]
            print(f"{sys.argv[1]}: ended by {who}: {still_open(accepted)} of {CALLS} connections are open after the client's end")


anyio.run(main, backend=sys.argv[1])
PYTHON
for loop in asyncio trio; do "$work/env/bin/python" "$work/given_up.py" "$loop"; done | tee "$work/seen"
cat >"$work/expected" <<'SEEN'
asyncio: ended by httpx's connect timeout: 0 of 10 connections are open after the client's end
asyncio: ended by the caller: 10 of 10 connections are open after the client's end
trio: ended by httpx's connect timeout: 0 of 10 connections are open after the client's end
trio: ended by the caller: 10 of 10 connections are open after the client's end
SEEN
diff "$work/expected" "$work/seen"
