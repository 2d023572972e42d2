"""Which contacts a segment has."""

from __future__ import annotations

from typing import Annotated, Literal

from acsdk.models.kit.base import Answer
from acsdk.models.kit.integers import Int64
from acsdk.models.kit.record import RecordInput
from acsdk.models.kit.uuid_record import UuidRecord
from acsdk.models.kit.wire import NO_ITEMS, WireBool, WireDateTime, WireInt, WireList, WireStr, WireTextId, wire

from .segment_condition import InputSegmentOperator, SegmentCondition, SegmentConditionGroup

__all__ = ["SegmentCriteria", "SegmentMatch", "SegmentMatches", "SegmentMatchesPage"]


class SegmentMatch(UuidRecord):
    """Whether a contact is in a segment. Segment Matching page."""

    type: WireStr = None
    """``match``."""
    is_match: Annotated[WireBool, wire("match")] = None
    """Whether it is."""
    contact_id: Annotated[WireInt, wire("entity_id")] = None
    """The contact."""
    segment_id: WireTextId = ""
    """The segment."""
    segment_timestamp: WireDateTime = None
    """Which version of it was looked at."""
    created_timestamp: WireDateTime = None
    """When it was looked at."""


class SegmentMatchesPage(Answer):
    """Which page of the matches an answer has. Segment Matching page."""

    current_page: WireInt = None
    """This page, counted from 1."""
    last_page: WireInt = None
    """The last page."""
    per_page: WireInt = None
    """How many contacts a page has."""
    total: WireInt = None
    """How many contacts there are."""


class SegmentMatches(UuidRecord):
    """The contacts of a segment, or the news that they are still being looked for. Segment Matching page."""

    type: WireStr = None
    """``matchAll``."""
    run_id: WireTextId = ""
    """The computation, to ask for its result later."""
    run_id_start: WireDateTime = None
    """When it began."""
    run_id_end: WireDateTime = None
    """When it ended."""
    is_ready: WireBool = None
    """Whether the contacts are there."""
    contact_ids: Annotated[WireList[WireInt], wire("matches")] = NO_ITEMS
    """The contacts of this page."""
    segment_id: WireTextId = ""
    """The segment."""
    segment_timestamp: WireDateTime = None
    """Which version of it was looked at."""
    page: SegmentMatchesPage | None = None
    """Which page this is."""

    @property
    def has_failed(self) -> bool:
        """Whether the computation ended without a result: ask anew."""
        return not self.is_ready and self.run_id_end is not None


class SegmentCriteria(RecordInput):
    """What contacts must meet beside a segment. Segment Matching page.

    The reference has one condition and one group here, where a segment has lists of them.
    """

    group_operator: InputSegmentOperator
    """What connects the groups."""
    conditions: SegmentCondition
    """The condition."""
    condition_groups: SegmentConditionGroup | None = None
    """The group that it is in."""
    segment_relationship: Literal["or"] | None = None
    """``or`` finds contacts that are in the segment or meet the condition; otherwise both must hold."""
    external_id: str | None = None
    """The value of the fields that are ``external``."""
    limit: Int64 | None = None
    """How many contacts at most."""
