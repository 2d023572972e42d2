"""``client.tracking``: events that contacts cause, and the web sites whose visits are tracked."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Unpack
from urllib.parse import urlencode

from pydantic import ValidationError

from acsdk._engine.operation import Answer, Elsewhere, Operation
from acsdk._errors import ConfigurationError, DecodeError, InvalidInputError, ValidationFailedError
from acsdk._json.shapes import is_mapping
from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.contacts.tracking import (
    LocalEventInput,
    SiteTrackingDomain,
    TrackedEvent,
    TrackingCredentials,
    TrackingStatus,
    WhitelistedSite,
    WhitelistedSiteInput,
)
from acsdk.resources.kit.checks import address_part, key_part
from acsdk.resources.kit.ensuring import find_or_create, first_named
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.paging import unpaged
from acsdk.resources.kit.paths import path_part
from acsdk.resources.kit.queries import ListOptions
from acsdk.resources.kit.reading import nothing, record
from acsdk.resources.kit.resource import Resource, expect_input, operation

if TYPE_CHECKING:  # contacts are half of what this module would have to load
    from acsdk.models.contacts.contact import Contact

__all__ = ["SiteTracking", "SiteTrackingDomains", "TrackedEvents", "Tracking", "Whitelist"]

_EVENTS: Final = Resource(
    name="tracking.events",
    path="/eventTrackingEvents",
    model=TrackedEvent,
    one="eventTrackingEvent",
    many="eventTrackingEvents",
)
_WHITELIST: Final = Resource(
    name="tracking.whitelist",
    path="/prism/urlWhitelistings",
    model=WhitelistedSite,
    one="data",
    many="data",
    paging=unpaged,
)
_DOMAINS: Final = Resource(
    name="tracking.domains",
    path="/siteTrackingDomains",
    model=SiteTrackingDomain,
    one="siteTrackingDomain",
    many="siteTrackingDomains",
)
_LONGEST_EVENT = 32
_WHERE = "both stand in your account under Website, Site Tracking, Event Tracking"


class TrackedEvents(Namespace):
    """The events that may be tracked, known by their names, and the switch of event tracking."""

    async def get_status(self, **options: Unpack[RequestOptions]) -> TrackingStatus:
        """Fetch whether event tracking is on. Event Tracking page."""
        return await self._call(_get_status("tracking.events", "eventTracking"), options)

    async def set_status(self, *, enabled: bool, **options: Unpack[RequestOptions]) -> TrackingStatus:
        """Turn event tracking on or off. Event Tracking page."""
        return await self._call(_set_status("tracking.events", "eventTracking", enabled=enabled), options)

    def list(self, **query: Unpack[ListOptions]) -> Pager[TrackedEvent]:
        """List the events' names. Event Tracking page. Counted off; warns where rows leave."""
        return _EVENTS.list(self._call, ListOptions, query)

    async def create(self, name: str, **options: Unpack[RequestOptions]) -> TrackedEvent:
        """Register an event. To be tracked its name must not be longer than 32 characters. Event Tracking page."""
        body = {"eventTrackingEvent": {"name": key_part("name", name)}}
        return await self._call(_EVENTS.operation("create", "POST", "", _EVENTS.read_one, body=body), options)

    async def ensure(self, name: str, **options: Unpack[RequestOptions]) -> TrackedEvent:
        """Get the event of this name, registered if it is missing. May be repeated. Event Tracking page.

        Neither case nor blanks around the name matter.
        """
        name = key_part("name", name)

        async def find() -> TrackedEvent | None:
            rows = _EVENTS.list(self._call, ListOptions, options)
            return await first_named(rows, lambda event: event.name, name)

        return await find_or_create(find, lambda: self.create(name, **options))

    async def delete(self, name: str, **options: Unpack[RequestOptions]) -> None:
        """Remove an event. Event Tracking page."""
        await self._call(_EVENTS.delete(name), options)

    async def contact(self, event_id: int, **options: Unpack[RequestOptions]) -> Contact:
        """Fetch the contact of an event that was tracked, by the id of the contact's log. Event Tracking page."""
        from acsdk.models.contacts.contact import Contact

        path = f"/trackingLogs/{path_part(event_id)}/contact"
        return await self._call(operation("tracking.events.contact", "GET", path, record(Contact, "contact")), options)


class SiteTracking(Namespace):
    """Tracking of visits to web sites."""

    async def get_status(self, **options: Unpack[RequestOptions]) -> TrackingStatus:
        """Fetch whether site tracking is on. Site Tracking page."""
        return await self._call(_get_status("tracking.site", "siteTracking"), options)

    async def set_status(self, *, enabled: bool, **options: Unpack[RequestOptions]) -> TrackingStatus:
        """Turn site tracking on or off. Site Tracking page."""
        return await self._call(_set_status("tracking.site", "siteTracking", enabled=enabled), options)

    async def code(self, **options: Unpack[RequestOptions]) -> str:
        """Fetch the piece of HTML that pages have to hold to be tracked. Site Tracking page."""
        code = Operation("tracking.site.code", "GET", "/siteTracking/code", _text, text=True, repeatable=True)
        return await self._call(code, options)


class Whitelist(Namespace):
    """The web sites whose visits are tracked."""

    def list(self, **query: Unpack[ListOptions]) -> Pager[WhitelistedSite]:
        """List the sites: all at once, for the API knows no pages here. Site Tracking page. Comes whole."""
        return _WHITELIST.list(self._call, ListOptions, query)

    async def create(self, site: WhitelistedSiteInput, **options: Unpack[RequestOptions]) -> WhitelistedSite:
        """Add a site. Raises `ConflictError` where it is in the list already. Site Tracking page.

        The page's example sends another, older body; what is sent here follows its table.
        """
        body = {"data": {"type": "urlWhitelistings", "attributes": expect_input(site, WhitelistedSiteInput)}}
        return await self._call(_WHITELIST.operation("create", "POST", "", _WHITELIST.read_one, body=body), options)

    async def delete(self, site_id: int, **options: Unpack[RequestOptions]) -> None:
        """Remove a site, by its number. Site Tracking page."""
        await self._call(_WHITELIST.delete(site_id), options)


