"""Connections: what ties a shop to an account."""

from __future__ import annotations

from enum import IntEnum
from typing import Annotated, Literal, TypeAlias

from acsdk.models.kit.record import Record, RecordInput, RecordUpdate
from acsdk.models.kit.record_fields import MEMBER_FIRST, NUMBER, RecordId, WireId, closed_number
from acsdk.models.kit.wire import WireBool, WireDateTime, WireForeignKey, WireMoment, WireStr, wire

__all__ = [
    "Connection",
    "ConnectionInput",
    "ConnectionOption",
    "ConnectionOptionInput",
    "ConnectionStatus",
    "ConnectionUpdate",
    "SyncStatus",
]


class ConnectionStatus(IntEnum):
    """Whether a connection works. Connections page."""

    ERROR = 0
    CONNECTED = 1


class SyncStatus(IntEnum):
    """Whether a connection is being synchronised. Connections page."""

    STOPPED = 0
    RUNNING = 1


InputConnectionStatus: TypeAlias = Annotated[ConnectionStatus | Literal[0, 1], closed_number(ConnectionStatus)]
InputSyncStatus: TypeAlias = Annotated[SyncStatus | Literal[0, 1], closed_number(SyncStatus)]


class Connection(Record):
    """A shop's tie to the account, known by its service and the shop's id there. Connections page."""

    id: WireId = 0
    """The number that customers, carts and orders name it by; GraphQL's ``legacy_connection_id``."""
    service: WireStr = None
    """The service, such as ``shopify``."""
    service_name: Annotated[WireStr, wire("serviceName")] = None
    """The service, as newer answers name it."""
    external_id: Annotated[WireStr, wire("externalid")] = None
    """The shop's id at the service."""
    name: WireStr = None
    """What the shop is called."""
    logo_url: Annotated[WireStr, wire("logoUrl")] = None
    """A picture of the service."""
    link_url: Annotated[WireStr, wire("linkUrl")] = None
    """Where the integration is managed."""
    list_id: Annotated[WireForeignKey, wire("listId", "listid")] = None
    """The list that new contacts come onto."""
    is_internal: Annotated[WireBool, wire("isInternal")] = None
    """Whether ActiveCampaign's own integration made it."""
    connection_type: Annotated[WireStr, wire("connectionType")] = None
    """``ecommerce``."""
    plan_tier: Annotated[WireStr, wire("planTier")] = None
    """Not documented."""
    status: Annotated[ConnectionStatus | int | None, MEMBER_FIRST, NUMBER] = None
    """Whether it works."""
    sync_status: Annotated[SyncStatus | int | None, wire("syncStatus"), MEMBER_FIRST, NUMBER] = None
    """Whether it is being synchronised."""
    last_sync_date: Annotated[WireMoment, wire("lastSync")] = None
    """When it was last synchronised."""
    sync_request_time: WireDateTime = None
    """When a synchronisation was last asked for."""
    sync_start_time: WireDateTime = None
    """When it began."""
    disconnect_date: Annotated[WireDateTime, wire("disconnectDate")] = None
    """When it was cut."""
    credential_expiration: Annotated[WireDateTime, wire("credentialExpiration")] = None
    """When its credentials end."""
    created_date: Annotated[WireMoment, wire("cdate")] = None
    """When it was made."""
    updated_date: Annotated[WireMoment, wire("udate")] = None
    """When it last changed."""


class ConnectionInput(RecordInput):
    """A connection to create; ``client.deepdata.connections.ensure`` finds it first. Connections page."""

    service: str
    """The service: a name of your own choice."""
    external_id: Annotated[str, wire("externalid")]
    """The shop's id at the service."""
    name: str
    """What the shop is called."""
    logo_url: Annotated[str, wire("logoUrl")]
    """A picture of the service."""
    link_url: Annotated[str, wire("linkUrl")]
    """Where the integration is managed."""
    list_id: Annotated[RecordId | None, wire("listId")] = None
    """The list that new contacts come onto."""


class ConnectionUpdate(RecordUpdate):
    """What to change in a connection. Connections page."""

    service: str | None = None
    """The service."""
    external_id: Annotated[str | None, wire("externalid")] = None
    """The shop's id at the service."""
    name: str | None = None
    """What the shop is called."""
    logo_url: Annotated[str | None, wire("logoUrl")] = None
    """A picture of the service."""
    link_url: Annotated[str | None, wire("linkUrl")] = None
    """Where the integration is managed."""
    status: InputConnectionStatus | None = None
    """Whether it works."""
    sync_status: Annotated[InputSyncStatus | None, wire("syncStatus")] = None
    """Whether it is being synchronised."""


class ConnectionOption(Record):
    """A setting of a connection. Undocumented: the WooCommerce plugin writes them."""

    id: WireId = 0
    """Its number."""
    connection_id: Annotated[WireForeignKey, wire("connectionid")] = None
    """The connection."""
    option: WireStr = None
    """Its name, such as ``abandoned_cart.abandon_after_hours``."""
    value: WireStr = None
    """What it is set to."""


class ConnectionOptionInput(RecordInput):
    """A setting of a connection. Undocumented: the WooCommerce plugin writes them."""

    connection_id: Annotated[RecordId, wire("connectionid")]
    """The connection."""
    option: str
    """Its name."""
    value: str
    """What it shall be set to."""
