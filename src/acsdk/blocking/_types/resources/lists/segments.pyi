"""Made by `nox -s refresh` from acsdk.resources.lists.segments."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.blocking._types.resources.lists.legacy_segments import LegacySegments
from acsdk.blocking._types.resources.lists.segment_matching import SegmentMatching
from acsdk.models.lists.segment import Segment, SegmentCount, SegmentInput, SegmentSummary
from acsdk.resources.kit.paths import Id
from acsdk.resources.lists.segments import SegmentQuery
from collections.abc import Sequence
from datetime import datetime
from typing import Unpack


class Segments:
    """Segments.

    What a segment may ask for, the segment builder of the account shows; the API guarantees no more than that. Ids are
    UUIDs; older segments have numbers, and no history.
    """
    @property
    def matching(self) -> SegmentMatching:
        """Which contacts are in a segment."""
        ...
    @property
    def legacy(self) -> LegacySegments:
        """Segments of the older kind."""
        ...
    def get(self, segment_id: Id, **options: Unpack[RequestOptions]) -> Segment:
        """Fetch a segment. Raises `NotFoundError`. Retrieve a Segment page."""
        ...
    def list(self, **query: Unpack[SegmentQuery]) -> Pager[SegmentSummary]:
        """List the segments that have a name, with how many contacts they had. List Summaries page.

        Counted off; looks again where rows leave.
        """
        ...
    def summary(self, segment_id: Id, **options: Unpack[RequestOptions]) -> SegmentSummary:
        """Fetch one entry of that list. Raises `NotFoundError`. Retrieve a Saved Segment's Summary page."""
        ...
    def create(self, segment: SegmentInput, **options: Unpack[RequestOptions]) -> Segment:
        """Create a segment. Create a Segment page."""
        ...
    def update(self, segment_id: Id, segment: SegmentInput, **options: Unpack[RequestOptions]) -> Segment:
        """Change a segment to be this one; ``(get(id)).to_input(...)`` has what it is. Update a Segment page."""
        ...
    def delete(self, segment_id: Id, **options: Unpack[RequestOptions]) -> None:
        """Delete a segment with all its versions. Delete a Segment page."""
        ...
    def get_at(self, segment_id: str, moment: datetime, **options: Unpack[RequestOptions]) -> Segment:
        """Fetch a segment as it was. Raises `NotFoundError` when it was not there yet.

        Retrieve a Segment's Historic Definition page.
        """
        ...
    def revert(self, segment_id: str, moment: datetime, **options: Unpack[RequestOptions]) -> Segment:
        """Make a segment what it was. Raises `NotFoundError` when it was not there yet.

        Revert a Segment to a Historic Definition page.
        """
        ...
    def latest_counts(self, segment_ids: Sequence[Id], **options: Unpack[RequestOptions]) -> Sequence[SegmentCount]:
        """Fetch how many contacts up to 100 segments had last; unknown ones are left out. Count history page."""
        ...
    def count_history(
        self,
        segment_id: Id,
        *,
        before: datetime | None = None,
        **options: Unpack[RequestOptions],
    ) -> Sequence[SegmentCount]:
        """Fetch how many contacts a segment had over time, the latest 50 first; ``before`` gives those before.

        The timestamp of the last one is the ``before`` of the next call. Count history page.
        """
        ...
