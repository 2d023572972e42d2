"""Made by `nox -s refresh` from acsdk.resources.deals.accounts."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.blocking._types.resources.deals.account_contacts import AccountContacts
from acsdk.blocking._types.resources.deals.account_fields import AccountFields
from acsdk.models.deals.account import Account, AccountInput, AccountUpdate
from acsdk.models.deals.note import Note
from acsdk.resources.deals.accounts import AccountQuery
from acsdk.resources.fields.crm_joined import WithFields
from collections.abc import Sequence
from typing import Unpack


class Accounts:
    """Accounts. One is known by its number, and by its name, which is unique.

    Custom field values are given by name with an account. The definitions are fetched when a name is first used, and
    again when one is not among them.
    """
    def get(self, account_id: int, **options: Unpack[RequestOptions]) -> Account:
        """Fetch an account. Raises `NotFoundError`. Retrieve an Account page."""
        ...
    def get_with_fields(self, account_id: int, **options: Unpack[RequestOptions]) -> WithFields[Account]:
        """Fetch an account and its custom fields by name. Raises `NotFoundError`.

        One request, or two where the values do not come beside the account; and one for the definitions, once.
        """
        ...
    def list(self, **query: Unpack[AccountQuery]) -> Pager[Account]:
        """List accounts. List All Accounts page. Counted off; looks again where rows leave."""
        ...
    def list_with_fields(self, **query: Unpack[AccountQuery]) -> Pager[WithFields[Account]]:
        """List accounts with their custom fields by name.

        A page takes one request or, where the values do not come beside the accounts, one more for each of them.
        Counted off; looks again where rows leave.
        """
        ...
    def create(self, account: AccountInput, **options: Unpack[RequestOptions]) -> Account:
        """Create an account. Raises `ConflictError` when the name is taken. Create an Account page.

        It is not repeated when its answer is lost; `ensure` is.
        """
        ...
    def ensure(self, account: AccountInput, **options: Unpack[RequestOptions]) -> Account:
        """Get the account of this name, created if it is missing; ``was_created`` tells which. May be repeated.

        Neither case nor blanks around the name matter. What the content has beside it is only used for a new account.
        """
        ...
    def update(self, account_id: int, changes: AccountUpdate, **options: Unpack[RequestOptions]) -> Account:
        """Change an account; what is not sent stays as it is. Update an Account page.

        Raises `ConflictError` when the new name is another account's.
        """
        ...
    def delete(self, account_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete an account. Delete an Account page."""
        ...
    def bulk_delete(self, account_ids: Sequence[int], **options: Unpack[RequestOptions]) -> bool:
        """Delete several accounts in one request: ``bulk_delete``; gives whether the API says that it did.

        How many it takes is not documented. Bulk Delete Accounts page.
        """
        ...
    def add_note(self, account_id: int, text: str, **options: Unpack[RequestOptions]) -> Note:
        """Write a note on an account. Create an Account Note page."""
        ...
    def update_note(self, account_id: int, note_id: int, text: str, **options: Unpack[RequestOptions]) -> Note:
        """Change what a note on an account says. Update an Account Note page."""
        ...
    @property
    def contacts(self) -> AccountContacts:
        """Which contacts belong to which accounts."""
        ...
    @property
    def fields(self) -> AccountFields:
        """Custom fields of accounts."""
        ...
