"""Accounts, who works there, their notes and custom fields."""

from __future__ import annotations

from typing import Any

import pytest

from .driver import Driver


@pytest.fixture
def office(empty: Driver) -> Driver:
    empty.ok("POST", "accounts", {"account": {"name": "Tea Ltd", "accountUrl": "https://tea.test"}})
    empty.ok("POST", "contacts", {"contact": {"email": "ada@x.test", "firstName": "Ada"}})
    return empty


def join(driver: Driver, **sent: Any) -> tuple[int, Any]:
    return driver.rest("POST", "accountContacts", {"accountContact": {"account": 1, "contact": 1, **sent}})


def problems(answer: Any) -> list[tuple[Any, ...]]:
    return [(one.get("code"), one["source"]["pointer"].rsplit("/", 1)[1]) for one in answer["errors"]]


def test_a_name_is_needed_and_unique(office: Driver) -> None:
    status, answer = office.rest("POST", "accounts", {"account": {"accountUrl": "x"}})
    assert (status, problems(answer)) == (422, [("field_missing", "name")])
    status, answer = office.rest("POST", "accounts", {"account": {"name": "tea ltd"}})
    assert (status, problems(answer)) == (422, [("duplicate", "name")])
    assert answer["errors"][0]["title"].startswith('An account named "tea ltd" already exists.')
    assert office.ok("PATCH", "accounts/1", {"account": {"name": "Tea Ltd", "owner": 1}})["account"]["owner"] == 1
    assert office.rest("PUT", "accounts/1", {"account": {"name": ""}})[0] == 422


def test_a_contact_has_one_account(office: Driver) -> None:
    status, answer = join(office, jobTitle="Taster")
    assert status == 201
    assert (answer["accountContact"]["account"], answer["accountContact"]["id"]) == (1, "1")
    status, answer = join(office)
    assert (status, problems(answer)) == (422, [("field_invalid", "account,contact")])
    contact = office.ok("GET", "contacts/1")
    assert (contact["contact"]["orgid"], contact["contact"]["organization"]) == ("1", "1")
    assert (contact["contact"]["orgname"], contact["contact"]["accountContacts"]) == ("Tea Ltd", ["1"])
    assert contact["accountContacts"][0]["jobTitle"] == "Taster"
    assert office.ok("GET", "contacts/1/organization")["organization"]["name"] == "Tea Ltd"
    assert (
        office.ok("PUT", "accountContacts/1", {"accountContact": {"jobTitle": "Chief"}})["accountContact"]["id"] == "1"
    )
    office.ok("DELETE", "accountContacts/1")
    assert office.ok("GET", "contacts/1")["contact"]["organization"] is None
    assert office.ok("GET", "contacts/1/organization") == {"organization": None}
    for name in ("organization", "plusAppend"):
        assert office.rest("GET", f"contacts/9/{name}")[0] == 404


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({"account": None}, [("field_missing", "account")]),
        ({"contact": ""}, [("field_missing", "contact")]),
        ({"account": 9}, [("related_missing", "account")]),
        ({"contact": "x"}, [("related_missing", "contact")]),
    ],
)
def test_both_sides_of_a_tie_exist(office: Driver, sent: Any, expected: Any) -> None:
    status, answer = join(office, **sent)
    assert (status, problems(answer)) == (422, expected)


def test_lists_count_and_search(office: Driver) -> None:
    join(office)
    office.ok("POST", "accounts", {"account": {"name": "Mug Inc"}})
    found = office.ok("GET", "accounts", query="search=TEA&count_deals=true")
    assert [(row["name"], row["contactCount"], row["dealCount"]) for row in found["accounts"]] == [
        ("Tea Ltd", "1", "0")
    ]
    assert found["meta"] == {"total": "1"}
    names = [row["name"] for row in office.ok("GET", "accounts", query="orders[name]=ASC")["accounts"]]
    assert names == ["Mug Inc", "Tea Ltd"]
    assert [row["id"] for row in office.ok("GET", "accounts/1/accountContacts")["accountContacts"]] == ["1"]
    missing = {"message": "No Result found for CustomerAccountSubscriber with id 100"}
    assert office.rest("GET", "accountContacts/100") == (404, missing)


def test_deleting_frees_the_contacts(office: Driver) -> None:
    join(office)
    office.ok("POST", "accounts", {"account": {"name": "Mug Inc"}})
    office.ok("DELETE", "accounts/1")
    assert office.ok("GET", "accountContacts")["accountContacts"] == []
    assert office.ok("GET", "contacts/1")["contact"]["orgid"] == "0"
    answer = office.ok("DELETE", "accounts/bulk_delete", query="[]ids=2&ids[]=9")
    assert answer == {"meta": {"success": True}}
    assert office.ok("GET", "accounts")["accounts"] == []


