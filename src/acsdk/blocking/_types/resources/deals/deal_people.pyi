"""Made by `nox -s refresh` from acsdk.resources.deals.deal_people."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.deals.deal_people import DealRole, DealRoleInput, SecondaryContact, SecondaryContactInput, SecondaryContactUpdate
from acsdk.resources.deals.deal_people import DealRoleQuery
from acsdk.resources.kit.queries import ListOptions
from typing import Unpack


class DealRoles:
    """Roles that secondary contacts can have."""
    def list(self, **query: Unpack[DealRoleQuery]) -> Pager[DealRole]:
        """List roles. Deal Roles page. Counted off; looks again where rows leave."""
        ...
    def create(self, role: DealRoleInput, **options: Unpack[RequestOptions]) -> DealRole:
        """Create a role. Deal Roles page."""
        ...
    def delete(self, role_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a role. Deal Roles page."""
        ...

class SecondaryContacts:
    """Contacts of deals beside their primary ones; the API calls them contactDeals."""
    def get(self, tie_id: int, **options: Unpack[RequestOptions]) -> SecondaryContact:
        """Fetch a secondary contact by the number of the tie. Raises `NotFoundError`. Secondary Contacts page."""
        ...
    def list(self, **query: Unpack[ListOptions]) -> Pager[SecondaryContact]:
        """List the secondary contacts of all deals. Secondary Contacts page.

        Counted off; looks again where rows leave.
        """
        ...
    def create(self, tie: SecondaryContactInput, **options: Unpack[RequestOptions]) -> SecondaryContact:
        """Add a contact to a deal. Raises `ConflictError` when it is one already. Secondary Contacts page."""
        ...
    def update(
        self,
        tie_id: int,
        changes: SecondaryContactUpdate,
        **options: Unpack[RequestOptions],
    ) -> SecondaryContact:
        """Change a secondary contact, its role for instance. Secondary Contacts page."""
        ...
    def delete(self, tie_id: int, **options: Unpack[RequestOptions]) -> None:
        """Take a contact off a deal, by the number of the tie. Secondary Contacts page."""
        ...
