"""Before a command writes to a real account, it says which one and asks."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from urllib.parse import urlsplit

from acsdk import AcsdkError, ConfigurationError
from acsdk._loopback import is_loopback

__all__ = ["DeclinedError", "consent", "is_real"]

_SANDBOX = re.compile(r"sandbox-[0-9a-f]{12}")  # what a sandbox calls itself in an outbox


class DeclinedError(AcsdkError):
    """Whoever was asked said no. Nothing was written."""


def is_real(account: str) -> bool:
    """Whether an account, by its URL or its host, is on another machine: no sandbox of this one."""
    host = urlsplit(account if "://" in account else f"//{account}").hostname or ""
    return not (is_loopback(host) or _SANDBOX.fullmatch(host))


def consent(accounts: Sequence[str], will: str, *, yes: bool) -> None:
    """Say on stderr which accounts will be written to, and ask unless ``yes``.

    Raises `DeclinedError` for a no, and `ConfigurationError` where nobody can be asked. Sandboxes on this machine are
    written to without a word.
    """
    real = [account.partition("://")[2] or account for account in accounts if is_real(account)]
    if not real:
        return
    sys.stderr.write(f"{', '.join(real)}: {will}\n")
    if yes:
        return
    if not sys.stdin.isatty():
        raise ConfigurationError("a real account is written to only with a yes, and there is nobody to ask: add --yes")
    sys.stderr.write("Go on? [y/N] ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise DeclinedError("nothing was written")
