"""One page of every resource, read strictly."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from functools import cached_property
from inspect import getattr_static
from operator import attrgetter
from typing import Any, TypeAlias, cast

from acsdk import AsyncClient, DecodeError, NotFoundError, Page

from .drift import misfits, novelties
from .findings import Finding

__all__ = ["check_resource", "resources_of"]

_Read: TypeAlias = Callable[[AsyncClient], Awaitable[object]]
_NAMESPACES = "acsdk.resources."
_ROWS = 10
_SHOWN = 12


def resources_of(client: AsyncClient) -> Mapping[str, _Read]:
    """By name, how one page is read of everything that the client's namespaces list. All of it is reading."""
    found = {name: _pager(name, verb) for name, verb in _listed(client, "") if name not in _OTHERWISE}
    return {**found, **_OTHERWISE}


def _listed(owner: object, path: str) -> Iterator[tuple[str, str]]:
    """The namespaces below this one that can be listed or searched, with the verb for it."""
    for name in dir(type(owner)):
        if name.startswith("_") or not isinstance(getattr_static(type(owner), name), cached_property | property):
            continue
        below = getattr(owner, name)
        if type(below).__module__.startswith(_NAMESPACES):
            yield from ((path + name, verb) for verb in ("list", "search") if hasattr(below, verb))
            yield from _listed(below, f"{path}{name}.")


def _pager(name: str, verb: str) -> _Read:
    async def read(client: AsyncClient) -> Page[Any]:
        page: Page[Any] = await getattr(attrgetter(name)(client), verb)(limit=_ROWS)
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


_OTHERWISE: Mapping[str, _Read] = {
    "activities": _first_activities,
    "browse_sessions": _sessions,
    "contacts (one)": _first_contact,
    "custom_objects.records": _first_records,
}
"""What a page of a whole collection does not read."""


async def check_resource(client: AsyncClient, name: str, read: _Read) -> Sequence[Finding]:
    """Read a page strictly; where that fails, read it tolerantly to say why. Raises what reading raises."""
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
