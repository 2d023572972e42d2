"""Made by `nox -s refresh` from acsdk.resources.deepdata.connections."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.deepdata.connection import Connection, ConnectionInput, ConnectionOption, ConnectionOptionInput, ConnectionUpdate
from acsdk.resources.deepdata.connections import ConnectionOptionQuery, ConnectionQuery
from typing import Unpack


class ConnectionOptions:
    """Settings of connections. Undocumented: the WooCommerce plugin reads and writes them."""
    def list(self, **query: Unpack[ConnectionOptionQuery]) -> Pager[ConnectionOption]:
        """List settings. Counted off; looks again where rows leave."""
        ...
    def create(self, option: ConnectionOptionInput, **options: Unpack[RequestOptions]) -> ConnectionOption:
        """Create a setting."""
        ...
    def update(
        self,
        option_id: int,
        option: ConnectionOptionInput,
        **options: Unpack[RequestOptions],
    ) -> ConnectionOption:
        """Change a setting, by its own number."""
        ...
    def upsert(self, option: ConnectionOptionInput, **options: Unpack[RequestOptions]) -> ConnectionOption:
        """Set a setting, whether or not the connection had it. May be repeated."""
        ...

class Connections:
    """Connections. One is known by its service and the shop's id there; the API refuses the same pair twice."""
    def get(self, connection_id: int, **options: Unpack[RequestOptions]) -> Connection:
        """Fetch a connection. Raises `NotFoundError`. Connections page."""
        ...
    def list(self, **query: Unpack[ConnectionQuery]) -> Pager[Connection]:
        """List connections, those of ActiveCampaign's own integrations among them. Connections page.

        Counted off; looks again where rows leave.
        """
        ...
    def create(self, connection: ConnectionInput, **options: Unpack[RequestOptions]) -> Connection:
        """Create a connection. Raises `ValidationFailedError` when there is one already. Connections page."""
        ...
    def ensure(
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
        connection = client.deepdata.connections.ensure("acme-shop", "shop.example.com", name="Acme")
        print(connection.id)
        ```
        """
        ...
    def update(self, connection_id: int, changes: ConnectionUpdate, **options: Unpack[RequestOptions]) -> Connection:
        """Change a connection. Connections page."""
        ...
    def delete(self, connection_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a connection. What becomes of its customers and orders is not documented. Connections page."""
        ...
    @property
    def options(self) -> ConnectionOptions:
        """Settings of connections."""
        ...
