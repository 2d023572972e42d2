"""`campaigns` and their `links`: drafts, never sent (Campaigns pages)."""

from __future__ import annotations

from dataclasses import replace

from acsdk.sandbox.codec import Json, as_object, dumps
from acsdk.sandbox.messages import Response, json_response
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.hooks import Hooks
from acsdk.sandbox.rest.kit.loads import row_named
from acsdk.sandbox.rest.kit.resource import Child, Column, Filter, Relation, Resource
from acsdk.sandbox.rest.kit.router import Endpoint
from acsdk.sandbox.rest.kit.stamps import stamped
from acsdk.sandbox.rest.kit.verbs import missing, update
from acsdk.sandbox.rest.kit.wire import as_text
from acsdk.sandbox.store import Row

__all__ = ["CAMPAIGNS", "CAMPAIGN_ENDPOINTS", "LINKS"]

_FIRST_ZEROES = ["realcid", "sendid", "threadid", "seriesid", "formid", "basemessageid"]
# fmt: off
_COUNTS = [
    "send_amt", "total_amt", "opens", "uniqueopens", "linkclicks", "uniquelinkclicks", "subscriberclicks",
    "forwards", "uniqueforwards", "hardbounces", "softbounces", "unsubscribes", "unsubreasons", "updates",
    "socialshares", "replies", "uniquereplies",
]
# fmt: on
# fmt: off
_LAST_ZEROES = [
    "mail_transfer", "mail_send", "mail_cleanup", "mailer_log_file", "tracklinksanalytics", "tweet",
    "facebook", "embed_images", "htmlunsub", "textunsub", "willrecur", "split_content",
    "split_winner_messageid", "split_winner_awaiting", "responder_existing", "ip4", "managetext",
    "schedule", "waitpreview", "replysys",
]
# fmt: on
# fmt: off
_NULLS = [
    "sdate", "ldate", "htmlunsubdata", "textunsubdata", "reminder_format", "reminder_last_cron_run",
    "activerss_url", "scheduleddate", "deletestamp",
]
# fmt: on
_FIXED = {
    "bounceid": "-1",
    "basetemplateid": "",
    "source": "web",
    "public": "1",
    "tracklinks": "all",
    "trackreads": "1",
    "trackreadsanalytics": "1",
    "survey": "",
    "split_type": "even",
    "split_offset": "2",
    "split_offset_type": "day",
    "responder_type": "subscribe",
    "reminder_type": "month_day",
    "reminder_offset_sign": "+",
    "activerss_interval": "day1",
    "activerss_items": "10",
    "laststep": "type",
}
_EDITABLE = {
    "segmentid": ("0", "segmentId"),
    "addressid": ("0", "addressId"),
    "analytics_campaign_name": ("", "googleAnalyticsCampaignName"),
    "recurring": ("", "recurring"),
    "responder_offset": ("0", "responderDaysOffset"),
    "reminder_field": ("", "reminderField"),
    "reminder_offset": ("0", "reminderOffset"),
    "reminder_offset_type": ("day", "reminderOffsetType"),
}
# fmt: off
_LINKS = [
    "user", "automation", "campaignMessage", "campaignMessages", "links", "aggregateRevenues", "segment",
    "campaignLists",
]
# fmt: on
_NO_COPY = "Bad request. You are not allowed to copy this campaign."

CAMPAIGNS = Resource(
    path="campaigns",
    singular="campaign",
    plural="campaigns",
    model="Campaign",
    verbs=frozenset({"list", "get", "update"}),
    columns=(
        Column("type", "single", writable=True),
        Column("name", writable=True),
        Column("userid", "1"),
        Column("cdate", None),
        Column("mdate", None),
        Column("status", "0"),
        *(Column(name, None) for name in ("created_timestamp", "updated_timestamp")),
        *(Column(name, "0") for name in (*_FIRST_ZEROES, *_COUNTS, *_LAST_ZEROES)),
        *(Column(name, None) for name in _NULLS),
        *(Column(name, value) for name, value in _FIXED.items()),
        *(Column(name, value, writable=True, aliases=(alias,)) for name, (value, alias) in _EDITABLE.items()),
    ),
    relations=(Relation("user", "userid", "users"), Relation("automation", "seriesid", "automations")),
    links=dict.fromkeys(_LINKS, ""),
    children=(Child("links", "links", "campaignid"),),
    filters={f"filters[{name}]": Filter(name) for name in ("seriesid", "type", "status")}
    | {"filters[name]": Filter("name", "contains")},
    orders={name: name for name in ("id", "sdate", "ldate", "cdate", "name")},
    hooks=Hooks(prepare=stamped(iso=("cdate", "mdate"), wall=("created_timestamp", "updated_timestamp"))),
)


def _create(call: Call) -> Response:
    """The only create without a wrapper, with errors as plain texts and a number for an id."""
    sent = as_object(call.body)
    name, kind = sent.get("name"), sent.get("type")
    problems = [] if name else ["Field name is required"]
    problems += [] if isinstance(kind, str) else ["Field type must be of type string"]
    if problems:
        return json_response(400, {"errors": problems})
    prepared = CAMPAIGNS.hooks.prepare(call, {"name": as_text(name), "type": kind}, None)
    row = call.state.store.insert("campaigns", prepared)
    split = bool(sent.get("canSplitContent", False))
    return json_response(200, {"id": row["id"], "name": name, "type": kind, "canSplitContent": split})


def _edit(call: Call) -> Response:
    """Takes the columns bare as well as wrapped."""
    wrapped = call.wrapped("campaign") or as_object(call.body)
    return update(CAMPAIGNS, replace(call, body={"campaign": wrapped}), call.segments[1])


def _copy(call: Call) -> Response:
    known = row_named(call.state, "campaigns", call.segments[1])
    if known is None:
        return json_response(400, _NO_COPY)
    copy: Row = {**known, "name": f"{known['name']} (copy)", "status": "0"}
    row = call.state.store.insert("campaigns", CAMPAIGNS.hooks.prepare(call, copy, None))
    return json_response(200, {"succeeded": 1, "message": "Campaign draft copied.", "newCampaignId": row["id"]})


def _delete(call: Call) -> Response:
    """Recorded: JSON under an HTML content type."""
    known = row_named(call.state, "campaigns", call.segments[1])
    if known is None:
        return missing(CAMPAIGNS, call, call.segments[1])
    call.state.store.delete("campaigns", known["id"])
    body: Json = {"succeeded": 1, "message": "Campaign deleted."}
    return Response(200, dumps(body), (("content-type", "text/html; charset=UTF-8"),))


CAMPAIGN_ENDPOINTS = (
    Endpoint("POST", "campaign", _create),
    Endpoint("PUT", "campaigns/{}/edit", _edit),
    Endpoint("POST", "campaigns/{}/copy", _copy),
    Endpoint("DELETE", "campaigns/{}", _delete),
    Endpoint("DELETE", "campaigns/{}/delete", _delete),
)

LINKS = Resource(
    path="links",
    singular="link",
    plural="links",
    model="Link",
    verbs=frozenset({"list", "get"}),
    columns=(
        Column("campaignid", "0"),
        Column("messageid", "0"),
        *(Column(name) for name in ("link", "name", "ref")),
        Column("tracked", "1"),
    ),
    relations=(Relation("campaign", "campaignid", "campaigns"), Relation("message", "messageid", "messages")),
    links={"campaign": "", "message": ""},
    filters={f"filters[{name}]": Filter(name) for name in ("campaignid", "messageid")},
)
