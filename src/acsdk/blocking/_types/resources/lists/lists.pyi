"""Made by `nox -s refresh` from acsdk.resources.lists.lists."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.lists.list_exclusion import ListExclusion, ListExclusionUpdate
from acsdk.models.lists.mailing_list import ListGroup, MailingList, MailingListInput, MailingListUpdate
from acsdk.resources.kit.queries import ListOptions
from acsdk.resources.lists.lists import ExclusionQuery, ListQuery
from collections.abc import Sequence
from typing import Unpack


class ListExclusions:
    """Addresses and numbers that get nothing. They are made in the user interface."""
    def get(self, exclusion_id: int, **options: Unpack[RequestOptions]) -> ListExclusion:
        """Fetch an exclusion. Raises `NotFoundError`. List Exclusions page."""
        ...
    def list(self, **query: Unpack[ExclusionQuery]) -> Pager[ListExclusion]:
        """List exclusions. List Exclusions page. Counted off; looks again where rows leave."""
        ...
    def update(
        self,
        exclusion_id: int,
        changes: ListExclusionUpdate,
        **options: Unpack[RequestOptions],
    ) -> ListExclusion:
        """Change what an exclusion covers. List Exclusions page.

        Lists may only be given with the channel ``several``; the server refuses them with any other.
        """
        ...

class Lists:
    """Lists of contacts."""
    def get(self, list_id: int, **options: Unpack[RequestOptions]) -> MailingList:
        """Fetch a list. Raises `NotFoundError`. Retrieve a List page."""
        ...
    def list(self, **query: Unpack[ListQuery]) -> Pager[MailingList]:
        """List lists. Retrieve All Lists page. Counted off; looks again where rows leave."""
        ...
    def create(
        self,
        content: MailingListInput,
        *,
        group_ids: Sequence[int] = (),
        **options: Unpack[RequestOptions],
    ) -> MailingList:
        """Create a list. Create a List page.

        Nobody sees it until a group of users has access: ``group_ids`` are granted it at once, by further requests.
        """
        ...
    def update(self, list_id: int, changes: MailingListUpdate, **options: Unpack[RequestOptions]) -> MailingList:
        """Change a list. Undocumented: ActiveCampaign's own MCP server does it.

        The API has answered an update that failed with an empty 200; that raises `ValidationFailedError`.
        """
        ...
    def delete(self, list_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a list. Raises `NotFoundError`, though the API answers 403. Delete a List page."""
        ...
    def grant(self, list_id: int, group_id: int, **options: Unpack[RequestOptions]) -> ListGroup:
        """Give a group of users access to a list. List Group Permissions page."""
        ...
    def grants(self, **query: Unpack[ListOptions]) -> Pager[ListGroup]:
        """List which groups of users have access to which lists. Undocumented, but recorded.

        Counted off; looks again where rows leave.
        """
        ...
    def get_grant(self, grant_id: int, **options: Unpack[RequestOptions]) -> ListGroup:
        """Fetch a group's access to a list, by its own number. Raises `NotFoundError`. Undocumented, but recorded."""
        ...
    def revoke(self, grant_id: int, **options: Unpack[RequestOptions]) -> None:
        """Take a group's access to a list away, by the number of the grant. Undocumented, but recorded.

        A list that no group has access to is seen by nobody.
        """
        ...
    @property
    def exclusions(self) -> ListExclusions:
        """Addresses and numbers that get nothing."""
        ...
