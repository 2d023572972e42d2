"""Made by `nox -s refresh` from acsdk.resources.contacts.whole."""

from acsdk._options import RequestOptions
from acsdk.models.contacts.contact_profile import ContactProfile
from typing import Unpack


class WholeContacts:
    """Contacts with all that belongs to them."""
    def profile(self, contact: int | str, **options: Unpack[RequestOptions]) -> ContactProfile:
        """Look a contact up, by number or address: fields, tags, lists, automations, deals, notes, orders and scores.

        All by name. Four requests: the contact with what comes beside it, its notes, scores and orders; the last three
        go out at once. One more for its tags, lists or runs, where the account does not send them along, and once a
        client for each kind of name that is met: fields, stages, scores, shops. More than 100 rows of a kind take a
        request per 100. What the plan or the token's user lacks is empty, with the reason in ``unavailable``. Raises
        `NotFoundError`. Contacts page.
        """
        ...
