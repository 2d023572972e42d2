"""Reads what the user hands in: any iterable or async iterable, of any length."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from typing import Any, Generic, cast

import anyio

from acsdk._bulk.job import Item
from acsdk._errors import InvalidInputError
from acsdk._handed_in import run_handed_in

__all__ = ["Source"]


class Source(Generic[Item]):
    """Numbers the items of an iterable and hands them out by the batch.

    A plain iterable is advanced in the event loop, where its thread-bound resources (a cursor of sqlite3, say) work;
    one that blocks for long had better be async. For a caller who waits in a thread, it is advanced in that thread.
    """

    def __init__(self, items: Iterable[Item] | AsyncIterable[Item]) -> None:
        self._iterator = _iterator(items)
        self.count = 0
        """How many items were read."""
        self.ended = False
        """Whether there is nothing more to read."""
        self.error: Exception | None = None
        """What the iterable raised, if it did."""

    async def take(self, count: int) -> list[tuple[int, Item]]:
        """The next items with their places; fewer than asked for only at the end. Never raises an ``Exception``."""
        items: list[tuple[int, Item]] = []
        try:
            if isinstance(self._iterator, AsyncIterator):
                while len(items) < count:
                    self._add(items, await anext(self._iterator))
            else:
                await run_handed_in(partial(self._read, self._iterator, count, items))
        except StopAsyncIteration:
            self.ended = True
        except Exception as error:  # noqa: BLE001 - the user's own; raised when what was read is sent
            self.ended = True
            self.error = error
        return items

    def _read(self, iterator: Iterator[Item], count: int, items: list[tuple[int, Item]]) -> None:
        for item in islice(iterator, count):
            self._add(items, item)
        self.ended = len(items) < count

    def _add(self, items: list[tuple[int, Item]], item: Item) -> None:
        items.append((self.count, item))
        self.count += 1

    async def aclose(self) -> None:
        """End an async generator that was not read to its end; nobody else would do it in this task."""
        iterator: object = self._iterator
        if isinstance(iterator, AsyncGenerator):
            with anyio.CancelScope(shield=True):
                await cast("AsyncGenerator[Item, Any]", iterator).aclose()


def _iterator(items: Iterable[Item] | AsyncIterable[Item]) -> Iterator[Item] | AsyncIterator[Item]:
    if isinstance(items, AsyncIterable):
        return aiter(items)
    if isinstance(items, (str, bytes, Mapping)) or not hasattr(items, "__iter__") or _is_model(items):
        raise InvalidInputError(f"a bulk call takes an iterable of inputs, not {type(cast('object', items)).__name__}")
    return iter(items)


def _is_model(items: object) -> bool:
    """Whether it is one record: pydantic's models are iterables of their fields."""
    return hasattr(items, "model_fields_set")
