"""The account's own furniture: `addresses`, `calendars`, `brandings`, `configs`, `groupLimits`, `segments`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from acsdk.sandbox.codec import Json
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row

from .call import Call
from .checks import chosen, every, required
from .hooks import Hooks
from .resource import Column, Filter, Relation, Resource
from .stamps import stamped

__all__ = ["ADDRESSES", "ADDRESS_GROUPS", "ADDRESS_LISTS", "BRANDINGS", "CALENDARS", "CONFIGS", "GROUP_LIMITS"]
__all__ += ["SEGMENTS"]

_ADDRESS_TEXTS = {"companyName": "company_name", "address1": "address_1", "address2": "address_2"}


def _for_group(call: Call, row: Row) -> None:
    """An address may be made for one user group."""
    if call.method == "POST" and row.get("groupid"):
        call.state.store.insert("addressGroups", {"addressid": str(row["id"]), "groupid": str(row["groupid"])})


ADDRESSES = Resource(
    path="addresses",
    singular="address",
    plural="addresses",
    model="Address",
    columns=(
        *(Column(name, writable=True, aliases=(alias,)) for name, alias in _ADDRESS_TEXTS.items()),
        *(Column(name, writable=True) for name in ("city", "state", "district", "zip", "country")),
        Column("allgroup", "0", writable=True, number=True),
        Column("isDefault", "0", writable=True, number=True, aliases=("is_default",)),
        Column("groupid", None, hidden=True, writable=True),
        *(Column(name, None) for name in ("created_timestamp", "updated_timestamp", "created_by", "updated_by")),
        Column("smsName", None),
    ),
    links={"addressGroup": "", "addressList": "", "forms": ""},
    create_shows=frozenset({"companyName", "address1", "country"}),
    # Rule `office.bodies`: the answers to missing columns of addresses and calendars.
    hooks=Hooks(
        check=required("The address {name} was not provided.", "companyName", "address1", "country"),
        prepare=stamped(wall=("created_timestamp", "updated_timestamp")),
        after=_for_group,
    ),
)

_DELETE_ONLY = frozenset({"delete"})
_TIE = (Column("addressid", "0"),)
ADDRESS_GROUPS = Resource(
    path="addressGroups",
    singular="addressGroup",
    plural="addressGroups",
    model="AddressGroup",
    verbs=_DELETE_ONLY,
    columns=_TIE,
)
ADDRESS_LISTS = Resource(
    path="addressLists",
    singular="addressList",
    plural="addressLists",
    model="AddressList",
    verbs=_DELETE_ONLY,
    columns=_TIE,
)


def _token(call: Call, row: Row, known: Row | None) -> Row:
    stamps = stamped(iso=("cdate", "mdate"))
    if known is not None:
        return stamps(call, row, known)
    token = hashlib.md5(call.state.new_guid().encode(), usedforsecurity=False).hexdigest()
    return stamps(call, {**row, "token": token}, known)


CALENDARS = Resource(
    path="calendars",
    singular="calendar",
    plural="calendars",
    model="Calendar",
    columns=(
        Column("userid", "1"),
        Column("title", writable=True),
        Column("type", "All", writable=True),
        Column("token"),
        Column("notification", "0", writable=True, number=True),
        Column("cdate", None),
        Column("mdate", None),
    ),
    links={"calendarRels": "", "calendarUsers": ""},
    hooks=Hooks(
        check=every(
            required("The calendar {name} was not provided.", "title", "type"),
            chosen("type", frozenset({"All", "Deals", "Contacts"}), "The type must be All, Deals or Contacts."),
        ),
        prepare=_token,
    ),
)

# fmt: off
_BRAND_TEXTS = [
    "siteName", "siteLogo", "siteLogoSmall", "headerTextValue", "headerHtmlValue", "footerTextValue",
    "footerHtmlValue", "adminTemplateHtm", "adminTemplateCss", "publicTemplateHtm", "publicTemplateCss",
]
# fmt: on

BRANDINGS = Resource(
    path="brandings",
    singular="branding",
    plural="brandings",
    model="Branding",
    verbs=frozenset({"list", "get", "update"}),
    columns=(
        Column("groupid", "3", writable=True),
        *(Column(name, writable=True) for name in _BRAND_TEXTS),
        *(Column(name, "1", writable=True) for name in ("copyright", "version", "license", "help")),
        Column("favicon", None, writable=True),
        *(Column(name, None) for name in ("created_timestamp", "updated_timestamp")),
        Column("zendeskWidgetEnabled", "0"),
    ),
    # Here `links` is a flag of the brand, not a map (documented).
    hooks=Hooks(
        prepare=stamped(wall=("created_timestamp", "updated_timestamp")), computed=lambda _state, _row: {"links": "1"}
    ),
)

CONFIGS = Resource(
    path="configs",
    singular="config",
    plural="configs",
    model="ConfigResult",
    verbs=frozenset({"list", "update"}),
    columns=(
        *(Column(name, writable=True) for name in ("keyname", "section", "item")),
        Column("userid", "1"),
        Column("val", writable=True),
        Column("cdate", None),
        Column("udate", None),
    ),
    relations=(Relation("owner", "userid", "users"),),
    links={"owner": ""},
    filters={f"filters[{name}]": Filter(name) for name in ("keyname", "section", "item", "userid")},
    hooks=Hooks(prepare=stamped(iso=("cdate", "udate"))),
)


def _of_group(_state: State, row: Row) -> Mapping[str, Json]:
    return {"groupid": str(row["id"]), "group": str(row["id"])}


GROUP_LIMITS = Resource(
    path="groupLimits",
    table="groups",
    singular="groupLimit",
    plural="groupLimits",
    model="GroupLimit",
    verbs=frozenset({"list"}),
    columns=(
        *(Column(name, "0") for name in ("limitMail", "limitContact", "limitList", "limitCampaign", "limitUser")),
        *(Column(name, "month") for name in ("limitMailType", "limitCampaignType")),
        Column("limitAttachment", "-1"),
        Column("abuseRatio", "4"),
        Column("forceSenderInfo", "0"),
    ),
    links={"group": ""},
    hooks=Hooks(computed=_of_group),
)

SEGMENTS = Resource(
    path="segments",
    singular="segment",
    plural="segments",
    model="Segment",
    verbs=frozenset({"list", "get"}),
    columns=(
        Column("name"),
        Column("logic", "and"),
        *(Column(name, "0") for name in ("hidden", "seriesid")),
        Column("segmentid_v2", None),
        *(Column(name, None) for name in ("created_timestamp", "updated_timestamp", "created_by", "updated_by")),
    ),
)
