"""Made by `nox -s refresh` from acsdk.resources.settings.addresses."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.settings.sender_address import SenderAddress, SenderAddressInput, SenderAddressUpdate
from acsdk.resources.kit.queries import ListOptions
from typing import Unpack


class Addresses:
    """Postal addresses of senders."""
    def get(self, address_id: int, **options: Unpack[RequestOptions]) -> SenderAddress:
        """Fetch an address. Raises `NotFoundError`. Addresses page."""
        ...
    def list(self, **query: Unpack[ListOptions]) -> Pager[SenderAddress]:
        """List addresses. Addresses page. Counted off; looks again where rows leave."""
        ...
    def create(self, address: SenderAddressInput, **options: Unpack[RequestOptions]) -> SenderAddress:
        """Create an address. Its country may come back as a number. Addresses page."""
        ...
    def update(self, address_id: int, changes: SenderAddressUpdate, **options: Unpack[RequestOptions]) -> SenderAddress:
        """Change an address. Raises `NotFoundError`. Addresses page."""
        ...
    def delete(self, address_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete an address. Addresses page."""
        ...
    def remove_from_group(self, address_group_id: int, **options: Unpack[RequestOptions]) -> None:
        """Take an address away from a group of users, by the number of the tie: ``addressGroups``. Addresses page."""
        ...
    def remove_from_list(self, address_list_id: int, **options: Unpack[RequestOptions]) -> None:
        """Take an address away from a list, by the number of the tie: ``addressLists``. Addresses page."""
        ...
