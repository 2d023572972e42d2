"""Secondary contacts of deals, and the roles that they have."""

from __future__ import annotations

from typing import Final, Unpack

from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.deals.deal_people import (
    DealRole,
    DealRoleInput,
    SecondaryContact,
    SecondaryContactInput,
    SecondaryContactUpdate,
)
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.queries import ListKeywords, ListOptions
from acsdk.resources.kit.resource import Resource

__all__ = ["DealRoleQuery", "DealRoles", "SecondaryContacts"]

# The page describes the body of a create without its wrapper, as it does those of task outcomes and reminders, whose
# examples have one: that it is needed here too is a guess.
_ROLES: Final = Resource(
    name="deals.roles", path="/dealRoles", model=DealRole, one="dealRole", many="dealRoles", creates=DealRoleInput
)
_CONTACTS: Final = Resource(
    name="deals.secondary_contacts",
    path="/contactDeals",
    model=SecondaryContact,
    one="contactDeal",
    many="contactDeals",
    creates=SecondaryContactInput,
    updates=SecondaryContactUpdate,
)


class DealRoleQuery(ListKeywords, total=False, closed=True):
    """Filters of `DealRoles.list`."""

    search: str
    """Part of the title."""


class DealRoles(Namespace):
    """Roles that secondary contacts can have."""

    def list(self, **query: Unpack[DealRoleQuery]) -> Pager[DealRole]:
        """List roles. Deal Roles page. Counted off; looks again where rows leave."""
        return _ROLES.list(self._call, DealRoleQuery, query)

    async def create(self, role: DealRoleInput, **options: Unpack[RequestOptions]) -> DealRole:
        """Create a role. Deal Roles page."""
        return await self._call(_ROLES.create(role), options)

    async def delete(self, role_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a role. Deal Roles page."""
        await self._call(_ROLES.delete(role_id), options)


class SecondaryContacts(Namespace):
    """Contacts of deals beside their primary ones; the API calls them contactDeals."""

    async def get(self, tie_id: int, **options: Unpack[RequestOptions]) -> SecondaryContact:
        """Fetch a secondary contact by the number of the tie. Raises `NotFoundError`. Secondary Contacts page."""
        return await self._call(_CONTACTS.get(tie_id), options)

    def list(self, **query: Unpack[ListOptions]) -> Pager[SecondaryContact]:
        """List the secondary contacts of all deals. Secondary Contacts page.

        Counted off; looks again where rows leave.
        """
        return _CONTACTS.list(self._call, ListOptions, query)

    async def create(self, tie: SecondaryContactInput, **options: Unpack[RequestOptions]) -> SecondaryContact:
        """Add a contact to a deal. Raises `ConflictError` when it is one already. Secondary Contacts page."""
        return await self._call(_CONTACTS.create(tie), options)

    async def update(
        self, tie_id: int, changes: SecondaryContactUpdate, **options: Unpack[RequestOptions]
    ) -> SecondaryContact:
        """Change a secondary contact, its role for instance. Secondary Contacts page."""
        return await self._call(_CONTACTS.update(tie_id, changes), options)

    async def delete(self, tie_id: int, **options: Unpack[RequestOptions]) -> None:
        """Take a contact off a deal, by the number of the tie. Secondary Contacts page."""
        await self._call(_CONTACTS.delete(tie_id), options)
