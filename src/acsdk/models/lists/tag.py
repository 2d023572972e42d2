"""Tags."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final, Literal, TypeAlias

from acsdk.models.kit.enums import closed
from acsdk.models.kit.record import Record, RecordInput, RecordUpdate
from acsdk.models.kit.record_fields import MEMBER_FIRST, TEXT, WireId
from acsdk.models.kit.wire import WireBool, WireDateTime, WireForeignKey, WireInt, WireMoment, WireStr, wire

__all__ = ["Tag", "TagInput", "TagType", "TagUpdate"]


class TagType(StrEnum):
    """What a tag is put on. Tags page."""

    CONTACT = "contact"
    TEMPLATE = "template"


AnswerTagType: TypeAlias = Annotated[TagType | str | None, MEMBER_FIRST, TEXT]
InputTagType: TypeAlias = Annotated[TagType | Literal["contact", "template"], closed(TagType)]
_CONTACT: Final = TagType.CONTACT


class Tag(Record):
    """A tag. Tags page."""

    id: WireId = 0
    """The number that other records name it by."""
    name: Annotated[WireStr, wire("tag")] = None
    """What it is called."""
    tag_type: Annotated[AnswerTagType, wire("tagType")] = None
    """What it is put on: contacts or templates."""
    description: WireStr = None
    """What it is for."""
    subscriber_count: WireInt = None
    """How many contacts have it."""
    deleted: WireBool = None
    """Whether it is deleted."""
    created_date: Annotated[WireMoment, wire("cdate")] = None
    """When it was made."""
    created_timestamp: WireDateTime = None
    """When it was made, as newer answers say."""
    updated_timestamp: WireDateTime = None
    """When it last changed."""
    created_by: WireForeignKey = None
    """The user who made it."""
    updated_by: WireForeignKey = None
    """The user who last changed it."""


class TagInput(RecordInput):
    """A tag to create. Tags page."""

    name: Annotated[str, wire("tag")]
    """What it is called; unique in the account."""
    tag_type: Annotated[InputTagType, wire("tagType")] = _CONTACT
    """What it is put on. Without it the API makes a tag that no list of tags shows."""
    description: str | None = None
    """What it is for."""


class TagUpdate(RecordUpdate):
    """What to change in a tag. Tags page."""

    name: Annotated[str | None, wire("tag")] = None
    """What it is called."""
    tag_type: Annotated[InputTagType | None, wire("tagType")] = None
    """What it is put on."""
    description: str | None = None
    """What it is for."""
