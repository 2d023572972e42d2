"""`groups`, what each may do, and `groupLimits` (Groups page)."""

from __future__ import annotations

from collections.abc import Mapping

from acsdk.sandbox.codec import Json
from acsdk.sandbox.messages import Response, message_response
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.hooks import Hooks
from acsdk.sandbox.rest.kit.resource import Column, Resource
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row

__all__ = ["ADMIN", "GROUPS", "GROUP_LIMITS"]

_LINKS = ("userGroups", "groupLimit", "dealGroupGroups", "listGroups", "addressGroups", "automationGroups")
_FLAGS = ("unsubscribelink", "optinconfirm", "reqApproval", "socialdata")
_PERMISSION_VERBS = {
    "pgAutomation": "Manage",
    "pgForm": "Edit",
    "pgList": "Add Edit Delete Headers Emailaccount Bounce",
    "pgMessage": "Add Edit Delete Send",
    "pgContact": "Add Edit Delete Merge Import Approve Export Sync Filters Actions Fields Resubscribe",
    "pg_user_": "add edit delete",
    "pgGroup": "Add Edit Delete",
    "pgTemplate": "Add Edit Delete",
    "pgPersonalization": "Add Edit Delete",
    "pgReports": "Campaign List User Trend Deal",
    "pgStartup": "Reports Gettingstarted",
    "pgSavedResponses": "Manage",
    "pgDeal": "Delete Reassign GroupAdd GroupEdit GroupDelete ListAll Import Export Fields ManageRoles",
    "pgDealNote": "Add Edit Delete",
    "pgAccount": "Add Edit Delete Import Export ManageCustomField",
    "pgAccountNote": "Add Edit Delete",
    "pgTag": "Manage",
    "pgLandingPages": "Access",
    "pgWebPersonalization": "Manage",
    "pgMfa": "Admin",
}
_PERMISSIONS = ("pgDeal", *(area + verb for area, verbs in _PERMISSION_VERBS.items() for verb in verbs.split()))
# Recorded: what a new group may do without being told.
_GIVEN_VERBS = {
    "p_": "admin",
    "pgReports": "Trend Deal",
    "pgStartup": "Gettingstarted",
    "pgContact": "Resubscribe",
    "pgAccount": "Add Edit Delete ManageCustomField",
    "pgDeal": "Delete Reassign Fields GroupAdd GroupEdit GroupDelete",
}
_GIVEN = {"pgDeal", *(area + verb for area, verbs in _GIVEN_VERBS.items() for verb in verbs.split())}

ADMIN: Row = {
    "id": 3,
    "title": "Admin",
    "descript": "Admin users, who manage the account",
    "reqApproval1st": "2",
    **dict.fromkeys(("p_admin", *_PERMISSIONS), "1"),
}
"""The group that an account is born with: it has the number 3 and may do everything (recorded)."""


def _check_group(_call: Call, row: Row, known: Row | None) -> Response | None:
    title = row.get("title")
    if (known is None or "title" in row) and (not isinstance(title, str) or not title):
        return message_response(403, "$value is not a string")  # recorded: a validation failure with 403
    return None


def _prepare_group(call: Call, row: Row, known: Row | None) -> Row:
    """Recorded: null until the group is changed."""
    return row if known is None else {**row, "sdate": call.state.iso_now()}


GROUPS = Resource(
    path="groups",
    singular="group",
    plural="groups",
    model="Group",
    missing={"GET": 403, "PUT": 403},
    columns=(
        Column("title", writable=True),
        Column("descript", writable=True),
        *(Column(name, "0", writable=True, number=True) for name in _FLAGS),
        *(
            Column(name, "1" if name in _GIVEN else "0", writable=True, number=True)
            for name in ("p_admin", *_PERMISSIONS)
        ),
        Column("reqApproval1st", "2", writable=True, number=True),
        Column("reqApprovalNotify", writable=True),
        Column("sdate", None),
    ),
    links=dict.fromkeys(_LINKS, ""),
    create_shows=frozenset({"p_admin"}),
    orders={"id": "id", "title": "title"},
    hooks=Hooks(check=_check_group, prepare=_prepare_group),
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
