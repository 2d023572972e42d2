"""What is known of contacts beside their own records."""

from __future__ import annotations

from typing import Final, Unpack

from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.contact_details import (
    BounceLog,
    ContactData,
    ContactGoal,
    ContactLog,
    GeoAddress,
    GeoIp,
    Organization,
    PlusAppend,
    ScoreValue,
    TrackingLog,
)
from acsdk.models.field_value import FieldValue
from acsdk.resources._v3.queries import ListOptions
from acsdk.resources._v3.resource import Resource
from acsdk.resources.namespace import Namespace

__all__ = ["ContactDetails"]

_FIELD_VALUES: Final = Resource(
    name="contacts.field_values", path="/contacts/{}/fieldValues", model=FieldValue, many="fieldValues"
)
_SCORES: Final = Resource(name="contacts.scores", path="/contacts/{}/scoreValues", model=ScoreValue, many="scoreValues")
_GOALS: Final = Resource(
    name="contacts.goals", path="/contacts/{}/contactGoals", model=ContactGoal, many="contactGoals"
)
_LOGS: Final = Resource(name="contacts.logs", path="/contacts/{}/contactLogs", model=ContactLog, many="contactLogs")
_BOUNCES: Final = Resource(
    name="contacts.bounce_logs", path="/contacts/{}/bounceLogs", model=BounceLog, many="bounceLogs"
)
_ALL_BOUNCES: Final = Resource(name="contacts.bounce_logs", path="/bounceLogs", model=BounceLog, many="bounceLogs")
_TRACKING: Final = Resource(
    name="contacts.tracking_logs", path="/contacts/{}/trackingLogs", model=TrackingLog, many="trackingLogs"
)
_GEO_IPS: Final = Resource(name="contacts.geo_ips", path="/contacts/{}/geoIps", model=GeoIp, many="geoIps")
_GEO_ADDRESS: Final = Resource(
    name="contacts.geo_address", path="/geoIps/{}/geoAddress", model=GeoAddress, one="geoAddress"
)
_DATA: Final = Resource(name="contacts.data", path="/contacts/{}/contactData", model=ContactData, one="contactDatum")
_ALL_DATA: Final = Resource(name="contacts.data", path="/contactData", model=ContactData, many="contactData")
_PLUS_APPEND: Final = Resource(
    name="contacts.plus_append", path="/contacts/{}/plusAppend", model=PlusAppend, one="plusAppend"
)
_ORGANIZATION: Final = Resource(
    name="contacts.organization", path="/contacts/{}/organization", model=Organization, one="organization"
)


class ContactDetails(Namespace):
    """What is known of contacts."""

    def field_values(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[FieldValue]:
        """List the custom field values of a contact. Contacts page."""
        return _FIELD_VALUES.at(contact_id).list(self._call, ListOptions, query)

    def scores(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[ScoreValue]:
        """List a contact's values in all scores. Contacts page."""
        return _SCORES.at(contact_id).list(self._call, ListOptions, query)

    def goals(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[ContactGoal]:
        """List the goals that a contact reached in automations. Contacts page."""
        return _GOALS.at(contact_id).list(self._call, ListOptions, query)

    def logs(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[ContactLog]:
        """List a contact's log. Contacts page, where its entries are not described."""
        return _LOGS.at(contact_id).list(self._call, ListOptions, query)

    def tracking_logs(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[TrackingLog]:
        """List a contact's events. Contacts page."""
        return _TRACKING.at(contact_id).list(self._call, ListOptions, query)

    def bounce_logs(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[BounceLog]:
        """List the mails to a contact that bounced. Contacts page."""
        return _BOUNCES.at(contact_id).list(self._call, ListOptions, query)

    def all_bounce_logs(self, **query: Unpack[ListOptions]) -> Pager[BounceLog]:
        """List the mails that bounced, to whomever. Undocumented, but used by others for years."""
        return _ALL_BOUNCES.list(self._call, ListOptions, query)

    def geo_ips(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[GeoIp]:
        """List the addresses that a contact was seen with. Contacts page."""
        return _GEO_IPS.at(contact_id).list(self._call, ListOptions, query)

    async def geo_address(self, geo_ip_id: int, **options: Unpack[RequestOptions]) -> GeoAddress:
        """Fetch the place of one of those addresses. Raises `NotFoundError`. Contacts page."""
        return await self._call(_GEO_ADDRESS.at(geo_ip_id).only(), options)

    async def data(self, contact_id: int, **options: Unpack[RequestOptions]) -> ContactData:
        """Fetch what was found out about a contact. Raises `NotFoundError`. Contacts page."""
        return await self._call(_DATA.at(contact_id).only(), options)

    def all_data(self, **query: Unpack[ListOptions]) -> Pager[ContactData]:
        """List what was found out about all contacts. Undocumented, but used by others for years."""
        return _ALL_DATA.list(self._call, ListOptions, query)

    async def plus_append(self, contact_id: int, **options: Unpack[RequestOptions]) -> PlusAppend:
        """Fetch what other services knew of a contact. Raises `NotFoundError`. Contacts page."""
        return await self._call(_PLUS_APPEND.at(contact_id).only(), options)

    async def organization(self, contact_id: int, **options: Unpack[RequestOptions]) -> Organization:
        """Fetch a contact's organisation, in its deprecated form. Raises `NotFoundError`. Contacts page."""
        return await self._call(_ORGANIZATION.at(contact_id).only(), options)
