"""Contacts over v3: writes, filters, side-loads, sync."""

from __future__ import annotations

from typing import Any

import pytest

from .driver import Driver


def add(driver: Driver, email: str, **values: Any) -> str:
    return str(driver.ok("POST", "contacts", {"contact": {"email": email, **values}})["contact"]["id"])


def emails(driver: Driver, query: str = "") -> list[str]:
    return [row["email"] for row in driver.ok("GET", "contacts", query=query)["contacts"]]


@pytest.fixture
def people(empty: Driver) -> Driver:
    for name in ("ada", "bob", "cy", "dee"):
        add(empty, f"{name}@x.test", firstName=name.title(), lastName="Last", phone=f"55{len(name)}")
        empty.clock.advance(86400)
    return empty


def test_a_create_echoes_what_was_sent_and_shows_few_keys(empty: Driver) -> None:
    status, answer = empty.rest("POST", "contacts", {"contact": {"email": "a@x.test", "phone": 123, "unknown": 1}})
    assert status == 201
    contact = answer["contact"]
    assert (contact["id"], contact["phone"], contact["orgid"]) == ("1", 123, "")
    assert "bounced_hard" not in contact
    assert len(contact) <= 14


def test_reads_are_strings_with_links_and_side_loads(empty: Driver) -> None:
    add(empty, "a@x.test", phone=123)
    answer = empty.ok("GET", "contacts/1")
    contact = answer["contact"]
    assert (contact["phone"], contact["bounced_hard"], contact["deleted"]) == ("123", "0", "0")
    assert contact["links"]["notes"] == f"{empty.sandbox.api_url}/api/3/contacts/1/notes"
    for name in ("contactAutomations", "contactLists", "deals", "fieldValues", "geoIps", "accountContacts"):
        assert answer[name] == []
        assert contact[name] == []
    assert answer["geoAddresses"] == []
    assert contact["cdate"] == "2025-12-31T19:00:00-05:00"
    assert contact["created_utc_timestamp"] == "2025-12-31 19:00:00"


def test_a_duplicate_address_is_refused(empty: Driver) -> None:
    add(empty, "a@x.test")
    add(empty, "b@x.test")
    expected = {
        "title": "Email address already exists in the system.",
        "detail": "",
        "code": "duplicate",
        "source": {"pointer": "/data/attributes/email"},
    }
    assert empty.rest("POST", "contacts", {"contact": {"email": "A@x.test"}}) == (422, {"errors": [expected]})
    assert empty.rest("PUT", "contacts/2", {"contact": {"email": "a@x.test"}}) == (422, {"errors": [expected]})
    assert empty.rest("PUT", "contacts/1", {"contact": {"email": "a@x.test"}})[0] == 200


@pytest.mark.parametrize("email", ["nobody", "", None, 5, ["a@b.c"]])
def test_a_malformed_address_is_refused(empty: Driver, email: Any) -> None:
    status, answer = empty.rest("POST", "contacts", {"contact": {"email": email}})
    assert status == 422
    assert answer["errors"][0]["code"] == "email_invalid"
    assert answer["errors"][0]["error"] == "must_be_valid_email_address"


def test_updates_keep_what_was_not_sent(people: Driver) -> None:
    for method in ("PUT", "PATCH"):
        answer = people.ok(method, "contacts/1", {"contact": {"lastName": method}})["contact"]
        assert (answer["firstName"], answer["lastName"]) == ("Ada", method)
    assert people.ok("GET", "contacts/1")["contact"]["udate"] > people.ok("GET", "contacts/1")["contact"]["cdate"]


def test_what_is_not_there(empty: Driver) -> None:
    missing = {"message": "No Result found for Subscriber with id 9"}
    assert empty.rest("GET", "contacts/9") == (404, missing)
    assert empty.rest("PUT", "contacts/9", {"contact": {}}) == (404, missing)
    assert empty.rest("DELETE", "contacts/9") == (404, {"message": "No result found for contact with id 9"})
    assert empty.rest("GET", "contacts/9/contactLists") == (404, missing)
    assert empty.rest("GET", "contacts/9/notes") == (404, missing)
    assert empty.rest("GET", "contacts/9/automationEntryCounts") == (404, missing)
    assert empty.rest("GET", "contacts/" + "9" * 400)[0] == 404
    assert empty.rest("GET", "contacts/²")[0] == 404


