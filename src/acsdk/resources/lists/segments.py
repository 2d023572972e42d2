"""The namespace itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Final, Literal, Unpack

from acsdk._engine.operation import Operation
from acsdk._errors import InvalidInputError
from acsdk._json.instants import NO_ZONE
from acsdk._options import RequestOptions
from acsdk._page import Page
from acsdk._pager import Pager
from acsdk.models.lists.segment import Segment, SegmentCount, SegmentInput, SegmentSummary
from acsdk.resources.kit.checks import listed
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.numbered import walk_by_number
from acsdk.resources.kit.paths import Id, fill_path, path_part
from acsdk.resources.kit.queries import ListKeywords, Params, bare, read_query
from acsdk.resources.kit.reading import nothing
from acsdk.resources.kit.resource import Resource, expect_input, operation
from acsdk.resources.lists.segment_reading import page_of, several, single

if TYPE_CHECKING:
    from acsdk.resources.lists.legacy_segments import LegacySegments
    from acsdk.resources.lists.segment_matching import SegmentMatching

__all__ = ["SegmentQuery", "Segments"]

_SEGMENTS: Final = Resource(name="segments", path="/segmentsV2", model=Segment)
_READ_SEGMENT: Final = single(Segment)
_READ_SUMMARIES: Final = page_of(SegmentSummary)
_READ_COUNTS: Final = several(SegmentCount)
_MOST_COUNTS: Final = 100


class SegmentQuery(ListKeywords, total=False, closed=True):
    """Filters and order of `Segments.list`."""

    search: str
    """Part of the name, in any case."""
    order_by: Annotated[
        Literal[
            "name", "-name", "recent", "-recent", "updated_date", "-updated_date",
            "last_total", "-last_total", "last_active_total", "-last_active_total",
        ],
        bare("sort"),
    ]  # fmt: skip
    """By one of these; a minus means downwards."""


class Segments(Namespace):
    """Segments.

    What a segment may ask for, the segment builder of the account shows; the API guarantees no more than that. Ids are
    UUIDs; older segments have numbers, and no history.
    """

    @cached_property
    def matching(self) -> SegmentMatching:
        """Which contacts are in a segment."""
        from acsdk.resources.lists.segment_matching import SegmentMatching

        return SegmentMatching(self._call)

    @cached_property
    def legacy(self) -> LegacySegments:
        """Segments of the older kind."""
        from acsdk.resources.lists.legacy_segments import LegacySegments

        return LegacySegments(self._call)

    async def get(self, segment_id: Id, **options: Unpack[RequestOptions]) -> Segment:
        """Fetch a segment. Raises `NotFoundError`. Retrieve a Segment page."""
        path = f"/{path_part(segment_id)}"
        return await self._call(_SEGMENTS.operation("get", "GET", path, _READ_SEGMENT), options)

    def list(self, **query: Unpack[SegmentQuery]) -> Pager[SegmentSummary]:
        """List the segments that have a name, with how many contacts they had. List Summaries page.

        Counted off; looks again where rows leave.
        """

        def page(asked: Params, *, background: bool) -> Operation[Page[SegmentSummary]]:
            return operation("segments.list", "GET", "/audiences", _READ_SUMMARIES, params=asked, background=background)

        return walk_by_number(self._call, read_query(SegmentQuery, query), page)

    async def summary(self, segment_id: Id, **options: Unpack[RequestOptions]) -> SegmentSummary:
        """Fetch one entry of that list. Raises `NotFoundError`. Retrieve a Saved Segment's Summary page."""
        path = fill_path("/audiences/{}", segment_id)
        return await self._call(operation("segments.summary", "GET", path, single(SegmentSummary)), options)

    async def create(self, segment: SegmentInput, **options: Unpack[RequestOptions]) -> Segment:
        """Create a segment. Create a Segment page."""
        create = _SEGMENTS.operation("create", "POST", "", _READ_SEGMENT, body=_body(segment))
        return await self._call(create, options)

    async def update(self, segment_id: Id, segment: SegmentInput, **options: Unpack[RequestOptions]) -> Segment:
        """Change a segment to be this one; ``(await get(id)).to_input(...)`` has what it is. Update a Segment page."""
        path = f"/{path_part(segment_id)}"
        update = _SEGMENTS.operation("update", "PUT", path, _READ_SEGMENT, body=_body(segment))
        return await self._call(update, options)

    async def delete(self, segment_id: Id, **options: Unpack[RequestOptions]) -> None:
        """Delete a segment with all its versions. Delete a Segment page."""
        path = f"/{path_part(segment_id)}"
        await self._call(_SEGMENTS.operation("delete", "DELETE", path, nothing, may_be_empty=True), options)

    async def get_at(self, segment_id: str, moment: datetime, **options: Unpack[RequestOptions]) -> Segment:
        """Fetch a segment as it was. Raises `NotFoundError` when it was not there yet.

        Retrieve a Segment's Historic Definition page.
        """
        path = fill_path("/{}/createdDate/{}", segment_id, _milliseconds(moment))
        return await self._call(_SEGMENTS.operation("get_at", "GET", path, _READ_SEGMENT), options)

    async def revert(self, segment_id: str, moment: datetime, **options: Unpack[RequestOptions]) -> Segment:
        """Make a segment what it was. Raises `NotFoundError` when it was not there yet.

        Revert a Segment to a Historic Definition page.
        """
        path = fill_path("/{}/createdDate/{}", segment_id, _milliseconds(moment))
        return await self._call(_SEGMENTS.operation("revert", "PUT", path, _READ_SEGMENT), options)

    async def latest_counts(
        self, segment_ids: Sequence[Id], **options: Unpack[RequestOptions]
    ) -> Sequence[SegmentCount]:
        """Fetch how many contacts up to 100 segments had last; unknown ones are left out. Count history page."""
        ids = listed("segment_ids", segment_ids)
        if not 1 <= len(ids) <= _MOST_COUNTS:
            raise InvalidInputError(f"segment_ids must be 1 to {_MOST_COUNTS} at once, not {len(ids)}")
        params = (("segmentIds", ",".join(map(path_part, ids))),)
        counts = _SEGMENTS.operation("latest_counts", "GET", "/count-history", _READ_COUNTS, params=params)
        return await self._call(counts, options)

    async def count_history(
        self, segment_id: Id, *, before: datetime | None = None, **options: Unpack[RequestOptions]
    ) -> Sequence[SegmentCount]:
        """Fetch how many contacts a segment had over time, the latest 50 first; ``before`` gives those before.

        The timestamp of the last one is the ``before`` of the next call. Count history page.
        """
        path = fill_path("/{}/count-history", segment_id)
        if before is not None:
            path += fill_path("/{}", _milliseconds(before) // 1000)
        return await self._call(_SEGMENTS.operation("count_history", "GET", path, _READ_COUNTS), options)


def _body(segment: SegmentInput) -> object:
    return {"data": [{"type": "Segment.v2", "attributes": expect_input(segment, SegmentInput)}]}


def _milliseconds(moment: datetime) -> int:
    if moment.utcoffset() is None:
        raise InvalidInputError(f"the moment {NO_ZONE}")
    return int(moment.timestamp() * 1000)
