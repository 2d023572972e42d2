"""Deals: pipelines, stages, values, owners, notes and secondary contacts."""

from __future__ import annotations

from typing import Any

import pytest

from .driver import Driver

DEAL = {"title": "Tea for all", "value": 45600, "currency": "usd", "group": "1", "contact": "1", "status": 0}


@pytest.fixture
def sales(empty: Driver) -> Driver:
    empty.ok("POST", "contacts", {"contact": {"email": "ada@x.test", "firstName": "Ada"}})
    empty.ok("POST", "dealGroups", {"dealGroup": {"title": "Shop", "currency": "usd", "users": ["1"]}})
    return empty


def deal(driver: Driver, **sent: Any) -> Any:
    return driver.ok("POST", "deals", {"deal": {**DEAL, **sent}})


def pointers(answer: Any) -> list[str]:
    return [one["source"]["pointer"].rsplit("/", 1)[1] for one in answer["errors"]]


def test_a_pipeline_is_born_with_three_stages(sales: Driver) -> None:
    answer = sales.ok("POST", "dealGroups", {"dealGroup": {"title": "B2B", "currency": "eur", "allusers": 1}})
    group = answer["dealGroup"]
    assert (group["id"], group["stages"], group["allusers"], group["autoassign"]) == ("2", ["4", "5", "6"], 1, 1)
    assert [stage["title"] for stage in answer["dealStages"]] == ["To Contact", "In Contact", "Follow Up"]
    assert answer["dealStages"][0]["cdate"] is None
    assert (answer["dealGroupGroups"], answer["dealGroupUsers"]) == ([], [])
    shown = sales.ok("GET", "dealGroups/1")
    assert (shown["dealGroup"]["autoassign"], len(shown["dealStages"])) == ("1", 3)
    listed = sales.ok("GET", "dealGroups", query="filters[title]=sh")
    assert ([row["title"] for row in listed["dealGroups"]], listed["meta"]) == (["Shop"], {"total": "1"})
    assert [row["user"] for row in sales.ok("GET", "dealGroups/1/dealGroupUsers")["dealGroupUsers"]] == ["1"]
    assert sales.ok("PUT", "dealGroups/1", {"dealGroup": {"title": "Store"}})["dealGroup"]["title"] == "Store"
    assert sales.rest("POST", "dealGroups", {"dealGroup": {"title": "x"}})[0] == 422
    deal(sales)
    sales.ok("DELETE", "dealGroups/1")
    assert sales.ok("GET", "deals")["deals"] == []
    assert [row["group"] for row in sales.ok("GET", "dealStages")["dealStages"]] == ["2", "2", "2"]


@pytest.mark.parametrize(("key", "status"), [("0", 201), (0, 201), ("", 201), (None, 201), ("1", 201), ("00", 422)])
def test_a_key_of_nothing_names_nothing_on_purpose(sales: Driver, key: Any, status: int) -> None:
    deal(sales)
    sent = {"contactDeal": {"contact": 1, "deal": 1, "role": key}}
    assert sales.rest("POST", "contactDeals", sent)[0] == status


def test_stages_are_put_in_order(sales: Driver) -> None:
    answer = sales.ok("POST", "dealStages", {"dealStage": {"title": "Won", "group": "1", "width": 360}})["dealStage"]
    assert (answer["order"], answer["width"], answer["cardRegion5"]) == (4, 360, "value")
    sales.ok("POST", "dealStages", {"dealStage": {"title": "First", "group": "1", "order": 1}}, query="reorder=1")
    assert sales.ok("GET", "dealGroups/1")["dealGroup"]["stages"] == ["5", "1", "2", "3", "4"]
    sales.ok("PUT", "dealStages/5", {"dealStage": {"order": 9}})
    last = sales.ok("PUT", "dealStages/5", {"dealStage": {"color": "0"}}, query="reorder=1")
    assert last["dealStage"]["order"] == "5", "as it is after the others were counted"
    sales.ok("PUT", "dealStages/4", {"dealStage": {"color": "000000"}})
    assert sales.ok("GET", "dealStages/4")["dealStage"]["color"] == "000000"
    assert sales.rest("POST", "dealStages", {"dealStage": {"title": "x", "group": "9"}})[0] == 422
    assert sales.ok("GET", "dealStages", query="filters[d_groupid]=1")["meta"] == {"total": "5"}


