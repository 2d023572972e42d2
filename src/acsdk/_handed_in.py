"""Where the code runs that callers hand in: what iterates their records, and their hooks.

On the event loop, right where it is needed. Whoever makes calls for a thread that waits says otherwise, and the code
runs in that thread, for there its connections to databases work.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol, TypeVar

__all__ = ["Runner", "run_handed_in", "running_elsewhere"]

T = TypeVar("T")


class Runner(Protocol):
    """Runs code of a caller's somewhere else; raises what it raises."""

    def __call__(self, work: Callable[[], T], /) -> Awaitable[T]: ...


_runner: ContextVar[Runner | None] = ContextVar("acsdk_handed_in_runner", default=None)


@contextmanager
def running_elsewhere(runner: Runner) -> Generator[None]:
    """Give the code that callers hand in to the runner, in this task and in those that it starts."""
    token = _runner.set(runner)
    try:
        yield
    finally:
        _runner.reset(token)


async def run_handed_in(work: Callable[[], T]) -> T:
    """Run code that a caller has handed in."""
    runner = _runner.get()
    return work() if runner is None else await runner(work)
