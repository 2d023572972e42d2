"""Saved responses: text for one-to-one mail."""

from __future__ import annotations

from typing import Annotated

from acsdk.models.kit.record import Record, RecordInput, RecordUpdate
from acsdk.models.kit.record_fields import WireId
from acsdk.models.kit.wire import WireDateTime, WireForeignKey, WireMoment, WireStr, wire

__all__ = ["SavedResponse", "SavedResponseInput", "SavedResponseUpdate"]


class SavedResponse(Record):
    """A saved response. Saved Responses page."""

    id: WireId = 0
    """The number that other records name it by."""
    title: WireStr = None
    """What it is called."""
    subject: WireStr = None
    """The subject of the mail."""
    body: WireStr = None
    """The text of the mail."""
    last_sent_date: Annotated[WireDateTime, wire("ldate")] = None
    """When it was last sent."""
    last_sent_user_id: WireForeignKey = None
    """The user who last sent it."""
    created_date: Annotated[WireMoment, wire("cdate")] = None
    """When it was made."""
    modified_date: Annotated[WireMoment, wire("mdate")] = None
    """When it last changed."""


class SavedResponseInput(RecordInput):
    """A saved response to create. Saved Responses page."""

    title: str
    """What it is called."""
    subject: str
    """The subject of the mail."""
    body: str
    """The text of the mail."""


class SavedResponseUpdate(RecordUpdate):
    """What to change in a saved response. Saved Responses page."""

    title: str | None = None
    """What it is called."""
    subject: str | None = None
    """The subject of the mail."""
    body: str | None = None
    """The text of the mail."""
