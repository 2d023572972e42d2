"""Made by `nox -s refresh` from acsdk.resources.contacts.details."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.contacts.contact_details import BounceLog, ContactData, ContactGoal, ContactLog, GeoAddress, GeoIp, Organization, PlusAppend, ScoreValue, TrackingLog
from acsdk.models.fields.field_value import FieldValue
from acsdk.resources.kit.queries import ListOptions
from typing import Unpack


class ContactDetails:
    """What is known of contacts."""
    def field_values(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[FieldValue]:
        """List the custom field values of a contact. Contacts page. Comes whole."""
        ...
    def scores(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[ScoreValue]:
        """List a contact's values in all scores. Contacts page. Comes whole."""
        ...
    def goals(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[ContactGoal]:
        """List the goals that a contact reached in automations. Contacts page. Comes whole."""
        ...
    def logs(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[ContactLog]:
        """List a contact's log. Contacts page, where its entries are not described. Comes whole."""
        ...
    def tracking_logs(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[TrackingLog]:
        """List a contact's events. Contacts page. Comes whole."""
        ...
    def bounce_logs(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[BounceLog]:
        """List the mails to a contact that bounced. Contacts page. Comes whole."""
        ...
    def all_bounce_logs(self, **query: Unpack[ListOptions]) -> Pager[BounceLog]:
        """List the mails that bounced, to whomever. Undocumented, but used by others for years.

        Counted off; looks again where rows leave.
        """
        ...
    def geo_ips(self, contact_id: int, **query: Unpack[ListOptions]) -> Pager[GeoIp]:
        """List the addresses that a contact was seen with. Contacts page. Comes whole."""
        ...
    def geo_address(self, geo_ip_id: int, **options: Unpack[RequestOptions]) -> GeoAddress:
        """Fetch the place of one of those addresses. Raises `NotFoundError`. Contacts page."""
        ...
    def data(self, contact_id: int, **options: Unpack[RequestOptions]) -> ContactData:
        """Fetch what was found out about a contact. Raises `NotFoundError`. Contacts page."""
        ...
    def all_data(self, **query: Unpack[ListOptions]) -> Pager[ContactData]:
        """List what was found out about all contacts. Undocumented, but used by others for years.

        Counted off; looks again where rows leave.
        """
        ...
    def plus_append(self, contact_id: int, **options: Unpack[RequestOptions]) -> PlusAppend:
        """Fetch what other services knew of a contact. Raises `NotFoundError`. Contacts page."""
        ...
    def organization(self, contact_id: int, **options: Unpack[RequestOptions]) -> Organization:
        """Fetch a contact's organisation, in its deprecated form. Raises `NotFoundError`. Contacts page."""
        ...