class SiteTrackingDomains(Namespace):
    """The whitelist of former times. `Whitelist` has taken its place, and not every account may know it still."""

    def list(self, **query: Unpack[ListOptions]) -> Pager[SiteTrackingDomain]:
        """List the domains. Counted off; warns where rows leave."""
        return _DOMAINS.list(self._call, ListOptions, query)

    async def create(self, name: str, **options: Unpack[RequestOptions]) -> SiteTrackingDomain:
        """Add a domain."""
        body = {"siteTrackingDomain": {"name": key_part("name", name)}}
        return await self._call(_DOMAINS.operation("create", "POST", "", _DOMAINS.read_one, body=body), options)

    async def delete(self, name: str, **options: Unpack[RequestOptions]) -> None:
        """Remove a domain."""
        await self._call(_DOMAINS.delete(name), options)


class Tracking(Namespace):
    """Tracking of events and of visits."""

    @cached_property
    def events(self) -> TrackedEvents:
        """The events that may be tracked."""
        return TrackedEvents(self._call)

    @cached_property
    def site(self) -> SiteTracking:
        """Tracking of visits to web sites."""
        return SiteTracking(self._call)

    @cached_property
    def whitelist(self) -> Whitelist:
        """The web sites whose visits are tracked."""
        return Whitelist(self._call)

    @cached_property
    def domains(self) -> SiteTrackingDomains:
        """The whitelist of former times."""
        return SiteTrackingDomains(self._call)

    async def track(
        self,
        event: str,
        *,
        email: str,
        data: str | None = None,
        credentials: TrackingCredentials | None = None,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Tell that a contact caused an event, with ``data`` as its value. Track Event page.

        Event tracking has to be on, the event registered with ``events.ensure``, and the contact should exist. The
        call goes to the tracking host, which gets the ``credentials`` and never the API token, and does not count
        against the account's rate limit. The credentials come by default from ``ACTIVECAMPAIGN_TRACKING_ACCOUNT_ID``
        and ``ACTIVECAMPAIGN_TRACKING_EVENT_KEY``. It is not repeated when an answer is lost, lest the event count
        twice. Raises `ValidationFailedError` where the host refuses it.
        """
        if len(key_part("event", event).strip()) > _LONGEST_EVENT:
            raise InvalidInputError(f"event must be a name of 1 to {_LONGEST_EVENT} characters")
        visit = json.dumps({"email": address_part("email", email)}, ensure_ascii=False)
        told = {"event": event, "visit": visit, **({} if data is None else {"eventdata": data})}
        await self._call(_track(credentials or _credentials_of_environment(), told), options)

    async def report_local_event(self, event: LocalEventInput, **options: Unpack[RequestOptions]) -> None:
        """Report an event to the account as the tracking host does. Meant for ActiveCampaign's own use.

        To track an event use `track`. Local Events page.
        """
        body = {"localEvent": expect_input(event, LocalEventInput)}
        report = operation("tracking.report_local_event", "POST", "/localevent", nothing, body=body, may_be_empty=True)
        await self._call(report, options)


def _track(keys: TrackingCredentials, told: Mapping[str, str]) -> Operation[None]:
    form = {"actid": keys.account_id, "key": keys.event_key, **told}  # in no frame that waits: the key is a secret
    return Operation(
        "tracking.track",
        "POST",
        "/event",
        _read_verdict,
        body=urlencode(form).encode(),
        elsewhere=Elsewhere(keys.origin, "application/x-www-form-urlencoded"),
    )


def _get_status(name: str, key: str) -> Operation[TrackingStatus]:
    return operation(f"{name}.get_status", "GET", f"/{key}", record(TrackingStatus, key))


def _set_status(name: str, key: str, *, enabled: bool) -> Operation[TrackingStatus]:
    body = {key: {"enabled": enabled}}
    return operation(f"{name}.set_status", "PUT", f"/{key}", record(TrackingStatus, key), body=body)


def _credentials_of_environment() -> TrackingCredentials:
    names = {name: f"ACTIVECAMPAIGN_TRACKING_{name.upper()}" for name in ("account_id", "event_key", "origin")}
    given: dict[str, Any] = {name: os.environ.get(variable) for name, variable in names.items()}
    try:
        return TrackingCredentials(**{name: value for name, value in given.items() if value})
    except ValidationError:
        remedy = f"pass TrackingCredentials(account_id=…, event_key=…) or set {names['account_id']} and"
        raise ConfigurationError(f"no tracking credentials: {remedy} {names['event_key']}; {_WHERE}") from None


def _text(answer: Answer) -> str:
    return "" if answer.data is None else answer.data


def _read_verdict(answer: Answer) -> None:
    """The host answers ``{"success": 1}``, as documented, or ``1`` and ``0``, as recorded."""
    verdict = answer.data.get("success") if is_mapping(answer.data) else answer.data
    facts: dict[str, Any] = {"status_code": answer.info.status_code, "request_id": answer.info.request_id}
    if str(verdict) == "0":
        reason = "is event tracking on, the event registered, and are the credentials right?"
        raise ValidationFailedError(f"the tracking host refused the event: {reason}", **facts)
    if str(verdict) != "1":
        raise DecodeError("the tracking host's answer is neither 1 nor 0", **facts)
