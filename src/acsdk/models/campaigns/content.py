"""What the message editor works with: markup, settings, and the tags that stand for contents."""

from __future__ import annotations

from typing import Annotated

from acsdk.models.kit.base import Answer
from acsdk.models.kit.free import JSON
from acsdk.models.kit.record import Record
from acsdk.models.kit.wire import NO_ITEMS, WireInt, WireList, WireStr, wire

__all__ = ["EditorConfig", "EditorMarkup", "EditorMessage", "PersonalizationTag", "PersonalizationTagGroup"]


class EditorMarkup(Record):
    """A message as the editor has it. Get Editor Markup page."""

    html: WireStr = None
    """The HTML, without its style."""
    css: WireStr = None
    """The style."""


class EditorMessage(Answer):
    """A message of the campaign that the editor is opened for. Stripo Config page."""

    id: WireInt = None
    """The message."""
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
    editor_version: Annotated[WireInt, wire("ed_version")] = None
    """The version of the editor."""
    percentage: WireInt = None
    """The share of the contacts that get it, in percent."""
    percentage_300: Annotated[WireInt, wire("percentage300")] = None
    """Not documented; 300 for 100 percent."""


class EditorConfig(Record):
    """The settings of the editor. Stripo Config page."""

    script_url: Annotated[WireStr, wire("stripoScriptSrc")] = None
    """The editor's program."""
    api_base_url: Annotated[WireStr, wire("stripoApiBaseUrl")] = None
    """The editor's own API."""
    content_api_url: Annotated[WireStr, wire("contentApiUrl")] = None
    """Where contents are stored."""
    hosted_mounter_js_url: Annotated[WireStr, wire("hostedMounterJsUrl")] = None
    """The program that puts the editor into a page."""
    allowed_script_source_domains: Annotated[WireList[WireStr], wire("allowedScriptSourceDomains")] = NO_ITEMS
    """Where programs may come from."""
    locale: Annotated[WireStr, wire("localeCode")] = None
    """The language."""
    color_picker_brand_kits: Annotated[WireList[JSON], wire("colorPickerBrandKits")] = NO_ITEMS
    """The account's colours, fonts and logos, as they arrived."""
    branding_footer_html: Annotated[WireStr, wire("brandingFooterHtmlContent")] = None
    """What stands below every mail."""
    messages: Annotated[WireList[EditorMessage], wire("allMessagesArr")] = NO_ITEMS
    """The messages of the campaign."""


class PersonalizationTag(Answer):
    """A tag. Personalization Tags page."""

    value: WireStr = None
    """What is written into a message, percent signs included."""
    label: WireStr = None
    """What it is called, in the user's language."""


class PersonalizationTagGroup(Record):
    """Tags of one kind. Personalization Tags page."""

    id: WireStr = None
    """The kind, such as ``contacts``."""
    type: WireStr = None
    """Whether it is ``standard``."""
    category: WireStr = None
    """What the kind is called, in the user's language."""
    entries: WireList[PersonalizationTag] = NO_ITEMS
    """The tags."""
