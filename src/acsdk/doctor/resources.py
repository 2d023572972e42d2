"""One page of every resource, read strictly."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, TypeAlias, cast

from acsdk import AsyncClient, DecodeError, NotFoundError, Page

from .drift import misfits, novelties
from .findings import Finding

__all__ = ["RESOURCES", "check_resource"]

_Read: TypeAlias = Callable[[AsyncClient], Awaitable[object]]
_ROWS = 10
_SHOWN = 12


def _lister(name: str) -> _Read:
    async def read(client: AsyncClient) -> Page[Any]:
        page: Page[Any] = await attrgetter(name)(client).list(limit=_ROWS)
        return page

    return read


def _searcher(name: str) -> _Read:
    async def read(client: AsyncClient) -> Page[Any]:
        page: Page[Any] = await attrgetter(name)(client).search(limit=_ROWS)
        return page

    return read


async def _first_activities(client: AsyncClient) -> Sequence[object]:
    """Activities are of one contact: of the first."""
    contacts = await client.contacts.list(limit=1)
    return [(await client.activities.list(contact.id, limit=_ROWS)).items for contact in contacts.items]


async def _first_contact(client: AsyncClient) -> Sequence[object]:
    """A single contact has more columns than a listed one."""
    contacts = await client.contacts.list(limit=1)
    return [await client.contacts.get(contact.id) for contact in contacts.items]


async def _first_records(client: AsyncClient) -> Sequence[object]:
    """Records are of one schema: of the first."""
    schemas = await client.custom_objects.schemas.list(limit=1)
    return [(await client.custom_objects.records.list(str(one.id), limit=_ROWS)).items for one in schemas.items]


async def _sessions(client: AsyncClient) -> object:
    return await client.browse_sessions.search()


_LISTED = """
    accounts
    accounts.contacts
    accounts.fields
    accounts.fields.values
    addresses
    automations
    branding
    calendars
    campaigns
    contact_automations
    contacts
    conversations
    conversions
    custom_objects.schemas
    deals
    deals.fields
    deals.fields.values
    deals.pipelines
    deals.roles
    deals.secondary_contacts
    deals.stages
    deals.tasks
    deals.tasks.outcomes
    deals.tasks.types
    deepdata.carts
    deepdata.connections
    deepdata.connections.options
    deepdata.customers
    deepdata.order_products
    deepdata.orders
    fields
    fields.groups
    fields.values
    forms
    groups
    lists
    lists.exclusions
    messages
    notes
    personalizations
    saved_responses
    scores
    segments
    segments.legacy
    settings
    site_messages
    sms.broadcasts
    tags
    templates
    tracking.events
    tracking.whitelist
    users
    webhooks
    whatsapp.flow_executions
    whatsapp.templates
"""

RESOURCES: Mapping[str, _Read] = {
    **{name: _lister(name) for name in _LISTED.split()},
    "contacts (one)": _first_contact,
    "activities": _first_activities,
    "custom_objects.records": _first_records,
    "orders": _searcher("orders"),
    "products": _searcher("products"),
    "recurring_payments": _searcher("recurring_payments"),
    "browse_sessions": _sessions,
}
"""By name, how one page is read. All of it is reading."""


async def check_resource(client: AsyncClient, name: str) -> Sequence[Finding]:
    """Read a page strictly; where that fails, read it tolerantly to say why. Raises what reading raises."""
    read = RESOURCES[name]
    try:
        found = await read(client.with_options(strict=True))
    except DecodeError as error:
        return [await _misfit(client, read, name, error)]
    return [_finding(name, found)]


async def _misfit(client: AsyncClient, read: _Read, name: str, error: DecodeError) -> Finding:
    try:
        details = _once(misfits(_rows(await read(client))))
    except (DecodeError, NotFoundError):
        details = ()
    says = "values that the models do not expect" if details else f"cannot be read: {type(error).__name__}"
    return Finding("resources", name, "problem", says, details)


def _finding(name: str, found: object) -> Finding:
    rows = _rows(found)
    new = _once(novelties(rows))
    if new:
        return Finding("resources", name, "note", "has what this release does not know", new)
    return Finding("resources", name, "ok", f"{len(rows)} read" if rows else "empty")


def _rows(found: object) -> Sequence[Any]:
    page = cast("Page[Any] | Sequence[Any]", found)
    return page.items if isinstance(page, Page) else page


def _once(lines: Iterator[str]) -> tuple[str, ...]:
    return tuple(sorted(set(lines)))[:_SHOWN]
