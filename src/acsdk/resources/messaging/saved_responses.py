"""``client.saved_responses``: text for one-to-one mail."""

from __future__ import annotations

from typing import Final, Unpack

from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.messaging.saved_response import SavedResponse, SavedResponseInput, SavedResponseUpdate
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.queries import ListOptions
from acsdk.resources.kit.resource import Resource

__all__ = ["SavedResponses"]

_SAVED_RESPONSES: Final = Resource(
    name="saved_responses",
    path="/savedResponses",
    model=SavedResponse,
    one="savedResponse",
    many="savedResponses",
    creates=SavedResponseInput,
    updates=SavedResponseUpdate,
)


class SavedResponses(Namespace):
    """Saved responses."""

    async def get(self, saved_response_id: int, **options: Unpack[RequestOptions]) -> SavedResponse:
        """Fetch a saved response. Raises `NotFoundError`. Saved Responses page."""
        return await self._call(_SAVED_RESPONSES.get(saved_response_id), options)

    def list(self, **query: Unpack[ListOptions]) -> Pager[SavedResponse]:
        """List saved responses. Saved Responses page. Counted off; looks again where rows leave."""
        return _SAVED_RESPONSES.list(self._call, ListOptions, query)

    async def create(self, saved_response: SavedResponseInput, **options: Unpack[RequestOptions]) -> SavedResponse:
        """Create a saved response. Saved Responses page."""
        return await self._call(_SAVED_RESPONSES.create(saved_response), options)

    async def update(
        self, saved_response_id: int, changes: SavedResponseUpdate, **options: Unpack[RequestOptions]
    ) -> SavedResponse:
        """Change a saved response. Raises `NotFoundError`. Saved Responses page."""
        return await self._call(_SAVED_RESPONSES.update(saved_response_id, changes), options)

    async def delete(self, saved_response_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a saved response. Saved Responses page."""
        await self._call(_SAVED_RESPONSES.delete(saved_response_id), options)
