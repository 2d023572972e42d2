"""Who may speak to a sandbox on a port: this machine's programs, and the pages that they serve.

A web page that the developer has open elsewhere can reach a server on loopback, too: by a name of its own that it lets
point there (its requests then carry that name as `Host`), or from its own site (they then carry its `Origin`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from acsdk.sandbox.rest.contacts.tracking import EVENT_PATH

from .codec import Json
from .hosts import host_of, is_address, is_loopback
from .messages import Response, message_response

__all__ = ["Guard"]


class Guard:
    """Refuses other machines' names. On addresses other than loopback any `Host` is taken unless names are given."""

    def __init__(self, allowed: Collection[str], api_url: str = "") -> None:
        self._allowed = frozenset(host_of(name) for name in allowed)
        self._own = host_of(api_url)

    def refusal(self, scope: Mapping[str, Json], headers: Mapping[str, str]) -> Response | None:
        """The answer to a request that is not for this sandbox; None for one that is."""
        listening, _ = scope.get("server") or ("", None)
        if not self._allowed and not is_loopback(listening):
            return None
        host = host_of(headers.get("host", ""))
        if not self._knows(host):
            return _refused("Host", headers.get("host", ""), host)
        origin = headers.get("origin")
        # Events of site tracking come from the shop's own pages, wherever those are.
        if origin is None or self._knows(host_of(origin)) or scope["path"].rstrip("/") == EVENT_PATH:
            return None
        return _refused("Origin", origin, host_of(origin))

    def is_own_page(self, headers: Mapping[str, str]) -> bool:
        """Whether a form was sent by the sandbox's own page: same origin, by a name that nobody else can point here.

        The browser says so, in `Sec-Fetch-Site` or in `Origin`; who says neither is no browser, and has the control
        endpoint.
        """
        host, origin, site = (headers.get(name) for name in ("host", "origin", "sec-fetch-site"))
        if host is None or site not in (None, "same-origin") or (origin is None and site is None):
            return False
        name = host_of(host)
        is_ours = self._knows(name) or name == self._own or is_address(name)
        return is_ours and origin in (None, f"http://{host}", f"https://{host}")

    def _knows(self, host: str) -> bool:
        return is_loopback(host) or host in self._allowed


def _refused(header: str, given: str, host: str) -> Response:
    remedy = f"start it with --allow-host {host}" if host and host.isascii() else "send a name of this machine"
    return message_response(403, f"The sandbox is for this machine, and {header} is {given:.100}: {remedy}.")
