"""What happened with deals."""

from __future__ import annotations

from typing import Annotated

from acsdk.models.kit.record import Record
from acsdk.models.kit.record_fields import WireId
from acsdk.models.kit.wire import WireBool, WireDateTime, WireForeignKey, WireStr, wire

__all__ = ["DealActivity"]


class DealActivity(Record):
    """Something that happened with a deal. Deal Activities page."""

    id: WireId = 0
    """Its number."""
    deal_id: Annotated[WireForeignKey, wire("deal")] = None
    """The deal."""
    deal_key: Annotated[WireForeignKey, wire("d_id")] = None
    """The deal, by its older name."""
    stage_id: Annotated[WireForeignKey, wire("stage")] = None
    """The stage."""
    stage_key: Annotated[WireForeignKey, wire("d_stageid")] = None
    """The stage, by its older name."""
    user_id: Annotated[WireForeignKey, wire("user")] = None
    """The user who did it."""
    user_key: Annotated[WireForeignKey, wire("userid")] = None
    """The user who did it, by its older name."""
    automation_id: Annotated[WireForeignKey, wire("automation")] = None
    """The automation that did it."""
    series_id: Annotated[WireForeignKey, wire("seriesid")] = None
    """The automation that did it, by its older name."""
    data_type: Annotated[WireStr, wire("dataType")] = None
    """What it was about: ``contact``, ``note``, ``task``, ``userid`` and others; none, for the deal itself."""
    data_id: Annotated[WireForeignKey, wire("dataId")] = None
    """The record that it was about."""
    data_action: Annotated[WireStr, wire("dataAction")] = None
    """What happened to that, such as ``add``."""
    data_old_value: Annotated[WireStr, wire("dataOldval")] = None
    """What was there before."""
    is_add_task: Annotated[WireBool, wire("isAddtask")] = None
    """Whether a task was added."""
    deleted: WireBool = None
    """Whether it was deleted."""
    created_date: Annotated[WireDateTime, wire("cdate")] = None
    """When it happened."""
    sort_date: Annotated[WireDateTime, wire("sortdate")] = None
    """By what it is sorted."""
