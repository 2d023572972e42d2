"""Made by `nox -s refresh` from acsdk.resources.contacts.contacts."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.blocking._types.resources.contacts.archive import ContactArchive
from acsdk.blocking._types.resources.contacts.details import ContactDetails
from acsdk.blocking._types.resources.contacts.imports import ContactImports
from acsdk.blocking._types.resources.contacts.memberships import ContactMemberships
from acsdk.blocking._types.resources.contacts.relations import ContactRelations
from acsdk.blocking._types.resources.contacts.whole import WholeContacts
from acsdk.models.contacts.contact import Contact
from acsdk.models.contacts.contact_input import ContactInput, ContactUpdate
from acsdk.models.contacts.contact_profile import ExportedContact
from acsdk.resources.contacts.by_name import ContactByName
from acsdk.resources.contacts.contacts import ContactQuery
from typing import Unpack


class Contacts(ContactMemberships, ContactDetails, ContactRelations, ContactImports, WholeContacts):
    """Contacts. One is known by its number, and by its e-mail address, which is unique in the account.

    Custom field values are given by name with a contact. The account's fields are fetched when a name is first used,
    and again when one is not among them.
    """
    def get(self, contact_id: int, **options: Unpack[RequestOptions]) -> Contact:
        """Fetch a contact with its field values, lists, automations and places. Raises `NotFoundError`.

        ``contact.side_loads`` has what came beside it: its deals and ties to accounts too. Retrieve a Contact page.
        """
        ...
    def get_with_fields(self, contact_id: int, **options: Unpack[RequestOptions]) -> ContactByName:
        """Fetch a contact with its custom fields and tags by name. Raises `NotFoundError`.

        Two requests, one where the tags come beside the contact; and one each for the account's fields and tags, once.
        """
        ...
    def get_by_email(self, email: str, **options: Unpack[RequestOptions]) -> Contact:
        """Fetch the contact with this address, as a list has it, and what came beside it. Raises `NotFoundError`."""
        ...
    def list(self, **query: Unpack[ContactQuery]) -> Pager[Contact]:
        """List contacts, filtered and ordered.

        They are walked by their numbers, which stays fast however many there are, and skips and doubles nobody when
        contacts come and go meanwhile. An order of your own, an ``offset`` or a segment walks by offset instead. List,
        Search and Filter Contacts page.

        A ``tag`` and a ``list`` are found by name, with one request each before the first page; `InvalidInputError`,
        with the names that come closest, where the account has none of the name.

        ```python
        for contact in client.contacts.list(email_like="@example.com", limit=500):
            print(contact.id, contact.email)
        ```

        Walked by id: rows may come and go.
        """
        ...
    def list_with_fields(self, **query: Unpack[ContactQuery]) -> Pager[ContactByName]:
        """List contacts with their custom fields and tags by name, walked as `list` walks them.

        A page takes one request or, where values and tags do not come beside the contacts, two more for each of them;
        the account's fields and tags are fetched once. Walked by id: rows may come and go.
        """
        ...
    def export(self, *, after: int = 0, **query: Unpack[ContactQuery]) -> Pager[ExportedContact]:
        """Read every contact, or those of a filter, with fields, tags and list states by name; ``pages()`` for a table.

        A hundred contacts take one request, and the account's custom fields one, once; where values, tags and lists do
        not come beside the contacts, each contact takes up to three more, which the log says. To go on after a cut,
        give as ``after`` the number of the last contact that you have: they come in the order of their numbers, and
        none is skipped or doubled when contacts come and go. List, Search and Filter Contacts page.

        ```python
        last = 0  # kept from page to page
        for page in client.contacts.export(after=last).pages():
            last = page.items[-1].contact.id
        ```

        Walked by id: rows may come and go.
        """
        ...
    def create(self, contact: ContactInput, **options: Unpack[RequestOptions]) -> Contact:
        """Create a contact. Raises `ConflictError` when its address is taken. Create a Contact page.

        It is not repeated when its answer is lost; `upsert` is.
        """
        ...
    def upsert(self, contact: ContactInput, **options: Unpack[RequestOptions]) -> Contact:
        """Create a contact, or update the one with its address: ``contact/sync``. ``was_created`` tells which.

        What is not sent stays as it is. Numbers of fields that the account does not have are ignored by the server.
        May be repeated. Sync a Contact's Data page.

        ```python
        ada = ContactInput(email="ada@example.com", first_name="Ada")
        contact = client.contacts.upsert(ada)
        print("created" if contact.was_created else "updated", contact.id)
        ```
        """
        ...
    def update(self, contact_id: int, changes: ContactUpdate, **options: Unpack[RequestOptions]) -> Contact:
        """Change a contact; what is not sent stays as it is. Update a Contact page.

        Raises `ConflictError` when the new address is another contact's.
        """
        ...
    def delete(self, contact_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a contact. Raises `NotFoundError`. Delete a Contact page.

        Since 2026 it goes to the `archive`, from which it can be restored up to day 360: in the app from day 30 on,
        and whether the API does it before is unknown. That it is gone for good takes ``archive.delete_many``. Deletions
        count against a monthly allowance, about as large as the account's limit of contacts. A get may still answer,
        with the address ``deleted+{id}@example.com``: see ``Contact.is_deleted``. Its customers get that address too,
        and keep their orders.
        """
        ...
    @property
    def archive(self) -> ContactArchive:
        """Deleted contacts, which can be brought back for a while."""
        ...
