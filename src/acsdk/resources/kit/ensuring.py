"""Find by the shop's own key, or create: safe under races."""

from __future__ import annotations

from collections.abc import AsyncIterable, Awaitable, Callable
from typing import TypeVar

from acsdk._errors import APIError, AuthenticationError, RateLimitError, RequestError
from acsdk.resources.kit.spelling import plain

__all__ = ["create_or_find", "create_or_update", "find_or_create", "first_match", "first_named", "is_same"]

T = TypeVar("T")

Find = Callable[[], Awaitable[T | None]]
Make = Callable[[], Awaitable[T]]


async def find_or_create(find: Find[T], create: Make[T], find_again: Find[T] | None = None) -> T:
    """Give what exists, else create it; if another caller was faster, give what that caller made.

    ``find_again`` may take more for the same than ``find`` does: it is asked when the account has refused to create.
    """
    found = await find()
    return await create_or_find(create, find_again or find) if found is None else found


async def create_or_find(create: Make[T], find: Find[T]) -> T:
    """Create, or give what stands in the way.

    How a duplicate is refused, with which status and in which language, is not recorded for every resource. So after
    any refusal there is a look, and after an answer that got lost. The error is raised if nothing is found.
    """
    try:
        return await create()
    except RequestError as error:
        found = await _look(find) if _may_exist(error) else None
        if found is None:
            raise
        return found


async def create_or_update(
    find: Find[T], create: Make[T], update: Callable[[T], Awaitable[T]], find_again: Find[T] | None = None
) -> T:
    """Update what exists, else create it; if another caller was faster, update what that caller made."""
    made: list[T] = []

    async def create_here() -> T:
        made.append(await create())
        return made[0]

    found = await find_or_create(find, create_here, find_again)
    return found if made else await update(found)


async def first_match(rows: AsyncIterable[T], matches: Callable[[T], bool]) -> T | None:
    """The first row that matches: the server's filters are not trusted to be exact."""
    async for row in rows:
        if matches(row):
            return row
    return None


async def first_named(rows: AsyncIterable[T], name_of: Callable[[T], str | None], name: str) -> T | None:
    """The row of exactly this name, else the first that the account takes for the same."""
    like: T | None = None
    async for row in rows:
        if name_of(row) == name:
            return row
        if like is None and is_same(name_of(row), name):
            like = row
    return like


def is_same(one: str | None, other: str | None) -> bool:
    """Whether the account takes two texts for the same: it minds neither case nor blanks around them."""
    return one is not None and other is not None and plain(one) == plain(other)


def _may_exist(error: RequestError) -> bool:
    """Whether it may stand in the way; a 403 that blames no field is about the token or its user."""
    if error.sent or not isinstance(error, APIError):
        return error.sent
    if isinstance(error, AuthenticationError):
        return any(item.code or item.pointer for item in error.items)
    return not isinstance(error, RateLimitError)


async def _look(find: Find[T]) -> T | None:
    """What there is; nothing where the look fails as well, for the first failure says more."""
    try:
        return await find()
    except RequestError:
        return None
