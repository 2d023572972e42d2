"""`contactDeals`, the secondary contacts of deals, and `dealRoles` (Deals pages)."""

from __future__ import annotations

from collections.abc import Mapping

from acsdk.sandbox.codec import Json
from acsdk.sandbox.messages import Response
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.checks import every, related, required
from acsdk.sandbox.rest.kit.errors import errors, item
from acsdk.sandbox.rest.kit.hooks import Hooks
from acsdk.sandbox.rest.kit.loads import row_named, shown_rows
from acsdk.sandbox.rest.kit.resource import Column, Filter, Resource
from acsdk.sandbox.rest.kit.stamps import stamped
from acsdk.sandbox.store import Row, has_another

__all__ = ["DEAL_CONTACTS", "DEAL_ROLES"]


def _check_twice(call: Call, row: Row, known: Row | None) -> Response | None:
    whole = {**(known or {}), **row}
    found = call.state.store.find("contactDeals", ("deal", "contact"), (whole["deal"], whole["contact"]))
    if has_another(found, known):
        text = "The given contact is already associated to the deal"
        return errors(422, item(text, "contact", "field_invalid"))
    return None


def _with_deal(call: Call, row: Row) -> Mapping[str, Json]:
    deal = row_named(call.state, "deals", row["deal"])
    return {"deals": shown_rows(call.state, "deals", [deal] if deal else [])}


DEAL_CONTACTS = Resource(
    path="contactDeals",
    singular="contactDeal",
    plural="contactDeals",
    model="SubscriberDeal",
    columns=(
        Column("deal", "", writable=True),
        Column("contact", "", writable=True),
        Column("role", None, writable=True),
        Column("cdate", None),
        *(Column(name, None) for name in ("created_timestamp", "updated_timestamp", "created_by", "updated_by")),
    ),
    links={"deal": "", "contact": ""},
    filters={f"filters[{name}]": Filter(name) for name in ("deal", "contact", "role")},
    create_shows=frozenset({"contact", "deal", "cdate"}),
    hooks=Hooks(
        check=every(
            required("The contactDeal {name} was not provided.", "contact", "deal"),
            related("contact", "contacts"),
            related("deal", "deals"),
            related("role", "dealRoles"),
            _check_twice,
        ),
        prepare=stamped(iso=("cdate", "udate"), wall=("created_timestamp", "updated_timestamp")),
        beside_write=_with_deal,
    ),
)

DEAL_ROLES = Resource(
    path="dealRoles",
    singular="dealRole",
    plural="dealRoles",
    model="DealRole",
    verbs=frozenset({"list", "create", "delete"}),
    columns=(
        Column("title", writable=True),
        Column("created_timestamp", None),
        Column("updated_timestamp", None),
    ),
    links={"contactDeals": ""},
    filters={"search": Filter("title", "contains")},
    hooks=Hooks(prepare=stamped(iso=("created_timestamp", "updated_timestamp"))),
)
