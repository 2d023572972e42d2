"""Messages: what a campaign sends."""

from __future__ import annotations

from typing import Annotated

from acsdk.models.kit.record import Record, RecordInput, RecordUpdate
from acsdk.models.kit.record_fields import WireId
from acsdk.models.kit.wire import WireBool, WireForeignKey, WireInt, WireMoment, WireStr, wire

__all__ = ["Message", "MessageInput", "MessageUpdate"]


class Message(Record):
    """A message. Messages page."""

    id: WireId = 0
    """The number that other records name it by."""
    name: WireStr = None
    """What it is called."""
    subject: WireStr = None
    """Its subject."""
    from_name: Annotated[WireStr, wire("fromname")] = None
    """Who sends it: name."""
    from_email: Annotated[WireStr, wire("fromemail")] = None
    """Who sends it: address."""
    reply_to: Annotated[WireStr, wire("reply2")] = None
    """Where answers go."""
    preheader_text: WireStr = None
    """What a mailbox shows beside the subject."""
    text: WireStr = None
    """Its contents as plain text."""
    html: WireStr = None
    """Its contents as HTML."""
    user_id: Annotated[WireForeignKey, wire("userid")] = None
    """The user who made it."""
    user: WireForeignKey = None
    """The user who made it, as relations name it."""
    editor_instance_id: Annotated[WireForeignKey, wire("ed_instanceid")] = None
    """The document of the editor that it was made in."""
    editor_version: Annotated[WireInt, wire("ed_version")] = None
    """The version of that editor."""
    priority: WireInt = None
    """Its priority: 3 in every example."""
    charset: WireStr = None
    """Its character set: ``utf-8``."""
    encoding: WireStr = None
    """How it is encoded for the way: ``quoted-printable``, ``8bit``."""
    format: WireStr = None
    """What it consists of: ``mime`` is text and HTML."""
    html_fetch: Annotated[WireStr, wire("htmlfetch")] = None
    """When the HTML is fetched: ``now`` in every example."""
    text_fetch: Annotated[WireStr, wire("textfetch")] = None
    """When the text is fetched: ``now`` in every example."""
    hidden: WireBool = None
    """Whether the user interface hides it."""
    preview_mime: WireStr = None
    """The preview: its type."""
    preview_data: WireStr = None
    """The preview."""
    has_predictive_content: WireBool = None
    """Whether parts of it are chosen for each contact."""
    language_code: WireStr = None
    """The language it is written in."""
    source: WireStr = None
    """Not documented."""
    created_date: Annotated[WireMoment, wire("cdate")] = None
    """When it was made."""
    modified_date: Annotated[WireMoment, wire("mdate")] = None
    """When it last changed."""


class MessageInput(RecordInput):
    """A message to create. Messages page.

    The page's table calls the sender's address ``email``; its example and every answer call it ``fromemail``, and that
    is what is sent.
    """

    from_name: Annotated[str, wire("fromname")]
    """Who sends it: name."""
    from_email: Annotated[str, wire("fromemail")]
    """Who sends it: address."""
    reply_to: Annotated[str, wire("reply2")]
    """Where answers go."""
    subject: str | None = None
    """Its subject."""
    preheader_text: str | None = None
    """What a mailbox shows beside the subject."""
    name: str | None = None
    """What it is called. The page has it for changes alone, as it has ``text`` and ``html``."""
    text: str | None = None
    """Its contents as plain text."""
    html: str | None = None
    """Its contents as HTML."""


class MessageUpdate(RecordUpdate):
    """What to change in a message. Messages page."""

    name: str | None = None
    """What it is called."""
    subject: str | None = None
    """Its subject."""
    from_name: Annotated[str | None, wire("fromname")] = None
    """Who sends it: name."""
    from_email: Annotated[str | None, wire("fromemail")] = None
    """Who sends it: address."""
    reply_to: Annotated[str | None, wire("reply2")] = None
    """Where answers go."""
    preheader_text: str | None = None
    """What a mailbox shows beside the subject."""
    text: str | None = None
    """Its contents as plain text."""
    html: str | None = None
    """Its contents as HTML."""
