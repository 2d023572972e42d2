"""Contacts on lists, with tags, and in automations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.contacts.list_status import ListStatus
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.queries import ListOptions

if TYPE_CHECKING:  # the calls import what they need
    from acsdk.models.contacts.contact_automation import AutomationEntryCount, ContactAutomation
    from acsdk.models.contacts.contact_list import ContactList, ContactTag, InputListStatus

__all__ = ["ContactMemberships"]


class ContactMemberships(Namespace):
    """What contacts belong to."""

    def lists(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[ContactList]:
        """List what a contact has to do with lists, in whatever state. Contacts page. Comes whole."""
        from acsdk.resources.contacts.subscribing import LISTS_OF_CONTACT

        return LISTS_OF_CONTACT.at(contact_id).list(self._call, ListOptions, query)

    def all_lists(self, **query: Unpack[ListOptions]) -> Pager[ContactList]:
        """List the memberships of all contacts. Undocumented, but used by others for years.

        Counted off; looks again where rows leave.
        """
        from acsdk.resources.contacts.subscribing import ALL_LISTS

        return ALL_LISTS.list(self._call, ListOptions, query)

    async def set_list_status(
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
        from acsdk.resources.contacts.subscribing import set_status

        return await set_status(self._call, contact_id, list_id, status, options, resubscribe=resubscribe)

    async def subscribe(
        self, contact_id: int, list_id: int, *, resubscribe: bool = False, **options: Unpack[RequestOptions]
    ) -> ContactList:
        """Subscribe a contact to a list: `set_list_status` with ``ACTIVE``. May be repeated. Contact Lists page.

        Raises `UnsubscribedError` for a contact that has unsubscribed from the list, and leaves it so, unless
        ``resubscribe=True``. `ensure_on_list` gives its membership instead.
        """
        return await self.set_list_status(contact_id, list_id, ListStatus.ACTIVE, resubscribe=resubscribe, **options)

    async def ensure_on_list(self, contact_id: int, list_id: int, **options: Unpack[RequestOptions]) -> ContactList:
        """Subscribe a contact to a list unless it has a state there already, which is given as it is. May be repeated.

        See its ``status``: a contact that has unsubscribed, has not confirmed or cannot be reached is not ``ACTIVE``.
        """
        from acsdk.resources.contacts.subscribing import ensure_on_list

        return await ensure_on_list(self._call, contact_id, list_id, options)

    async def unsubscribe(self, contact_id: int, list_id: int, **options: Unpack[RequestOptions]) -> ContactList:
        """Unsubscribe a contact from a list, in whose records it stays. May be repeated. Contact Lists page."""
        return await self.set_list_status(contact_id, list_id, ListStatus.UNSUBSCRIBED, **options)

    def tags(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[ContactTag]:
        """List the tags of a contact, by number; ``client.tags`` has their names. Contact Tags page. Comes whole."""
        from acsdk.resources.contacts.tagging import TAGS_OF_CONTACT

        return TAGS_OF_CONTACT.at(contact_id).list(self._call, ListOptions, query)

    def all_tags(self, **query: Unpack[ListOptions]) -> Pager[ContactTag]:
        """List the taggings of all contacts. Undocumented, but used by others for years.

        Counted off; looks again where rows leave.
        """
        from acsdk.resources.contacts.tagging import ALL_TAGS

        return ALL_TAGS.list(self._call, ListOptions, query)

    async def get_tag(self, contact_tag_id: int, **options: Unpack[RequestOptions]) -> ContactTag:
        """Fetch a tagging, by its own number, not the tag's. Raises `NotFoundError`. Undocumented, but recorded."""
        from acsdk.resources.contacts.tagging import ALL_TAGS

        return await self._call(ALL_TAGS.get(contact_tag_id), options)

    async def add_tag(self, contact_id: int, tag: int | str, **options: Unpack[RequestOptions]) -> ContactTag:
        """Put a tag on a contact, by its number or its name. May be repeated. Contact Tags page.

        A tag of that name is created if the account has none; its number is remembered for five minutes. Whether the
        contact had the tag already, ``was_created`` tells. Raises `NotFoundError` when there is no such contact.
        """
        from acsdk.resources.contacts.tagging import add_tag

        return await add_tag(self._call, contact_id, tag, options)

    async def ensure_tag(self, contact_id: int, tag: int | str, **options: Unpack[RequestOptions]) -> ContactTag:
        """Get the tagging of a contact, by the tag's number or its name, made if it is missing. May be repeated.

        As `add_tag`, but the contact's tags are looked at first, and nothing is written where it has the tag already.
        Contact Tags page.
        """
        from acsdk.resources.contacts.tagging import tag_number, tagging_of

        tag_id = await tag_number(self._call, tag, options)
        found = await tagging_of(self._call, contact_id, tag_id, options)
        return found or await self.add_tag(contact_id, tag, **options)

    async def remove_tag(self, contact_id: int, tag: int | str, **options: Unpack[RequestOptions]) -> bool:
        """Take a tag off a contact, by its number or its name; ``False`` if the contact did not have it.

        The API wants the number of the tagging, so the contact's tags are listed first; then a name is looked up whose
        number is not among theirs. May be repeated. Contact Tags page.
        """
        from acsdk.resources.contacts.tagging import find_tagging

        tagging = await find_tagging(self._call, contact_id, tag, options)
        if tagging is not None:
            await self.delete_tag(tagging.id, **options)
        return tagging is not None

    async def delete_tag(self, contact_tag_id: int, **options: Unpack[RequestOptions]) -> None:
        """Take a tag off a contact, by the number of the tagging, not of the tag. Contact Tags page."""
        from acsdk.resources.contacts.tagging import ALL_TAGS

        await self._call(ALL_TAGS.delete(contact_tag_id), options)

    def automations(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[ContactAutomation]:
        """List a contact's runs through automations. Contacts page. Comes whole."""
        from acsdk.resources.contacts.contact_automations import RUNS_OF_CONTACT

        return RUNS_OF_CONTACT.at(contact_id).list(self._call, ListOptions, query)

    def automation_entry_counts(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[AutomationEntryCount]:
        """List how often a contact entered each automation. Contacts page. Comes whole."""
        from acsdk.resources.contacts.contact_automations import ENTRIES_OF_CONTACT

        return ENTRIES_OF_CONTACT.at(contact_id).list(self._call, ListOptions, query)
