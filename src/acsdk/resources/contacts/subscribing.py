"""A contact's state on a list, set so that nobody is brought back who has unsubscribed.

The API itself does not mind: a state that is set wins. So the membership is looked at right before each attempt, and no
attempt is repeated without another look: a contact may unsubscribe while the call waits out a pause or a lost answer.
What would break it: an operation that may be repeated, which the engine sends again on its own.
`test_who_unsubscribes_between_two_attempts_stays_so` tries. Between a look and its attempt is one wait for a slot.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final, cast

from acsdk._engine.operation import Caller
from acsdk._engine.retry import backoff
from acsdk._errors import (
    DeadlineError,
    QueueTimeoutError,
    RateLimitError,
    ServerError,
    TransportError,
    UnsubscribedError,
)
from acsdk._options import RequestOptions
from acsdk.models.contacts.contact_list import ContactList, ContactListInput, InputListStatus
from acsdk.models.contacts.list_status import ListStatus
from acsdk.resources.kit.ensuring import first_match
from acsdk.resources.kit.queries import ListOptions
from acsdk.resources.kit.resource import Resource

__all__ = ["ALL_LISTS", "LISTS_OF_CONTACT", "ensure_on_list", "set_status"]

_THROUGH_THE_API: Final = 4

ALL_LISTS: Final = Resource(
    name="contacts.lists",
    path="/contactLists",
    model=ContactList,
    one="contactList",
    many="contactLists",
    creates=ContactListInput,
    upserts=True,
)
LISTS_OF_CONTACT: Final = Resource(
    name="contacts.lists", path="/contacts/{}/contactLists", model=ContactList, many="contactLists"
)


async def set_status(
    call: Caller,
    contact_id: int,
    list_id: int,
    status: InputListStatus,
    options: RequestOptions,
    *,
    resubscribe: bool,
) -> ContactList:
    """Set the state; without a look first where that cannot bring anybody back, or shall."""
    source = _THROUGH_THE_API if resubscribe else None
    content = ContactListInput(contact_id=contact_id, list_id=list_id, status=status, source_id=source)
    if resubscribe or content.status == ListStatus.UNSUBSCRIBED:
        return await call(ALL_LISTS.create(content), options)
    return await _set_unless_unsubscribed(call, content, options)


async def ensure_on_list(call: Caller, contact_id: int, list_id: int, options: RequestOptions) -> ContactList:
    """Subscribe a contact that has no state on the list, and give the state."""
    content = ContactListInput(contact_id=contact_id, list_id=list_id, status=ListStatus.ACTIVE)
    return await _set_unless_unsubscribed(call, content, options, keep=True)


async def _set_unless_unsubscribed(
    call: Caller, wanted: ContactListInput, options: RequestOptions, *, keep: bool = False
) -> ContactList:
    """Set the state, which is left alone where it is so already; raises `UnsubscribedError` for who has unsubscribed.

    With ``keep`` any state that there is stays, and is given.
    """
    once = replace(ALL_LISTS.create(wanted), repeatable=False)
    single = cast("RequestOptions", {**options, "max_retries": 0})
    repetitions = options.get("max_retries", call.options.max_retries)
    failures = 0
    while True:
        known = await _membership(call, wanted, options)
        if known is not None and (keep or known.status == wanted.status):
            return known
        if known is not None and known.status == ListStatus.UNSUBSCRIBED:
            raise UnsubscribedError(
                f"contact {wanted.contact_id} has unsubscribed from list {wanted.list_id} and is left as it is; give"
                " resubscribe=True if it has asked to be on the list again"
            )
        try:
            return await call(once, single)
        except (TransportError, RateLimitError, ServerError) as error:
            failures += 1
            if failures > repetitions or isinstance(error, DeadlineError | QueueTimeoutError):
                raise
            await call.clock.sleep(backoff(failures))


async def _membership(call: Caller, wanted: ContactListInput, options: RequestOptions) -> ContactList | None:
    """How the contact stands to the list, in whatever state."""
    rows = LISTS_OF_CONTACT.at(wanted.contact_id).list(call, ListOptions, {**options})
    return await first_match(rows, lambda row: row.list_id == wanted.list_id)
