"""Custom fields, their options, relations, values and groups; bulk import."""

from __future__ import annotations

from typing import Any

import pytest

from .driver import Driver


@pytest.fixture
def fields(empty: Driver) -> Driver:
    empty.ok("POST", "contacts", {"contact": {"email": "a@x.test"}})
    empty.ok("POST", "fields", {"field": {"title": "Shirt size", "type": "dropdown", "visible": 1}})
    return empty


def test_a_field_gets_a_tag_and_an_order(fields: Driver) -> None:
    shown = fields.ok("GET", "fields/1")["field"]
    assert (shown["perstag"], shown["ordernum"], shown["visible"], shown["descript"]) == ("SHIRT_SIZE", "1", "1", "")
    status, answer = fields.rest(
        "POST", "fields", {"field": {"title": "T", "type": "text", "perstag": "Personalized Tag"}}
    )
    assert status == 201
    assert (answer["field"]["perstag"], answer["field"]["ordernum"]) == ("PERSONALIZEDTAG", 2)
    unsent = {"isrequired", "rows", "cols", "show_in_list", "defval", "service", "options", "relations"}
    assert answer["field"].keys().isdisjoint(unsent)
    assert answer["field"]["created_by"] == "1"
    assert fields.ok("GET", "fields", query="filters[perstag]=PERSONALIZEDTAG")["meta"] == {
        "total": "1",
        "selected": None,
    }


def test_fields_that_are_refused(fields: Driver) -> None:
    assert fields.rest("POST", "fields", {"field": {"title": "Shirt size", "type": "text"}}) == (
        422,
        {
            "errors": [
                {
                    "title": "There is already a field with this title",
                    "detail": "There is already a field named 'Shirt size' -- choose another name",
                    "code": "duplicate",
                }
            ]
        },
    )
    assert fields.rest("POST", "fields", {"field": {}})[0] == 422
    assert (
        fields.rest("PUT", "fields/1", {"field": {"title": "Shirt size", "ordernum": 7}})[1]["field"]["ordernum"] == 7
    )
    assert fields.rest("DELETE", "fields/9") == (404, {"message": "No Result found for Field with id 9"})


@pytest.mark.parametrize("path", ["fieldOption/bulk", "fieldOptions/bulk"])
def test_options_in_bulk(fields: Driver, path: str) -> None:
    sent = [{"orderid": 1, "value": "x", "label": "X", "isdefault": False, "field": "1"}, {"value": "y", "field": 1}]
    status, answer = fields.rest("POST", path, {"fieldOptions": sent})
    assert status == 201
    shown = [(row.get("orderid"), row.get("isdefault"), row["field"], row["id"]) for row in answer["fieldOptions"]]
    assert shown == [(1, 0, "1", "1"), (None, None, 1, "2")]
    shown = fields.ok("GET", "fields/1")
    assert shown["field"]["options"] == ["1", "2"]
    assert [row["value"] for row in shown["fieldOptions"]] == ["x", "y"]
    response = fields.raw("DELETE", "/api/3/fieldOptions/1")
    assert (response.status, response.body) == (200, b"")


@pytest.mark.parametrize("body", [{}, [], {"fieldOptions": {}}, {"fieldOptions": []}, {"fieldOptions": [{"field": 9}]}])
def test_options_must_be_a_list(fields: Driver, body: Any) -> None:
    text = "Bulk operation failed. Request must contain an array of fieldOption objects."
    assert fields.rest("POST", "fieldOption/bulk", body) == (422, {"errors": text})


def test_single_options_and_relations(fields: Driver) -> None:
    assert fields.rest("POST", "fieldOptions", {"fieldOption": {"field": 9}})[0] == 422
    fields.ok("POST", "fieldOptions", {"fieldOption": {"field": 1, "value": "x"}})
    assert fields.ok("PUT", "fieldOptions/1", {"fieldOption": {"label": "X"}})["fieldOption"]["value"] == "x"
    status, answer = fields.rest("POST", "fieldRels", {"fieldRel": {"field": 1, "relid": 0}})
    assert status == 201
    assert answer["fieldRel"]["links"] == []
    assert answer["fieldRel"]["relid"] == 0
    assert fields.rest("POST", "fieldRels", {"fieldRel": {"field": 1}})[0] == 200
    assert fields.rest("POST", "fieldRels", {"fieldRel": {"field": 5}}) == (403, {"message": "Forbidden"})
    assert fields.ok("GET", "fields/1/relations")["fieldRels"][0]["relid"] == "0"
    assert fields.rest("PUT", "fieldRels/1", {})[0] == 405