def test_values_and_stray_ties_go_with_the_account(office: Driver) -> None:
    office.ok("POST", "accountCustomFieldMeta", {"accountCustomFieldMetum": {"fieldLabel": "a", "fieldType": "text"}})
    office.ok("PUT", "accounts/1", {"account": {"fields": [{"customFieldId": 1, "fieldValue": "x"}]}})
    office.sandbox.add("accountContacts", account="1", contact="9")
    office.ok("DELETE", "accounts/1")
    assert office.sandbox.rows("accountCustomFieldData") == office.sandbox.rows("accountContacts") == []


def test_custom_fields_are_numbers_and_texts(office: Driver) -> None:
    field = {"fieldLabel": "Size", "fieldType": "multiselect", "fieldOptions": ["S", "L"], "isFormVisible": True}
    answer = office.ok("POST", "accountCustomFieldMeta", {"accountCustomFieldMetum": field})
    shown = answer["accountCustomFieldMetum"]
    assert [shown[name] for name in ("id", "isFormVisible", "isRequired", "displayOrder")] == ["1", 1, 0, 0]
    assert shown["fieldOptions"] == ["S", "L"]
    assert set(office.ok("GET", "accountCustomFieldMeta")) == {"accountCustomFieldMeta"}
    value: Any = {"accountId": "1", "customFieldId": "1", "fieldValue": ["S", "L"]}
    status, answer = office.rest("POST", "accountCustomFieldData", {"accountCustomFieldDatum": value})
    datum = answer["accountCustomFieldDatum"]
    assert status == 200
    assert [datum[name] for name in ("id", "accountId", "customFieldId", "accountCustomFieldMetumId")] == ["1", 1, 1, 1]
    changed: Any = {"customerAccountId": 1, "customFieldId": 1, "fieldValue": "L"}
    answer = office.ok("POST", "accountCustomFieldData", {"accountCustomFieldDatum": changed})
    assert (answer["accountCustomFieldDatum"]["id"], answer["accountCustomFieldDatum"]["fieldValue"]) == ("1", "L")
    listed = office.ok("GET", "accountCustomFieldData", query="filters[customerAccountId]=1")
    assert [row["fieldValue"] for row in listed["accountCustomFieldData"]] == ["L"]
    assert office.ok("DELETE", "accountCustomFieldMeta/1") == {"message": "AccountCustomFieldMeta deleted."}
    assert office.ok("GET", "accountCustomFieldData")["accountCustomFieldData"] == []
    assert office.rest("GET", "accountCustomFieldMeta/1") == (404, {"errors": [{"status": 404, "title": "Not Found"}]})


def test_what_a_custom_field_needs(office: Driver) -> None:
    status, answer = office.rest("POST", "accountCustomFieldMeta", {"accountCustomFieldMetum": {"fieldLabel": "A"}})
    assert (status, answer["errors"][0]["code"]) == (422, 422)
    sent: Any = {"accountCustomFieldMetum": {"fieldType": "text"}}
    assert office.rest("POST", "accountCustomFieldMeta", sent)[0] == 422
    sent = {"accountCustomFieldDatum": {"accountId": 1, "customFieldId": 7, "fieldValue": "x"}}
    assert office.rest("POST", "accountCustomFieldData", sent)[0] == 422


def test_fields_come_with_the_account(office: Driver) -> None:
    for label in ("Size", "Since"):
        sent = {"fieldLabel": label, "fieldType": "date" if label == "Since" else "text"}
        office.ok("POST", "accountCustomFieldMeta", {"accountCustomFieldMetum": sent})
    fields: Any = [{"customFieldId": 1, "fieldValue": "500"}, {"customFieldId": 9, "fieldValue": "unknown"}]
    answer = office.ok("POST", "accounts", {"account": {"name": "Mug Inc", "fields": fields}})
    assert answer["account"]["fields"][0] == {"customFieldId": 1, "fieldValue": "500", "accountId": "2"}
    office.ok("PUT", "accounts/2", {"account": {"fields": [{"customFieldId": 1, "fieldValue": "900"}]}})
    values = office.ok("GET", "accounts/2/accountCustomFieldData")["accountCustomFieldData"]
    assert [(row["accountId"], row["fieldValue"]) for row in values] == [(2, "900")]


def test_notes_of_an_account(office: Driver) -> None:
    answer = office.ok("POST", "accounts/1/notes", {"note": {"note": "Likes tea"}})
    assert (answer["note"]["reltype"], answer["note"]["owner"]) == ("CustomerAccount", {"type": "account", "id": "1"})
    assert answer["accounts"][0]["name"] == "Tea Ltd"
    answer = office.ok("PUT", "accounts/1/notes/1", {"note": {"note": "Loves tea"}})
    assert (answer["note"]["note"], answer["accounts"][0]["id"]) == ("Loves tea", "1")
    assert office.rest("PUT", "accounts/2/notes/1", {"note": {"note": "x"}})[0] == 403
    assert office.rest("PUT", "accounts/1/notes/1", {"note": {"note": ""}})[0] == 422
    assert office.ok("GET", "accounts/1/notes")["notes"][0]["note"] == "Loves tea"
