"""``client.branding``: how the account looks to its users and contacts."""

from __future__ import annotations

from typing import Final, Unpack

from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.settings.branding import Branding, BrandingUpdate
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.queries import ListOptions
from acsdk.resources.kit.resource import Resource

__all__ = ["Brandings"]

_BRANDINGS: Final = Resource(
    name="branding", path="/brandings", model=Branding, one="branding", many="brandings", updates=BrandingUpdate
)


class Brandings(Namespace):
    """Brandings. Some of their fields hold in certain plans alone."""

    async def get(self, branding_id: int, **options: Unpack[RequestOptions]) -> Branding:
        """Fetch a branding. Raises `NotFoundError`. Branding page."""
        return await self._call(_BRANDINGS.get(branding_id), options)

    def list(self, **query: Unpack[ListOptions]) -> Pager[Branding]:
        """List brandings. Branding page. Counted off; looks again where rows leave."""
        return _BRANDINGS.list(self._call, ListOptions, query)

    async def update(self, branding_id: int, changes: BrandingUpdate, **options: Unpack[RequestOptions]) -> Branding:
        """Change a branding. Branding page."""
        return await self._call(_BRANDINGS.update(branding_id, changes), options)
