"""Made by `nox -s refresh` from acsdk.resources.settings.groups."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.settings.group import Group, GroupLimit
from acsdk.models.settings.group_input import GroupInput, GroupUpdate
from acsdk.resources.kit.queries import ListOptions
from typing import Unpack


class Groups:
    """Groups of users. A list is seen by a group once ``client.lists.grant`` has given it access."""
    def get(self, group_id: int, **options: Unpack[RequestOptions]) -> Group:
        """Fetch a group. Raises `NotFoundError`, though the API answers 403. Groups page."""
        ...
    def list(self, **query: Unpack[ListOptions]) -> Pager[Group]:
        """List groups. Groups page. Counted off; looks again where rows leave."""
        ...
    def create(self, group: GroupInput, **options: Unpack[RequestOptions]) -> Group:
        """Create a group. Groups page."""
        ...
    def update(self, group_id: int, changes: GroupUpdate, **options: Unpack[RequestOptions]) -> Group:
        """Change a group. Raises `NotFoundError`, though the API answers 403. Groups page."""
        ...
    def delete(self, group_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a group. What becomes of its users is not documented. Groups page."""
        ...
    def limits(self, **query: Unpack[ListOptions]) -> Pager[GroupLimit]:
        """List how much each group may use. Groups page. Counted off; looks again where rows leave."""
        ...
