"""The account itself, and its settings."""

from __future__ import annotations

from typing import Annotated

from acsdk.models.kit.free import JSON
from acsdk.models.kit.record import Record, RecordUpdate
from acsdk.models.kit.record_fields import WireId
from acsdk.models.kit.wire import WireBool, WireDateTime, WireForeignKey, WireInt, WireMoment, WireStr, wire

__all__ = ["AccountInfo", "Setting", "SettingUpdate"]


class AccountInfo(Record):
    """What the account is, and how much of its plan is used. Account Information page."""

    account: WireStr = None
    """Its name."""
    email: WireStr = None
    """Its owner's e-mail address."""
    first_name: WireStr = None
    """Its owner's first name."""
    last_name: WireStr = None
    """Its owner's last name."""
    domain: Annotated[WireStr, wire("cname")] = None
    """A domain of its own."""
    status: WireStr = None
    """Whether it is active; the values are not documented."""
    subscriber_limit: WireInt = None
    """How many contacts its plan allows."""
    subscriber_total: WireInt = None
    """How many contacts it has."""
    trial: WireBool = None
    """Whether it is on trial."""
    credits: JSON = None
    """What it has paid for; the form is not documented."""
    branding: JSON = None
    """How it looks; the form is not documented."""


class Setting(Record):
    """A setting; the API calls it a config. Settings page."""

    id: WireId = 0
    """Its number."""
    name: Annotated[WireStr, wire("keyname")] = None
    """What is set, such as ``pagination.users_index``."""
    section: WireStr = None
    """What it belongs to."""
    item: WireStr = None
    """What in the section it belongs to."""
    value: Annotated[WireStr, wire("val")] = None
    """How it is set."""
    owner_id: Annotated[WireForeignKey, wire("owner")] = None
    """The user whose setting it is."""
    user_id: Annotated[WireForeignKey, wire("userid")] = None
    """The user whose setting it is, by its older name."""
    created_date: Annotated[WireMoment, wire("cdate")] = None
    """When it was made."""
    updated_date: Annotated[WireMoment, wire("udate")] = None
    """When it last changed."""
    created_timestamp: WireDateTime = None
    """When it was made, as newer answers say."""
    updated_timestamp: WireDateTime = None
    """When it last changed, as newer answers say."""
    created_by: WireForeignKey = None
    """The user who made it."""
    updated_by: WireForeignKey = None
    """The user who last changed it."""


class SettingUpdate(RecordUpdate):
    """Another value for a setting. A guess: the page describes no body, so the name is that of the answer."""

    value: Annotated[str, wire("val")]
    """How it shall be set."""
