"""`contactLists`, `contactTags`, `tags` and `contactAutomations`: what ties contacts to things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from acsdk.sandbox.codec import Json
from acsdk.sandbox.events import announce
from acsdk.sandbox.messages import Response, json_response, message_response
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.errors import errors, item
from acsdk.sandbox.rest.kit.event_blocks import about_contact
from acsdk.sandbox.rest.kit.hooks import Hooks
from acsdk.sandbox.rest.kit.loads import row_named, shown_rows
from acsdk.sandbox.rest.kit.resource import Column, Filter, Relation, Resource
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row

__all__ = ["CONTACT_AUTOMATIONS", "CONTACT_LISTS", "CONTACT_TAGS"]


def _with_contact(call: Call, row: Row) -> Mapping[str, Json]:
    contact = row_named(call.state, "contacts", row["contact"])
    return {"contacts": shown_rows(call.state, "contacts", [contact] if contact else [])}


def _check_membership(call: Call, row: Row, known: Row | None) -> Response | None:
    if known is None:
        for column, table, model in (("contact", "contacts", "Subscriber"), ("list", "lists", "_List")):
            if row_named(call.state, table, row.get(column)) is None:  # rule `contact_lists.unknown`
                return message_response(404, f"No Result found for {model} with id {row.get(column, 0)}")
    if "status" in row and row["status"] not in ("0", "1", "2", "3"):
        return errors(422, item("The value you selected is not a valid choice.", "status", "field_invalid"))
    return None


def _existing_membership(call: Call, row: Row) -> Row | None:
    found = call.state.store.find("contactLists", ("contact", "list"), (row["contact"], row["list"]))
    return found[0] if found else None


def _prepare_membership(call: Call, row: Row, known: Row | None) -> Row:
    now, stamp = call.state.iso_now(), call.state.stamp_now()
    changed: Row = {"updated_timestamp": stamp, **({"udate": now} if known else {})}  # recorded: none when new
    if row.get("status") == "1" and (known is None or known.get("status") != "1"):
        changed["sdate"] = now
    return {"status": "0", **row, **changed, **({} if known else {"sdate": now, "created_timestamp": stamp})}


def _member_names(state: State, row: Row) -> Mapping[str, Json]:
    contact = state.store.get("contacts", int(row["contact"])) or {}
    return {"first_name": contact.get("firstName", ""), "last_name": contact.get("lastName", "")}


def _announce_membership(call: Call, row: Row, known: Row | None) -> None:
    event = {"1": "subscribe", "2": "unsubscribe"}.get(str(row.get("status")))
    if event and (known is None or known.get("status") != row["status"]):
        blocks = {"unsubscribe": {"reason": row.get("unsubreason")}} if event == "unsubscribe" else {"form": {"id": ""}}
        announce(
            call.state,
            event,
            lambda: {**about_contact(call.state, row["contact"]), **blocks},
            list_id=str(row["list"]),
        )


CONTACT_LISTS = Resource(
    path="contactLists",
    singular="contactList",
    plural="contactLists",
    model="SubscriberList",
    columns=(
        Column("contact", "0", writable=True),
        Column("list", "0", writable=True),
        Column("form", None),
        Column("seriesid", "0"),
        Column("sdate", None),
        Column("udate", None),
        Column("status", "0", writable=True),
        Column("responder", "1", writable=True),
        Column("sync", "0", writable=True),
        Column("unsubreason", None, writable=True),
        *(Column(name, None) for name in ("campaign", "message", "autosyncLog", "unsubscribeAutomation", "automation")),
        *(Column(name, "0") for name in ("ip4Sub", "ip4_last", "ip4Unsub")),
        Column("sourceid", "3", writable=True, number=True),
        *(Column(name, None) for name in ("created_timestamp", "updated_timestamp", "created_by", "updated_by")),
        Column("channel", "email"),
    ),
    links=dict.fromkeys(
        ["automation", "list", "contact", "form", "autosyncLog", "campaign", "unsubscribeAutomation", "message"], ""
    ),
    filters={
        "filters[contact]": Filter("contact"),
        "filters[list]": Filter("list"),
        "filters[status]": Filter("status"),
    },
    orders={name: name for name in ("id", "sdate", "udate")},
    create_shows=frozenset({"contact", "list", "sdate", "status", "unsubreason", "sourceid", "unsubscribeAutomation"})
    | {"first_name", "last_name", "campaign", "message", "udate"},
    blanks=frozenset({"status", "unsubreason"}),
    hooks=Hooks(
        check=_check_membership,
        existing=_existing_membership,
        prepare=_prepare_membership,
        announce=_announce_membership,
        computed=_member_names,
        beside_write=_with_contact,
    ),
)


def _check_tagging(call: Call, row: Row, _known: Row | None) -> Response | None:
    if not str(row.get("tag", "")).isdigit():
        title = "Invalid value for query parameter contactTag.tag"
        source = {"parameter": "contactTag.tag"}
        return json_response(400, {"errors": [{"title": title, "detail": "No tag id provided", "source": source}]})
    if row.get("contact") in (None, ""):
        pointer = {"source": {"pointer": "/data/attributes/contact"}}
        return json_response(422, {"errors": [{"status": 422, "title": "Missing attribute", **pointer}]})
    for column, table in (("contact", "contacts"), ("tag", "tags")):
        if row_named(call.state, table, row[column]) is None:
            detail = f"{column.capitalize()} not found"
            return json_response(404, {"errors": [{"status": 404, "title": "Not Found", "detail": detail}]})
    return None


def _existing_tagging(call: Call, row: Row) -> Row | None:
    found = call.state.store.find("contactTags", ("contact", "tag"), (row["contact"], row["tag"]))
    return found[0] if found else None


def _prepare_tagging(call: Call, row: Row, known: Row | None) -> Row:
    now, stamp = call.state.iso_now(), call.state.stamp_now()
    return known or {**row, "cdate": now, "created_timestamp": stamp, "updated_timestamp": stamp}


def _beside_taggings(call: Call, rows: Sequence[Row]) -> Mapping[str, Json]:
    """The tags themselves, where `include` names them (rule `contacts.include`)."""
    if "tag" not in call.parameters.get("include", "").split(","):
        return {}
    found = (row_named(call.state, "tags", key) for key in dict.fromkeys(str(row["tag"]) for row in rows))
    return {"tags": shown_rows(call.state, "tags", [tag for tag in found if tag is not None])}


def _announce_tagging(event: str, call: Call, row: Row) -> None:
    tag = row_named(call.state, "tags", row["tag"]) or {}
    announce(call.state, event, lambda: {**about_contact(call.state, row["contact"]), "tag": tag.get("tag", "")})


def _tagged(call: Call, row: Row, known: Row | None) -> None:
    if known is None:
        _announce_tagging("contact_tag_added", call, row)


def _untagged(call: Call, row: Row) -> None:
    _announce_tagging("contact_tag_removed", call, row)


CONTACT_TAGS = Resource(
    path="contactTags",
    singular="contactTag",
    plural="contactTags",
    model="SubscriberTag",
    verbs=frozenset({"list", "get", "create", "delete"}),
    columns=(
        Column("contact", "0", writable=True),
        Column("tag", "0", writable=True),
        Column("cdate", None),
        *(Column(name, None) for name in ("created_timestamp", "updated_timestamp", "created_by", "updated_by")),
    ),
    links={"contact": "", "tag": ""},
    filters={"filters[contact]": Filter("contact"), "filters[tag]": Filter("tag")},
    create_shows=frozenset({"cdate", "contact", "tag"}),
    hooks=Hooks(
        check=_check_tagging,
        existing=_existing_tagging,
        prepare=_prepare_tagging,
        announce=_tagged,
        removed=_untagged,
        beside_list=_beside_taggings,
        beside_write=_with_contact,
    ),
)


def _check_enrolment(call: Call, row: Row, _known: Row | None) -> Response | None:
    contact, automation = (
        row_named(call.state, "contacts", row.get("contact")),
        row_named(call.state, "automations", row.get("seriesid")),
    )
    return None if contact and automation else message_response(403, "Could not create SubscriberSeries")


def _existing_enrolment(call: Call, row: Row) -> Row | None:
    found = call.state.store.find("contactAutomations", ("contact", "seriesid"), (row["contact"], row["seriesid"]))
    return next((known for known in found if known.get("status", "1") == "1"), None)


def _prepare_enrolment(call: Call, row: Row, known: Row | None) -> Row:
    return known or {**row, "adddate": call.state.iso_now(), "lastdate": call.state.iso_now(), "status": "1"}


def _progress(_state: State, row: Row) -> Mapping[str, Json]:
    done = row.get("status") == "2"
    return {"completed": int(done), "completeValue": 100 if done else 0}


CONTACT_AUTOMATIONS = Resource(
    path="contactAutomations",
    singular="contactAutomation",
    plural="contactAutomations",
    model="SubscriberSeries",
    missing={"DELETE": 403},
    verbs=frozenset({"list", "get", "create", "delete"}),
    columns=(
        Column("contact", "0", writable=True),
        Column("seriesid", "0", writable=True, aliases=("automation",)),
        Column("startid", "0", number=True),
        Column("status", "1", number=True),
        Column("batchid", None),
        Column("adddate", None),
        Column("remdate", None),
        Column("timespan", None),
        Column("lastblock", "0"),
        Column("lastlogid", "0"),
        Column("lastdate", None),
        *(Column(name, 0, integer=True) for name in ("completedElements", "totalElements")),
    ),
    relations=(Relation("automation", "seriesid", "automations"),),
    links={"automation": "", "contact": "", "contactGoals": ""},
    filters={
        "filters[contact]": Filter("contact"),
        "filters[adddate]": Filter("adddate"),
        "filters[seriesid]": Filter("seriesid"),
    },
    orders={"id": "id", "lastdate": "lastdate", "adddate": "adddate"},
    hooks=Hooks(
        check=_check_enrolment,
        existing=_existing_enrolment,
        prepare=_prepare_enrolment,
        computed=_progress,
        beside_write=_with_contact,
        meta=lambda _call, _matches: {"showcase_stats": []},
    ),
)
