"""The parts of webhook payloads: contact, deal, account, task (Webhooks page, recorded deliveries)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from html import escape

from acsdk.sandbox.codec import Json
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row

from .loads import row_named

__all__ = ["about_account", "about_contact", "about_deal", "about_task"]

_SYMBOLS = {"usd": "$", "eur": "€", "gbp": "£", "jpy": "¥"}


def about_contact(state: State, key: Json) -> Mapping[str, Json]:
    """The contact, and its account's name once more at the top level."""
    row = row_named(state, "contacts", key)
    if row is None:
        return {}
    account = row_named(state, "accounts", row.get("orgid")) or {}
    contact = {
        **{name: row.get(column, "") for name, column in _CONTACT.items()},
        "ip": "127.0.0.1",
        "tags": ", ".join(_tags(state, row)),
        "customer_acct_name": account.get("name", ""),
        "customer_acct_id": str(account.get("id", 0)),
        "fields": {
            value["field"]: value["value"] for value in state.store.find("fieldValues", ("contact",), (row["id"],))
        },
    }
    top = ("customer_acct_name", "customer_acct_id", "orgname")
    return {"contact": contact, **{name: contact[name] for name in top}}


_CONTACT = {
    "id": "id",
    "email": "email",
    "first_name": "firstName",
    "last_name": "lastName",
    "phone": "phone",
    "orgname": "orgname",
}


def _tags(state: State, row: Row) -> list[str]:
    taggings = state.store.find("contactTags", ("contact",), (row["id"],))
    found = [row_named(state, "tags", tagging["tag"]) for tagging in taggings]
    return [str(tag["tag"]) for tag in found if tag]


def about_deal(state: State, row: Row) -> Mapping[str, Json]:
    """The deal: amounts in currency units with separators, in cents as `value_raw`."""
    contact = row_named(state, "contacts", row.get("contact")) or {}
    owner = row_named(state, "users", row.get("owner")) or {}
    stage = row_named(state, "dealStages", row.get("stage")) or {}
    pipeline = row_named(state, "dealGroups", row.get("group")) or {}
    account = row_named(state, "accounts", row.get("account")) or {}
    currency = str(row.get("currency", ""))
    cents = int(row.get("value") or 0)
    return {
        "deal": {
            "id": row["id"],
            "title": row.get("title", ""),
            "create_date": row.get("cdate"),
            "create_date_iso": row.get("cdate"),
            "orgid": account.get("id", 0),
            "orgname": account.get("name", ""),
            "stageid": row.get("stage"),
            "stage_title": stage.get("title", ""),
            "pipelineid": row.get("group"),
            "pipeline_title": pipeline.get("title", ""),
            "value": f"{Decimal(cents) / 100:,.2f}",
            "value_raw": cents,
            "currency": currency,
            "currency_symbol": _html(_SYMBOLS.get(currency, currency.upper())),
            "owner": row.get("owner"),
            "owner_firstname": owner.get("firstName", ""),
            "owner_lastname": owner.get("lastName", ""),
            "contactid": row.get("contact"),
            "contact_email": contact.get("email", ""),
            "contact_firstname": contact.get("firstName", ""),
            "contact_lastname": contact.get("lastName", ""),
            "status": row.get("status", "0"),
            "fields": _fields(state, "deal", row),
        }
    }


def _html(symbol: str) -> str:
    """Recorded: a symbol outside ASCII arrives as an HTML entity, the euro by its name."""
    named = symbol.replace("€", "&euro;").replace("£", "&pound;").replace("¥", "&yen;")
    return named if named != symbol else escape(symbol)


def _fields(state: State, owner: str, row: Row) -> list[dict[str, Json]]:
    """Every custom field of the account; one without a value has no id (recorded)."""
    values = {
        int(value["customFieldId"]): value
        for value in state.store.find(f"{owner}CustomFieldData", (f"{owner}Id",), (row["id"],))
    }
    return [
        {**({"id": field["id"]} if field["id"] in values else {}), "key": field["fieldLabel"]}
        | {"value": values.get(field["id"], {}).get("fieldValue", "")}
        for field in state.store.scan(f"{owner}CustomFieldMeta")
    ]


def about_account(state: State, key: Json) -> Mapping[str, Json]:
    """The account with its custom fields."""
    row = row_named(state, "accounts", key) or {"id": 0}
    return {
        "account": {
            "id": row["id"],
            "name": row.get("name", ""),
            "account_url": row.get("accountUrl"),
            "created_timestamp": row.get("createdTimestamp"),
            "updated_timestamp": row.get("updatedTimestamp"),
            "fields": _fields(state, "account", row),
        }
    }


def about_task(state: State, row: Row) -> Mapping[str, Json]:
    """The task with its type."""
    kind = row_named(state, "dealTasktypes", row.get("dealTasktype")) or {}
    dates = {name: row.get(name) for name in ("duedate", "edate", "donedate")}
    return {
        "task": {
            "id": row["id"],
            "title": row.get("title"),
            "note": row.get("note"),
            "type_id": row.get("dealTasktype"),
            "type_title": kind.get("title", ""),
            **dates,
            **{f"{name}_iso": value for name, value in dates.items()},
        }
    }
