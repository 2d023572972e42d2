"""What clients written by others send and what their decoders demand, one call each."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from acsdk.sandbox.rest.kit.resource import Resource
from acsdk.sandbox.rest.registry import RESOURCES
from acsdk.sandbox.state import ACCOUNT_ID, EVENT_KEY

from .accounts import full_account
from .driver import Driver

WOO_FEATURES = ("core", "historical-sync", "product-catalog", "recurring-payments", "browse-abandonment")
LISTED = [resource for resource in RESOURCES if "list" in resource.verbs]
LIST = {"name": "News", "stringid": "news", "sender_url": "https://x.test", "sender_reminder": "You asked."}


@pytest.fixture
def crm(empty: Driver) -> Driver:
    """A contact, an account, a list, a pipeline and a shop with one customer, each with the id 1."""
    empty.ok("POST", "contacts", {"contact": {"email": "ada@x.test"}})
    empty.ok("POST", "accounts", {"account": {"name": "Tea Ltd"}})
    empty.ok("POST", "lists", {"list": LIST})
    empty.ok("POST", "dealGroups", {"dealGroup": {"title": "Shop", "currency": "usd"}})
    connection = empty.connection()
    shopper = {"connectionid": connection, "externalid": "c-1", "email": "ada@x.test"}
    empty.ok("POST", "ecomCustomers", {"ecomCustomer": shopper})
    return empty


def test_a_new_contact_has_texts_where_reads_have_null(empty: Driver) -> None:
    """A PHP client's constructor takes strings only; another takes the first key of the answer for the contact."""
    answer = empty.ok("POST", "contacts", {"contact": {"email": "ada@x.test"}})
    assert (answer["contact"]["orgid"], answer["contact"]["organization"]) == ("", "")
    assert list(answer) == ["contact"]
    answer = empty.ok("PUT", "contacts/1", {"contact": {"firstName": "Ada"}})
    assert (answer["contact"]["orgid"], answer["contact"]["organization"], list(answer)) == ("0", None, ["contact"])


def test_what_is_sent_is_never_blanked(crm: Driver) -> None:
    answer = crm.ok("POST", "contacts", {"contact": {"email": "bea@x.test", "orgid": 1}})["contact"]
    assert (answer["orgid"], answer["organization"]) == (1, "1")


def test_a_new_membership(crm: Driver) -> None:
    answer = crm.ok("POST", "contactLists", {"contactList": {"contact": "1", "list": "1"}})["contactList"]
    assert (answer["status"], answer["sourceid"], answer["unsubreason"]) == ("", 3, "")
    assert answer["sdate"]
    assert "seriesid" not in answer
    answer = crm.ok("POST", "contactLists", {"contactList": {"contact": "1", "list": "1", "status": "1"}})
    assert (answer["contactList"]["status"], answer["contactList"]["sourceid"]) == ("1", "3")


def test_a_membership_in_the_singular(crm: Driver) -> None:
    sent = {"contactList": {"contact": 1, "list": 1, "status": 1}}
    assert crm.rest("POST", "contactList", sent)[0] == 201
    assert crm.ok("GET", "contacts/1/contactLists")["contactLists"][0]["status"] == "1"


def test_progress_in_automations_is_in_numbers(crm: Driver) -> None:
    crm.sandbox.add("automations", name="Welcome")
    sent = {"contactAutomation": {"contact": "1", "automation": "1"}}
    row = crm.ok("POST", "contactAutomations", sent)["contactAutomation"]
    names = ("completedElements", "totalElements", "completed", "completeValue")
    assert [type(row[name]) for name in names] == [int] * 4
    assert crm.ok("DELETE", f"contactAutomation/{row['id']}") == {}
    assert crm.ok("GET", "contactAutomations")["meta"]["total"] == "0"


def test_deals_keep_the_types_that_decoders_expect(crm: Driver) -> None:
    sent = {"title": "Tea", "value": 1990, "currency": "usd", "group": "1", "contact": "1", "stage": None, "status": 0}
    answer = crm.ok("POST", "deals", {"deal": sent})["deal"]
    assert (answer["value"], answer["status"], answer["stage"]) == (1990, 0, 1)
    assert (answer["account"], answer["customerAccount"], answer["organization"]) == ("", "", "")
    answer = crm.ok("PUT", "deals/1", {"deal": {"title": "Mug"}})["deal"]
    assert (answer["value"], answer["status"], answer["stage"], answer["account"]) == ("1990", "0", "1", None)
    assert crm.ok("PUT", "deals/1", {"deal": {"stage": None}})["deal"]["stage"] == 1


