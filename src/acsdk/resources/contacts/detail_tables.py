"""Where the details of contacts live. Imported with the first call for one: most programs ask for none."""

from __future__ import annotations

from typing import Final

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
from acsdk.resources.kit.resource import Resource

__all__ = [
    "ALL_BOUNCES",
    "ALL_DATA",
    "BOUNCES",
    "DATA",
    "FIELD_VALUES",
    "GEO_ADDRESS",
    "GEO_IPS",
    "GOALS",
    "LOGS",
    "ORGANIZATION",
    "PLUS_APPEND",
    "SCORES",
    "TRACKING",
]

FIELD_VALUES: Final = Resource(
    name="contacts.field_values", path="/contacts/{}/fieldValues", model=FieldValue, many="fieldValues"
)
SCORES: Final = Resource(name="contacts.scores", path="/contacts/{}/scoreValues", model=ScoreValue, many="scoreValues")
GOALS: Final = Resource(name="contacts.goals", path="/contacts/{}/contactGoals", model=ContactGoal, many="contactGoals")
LOGS: Final = Resource(name="contacts.logs", path="/contacts/{}/contactLogs", model=ContactLog, many="contactLogs")
BOUNCES: Final = Resource(
    name="contacts.bounce_logs", path="/contacts/{}/bounceLogs", model=BounceLog, many="bounceLogs"
)
ALL_BOUNCES: Final = Resource(name="contacts.bounce_logs", path="/bounceLogs", model=BounceLog, many="bounceLogs")
TRACKING: Final = Resource(
    name="contacts.tracking_logs", path="/contacts/{}/trackingLogs", model=TrackingLog, many="trackingLogs"
)
GEO_IPS: Final = Resource(name="contacts.geo_ips", path="/contacts/{}/geoIps", model=GeoIp, many="geoIps")
GEO_ADDRESS: Final = Resource(
    name="contacts.geo_address", path="/geoIps/{}/geoAddress", model=GeoAddress, one="geoAddress"
)
DATA: Final = Resource(name="contacts.data", path="/contacts/{}/contactData", model=ContactData, one="contactDatum")
ALL_DATA: Final = Resource(name="contacts.data", path="/contactData", model=ContactData, many="contactData")
PLUS_APPEND: Final = Resource(
    name="contacts.plus_append", path="/contacts/{}/plusAppend", model=PlusAppend, one="plusAppend"
)
ORGANIZATION: Final = Resource(
    name="contacts.organization", path="/contacts/{}/organization", model=Organization, one="organization"
)
