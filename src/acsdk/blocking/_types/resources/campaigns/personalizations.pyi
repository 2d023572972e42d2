"""Made by `nox -s refresh` from acsdk.resources.campaigns.personalizations."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.campaigns.personalization import Personalization, PersonalizationInput, PersonalizationUpdate
from acsdk.resources.campaigns.personalizations import PersonalizationQuery
from collections.abc import Sequence
from typing import Unpack


class Personalizations:
    """Variables. The API calls them personalizations."""
    def get(self, personalization_id: int, **options: Unpack[RequestOptions]) -> Personalization:
        """Fetch a variable. Raises `NotFoundError`. Variables page."""
        ...
    def list(self, **query: Unpack[PersonalizationQuery]) -> Pager[Personalization]:
        """List variables. Variables page. Counted off; looks again where rows leave."""
        ...
    def create(self, personalization: PersonalizationInput, **options: Unpack[RequestOptions]) -> Personalization:
        """Create a variable. Variables page."""
        ...
    def update(
        self,
        personalization_id: int,
        changes: PersonalizationUpdate,
        **options: Unpack[RequestOptions],
    ) -> Personalization:
        """Change a variable. Raises `NotFoundError`. Variables page."""
        ...
    def delete(self, personalization_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a variable. Variables page."""
        ...
    def bulk_delete(self, personalization_ids: Sequence[int], **options: Unpack[RequestOptions]) -> None:
        """Delete several variables in one call. Bulk Delete Variables page."""
        ...
    def lock(self, personalization_id: int, **options: Unpack[RequestOptions]) -> None:
        """Let only administrators change a variable. Raises `ValidationFailedError` unless you are one. Repeatable.

        The refusal comes with status 200. Lock page.
        """
        ...
    def unlock(self, personalization_id: int, **options: Unpack[RequestOptions]) -> None:
        """Let every user change a variable. Raises `ValidationFailedError` unless you are an administrator. Repeatable.

        The refusal comes with status 200. Unlock page.
        """
        ...
