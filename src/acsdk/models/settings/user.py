"""Users: the people who work with the account."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from acsdk.models.kit.record import Record, RecordInput, RecordUpdate
from acsdk.models.kit.record_fields import RecordId, WireId
from acsdk.models.kit.wire import NO_ITEMS, WireBool, WireDateTime, WireForeignKey, WireList, WireMoment, WireStr, wire

__all__ = ["GroupMembership", "User", "UserInput", "UserUpdate"]


class GroupMembership(Record):
    """Puts a user into a group. Users page."""

    id: WireId = 0
    """Its number."""
    user_id: Annotated[WireForeignKey, wire("user")] = None
    """The user."""
    user_key: Annotated[WireForeignKey, wire("userid")] = None
    """The user, by its older name."""
    group_id: Annotated[WireForeignKey, wire("group")] = None
    """The group."""
    group_key: Annotated[WireForeignKey, wire("groupid")] = None
    """The group, by its older name."""


class User(Record):
    """A user. Users page."""

    id: WireId = 0
    """The number that other records name it by."""
    username: WireStr = None
    """What the user logs in with."""
    email: WireStr = None
    """E-mail address."""
    first_name: Annotated[WireStr, wire("firstName")] = None
    """First name."""
    last_name: Annotated[WireStr, wire("lastName")] = None
    """Last name."""
    phone: WireStr = None
    """Telephone number."""
    signature: WireStr = None
    """What stands under the user's mail."""
    language: Annotated[WireStr, wire("lang")] = None
    """Language of the user interface."""
    time_zone: Annotated[WireStr, wire("localZoneid")] = None
    """Time zone, such as ``America/New_York``."""
    mfa_enabled: Annotated[WireBool, wire("mfaEnabled")] = None
    """Whether a second factor is needed to log in."""
    roles: WireList[WireStr] = NO_ITEMS
    """What the user may do; the values are not documented."""
    membership_id: Annotated[WireForeignKey, wire("userGroup")] = None
    """The number of its place in a group; see `memberships`."""
    conversations_permission_id: Annotated[WireForeignKey, wire("userConversationsPermission")] = None
    """What the user may do in conversations, as relations name it; recorded and not documented."""
    password_updated_utc_timestamp: WireDateTime = None
    """When the password was last changed."""
    created_date: Annotated[WireMoment, wire("cdate")] = None
    """When it was made."""
    updated_date: Annotated[WireMoment, wire("udate")] = None
    """When it last changed."""

    @property
    def memberships(self) -> list[GroupMembership]:
        """Its groups, from an update."""
        return self.side_loads.read("userGroups", GroupMembership)


class UserInput(RecordInput):
    """A user to create. Users page."""

    group_id: Annotated[RecordId, wire("group")]
    """The group, which says what the user may do. The page does not require it; the API refuses a user without."""
    username: str | None = None
    """What the user logs in with; it cannot be changed later."""
    email: str | None = None
    """E-mail address."""
    first_name: Annotated[str | None, wire("firstName")] = None
    """First name."""
    last_name: Annotated[str | None, wire("lastName")] = None
    """Last name."""
    password: Annotated[str | None, Field(repr=False)] = None
    """The password, in plain text."""


class UserUpdate(RecordUpdate):
    """What to change in a user; the name to log in with cannot be. Users page."""

    email: str | None = None
    """E-mail address."""
    first_name: Annotated[str | None, wire("firstName")] = None
    """First name."""
    last_name: Annotated[str | None, wire("lastName")] = None
    """Last name."""
    group_id: Annotated[RecordId | None, wire("group")] = None
    """The group, which says what the user may do."""
    password: Annotated[str | None, Field(repr=False)] = None
    """The password, in plain text."""
