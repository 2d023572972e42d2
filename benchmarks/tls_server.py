"""A server over TLS on a socket of this machine, with a certificate of its own. Answers every request with a contact.

Runs in a process of its own, ends when its input does, and prints its URL and a file of certificates: those that httpx
trusts, and its own with them, so that clients load as much as they would for a real account.
"""

from __future__ import annotations

import os
import ssl
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import anyio
import anyio.to_thread
import certifi
from anyio.streams.tls import TLSListener
from loopback import response, serve

ANSWER = response("200 OK", b'{"contact": {"id": "1", "email": "ada@example.com"}}')


@contextmanager
def tls_server() -> Iterator[str]:
    """The server's URL, with ``SSL_CERT_FILE`` set for as long as it runs."""
    before = os.environ.get("SSL_CERT_FILE")
    process = subprocess.Popen([sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        url, os.environ["SSL_CERT_FILE"] = process.stdout.readline().split()
        yield url
    finally:
        process.communicate()
        os.environ.pop("SSL_CERT_FILE")
        if before is not None:
            os.environ["SSL_CERT_FILE"] = before


def make_certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate of this machine's and the file of all that are to be trusted."""
    key, certificate, trusted = folder / "key.pem", folder / "certificate.pem", folder / "trusted.pem"
    request = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-keyout", key, "-out", certificate]
    subprocess.run([*request, *names, *files], check=True, capture_output=True)
    certificate.write_text(key.read_text() + certificate.read_text())
    trusted.write_text(Path(certifi.where()).read_text() + certificate.read_text())
    return certificate, trusted


async def main(certificate: Path, trusted: Path) -> None:
    async def answer(_request: str, _arrived: float) -> bytes:
        return ANSWER

    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    listener = await anyio.create_tcp_listener(local_host="127.0.0.1", backlog=1024)
    port = listener.extra(anyio.abc.SocketAttribute.local_port)
    async with anyio.create_task_group() as tasks:
        secure = TLSListener(listener, ssl_context=context, standard_compatible=False)
        tasks.start_soon(serve, answer, secure)
        print(f"https://127.0.0.1:{port}", trusted, flush=True)
        await anyio.to_thread.run_sync(sys.stdin.read)
        tasks.cancel_scope.cancel()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        anyio.run(main, *make_certificate(Path(folder)))
