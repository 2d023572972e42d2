"""`accounts` and `accountContacts`, a company and who works there (Accounts pages)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from acsdk.sandbox.codec import Json
from acsdk.sandbox.events import announce
from acsdk.sandbox.messages import Response, json_response
from acsdk.sandbox.rest.fields.custom_fields import save_fields, written_fields
from acsdk.sandbox.rest.kit.call import Call
from acsdk.sandbox.rest.kit.checks import every, related, required, unique
from acsdk.sandbox.rest.kit.errors import errors, item
from acsdk.sandbox.rest.kit.event_blocks import about_account, about_contact
from acsdk.sandbox.rest.kit.hooks import Hooks
from acsdk.sandbox.rest.kit.loads import row_named
from acsdk.sandbox.rest.kit.resource import Child, Column, Filter, Resource
from acsdk.sandbox.rest.kit.router import Endpoint
from acsdk.sandbox.rest.kit.stamps import stamped
from acsdk.sandbox.rest.kit.verbs import delete, list_rows
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row, delete_found, has_another

__all__ = ["ACCOUNTS", "ACCOUNT_CONTACTS", "CRM_ACCOUNT_ENDPOINTS", "counts"]

_STAMPS = ("createdTimestamp", "updatedTimestamp")
_CHILDREN = {"accountContacts": "account", "accountCustomFieldData": "accountId"}
_LINKS = ("notes", *_CHILDREN, "contactEmails", "emailActivities")


def counts(state: State, row: Row) -> Mapping[str, Json]:
    """How many contacts and deals an account has."""
    contacts = state.store.find("accountContacts", ("account",), (row["id"],))
    deals = state.store.find("deals", ("account",), (row["id"],))
    return {"contactCount": str(len(contacts)), "dealCount": str(len(deals))}


def _uncounted(_state: State, _row: Row) -> Mapping[str, Json]:
    return {"contactCount": "0", "dealCount": "0"}


def _remove(call: Call, row: Row) -> None:
    for tie in call.state.store.find("accountContacts", ("account",), (row["id"],)):
        _place(call.state, tie["contact"], "0", "")
    for table, column in _CHILDREN.items():
        delete_found(call.state.store, table, (column,), (row["id"],))


def _announce(call: Call, row: Row, known: Row | None) -> None:
    event = "account_add" if known is None else "account_update"
    announce(call.state, event, lambda: about_account(call.state, row["id"]))


ACCOUNTS = Resource(
    path="accounts",
    singular="account",
    plural="accounts",
    model="CustomerAccount",
    columns=(
        Column("name", writable=True),
        Column("accountUrl", None, writable=True),
        Column("owner", "1", writable=True),
        *(Column(name, None) for name in _STAMPS),
    ),
    links=dict.fromkeys(_LINKS, ""),
    children=(
        Child("notes", "notes", "relid", (("reltype", "CustomerAccount"),)),
        *(Child(name, name, column) for name, column in _CHILDREN.items()),
    ),
    filters={"search": Filter("name", "contains")}
    | {f"filters[{name}]": Filter(column) for name, column in (("name", "name"), ("owner", "owner"))},
    orders={"id": "id", "name": "name"},
    create_shows=frozenset({"name", "accountUrl", *_STAMPS}),
    hooks=Hooks(
        check=every(
            required("The account name was not provided.", "name"),
            unique("name", "accounts", 'An account named "{value}" already exists. Please choose a new name.'),
        ),
        prepare=stamped(iso=_STAMPS),
        after=save_fields("account"),
        announce=_announce,
        removed=_remove,
        only_listed=_uncounted,
        written=written_fields("account"),
    ),
)


def _one_account(call: Call, row: Row, known: Row | None) -> Response | None:
    contact = row.get("contact", known["contact"] if known else "")
    held = call.state.store.find("accountContacts", ("contact",), (contact,))
    if has_another(held, known):
        text = (
            "This contact is already associated with an account. "
            "We currently do not support contacts on multiple accounts."
        )
        return errors(422, item(text, "account,contact", "field_invalid"))
    return None


def _place(state: State, contact: Json, account: str, name: str) -> None:
    row = row_named(state, "contacts", contact)
    if row is not None:
        state.store.replace("contacts", {**row, "orgid": account, "orgname": name})


def _join(call: Call, row: Row) -> None:
    account = row_named(call.state, "accounts", row["account"]) or {"name": ""}
    _place(call.state, row["contact"], str(row["account"]), str(account["name"]))


def _announce_contact(call: Call, row: Row, known: Row | None) -> None:
    event = "account_contact_add" if known is None else "account_contact_update"

    def blocks() -> Mapping[str, Json]:
        tie = {name: row[name] for name in ("id", "account", "contact")} | {"job_title": row.get("jobTitle", "")}
        contact, account = about_contact(call.state, row["contact"]), about_account(call.state, row["account"])
        return {**contact, **account, "accountContact": tie}

    announce(call.state, event, blocks)


ACCOUNT_CONTACTS = Resource(
    path="accountContacts",
    singular="accountContact",
    plural="accountContacts",
    model="CustomerAccountSubscriber",
    columns=(
        Column("account", "", writable=True),
        Column("contact", "", writable=True),
        Column("jobTitle", writable=True),
        *(Column(name, None) for name in _STAMPS),
    ),
    links={"account": "", "contact": ""},
    filters={f"filters[{name}]": Filter(name) for name in ("contact", "account")},
    hooks=Hooks(
        check=every(
            required("The {name} attribute was not provided", "account", "contact"),
            related("account", "accounts"),
            related("contact", "contacts"),
            _one_account,
        ),
        prepare=stamped(iso=_STAMPS),
        after=_join,
        announce=_announce_contact,
        removed=lambda call, row: _place(call.state, row["contact"], "0", ""),
    ),
)


_COUNTED = replace(ACCOUNTS, hooks=replace(ACCOUNTS.hooks, only_listed=counts))


def _list(call: Call) -> Response:
    """Both counts are 0 unless `count_deals` asks for them (documented)."""
    is_counted = call.parameters.get("count_deals", "").casefold() in ("1", "true")
    return list_rows(_COUNTED if is_counted else ACCOUNTS, call)


def _bulk_delete(call: Call) -> Response:
    """Accounts that are not there are ignored; the pages print `[]ids` for `ids[]`."""
    for key in [*call.all("ids[]"), *call.all("[]ids")]:
        delete(ACCOUNTS, call, key)
    return json_response(200, {"meta": {"success": True}})


CRM_ACCOUNT_ENDPOINTS = (
    Endpoint("GET", "accounts", _list),
    *(Endpoint("DELETE", f"{name}/bulk_delete", _bulk_delete) for name in ("accounts", "organizations")),
)
