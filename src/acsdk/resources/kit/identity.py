"""Whose a journal or an outbox is, where the account's URL does not say it: on this machine.

Every sandbox on a port has the same URL, and is another account as soon as it starts without its state file. It names
itself in a header of each answer; in process its name is in its URL.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

from acsdk._engine.operation import Answer, Caller, Operation
from acsdk._errors import APIError
from acsdk._loopback import is_loopback
from acsdk._options import RequestOptions

__all__ = ["asking"]

_HEADER = "x-sandbox-account"
_OWN_NAME = re.compile(r"sandbox-[0-9a-f]{12}(?=\.localhost$)")
_HOST = re.compile(r"https?://(?:\[([^\]]+)\]|([^:/]+))")
_UNKNOWN_PATH = (404, 405)


def asking(call: Caller, options: RequestOptions) -> Callable[[], Awaitable[str]] | None:
    """What asks for the account's own name, once a run; None where the URL is the account's alone."""
    host = _host(call.account)
    if not is_loopback(host):
        return None

    async def ask() -> str:
        named = _OWN_NAME.match(host)
        return named[0] if named else await _ask(call, options)

    return ask


async def _ask(call: Caller, options: RequestOptions) -> str:
    """The name that the server goes by; the URL where it has none, as a stub that somebody wrote."""
    try:
        name = await call(Operation("account", "GET", "/users/me", _name, repeatable=True, text=True), options)
    except APIError as error:
        if error.status_code not in _UNKNOWN_PATH:
            raise
        return call.account
    return name or call.account


def _name(answer: Answer) -> str:
    return answer.info.headers.get(_HEADER, "")


def _host(account: str) -> str:
    found = _HOST.match(account)
    return ((found[1] or found[2]) if found else "").lower()
