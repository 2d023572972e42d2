"""Made by `nox -s refresh` from acsdk.resources.settings.branding."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.settings.branding import Branding, BrandingUpdate
from acsdk.resources.kit.queries import ListOptions
from typing import Unpack


class Brandings:
    """Brandings. Some of their fields hold in certain plans alone."""
    def get(self, branding_id: int, **options: Unpack[RequestOptions]) -> Branding:
        """Fetch a branding. Raises `NotFoundError`. Branding page."""
        ...
    def list(self, **query: Unpack[ListOptions]) -> Pager[Branding]:
        """List brandings. Branding page. Counted off; looks again where rows leave."""
        ...
    def update(self, branding_id: int, changes: BrandingUpdate, **options: Unpack[RequestOptions]) -> Branding:
        """Change a branding. Branding page."""
        ...
