"""Made by `nox -s refresh` from acsdk.resources.contacts.memberships."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.contacts.contact_automation import AutomationEntryCount, ContactAutomation
from acsdk.models.contacts.contact_list import ContactList, ContactTag, InputListStatus
from acsdk.resources.kit.queries import ListOptions
from typing import Unpack


class ContactMemberships:
    """What contacts belong to."""
    def lists(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[ContactList]:
        """List what a contact has to do with lists, in whatever state. Contacts page. Comes whole."""
        ...
    def all_lists(self, **query: Unpack[ListOptions]) -> Pager[ContactList]:
        """List the memberships of all contacts. Undocumented, but used by others for years.

        Counted off; looks again where rows leave.
        """
        ...
    def set_list_status(
        self,
        contact_id: int,
        list_id: int,
        status: InputListStatus,
        *,
        resubscribe: bool = False,
        **options: Unpack[RequestOptions],
    ) -> ContactList:
        """Set how a contact stands to a list. May be repeated. Contact Lists page.

        Whoever has unsubscribed stays so: the contact's lists are looked at first, and any other state than
        ``UNSUBSCRIBED`` raises `UnsubscribedError` then. ``resubscribe=True`` is for a contact that has asked to be on
        the list again: its state is set without a look. A state that the contact is in already is not set anew.
        """
        ...
    def subscribe(
        self,
        contact_id: int,
        list_id: int,
        *,
        resubscribe: bool = False,
        **options: Unpack[RequestOptions],
    ) -> ContactList:
        """Subscribe a contact to a list: `set_list_status` with ``ACTIVE``. May be repeated. Contact Lists page.

        Raises `UnsubscribedError` for a contact that has unsubscribed from the list, and leaves it so, unless
        ``resubscribe=True``. `ensure_on_list` gives its membership instead.
        """
        ...
    def ensure_on_list(self, contact_id: int, list_id: int, **options: Unpack[RequestOptions]) -> ContactList:
        """Subscribe a contact to a list unless it has a state there already, which is given as it is. May be repeated.

        See its ``status``: a contact that has unsubscribed, has not confirmed or cannot be reached is not ``ACTIVE``.
        """
        ...
    def unsubscribe(self, contact_id: int, list_id: int, **options: Unpack[RequestOptions]) -> ContactList:
        """Unsubscribe a contact from a list, in whose records it stays. May be repeated. Contact Lists page."""
        ...
    def tags(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[ContactTag]:
        """List the tags of a contact, by number; ``client.tags`` has their names. Contact Tags page. Comes whole."""
        ...
    def all_tags(self, **query: Unpack[ListOptions]) -> Pager[ContactTag]:
        """List the taggings of all contacts. Undocumented, but used by others for years.

        Counted off; looks again where rows leave.
        """
        ...
    def get_tag(self, contact_tag_id: int, **options: Unpack[RequestOptions]) -> ContactTag:
        """Fetch a tagging, by its own number, not the tag's. Raises `NotFoundError`. Undocumented, but recorded."""
        ...
    def add_tag(self, contact_id: int, tag: int | str, **options: Unpack[RequestOptions]) -> ContactTag:
        """Put a tag on a contact, by its number or its name. May be repeated. Contact Tags page.

        A tag of that name is created if the account has none; its number is remembered for five minutes. Whether the
        contact had the tag already, ``was_created`` tells. Raises `NotFoundError` when there is no such contact.
        """
        ...
    def ensure_tag(self, contact_id: int, tag: int | str, **options: Unpack[RequestOptions]) -> ContactTag:
        """Get the tagging of a contact, by the tag's number or its name, made if it is missing. May be repeated.

        As `add_tag`, but the contact's tags are looked at first, and nothing is written where it has the tag already.
        Contact Tags page.
        """
        ...
    def remove_tag(self, contact_id: int, tag: int | str, **options: Unpack[RequestOptions]) -> bool:
        """Take a tag off a contact, by its number or its name; ``False`` if the contact did not have it.

        The API wants the number of the tagging, so the contact's tags are listed first; then a name is looked up whose
        number is not among theirs. May be repeated. Contact Tags page.
        """
        ...
    def delete_tag(self, contact_tag_id: int, **options: Unpack[RequestOptions]) -> None:
        """Take a tag off a contact, by the number of the tagging, not of the tag. Contact Tags page."""
        ...
    def automations(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[ContactAutomation]:
        """List a contact's runs through automations. Contacts page. Comes whole."""
        ...
    def automation_entry_counts(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[AutomationEntryCount]:
        """List how often a contact entered each automation. Contacts page. Comes whole."""
        ...
