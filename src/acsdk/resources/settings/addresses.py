"""``client.addresses``: the postal addresses that stand in the footers of mail."""

from __future__ import annotations

from typing import Final, Unpack

from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.settings.sender_address import SenderAddress, SenderAddressInput, SenderAddressUpdate
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.paths import path_part
from acsdk.resources.kit.queries import ListOptions
from acsdk.resources.kit.reading import nothing
from acsdk.resources.kit.resource import Resource, operation

__all__ = ["Addresses"]

_ADDRESSES: Final = Resource(
    name="addresses",
    path="/addresses",
    model=SenderAddress,
    one="address",
    many="addresses",
    creates=SenderAddressInput,
    updates=SenderAddressUpdate,
)


class Addresses(Namespace):
    """Postal addresses of senders."""

    async def get(self, address_id: int, **options: Unpack[RequestOptions]) -> SenderAddress:
        """Fetch an address. Raises `NotFoundError`. Addresses page."""
        return await self._call(_ADDRESSES.get(address_id), options)

    def list(self, **query: Unpack[ListOptions]) -> Pager[SenderAddress]:
        """List addresses. Addresses page. Counted off; looks again where rows leave."""
        return _ADDRESSES.list(self._call, ListOptions, query)

    async def create(self, address: SenderAddressInput, **options: Unpack[RequestOptions]) -> SenderAddress:
        """Create an address. Its country may come back as a number. Addresses page."""
        return await self._call(_ADDRESSES.create(address), options)

    async def update(
        self, address_id: int, changes: SenderAddressUpdate, **options: Unpack[RequestOptions]
    ) -> SenderAddress:
        """Change an address. Raises `NotFoundError`. Addresses page."""
        return await self._call(_ADDRESSES.update(address_id, changes), options)

    async def delete(self, address_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete an address. Addresses page."""
        await self._call(_ADDRESSES.delete(address_id), options)

    async def remove_from_group(self, address_group_id: int, **options: Unpack[RequestOptions]) -> None:
        """Take an address away from a group of users, by the number of the tie: ``addressGroups``. Addresses page."""
        path = f"/addressGroups/{path_part(address_group_id)}"
        remove = operation("addresses.remove_from_group", "DELETE", path, nothing, may_be_empty=True)
        await self._call(remove, options)

    async def remove_from_list(self, address_list_id: int, **options: Unpack[RequestOptions]) -> None:
        """Take an address away from a list, by the number of the tie: ``addressLists``. Addresses page."""
        path = f"/addressLists/{path_part(address_list_id)}"
        await self._call(operation("addresses.remove_from_list", "DELETE", path, nothing, may_be_empty=True), options)
