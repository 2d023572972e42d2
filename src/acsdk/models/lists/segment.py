"""Segments: groups of contacts by what is known of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, TypeAlias

from acsdk.models.kit.base import Answer
from acsdk.models.kit.free import JSON
from acsdk.models.kit.record import Record, RecordInput
from acsdk.models.kit.record_fields import MEMBER_FIRST, TEXT, WireId
from acsdk.models.kit.rewriting import rewrite
from acsdk.models.kit.uuid_record import UuidRecord
from acsdk.models.kit.wire import (
    NO_ENTRIES,
    NO_ITEMS,
    Items,
    WireBool,
    WireDateTime,
    WireForeignKey,
    WireInt,
    WireList,
    WireMap,
    WireStr,
    WireTextId,
    wire,
)

from .segment_condition import InputSegmentOperator, SegmentCondition, SegmentConditionGroup, SegmentOperator

__all__ = [
    "LegacySegment",
    "Segment",
    "SegmentCount",
    "SegmentInput",
    "SegmentSummary",
    "SegmentTotal",
    "SegmentTotals",
]

AnswerSegmentOperator: TypeAlias = Annotated[SegmentOperator | str | None, MEMBER_FIRST, TEXT]


class Segment(UuidRecord):
    """A segment, as it is now or was at some time. Segments page."""

    type: WireStr = None
    """``Segment.v2``."""
    segment_id: WireTextId = ""
    """Its id again, without that of the version."""
    name: WireStr = None
    """What it is called. A segment without a name is found by its id alone."""
    description: WireStr = None
    """What it is for."""
    category: WireStr = None
    """What it is listed under: ``AUDIENCE``."""
    group_operator: Annotated[AnswerSegmentOperator, wire("segment_condition_group_operator")] = None
    """What connects the groups."""
    groups: Annotated[WireList[SegmentConditionGroup], wire("segment_condition_groups")] = NO_ITEMS
    """The groups of conditions."""
    conditions: Annotated[WireList[SegmentCondition], wire("segment_conditions")] = NO_ITEMS
    """The conditions."""
    segment_hash: WireStr = None
    """A hash of what it asks for."""
    user_id: WireStr = None
    """The user who made this version."""
    meta: WireMap[JSON] = NO_ENTRIES
    """Not documented."""
    created_date: WireDateTime = None
    """When this version was made."""

    def to_input(self, **changes: object) -> SegmentInput:
        """What would create it again, with some of it given anew: an update must say the whole of a segment."""
        left_out = set[str]() if self.meta else {"meta"}
        return rewrite(self, SegmentInput, changes, leave_out=left_out)


class SegmentInput(RecordInput):
    """A segment to create, or the whole of one to change. Segments page."""

    group_operator: Annotated[InputSegmentOperator, wire("segment_condition_group_operator")]
    """What connects the groups."""
    groups: Annotated[Items[SegmentConditionGroup], wire("segment_condition_groups")]
    """The groups of conditions; every condition must be in one."""
    conditions: Annotated[Items[SegmentCondition], wire("segment_conditions")]
    """The conditions."""
    name: str | None = None
    """What it is called; unique. It can be given when the segment is created, not later."""
    description: str | None = None
    """What it is for."""
    category: str | None = None
    """What it is listed under: ``AUDIENCE``."""
    meta: Mapping[str, JSON] | None = None
    """Not documented."""


class SegmentTotal(Answer):
    """How many contacts a segment had when it was last computed. Segments page."""

    count: WireInt = None
    """How many."""
    last_total_updated: WireDateTime = None
    """When that was."""
    run_id: WireStr = None
    """The computation."""
    run_id_start: WireDateTime = None
    """When it began."""
    run_id_end: WireDateTime = None
    """When it ended."""


class SegmentTotals(Answer):
    """How many contacts a segment had. Segments page."""

    last_total: SegmentTotal | None = None
    """Contacts in any state."""
    last_active_total: SegmentTotal | None = None
    """Active contacts."""


class SegmentSummary(UuidRecord):
    """A segment with a name, as it is listed. Segments page."""

    type: WireStr = None
    """What kind of entry it is."""
    segment_id: WireTextId = ""
    """The segment."""
    name: WireStr = None
    """What it is called."""
    category: WireStr = None
    """``audience``."""
    counts: SegmentTotals | None = None
    """How many contacts it had."""
    created_date: WireDateTime = None
    """When it was made."""
    updated_date: WireDateTime = None
    """When it last changed."""
    last_used_date: WireDateTime = None
    """When it was last used."""


class SegmentCount(UuidRecord):
    """How many contacts a segment had at some time. Segments page."""

    type: WireStr = None
    """``SegmentCountHistory``."""
    timestamp: WireDateTime = None
    """When that was."""
    segment_id: WireTextId = ""
    """The segment."""
    segment_hash: WireStr = None
    """A hash of what it asked for."""
    run_id: WireStr = None
    """The computation."""
    result_count: WireInt = None
    """Contacts in any state."""
    active_result_count: WireInt = None
    """Active contacts."""
    count_updating_with_run_id: Annotated[WireStr, wire("count_updating_with_runid")] = None
    """The computation that is under way."""


class LegacySegment(Record):
    """A segment of the older kind. No longer documented."""

    id: WireId = 0
    """The number that other records name it by."""
    name: WireStr = None
    """What it is called."""
    logic: WireStr = None
    """What connects its conditions."""
    hidden: WireBool = None
    """Whether the user interface hides it."""
    segment_id: Annotated[WireStr, wire("segmentid_v2")] = None
    """The segment of the newer kind that it became."""
    series_id: Annotated[WireForeignKey, wire("seriesid")] = None
    """The automation that it belongs to."""
    created_timestamp: WireDateTime = None
    """When it was made, without an offset: the account's own time."""
    updated_timestamp: WireDateTime = None
    """When it last changed, without an offset: the account's own time."""
    created_by: WireForeignKey = None
    """The user who made it."""
    updated_by: WireForeignKey = None
    """The user who last changed it."""
