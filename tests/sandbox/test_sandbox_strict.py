"""What decoders of strictly typed languages need: ids as text, one type a field, maps where maps are expected."""

from __future__ import annotations

from typing import Any

import pytest

from acsdk.sandbox.rest.kit.resource import Resource
from acsdk.sandbox.rest.registry import RESOURCES

from .accounts import full_account
from .driver import Driver

INTEGER_TOTALS = {"deals", "dealCustomFieldData", "notes"}
NO_META = {"ecomOrderProducts", "groupDefinitions"} | {
    "accountCustomFieldMeta",
    "accountCustomFieldData",
    "dealCustomFieldMeta",
}
NO_LINKS = {"fieldRels", "segments", "webhooks", "templates", "personalizations", "organizations"}
NUMBERS = {
    "forms": {"contacts", "deals"},
    "contactAutomations": {"completed", "completeValue", "completedElements", "totalElements"},
    "groupDefinitions": {"id", "type_id", "ordernum", "created_by", "updated_by"},
    "ecomOrders": {"state", "totalPrice", "discountAmount", "shippingAmount", "taxAmount", "totalProducts"},
    **{
        f"{owner}CustomFieldMeta": {"isFormVisible", "isRequired", "displayOrder", "hideFieldFlag"}
        for owner in ("account", "deal")
    },
    **{
        f"{owner}CustomFieldData": {f"{owner}Id", "customFieldId", f"{owner}CustomFieldMetumId"}
        for owner in ("account", "deal")
    },
}
FLAGS = {"isDisabled", "isLocked", "email_empty", "is_restorable"}
LISTED = [resource for resource in RESOURCES if "list" in resource.verbs]


@pytest.fixture(scope="module")
def account() -> Driver:
    return full_account()


def reads(driver: Driver, resource: Resource) -> list[Any]:
    rows = list(driver.ok("GET", resource.path)[resource.plural])
    if "get" in resource.verbs:
        rows += [driver.ok("GET", f"{resource.path}/{row['id']}")[resource.singular] for row in rows[:3]]
    assert rows, f"nobody has made a row of {resource.path}: let full_account() in tests/sandbox/accounts.py make one"
    return rows


@pytest.mark.parametrize("resource", LISTED, ids=lambda resource: str(resource.path))
def test_a_field_has_one_type(account: Driver, resource: Resource) -> None:
    numbers = NUMBERS.get(resource.path, set[str]())
    for row in reads(account, resource):
        odd = {
            name: value
            for name, value in row.items()
            if not isinstance(value, str | list | dict | None) and name not in numbers | FLAGS
        }
        assert odd == {}
        assert isinstance(row["id"], str) or "id" in numbers


@pytest.mark.parametrize("resource", LISTED, ids=lambda resource: str(resource.path))
def test_links_are_maps_of_addresses(account: Driver, resource: Resource) -> None:
    for row in reads(account, resource):
        links = row["links"]
        if resource.path in NO_LINKS:
            assert links == []
        elif resource.path == "brandings":
            assert links == "1"
        else:
            assert all(link.startswith("http") for link in links.values())


@pytest.mark.parametrize("resource", LISTED, ids=lambda resource: str(resource.path))
def test_totals_have_the_recorded_type(account: Driver, resource: Resource) -> None:
    meta = account.ok("GET", resource.path).get("meta")
    if resource.path in NO_META:
        assert meta is None
    else:
        assert isinstance(meta["total"], int if resource.path in INTEGER_TOTALS else str)


def test_empty_lists_where_the_real_api_has_them(empty: Driver) -> None:
    assert empty.ok("GET", "deals")["meta"]["currencies"] == []
    assert empty.ok("GET", "automations")["meta"]["smsLogs"] == []
    empty.ok("POST", "contacts", {"contact": {"email": "a@x.test"}})
    contact = empty.ok("GET", "contacts/1")
    for name in ("contactAutomations", "contactLists", "deals", "fieldValues", "geoIps", "accountContacts"):
        assert contact[name] == contact["contact"][name] == []
    assert empty.ok("GET", "contacts/1/scoreValues") == {"scoreValues": []}
