"""Which contacts belong to which accounts."""

from __future__ import annotations

from typing import Annotated, Final, Unpack

from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.deals.account_contact import AccountContact, AccountContactInput, AccountContactUpdate
from acsdk.resources.kit.ensuring import find_or_create, first_match
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.queries import ListKeywords, filtered
from acsdk.resources.kit.resource import Resource, expect_input

__all__ = ["AccountContactQuery", "AccountContacts"]

_TIES: Final = Resource(
    name="accounts.contacts",
    path="/accountContacts",
    model=AccountContact,
    one="accountContact",
    many="accountContacts",
    creates=AccountContactInput,
    updates=AccountContactUpdate,
)


class AccountContactQuery(ListKeywords, total=False, closed=True):
    """Filters of `AccountContacts.list`."""

    account_id: Annotated[int, filtered("account")]
    """The contacts of this account."""
    contact_id: Annotated[int, filtered("contact")]
    """The account of this contact."""


class AccountContacts(Namespace):
    """Ties between contacts and accounts; a contact can only have one."""

    async def get(self, tie_id: int, **options: Unpack[RequestOptions]) -> AccountContact:
        """Fetch a tie by its own number. Raises `NotFoundError`. Account Contacts page."""
        return await self._call(_TIES.get(tie_id), options)

    def list(self, **query: Unpack[AccountContactQuery]) -> Pager[AccountContact]:
        """List ties, of one account or one contact if wanted. Account Contacts page.

        Counted off; looks again where rows leave.
        """
        return _TIES.list(self._call, AccountContactQuery, query)

    async def create(self, tie: AccountContactInput, **options: Unpack[RequestOptions]) -> AccountContact:
        """Tie a contact to an account. Raises `ConflictError` when it has one already. Account Contacts page."""
        return await self._call(_TIES.create(tie), options)

    async def ensure(self, tie: AccountContactInput, **options: Unpack[RequestOptions]) -> AccountContact:
        """Get the tie between this contact and this account, made if it is missing. May be repeated.

        A tie that exists is given as it is, whatever the job title; ``was_created`` tells which. Raises `ConflictError`
        when the contact belongs to another account. Account Contacts page.
        """
        key = (expect_input(tie, AccountContactInput).account_id, tie.contact_id)
        asked = {**options, "account_id": key[0], "contact_id": key[1]}
        return await find_or_create(
            lambda: first_match(
                _TIES.list(self._call, AccountContactQuery, asked), lambda row: (row.account_id, row.contact_id) == key
            ),
            lambda: self.create(tie, **options),
        )

    async def update(
        self, tie_id: int, changes: AccountContactUpdate, **options: Unpack[RequestOptions]
    ) -> AccountContact:
        """Change a tie. Account Contacts page."""
        return await self._call(_TIES.update(tie_id, changes), options)

    async def delete(self, tie_id: int, **options: Unpack[RequestOptions]) -> None:
        """Take a contact out of its account, by the number of the tie. Account Contacts page."""
        await self._call(_TIES.delete(tie_id), options)
