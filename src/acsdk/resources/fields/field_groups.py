"""The groups in which custom fields are shown."""

from __future__ import annotations

from typing import Final, Unpack

from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.fields.field_group import (
    FieldGroup,
    FieldGroupInput,
    FieldGroupMember,
    FieldGroupMemberInput,
    FieldGroupMemberUpdate,
)
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.queries import ListOptions
from acsdk.resources.kit.resource import Resource

__all__ = ["FieldGroups"]

# The documentation lists the groups under the path of their members, and creates them under their own.
_GROUPS: Final = Resource(
    name="fields.groups",
    path="/groupDefinitions",
    model=FieldGroup,
    one="groupDefinition",
    creates=FieldGroupInput,
)
_LISTED: Final = Resource(name="fields.groups", path="/groupMembers", model=FieldGroup, many="groupDefinitions")
_MEMBERS: Final = Resource(
    name="fields.groups.members",
    path="/groupMembers",
    model=FieldGroupMember,
    one="groupMember",
    creates=FieldGroupMemberInput,
    updates=FieldGroupMemberUpdate,
)


class FieldGroups(Namespace):
    """Groups of custom fields, for contacts, deals and accounts."""

    def list(self, **query: Unpack[ListOptions]) -> Pager[FieldGroup]:
        """List the groups. Custom Field Groups page. Counted off; looks again where rows leave."""
        return _LISTED.list(self._call, ListOptions, query)

    async def create(self, group: FieldGroupInput, **options: Unpack[RequestOptions]) -> FieldGroup:
        """Create a group. Custom Field Groups page, whose description of the body is incomplete."""
        return await self._call(_GROUPS.create(group), options)

    async def add_member(self, member: FieldGroupMemberInput, **options: Unpack[RequestOptions]) -> FieldGroupMember:
        """Put a custom field into a group. Custom Field Groups page."""
        return await self._call(_MEMBERS.create(member), options)

    async def get_member(self, member_id: int, **options: Unpack[RequestOptions]) -> FieldGroupMember:
        """Fetch a field's place in a group. Raises `NotFoundError`. Custom Field Groups page."""
        return await self._call(_MEMBERS.get(member_id), options)

    async def update_member(
        self, member_id: int, changes: FieldGroupMemberUpdate, **options: Unpack[RequestOptions]
    ) -> FieldGroupMember:
        """Change a field's place in a group. Custom Field Groups page."""
        return await self._call(_MEMBERS.update(member_id, changes), options)

    async def remove_member(self, member_id: int, **options: Unpack[RequestOptions]) -> None:
        """Take a custom field out of a group. Custom Field Groups page."""
        await self._call(_MEMBERS.delete(member_id), options)
