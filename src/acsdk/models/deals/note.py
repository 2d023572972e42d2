"""Notes on contacts, deals, accounts, tasks and activities."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from acsdk.models.kit.enums import closed
from acsdk.models.kit.record import Record, RecordInput, RecordUpdate
from acsdk.models.kit.record_fields import MEMBER_FIRST, TEXT, RecordId, WireId
from acsdk.models.kit.reference import RecordReference
from acsdk.models.kit.wire import WireBool, WireForeignKey, WireMoment, WireStr, wire

__all__ = ["Note", "NoteInput", "NoteSubject", "NoteUpdate"]


class NoteSubject(StrEnum):
    """What a note is on, as the API names it. Notes page."""

    ACCOUNT = "CustomerAccount"
    ACTIVITY = "Activity"
    CONTACT = "Subscriber"
    DEAL = "Deal"
    DEAL_TASK = "DealTask"


AnswerSubject: TypeAlias = Annotated[NoteSubject | str | None, MEMBER_FIRST, TEXT]
InputSubject: TypeAlias = Annotated[
    NoteSubject | Literal["CustomerAccount", "Activity", "Subscriber", "Deal", "DealTask"], closed(NoteSubject)
]


class Note(Record):
    """A note. Notes page."""

    id: WireId = 0
    """Its number."""
    text: Annotated[WireStr, wire("note")] = None
    """What it says."""
    related_type: Annotated[AnswerSubject, wire("reltype")] = None
    """What it is on."""
    related_id: Annotated[WireForeignKey, wire("relid")] = None
    """The contact, deal, account, task or activity."""
    owner: RecordReference | None = None
    """What it is on, as relations name it."""
    is_draft: WireBool = None
    """Whether it is a draft."""
    user_id: Annotated[WireForeignKey, wire("user")] = None
    """The user who wrote it."""
    user_key: Annotated[WireForeignKey, wire("userid")] = None
    """The user who wrote it, by its older name."""
    created_date: Annotated[WireMoment, wire("cdate")] = None
    """When it was written."""
    modified_date: Annotated[WireMoment, wire("mdate")] = None
    """When it last changed."""


class NoteInput(RecordInput):
    """A note to write. Notes page."""

    text: Annotated[str, wire("note")]
    """What it says."""
    related_type: Annotated[InputSubject, wire("reltype")]
    """What it is on."""
    related_id: Annotated[RecordId, wire("relid")]
    """The contact, deal, account, task or activity."""


class NoteUpdate(RecordUpdate):
    """What to change in a note. The page says that all three are required."""

    text: Annotated[str | None, wire("note")] = None
    """What it says."""
    related_type: Annotated[InputSubject | None, wire("reltype")] = None
    """What it is on."""
    related_id: Annotated[RecordId | None, wire("relid")] = None
    """The contact, deal, account, task or activity."""