def test_a_create_echoes_what_was_sent_and_reads_are_strings(sales: Driver) -> None:
    answer = deal(sales, value=156.24, percent=None)
    assert [answer["deal"][name] for name in ("value", "status", "stage", "owner")] == [156.24, 0, 1, "1"]
    assert (answer["deal"]["fields"], answer["deal"]["customFieldSaveStatus"]) == ([], {"status": "success"})
    assert (answer["contacts"][0]["email"], answer["dealStages"][0]["id"]) == ("ada@x.test", "1")
    shown = sales.ok("GET", "deals/1")["deal"]
    assert [shown[name] for name in ("value", "status", "percent", "group")] == ["156", "0", "0", "1"]
    assert (shown["isDisabled"], len(shown["hash"]), shown["account"]) == (False, 8, None)
    listed = sales.ok("GET", "deals")
    total = {"USD": {"currency": "USD", "total": "1", "value": "156", "isDisabled": False}}
    assert listed["meta"] == {"total": 1, "currencies": total}
    assert sales.ok("GET", "contacts/1")["contact"]["deals"] == ["1"]
    assert sales.ok("GET", "contacts/1/deals")["deals"][0]["title"] == "Tea for all"


def test_no_deals_no_currencies(empty: Driver) -> None:
    assert empty.ok("GET", "deals") == {"deals": [], "meta": {"total": 0, "currencies": []}}


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({"title": ""}, ["title"]),
        ({"value": None, "currency": ""}, ["currency"]),
        ({"contact": None}, ["contact"]),
        ({"group": None}, ["group"]),
        ({"contact": 9}, ["contact"]),
        ({"owner": "9", "stage": "77"}, ["stage", "owner"]),
        ({"group": "2", "stage": "1"}, ["stage"]),
    ],
)
def test_what_a_deal_needs(sales: Driver, sent: Any, wrong: list[str]) -> None:
    sales.ok("POST", "dealGroups", {"dealGroup": {"title": "Other", "currency": "usd"}})
    status, answer = sales.rest("POST", "deals", {"deal": {**DEAL, **sent}})
    assert (status, pointers(answer)) == (422, wrong)


def test_an_account_will_do_and_a_stage_names_the_pipeline(sales: Driver) -> None:
    sales.ok("POST", "accounts", {"account": {"name": "Tea Ltd"}})
    answer = sales.ok(
        "POST", "deals", {"deal": {"title": "t", "value": 1, "currency": "eur", "stage": "2", "account": "1"}}
    )
    assert (answer["deal"]["group"], answer["deal"]["organization"], answer["contacts"]) == ("1", "1", [])
    assert sales.ok("GET", "accounts", query="count_deals=true")["accounts"][0]["dealCount"] == "1"


def test_stage_and_pipeline_move_together(sales: Driver) -> None:
    sales.ok("POST", "dealGroups", {"dealGroup": {"title": "Other", "currency": "usd"}})
    deal(sales)
    moved = sales.ok("PUT", "deals/1", {"deal": {"stage": "5"}})["deal"]
    assert moved["group"] == "2"
    sales.ok("PUT", "deals/1", {"deal": {"group": "1"}})
    assert sales.ok("GET", "deals/1")["deal"]["stage"] == "1"
    sales.ok("PUT", "deals/1", {"deal": {"title": "x"}})
    activities = sales.ok("GET", "deals/1/dealActivities")["dealActivities"]
    assert [row["dataType"] for row in activities] == ["", "stage", "group", "stage", "group", "title"]
    assert sales.ok("GET", "dealActivities", query="deal=1&filters[data_type]=title")["meta"] == {"total": "1"}
    for stage in ("4", "5", "6"):
        sales.ok("DELETE", f"dealStages/{stage}")
    assert sales.ok("PUT", "deals/1", {"deal": {"group": "2"}})["deal"]["stage"] is None


def test_moving_all_deals_of_a_stage(sales: Driver) -> None:
    sales.ok("POST", "dealGroups", {"dealGroup": {"title": "Other", "currency": "usd"}})
    deal(sales)
    moved = sales.ok("PUT", "dealStages/1/deals", {"deal": {"stage": "3"}})["deals"]
    assert [row["stage"] for row in moved] == ["3"]
    status, answer = sales.rest("PUT", "dealStages/1/deals", {"deal": {"stage": "5"}})
    assert (status, answer["errors"][0]["detail"]) == (422, "Target stage does not belong to same pipeline")
    assert sales.rest("PUT", "dealStages/1/deals", {})[0] == 422
    assert sales.rest("PUT", "dealStages/99/deals", {})[0] == 404


