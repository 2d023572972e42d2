"""Branding: how the account looks to its users and contacts."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from acsdk._json.shapes import is_mapping
from acsdk.models.kit.record import Record, RecordUpdate
from acsdk.models.kit.record_fields import RecordId, WireId
from acsdk.models.kit.wire import NO_ENTRIES, WireBool, WireDateTime, WireForeignKey, WireMap, WireStr, wire

__all__ = ["Branding", "BrandingUpdate"]


def _only_mappings(value: object) -> object:
    return value if is_mapping(value) else {}


class Branding(Record):
    """A branding. Branding page."""

    id: WireId = 0
    """The number that names it."""
    links: Annotated[WireMap[str], BeforeValidator(_only_mappings)] = NO_ENTRIES
    """Always empty: what is called ``links`` here is a switch, ``shows_links``."""
    shows_links: Annotated[WireBool, wire("links")] = None
    """Whether external links are shown."""
    group_id: Annotated[WireForeignKey, wire("groupid")] = None
    """The group it holds for: always 3."""
    site_name: Annotated[WireStr, wire("siteName")] = None
    """What the software is called."""
    site_logo: Annotated[WireStr, wire("siteLogo")] = None
    """The logo: a URL."""
    site_logo_small: Annotated[WireStr, wire("siteLogoSmall")] = None
    """The logo in the head of the administration: a URL."""
    favicon: WireStr = None
    """The icon in the browser's tab: a URL."""
    header_text: Annotated[WireStr, wire("headerTextValue")] = None
    """What stands above every mail, as text."""
    header_html: Annotated[WireStr, wire("headerHtmlValue")] = None
    """What stands above every mail, as HTML."""
    footer_text: Annotated[WireStr, wire("footerTextValue")] = None
    """What stands below every mail, as text."""
    footer_html: Annotated[WireStr, wire("footerHtmlValue")] = None
    """What stands below every mail, as HTML."""
    copyright: WireBool = None
    """Not documented."""
    version: WireBool = None
    """Not documented."""
    license: WireBool = None
    """Not documented."""
    help: WireStr = None
    """Not documented."""
    admin_template_html: Annotated[WireStr, wire("adminTemplateHtm")] = None
    """The administration's template; in some plans alone."""
    admin_template_css: Annotated[WireStr, wire("adminTemplateCss")] = None
    """The style of the administration's template; in some plans alone."""
    public_template_html: Annotated[WireStr, wire("publicTemplateHtm")] = None
    """The public pages' template; in some plans alone."""
    public_template_css: Annotated[WireStr, wire("publicTemplateCss")] = None
    """The style of the public pages' template; in some plans alone."""
    admin_template_html_backup: Annotated[WireStr, wire("admin_template_htm_backup")] = None
    """A copy of the administration's template."""
    admin_template_css_backup: WireStr = None
    """A copy of its style."""
    zendesk_widget_enabled: Annotated[WireBool, wire("zendeskWidgetEnabled")] = None
    """Whether the help widget is shown."""
    created_timestamp: WireDateTime = None
    """When it was made, without an offset: the account's own time."""
    updated_timestamp: WireDateTime = None
    """When it last changed, without an offset: the account's own time."""


class BrandingUpdate(RecordUpdate):
    """What to change in a branding. Branding page."""

    group_id: Annotated[RecordId | None, wire("groupid")] = None
    """The group it holds for: always 3."""
    site_name: Annotated[str | None, wire("siteName")] = None
    """What the software is called."""
    site_logo: Annotated[str | None, wire("siteLogo")] = None
    """The logo: a URL."""
    site_logo_small: Annotated[str | None, wire("siteLogoSmall")] = None
    """The logo in the head of the administration: a URL."""
    favicon: str | None = None
    """The icon in the browser's tab: a URL."""
    header_text: Annotated[str | None, wire("headerTextValue")] = None
    """What stands above every mail, as text."""
    header_html: Annotated[str | None, wire("headerHtmlValue")] = None
    """What stands above every mail, as HTML."""
    footer_text: Annotated[str | None, wire("footerTextValue")] = None
    """What stands below every mail, as text."""
    footer_html: Annotated[str | None, wire("footerHtmlValue")] = None
    """What stands below every mail, as HTML."""
    copyright: bool | None = None
    """Not documented."""
    version: bool | None = None
    """Not documented."""
    license: bool | None = None
    """Not documented."""
    hide_links: Annotated[bool | None, wire("links")] = None
    """Whether external links are taken away: any value does it, and leaving it out keeps them."""
    help: str | None = None
    """Not documented."""
    admin_template_html: Annotated[str | None, wire("adminTemplateHtm")] = None
    """The administration's template; in some plans alone."""
    admin_template_css: Annotated[str | None, wire("adminTemplateCss")] = None
    """The style of the administration's template; in some plans alone."""
    public_template_html: Annotated[str | None, wire("publicTemplateHtm")] = None
    """The public pages' template; in some plans alone."""
    public_template_css: Annotated[str | None, wire("publicTemplateCss")] = None
    """The style of the public pages' template; in some plans alone."""