def test_values_are_one_row_a_contact_and_field(fields: Driver) -> None:
    sent = {"fieldValue": {"contact": 1, "field": 1, "value": "||a||b||"}, "useDefaults": True}
    status, answer = fields.rest("POST", "fieldValues", sent)
    assert status == 201
    assert (answer["fieldValue"]["contact"], answer["fieldValue"]["id"]) == (1, "1")
    assert answer["contacts"][0]["id"] == "1"
    fields.ok("POST", "fields", {"field": {"title": "Other", "type": "text"}})
    fields.ok("POST", "fieldValues", {"fieldValue": {"contact": 1, "field": 2, "value": 5}})
    answer = fields.ok("PUT", "fieldValues/1", {"fieldValue": {"contact": 1, "field": 2, "value": "6"}})
    assert answer["fieldValue"]["id"] == "2"
    assert fields.ok("PATCH", "fieldValues/1", {"fieldValue": {"value": "z"}})["fieldValue"]["id"] == "1"
    rows = fields.ok("GET", "fieldValues", query="filters[fieldid]=1")["fieldValues"]
    assert [(row["value"], row["owner"], row["contact"]) for row in rows] == [("z", "1", "1")]
    assert fields.ok("GET", "fieldValues", query="filters[val]=6")["meta"] == {"total": "1"}
    assert (
        fields.ok("PUT", "fieldValues/77", {"fieldValue": {"contact": 1, "field": 1, "value": "n"}})["fieldValue"]["id"]
        == "1"
    )
    fields.ok("DELETE", "fields/1")
    assert [row["field"] for row in fields.ok("GET", "contacts/1/fieldValues")["fieldValues"]] == ["2"]


def test_values_that_are_refused(fields: Driver) -> None:
    assert (
        fields.rest("POST", "fieldValues", {"fieldValue": {"contact": 1, "field": "SHIRT_SIZE", "value": "x"}})[0]
        == 422
    )
    assert fields.rest("POST", "fieldValues", {"fieldValue": {"contact": 9, "field": 1, "value": "x"}})[0] == 404
    missing = {"message": "No Result found for FieldValue with id 10"}
    assert fields.rest("GET", "fieldValues/10") == (403, missing)
    assert fields.rest("PUT", "fieldValues/10", {"fieldValue": {"value": "x"}}) == (404, missing)
    assert fields.rest("DELETE", "fieldValues/10") == (404, missing)
    created = fields.rest("PUT", "fieldValues/10", {"fieldValue": {"contact": 1, "field": 1, "value": "x"}})
    assert created[0] == 200


def test_null_values_are_stored_as_nothing(fields: Driver) -> None:
    fields.ok("PUT", "contacts/1", {"contact": {"fieldValues": [{"field": "1", "value": None}]}})
    assert fields.ok("GET", "fieldValues/1")["fieldValue"]["value"] == ""


def test_field_groups_have_integer_ids(fields: Driver) -> None:
    answer = fields.ok("GET", "groupMembers")
    assert [(row["id"], row["label"], row["ordernum"]) for row in answer["groupDefinitions"]] == [
        (1, "{**DEFAULT**}", 1)
    ]
    created = fields.ok("POST", "groupDefinitions", {"groupDefinition": {"label": "Shop"}})["groupDefinition"]
    assert (created["id"], created["ordernum"], created["type_id"]) == (2, 2, 1)
    member = {"rel_id": "1", "ordernum": None, "group_id": "1"}
    shown = fields.ok("POST", "groupMembers", {"groupMember": member})["groupMember"]
    assert [shown[name] for name in ("id", "group_id", "rel_id", "ordernum")] == [1, 1, 1, 1]
    assert fields.ok("PUT", "groupMembers/1", {"groupMember": {"group_id": 2}})["groupMember"]["group_id"] == 2
    assert fields.ok("GET", "groupMembers", query="group_id=2")["groupMembers"][0]["rel_id"] == 1
    assert (
        fields.ok("PUT", "groupDefinitions/2", {"groupDefinition": {"label": "New"}})["groupDefinition"]["ordernum"]
        == 2
    )
    not_found = (404, {"errors": [{"status": 404, "title": "Not Found"}]})
    assert fields.rest("GET", "groupMembers/9") == not_found
    assert fields.rest("DELETE", "groupMembers/9") == not_found
    status, answer = fields.rest("POST", "groupMembers", {"groupMember": {"group_id": 1}})
    assert status == 403
    assert "rel_id is required" in answer["message"]
    assert fields.rest("POST", "groupMembers", {"groupMember": {**member, "group_id": 94}}) == (
        404,
        {"message": "No Result found for GroupDefinition with id 94"},
    )


