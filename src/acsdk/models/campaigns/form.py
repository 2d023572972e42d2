"""Forms."""

from __future__ import annotations

from typing import Annotated

from acsdk.models.kit.free import JSON
from acsdk.models.kit.record import Record
from acsdk.models.kit.record_fields import WireId
from acsdk.models.kit.wire import (
    NO_ENTRIES,
    NO_ITEMS,
    WireForeignKey,
    WireInt,
    WireList,
    WireMap,
    WireMoment,
    WireStr,
    wire,
)

__all__ = ["Form"]


class Form(Record):
    """A form. Forms page. What it consists of stands in mappings whose keys are not documented."""

    id: WireId = 0
    """The number that other records name it by."""
    name: WireStr = None
    """What it is called."""
    title: WireStr = None
    """Its heading."""
    body: WireStr = None
    """The text below the heading."""
    button: WireStr = None
    """What the button says."""
    thanks: WireStr = None
    """What those who sent it are shown."""
    layout: WireStr = None
    """How it is shown, such as ``inline-form``."""
    url: WireStr = None
    """Where it stands."""
    action: WireStr = None
    """Where it is sent to."""
    action_data: Annotated[WireMap[JSON], wire("actiondata")] = NO_ENTRIES
    """What happens when it is sent: a list of ``actions``, such as one of type ``subscribe-to-list``."""
    submit: WireStr = None
    """What those who sent it see next, such as ``show-thank-you``."""
    submit_data: Annotated[WireMap[JSON], wire("submitdata")] = NO_ENTRIES
    """The settings of that."""
    style: WireMap[JSON] = NO_ENTRIES
    """Its look."""
    options: WireMap[JSON] = NO_ENTRIES
    """Its settings, such as ``sendoptin``."""
    elements: Annotated[WireList[JSON], wire("cfields")] = NO_ITEMS
    """What it consists of, from above to below."""
    source: WireStr = None
    """What it was made with, such as ``builder``."""
    parent_form_id: Annotated[WireForeignKey, wire("parentformid")] = None
    """The form that it is a version of."""
    user_id: Annotated[WireForeignKey, wire("userid")] = None
    """The user who made it."""
    address_id: Annotated[WireForeignKey, wire("addressid")] = None
    """The address that its mail shows."""
    address: WireForeignKey = None
    """The address that its mail shows, as relations name it."""
    entries: WireInt = None
    """How often it was sent."""
    contacts: WireInt = None
    """How many contacts came through it; in lists alone."""
    deals: WireInt = None
    """How many deals came through it; in lists alone."""
    recent: WireList[JSON] = NO_ITEMS
    """Who sent it lately; in lists alone."""
    default_screenshot: Annotated[WireStr, wire("defaultscreenshot")] = None
    """Its picture: a URL."""
    aid: WireForeignKey = None
    """Not documented."""
    created_date: Annotated[WireMoment, wire("cdate")] = None
    """When it was made."""
    updated_date: Annotated[WireMoment, wire("udate")] = None
    """When it last changed."""
