"""Accounts themselves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Final, TypeVar, Unpack

from acsdk._engine.operation import Answer
from acsdk._errors import InvalidInputError
from acsdk._json.shapes import is_mapping
from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.deals.account import Account, AccountInput, AccountUpdate
from acsdk.models.deals.note import Note, NoteSubject
from acsdk.resources.deals.notes import note_on, note_rewritten
from acsdk.resources.fields.crm_joined import WithFields
from acsdk.resources.kit.checks import listed
from acsdk.resources.kit.ensuring import find_or_create, first_named
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.paths import path_part
from acsdk.resources.kit.queries import ListKeywords, bare
from acsdk.resources.kit.resource import Resource, expect_input

if TYPE_CHECKING:  # these have many models, and few programs use them all
    from acsdk.resources.deals.account_contacts import AccountContacts
    from acsdk.resources.deals.account_fields import AccountFields

__all__ = ["AccountQuery", "Accounts"]

C = TypeVar("C", AccountInput, AccountUpdate)

_ACCOUNTS: Final = Resource(
    name="accounts",
    path="/accounts",
    model=Account,
    one="account",
    many="accounts",
    creates=AccountInput,
    updates=AccountUpdate,
)


class AccountQuery(ListKeywords, total=False, closed=True):
    """Filters of `Accounts.list`."""

    search: str
    """Part of the name."""
    count_deals: Annotated[bool, bare("count_deals")]
    """Whether the accounts shall say how many contacts and deals they have; they say 0 otherwise."""


class Accounts(Namespace):
    """Accounts. One is known by its number, and by its name, which is unique.

    Custom field values are given by name with an account. The definitions are fetched when a name is first used, and
    again when one is not among them.
    """

    async def get(self, account_id: int, **options: Unpack[RequestOptions]) -> Account:
        """Fetch an account. Raises `NotFoundError`. Retrieve an Account page."""
        return await self._call(_ACCOUNTS.get(account_id), options)

    async def get_with_fields(self, account_id: int, **options: Unpack[RequestOptions]) -> WithFields[Account]:
        """Fetch an account and its custom fields by name. Raises `NotFoundError`.

        One request, or two where the values do not come beside the account; and one for the definitions, once.
        """
        from acsdk.resources.deals.account_fields import JOIN

        return await JOIN.get(self._call, account_id, options)

    def list(self, **query: Unpack[AccountQuery]) -> Pager[Account]:
        """List accounts. List All Accounts page. Counted off; looks again where rows leave."""
        return _ACCOUNTS.list(self._call, AccountQuery, query)

    def list_with_fields(self, **query: Unpack[AccountQuery]) -> Pager[WithFields[Account]]:
        """List accounts with their custom fields by name.

        A page takes one request or, where the values do not come beside the accounts, one more for each of them.
        Counted off; looks again where rows leave.
        """
        from acsdk.resources.deals.account_fields import JOIN

        return JOIN.list(self._call, AccountQuery, query)

    async def create(self, account: AccountInput, **options: Unpack[RequestOptions]) -> Account:
        """Create an account. Raises `ConflictError` when the name is taken. Create an Account page.

        It is not repeated when its answer is lost; `ensure` is.
        """
        content = await self._resolved(expect_input(account, AccountInput))
        return await self._call(_ACCOUNTS.create(content), options)

    async def ensure(self, account: AccountInput, **options: Unpack[RequestOptions]) -> Account:
        """Get the account of this name, created if it is missing; ``was_created`` tells which. May be repeated.

        Neither case nor blanks around the name matter. What the content has beside it is only used for a new account.
        """
        content = expect_input(account, AccountInput)
        return await find_or_create(lambda: self._named(content.name, options), lambda: self.create(content, **options))

    async def update(self, account_id: int, changes: AccountUpdate, **options: Unpack[RequestOptions]) -> Account:
        """Change an account; what is not sent stays as it is. Update an Account page.

        Raises `ConflictError` when the new name is another account's.
        """
        content = await self._resolved(expect_input(changes, AccountUpdate))
        return await self._call(_ACCOUNTS.update(account_id, content), options)

    async def delete(self, account_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete an account. Delete an Account page."""
        await self._call(_ACCOUNTS.delete(account_id), options)

    async def bulk_delete(self, account_ids: Sequence[int], **options: Unpack[RequestOptions]) -> bool:
        """Delete several accounts in one request: ``bulk_delete``; gives whether the API says that it did.

        How many it takes is not documented. Bulk Delete Accounts page.
        """
        ids = listed("account_ids", account_ids)
        if not ids:
            raise InvalidInputError("account_ids is empty; give at least one")
        # The page spells the parameter []ids; PHP, which reads it, and the rest of the API spell lists ids[].
        params = tuple(("ids[]", path_part(account_id)) for account_id in ids)
        operation = _ACCOUNTS.operation("bulk_delete", "DELETE", "/bulk_delete", _succeeded, params=params)
        return await self._call(operation, options)

    async def add_note(self, account_id: int, text: str, **options: Unpack[RequestOptions]) -> Note:
        """Write a note on an account. Create an Account Note page."""
        return await self._call(note_on(NoteSubject.ACCOUNT, account_id, text), options)

    async def update_note(self, account_id: int, note_id: int, text: str, **options: Unpack[RequestOptions]) -> Note:
        """Change what a note on an account says. Update an Account Note page."""
        return await self._call(note_rewritten(NoteSubject.ACCOUNT, account_id, note_id, text), options)

    @cached_property
    def contacts(self) -> AccountContacts:
        """Which contacts belong to which accounts."""
        from acsdk.resources.deals.account_contacts import AccountContacts

        return AccountContacts(self._call)

    @cached_property
    def fields(self) -> AccountFields:
        """Custom fields of accounts."""
        from acsdk.resources.deals.account_fields import AccountFields

        return AccountFields(self._call)

    async def _named(self, name: str, options: RequestOptions) -> Account | None:
        rows = _ACCOUNTS.list(self._call, AccountQuery, {**options, "search": name.strip()})
        return await first_named(rows, lambda account: account.name, name)

    async def _resolved(self, content: C) -> C:
        """The content with its custom fields by number."""
        if not content.fields:
            return content
        from acsdk.resources.deals.account_fields import ACCOUNT_FIELDS

        return content.replace(fields=await ACCOUNT_FIELDS.with_numbers(self._call, content.fields))


def _succeeded(answer: Answer) -> bool:
    meta: object = answer.data.get("meta") if is_mapping(answer.data) else None
    return is_mapping(meta) and meta.get("success") in (True, 1, "1")
