"""Connections: what ties a shop to an account."""

from __future__ import annotations

from functools import cached_property, partial
from typing import Annotated, Final, Unpack

from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.deepdata.connection import (
    Connection,
    ConnectionInput,
    ConnectionOption,
    ConnectionOptionInput,
    ConnectionUpdate,
)
from acsdk.resources.kit.checks import key_part
from acsdk.resources.kit.ensuring import create_or_update, find_or_create, first_match, is_same
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.queries import ListKeywords, filtered
from acsdk.resources.kit.resource import Resource

__all__ = ["ConnectionOptionQuery", "ConnectionOptions", "ConnectionQuery", "Connections"]

_CONNECTIONS: Final = Resource(
    name="deepdata.connections",
    path="/connections",
    model=Connection,
    one="connection",
    many="connections",
    creates=ConnectionInput,
    updates=ConnectionUpdate,
)
_OPTIONS: Final = Resource(
    name="deepdata.connections.options",
    path="/connectionOptions",
    model=ConnectionOption,
    one="connectionOption",
    many="connectionOptions",
    creates=ConnectionOptionInput,
    updates=ConnectionOptionInput,
)


class ConnectionQuery(ListKeywords, total=False, closed=True):
    """Filters of `Connections.list`."""

    service: Annotated[str, filtered("service")]
    """The service."""
    external_id: Annotated[str, filtered("externalid")]
    """The shop's id at the service."""


class ConnectionOptionQuery(ListKeywords, total=False, closed=True):
    """Filters of `ConnectionOptions.list`."""

    connection_id: Annotated[int, filtered("connectionid")]
    """The connection."""
    option: Annotated[str, filtered("option")]
    """The setting's name."""


class ConnectionOptions(Namespace):
    """Settings of connections. Undocumented: the WooCommerce plugin reads and writes them."""

    def list(self, **query: Unpack[ConnectionOptionQuery]) -> Pager[ConnectionOption]:
        """List settings. Counted off; looks again where rows leave."""
        return _OPTIONS.list(self._call, ConnectionOptionQuery, query)

    async def create(self, option: ConnectionOptionInput, **options: Unpack[RequestOptions]) -> ConnectionOption:
        """Create a setting."""
        return await self._call(_OPTIONS.create(option), options)

    async def update(
        self, option_id: int, option: ConnectionOptionInput, **options: Unpack[RequestOptions]
    ) -> ConnectionOption:
        """Change a setting, by its own number."""
        return await self._call(_OPTIONS.update(option_id, option), options)

    async def upsert(self, option: ConnectionOptionInput, **options: Unpack[RequestOptions]) -> ConnectionOption:
        """Set a setting, whether or not the connection had it. May be repeated."""
        asked = {**options, "connection_id": option.connection_id, "option": option.option}
        return await create_or_update(
            lambda: first_match(
                _OPTIONS.list(self._call, ConnectionOptionQuery, asked),
                lambda row: (row.connection_id, row.option) == (option.connection_id, option.option),
            ),
            lambda: self.create(option, **options),
            lambda found: self.update(found.id, option, **options),
        )


class Connections(Namespace):
    """Connections. One is known by its service and the shop's id there; the API refuses the same pair twice."""

    async def get(self, connection_id: int, **options: Unpack[RequestOptions]) -> Connection:
        """Fetch a connection. Raises `NotFoundError`. Connections page."""
        return await self._call(_CONNECTIONS.get(connection_id), options)

    def list(self, **query: Unpack[ConnectionQuery]) -> Pager[Connection]:
        """List connections, those of ActiveCampaign's own integrations among them. Connections page.

        Counted off; looks again where rows leave.
        """
        return _CONNECTIONS.list(self._call, ConnectionQuery, query)

    async def create(self, connection: ConnectionInput, **options: Unpack[RequestOptions]) -> Connection:
        """Create a connection. Raises `ValidationFailedError` when there is one already. Connections page."""
        return await self._call(_CONNECTIONS.create(connection), options)

    async def ensure(
        self,
        service: str,
        external_id: str,
        *,
        name: str | None = None,
        logo_url: str | None = None,
        link_url: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> Connection:
        """Get the connection of this shop, created if it is missing; ``was_created`` tells which. May be repeated.

        A new one is called ``name``, or else like the shop's id. What exists is given as it is. URLs that are not given
        are sent empty, as the connections of ActiveCampaign's own integrations have them. Connections page.

        ```python
        connection = await client.deepdata.connections.ensure("acme-shop", "shop.example.com", name="Acme")
        print(connection.id)
        ```
        """
        service, external_id = key_part("service", service), key_part("external_id", external_id)
        content = {
            "service": service,
            "externalid": external_id,
            "name": name or external_id,
            "logoUrl": logo_url or "",
            "linkUrl": link_url or "",
        }
        create = _CONNECTIONS.operation("ensure", "POST", "", _CONNECTIONS.read_one, body={"connection": content})
        asked = {**options, "service": service, "external_id": external_id}

        async def find(*, exactly: bool) -> Connection | None:
            rows = _CONNECTIONS.list(self._call, ConnectionQuery, asked)
            return await first_match(rows, lambda row: _is_of(row, service, external_id, exactly=exactly))

        return await find_or_create(
            partial(find, exactly=True), lambda: self._call(create, options), partial(find, exactly=False)
        )

    async def update(
        self, connection_id: int, changes: ConnectionUpdate, **options: Unpack[RequestOptions]
    ) -> Connection:
        """Change a connection. Connections page."""
        return await self._call(_CONNECTIONS.update(connection_id, changes), options)

    async def delete(self, connection_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a connection. What becomes of its customers and orders is not documented. Connections page."""
        await self._call(_CONNECTIONS.delete(connection_id), options)

    @cached_property
    def options(self) -> ConnectionOptions:
        """Settings of connections."""
        return ConnectionOptions(self._call)


def _is_of(row: Connection, service: str, external_id: str, *, exactly: bool) -> bool:
    if exactly:
        return (row.service, row.external_id) == (service, external_id)
    return is_same(row.service, service) and is_same(row.external_id, external_id)
