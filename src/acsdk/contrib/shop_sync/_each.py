"""What a shop gives, however it is given."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterable, Iterable
from contextlib import AsyncExitStack
from typing import TypeVar

__all__ = ["each_of"]

T = TypeVar("T")


async def each_of(records: Iterable[T] | AsyncIterable[T]) -> AsyncGenerator[T]:
    """The records, one at a time. Use it within ``aclosing``: a shop's connection waits for no garbage collector."""
    if isinstance(records, AsyncIterable):
        async with AsyncExitStack() as stack:
            if isinstance(records, AsyncGenerator):
                stack.push_async_callback(records.aclose)  # pyright: ignore[reportUnknownMemberType]
            async for record in records:
                yield record
    else:
        for record in records:
            yield record
