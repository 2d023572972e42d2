"""What is known of contacts beside their own records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.queries import ListOptions

if TYPE_CHECKING:
    from acsdk.models.contacts.contact_details import (
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
    from acsdk.models.fields.field_value import FieldValue

__all__ = ["ContactDetails"]


class ContactDetails(Namespace):
    """What is known of contacts."""

    def field_values(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[FieldValue]:
        """List the custom field values of a contact. Contacts page. Comes whole."""
        from acsdk.resources.contacts.detail_tables import FIELD_VALUES

        return FIELD_VALUES.at(contact_id).list(self._call, ListOptions, query)

    def scores(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[ScoreValue]:
        """List a contact's values in all scores. Contacts page. Comes whole."""
        from acsdk.resources.contacts.detail_tables import SCORES

        return SCORES.at(contact_id).list(self._call, ListOptions, query)

    def goals(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[ContactGoal]:
        """List the goals that a contact reached in automations. Contacts page. Comes whole."""
        from acsdk.resources.contacts.detail_tables import GOALS

        return GOALS.at(contact_id).list(self._call, ListOptions, query)

    def logs(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[ContactLog]:
        """List a contact's log. Contacts page, where its entries are not described. Comes whole."""
        from acsdk.resources.contacts.detail_tables import LOGS

        return LOGS.at(contact_id).list(self._call, ListOptions, query)

    def tracking_logs(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[TrackingLog]:
        """List a contact's events. Contacts page. Comes whole."""
        from acsdk.resources.contacts.detail_tables import TRACKING

        return TRACKING.at(contact_id).list(self._call, ListOptions, query)

    def bounce_logs(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[BounceLog]:
        """List the mails to a contact that bounced. Contacts page. Comes whole."""
        from acsdk.resources.contacts.detail_tables import BOUNCES

        return BOUNCES.at(contact_id).list(self._call, ListOptions, query)

    def all_bounce_logs(self, **query: Unpack[ListOptions]) -> Pager[BounceLog]:
        """List the mails that bounced, to whomever. Undocumented, but used by others for years.

        Counted off; looks again where rows leave.
        """
        from acsdk.resources.contacts.detail_tables import ALL_BOUNCES

        return ALL_BOUNCES.list(self._call, ListOptions, query)

    def geo_ips(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[GeoIp]:
        """List the addresses that a contact was seen with. Contacts page. Comes whole."""
        from acsdk.resources.contacts.detail_tables import GEO_IPS

        return GEO_IPS.at(contact_id).list(self._call, ListOptions, query)

    async def geo_address(self, geo_ip_id: int, **options: Unpack[RequestOptions]) -> GeoAddress:
        """Fetch the place of one of those addresses. Raises `NotFoundError`. Contacts page."""
        from acsdk.resources.contacts.detail_tables import GEO_ADDRESS

        return await self._call(GEO_ADDRESS.at(geo_ip_id).only(), options)

    async def data(self, contact_id: int, **options: Unpack[RequestOptions]) -> ContactData:
        """Fetch what was found out about a contact. Raises `NotFoundError`. Contacts page."""
        from acsdk.resources.contacts.detail_tables import DATA

        return await self._call(DATA.at(contact_id).only(), options)

    def all_data(self, **query: Unpack[ListOptions]) -> Pager[ContactData]:
        """List what was found out about all contacts. Undocumented, but used by others for years.

        Counted off; looks again where rows leave.
        """
        from acsdk.resources.contacts.detail_tables import ALL_DATA

        return ALL_DATA.list(self._call, ListOptions, query)

    async def plus_append(self, contact_id: int, **options: Unpack[RequestOptions]) -> PlusAppend:
        """Fetch what other services knew of a contact. Raises `NotFoundError`. Contacts page."""
        from acsdk.resources.contacts.detail_tables import PLUS_APPEND

        return await self._call(PLUS_APPEND.at(contact_id).only(), options)

    async def organization(self, contact_id: int, **options: Unpack[RequestOptions]) -> Organization:
        """Fetch a contact's organisation, in its deprecated form. Raises `NotFoundError`. Contacts page."""
        from acsdk.resources.contacts.detail_tables import ORGANIZATION

        return await self._call(ORGANIZATION.at(contact_id).only(), options)
