"""The account's own furniture: `calendars`, `brandings` and `configs`."""

from __future__ import annotations

import hashlib

from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.checks import chosen, every, required
from acsdk.sandbox.rest.kit.hooks import Hooks
from acsdk.sandbox.rest.kit.resource import Column, Filter, Relation, Resource
from acsdk.sandbox.rest.kit.stamps import stamped
from acsdk.sandbox.store import Row

__all__ = ["BRANDINGS", "CALENDARS", "CONFIGS"]


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
