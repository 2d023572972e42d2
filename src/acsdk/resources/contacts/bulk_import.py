"""Importing any number of contacts: the import endpoint as a job for the bulk machinery."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from acsdk._bulk import Attempts, BulkJob, BulkReport, SentBatch, blame_by_position, run
from acsdk._engine.operation import Caller
from acsdk._errors import InvalidInputError
from acsdk._json.encode import Encoded
from acsdk._options import RequestOptions
from acsdk.models.contacts.contact_import import ContactImport, ImportReceipt
from acsdk.models.fields.field_value import FieldContents
from acsdk.models.kit.encode import encode, to_json
from acsdk.resources.contacts.import_calls import IMPORTS_PATH, MOST_CONTACTS, MOST_IMPORT_BYTES, consistent
from acsdk.resources.fields.field_names import unknown_fields, with_field_ids, with_known_field_ids
from acsdk.resources.kit.bulk import parted
from acsdk.resources.kit.bulk_options import BulkOptions
from acsdk.resources.kit.checks import expect_writing
from acsdk.resources.kit.identity import asking
from acsdk.resources.kit.reading import unwrapped
from acsdk.resources.kit.resource import expect_input, operation

__all__ = ["bulk_import"]


async def bulk_import(
    call: Caller,
    contacts: Iterable[ContactImport] | AsyncIterable[ContactImport],
    beside: Mapping[str, Any],
    options: BulkOptions[ContactImport, ImportReceipt],
) -> BulkReport[ContactImport]:
    """Send contacts to the import endpoint; ``beside`` is what stands beside them in each body."""
    request_options, run_options = parted(options, BulkOptions)
    if not run_options.get("dry_run"):
        expect_writing(call, "contacts.bulk_import")
    job = _job(call, beside, request_options)
    return await run(job, _with_fields_learned(call, contacts), clock=call.clock, **run_options)


def _job(call: Caller, beside: Mapping[str, Any], options: RequestOptions) -> BulkJob[ContactImport, ImportReceipt]:
    # An import that runs no automation may be repeated: it leaves the contacts as they are.
    repeatable = beside.get("exclude_automations") is True

    async def send(records: Sequence[bytes], on_attempt: Attempts, /) -> SentBatch[ImportReceipt]:
        body = {"contacts": [Encoded(record) for record in records], **beside}
        reader = unwrapped(ImportReceipt)
        queue = operation(
            "contacts.bulk_import", "POST", IMPORTS_PATH, reader, body=body, repeatable=repeatable, background=True
        )
        receipt = await call(replace(queue, on_attempt=on_attempt), options)
        return SentBatch(record_id=receipt.batch_id)

    def body_of(contact: ContactImport) -> bytes:
        contact = consistent(contact)
        if contact.exclude_automations is None and "exclude_automations" in beside:
            contact = contact.replace(exclude_automations=beside["exclude_automations"])
        if contact.fields:
            contact = contact.replace(fields=with_known_field_ids(call, contact.fields))
        return encode(contact)

    return BulkJob(
        operation="contacts.bulk_import",
        account=call.account,
        whose=asking(call, options),
        key=lambda contact: expect_input(contact, ContactImport).email,
        encode=body_of,
        send=send,
        blame=blame_by_position,
        batch_size=MOST_CONTACTS,
        most_records=MOST_CONTACTS,
        max_batch_bytes=MOST_IMPORT_BYTES,
        overhead_bytes=len(to_json({"contacts": [], **beside})),
        interval=_seconds_until_next,
        queue_timeout=call.options.queue_timeout,
        key_is_personal=True,
        observer=call.observer,
    )


async def _with_fields_learned(
    call: Caller, contacts: Iterable[ContactImport] | AsyncIterable[ContactImport]
) -> AsyncIterator[ContactImport]:
    """The contacts as they are, after the fields that they name, and their choices, were fetched: once for each."""
    seen: set[int | str] = set()
    async for contact in _each(contacts):
        fields: FieldContents = getattr(contact, "fields", None) or {}  # who hands in something else is told later
        fresh = unknown_fields(call, fields) - seen
        if fresh:
            seen |= fresh
            await _learn(call, fields)
        yield contact


async def _learn(call: Caller, fields: FieldContents) -> None:
    try:
        await with_field_ids(call, fields)
    except InvalidInputError:
        return  # it is said of each contact that names such a field


async def _each(contacts: Iterable[ContactImport] | AsyncIterable[ContactImport]) -> AsyncIterator[ContactImport]:
    if isinstance(contacts, AsyncIterable):
        async for contact in contacts:
            yield contact
    else:
        for contact in contacts:
            yield contact


def _seconds_until_next(contacts: int) -> float:
    """The endpoint's own limits: 100 imports a minute, 20 of them with a single contact. Bulk Import page."""
    return 3.0 if contacts == 1 else 0.6
