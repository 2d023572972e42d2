"""Made by `nox -s refresh` from acsdk.resources.lists.tags."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.lists.tag import Tag, TagInput, TagUpdate
from acsdk.resources.lists.tags import TagQuery
from typing import Unpack


class Tags:
    """Tags. A tag's name is unique; wherever contacts are tagged, its number is needed, and `ensure` gives it."""
    def get(self, tag_id: int, **options: Unpack[RequestOptions]) -> Tag:
        """Fetch a tag by its number. Raises `NotFoundError`. Retrieve a Tag page."""
        ...
    def list(self, **query: Unpack[TagQuery]) -> Pager[Tag]:
        """List tags. List All Tags page. Counted off; looks again where rows leave."""
        ...
    def create(self, tag: TagInput, **options: Unpack[RequestOptions]) -> Tag:
        """Create a tag, or get the one that has the name already; ``was_created`` tells which. Create a Tag page."""
        ...
    def ensure(self, name: str, **options: Unpack[RequestOptions]) -> Tag:
        """Get the contact tag of this name, created if it is missing; ``was_created`` tells which. May be repeated.

        Blanks around the name do not matter, nor does case where the account does not mind it.
        """
        ...
    def update(self, tag_id: int, changes: TagUpdate, **options: Unpack[RequestOptions]) -> Tag:
        """Change a tag. Update a Tag page."""
        ...
    def delete(self, tag_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a tag. What becomes of the contacts that have it is not documented. Delete a Tag page."""
        ...
