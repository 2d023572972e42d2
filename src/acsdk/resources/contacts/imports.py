"""Importing contacts, up to 250 at once or any number in a row."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable, Sequence
from typing import TYPE_CHECKING, Unpack

from acsdk._options import RequestOptions
from acsdk.resources.kit.bulk_options import BulkOptions
from acsdk.resources.kit.namespace import Namespace

if TYPE_CHECKING:  # the calls import what they need: most programs import no contacts
    from acsdk._bulk import BulkReport
    from acsdk.models.contacts.contact_import import (
        ContactImport,
        ImportCallback,
        ImportInfo,
        ImportOverview,
        ImportReceipt,
    )

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
        from acsdk.resources.contacts.import_calls import import_batch

        given = {"callback": callback, "exclude_automations": exclude_automations}
        return await self._call(await import_batch(self._call, contacts, given), options)

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
        from acsdk.resources.contacts.bulk_import import bulk_import

        given = {"callback": callback, "exclude_automations": exclude_automations}
        beside = {name: part for name, part in given.items() if part is not None}
        return await bulk_import(self._call, contacts, beside, options)

    async def import_info(self, batch_id: str, **options: Unpack[RequestOptions]) -> ImportInfo:
        """Fetch how an import is going, by the ``batch_id`` of its receipt. Bulk Import page."""
        from acsdk.resources.contacts.import_calls import import_info

        return await self._call(import_info(batch_id), options)

    async def import_overview(self, **options: Unpack[RequestOptions]) -> ImportOverview:
        """Fetch what waits to be imported, and what was imported in the last seven days. Bulk Import page."""
        from acsdk.resources.contacts.import_calls import import_overview

        return await self._call(import_overview(), options)
