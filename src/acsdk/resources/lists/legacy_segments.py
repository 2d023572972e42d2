"""``client.segments.legacy``."""

from __future__ import annotations

from typing import Final, Unpack

from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.lists.segment import LegacySegment
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.queries import ListOptions
from acsdk.resources.kit.resource import Resource

__all__ = ["LegacySegments"]

_SEGMENTS: Final = Resource(
    name="segments.legacy", path="/segments", model=LegacySegment, one="segment", many="segments"
)


class LegacySegments(Namespace):
    """Segments of the older kind. No longer documented; the list still answered in August 2026."""

    async def get(self, segment_id: int, **options: Unpack[RequestOptions]) -> LegacySegment:
        """Fetch a segment. Raises `NotFoundError`."""
        return await self._call(_SEGMENTS.get(segment_id), options)

    def list(self, **query: Unpack[ListOptions]) -> Pager[LegacySegment]:
        """List segments. Counted off; looks again where rows leave."""
        return _SEGMENTS.list(self._call, ListOptions, query)