def _import(driver: Driver, *contacts: Any) -> tuple[int, Any]:
    return driver.rest("POST", "import/bulk_import", {"contacts": list(contacts)})


def test_an_import_runs_later(fields: Driver) -> None:
    news = {"name": "N", "stringid": "n", "sender_url": "u", "sender_reminder": "r"}
    fields.ok("POST", "lists", {"list": news})
    fields.ok("POST", "lists", {"list": news})
    for contact, status in ((1, 2), (1, 1)):
        sent = {"contact": contact, "list": status, "status": status}
        fields.ok("POST", "contactLists", {"contactList": sent})
    status, answer = _import(
        fields,
        {
            "email": "a@x.test",
            "first_name": "Ada",
            "phone": 5,
            "tags": ["vip", "vip"],
            "fields": [{"id": 1, "value": "L"}],
            "subscribe": [{"listid": 2}, {"listid": 1}, {"listid": 99}],
        },
        {"email": "b@x.test", "firstName": "ignored", "unsubscribe": [{"listid": "1"}]},
    )
    assert status == 200
    assert (answer["success"], answer["queued_contacts"], answer["message"]) == (1, 2, "Contact import queued")
    info = f"batchId={answer['batchId']}"
    assert fields.ok("GET", "import/info", query=info) == {"status": False, "success": [], "failure": []}
    assert fields.ok("GET", "import/bulk_import")["outstanding"] == [
        {"forDate": "2025-12-31", "batches": "1", "contacts": "2"}
    ]
    fields.clock.advance(3)
    assert fields.ok("GET", "import/info", query=info) == {"status": "completed", "success": ["1", "2"], "failure": []}
    assert fields.ok("GET", "import/bulk_import")["recentlyCompleted"][0]["batches"] == "1"
    ada = fields.ok("GET", "contacts/1")
    assert (ada["contact"]["firstName"], ada["contact"]["phone"]) == ("Ada", "5")
    assert [row["value"] for row in ada["fieldValues"]] == ["L"]
    assert {row["list"]: row["status"] for row in ada["contactLists"]} == {"2": "2", "1": "1"}
    assert fields.ok("GET", "contacts/2")["contact"]["firstName"] == ""
    assert len(fields.sandbox.rows("contactTags")) == 1


def test_an_import_is_json_called_html(fields: Driver) -> None:
    response = fields.raw("POST", "/api/3/import/bulk_import", b'{"contacts":[{"email":"a@x.test"}]}')
    assert dict(response.headers)["content-type"] == "text/html; charset=UTF-8"


@pytest.mark.parametrize(
    "contacts", [[], [{}], [{"email": "no"}], ["x"], [{"email": f"{number}@x.test"} for number in range(251)]]
)
def test_imports_that_are_refused(empty: Driver, contacts: list[Any]) -> None:
    status, answer = _import(empty, *contacts)
    assert (status, answer["success"]) == (400, 0)
    assert answer["failureReasons"]
    empty.sandbox.settle()
    assert empty.sandbox.rows("contacts") == []


def test_the_place_of_a_bad_contact_is_named(empty: Driver) -> None:
    _, answer = _import(empty, {"email": "a@x.test"}, {"email": "bad"})
    assert answer["failureReasons"][0]["contact"] == 2
    big = _import(empty, {"email": "a@x.test", "note": "x" * 400_000})
    assert "399999" in str(big)


def test_imports_have_a_quota_a_minute(empty: Driver) -> None:
    for _ in range(20):
        assert _import(empty, {"email": "a@x.test"})[0] == 200
    status, answer = _import(empty, {"email": "a@x.test"})
    assert (status, answer["message"]) == (400, "Rate limit exceeded.")
    assert _import(empty, {"email": "a@x.test"}, {"email": "b@x.test"})[0] == 200
    empty.clock.advance(61)
    assert _import(empty, {"email": "a@x.test"})[0] == 200
    assert empty.rest("GET", "import/info") == (400, {"success": 0, "message": "'batchId' is a required field."})
    assert empty.ok("GET", "import/info", query="batchId=none")["status"] is False
