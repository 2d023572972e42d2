"""Contacts themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Unpack, cast

from acsdk._errors import InvalidInputError, NotFoundError
from acsdk._json.foreign import native
from acsdk._options import RequestOptions
from acsdk._page import Page
from acsdk._pager import Pager
from acsdk.models.contacts.list_status import ContactStatus, ListStatus
from acsdk.resources.contacts.archive import ContactArchive
from acsdk.resources.contacts.contact_table import CONTACTS
from acsdk.resources.contacts.details import ContactDetails
from acsdk.resources.contacts.imports import ContactImports
from acsdk.resources.contacts.memberships import ContactMemberships
from acsdk.resources.contacts.relations import ContactRelations
from acsdk.resources.contacts.whole import WholeContacts
from acsdk.resources.kit.checks import address_part
from acsdk.resources.kit.queries import ListKeywords, OneOrMore, Params, bare, filtered, ordering, read_query

if TYPE_CHECKING:  # imported with the first call that needs it
    from acsdk.models.contacts.contact import Contact
    from acsdk.models.contacts.contact_input import ContactInput, ContactUpdate
    from acsdk.models.contacts.contact_profile import ExportedContact
    from acsdk.models.kit.columns import Layout
    from acsdk.models.kit.record import SideLoads
    from acsdk.resources.contacts.by_name import ContactByName
    from acsdk.resources.kit.queries import Later

__all__ = ["ContactQuery", "Contacts"]

# What makes the server order or cache rows in its own way, so that a walk by id would miss some.
_NOT_BY_ID: Final = {"offset", "segment_id", "force_query", "sort_id"}
_BY_NAME: Final = {"list", "tag"}


class ContactQuery(ListKeywords, total=False, closed=True):
    """Filters and order of `Contacts.list`. Custom fields cannot be filtered by: use a segment."""

    email: str
    """Exactly this address."""
    email_like: str
    """Part of the address."""
    search: str
    """Part of a name, the organisation, the phone number or the address."""
    phone: str
    """The beginning of the phone number."""
    ids: Annotated[Sequence[int], bare("ids[]")]
    """These contacts."""
    exclude_id: Annotated[int, bare("exclude")]
    """All but this contact."""
    id_greater: int
    """Contacts with a higher number."""
    id_less: int
    """Contacts with a lower number."""
    list_id: Annotated[int, bare("listid")]
    """Contacts of this list."""
    list: Annotated[int | str, bare("listid")]
    """Contacts of the list of this name, looked up once in five minutes; or number."""
    tag_id: Annotated[int, bare("tagid")]
    """Contacts with this tag."""
    tag: Annotated[int | str, bare("tagid")]
    """Contacts with the tag of this name, looked up once in five minutes; or number."""
    form_id: Annotated[int, bare("formid")]
    """Contacts that came through this form."""
    segment_id: Annotated[int, bare("segmentid")]
    """Contacts of this segment. The server computes it when first asked and keeps the result for an hour."""
    automation_id: Annotated[int, bare("seriesid")]
    """Contacts in this automation."""
    wait_id: Annotated[int, bare("waitid")]
    """Contacts that wait at this step of an automation."""
    organization_id: Annotated[int, bare("organization")]
    """Contacts of this organisation, in its deprecated form."""
    status: ContactStatus | ListStatus | Literal[-1, 0, 1, 2, 3]
    """Contacts in this state; any by default."""
    in_group_lists: bool
    """Only contacts that the token's user may see."""
    created_after: Annotated[date | datetime, filtered("created_after")]
    """Contacts created after this day or instant."""
    created_before: Annotated[date | datetime, filtered("created_before")]
    """Contacts created before this day or instant."""
    updated_after: Annotated[date | datetime, filtered("updated_after")]
    """Contacts changed after this day or instant."""
    updated_before: Annotated[date | datetime, filtered("updated_before")]
    """Contacts changed before this day or instant."""
    force_query: Annotated[bool, bare("forceQuery", flag=True)]
    """Compute the segment anew."""
    sort_id: Annotated[int, bare("sortId")]
    """The score that ``order_by="score"`` means."""
    order_by: Annotated[
        OneOrMore[
            Literal[
                "id", "-id", "created_date", "-created_date", "email", "-email", "first_name", "-first_name",
                "last_name", "-last_name", "name", "-name", "score", "-score",
            ]
        ],
        ordering(created_date="cdate"),
    ]  # fmt: skip
    """One or several, the most important first; a minus means downwards."""


