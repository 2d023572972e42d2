"""Every contact with its fields, tags and lists by name. Imported with the first call for them."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final, cast

from acsdk._engine.operation import Caller
from acsdk._options import RequestOptions
from acsdk._page import Page
from acsdk.models.contacts.contact import Contact
from acsdk.models.contacts.contact_profile import ExportedContact
from acsdk.models.contacts.list_status import ListStatus
from acsdk.models.fields.custom_field import CustomField
from acsdk.models.kit.columns import Column, Layout, layout_with
from acsdk.models.kit.kinds import ListOf, Scalar
from acsdk.models.kit.record import SideLoads
from acsdk.resources.contacts.by_name import TAGS_COLUMN, contents_without, field_columns, joined
from acsdk.resources.contacts.standings import standings
from acsdk.resources.fields.field_names import every_field

__all__ = ["exported_columns", "exported_page"]

_log = logging.getLogger("acsdk")
_BESIDE: Final = ("fieldValues", "contactTags", "contactLists")
_TOLD: Final = "v3.export_takes_more"


async def exported_page(call: Caller, page: Page[Contact], options: RequestOptions) -> Page[ExportedContact]:
    """The page with what its contacts have by name."""
    beside = cast("SideLoads", page.side_loads)
    _tell_what_it_takes(call, page, beside)
    named = await joined(call, page.items, beside, options)
    lists = await standings(call, page.items, beside, options)
    rows = [ExportedContact(*row, lists.get(row.contact.id, [])) for row in named]
    fields = await every_field(call)
    return replace(cast("Page[Any]", page), items=rows, layout=partial(exported_columns, fields))


def exported_columns(fields: Mapping[int, CustomField]) -> Layout:
    """The columns of such contacts: tags, lists by state, and custom fields behind what people look for first."""
    more = field_columns(fields)
    lists = [Column(f"lists_{status.name.lower()}", ListOf(Scalar.TEXT), partial(_lists, status)) for status in _SHOWN]
    newer = partial(_newer, {column.name for column in more})
    return layout_with(Contact, "contact", (TAGS_COLUMN, *lists, *more), newer)


_SHOWN: Final = (ListStatus.ACTIVE, ListStatus.UNSUBSCRIBED, ListStatus.UNCONFIRMED, ListStatus.BOUNCED)


def _lists(status: ListStatus, row: ExportedContact) -> list[str]:
    return [standing.name for standing in row.lists if standing.status == status]


def _newer(known: set[str], row: ExportedContact) -> dict[str, object]:
    """What has no column: fields that the account does not list, and states that no source names."""
    states = {standing.name: standing.status for standing in row.lists if standing.status not in _SHOWN}
    return {**contents_without(known, row), **({"lists": states} if states else {})}


def _tell_what_it_takes(call: Caller, page: Page[Contact], beside: SideLoads) -> None:
    missing = [name for name in _BESIDE if name not in beside]
    if missing and page.items and not call.memory.setdefault(_TOLD, False):
        call.memory[_TOLD] = True
        _log.warning(
            "this account's lists of contacts come without %s: each contact of an export takes %d requests more",
            " and ".join(missing),
            len(missing),
        )
