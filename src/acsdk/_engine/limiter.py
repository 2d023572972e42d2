"""What the engine asks of a rate limiter, in this process or shared by several."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Protocol, runtime_checkable

__all__ = ["NO_LIMIT", "Asked", "Holding", "Limiter", "Pause", "Slot", "Unlimited"]


class Pause(float):
    """Seconds to wait because the server wants a pause, rather than for one's turn."""


class Asked(Pause):
    """Seconds until it is worth a look whether the call that asks for all has its answer."""


class Slot(Protocol):
    """The right to send one request."""

    def sent(self) -> None:
        """Say that the request is being written now; only then does it count against the second."""
        ...


class Limiter(Protocol):
    """Shares out the requests of one account. A method may answer at once or return something to await."""

    def book(self) -> Slot | float | Awaitable[Slot | float]:
        """A slot to send now, or the seconds until there may be one; a `Pause` where the server wants one."""
        ...

    def pause(self, seconds: float) -> Awaitable[None] | None:
        """Let nothing out for so long; a pause is only ever prolonged."""
        ...

    def refused(self) -> Awaitable[None] | None:
        """The server said 429."""
        ...

    def accepted(self) -> Awaitable[None] | None:
        """The server let a request through."""
        ...


@runtime_checkable
class Holding(Protocol):
    """A limiter that can also ask before the server's time is over. Any other is simply paused."""

    def hold(self, seconds: float) -> Awaitable[None] | None:
        """Let nothing out for so long, then one request, and the others once one is `Limiter.accepted`."""
        ...


class Unlimited:
    """Lets everything out at once: for a sandbox without a limit, or where a proxy keeps the limit."""

    def book(self) -> Slot:
        """A slot, at once."""
        return self

    def sent(self) -> None:
        """Counts nothing."""

    def pause(self, seconds: float) -> None:
        """Pauses nothing: each call waits for itself."""

    def refused(self) -> None:
        """Learns nothing."""

    def accepted(self) -> None:
        """Learns nothing."""


NO_LIMIT = Unlimited()
"""The limiter, and the slot, of what goes to another host than the account's."""
