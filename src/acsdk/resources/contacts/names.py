"""What contacts are tied to, by name: from beside the contacts, else from the account, which is asked once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from operator import attrgetter
from typing import Final, TypeVar

from acsdk._engine.operation import Caller
from acsdk.models.campaigns.automation import Automation
from acsdk.models.contacts.score import Score
from acsdk.models.deepdata.connection import Connection
from acsdk.models.kit.record import Record, SideLoads
from acsdk.models.lists.mailing_list import MailingList
from acsdk.models.lists.tag import Tag
from acsdk.resources.fields.field_directory import FieldDirectory
from acsdk.resources.kit.resource import Resource
from acsdk.resources.lists.tags import tags_by_number

__all__ = ["automation_names", "list_names", "score_names", "shop_names", "tag_names"]

R = TypeVar("R", bound=Record)


def _directory(name: str, path: str, model: type[R]) -> FieldDirectory[R]:
    resource = Resource(name=name, path=path, model=model, many=path.strip("/"))
    return FieldDirectory(resource=resource, names=(attrgetter("name"),), remedy="")


_LISTS: Final = _directory("lists", "/lists", MailingList)
_AUTOMATIONS: Final = _directory("automations", "/automations", Automation)
_SCORES: Final = _directory("scores", "/scores", Score)
_SHOPS: Final = _directory("deepdata.connections", "/connections", Connection)


async def tag_names(call: Caller, numbers: Iterable[int], beside: SideLoads) -> Mapping[int, str]:
    """The names of these tags."""
    near = {tag.id: tag.name for tag in beside.read("tags", Tag) if tag.name}
    return await _with_distant(numbers, near, lambda missing: tags_by_number(call, missing))


async def list_names(call: Caller, numbers: Iterable[int], beside: SideLoads) -> Mapping[int, str]:
    """The names of these lists."""
    near = {row.id: row.name for row in beside.read("lists", MailingList) if row.name}
    return await _with_distant(numbers, near, lambda missing: _known(call, _LISTS, missing))


async def automation_names(call: Caller, numbers: Iterable[int], beside: SideLoads) -> Mapping[int, str]:
    """The names of these automations."""
    near = {row.id: row.name for row in beside.read("automations", Automation) if row.name}
    return await _with_distant(numbers, near, lambda missing: _known(call, _AUTOMATIONS, missing))


async def score_names(call: Caller, numbers: Iterable[int]) -> Mapping[int, str]:
    """The names of these scores."""
    return await _known(call, _SCORES, numbers)


async def shop_names(call: Caller, numbers: Iterable[int]) -> Mapping[int, str]:
    """The names of these connections."""
    return await _known(call, _SHOPS, numbers)


async def _known(call: Caller, directory: FieldDirectory[R], numbers: Iterable[int]) -> Mapping[int, str]:
    (name_of,) = directory.names
    found = await directory.by_number(call, numbers)
    return {number: name for number, row in found.items() if (name := name_of(row))}


async def _with_distant(
    numbers: Iterable[int], near: Mapping[int, str], distant: Callable[[Iterable[int]], Awaitable[Mapping[int, str]]]
) -> Mapping[int, str]:
    missing = {number for number in numbers if number} - near.keys()
    return {**await distant(missing), **near} if missing else near
