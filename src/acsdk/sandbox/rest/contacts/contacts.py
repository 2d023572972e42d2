"""`contacts` (Contacts pages)."""

from __future__ import annotations

from collections.abc import Callable

from acsdk.sandbox.codec import Json
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.hooks import Hooks
from acsdk.sandbox.rest.kit.resource import Child, Column, Filter, Relation, Resource
from acsdk.sandbox.store import Row

from .contact_rows import (
    announce_update,
    beside_list,
    check,
    computed,
    only_one,
    page_input,
    prepare,
    remove_contact,
    save_values,
    select,
    sideloads,
    what_is_left,
    with_values,
)
from .scores import scored

__all__ = ["CONTACTS"]

# fmt: off
_CHILDREN = [
    "contactAutomations", "contactLists", "contactTags", "fieldValues",
    "accountContacts", "contactDeals", "deals", "scoreValues", "trackingLogs",
]
# fmt: on
_LINKS = [
    "bounceLogs",
    "contactAutomations",
    "contactData",
    "contactGoals",
    "contactLists",
    "contactLogs",
    "contactTags",
    "contactDeals",
    "deals",
    "fieldValues",
    "geoIps",
    "notes",
    "organization",
    "plusAppend",
    "trackingLogs",
    "scoreValues",
    "accountContacts",
    "automationEntryCounts",
]
_DATES = {"created": "cdate", "updated": "udate"}


def _by_score(call: Call) -> Callable[[Row], Json]:
    """Points in the score that `sortId` names (documented)."""
    points = scored(call, "contact", call.parameters.get("sortId", ""))
    return lambda row: points.get(str(row["id"]), 0)


CONTACTS = Resource(
    path="contacts",
    singular="contact",
    plural="contacts",
    model="Subscriber",
    missing_texts={"DELETE": "No result found for contact with id {id}"},
    columns=(
        Column("cdate", None),
        Column("email", writable=True),
        Column("phone", writable=True),
        Column("firstName", writable=True, aliases=("first_name",)),
        Column("lastName", writable=True, aliases=("last_name",)),
        Column("orgid", "0", writable=True),
        Column("orgname"),
        Column("segmentio_id"),
        Column("bounced_hard", "0"),
        Column("bounced_soft", "0"),
        Column("bounced_date", None),
        Column("ip", "0"),
        Column("ua", None),
        Column("hash"),
        Column("socialdata_lastcheck", None),
        Column("email_local"),
        Column("email_domain"),
        Column("sentcnt", "0"),
        Column("rating_tstamp", None),
        Column("gravatar", "0"),
        Column("deleted", "0"),
        Column("anonymized", "0"),
        Column("adate", None),
        Column("udate", None),
        Column("edate", None),
        Column("deleted_at", None),
        Column("created_utc_timestamp", None),
        Column("updated_utc_timestamp", None),
        Column("created_timestamp", None),
        Column("updated_timestamp", None),
        Column("created_by", None),
        Column("updated_by", None),
        Column("mpp_tracking", "0"),
        Column("last_click_date", None),
        Column("last_open_date", None),
        Column("last_mpp_open_date", None),
        Column("best_send_hour", "0"),
        Column("sms_consent", "0"),
        Column("sms_consent_updated_at", None),
        Column("whatsapp_id", None),
        Column("whatsapp_username", None),
    ),
    relations=(Relation("organization", "orgid", "accounts"),),
    links=dict.fromkeys(_LINKS, "") | {"contactAutomations": "contactAutomations?limit=1000&orders%5Blastdate%5D=DESC"},
    children=(
        *(Child(name, name, "contact", bare=True) for name in _CHILDREN),
        Child("notes", "notes", "relid", (("reltype", "Subscriber"),), bare=True),
    ),
    filters={
        "email": Filter("email"),
        "filters[email]": Filter("email"),  # rule `contacts.filter_email`
        "email_like": Filter("email", "contains"),
        "phone": Filter("phone", "prefix"),
        "organization": Filter("orgid"),
        "id_greater": Filter("id", "gt"),
        "id_less": Filter("id", "lt"),
        "exclude": Filter("id", "neq"),
        **{f"filters[{name}_before]": Filter(column, "before") for name, column in _DATES.items()},
        **{f"filters[{name}_after]": Filter(column, "after") for name, column in _DATES.items()},
    },
    orders={
        "id": "id",
        "cdate": "cdate",
        "email": "email",
        "first_name": "firstName",
        "last_name": "lastName",
        "name": "firstName",
        "score": "score",
    },
    derived={"score": _by_score},
    create_shows=frozenset(
        {"email", "phone", "firstName", "lastName", "cdate", "udate", "orgid", "orgname", "organization", "hash"}
    ),
    blanks=frozenset({"orgid", "organization"}),
    hooks=Hooks(
        check=check,
        prepare=prepare,
        after=save_values,
        announce=announce_update,
        removed=remove_contact,
        gone=what_is_left,
        computed=computed,
        only_one=only_one,
        beside_one=sideloads,
        beside_write=with_values,
        select=select,
        beside_list=beside_list,
        meta=page_input,
    ),
)
