"""Which names and addresses are this machine's own."""

from __future__ import annotations

import re
from functools import lru_cache
from ipaddress import ip_address

__all__ = ["host_of", "is_address", "is_loopback"]

_HOST = re.compile(r"(?:https?://)?(?:\[([0-9A-Fa-f:.]+)\]|([^\s:/@\[\]]+))(?::\d*)?")


@lru_cache(maxsize=256)  # asked of each request on a port
def is_loopback(host: str) -> bool:
    """Whether a name or an address without a port stays on this machine."""
    try:
        address = ip_address(host)
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


def is_address(host: str) -> bool:
    """Whether it is an IP address, and so no name that could point elsewhere."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=256)
def host_of(text: str) -> str:
    """The host in a `Host` or `Origin` header, in lower case and without a last dot; empty where there is none."""
    found = _HOST.fullmatch(text)
    return (found[1] or found[2]).lower().removesuffix(".") if found else ""
