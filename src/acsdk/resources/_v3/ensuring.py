"""Find by the shop's own key, or create: safe under races."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from acsdk._errors import ValidationFailedError

__all__ = ["find_or_create"]

T = TypeVar("T")


async def find_or_create(find: Callable[[], Awaitable[T | None]], create: Callable[[], Awaitable[T]]) -> T:
    """Give what exists, else create it; if another caller was faster, give what that caller made.

    The body with which the API refuses a duplicate is not recorded for every resource, so any refusal of the content
    is answered with another look. The refusal is raised if the key is still not there.
    """
    found = await find()
    if found is not None:
        return found
    try:
        return await create()
    except ValidationFailedError:
        found = await find()
        if found is None:
            raise
        return found
