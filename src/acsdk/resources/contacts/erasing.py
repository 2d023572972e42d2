"""Removing a person from both APIs, as far as they let one. Imported with the first call for it.

The order is what makes it safe to repeat: what is found by the address goes before the contact that has it, and the
contact goes into the archive before it leaves that for good. The invariant: a contact is not archived, and none leaves
the archive, while anything before it failed or might not be looked for. What would break it: customers get another
address when their contact is archived, and are found by its number there, so they would not be found again.
`test_a_cut_at_any_request_is_mended_by_another_call` tries.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final, TypeVar, Unpack

from acsdk._engine.operation import Caller
from acsdk._errors import APIError, NotFoundError, RequestError
from acsdk._options import RequestOptions
from acsdk.models.contacts.contact import Contact
from acsdk.models.contacts.contact_archive import ArchivedContact
from acsdk.models.contacts.personal_data import Erasure, ErasureEntry
from acsdk.models.deals.note import Note
from acsdk.resources.contacts.archive import ContactArchive
from acsdk.resources.contacts.parts import rows_below
from acsdk.resources.contacts.relation_tables import DEALS, NOTES
from acsdk.resources.contacts.traces import BEYOND, Traces
from acsdk.resources.contacts.whole_tables import CONTACTS
from acsdk.resources.deals.notes import Notes
from acsdk.resources.deepdata.customers import Customers
from acsdk.resources.deepdata.orders import DeepDataOrders
from acsdk.resources.kit.checks import expect_writing

__all__ = ["erased"]

T = TypeVar("T")

_ORDERS: Final = "v3 orders and carts"
_CUSTOMERS: Final = "v3 customers"
_NOTES: Final = "notes on the contact"
_CONTACT: Final = "contact"
_ARCHIVE: Final = "archived contact"
_NO_DELETION: Final = "the Ecommerce GraphQL API deletes none: ask ActiveCampaign's support, or use its privacy tools"
_KEPT: Final = "kept, so that what failed can be found by the address when you erase again"
_BUSINESS: Final = "they are your business's records; delete them by their numbers if they name the person"
_SUPPRESSION: Final = "it keeps mail from going to the address again"
_TIED: Final = "records of your own objects that name the contact; what they hold is yours to judge"
_ONLY_ARCHIVED: Final = (
    "it is in the archive, restorable for 360 days: an API user of the Admin group can delete it from there"
)
_REST: Final = "what comes after"
_UNSEEN: Final = "could not be looked for: {}"


@dataclass(slots=True)
class _Report:
    """The report, as it grows."""

    dry_run: bool
    removed: list[ErasureEntry] = field(default_factory=list[ErasureEntry])
    stays: list[ErasureEntry] = field(default_factory=list[ErasureEntry])
    failed: list[ErasureEntry] = field(default_factory=list[ErasureEntry])

    async def remove(self, part: str, ids: Sequence[int], delete: Callable[[int], Awaitable[None]]) -> None:
        """Delete these, one by one. What is refused is noted; a connection that fails ends it, and is raised."""
        gone: list[int] = []
        try:
            for number in ids:
                gone += [number] if await self._is_gone(part, number, delete) else []
        finally:
            if gone:
                self.removed.append(ErasureEntry(part=part, ids=gone))

    async def _is_gone(self, part: str, number: int, delete: Callable[[int], Awaitable[None]]) -> bool:
        try:
            if not self.dry_run:
                await delete(number)
        except RequestError as error:
            self.failed.append(ErasureEntry(part=part, ids=[number], reason=error.message))
            if isinstance(error, APIError):
                return False
            raise
        return True

    def keep(self, part: str, ids: Sequence[int | str], reason: str) -> None:
        """Say what stays, if there is any."""
        if ids:
            self.stays.append(ErasureEntry(part=part, ids=ids, reason=reason))


async def erased(call: Caller, email: str, *, dry_run: bool, options: RequestOptions) -> Erasure:
    """Remove what can be removed, and report on it."""
    if not dry_run:
        expect_writing(call, "contacts.erase")
    traces, report = Traces(call, email, options), _Report(dry_run)
    try:
        await _remove_all(traces, report)
    except RequestError as error:
        if not (report.removed or report.failed):
            raise
        if not report.failed or report.failed[-1].reason != error.message:
            report.failed.append(ErasureEntry(part=_REST, reason=error.message))
    return Erasure(
        email=traces.email,
        dry_run=dry_run,
        removed=report.removed,
        stays=report.stays,
        failed=report.failed,
        beyond=BEYOND,
    )


async def _remove_all(traces: Traces, report: _Report) -> None:
    contact = await traces.contact()
    archived = await traces.part(_ARCHIVE, traces.archived)
    await _remove_shop_data(traces, report, archived)
    if contact is not None:
        await _keep_what_is_tied(traces, report, contact.id)
        await _remove_contact(traces, report, contact)
    await _remove_archived(traces, report, contact, archived)
    await _keep_what_no_api_removes(traces, report)
    report.stays += [ErasureEntry(part=part, reason=_UNSEEN.format(why)) for part, why in traces.unavailable.items()]


async def _remove_shop_data(traces: Traces, report: _Report, archived: Sequence[ArchivedContact]) -> None:
    """Orders before the customers by whom they are found."""
    customers = await _sought(traces, report, _CUSTOMERS, lambda: traces.customers(row.id for row in archived))
    orders = await _sought(traces, report, _ORDERS, lambda: traces.deepdata_orders(customers))
    delete_order, delete_customer = DeepDataOrders(traces.call).delete, Customers(traces.call).delete
    await report.remove(_ORDERS, [row.id for row in orders], _if_there(traces, delete_order))
    if report.failed:
        report.keep(_CUSTOMERS, [row.id for row in customers], _KEPT)
        return
    await report.remove(_CUSTOMERS, [row.id for row in customers], _if_there(traces, delete_customer))


async def _sought(
    traces: Traces, report: _Report, part: str, find: Callable[[], Awaitable[Sequence[T]]]
) -> Sequence[T]:
    """What is to be removed. Where it may not be looked for that is a failure: the contact has to stay."""
    found = await traces.part(part, find)
    if (why := traces.unavailable.pop(part, None)) is not None:
        report.failed.append(ErasureEntry(part=part, reason=_UNSEEN.format(why)))
    return found


async def _keep_what_is_tied(traces: Traces, report: _Report, contact_id: int) -> None:
    deals = await traces.part("deals", lambda: rows_below(traces.call, DEALS, contact_id, traces.options))
    report.keep("deals of the contact, with their notes", [deal.id for deal in deals], _BUSINESS)
    for slug, rows in await traces.part("custom objects", lambda: traces.custom_objects(contact_id)):
        report.keep(f"custom object {slug}", [row.id for row in rows], _TIED)


async def _remove_contact(traces: Traces, report: _Report, contact: Contact) -> None:
    """The notes, then the contact, which goes to the archive."""
    notes: Sequence[Note] = await _sought(
        traces, report, _NOTES, lambda: rows_below(traces.call, NOTES, contact.id, traces.options)
    )
    await report.remove(_NOTES, [row.id for row in notes], _if_there(traces, Notes(traces.call).delete))
    if report.failed:
        report.keep(_CONTACT, [contact.id], _KEPT)
        return

    async def delete(number: int, **options: Unpack[RequestOptions]) -> None:
        await traces.call(CONTACTS.delete(number), options)

    await report.remove(_CONTACT, [contact.id], _if_there(traces, delete))


async def _remove_archived(
    traces: Traces, report: _Report, contact: Contact | None, archived: Sequence[ArchivedContact]
) -> None:
    """Out of the archive for good: whoever had the address before, and the contact that has just come there."""
    numbers = {row.id for row in archived}
    if contact is not None and any(entry.part == _CONTACT for entry in report.removed):
        numbers.add(contact.id)
    ids = sorted(numbers)
    if (why := traces.unavailable.pop(_ARCHIVE, None)) is not None:
        reason = _ONLY_ARCHIVED if ids else _UNSEEN.format(why)
        report.failed.append(ErasureEntry(part=_ARCHIVE, ids=ids, reason=reason))
        return
    if report.failed:  # customers of deleted contacts are found by the numbers in the archive
        report.keep(_ARCHIVE, ids, _KEPT)
        return
    archive = ContactArchive(traces.call)
    await report.remove(_ARCHIVE, ids, lambda number: archive.delete_many([number], **traces.options))


async def _keep_what_no_api_removes(traces: Traces, report: _Report) -> None:
    orders = await traces.part("GraphQL orders", traces.orders)
    report.keep("GraphQL orders", [row.id or "" for row in orders], _NO_DELETION)
    payments = await traces.part("GraphQL recurring payments", traces.recurring_payments)
    report.keep("GraphQL recurring payments", [row.id or "" for row in payments], _NO_DELETION)
    sessions = await traces.part("GraphQL browse sessions", traces.browse_sessions)
    report.keep("GraphQL browse sessions", [str(row.session_start_date or "") for row in sessions], _NO_DELETION)
    exclusions = await traces.part("list exclusions", traces.exclusions)
    report.keep("list exclusions", [row.id for row in exclusions], _SUPPRESSION)


def _if_there(traces: Traces, delete: Callable[..., Awaitable[None]]) -> Callable[[int], Awaitable[None]]:
    """The deletion, which passes over what is gone already."""

    async def passing_over(number: int) -> None:
        with suppress(NotFoundError):
            await delete(number, **traces.options)

    return passing_over
