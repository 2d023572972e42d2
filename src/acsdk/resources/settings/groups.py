"""``client.groups``: groups of users, and what their users may do."""

from __future__ import annotations

from typing import Final, Unpack

from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.settings.group import Group, GroupLimit
from acsdk.models.settings.group_input import GroupInput, GroupUpdate
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.queries import ListOptions
from acsdk.resources.kit.resource import Resource

__all__ = ["Groups"]

_GROUPS: Final = Resource(
    name="groups", path="/groups", model=Group, one="group", many="groups", creates=GroupInput, updates=GroupUpdate
)
_LIMITS: Final = Resource(name="groups.limits", path="/groupLimits", model=GroupLimit, many="groupLimits")


class Groups(Namespace):
    """Groups of users. A list is seen by a group once ``client.lists.grant`` has given it access."""

    async def get(self, group_id: int, **options: Unpack[RequestOptions]) -> Group:
        """Fetch a group. Raises `NotFoundError`, though the API answers 403. Groups page."""
        return await self._call(_GROUPS.get(group_id), options)

    def list(self, **query: Unpack[ListOptions]) -> Pager[Group]:
        """List groups. Groups page. Counted off; looks again where rows leave."""
        return _GROUPS.list(self._call, ListOptions, query)

    async def create(self, group: GroupInput, **options: Unpack[RequestOptions]) -> Group:
        """Create a group. Groups page."""
        return await self._call(_GROUPS.create(group), options)

    async def update(self, group_id: int, changes: GroupUpdate, **options: Unpack[RequestOptions]) -> Group:
        """Change a group. Raises `NotFoundError`, though the API answers 403. Groups page."""
        return await self._call(_GROUPS.update(group_id, changes), options)

    async def delete(self, group_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a group. What becomes of its users is not documented. Groups page."""
        await self._call(_GROUPS.delete(group_id), options)

    def limits(self, **query: Unpack[ListOptions]) -> Pager[GroupLimit]:
        """List how much each group may use. Groups page. Counted off; looks again where rows leave."""
        return _LIMITS.list(self._call, ListOptions, query)