def test_deals_include_their_custom_values(crm: Driver) -> None:
    crm.ok("POST", "deals", {"deal": {"title": "Tea", "value": 1, "currency": "usd", "group": "1", "contact": "1"}})
    crm.ok("POST", "dealCustomFieldMeta", {"dealCustomFieldMetum": {"fieldLabel": "Size", "fieldType": "text"}})
    value = {"dealId": 1, "custom_field_id": 1, "fieldValue": "L"}
    assert crm.rest("POST", "dealCustomFieldData", {"dealCustomFieldDatum": value})[0] == 200
    assert "dealCustomFieldData" not in crm.ok("GET", "deals")
    listed = crm.ok("GET", "deals", query="include=dealCustomFieldData&limit=100&offset=0")
    assert [(row["dealId"], row["fieldValue"]) for row in listed["dealCustomFieldData"]] == [(1, "L")]


def test_a_note_is_posted_over_another(crm: Driver) -> None:
    crm.ok("POST", "deals", {"deal": {"title": "Tea", "value": 1, "currency": "usd", "group": "1", "contact": "1"}})
    first = crm.ok("POST", "deals/1/notes", {"note": {"note": "One"}})["note"]
    status, answer = crm.rest("POST", f"deals/1/notes/{first['id']}", {"note": {"note": "Two"}})
    assert (status, answer["note"]["id"], answer["note"]["note"], answer["note"]["is_draft"]) == (201, "2", "Two", "")
    assert crm.ok("GET", "notes/1")["note"]["note"] == "One"


@pytest.mark.parametrize("key", ["ids[]", "ids[{}]", "ids%5B{}%5D"])
def test_lists_in_the_query_as_each_language_writes_them(crm: Driver, key: str) -> None:
    for name in ("bea", "cleo"):
        crm.ok("POST", "contacts", {"contact": {"email": f"{name}@x.test"}})
    query = "&".join(f"{key.format(index)}={value}" for index, value in enumerate((1, 3)))
    assert [row["id"] for row in crm.ok("GET", "contacts", query=query)["contacts"]] == ["1", "3"]


def test_organizations_are_accounts_under_their_old_name(crm: Driver) -> None:
    status, answer = crm.rest("POST", "organizations", {"organization": {"name": "Mug Inc"}})
    assert (status, answer["organization"]["id"], answer["organization"]["name"]) == (201, "2", "Mug Inc")
    found = crm.ok("GET", "organizations", query="filters%5Bname%5D=Mug+Inc")
    counts = {"contactCount": "0", "dealCount": "0"}
    assert found["organizations"] == [{"name": "Mug Inc", "links": [], "id": "2", **counts}]
    crm.ok("PUT", "organizations/2", {"organization": {"name": "Mugs"}})
    assert crm.ok("GET", "accounts/2")["account"]["name"] == "Mugs"
    crm.ok("DELETE", "organizations/bulk_delete", query="ids%5B0%5D=1&ids%5B1%5D=2")
    assert crm.ok("GET", "organizations")["meta"]["total"] == "0"


def test_orders_with_the_date_of_2018(crm: Driver) -> None:
    order = {
        "externalid": "o-1",
        "source": 1,
        "email": "ada@x.test",
        "totalPrice": 9111,
        "currency": "USD",
        "connectionid": 1,
        "customerid": 1,
        "orderDate": "2016-09-13T17:41:39-04:00",
        "orderProducts": [{"name": "Tea", "price": 9111, "quantity": 1, "category": "Tea"}],
    }
    status, answer = crm.rest("POST", "ecomOrders", {"ecomOrder": order})
    assert (status, answer["ecomOrder"]["orderDate"]) == (201, order["orderDate"])
    shown = crm.ok("GET", "ecomOrders/1")["ecomOrder"]
    assert shown["externalCreatedDate"] == shown["orderDate"] == "2016-09-13T16:41:39-05:00"


def test_the_body_of_a_get_may_be_anything(crm: Driver) -> None:
    assert crm.raw("GET", "/api/3/contacts", b"limit=1&offset=0").status == 200
    assert crm.raw("POST", "/api/3/contacts", b"limit=1&offset=0").status == 400


def test_the_event_of_an_array_in_php(crm: Driver) -> None:
    crm.ok("PUT", "eventTracking", {"eventTracking": {"enabled": True}})
    fields = {"actid": str(ACCOUNT_ID), "key": EVENT_KEY, "event": "visit", "visit": '{"email":"ada@x.test"}'}
    mark = "------------------------d74496d66958873e"
    parts = "".join(
        f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    )
    kind = f"multipart/form-data; boundary={mark}"
    answer = crm.raw("POST", "/event", f"{parts}--{mark}--\r\n".encode(), content_type=kind)
    assert json.loads(answer.body)["success"] == 1
    assert [row["type"] for row in crm.ok("GET", "contacts/1/trackingLogs")["trackingLogs"]] == ["visit"]


