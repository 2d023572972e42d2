"""Made by `nox -s refresh` from acsdk.resources.fields.field_groups."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.fields.field_group import FieldGroup, FieldGroupInput, FieldGroupMember, FieldGroupMemberInput, FieldGroupMemberUpdate
from acsdk.resources.kit.queries import ListOptions
from typing import Unpack


class FieldGroups:
    """Groups of custom fields, for contacts, deals and accounts."""
    def list(self, **query: Unpack[ListOptions]) -> Pager[FieldGroup]:
        """List the groups. Custom Field Groups page. Counted off; looks again where rows leave."""
        ...
    def create(self, group: FieldGroupInput, **options: Unpack[RequestOptions]) -> FieldGroup:
        """Create a group. Custom Field Groups page, whose description of the body is incomplete."""
        ...
    def add_member(self, member: FieldGroupMemberInput, **options: Unpack[RequestOptions]) -> FieldGroupMember:
        """Put a custom field into a group. Custom Field Groups page."""
        ...
    def get_member(self, member_id: int, **options: Unpack[RequestOptions]) -> FieldGroupMember:
        """Fetch a field's place in a group. Raises `NotFoundError`. Custom Field Groups page."""
        ...
    def update_member(
        self,
        member_id: int,
        changes: FieldGroupMemberUpdate,
        **options: Unpack[RequestOptions],
    ) -> FieldGroupMember:
        """Change a field's place in a group. Custom Field Groups page."""
        ...
    def remove_member(self, member_id: int, **options: Unpack[RequestOptions]) -> None:
        """Take a custom field out of a group. Custom Field Groups page."""
        ...