def test_filters_look_around(sales: Driver) -> None:
    sales.ok("POST", "accounts", {"account": {"name": "Mug Inc"}})
    sales.ok("POST", "tags", {"tag": {"tag": "vip", "tagType": "contact"}})
    sales.ok("POST", "contactTags", {"contactTag": {"contact": 1, "tag": 1}})
    deal(sales, value=100_000)
    deal(sales, title="Mugs", value=5_000, contact=None, account="1")

    def ids(query: str) -> list[str]:
        return [row["id"] for row in sales.ok("GET", "deals", query=query)["deals"]]

    assert ids("filters[search]=ada&filters[search_field]=contact") == ["1"]
    assert ids("filters[search]=mug") == ["2"]
    assert ids("filters[search]=mug&filters[search_field]=org") == ["2"]
    assert ids("filters[minimum_value]=50") == ["1", "2"]
    assert ids("filters[minimum_value]=51") == ["1"]
    assert ids("filters[maximum_value]=x") == []
    assert ids(f"filters[maximum_value]={'9' * 5000}") == ids(f"filters[minimum_value]={'0' * 5000}") != []
    assert ids("filters[maximum_value]=50&filters[status]=0") == ["2"]
    assert ids("filters[tag]=vip") == ids("filters[tag]=1") == ids("filters[tag]=-1") == ["1"]
    assert ids("filters[tag]=-2") == ["2"]
    assert ids("filters[nextdate_range]=no-task") == ["1", "2"]
    for number, day in ((1, "2026-02-01"), (2, "2025-02-01")):
        task = {"relid": number, "duedate": f"{day}T12:00:00Z", "dealTasktype": 1}
        sales.ok("POST", "dealTasks", {"dealTask": task})
    assert ids("filters[nextdate_range]=overdue") == ["2"]
    assert ids("filters[nextdate_range]=upcoming") == ["1"]
    assert ids("filters[tasktype]=1") == ["1", "2"]
    assert ids("filters[created_after]=2026-01-01T00:00:00Z") == ["1", "2"]
    assert ids("filters[created_before]=2026-01-01T00:00:00Z") == []
    assert ids("orders[value]=ASC") == ["2", "1"]


def test_owners_in_bulk(sales: Driver) -> None:
    sales.ok("POST", "users", {"user": {"username": "bob", "email": "bob@x.test", "group": 3}})
    deal(sales)
    deal(sales, owner="2")
    wanted = [{"id": 1, "ownerId": 2}, {"id": 2, "ownerId": 2}, {"id": 9, "ownerId": 2}]
    answer = sales.ok("PATCH", "deals/bulkUpdate", {"deals": wanted})
    assert answer == {"success": ["1"], "nochange": ["2"], "failed": ["9"]}
    status, answer = sales.rest("PATCH", "deals/bulkUpdate", {"deals": [{"id": 1}]})
    assert (status, answer["errors"][0]["title"]) == (422, "ownerId is required for a deal '1'.")
    status, answer = sales.rest("PATCH", "deals/bulkUpdate", {"deals": [{"id": 1, "ownerId": 99}]})
    assert answer["errors"][0]["title"] == "Owner(user) with id '99' was not found for a deal '1'."