def test_an_event_name_is_deleted_in_the_singular(empty: Driver) -> None:
    empty.ok("POST", "eventTrackingEvents", {"eventTrackingEvent": {"name": "big sale"}})
    assert empty.ok("DELETE", "eventTrackingEvent/big sale") == {}
    assert empty.ok("GET", "eventTrackingEvents")["eventTrackingEvents"] == []


def test_records_are_walked_by_their_date(crm: Driver) -> None:
    """A Go client asks for what is younger than the last row until nothing comes."""
    schema: dict[str, Any] = {"slug": "box", "labels": {"singular": "Box", "plural": "Boxes"}, "fields": []}
    path = f"customObjects/records/{crm.ok('POST', 'customObjects/schemas', {'schema': schema})['schema']['id']}"
    record: dict[str, Any] = {"externalId": "b-1", "fields": [], "relationships": {"primary-contact": [1]}}
    crm.ok("POST", path, {"record": record})
    rows = crm.ok("GET", path, query="limit=100&orders%5BcreatedTimestamp%5D=ASC")["records"]
    after = f"filters%5BcreatedTimestamp%5D%5Bgt%5D={rows[-1]['createdTimestamp']}"
    assert crm.ok("GET", path, query=after)["records"] == []


@pytest.fixture(scope="module")
def account() -> Driver:
    return full_account()


@pytest.mark.parametrize("resource", LISTED, ids=lambda resource: str(resource.path))
def test_every_link_leads_somewhere(account: Driver, resource: Resource) -> None:
    for row in account.ok("GET", resource.path)[resource.plural]:
        links: dict[str, str] = dict(row["links"]) if isinstance(row["links"], dict) else {}
        links.pop("groupType", None)  # no source shows a group type
        for link in links.values():
            path, _, query = link.partition("/api/3/")[2].partition("?")
            status, answer = account.rest("GET", path, query=query)
            assert status == 200 or answer["message"].endswith("with id 0"), (link, answer)


@pytest.mark.parametrize(
    ("path", "name", "key"),
    [
        ("contactTags/1/contact", "contact", "1"),
        ("deals/1/group", "dealGroup", "1"),
        ("deals/1/owner", "user", "1"),
        ("deals/1/nextTask", "dealTask", "1"),
        ("dealStages/1/group", "dealGroup", "1"),
        ("dealTasks/1/owner", "deal", "1"),
        ("dealTasks/1/assignee", "user", "1"),
        ("tasktypeOutcomeRels/1/createdBy", "user", "1"),
        ("notes/1/owner", "contact", "1"),
        ("notes/1/user", "user", "1"),
        ("users/1/userGroup", "userGroup", "1"),
        ("dealCustomFieldData/1/dealCustomFieldMetum", "dealCustomFieldMetum", "1"),
    ],
)
def test_links_to_one_row(account: Driver, path: str, name: str, key: str) -> None:
    assert account.ok("GET", path)[name]["id"] == key


@pytest.mark.parametrize(
    ("path", "model"),
    [
        ("deals/1/account", "CustomerAccount"),
        ("deals/1/customerAccount", "CustomerAccount"),
        ("deals/1/organization", "CustomerAccount"),
        ("contactLists/1/automation", "Series"),
        ("contactLists/1/unsubscribeAutomation", "Series"),
        ("dealTasks/1/doneAutomation", "Series"),
        ("scoreValues/1/contact", "Subscriber"),
        ("lists/1/user", "User"),
        ("forms/1/address", "Address"),
        ("groups/3/groupLimit", "GroupLimit"),
    ],
)
def test_links_to_nobody(account: Driver, path: str, model: str) -> None:
    assert account.rest("GET", path) == (404, {"message": f"No Result found for {model} with id 0"})


@pytest.mark.parametrize(
    ("path", "name", "count"),
    [
        ("groups/3/userGroups", "userGroups", 1),
        ("dealRoles/1/contactDeals", "contactDeals", 1),
        ("users/1/dealGroupTotals", "dealGroupTotals", 0),
        ("automations/1/goals", "goals", 0),
    ],
)
def test_links_to_many_rows(account: Driver, path: str, name: str, count: int) -> None:
    assert len(account.ok("GET", path)[name]) == count


def test_links_of_rows_that_are_not_there(account: Driver) -> None:
    assert account.rest("GET", "contactTags/99/contact")[0] == 404
    assert account.rest("GET", "contactTags/1/unheard")[0] == 404
    assert account.ok("GET", "dealActivities/1/activity") == {"activity": None}


def test_what_nobody_described_is_an_empty_text(empty: Driver) -> None:
    """A PHP client's constructor takes texts only."""
    empty.ok("POST", "fields", {"field": {"title": "Size", "type": "text", "defval": None}})
    field = empty.ok("GET", "fields")["fields"][0]
    assert (field["descript"], field["defval"]) == ("", "")


