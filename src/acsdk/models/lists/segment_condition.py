"""What a segment asks for: conditions on fields, and groups of conditions."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar, Literal, Self, TypeAlias

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from acsdk.models.kit.base import Value
from acsdk.models.kit.describing import require
from acsdk.models.kit.enums import closed
from acsdk.models.kit.reading import is_reading
from acsdk.models.kit.record_fields import MEMBER_FIRST, TEXT
from acsdk.models.kit.wire import Items, WireBool, WireInt, WireStr

__all__ = [
    "SegmentAggregate",
    "SegmentAggregateField",
    "SegmentCondition",
    "SegmentConditionGroup",
    "SegmentConditionGroupMember",
    "SegmentField",
    "SegmentOperator",
]


class SegmentOperator(StrEnum):
    """What connects conditions. Segments page."""

    AND = "and"
    OR = "or"


ValueSegmentOperator: TypeAlias = Annotated[SegmentOperator | str | None, MEMBER_FIRST, TEXT, closed(SegmentOperator)]
InputSegmentOperator: TypeAlias = Annotated[SegmentOperator | Literal["and", "or"], closed(SegmentOperator)]


class _SegmentValue(Value):
    """A part of a segment: the same class whether it was read or is to be sent."""

    _required: ClassVar[frozenset[str]] = frozenset()
    """What must be given by those who build it; what was read may lack anything."""

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the fields, and which of them are required of those who build it."""
        found = super().__get_pydantic_json_schema__(core_schema, handler)
        if handler.mode == "validation":
            require(handler.resolve_ref_schema(found), cls._required)
        return found

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        missing = sorted(name for name in self._required if getattr(self, name) is None)
        if missing and not is_reading():
            text = "{fields} must be given"
            raise PydanticCustomError("missing_parts", text, {"fields": ", ".join(missing)})
        return self


class SegmentField(_SegmentValue):
    """One comparison of a condition. Segments page."""

    _required: ClassVar[frozenset[str]] = frozenset({"name", "operator", "data_type", "value"})

    name: WireStr = None
    """What is compared, such as ``tagid``."""
    operator: WireStr = None
    """How: ``=`` ``<`` ``>`` ``<=`` ``>=`` ``!=`` ``contains`` ``starts with`` ``is in any`` ``empty`` and others."""
    data_type: WireStr = None
    """What it is compared as: ``string`` ``number`` ``decimal`` ``date`` ``datetime`` ``list``."""
    value: WireStr = None
    """What it is compared with."""
    external: WireBool = None
    """Whether the value is the external id that is given when contacts are matched."""


class SegmentAggregateField(_SegmentValue):
    """The comparison that the most recent of several events must pass. Segments page."""

    _required: ClassVar[frozenset[str]] = frozenset({"name", "operator", "data_type", "value"})

    name: WireStr = None
    """What is compared."""
    operator: WireStr = None
    """How, as in `SegmentField`."""
    data_type: WireStr = None
    """What it is compared as."""
    value: WireStr = None
    """What it is compared with."""


class SegmentAggregate(_SegmentValue):
    """How often a condition must be met. Segments page."""

    aggregate_field_operator: WireStr = None
    """How the number of times is compared: ``=`` … ``between``, or ``most_recent`` or ``all``."""
    aggregate_field_value: WireStr = None
    """What the number of times is compared with."""
    aggregate_field_start_value: WireStr = None
    """For ``between``: the least."""
    aggregate_field_end_value: WireStr = None
    """For ``between``: the most."""
    aggregate_field_time_within_unit: WireStr = None
    """The unit of the time looked at: ``hours`` ``days`` ``weeks`` ``months``; ``days`` if nothing is given."""
    aggregate_field_time_within_value: WireInt = None
    """How many of these: up to 2160 hours, 90 days, 13 weeks or 3 months."""
    aggregate_most_recent_field: SegmentAggregateField | None = None
    """For ``most_recent``: what the latest must pass."""


class SegmentCondition(_SegmentValue):
    """A condition. Segments page. Which names and operators there are, the segment builder of the account shows."""

    _required: ClassVar[frozenset[str]] = frozenset({"fields", "object_type", "source_system"})

    id: WireStr = None
    """What groups name it by: a number of your choice, as text."""
    object_type: WireStr = None
    """What is looked at; the reference names ``tag`` alone."""
    source_system: WireStr = None
    """Whose it is: ``activecampaign``."""
    fields: Items[SegmentField] | None = None
    """The comparisons."""
    field_aggregate: SegmentAggregate | None = None
    """How often they must be met."""
    hash: WireStr = None
    """A hash of it all, computed by the API."""
    hash_simple: WireStr = None
    """A hash of it without ``field_aggregate``, computed by the API."""


class SegmentConditionGroupMember(_SegmentValue):
    """A condition as a group names it. Segments page."""

    _required: ClassVar[frozenset[str]] = frozenset({"type"})

    id: WireStr = None
    """The condition. It must be in one group, and in no other."""
    type: WireStr = "condition"
    """Always ``condition``."""


class SegmentConditionGroup(_SegmentValue):
    """Conditions that belong together. Segments page."""

    id: WireStr = None
    """A number of your choice, as text."""
    operator: ValueSegmentOperator = None
    """What connects its conditions."""
    values: Items[SegmentConditionGroupMember] | None = None
    """Its conditions."""
