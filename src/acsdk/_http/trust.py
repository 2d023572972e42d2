"""One SSL context for all of the SDK's own transports that trust the same.

Loading the certificates takes 25 ms and most of a megabyte, which a process with a thousand accounts would pay for
each. What is trusted is told apart by what it is read from: paths, their times and the environment, so that a changed
file is loaded by the next client. A context that the user gives is used as it is.

The invariant: nobody changes a shared context. httpcore says HTTP/1.1 again for each connection, which frees the list
of protocols; OpenSSL may be copying it in another thread at that moment, without the GIL. Hence a shared context keeps
what it was told first. `test_a_shared_context_is_never_changed` holds that, and for HTTP/2 there would have to be
contexts of its own.
"""

from __future__ import annotations

import errno
import os
import ssl
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import httpx

__all__ = ["trusted"]

_PROTOCOLS = ["http/1.1"]
_Stamp = tuple[str, ...] | tuple[str, int, int, int]


def trusted(verify: ssl.SSLContext | bool) -> ssl.SSLContext:
    """The context for a client's ``verify``; raises `OSError` where certificates cannot be read."""
    if isinstance(verify, ssl.SSLContext):
        return verify
    folder = os.environ.get("SSL_CERT_DIR")
    if verify and folder and not os.environ.get("SSL_CERT_FILE") and not Path(folder).is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))  # ssl would trust nobody, without a word
    return _load(verify, os.environ.get("SSLKEYLOGFILE"), tuple(_sources()) if verify else ())


@lru_cache(maxsize=4)
def _load(verify: bool, _key_log: str | None, _sources: tuple[_Stamp, ...]) -> ssl.SSLContext:
    context = httpx.create_ssl_context(verify)
    context.set_alpn_protocols(_PROTOCOLS)
    context.set_alpn_protocols = _keep  # type: ignore[method-assign]
    return context


def _keep(alpn_protocols: object) -> None:
    if alpn_protocols != _PROTOCOLS:
        raise ValueError("a shared SSL context speaks HTTP/1.1 alone")


def _sources() -> Iterator[_Stamp]:
    """What httpx reads certificates from, in the state that it is in."""
    import certifi  # comes with httpx, which reads its file

    if file := os.environ.get("SSL_CERT_FILE"):
        yield _stamp(file)
    elif folder := os.environ.get("SSL_CERT_DIR"):
        yield _stamp(folder)
        yield from sorted(_stamp(entry.path) for entry in os.scandir(folder))
    else:
        yield _stamp(certifi.where())


def _stamp(path: str) -> _Stamp:
    try:
        found = os.stat(path)  # noqa: PTH116 - of a hundred files for each client
    except OSError:
        return (path,)
    return (path, found.st_mtime_ns, found.st_size, found.st_ino)
