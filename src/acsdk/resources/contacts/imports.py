"""Importing contacts, up to 250 at once."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable, Sequence
from typing import Unpack

from acsdk._bulk import BulkReport
from acsdk._errors import InvalidInputError
from acsdk._options import RequestOptions
from acsdk.models.contact_import import ContactImport, ImportCallback, ImportInfo, ImportOverview, ImportReceipt
from acsdk.models.encode import to_json
from acsdk.resources._v3.field_names import with_field_ids
from acsdk.resources._v3.reading import unwrapped
from acsdk.resources._v3.resource import expect_input, operation
from acsdk.resources.bulk import BulkOptions
from acsdk.resources.contacts.bulk_import import IMPORTS_PATH, MOST_CONTACTS, MOST_IMPORT_BYTES, bulk_import
from acsdk.resources.namespace import Namespace

__all__ = ["ContactImports"]


class ContactImports(Namespace):
    """Imports. They run in the background, fire no webhooks, and have rate limits of their own."""

    async def import_batch(
        self,
        contacts: Sequence[ContactImport],
        *,
        callback: ImportCallback | None = None,
        exclude_automations: bool | None = None,
        **options: Unpack[RequestOptions],
    ) -> ImportReceipt:
        """Queue up to 250 contacts for import, in a body of at most 399,999 bytes. Bulk Import page.

        The server takes all of them or, with `ValidationFailedError`, none; the error's items name the bad ones,
        counted from 1. Beside the account's limit it takes 100 imports a minute, and 20 of a single contact; for fewer
        than ten contacts it recommends `upsert`.

        ``exclude_automations`` is sent for the batch and for each contact, because the documentation has it in one
        place and live use in the other. Importing the same contacts twice leaves them as once, but runs automations
        twice, so it is not repeated when its answer is lost.
        """
        rows = [await self._ready(contact, exclude_automations=exclude_automations) for contact in contacts]
        if not 1 <= len(rows) <= MOST_CONTACTS:
            raise InvalidInputError(f"an import takes 1 to {MOST_CONTACTS} contacts, not {len(rows)}; split them")
        given = {"contacts": rows, "callback": callback, "exclude_automations": exclude_automations}
        body = to_json({name: part for name, part in given.items() if part is not None})
        if len(body) > MOST_IMPORT_BYTES:
            raise InvalidInputError(
                f"an import takes {MOST_IMPORT_BYTES:,} bytes, and these contacts make {len(body):,}; split them"
            )
        queue = operation("contacts.import_batch", "POST", IMPORTS_PATH, unwrapped(ImportReceipt), body=body)
        return await self._call(queue, options)

    async def bulk_import(
        self,
        contacts: Iterable[ContactImport] | AsyncIterable[ContactImport],
        *,
        callback: ImportCallback | None = None,
        exclude_automations: bool | None = None,
        **options: Unpack[BulkOptions[ContactImport, ImportReceipt]],
    ) -> BulkReport[ContactImport]:
        """Import any number of contacts, in bodies of up to 250 contacts and 399,999 bytes.

        Takes any iterable or async iterable, in bounded memory, and keeps to the endpoint's own limits of 100 imports
        a minute, 20 of them with a single contact. One bad contact fails alone: the report names it with the reason,
        and all others are queued; `import_info` tells later what became of a batch. Where an answer is lost, a batch
        is repeated only with ``exclude_automations=True``; otherwise its contacts are reported as unknown. A journal
        keeps addresses hashed. Raises `BulkError` with the report when the run cannot go on. Bulk Import page.
        """
        given = {"callback": callback, "exclude_automations": exclude_automations}
        beside = {name: part for name, part in given.items() if part is not None}
        return await bulk_import(self._call, contacts, beside, options)

    async def import_info(self, batch_id: str, **options: Unpack[RequestOptions]) -> ImportInfo:
        """Fetch how an import is going, by the ``batch_id`` of its receipt. Bulk Import page."""
        params = (("batchId", batch_id),)
        info = operation("contacts.import_info", "GET", "/import/info", unwrapped(ImportInfo), params=params)
        return await self._call(info, options)

    async def import_overview(self, **options: Unpack[RequestOptions]) -> ImportOverview:
        """Fetch what waits to be imported, and what was imported in the last seven days. Bulk Import page."""
        overview = operation("contacts.import_overview", "GET", IMPORTS_PATH, unwrapped(ImportOverview))
        return await self._call(overview, options)

    async def _ready(self, contact: ContactImport, *, exclude_automations: bool | None) -> ContactImport:
        """The contact with its custom fields by number."""
        content = expect_input(contact, ContactImport)
        if exclude_automations is not None and content.exclude_automations is None:
            content = content.replace(exclude_automations=exclude_automations)
        if not content.fields:
            return content
        return content.replace(fields=await with_field_ids(self._call, content.fields))
