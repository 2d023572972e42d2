"""Made by `nox -s refresh` from acsdk.resources.contacts.tracking."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.contacts.contact import Contact
from acsdk.models.contacts.tracking import LocalEventInput, SiteTrackingDomain, TrackedEvent, TrackingCredentials, TrackingStatus, WhitelistedSite, WhitelistedSiteInput
from acsdk.resources.kit.queries import ListOptions
from typing import Unpack


class TrackedEvents:
    """The events that may be tracked, known by their names, and the switch of event tracking."""
    def get_status(self, **options: Unpack[RequestOptions]) -> TrackingStatus:
        """Fetch whether event tracking is on. Event Tracking page."""
        ...
    def set_status(self, *, enabled: bool, **options: Unpack[RequestOptions]) -> TrackingStatus:
        """Turn event tracking on or off. Event Tracking page."""
        ...
    def list(self, **query: Unpack[ListOptions]) -> Pager[TrackedEvent]:
        """List the events' names. Event Tracking page. Counted off; warns where rows leave."""
        ...
    def create(self, name: str, **options: Unpack[RequestOptions]) -> TrackedEvent:
        """Register an event. To be tracked its name must not be longer than 32 characters. Event Tracking page."""
        ...
    def ensure(self, name: str, **options: Unpack[RequestOptions]) -> TrackedEvent:
        """Get the event of this name, registered if it is missing. May be repeated. Event Tracking page.

        Neither case nor blanks around the name matter.
        """
        ...
    def delete(self, name: str, **options: Unpack[RequestOptions]) -> None:
        """Remove an event. Event Tracking page."""
        ...
    def contact(self, event_id: int, **options: Unpack[RequestOptions]) -> Contact:
        """Fetch the contact of an event that was tracked, by the id of the contact's log. Event Tracking page."""
        ...

class SiteTracking:
    """Tracking of visits to web sites."""
    def get_status(self, **options: Unpack[RequestOptions]) -> TrackingStatus:
        """Fetch whether site tracking is on. Site Tracking page."""
        ...
    def set_status(self, *, enabled: bool, **options: Unpack[RequestOptions]) -> TrackingStatus:
        """Turn site tracking on or off. Site Tracking page."""
        ...
    def code(self, **options: Unpack[RequestOptions]) -> str:
        """Fetch the piece of HTML that pages have to hold to be tracked. Site Tracking page."""
        ...

class Whitelist:
    """The web sites whose visits are tracked."""
    def list(self, **query: Unpack[ListOptions]) -> Pager[WhitelistedSite]:
        """List the sites: all at once, for the API knows no pages here. Site Tracking page. Comes whole."""
        ...
    def create(self, site: WhitelistedSiteInput, **options: Unpack[RequestOptions]) -> WhitelistedSite:
        """Add a site. Raises `ConflictError` where it is in the list already. Site Tracking page.

        The page's example sends another, older body; what is sent here follows its table.
        """
        ...
    def delete(self, site_id: int, **options: Unpack[RequestOptions]) -> None:
        """Remove a site, by its number. Site Tracking page."""
        ...

class SiteTrackingDomains:
    """The whitelist of former times. `Whitelist` has taken its place, and not every account may know it still."""
    def list(self, **query: Unpack[ListOptions]) -> Pager[SiteTrackingDomain]:
        """List the domains. Counted off; warns where rows leave."""
        ...
    def create(self, name: str, **options: Unpack[RequestOptions]) -> SiteTrackingDomain:
        """Add a domain."""
        ...
    def delete(self, name: str, **options: Unpack[RequestOptions]) -> None:
        """Remove a domain."""
        ...

class Tracking:
    """Tracking of events and of visits."""
    @property
    def events(self) -> TrackedEvents:
        """The events that may be tracked."""
        ...
    @property
    def site(self) -> SiteTracking:
        """Tracking of visits to web sites."""
        ...
    @property
    def whitelist(self) -> Whitelist:
        """The web sites whose visits are tracked."""
        ...
    @property
    def domains(self) -> SiteTrackingDomains:
        """The whitelist of former times."""
        ...
    def track(
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
        ...
    def report_local_event(self, event: LocalEventInput, **options: Unpack[RequestOptions]) -> None:
        """Report an event to the account as the tracking host does. Meant for ActiveCampaign's own use.

        To track an event use `track`. Local Events page.
        """
        ...
