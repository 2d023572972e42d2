"""`deals`, their activities and the bulk change of owners (Deals pages)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from acsdk.sandbox.codec import Json, as_object, as_objects
from acsdk.sandbox.messages import Response, json_response
from acsdk.sandbox.rest.fields.custom_fields import save_fields, written_fields
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.hooks import Hooks, Matches
from acsdk.sandbox.rest.kit.loads import row_named, shown_rows
from acsdk.sandbox.rest.kit.resource import Child, Column, Filter, Relation, Resource
from acsdk.sandbox.rest.kit.router import Endpoint
from acsdk.sandbox.store import Row

from .deal_filters import DERIVED, select
from .deal_rows import announce_deal, beside_write, check, computed, currencies, prepare, remove

__all__ = ["DEALS", "DEAL_ACTIVITIES", "DEAL_ENDPOINTS"]

# fmt: off
_LINKS = [
    "dealActivities", "contact", "contactDeals", "group", "nextTask", "notes", "account", "customerAccount",
    "organization", "owner", "scoreValues", "stage", "tasks", "dealCustomFieldData",
]
# fmt: on
_MAILS = ("email", "connection_email", "LinkData")


def _written(call: Call, row: Row) -> Mapping[str, Json]:
    """A stage that the API chose is a number here (recorded)."""
    sent = call.wrapped("deal")
    chosen = sent.get("stage") is None and (call.method == "POST" or "stage" in sent)
    stage = {"stage": int(row["stage"])} if chosen else {}
    return {**written_fields("deal")(call, row), "customFieldSaveStatus": {"status": "success"}, **stage}


def _beside_list(call: Call, rows: Sequence[Row]) -> Mapping[str, Json]:
    """The values of custom fields, where `include` names them (rule `contacts.include`)."""
    name = "dealCustomFieldData"
    if name not in call.parameters.get("include", "").split(","):
        return {}
    values = (call.state.store.find(name, ("dealId",), (row["id"],)) for row in rows)
    return {name: shown_rows(call.state, name, chain.from_iterable(values))}


def _totals(_call: Call, matches: Matches) -> Mapping[str, Json]:
    return {"currencies": currencies(matches())}


DEALS: Resource = Resource(
    path="deals",
    singular="deal",
    plural="deals",
    model="Deal",
    total=int,
    columns=(
        Column("owner", "1", writable=True),
        Column("contact", None, writable=True),
        Column("group", "0", writable=True),
        Column("stage", "0", writable=True),
        Column("title", writable=True),
        Column("description", writable=True),
        Column("percent", "0", writable=True),
        Column("cdate", None),
        Column("mdate", None),
        Column("value", "0", writable=True, number=True),
        Column("currency", "usd", writable=True),
        Column("winProbability", None),
        Column("winProbabilityMdate", None),
        Column("status", "0", writable=True, number=True),
        Column("edate", None),
        Column("hash"),
        Column("account", None, writable=True, aliases=("customerAccount", "organization")),
        Column("isDisabled", False),
    ),
    relations=(Relation("contact", "contact", "contacts"), Relation("stage", "stage", "dealStages")),
    links=dict.fromkeys(_LINKS, ""),
    children=(
        Child("contactDeals", "contactDeals", "deal"),
        Child("dealActivities", "dealActivities", "d_id"),
        Child("dealCustomFieldData", "dealCustomFieldData", "dealId"),
        Child("notes", "notes", "relid", (("reltype", "Deal"),)),
        Child("tasks", "dealTasks", "relid", (("reltype", "Deal"),)),
    ),
    filters={
        "filters[title]": Filter("title", "contains"),
        **{f"filters[{name}]": Filter(name) for name in ("stage", "group", "status", "owner", "contact", "account")},
        "filters[organization]": Filter("account"),
        "filters[created_before]": Filter("cdate", "before"),
        "filters[created_after]": Filter("cdate", "since"),
        "filters[updated_before]": Filter("mdate", "before"),
        "filters[updated_after]": Filter("mdate", "since"),
    },
    orders={name: name for name in ("id", "title", "value", "cdate", "mdate", "status", *DERIVED)},
    derived=DERIVED,
    blanks=frozenset({"account", "customerAccount", "organization"}),
    hooks=Hooks(
        check=check,
        prepare=prepare,
        after=save_fields("deal"),
        announce=announce_deal,
        removed=remove,
        computed=computed,
        select=select,
        beside_list=_beside_list,
        meta=_totals,
        beside_write=beside_write,
        written=_written,
    ),
)


def _without_mails(call: Call) -> list[Row] | None:
    """`exclude`, whatever its value, leaves mails and clicked links out (documented)."""
    if "exclude" not in call.parameters:
        return None
    return [row for row in call.state.store.scan("dealActivities") if row["dataType"] not in _MAILS]


DEAL_ACTIVITIES = Resource(
    path="dealActivities",
    singular="dealActivity",
    plural="dealActivities",
    model="DealActivity",
    verbs=frozenset({"list"}),
    columns=(
        *(Column(name, "0") for name in ("d_id", "d_stageid", "userid", "dataId")),
        *(Column(name) for name in ("dataType", "dataAction", "dataOldval")),
        *(Column(name, None) for name in ("cdate", "sortdate")),
        *(Column(name, "0") for name in ("isAddtask", "deleted", "seriesid")),
    ),
    relations=(
        Relation("deal", "d_id", "deals"),
        Relation("stage", "d_stageid"),
        Relation("user", "userid"),
        Relation("automation", "seriesid"),
    ),
    links=dict.fromkeys(["deal", "stage", "user", "automation", "activity"], ""),
    filters={
        "deal": Filter("d_id"),
        "filters[data_type]": Filter("dataType"),
        "filters[data_id]": Filter("dataId"),
    },
    hooks=Hooks(select=_without_mails),
)


def _bulk_owners(call: Call) -> Response:
    """New owners for many deals, or for none of them when one row is wrong."""
    sent = as_objects(as_object(call.body).get("deals"))
    refusal = next((text for one in sent if (text := _owner_problem(call, one))), None)
    if refusal:
        return json_response(422, {"errors": [{"status": 422, "title": refusal}]})
    outcome: dict[str, list[str]] = {"success": [], "nochange": [], "failed": []}
    for one in sent:
        outcome[_give(call, one)].append(str(one.get("id")))
    return json_response(200, outcome)


def _owner_problem(call: Call, one: dict[str, Json]) -> str | None:
    if one.get("ownerId") in (None, ""):
        return f"ownerId is required for a deal '{one.get('id')}'."
    if row_named(call.state, "users", one["ownerId"]) is None:
        return f"Owner(user) with id '{one['ownerId']}' was not found for a deal '{one.get('id')}'."
    return None


def _give(call: Call, one: dict[str, Json]) -> str:
    deal: Row | None = row_named(call.state, "deals", one.get("id"))
    if deal is None:
        return "failed"
    if str(deal.get("owner", "1")) == str(one["ownerId"]):
        return "nochange"
    changed = {**deal, "owner": str(one["ownerId"]), "mdate": call.state.iso_now()}
    announce_deal(call, call.state.store.replace("deals", changed), deal)
    return "success"


DEAL_ENDPOINTS = (Endpoint("PATCH", "deals/bulkUpdate", _bulk_owners),)
