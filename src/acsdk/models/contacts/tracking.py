"""Event tracking and site tracking."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, ModelWrapValidatorHandler
from pydantic_core import PydanticCustomError

from acsdk._json.shapes import is_mapping
from acsdk.models.kit.record import Record, RecordInput
from acsdk.models.kit.record_fields import WireId
from acsdk.models.kit.ruling import Rule, on
from acsdk.models.kit.wire import OffsetDateTime, WireBool, WireDateTime, WireStr, WireTextId, wire

__all__ = [
    "LocalEventInput",
    "SiteTrackingDomain",
    "TrackedEvent",
    "TrackingCredentials",
    "TrackingStatus",
    "WhitelistedSite",
    "WhitelistedSiteInput",
]

_LOOPBACK = {"127.0.0.1", "::1", "localhost"}
_ORIGIN = r"^(https://[A-Za-z0-9.-]+|http://(localhost|127\.0\.0\.1|\[::1\]))(:[0-9]+)?$"


def _check_origin(value: str) -> str:
    """Scheme and host: plain http would show the event key to everyone on the way, but for a sandbox on loopback."""
    url = urlsplit(value.rstrip("/"))
    is_safe = url.scheme == "https" or (url.scheme == "http" and url.hostname in _LOOPBACK)
    if not is_safe or not url.hostname or url.path or url.query or url.fragment or url.username:
        raise PydanticCustomError("not_an_origin", "must be https:// and a host, such as https://trackcmp.net")
    return value.rstrip("/")


class TrackingCredentials(RecordInput):
    """What tracked events are sent with, in place of the API token. Under Website, Site Tracking, Event Tracking."""

    _keys: ClassVar[frozenset[str]] = frozenset({"origin"})

    account_id: str
    """The account's number there: ``actid``."""
    event_key: str = Field(repr=False)
    """The event key: a secret, though a weaker one than the API token."""
    origin: Annotated[str, Rule(AfterValidator(_check_origin), on("string", pattern=_ORIGIN))] = "https://trackcmp.net"
    """Where events are sent: another host is a sandbox."""


class TrackingStatus(Record):
    """Whether event tracking, or site tracking, is on. Event Tracking and Site Tracking pages."""

    enabled: WireBool = None
    """Whether it is on."""


class TrackedEvent(Record):
    """A kind of event that may be tracked. It is known by its name alone. Event Tracking page."""

    name: WireTextId = ""
    """What it is called; names with two underscores in front are ActiveCampaign's own."""


class LocalEventInput(RecordInput):
    """An event as the tracking host itself reports it to the account. Event Tracking page."""

    email: str | None = None
    """The contact."""
    timestamp: Annotated[OffsetDateTime | None, wire("tstamp")] = None
    """When it happened."""
    input: str | None = None
    """What happened, as JSON in a text: ``event``, and for a visit ``url``."""


class WhitelistedSite(Record):
    """A web site whose visits are tracked. Site Tracking page."""

    id: WireId = 0
    """The number it is deleted by."""
    domain: Annotated[WireStr, wire("whitelisted_domain")] = None
    """The domain."""
    page: Annotated[WireStr, wire("whitelisted_page")] = None
    """The part of the domain; ``*`` is all of it."""
    tracking_enabled: WireBool = None
    """Whether visits are tracked."""
    conversations_enabled: WireBool = None
    """Whether conversations (chats) are offered there."""
    web_personalization_enabled: Annotated[WireBool, wire("wp_enabled")] = None
    """Whether pages are personalised there."""
    url_pattern: Annotated[WireStr, wire("url_regex")] = None
    """The regular expression that stands for domain and page, in PHP's spelling."""
    created_at: WireDateTime = None
    """When it was added."""
    updated_at: WireDateTime = None
    """When it last changed."""

    @classmethod
    def _read(cls, value: object, handler: ModelWrapValidatorHandler[Any]) -> Self:
        """Take it out of its envelope: of the v3 API's records this one follows JSON:API."""
        attributes: object = value.get("attributes") if is_mapping(value) else None
        if is_mapping(value) and is_mapping(attributes):
            value = {**{name: part for name, part in value.items() if name != "attributes"}, **attributes}
        return super()._read(value, handler)


class WhitelistedSiteInput(RecordInput):
    """A web site to track. Site Tracking page."""

    domain: Annotated[str, wire("whitelisted_domain")]
    """The domain, such as ``example.com``."""
    page: Annotated[str, wire("whitelisted_page")] = "*"
    """A part of it, such as ``shop`` for ``example.com/shop``; ``*`` is all of it."""
    tracking_enabled: bool = True
    """Whether visits are tracked."""
    conversations_enabled: bool = False
    """Whether conversations (chats) are offered there."""
    web_personalization_enabled: Annotated[bool, wire("wp_enabled")] = False
    """Whether pages are personalised there."""


class SiteTrackingDomain(Record):
    """A domain in the whitelist of former times. Site Tracking page."""

    name: WireTextId = ""
    """The domain."""
