"""Made by `nox -s refresh` from acsdk.resources.deals.account_contacts."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.deals.account_contact import AccountContact, AccountContactInput, AccountContactUpdate
from acsdk.resources.deals.account_contacts import AccountContactQuery
from typing import Unpack


class AccountContacts:
    """Ties between contacts and accounts; a contact can only have one."""
    def get(self, tie_id: int, **options: Unpack[RequestOptions]) -> AccountContact:
        """Fetch a tie by its own number. Raises `NotFoundError`. Account Contacts page."""
        ...
    def list(self, **query: Unpack[AccountContactQuery]) -> Pager[AccountContact]:
        """List ties, of one account or one contact if wanted. Account Contacts page.

        Counted off; looks again where rows leave.
        """
        ...
    def create(self, tie: AccountContactInput, **options: Unpack[RequestOptions]) -> AccountContact:
        """Tie a contact to an account. Raises `ConflictError` when it has one already. Account Contacts page."""
        ...
    def ensure(self, tie: AccountContactInput, **options: Unpack[RequestOptions]) -> AccountContact:
        """Get the tie between this contact and this account, made if it is missing. May be repeated.

        A tie that exists is given as it is, whatever the job title; ``was_created`` tells which. Raises `ConflictError`
        when the contact belongs to another account. Account Contacts page.
        """
        ...
    def update(self, tie_id: int, changes: AccountContactUpdate, **options: Unpack[RequestOptions]) -> AccountContact:
        """Change a tie. Account Contacts page."""
        ...
    def delete(self, tie_id: int, **options: Unpack[RequestOptions]) -> None:
        """Take a contact out of its account, by the number of the tie. Account Contacts page."""
        ...
