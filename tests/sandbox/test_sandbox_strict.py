"""What decoders of strictly typed languages need: ids as text, one type a field, maps where maps are expected."""

from __future__ import annotations

from typing import Any

import pytest

from acsdk.sandbox.rest.registry import RESOURCES
from acsdk.sandbox.rest.resource import Resource

from .driver import Driver

INTEGER_TOTALS = {"deals", "dealGroups", "dealStages", "notes"}
NO_META = {"ecomOrderProducts", "ecomOrderDiscounts", "groupDefinitions"} | {
    f"{owner}CustomField{part}" for owner in ("account", "deal") for part in ("Meta", "Data")
}
NO_LINKS = {"fieldRels", "dealTasktypes", "webhooks", "templates", "personalizations"}
NUMBERS = {
    "forms": {"contacts", "deals"},
    "contactAutomations": {"completed", "completeValue"},
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
FLAGS = {"isDisabled", "isLocked", "email_empty"}
LISTED = [resource for resource in RESOURCES if "list" in resource.verbs]


@pytest.fixture(scope="module")
def account() -> Driver:
    """One row of everything that a call can make."""
    driver = Driver()
    ok = driver.ok
    connection = driver.connection()
    driver.upsert_order(lineItems=[{"name": "Tea", "quantity": 1, "priceAmount": 20}])
    driver.sandbox.settle()
    stated = {"name": "News", "sender_url": "https://x.test", "sender_reminder": "You asked."}
    ok("POST", "lists", {"list": stated})
    ok("POST", "listGroups", {"listGroup": {"listid": 1, "groupid": 1}})
    ok("POST", "contactLists", {"contactList": {"list": 1, "contact": 1, "status": 1}})
    ok("POST", "tags", {"tag": {"tag": "vip", "tagType": "contact"}})
    ok("POST", "contactTags", {"contactTag": {"contact": 1, "tag": 1}})
    ok("POST", "fields", {"field": {"title": "Size", "type": "dropdown"}})
    ok("POST", "fieldOption/bulk", {"fieldOptions": [{"field": 1, "orderid": 1, "value": "L", "label": "L"}]})
    ok("POST", "fieldRels", {"fieldRel": {"field": 1, "relid": 0}})
    ok("POST", "fieldValues", {"fieldValue": {"contact": 1, "field": 1, "value": "L"}})
    ok("POST", "accounts", {"account": {"name": "Tea Ltd"}})
    ok("POST", "accountContacts", {"accountContact": {"account": 1, "contact": 1}})
    ok("POST", "dealGroups", {"dealGroup": {"title": "Shop", "currency": "usd", "users": [1]}})
    ok("POST", "deals", {"deal": {"title": "T", "value": 1, "currency": "usd", "group": 1, "contact": 1}})
    ok("POST", "contactDeals", {"contactDeal": {"deal": 1, "contact": 1, "role": 1}})
    ok("POST", "dealTasks", {"dealTask": {"relid": 1, "duedate": "2026-02-01", "dealTasktype": 1}})
    ok("POST", "taskOutcomes", {"taskOutcome": {"title": "Good", "sentiment": "Positive"}})
    ok("POST", "tasktypeOutcomeRels", {"tasktypeOutcomeRel": {"tasktype": 1, "outcome": 1}})
    for owner in ("account", "deal"):
        meta = {"fieldLabel": "Size", "fieldType": "text"}
        ok("POST", f"{owner}CustomFieldMeta", {f"{owner}CustomFieldMetum": meta})
        datum = {f"{owner}Id": 1, "customFieldId": 1, "fieldValue": 7}
        ok("POST", f"{owner}CustomFieldData", {f"{owner}CustomFieldDatum": datum})
    ok("POST", "notes", {"note": {"note": "n", "relid": 1, "reltype": "Subscriber"}})
    ok("POST", "campaign", {"name": "Spring", "type": "single"})
    ok("POST", "messages", {"message": {"fromname": "A", "fromemail": "a@x.test", "reply2": "a@x.test"}})
    ok("POST", "personalizations", {"personalization": {"tag": "t", "name": "n"}})
    ok("POST", "savedResponses", {"savedResponse": {"title": "t", "subject": "s", "body": "b"}})
    ok("POST", "forms", {"form": {"name": "f"}})
    ok("POST", "addresses", {"address": {"companyName": "T", "address1": "a", "country": "GB"}})
    ok("POST", "calendars", {"calendar": {"title": "c", "type": "All"}})
    ok("POST", "webhooks", {"webhook": {"name": "w", "url": "x", "events": ["update"], "sources": ["api"]}})
    ok("POST", "connectionOptions", {"connectionOption": {"connectionid": connection, "option": "o", "value": "v"}})
    for table in ("automations", "scores", "templates", "segments", "configs"):
        driver.sandbox.add(table, name="n")
    ok("POST", "contactAutomations", {"contactAutomation": {"contact": 1, "automation": 1}})
    driver.sandbox.add("links", campaignid="1")
    driver.sandbox.add("trackingLogs", contact="1", subscriberid="1", tstamp=None)
    driver.sandbox.add("ecomOrderDiscounts", orderid="1")
    return driver


def reads(driver: Driver, resource: Resource) -> list[Any]:
    rows = list(driver.ok("GET", resource.path)[resource.plural])
    if "get" in resource.verbs:
        rows += [driver.ok("GET", f"{resource.path}/{row['id']}")[resource.singular] for row in rows[:3]]
    assert rows
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
