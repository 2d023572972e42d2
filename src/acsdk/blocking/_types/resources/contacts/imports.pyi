"""Made by `nox -s refresh` from acsdk.resources.contacts.imports."""

from acsdk._bulk import BulkReport
from acsdk._options import RequestOptions
from acsdk.models.contacts.contact_import import ContactImport, ImportCallback, ImportInfo, ImportOverview, ImportReceipt
from acsdk.resources.kit.bulk_options import BulkOptions
from collections.abc import AsyncIterable, Iterable, Sequence
from typing import Unpack


class ContactImports:
    """Imports. They run in the background, fire no webhooks, and have rate limits of their own."""
    def import_batch(
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
        ...
    def bulk_import(
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
        ...
    def import_info(self, batch_id: str, **options: Unpack[RequestOptions]) -> ImportInfo:
        """Fetch how an import is going, by the ``batch_id`` of its receipt. Bulk Import page."""
        ...
    def import_overview(self, **options: Unpack[RequestOptions]) -> ImportOverview:
        """Fetch what waits to be imported, and what was imported in the last seven days. Bulk Import page."""
        ...
