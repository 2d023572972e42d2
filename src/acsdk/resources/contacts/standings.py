"""How contacts stand to lists, by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from acsdk._engine.operation import Caller
from acsdk._options import RequestOptions
from acsdk.models.contacts.contact import Contact
from acsdk.models.contacts.contact_list import ContactList
from acsdk.models.contacts.contact_profile import ListStanding
from acsdk.models.kit.record import SideLoads
from acsdk.resources.contacts.by_name import rows_of_contacts
from acsdk.resources.contacts.names import list_names
from acsdk.resources.contacts.subscribing import LISTS_OF_CONTACT

__all__ = ["standings"]


async def standings(
    call: Caller, contacts: Sequence[Contact], beside: SideLoads, options: RequestOptions
) -> Mapping[int, Sequence[ListStanding]]:
    """By contact, how it stands to each list that it was ever on."""
    memberships = await rows_of_contacts(call, contacts, beside, LISTS_OF_CONTACT, options)
    names = await list_names(call, {one.list_id or 0 for rows in memberships.values() for one in rows}, beside)
    return {contact: [_standing(one, names) for one in rows] for contact, rows in memberships.items()}


def _standing(membership: ContactList, names: Mapping[int, str]) -> ListStanding:
    number = membership.list_id or 0
    return ListStanding(names.get(number, str(number)), membership.status, membership)
