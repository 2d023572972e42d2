"""Made by `nox -s refresh` from acsdk.resources.messaging.saved_responses."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.messaging.saved_response import SavedResponse, SavedResponseInput, SavedResponseUpdate
from acsdk.resources.kit.queries import ListOptions
from typing import Unpack


class SavedResponses:
    """Saved responses."""
    def get(self, saved_response_id: int, **options: Unpack[RequestOptions]) -> SavedResponse:
        """Fetch a saved response. Raises `NotFoundError`. Saved Responses page."""
        ...
    def list(self, **query: Unpack[ListOptions]) -> Pager[SavedResponse]:
        """List saved responses. Saved Responses page. Counted off; looks again where rows leave."""
        ...
    def create(self, saved_response: SavedResponseInput, **options: Unpack[RequestOptions]) -> SavedResponse:
        """Create a saved response. Saved Responses page."""
        ...
    def update(
        self,
        saved_response_id: int,
        changes: SavedResponseUpdate,
        **options: Unpack[RequestOptions],
    ) -> SavedResponse:
        """Change a saved response. Raises `NotFoundError`. Saved Responses page."""
        ...
    def delete(self, saved_response_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a saved response. Saved Responses page."""
        ...
