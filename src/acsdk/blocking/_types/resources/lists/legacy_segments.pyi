"""Made by `nox -s refresh` from acsdk.resources.lists.legacy_segments."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.lists.segment import LegacySegment
from acsdk.resources.kit.queries import ListOptions
from typing import Unpack


class LegacySegments:
    """Segments of the older kind. No longer documented; the list still answered in August 2026."""
    def get(self, segment_id: int, **options: Unpack[RequestOptions]) -> LegacySegment:
        """Fetch a segment. Raises `NotFoundError`."""
        ...
    def list(self, **query: Unpack[ListOptions]) -> Pager[LegacySegment]:
        """List segments. Counted off; looks again where rows leave."""
        ...
