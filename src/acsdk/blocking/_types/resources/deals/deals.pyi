"""Made by `nox -s refresh` from acsdk.resources.deals.deals."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.blocking._types.resources.deals.deal_fields import DealFields
from acsdk.blocking._types.resources.deals.deal_people import DealRoles, SecondaryContacts
from acsdk.blocking._types.resources.deals.pipelines import Pipelines
from acsdk.blocking._types.resources.deals.stages import Stages
from acsdk.blocking._types.resources.deals.tasks import Tasks
from acsdk.models.deals.deal import Deal, DealInput, DealOwnersReport, DealUpdate
from acsdk.models.deals.deal_activity import DealActivity
from acsdk.models.deals.note import Note
from acsdk.resources.deals.deals import DealActivityQuery, DealQuery
from acsdk.resources.fields.crm_joined import WithFields
from collections.abc import Mapping
from typing import Unpack


class Deals:
    """Deals.

    Custom field values are given by name with a deal. The definitions are fetched when a name is first used, and again
    when one is not among them.
    """
    def get(self, deal_id: int, **options: Unpack[RequestOptions]) -> Deal:
        """Fetch a deal. Raises `NotFoundError`. Retrieve a Deal page.

        One that the token's user may not see has ``is_disabled``, and little more than its title.
        """
        ...
    def get_with_fields(self, deal_id: int, **options: Unpack[RequestOptions]) -> WithFields[Deal]:
        """Fetch a deal and its custom fields by name. Raises `NotFoundError`.

        One request, or two where the values do not come beside the deal; and one for the definitions, once.
        """
        ...
    def list(self, **query: Unpack[DealQuery]) -> Pager[Deal]:
        """List deals. A page's ``side_loads["meta"]`` has their sums by currency. List All Deals page.

        Counted off; looks again where rows leave.
        """
        ...
    def list_with_fields(self, **query: Unpack[DealQuery]) -> Pager[WithFields[Deal]]:
        """List deals with their custom fields by name.

        A page takes one request or, where the values do not come beside the deals, one more for each of them.
        Counted off; looks again where rows leave.
        """
        ...
    def create(self, deal: DealInput, **options: Unpack[RequestOptions]) -> Deal:
        """Create a deal. It is not repeated when its answer is lost. Create a Deal page."""
        ...
    def update(self, deal_id: int, changes: DealUpdate, **options: Unpack[RequestOptions]) -> Deal:
        """Change a deal; what is not sent stays as it is. Update a Deal page."""
        ...
    def bulk_update_owners(self, owners: Mapping[int, int], **options: Unpack[RequestOptions]) -> DealOwnersReport:
        """Give deals to users, by the numbers of both: ``{deal_id: user_id}``. May be repeated.

        One request; how many deals it takes is not documented. Raises `ValidationFailedError` when there is no such
        user. Bulk Update Deal Owners page.
        """
        ...
    def delete(self, deal_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a deal. Delete a Deal page."""
        ...
    def activities(self, **query: Unpack[DealActivityQuery]) -> Pager[DealActivity]:
        """List what happened with all deals, or with one. List All Deal Activities page.

        Counted off; looks again where rows leave.
        """
        ...
    def add_note(self, deal_id: int, text: str, **options: Unpack[RequestOptions]) -> Note:
        """Write a note on a deal. Create a Deal Note page."""
        ...
    def update_note(self, deal_id: int, note_id: int, text: str, **options: Unpack[RequestOptions]) -> Note:
        """Change what a note on a deal says. Update a Deal Note page."""
        ...
    @property
    def pipelines(self) -> Pipelines:
        """Pipelines; the API calls them deal groups."""
        ...
    @property
    def stages(self) -> Stages:
        """Stages of pipelines."""
        ...
    @property
    def tasks(self) -> Tasks:
        """Tasks of deals and contacts."""
        ...
    @property
    def roles(self) -> DealRoles:
        """Roles that secondary contacts can have."""
        ...
    @property
    def secondary_contacts(self) -> SecondaryContacts:
        """Contacts of deals beside their primary ones."""
        ...
    @property
    def fields(self) -> DealFields:
        """Custom fields of deals."""
        ...
