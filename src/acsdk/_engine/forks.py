"""What a forked child must not take over from its parent: locks that may be held, loops and sockets that are in use.

The invariant: nothing that a thread of the parent was using is used in the child, and nothing of it is closed or given
back there either, for a socket's other end and the kernel's tables are shared. So each such thing is registered here
where it is made, begins anew in the child before any of its code runs, and keeps alive what it had.
What would break it: a lock or a socket that is not registered. `test_a_forked_child_makes_its_own` tries.
"""

from __future__ import annotations

import os
from typing import Protocol
from weakref import WeakSet

from acsdk._errors import ConfigurationError

__all__ = ["Forked", "OneProcess", "begin_anew", "keep_from_children"]


class Forked(Protocol):
    """Something that a child has to make anew."""

    def begin_anew(self) -> None:
        """Called in a child that was forked, before anything else."""
        ...


class OneProcess:
    """Connections that somebody else has made, and that only the process which uses them first may use."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._user: int | None = None

    def enter(self) -> None:
        """Use them here; raises `ConfigurationError` where they are the parent's."""
        here = os.getpid()
        if self._user not in (None, here):
            raise ConfigurationError(
                f"{self._name}: its connections are those of the process that forked this one; make one here, and a "
                "client with it"
            )
        self._user = here


_registered: WeakSet[Forked] = WeakSet()


def keep_from_children(one: Forked) -> None:
    """Let it begin anew in every child that is forked while it lives."""
    _registered.add(one)


def begin_anew() -> None:
    """In a child that was just forked: nothing of the parent's is used any more."""
    for one in list(_registered):
        one.begin_anew()


if hasattr(os, "register_at_fork"):  # pragma: no branch - Windows does not fork
    os.register_at_fork(after_in_child=begin_anew)