def test_a_contact_by_the_filter_of_its_address(crm: Driver) -> None:
    """The Magento module takes the first row for the shopper."""
    crm.ok("POST", "contacts", {"contact": {"email": "bea+1@x.test"}})
    found = crm.ok("GET", "contacts", query="filters%5Bemail%5D=bea%2B1%40x.test")["contacts"]
    assert [contact["email"] for contact in found] == ["bea+1@x.test"]
    assert crm.ok("GET", "contacts", query="filters[email]=nobody@x.test")["contacts"] == []


def test_what_the_plan_entitles_to(empty: Driver) -> None:
    """The WooCommerce plugin switches off what it does not find."""
    codes = {each["code"] for each in empty.ok("GET", "account/entitlements")["entitlements"]}
    assert codes == {f"ecom-{code}" for code in WOO_FEATURES}


def test_the_tracking_script_names_the_account(empty: Driver) -> None:
    """The WooCommerce plugin reads the account's id out of it, in single quotes."""
    script = empty.raw("GET", "/api/3/siteTracking/code").body.decode()
    assert re.findall(r"'setAccount', '(\d*)'\)", script) == [str(ACCOUNT_ID)]


def test_flags_come_back_as_numbers(crm: Driver) -> None:
    """A Go client subscribes with `true` and reads the status as a number."""
    answer = crm.ok("POST", "contactLists", {"contactList": {"contact": 1, "list": 1, "status": True}})
    assert answer["contactList"]["status"] is not True
    assert answer["contactList"]["status"] == 1
    assert crm.ok("GET", "contactLists/1")["contactList"]["status"] == "1"


def test_organizations_have_no_links(crm: Driver) -> None:
    """A Go client reads the links as a list, and writes back what it read of them."""
    sent = {"name": "Coffee Ltd", "links": None, "id": "0", "contactCount": "", "dealCount": ""}
    assert crm.ok("POST", "organizations", {"organization": sent})["organization"]["links"] == []
    found = crm.ok("GET", "organizations/", query="filters%5Bname%5D=Coffee+Ltd")["organizations"]
    assert [(each["id"], each["links"]) for each in found] == [("2", [])]


ORDER: dict[str, Any] = {
    "externalid": "1001",
    "source": 1,
    "email": "ada@x.test",
    "orderDate": "2026-01-01T10:00:00+00:00",
    "totalPrice": 995,
    "currency": "EUR",
    "connectionid": 1,
    "customerid": 1,
    "orderProducts": [],
}


def test_a_deleted_contact_leaves_its_customers_without_an_address(crm: Driver) -> None:
    """A Magento module looks for them by the first letters of the address, and gives them theirs back."""
    crm.ok("POST", "ecomOrders", {"ecomOrder": ORDER})
    crm.ok("DELETE", "contacts/1")
    customer = crm.ok("GET", "ecomCustomers/1")["ecomCustomer"]
    assert re.fullmatch(r"deleted\+\d+@example\.com", customer["email"])
    assert (customer["externalid"], customer["totalOrders"]) == ("c-1", "1")
    assert crm.ok("GET", "ecomCustomers", query="filters[email]=ada@x.test")["ecomCustomers"] == []
    back = {"connectionid": "1", "externalid": "c-1", "email": "ada@x.test"}
    crm.ok("PUT", "ecomCustomers/1", {"ecomCustomer": back})
    found = crm.ok("GET", "ecomCustomers", query="filters[email]=ada@x.test&filters[connectionid]=1")["ecomCustomers"]
    assert [(each["id"], each["totalOrders"]) for each in found] == [("1", "1")]
    assert crm.ok("GET", "contacts", query="email=ada@x.test")["meta"]["total"] == "1"


def test_an_order_of_nobody_lacks_its_customer(crm: Driver) -> None:
    """The same module tells such refusals, which never end, from others by their code."""
    status, answer = crm.rest("POST", "ecomOrders", {"ecomOrder": {**ORDER, "customerid": None}})
    assert (status, [each["code"] for each in answer["errors"]]) == (422, ["field_missing"])


def test_an_order_cannot_take_the_id_of_another(crm: Driver) -> None:
    """A create is refused with 422, an update with 400: the module looks the order up after both."""
    crm.ok("POST", "ecomOrders", {"ecomOrder": ORDER})
    other = crm.ok("POST", "ecomOrders", {"ecomOrder": {**ORDER, "externalid": "1002"}})["ecomOrder"]["id"]
    status, answer = crm.rest("POST", "ecomOrders", {"ecomOrder": ORDER})
    assert (status, answer["errors"][0]["code"]) == (422, "duplicate")
    status, answer = crm.rest("PUT", f"ecomOrders/{other}", {"ecomOrder": ORDER})
    assert (status, answer["errors"][0]["code"]) == (400, "duplicate")
