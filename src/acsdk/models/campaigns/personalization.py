"""Variables: text of the account's own that messages name by a tag."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from acsdk.models.kit.enums import closed
from acsdk.models.kit.record import Record, RecordInput, RecordUpdate
from acsdk.models.kit.record_fields import MEMBER_FIRST, TEXT, RecordId, WireId
from acsdk.models.kit.twin import Written
from acsdk.models.kit.wire import WireBool, WireDateTime, WireForeignKey, WireInt, WireStr, wire

__all__ = ["Personalization", "PersonalizationFormat", "PersonalizationInput", "PersonalizationUpdate"]


class PersonalizationFormat(StrEnum):
    """What a variable holds. Variables page."""

    HTML = "html"
    TEXT = "text"


AnswerPersonalizationFormat: TypeAlias = Annotated[PersonalizationFormat | str | None, MEMBER_FIRST, TEXT]
InputPersonalizationFormat: TypeAlias = Annotated[
    PersonalizationFormat | Literal["html", "text"], closed(PersonalizationFormat)
]


def _between_commas(list_ids: Sequence[int]) -> str:
    return ",".join(map(str, list_ids))


_ListIds: TypeAlias = Annotated[Sequence[RecordId], Written(_between_commas)]


class Personalization(Record):
    """A variable. Variables page.

    Its lists come as ``listIds`` when it is read, and as ``listids`` when it has just been written.
    """

    id: WireId = 0
    """The number that other records name it by."""
    name: WireStr = None
    """What it is called."""
    tag: WireStr = None
    """What messages name it by."""
    format: AnswerPersonalizationFormat = None
    """What it holds."""
    content: WireStr = None
    """The text."""
    joined_list_ids: Annotated[WireStr, wire("listIds", "listids")] = None
    """The lists it is for, with commas between: ``list_ids`` has them one by one."""
    joined_list_names: Annotated[WireStr, wire("listNames")] = None
    """The names of these lists, with commas between."""
    lists_count: Annotated[WireInt, wire("listsCount")] = None
    """How many lists it is for."""
    is_locked: Annotated[WireBool, wire("isLocked")] = None
    """Whether only administrators may change it."""
    user_id: Annotated[WireForeignKey, wire("userid")] = None
    """The user who made it."""
    created_timestamp: WireDateTime = None
    """When it was made."""
    updated_timestamp: WireDateTime = None
    """When it last changed."""
    created_by: WireForeignKey = None
    """The user who made it."""
    updated_by: WireForeignKey = None
    """The user who last changed it."""

    @property
    def list_ids(self) -> list[int]:
        """The lists it is for."""
        parts = (part.strip() for part in (self.joined_list_ids or "").split(","))
        return [int(part) for part in parts if part.isdecimal()]


class PersonalizationInput(RecordInput):
    """A variable to create. Variables page, which says of no field that it is required."""

    tag: str
    """What messages name it by."""
    name: str | None = None
    """What it is called."""
    format: InputPersonalizationFormat | None = None
    """What it holds."""
    content: str | None = None
    """The text."""
    list_ids: Annotated[_ListIds | None, wire("listids")] = None
    """The lists it is for."""


class PersonalizationUpdate(RecordUpdate):
    """What to change in a variable. Variables page."""

    tag: str | None = None
    """What messages name it by."""
    name: str | None = None
    """What it is called."""
    format: InputPersonalizationFormat | None = None
    """What it holds."""
    content: str | None = None
    """The text."""
    list_ids: Annotated[_ListIds | None, wire("listids")] = None
    """The lists it is for."""
