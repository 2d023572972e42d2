"""The single calls of the import endpoint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from acsdk._engine.operation import Caller, Operation
from acsdk._errors import InvalidInputError
from acsdk._json.encode import Encoded
from acsdk.models.contacts.contact_import import ContactImport, ImportInfo, ImportOverview, ImportReceipt
from acsdk.models.kit.encode import to_json
from acsdk.resources.fields.field_names import with_field_ids
from acsdk.resources.kit.reading import unwrapped
from acsdk.resources.kit.resource import expect_input, operation

__all__ = [
    "IMPORTS_PATH",
    "MOST_CONTACTS",
    "MOST_IMPORT_BYTES",
    "consistent",
    "import_batch",
    "import_info",
    "import_overview",
]

IMPORTS_PATH: Final = "/import/bulk_import"
MOST_CONTACTS: Final = 250
MOST_IMPORT_BYTES: Final = 399_999


async def import_batch(
    call: Caller, contacts: Sequence[ContactImport], beside: Mapping[str, object]
) -> Operation[ImportReceipt]:
    """Queue contacts; ``beside`` is what stands beside them in the body, ``None`` for nothing."""
    rows = [await _ready(call, contact, beside.get("exclude_automations")) for contact in contacts]
    if not 1 <= len(rows) <= MOST_CONTACTS:
        raise InvalidInputError(f"an import takes 1 to {MOST_CONTACTS} contacts, not {len(rows)}; split them")
    body = to_json({"contacts": rows, **{name: part for name, part in beside.items() if part is not None}})
    if len(body) > MOST_IMPORT_BYTES:
        raise InvalidInputError(
            f"an import takes {MOST_IMPORT_BYTES:,} bytes, and these contacts make {len(body):,}; split them"
        )
    return operation("contacts.import_batch", "POST", IMPORTS_PATH, unwrapped(ImportReceipt), body=Encoded(body))


def import_info(batch_id: str) -> Operation[ImportInfo]:
    """Fetch how an import is going."""
    params = (("batchId", batch_id),)
    return operation("contacts.import_info", "GET", "/import/info", unwrapped(ImportInfo), params=params)


def import_overview() -> Operation[ImportOverview]:
    """Fetch what waits, and what was imported lately."""
    return operation("contacts.import_overview", "GET", IMPORTS_PATH, unwrapped(ImportOverview))


def consistent(contact: ContactImport) -> ContactImport:
    """The contact; raises `InvalidInputError` for a list that it shall both be on and leave."""
    torn = set(contact.subscribe or ()) & set(contact.unsubscribe or ())
    if torn:
        raise InvalidInputError(f"subscribe and unsubscribe both name list {min(torn)}; leave it out of one of them")
    return contact


async def _ready(call: Caller, contact: ContactImport, exclude_automations: object) -> ContactImport:
    """The contact with its custom fields by number."""
    content = consistent(expect_input(contact, ContactImport))
    if exclude_automations is not None and content.exclude_automations is None:
        content = content.replace(exclude_automations=exclude_automations)
    if not content.fields:
        return content
    return content.replace(fields=await with_field_ids(call, content.fields))
