"""Contacts as the server gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from acsdk.models.kit.record import Record
from acsdk.models.kit.record_fields import WireId
from acsdk.models.kit.wire import (
    NO_ITEMS,
    WireBool,
    WireDate,
    WireDateTime,
    WireForeignKey,
    WireInt,
    WireList,
    WireMoment,
    WireStr,
    wire,
)

if TYPE_CHECKING:  # read when they are asked for
    from acsdk.models.fields.field_value import FieldValue

    from .contact_automation import ContactAutomation
    from .contact_details import GeoAddress, GeoIp, ScoreValue
    from .contact_list import ContactList

__all__ = ["Contact"]


class Contact(Record):
    """A contact. Which fields come depends on the call: 11 after a create, 50 from a get. Contacts page."""

    _first: ClassVar[tuple[str, ...]] = (
        "id",
        "email",
        "first_name",
        "last_name",
        "phone",
        "created_date",
        "updated_date",
    )

    id: WireId = 0
    """The number that other records name it by."""
    email: WireStr = None
    """E-mail address; none, where the account has contacts by phone alone."""
    first_name: Annotated[WireStr, wire("firstName")] = None
    """First name."""
    last_name: Annotated[WireStr, wire("lastName")] = None
    """Last name."""
    phone: WireStr = None
    """Telephone number, in whatever form it was given."""
    created_date: Annotated[WireMoment, wire("cdate")] = None
    """When it was created."""
    updated_date: Annotated[WireMoment, wire("udate")] = None
    """When it last changed."""
    adate: WireDateTime = None
    """A stamp that no source explains."""
    edate: WireDateTime = None
    """A stamp that no source explains."""
    organization_id: Annotated[WireForeignKey, wire("orgid")] = None
    """The organisation, in its deprecated form; accounts have taken its place."""
    organization_name: Annotated[WireStr, wire("orgname")] = None
    """The organisation's name."""
    organization: WireForeignKey = None
    """The organisation, as relations name it: a number, like `organization_id`."""
    hash: WireStr = None
    """Names the contact in links of its mail."""
    ip: WireStr = None
    """The last address it was seen with, as a number."""
    user_agent: Annotated[WireStr, wire("ua")] = None
    """The last browser it was seen with."""
    sent_count: Annotated[WireInt, wire("sentcnt")] = None
    """How many mails were sent to it."""
    email_local: WireStr = None
    """The part of the address before the @; mostly empty."""
    email_domain: Annotated[WireStr, wire("email_domain", "emailDomain")] = None
    """The part of the address after the @."""
    email_empty: WireBool = None
    """Whether it has no address."""
    bounced_hard: WireInt = None
    """How many mails bounced for good."""
    bounced_soft: WireInt = None
    """How many mails bounced for the time being."""
    bounced_date: WireDate = None
    """When a mail last bounced."""
    deleted: WireBool = None
    """Whether it is deleted."""
    deleted_at: WireDateTime = None
    """When it was deleted."""
    anonymized: WireBool = None
    """Whether its personal data was removed."""
    gravatar: WireInt = None
    """Whether it has a Gravatar picture; the values are not documented."""
    segmentio_id: WireStr = None
    """Its id at Segment."""
    rating_date: Annotated[WireDate, wire("rating_tstamp")] = None
    """When its star rating was last computed."""
    social_data_checked_date: Annotated[WireDateTime, wire("socialdata_lastcheck")] = None
    """When its social data was last looked up."""
    mpp_tracking: WireInt = None
    """Apple Mail privacy protection: its values are not documented."""
    last_click_date: WireDateTime = None
    """When it last clicked a link."""
    last_open_date: WireDateTime = None
    """When it last opened a mail."""
    last_mpp_open_date: WireDateTime = None
    """When Apple's servers last opened a mail for it."""
    best_send_hour: WireInt = None
    """The hour of the day at which it reads its mail; 0 to 23."""
    sms_consent: WireInt = None
    """Whether it agreed to SMS; the values are not documented."""
    sms_consent_updated_at: WireDateTime = None
    """When that last changed."""
    whatsapp_id: WireStr = None
    """Its id at WhatsApp."""
    whatsapp_username: WireStr = None
    """Its name at WhatsApp."""
    sentiment: WireStr = None
    """What its tone is taken for; none in every recording."""
    created_timestamp: WireDateTime = None
    """When it was created, as newer answers say."""
    updated_timestamp: WireDateTime = None
    """When it last changed, as newer answers say."""
    created_utc_timestamp: WireDateTime = None
    """The same moment again: in spite of its name the wire holds the account's wall clock."""
    updated_utc_timestamp: WireDateTime = None
    """The same moment again: in spite of its name the wire holds the account's wall clock."""
    created_by: WireForeignKey = None
    """The user who created it."""
    updated_by: WireForeignKey = None
    """The user who last changed it."""
    field_value_ids: Annotated[WireList[WireId], wire("fieldValues")] = NO_ITEMS
    """The numbers of its custom field values; see `field_values`."""
    contact_list_ids: Annotated[WireList[WireId], wire("contactLists")] = NO_ITEMS
    """The numbers of its list memberships; see `lists`."""
    contact_automation_ids: Annotated[WireList[WireId], wire("contactAutomations")] = NO_ITEMS
    """The numbers of its runs through automations; see `automations`."""
    account_contact_ids: Annotated[WireList[WireId], wire("accountContacts")] = NO_ITEMS
    """The numbers of its ties to accounts."""
    deal_ids: Annotated[WireList[WireId], wire("deals")] = NO_ITEMS
    """Its deals."""
    geo_ip_ids: Annotated[WireList[WireId], wire("geoIps")] = NO_ITEMS
    """The numbers of the places it was seen at; see `geo_ips`."""
    score_value_ids: Annotated[WireList[WireId], wire("scoreValues")] = NO_ITEMS
    """The numbers of its scores; see `score_values`."""

    @property
    def is_deleted(self) -> bool:
        """Whether it is in the archive: a deleted contact may still be answered, as ``deleted+{id}@example.com``."""
        return self.email == f"deleted+{self.id}@example.com"

    @property
    def field_values(self) -> list[FieldValue]:
        """Its custom field values: all of them from a get, those that were sent after a write, none in a list."""
        from acsdk.models.fields.field_value import FieldValue

        return self.side_loads.read("fieldValues", FieldValue)

    @property
    def lists(self) -> list[ContactList]:
        """Its list memberships, from a get."""
        from .contact_list import ContactList

        return self.side_loads.read("contactLists", ContactList)

    @property
    def automations(self) -> list[ContactAutomation]:
        """Its runs through automations, from a get."""
        from .contact_automation import ContactAutomation

        return self.side_loads.read("contactAutomations", ContactAutomation)

    @property
    def score_values(self) -> list[ScoreValue]:
        """Its scores, where the answer brought them."""
        from .contact_details import ScoreValue

        return self.side_loads.read("scoreValues", ScoreValue)

    @property
    def geo_ips(self) -> list[GeoIp]:
        """Where it was seen, from a get."""
        from .contact_details import GeoIp

        return self.side_loads.read("geoIps", GeoIp)

    @property
    def geo_addresses(self) -> list[GeoAddress]:
        """The places to which `geo_ips` point, from a get."""
        from .contact_details import GeoAddress

        return self.side_loads.read("geoAddresses", GeoAddress)