class Contacts(ContactMemberships, ContactDetails, ContactRelations, ContactImports, WholeContacts):
    """Contacts. One is known by its number, and by its e-mail address, which is unique in the account.

    Custom field values are given by name with a contact. The account's fields are fetched when a name is first used,
    and again when one is not among them.
    """

    async def get(self, contact_id: int, **options: Unpack[RequestOptions]) -> Contact:
        """Fetch a contact with its field values, lists, automations and places. Raises `NotFoundError`.

        ``contact.side_loads`` has what came beside it: its deals and ties to accounts too. Retrieve a Contact page.
        """
        return await self._call(CONTACTS.get(contact_id), options)

    async def get_with_fields(self, contact_id: int, **options: Unpack[RequestOptions]) -> ContactByName:
        """Fetch a contact with its custom fields and tags by name. Raises `NotFoundError`.

        Two requests, one where the tags come beside the contact; and one each for the account's fields and tags, once.
        """
        from acsdk.resources.contacts.by_name import INCLUDE, joined

        contact = await self._call(CONTACTS.get(contact_id, INCLUDE), options)
        return (await joined(self._call, [contact], contact.side_loads, options))[0]

    async def get_by_email(self, email: str, **options: Unpack[RequestOptions]) -> Contact:
        """Fetch the contact with this address, as a list has it, and what came beside it. Raises `NotFoundError`."""
        address = address_part("email", email)
        page = await CONTACTS.list(self._call, ContactQuery, {**options, "email": address, "limit": 1})
        if not page.items:
            raise NotFoundError("no contact has this e-mail address", status_code=200)
        found = page.items[0]
        found.arrived(created=False, beside=cast("SideLoads", page.side_loads))
        return found

    def list(self, **query: Unpack[ContactQuery]) -> Pager[Contact]:
        """List contacts, filtered and ordered.

        They are walked by their numbers, which stays fast however many there are, and skips and doubles nobody when
        contacts come and go meanwhile. An order of your own, an ``offset`` or a segment walks by offset instead. List,
        Search and Filter Contacts page.

        A ``tag`` and a ``list`` are found by name, with one request each before the first page; `InvalidInputError`,
        with the names that come closest, where the account has none of the name.

        ```python
        async for contact in client.contacts.list(email_like="@example.com", limit=500):
            print(contact.id, contact.email)
        ```

        Walked by id: rows may come and go.
        """
        return self._list(query)

    def list_with_fields(self, **query: Unpack[ContactQuery]) -> Pager[ContactByName]:
        """List contacts with their custom fields and tags by name, walked as `list` walks them.

        A page takes one request or, where values and tags do not come beside the contacts, two more for each of them;
        the account's fields and tags are fetched once. Walked by id: rows may come and go.
        """
        from acsdk.resources.contacts.by_name import INCLUDE, columns_of, page_of

        options = read_query(ContactQuery, query).options

        async def join(page: Page[Contact]) -> Page[ContactByName]:
            return await page_of(self._call, page, options)

        async def columns() -> Layout:
            from acsdk.resources.fields.field_names import every_field

            return columns_of(await every_field(self._call, anew=True))

        return self._list(query, INCLUDE).joined(join, lambda row: row.contact, columns)

    def export(self, *, after: int = 0, **query: Unpack[ContactQuery]) -> Pager[ExportedContact]:
        """Read every contact, or those of a filter, with fields, tags and list states by name; ``pages()`` for a table.

        A hundred contacts take one request, and the account's custom fields one, once; where values, tags and lists do
        not come beside the contacts, each contact takes up to three more, which the log says. To go on after a cut,
        give as ``after`` the number of the last contact that you have: they come in the order of their numbers, and
        none is skipped or doubled when contacts come and go. List, Search and Filter Contacts page.

        ```python
        last = 0  # kept from page to page
        async for page in client.contacts.export(after=last).pages():
            last = page.items[-1].contact.id
        ```

        Walked by id: rows may come and go.
        """
        from acsdk.resources.contacts.exporting import exported_columns, exported_page
        from acsdk.resources.contacts.whole_tables import INCLUDE_LISTS

        given = read_query(ContactQuery, query)
        start = native(after)
        if type(start) is not int or start < 0:
            raise InvalidInputError(f"after must be a contact's number, or 0 for the beginning, not {after!r}")
        if after and (not _walks_by_id(query, given.given) or "id_greater" in given.given):
            raise InvalidInputError("after goes with the order of numbers alone: leave out order_by, offset and such")
        asked: ContactQuery = {**query, "id_greater": after} if after else query

        async def join(page: Page[Contact]) -> Page[ExportedContact]:
            return await exported_page(self._call, page, given.options)

        async def columns() -> Layout:
            from acsdk.resources.fields.field_names import every_field

            return exported_columns(await every_field(self._call, anew=True))

        return self._list(asked, INCLUDE_LISTS).joined(join, lambda row: row.contact, columns)

    def _list(self, query: ContactQuery, params: Params = ()) -> Pager[Contact]:
        given = read_query(ContactQuery, query).given
        after = "id_greater" if _walks_by_id(query, given) else None
        sent, later = self._by_name(query) if given & _BY_NAME else (query, None)
        return CONTACTS.list(self._call, ContactQuery, sent, params=params, after=after, later=later)

    def _by_name(self, query: ContactQuery) -> tuple[Mapping[str, Any], Later | None]:
        from acsdk.resources.contacts.named import parted

        return parted(self._call, cast("Mapping[str, Any]", query))

    async def create(self, contact: ContactInput, **options: Unpack[RequestOptions]) -> Contact:
        """Create a contact. Raises `ConflictError` when its address is taken. Create a Contact page.

        It is not repeated when its answer is lost; `upsert` is.
        """
        from acsdk.resources.contacts.writing import created

        return await self._call(await created(self._call, contact), options)

    async def upsert(self, contact: ContactInput, **options: Unpack[RequestOptions]) -> Contact:
        """Create a contact, or update the one with its address: ``contact/sync``. ``was_created`` tells which.

        What is not sent stays as it is. Numbers of fields that the account does not have are ignored by the server.
        May be repeated. Sync a Contact's Data page.

        ```python
        ada = ContactInput(email="ada@example.com", first_name="Ada")
        contact = await client.contacts.upsert(ada)
        print("created" if contact.was_created else "updated", contact.id)
        ```
        """
        from acsdk.resources.contacts.writing import upserted

        return await self._call(await upserted(self._call, contact), options)

    async def update(self, contact_id: int, changes: ContactUpdate, **options: Unpack[RequestOptions]) -> Contact:
        """Change a contact; what is not sent stays as it is. Update a Contact page.

        Raises `ConflictError` when the new address is another contact's.
        """
        from acsdk.resources.contacts.writing import updated

        return await self._call(await updated(self._call, contact_id, changes), options)

    async def delete(self, contact_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a contact. Raises `NotFoundError`. Delete a Contact page.

        Since 2026 it goes to the `archive`, from which it can be restored up to day 360: in the app from day 30 on,
        and whether the API does it before is unknown. That it is gone for good takes ``archive.delete_many``. Deletions
        count against a monthly allowance, about as large as the account's limit of contacts. A get may still answer,
        with the address ``deleted+{id}@example.com``: see ``Contact.is_deleted``. Its customers get that address too,
        and keep their orders.
        """
        await self._call(CONTACTS.delete(contact_id), options)

    @cached_property
    def archive(self) -> ContactArchive:
        """Deleted contacts, which can be brought back for a while."""
        return ContactArchive(self._call)


def _walks_by_id(query: ContactQuery, given: Set[str]) -> bool:
    return not given & _NOT_BY_ID and query.get("order_by", "id") == "id"
