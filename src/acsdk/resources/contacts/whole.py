"""The whole of a person: looked up, exported, followed, disclosed and erased."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from acsdk._options import RequestOptions
from acsdk.resources.kit.namespace import Namespace

if TYPE_CHECKING:  # the calls import what they need: most programs make none of them
    from acsdk.models.contacts.contact_profile import ContactProfile

__all__ = ["WholeContacts"]


class WholeContacts(Namespace):
    """Contacts with all that belongs to them."""

    async def profile(self, contact: int | str, **options: Unpack[RequestOptions]) -> ContactProfile:
        """Look a contact up, by number or address: fields, tags, lists, automations, deals, notes, orders and scores.

        All by name. Four requests: the contact with what comes beside it, its notes, scores and orders; the last three
        go out at once. One more for its tags, lists or runs, where the account does not send them along, and once a
        client for each kind of name that is met: fields, stages, scores, shops. More than 100 rows of a kind take a
        request per 100. What the plan or the token's user lacks is empty, with the reason in ``unavailable``. Raises
        `NotFoundError`. Contacts page.
        """
        from acsdk.resources.contacts.profiles import profile_of

        return await profile_of(self._call, contact, options)
