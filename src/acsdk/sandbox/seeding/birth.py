"""The rows that every account is born with (rule `account.born_with`)."""

from __future__ import annotations

from collections.abc import Mapping

from acsdk.sandbox.codec import Json
from acsdk.sandbox.rest.deals.pipelines import open_stages
from acsdk.sandbox.rest.settings.groups import ADMIN
from acsdk.sandbox.rest.settings.users import FIRST_USER
from acsdk.sandbox.state import State

__all__ = ["add_first_rows"]

_ALWAYS: Mapping[str, Mapping[int, Mapping[str, Json]]] = {
    "groups": {int(ADMIN["id"]): ADMIN},
    "users": {1: FIRST_USER},
    "userGroups": {1: {"userid": "1", "groupid": str(ADMIN["id"])}},
    "groupDefinitions": {1: {"label": "{**DEFAULT**}", "ordernum": "1", "type_id": "1"}},
    "dealTasktypes": {1: {"title": "Call"}, 2: {"title": "Email"}},
    "dealRoles": {1: {"title": "Decision Maker"}, 2: {"title": "Contributor"}},
    "brandings": {1: {"siteName": "Sandbox"}},
}
_FIRST_LIST: Mapping[str, Json] = {
    "name": "Master Contact List",
    "stringid": "master-contact-list",
    "sender_url": "https://example.com",
    "sender_reminder": "You are a contact of this account.",
}
_FIRST_PIPELINE: Mapping[str, Json] = {"title": "Sales", "currency": "usd", "allusers": "1"}


def add_first_rows(state: State) -> None:
    """Fill an account that has never had a row; a bare one has neither list nor pipeline, as before 2024."""
    store = state.store
    if store.inserted():
        return
    for table, rows in _ALWAYS.items():
        for number, row in rows.items():
            store.put(table, {**row, "id": number})
    if not state.bare:
        store.put("lists", {**_FIRST_LIST, "id": 3})  # the number that a live account shows
        open_stages(state, store.insert("dealGroups", dict(_FIRST_PIPELINE)))
    store.commit()
