"""Templates of campaigns."""

from __future__ import annotations

from typing import Annotated

from acsdk.models.kit.record import Record
from acsdk.models.kit.record_fields import WireId
from acsdk.models.kit.wire import WireBool, WireDateTime, WireForeignKey, WireInt, WireStr, wire

__all__ = ["SharedTemplate", "Template"]


class Template(Record):
    """A template. Templates are made and changed in the user interface alone. Templates page."""

    id: WireId = 0
    """The number that other records name it by."""
    name: WireStr = None
    """What it is called."""
    subject: WireStr = None
    """The subject it gives to campaigns."""
    content: WireStr = None
    """Its contents."""
    preview_content: WireStr = None
    """Its contents for the preview."""
    category_id: Annotated[WireForeignKey, wire("categoryid")] = None
    """Its category."""
    user_id: Annotated[WireForeignKey, wire("userid")] = None
    """The user who made it."""
    editor_instance_id: Annotated[WireForeignKey, wire("ed_instanceid")] = None
    """The document of the editor that it was made in."""
    editor_version: Annotated[WireInt, wire("ed_version")] = None
    """The version of that editor."""
    used: WireInt = None
    """How often it was used."""
    waits_for_preview: Annotated[WireBool, wire("waitpreview")] = None
    """Whether its preview is still being made."""
    import_number: Annotated[WireInt, wire("importnum")] = None
    """Not documented; 0 in the example."""
    modified: WireBool = None
    """Whether it was changed since it was made."""
    hidden: WireBool = None
    """Whether the user interface hides it."""
    screenshot: WireStr = None
    """Its picture: a URL."""
    modified_date: Annotated[WireDateTime, wire("mdate")] = None
    """When it last changed, without an offset: the account's own time."""


class SharedTemplate(Record):
    """The link under which others import a template. Share a Template page of version 2 of the API."""

    url: WireStr = None
    """The link."""
    message: WireStr = None
    """What the API says about it."""
    result_message: WireStr = None
    """What the API says about the call."""
    result_code: WireInt = None
    """1 for a success."""
    result_output: WireStr = None
    """The format of the answer: ``json``."""