def test_custom_fields_of_a_deal(sales: Driver) -> None:
    for kind in ("text", "date"):
        sales.ok("POST", "dealCustomFieldMeta", {"dealCustomFieldMetum": {"fieldLabel": kind, "fieldType": kind}})
    answer = deal(sales, fields=[{"customFieldId": 1, "fieldValue": 7}])
    assert answer["deal"]["fields"] == [{"customFieldId": 1, "fieldValue": 7, "dealId": "1"}]
    assert sales.ok("GET", "deals/1/dealCustomFieldData")["dealCustomFieldData"][0]["fieldValue"] == "7"
    wrong = {"dealCustomFieldDatum": {"dealId": 1, "customFieldId": 2, "fieldValue": "abc"}}
    status, answer = sales.rest("POST", "dealCustomFieldData", wrong)
    text = "The custom field value `abc` could not be saved to the custom field of type `date`."
    assert (status, answer) == (422, {"errors": [{"detail": text}]})
    rows = [{"dealId": "1", "customFieldId": "1", "fieldValue": "a"}, {"dealId": "1", "customFieldId": "2"}]
    assert sales.ok("POST", "dealCustomFieldData/bulkCreate", rows) == {"message": "the bulk insert was successful"}
    assert sales.rest("POST", "dealCustomFieldData/bulkCreate", [{"dealId": 9}])[0] == 422
    changed = [{"id": "2", "fieldValue": "2026-05-01"}, {"id": "9", "fieldValue": "x"}]
    answer = sales.ok("PATCH", "dealCustomFieldData/bulkUpdate", changed)
    assert answer == {"message": "DealCustomFieldDatas with ID(s): 2 successfully bulk updated."}
    assert sales.ok("GET", "dealCustomFieldData/2")["dealCustomFieldDatum"]["fieldValue"] == "2026-05-01"
    changed_one = sales.ok("PUT", "dealCustomFieldData/1", {"dealCustomFieldDatum": {"fieldValue": "b"}})
    assert changed_one["dealCustomFieldDatum"]["fieldValue"] == "b"
    assert sales.ok("DELETE", "dealCustomFieldData/1") == {"message": "DealCustomFieldData deleted."}


def test_secondary_contacts_have_roles(sales: Driver) -> None:
    deal(sales)
    sales.ok("POST", "contacts", {"contact": {"email": "bob@x.test"}})
    assert [row["title"] for row in sales.ok("GET", "dealRoles")["dealRoles"]] == ["Decision Maker", "Contributor"]
    answer = sales.ok("POST", "contactDeals", {"contactDeal": {"contact": 2, "deal": 1}})
    assert (answer["contactDeal"]["contact"], answer["deals"][0]["id"]) == (2, "1")
    status, answer = sales.rest("POST", "contactDeals", {"contactDeal": {"contact": 2, "deal": 1}})
    assert (status, answer["errors"][0]["title"]) == (422, "The given contact is already associated to the deal")
    status, answer = sales.rest("POST", "contactDeals", {"contactDeal": {"deal": 1}})
    assert answer["errors"][0]["title"] == "The contactDeal contact was not provided."
    assert sales.ok("PUT", "contactDeals/1", {"contactDeal": {"role": 1}})["contactDeal"]["role"] == 1
    assert sales.rest("PUT", "contactDeals/1", {"contactDeal": {"contact": 77}})[0] == 422
    assert sales.ok("GET", "contacts/2/contactDeals")["contactDeals"][0]["role"] == "1"
    assert sales.ok("POST", "dealRoles", {"dealRole": {"title": "Payer"}})["dealRole"]["id"] == "3"
    sales.ok("DELETE", "deals/1")
    missing = {"message": "No Result found for SubscriberDeal with id 1"}
    assert sales.rest("GET", "contactDeals/1") == (404, missing)


def test_notes_and_tasks_go_with_their_deal(sales: Driver) -> None:
    deal(sales)
    assert sales.ok("POST", "deals/1/notes", {"note": {"note": "Call"}})["deals"][0]["id"] == "1"
    assert sales.ok("GET", "deals/1/notes")["meta"] == {"total": 1}
    sales.ok("POST", "dealTasks", {"dealTask": {"relid": 1, "duedate": "2026-02-01T12:00:00Z", "dealTasktype": 1}})
    assert sales.ok("GET", "deals/1/tasks")["dealTasks"][0]["reltype"] == "Deal"
    shown = sales.ok("GET", "deals/1")["deal"]
    assert (shown["nexttaskid"], shown["nextdate"], shown["activitycount"]) == ("1", "2026-02-01T12:00:00Z", "2")
    sales.ok("DELETE", "deals/1")
    assert sales.ok("GET", "notes")["notes"] == sales.ok("GET", "dealTasks")["dealTasks"] == []


def test_pipelines_that_a_user_does_not_see(sales: Driver) -> None:
    path = "dealGroup/get_inaccessible_deal_groups"
    assert sales.ok("GET", path, query="userId=1&dealIds[]=1") == {"dealGroups": []}
    details = {
        "dealIds[]=1": "Parameter userId is required.",
        "userId=1": "Parameter dealIds is required.",
        "userId=9&dealIds[]=1": "User was not found.",
    }
    for query, detail in details.items():
        status, answer = sales.rest("GET", path, query=query)
        assert (status, answer["errors"][0]["detail"]) == (422, detail)
