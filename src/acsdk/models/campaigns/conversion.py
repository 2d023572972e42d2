"""Conversions. Undocumented: the fields are those that third-party readers of these collections found."""

from __future__ import annotations

from typing import Annotated

from acsdk.models.kit.money import AnswerMoney
from acsdk.models.kit.record import Record
from acsdk.models.kit.record_fields import WireId
from acsdk.models.kit.wire import WireBool, WireDateTime, WireForeignKey, WireInt, WireStr, wire

__all__ = ["ContactConversion", "Conversion", "ConversionTrigger"]


class Conversion(Record):
    """What counts as a conversion. Undocumented."""

    id: WireId = 0
    """The number that other records name it by."""
    name: WireStr = None
    """What it is called."""
    value: AnswerMoney = None
    """What one is worth; the unit is not documented."""
    currency: WireStr = None
    """The currency of that."""
    limit: WireInt = None
    """How often it may count for a contact."""
    enforce_limit: WireBool = None
    """Whether that limit holds."""
    created_date: Annotated[WireDateTime, wire("cdate")] = None
    """When it was made."""
    updated_date: Annotated[WireDateTime, wire("udate")] = None
    """When it last changed."""


class ConversionTrigger(Record):
    """What makes a conversion happen. Undocumented."""

    id: WireId = 0
    """The number that other records name it by."""
    conversion_id: Annotated[WireForeignKey, wire("conversion")] = None
    """The conversion."""
    automation_block_id: Annotated[WireForeignKey, wire("automationBlock", "automation_block")] = None
    """The step of an automation that does it."""
    trigger_type: Annotated[WireStr, wire("triggerType", "trigger_type")] = None
    """What kind of event does it."""
    modifier: WireStr = None
    """Not documented."""
    value: WireStr = None
    """Not documented."""
    dynamic: WireInt = None
    """Not documented."""
    retroactive: WireBool = None
    """Whether earlier events count."""
    created_date: Annotated[WireDateTime, wire("cdate")] = None
    """When it was made."""
    updated_date: Annotated[WireDateTime, wire("udate")] = None
    """When it last changed."""


class ContactConversion(Record):
    """One conversion of one contact. Undocumented."""

    id: WireId = 0
    """Its number."""
    contact_id: Annotated[WireForeignKey, wire("contact")] = None
    """The contact."""
    conversion_id: Annotated[WireForeignKey, wire("conversion")] = None
    """The conversion."""
    trigger_id: Annotated[WireForeignKey, wire("conversionTrigger", "conversion_trigger", "conversiontrigger")] = None
    """What made it happen."""
    trigger_type: Annotated[WireStr, wire("triggerType", "trigger_type")] = None
    """What kind of event that was."""
    converted_by_type: Annotated[WireStr, wire("convertedByType", "converted_by_type")] = None
    """What kind of record it is owed to."""
    converted_by_id: Annotated[WireForeignKey, wire("convertedById", "converted_by_id")] = None
    """The record that it is owed to."""
    modifier: WireStr = None
    """Not documented."""
    value: AnswerMoney = None
    """What it is worth; the unit is not documented."""
    currency: WireStr = None
    """The currency of that."""
    dynamic: WireInt = None
    """Not documented."""
    created_date: Annotated[WireDateTime, wire("cdate")] = None
    """When it happened."""
