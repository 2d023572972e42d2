"""The parts of which the whole of a contact is made."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, MutableMapping, Sequence
from typing import Any, TypeVar, cast

from acsdk._engine.operation import Caller
from acsdk._errors import NotFoundError, PermissionDeniedError
from acsdk._options import RequestOptions
from acsdk.models.kit.record import Record
from acsdk.resources.kit.queries import ListOptions
from acsdk.resources.kit.resource import Resource

__all__ = ["part_of", "rows_below"]

R = TypeVar("R", bound=Record)
T = TypeVar("T")


async def part_of(
    unavailable: MutableMapping[str, str], name: str, find: Callable[[], Awaitable[Sequence[T]]]
) -> Sequence[T]:
    """What was found, or nothing and the reason, where the plan or the token's user lacks it."""
    try:
        return await find()
    except (PermissionDeniedError, NotFoundError) as error:
        unavailable[name] = error.message
        return []


async def rows_below(call: Caller, resource: Resource[R], contact_id: int, options: RequestOptions) -> Sequence[R]:
    """All rows of a collection below a contact."""
    return await resource.at(contact_id).list(call, ListOptions, cast("Mapping[str, Any]", options)).collect()