def test_delete_takes_everything_of_the_contact_along(people: Driver) -> None:
    people.ok("POST", "tags", {"tag": {"tag": "vip"}})
    people.ok("POST", "contactTags", {"contactTag": {"contact": 1, "tag": 1}})
    assert people.rest("DELETE", "contacts/1") == (200, {})
    assert people.sandbox.rows("contactTags") == []
    assert emails(people) == ["bob@x.test", "cy@x.test", "dee@x.test"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("email=ADA@x.test", ["ada"]),
        ("email_like=b%40x", ["bob"]),
        ("phone=553", ["ada", "bob", "dee"]),
        ("search=CY", ["cy"]),
        ("ids[]=1&ids[]=4", ["ada", "dee"]),
        ("id_greater=2", ["cy", "dee"]),
        ("id_less=3&id_greater=1", ["bob"]),
        ("exclude=1&limit=1", ["bob"]),
        ("filters[created_after]=2026-01-02T00:00:00Z", ["cy", "dee"]),
        ("filters[created_before]=2026-01-02T00:00:00Z", ["ada"]),
        ("filters[updated_after]=nonsense", []),
        ("orders[id]=desc", ["dee", "cy", "bob", "ada"]),
        ("orders[first_name]=DESC&limit=2", ["dee", "cy"]),
        ("orders[nothing]=DESC&offset=3", ["dee"]),
        ("offset=2&limit=1", ["cy"]),
        ("limit=0", []),
        ("limit=5000&offset=-1", ["ada", "bob", "cy", "dee"]),
        ("filters[nonsense]=1", ["ada", "bob", "cy", "dee"]),
        ("segmentid=3", []),
        ("status=1", []),
        ("status=-1", ["ada", "bob", "cy", "dee"]),
        ("organization=0", ["ada", "bob", "cy", "dee"]),
        ("?20=20&0=0", ["ada", "bob", "cy", "dee"]),
    ],
)
def test_filters_orders_and_pages(people: Driver, query: str, expected: list[str]) -> None:
    assert emails(people, query) == [f"{name}@x.test" for name in expected]


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("", 20),
        ("limit=99", 99),
        ("limit=100", 100),
        ("limit=101", 100),
        (f"limit={'9' * 15}", 100),
        (f"limit={'9' * 16}", 20),
        ("limit=1e1", 20),
        ("limit=²", 20),
        ("limit=100&offset=100", 1),
        ("limit=100&offset=101", 0),
        (f"offset={'9' * 15}", 0),
        (f"offset={'9' * 16}", 20),
    ],
)
def test_a_page_has_its_bounds(empty: Driver, query: str, rows: int) -> None:
    for number in range(101):
        empty.ok("POST", "tags", {"tag": {"tag": f"t{number}"}})
    answer = empty.ok("GET", "tags", query=query)
    assert (len(answer["tags"]), answer["meta"]["total"]) == (rows, "101")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("orders[last_name]=ASC&orders[first_name]=DESC", ["dee", "ada", "cy", "bob"]),
        ("orders[last_name]=DESC&orders[first_name]=ASC", ["bob", "cy", "ada", "dee"]),
        ("orders[first_name]=DESC&orders[last_name]=ASC", ["dee", "cy", "bob", "ada"]),
    ],
)
def test_the_first_of_several_orders_counts_most(people: Driver, query: str, expected: list[str]) -> None:
    for number, name in enumerate(("Adams", "Brown", "Brown", "Adams"), start=1):
        people.ok("PUT", f"contacts/{number}", {"contact": {"lastName": name}})
    assert emails(people, query) == [f"{name}@x.test" for name in expected]


