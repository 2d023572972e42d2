"""Groups that custom fields are shown in. Their ids are numbers on the wire too."""

from __future__ import annotations

from typing import Annotated

from acsdk.models.kit.integers import Int64
from acsdk.models.kit.record import Record, RecordInput, RecordUpdate
from acsdk.models.kit.record_fields import RecordId, WireId
from acsdk.models.kit.wire import WireForeignKey, WireInt, WireStr, wire

__all__ = ["FieldGroup", "FieldGroupInput", "FieldGroupMember", "FieldGroupMemberInput", "FieldGroupMemberUpdate"]


class FieldGroup(Record):
    """A group of custom fields. Custom Field Groups page."""

    id: WireId = 0
    """Its number."""
    type_id: WireInt = None
    """What its fields belong to: 1 contacts, 2 deals, 3 accounts, as the default groups show."""
    label: WireStr = None
    """What it is called."""
    order: Annotated[WireInt, wire("ordernum")] = None
    """Its place among the groups."""
    created_by: WireForeignKey = None
    """The user who made it."""
    updated_by: WireForeignKey = None
    """The user who last changed it."""


class FieldGroupInput(RecordInput):
    """A group of custom fields to create. Custom Field Groups page.

    The page lists these names as query parameters and an untyped body; they are sent in the body.
    """

    label: str
    """What it is called."""
    order: Annotated[Int64 | None, wire("ordernum")] = None
    """Its place among the groups."""
    group_type: Annotated[Int64 | None, wire("groupType")] = None
    """What its fields belong to: 1 contacts, 2 deals, 3 accounts."""


class FieldGroupMember(Record):
    """A custom field's place in a group. Custom Field Groups page."""

    id: WireId = 0
    """The number of this place."""
    group_id: WireForeignKey = None
    """The group."""
    field_id: Annotated[WireForeignKey, wire("rel_id")] = None
    """The field."""
    order: Annotated[WireInt, wire("ordernum")] = None
    """Its place in the group."""
    created_by: WireForeignKey = None
    """The user who put it there."""
    updated_by: WireForeignKey = None
    """The user who last changed it."""


class FieldGroupMemberInput(RecordInput):
    """A custom field to put into a group; the last place, where no order is given. Custom Field Groups page."""

    field_id: Annotated[RecordId, wire("rel_id")]
    """The field."""
    group_id: RecordId
    """The group."""
    order: Annotated[Int64 | None, wire("ordernum")] = None
    """Its place in the group."""


class FieldGroupMemberUpdate(RecordUpdate):
    """A new place for a custom field. An explicit ``None`` as order means the last one. Custom Field Groups page."""

    field_id: Annotated[RecordId | None, wire("rel_id")] = None
    """The field."""
    group_id: RecordId | None = None
    """The group."""
    order: Annotated[Int64 | None, wire("ordernum")] = None
    """Its place in the group."""