def test_meta_counts_every_match_as_text_and_echoes_the_query(people: Driver) -> None:
    answer = people.ok("GET", "contacts", query="limit=2&email_like=x.test")
    assert answer["meta"]["total"] == "4"
    assert answer["meta"]["page_input"]["limit"] == 2
    assert answer["meta"]["sortable"] is True
    assert answer["scoreValues"] == []
    assert people.ok("GET", "contacts", query="email=ada@x.test")["meta"]["page_input"]["email"] == "ada@x.test"


def test_a_walk_by_id_sees_everyone_once(people: Driver) -> None:
    seen: list[str] = []
    last = 0
    while page := people.ok("GET", "contacts", query=f"id_greater={last}&orders[id]=ASC&limit=3")["contacts"]:
        seen += [row["id"] for row in page]
        last = page[-1]["id"]
    assert seen == ["1", "2", "3", "4"]


def test_sync_creates_then_updates(empty: Driver) -> None:
    empty.ok("POST", "fields", {"field": {"title": "Size", "type": "text"}})
    sent = {
        "email": "a@x.test",
        "firstName": "Ada",
        "fieldValues": [{"field": 1, "value": "L"}, {"field": 99, "value": "x"}],
    }
    status, answer = empty.rest("POST", "contact/sync/", {"contact": sent})
    assert status == 201
    assert [value["value"] for value in answer["fieldValues"]] == ["L"]
    assert "fieldValues" not in answer["contact"]
    status, answer = empty.rest("POST", "contact/sync", {"contact": {"email": "A@X.test", "lastName": "Lovelace"}})
    assert status == 200
    assert answer["contact"]["fieldValues"] == ["1"]
    empty.ok("POST", "contact/sync", {"contact": {"email": "a@x.test", "fieldValues": [{"field": "1", "value": "XL"}]}})
    assert [row["value"] for row in empty.ok("GET", "contacts/1/fieldValues")["fieldValues"]] == ["XL"]
    contact = empty.ok("GET", "contacts/1")["contact"]
    assert (contact["firstName"], contact["lastName"], contact["fieldValues"]) == ("Ada", "Lovelace", ["1"])


@pytest.mark.parametrize("body", [{}, {"contact": {}}, {"contact": []}, {"contact": {"email": ""}}, []])
def test_sync_needs_an_address(empty: Driver, body: Any) -> None:
    problem = {"status": 400, "title": "Bad Request", "detail": "Contact email must be provided for sync"}
    assert empty.rest("POST", "contact/sync", body) == (400, {"errors": [problem]})


def test_sync_refuses_a_malformed_address(empty: Driver) -> None:
    assert empty.rest("POST", "contact/sync", {"contact": {"email": "nope"}})[0] == 422


def test_lists_side_load_what_include_names(people: Driver) -> None:
    people.ok("POST", "tags", {"tag": {"tag": "vip"}})
    people.ok("POST", "contactTags", {"contactTag": {"contact": 2, "tag": 1}})
    answer = people.ok("GET", "contacts", query="include=contactTags,nonsense")
    assert [row["contact"] for row in answer["contactTags"]] == ["2"]
    assert "fieldValues" not in answer


def test_empty_sub_collections(people: Driver) -> None:
    for name in ("notes", "geoIps", "deals", "scoreValues", "bounceLogs", "trackingLogs"):
        assert people.ok("GET", f"contacts/1/{name}") == {name: []}


def test_single_sub_objects(people: Driver) -> None:
    datum = people.ok("GET", "contacts/1/contactData")["contactDatum"]
    assert (datum["contact"], datum["geoLat"], datum["links"]) == ("1", "0.000000", [])
    for name in ("organization", "plusAppend"):
        assert people.ok("GET", f"contacts/1/{name}") == {name: None}
    for name in ("contactData", "plusAppend"):
        assert people.rest("GET", f"contacts/9/{name}")[0] == 404


def test_the_one_user(empty: Driver) -> None:
    assert empty.ok("GET", "users")["meta"] == {"total": "1"}
    for path in ("users/1", "users/username/admin", "users/email/admin@example.com"):
        assert empty.ok("GET", path)["user"]["username"] == "admin"
    assert empty.rest("GET", "users/2") == (404, {"message": "No Result found for User with id 2"})
    assert empty.rest("GET", "users/shoe/1")[0] == 404
