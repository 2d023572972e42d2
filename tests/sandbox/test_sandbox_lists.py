"""Lists, tags, automations and what ties contacts to them."""

from __future__ import annotations

from typing import Any

import pytest

from .driver import Driver

LIST = {"name": "News", "stringid": "news", "sender_url": "https://x.test", "sender_reminder": "You signed up."}


@pytest.fixture
def audience(empty: Driver) -> Driver:
    for name in ("ada", "bob"):
        empty.ok("POST", "contacts", {"contact": {"email": f"{name}@x.test", "firstName": name}})
    empty.ok("POST", "lists", {"list": LIST})
    return empty


def subscribe(driver: Driver, **sent: Any) -> tuple[int, Any]:
    return driver.rest("POST", "contactLists", {"contactList": {"list": 1, "contact": 1, "status": 1, **sent}})


def test_a_list_create_shows_few_keys_and_reads_show_all(empty: Driver) -> None:
    status, answer = empty.rest("POST", "lists", {"list": {**LIST, "send_last_broadcast": 0, "user": 1}})
    assert status == 201
    assert answer["list"]["send_last_broadcast"] == 0
    assert answer["list"]["userid"] == 1
    assert "p_use_tracking" not in answer["list"]
    shown = empty.ok("GET", "lists/1")["list"]
    assert (shown["userid"], shown["user"], shown["p_use_tracking"], shown["carboncopy"]) == ("1", "1", "1", None)
    assert "active_subscribers" not in shown
    assert empty.ok("GET", "lists")["lists"][0]["active_subscribers"] == "0"
    assert empty.ok("GET", "lists", query="filters[name][contains]=ew")["meta"] == {"total": "1"}
    assert empty.ok("GET", "lists", query="filters[name][eq]=ew")["lists"] == []


def test_what_a_list_needs(empty: Driver) -> None:
    status, answer = empty.rest("POST", "lists", {"list": {"name": "News"}})
    assert status == 422
    assert [problem["source"]["pointer"].rsplit("/", 1)[1] for problem in answer["errors"]] == [
        "sender_url",
        "sender_reminder",
    ]
    empty.ok("POST", "lists", {"list": LIST})
    assert empty.ok("PUT", "lists/1", {"list": {"name": "Other"}})["list"]["stringid"] == "news"
    assert empty.rest("PUT", "lists/1", {"list": {"name": ""}})[0] == 422
    made = {name: value for name, value in LIST.items() if name != "stringid"}
    assert empty.ok("POST", "lists", {"list": {**made, "name": "Tea & Mugs!"}})["list"]["stringid"] == "tea-mugs"


def test_lists_that_are_not_there(empty: Driver) -> None:
    missing = {"message": "No Result found for _List with id 3"}
    assert empty.rest("GET", "lists/3") == (404, missing)
    assert empty.rest("DELETE", "lists/3") == (403, missing)


def test_subscribing_is_an_upsert_of_one_row(audience: Driver) -> None:
    status, answer = subscribe(audience)
    assert status == 201
    assert [answer["contactList"][name] for name in ("contact", "list", "status", "id")] == [1, 1, 1, "1"]
    assert answer["contacts"][0]["email"] == "ada@x.test"
    assert answer["contactList"]["first_name"] == "ada"
    status, answer = subscribe(audience, status="2")
    assert status == 200
    assert (answer["contactList"]["id"], answer["contactList"]["status"]) == ("1", "2")
    assert audience.ok("GET", "contacts/1/contactLists")["contactLists"][0]["status"] == "2"
    assert audience.ok("GET", "contacts/1")["contact"]["contactLists"] == ["1"]
    answer = audience.ok("PUT", "contactLists/1", {"contactList": {"unsubreason": "too many"}})
    assert answer["contactList"]["unsubreason"] == "too many"
    assert subscribe(audience, status=1, sourceid=4)[1]["contactList"]["sourceid"] == 4


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        ({"status": 4}, 422, "not a valid choice"),
        ({"status": "x"}, 422, "not a valid choice"),
        ({"contact": 9}, 404, "Subscriber with id 9"),
        ({"list": None}, 404, "_List with id 0"),
    ],
)
def test_subscriptions_that_are_refused(audience: Driver, changes: Any, status: int, words: str) -> None:
    answered, answer = subscribe(audience, **changes)
    assert answered == status
    assert words in str(answer)


def test_contacts_by_list_and_status(audience: Driver) -> None:
    subscribe(audience)
    subscribe(audience, contact=2, status=2)
    total = {
        query: audience.ok("GET", "contacts", query=query)["meta"]["total"]
        for query in ("listid=1", "listid=1&status=1", "listid=1&status=2", "status=2", "listid=9")
    }
    assert total == {
        "listid=1": "2",
        "listid=1&status=1": "1",
        "listid=1&status=2": "1",
        "status=2": "1",
        "listid=9": "0",
    }
    assert audience.ok("GET", "lists")["lists"][0]["active_subscribers"] == "1"
    audience.ok("DELETE", "lists/1")
    assert audience.ok("GET", "contactLists")["contactLists"] == []


def test_list_groups(audience: Driver) -> None:
    sent = {"listGroup": {"listid": 1, "groupid": 3}}
    status, answer = audience.rest("POST", "listGroups", sent)
    assert status == 201
    assert (answer["listGroup"]["list"], answer["listGroup"]["group"], answer["listGroup"]["id"]) == (1, 3, "1")
    assert audience.rest("POST", "listGroups", sent)[0] == 200
    assert audience.rest("POST", "listGroups", {"listGroup": {"listid": 9, "groupid": 3}}) == (
        403,
        {"message": "Forbidden"},
    )
    assert audience.ok("GET", "lists/1/listGroups")["listGroups"][0]["group"] == "3"
    as_text = audience.ok("POST", "listGroups", {"listGroup": {"list": "1", "group": "3"}})["listGroup"]
    assert (as_text["list"], as_text["group"]) == ("1", "3")
    assert as_text.keys().isdisjoint({"listid", "groupid"})


def test_groups(empty: Driver) -> None:
    assert empty.rest("POST", "groups", {"group": {}}) == (403, {"message": "$value is not a string"})
    created = empty.ok("POST", "groups", {"group": {"title": "Sales", "p_admin": 1}})["group"]
    assert (created["id"], created["p_admin"]) == ("4", 1)
    assert empty.ok("GET", "groups/4")["group"]["p_admin"] == "1"
    assert empty.ok("PUT", "groups/4", {"group": {"descript": "x"}})["group"]["title"] == "Sales"
    assert empty.rest("GET", "groups/9") == (403, {"message": "No Result found for Group with id 9"})


def test_tags(empty: Driver) -> None:
    status, answer = empty.rest("POST", "tags", {"tag": {"tag": "My Tag", "tagType": "contact", "description": "D"}})
    assert status == 201
    assert set(answer["tag"]) == {"tag", "tagType", "description", "cdate", "links", "id"}
    status, answer = empty.rest("POST", "tags", {"tag": {"tag": "my tag", "description": "other"}})
    assert status == 200
    assert answer["tag"]["id"] == "1"
    assert empty.ok("GET", "tags/1")["tag"]["description"] == "D"
    assert empty.ok("PUT", "tags/1", {"tag": {"tag": "Renamed"}})["tag"]["description"] == "D"
    empty.ok("POST", "tags", {"tag": {"tag": "beta"}})
    for query, expected in {
        "search=name": ["Renamed"],
        "filters[search][eq]=beta": ["beta"],
        "filters[search][neq]=beta": ["Renamed"],
        "filters[search][starts_with]=re": ["Renamed"],
        "filters[search][gt]=c": ["Renamed"],
        "filters[search][lt]=c": ["beta"],
        "filters[search][gte]=renamed": ["Renamed"],
        "filters[search][lte]=beta": ["beta"],
        "orders[search]=asc": ["beta", "Renamed"],
    }.items():
        assert [row["tag"] for row in empty.ok("GET", "tags", query=query)["tags"]] == expected
    assert empty.rest("POST", "tags", {"tag": {}})[0] == 422
    assert empty.rest("GET", "tags/7") == (404, {"message": "No Result found for Tag with id 7"})


def test_tagging(audience: Driver) -> None:
    audience.ok("POST", "tags", {"tag": {"tag": "vip"}})
    sent = {"contactTag": {"contact": 1, "tag": "1"}}
    status, answer = audience.rest("POST", "contactTags", sent)
    assert status == 201
    assert (answer["contactTag"]["contact"], answer["contactTag"]["tag"]) == (1, "1")
    first = answer["contactTag"]["cdate"]
    audience.clock.advance(60)
    status, answer = audience.rest("POST", "contactTags", sent)
    assert (status, answer["contactTag"]["id"], answer["contactTag"]["cdate"]) == (200, "1", first)
    assert audience.ok("GET", "tags/1")["tag"]["subscriber_count"] == "1"
    assert audience.ok("GET", "contacts", query="tagid=1")["meta"]["total"] == "1"
    assert [row["tag"] for row in audience.ok("GET", "contacts/1/contactTags")["contactTags"]] == ["1"]
    assert audience.rest("DELETE", "contactTags/1") == (200, {})
    assert audience.rest("DELETE", "contactTags/1") == (
        404,
        {"message": "No Result found for SubscriberTag with id 1"},
    )


@pytest.mark.parametrize(
    ("sent", "status", "error"),
    [
        (
            {"tag": 1},
            422,
            {"status": 422, "title": "Missing attribute", "source": {"pointer": "/data/attributes/contact"}},
        ),
        ({"contact": 9, "tag": 1}, 404, {"status": 404, "title": "Not Found", "detail": "Contact not found"}),
        ({"contact": 1, "tag": 9}, 404, {"status": 404, "title": "Not Found", "detail": "Tag not found"}),
        (
            {"contact": 1, "tag": "vip"},
            400,
            {
                "title": "Invalid value for query parameter contactTag.tag",
                "detail": "No tag id provided",
                "source": {"parameter": "contactTag.tag"},
            },
        ),
    ],
)
def test_taggings_that_are_refused(audience: Driver, sent: Any, status: int, error: Any) -> None:
    audience.ok("POST", "tags", {"tag": {"tag": "vip"}})
    assert audience.rest("POST", "contactTags", {"contactTag": sent}) == (status, {"errors": [error]})


def test_deleting_a_tag_untags(audience: Driver) -> None:
    audience.ok("POST", "tags", {"tag": {"tag": "vip"}})
    audience.ok("POST", "contactTags", {"contactTag": {"contact": 1, "tag": 1}})
    audience.ok("DELETE", "tags/1")
    assert audience.ok("GET", "contacts/1/contactTags")["contactTags"] == []


def test_enrolling_in_an_automation(audience: Driver) -> None:
    number = audience.sandbox.add("automations", name="Welcome")
    assert audience.ok("GET", "automations")["meta"] == {"total": "1", "starts": [], "filtered": False, "smsLogs": []}
    sent = {"contactAutomation": {"contact": "1", "automation": number}}
    status, answer = audience.rest("POST", "contactAutomations", sent)
    assert status == 201
    enrolled = answer["contactAutomation"]
    assert (enrolled["automation"], enrolled["status"], enrolled["completed"]) == ("1", 1, 0)
    assert audience.rest("POST", "contactAutomations", sent)[0] == 200
    assert audience.ok("GET", "contactAutomations")["meta"] == {"total": "1", "showcase_stats": []}
    assert audience.ok("GET", "contacts", query="seriesid=1")["meta"]["total"] == "1"
    counts = audience.ok("GET", "contacts/1/automationEntryCounts")["automationEntryCounts"]
    assert counts == [{"id": "1", "name": "Welcome", "status": "1", "hidden": "0", "contactEntryCount": "1"}]
    assert audience.ok("GET", "contactAutomations/1/automation")["automation"]["name"] == "Welcome"
    audience.ok("DELETE", "contactAutomations/1")
    missing = {"message": "No Result found for SubscriberSeries with id 1"}
    assert audience.rest("DELETE", "contactAutomations/1") == (403, missing)
    assert audience.rest("GET", "contactAutomations/1") == (404, missing)
    assert audience.rest("POST", "contactAutomations", {"contactAutomation": {"contact": 1}}) == (
        403,
        {"message": "Could not create SubscriberSeries"},
    )
    assert audience.ok("GET", "scores") == {"scores": [], "meta": {"total": "0"}}


def test_exclusions_check_their_filters(empty: Driver) -> None:
    empty.sandbox.add("exclusions", matchPhrase="b@x.test", channel="several", lists=["2", "1"])
    empty.sandbox.add("exclusions", matchPhrase="a@x.test")

    def phrases(query: str) -> list[str]:
        return [row["matchPhrase"] for row in empty.ok("GET", "lists/exclusions", query=query)["exclusions"]]

    assert empty.ok("GET", "lists/exclusions")["meta"] == {"total": 2}
    assert phrases("orders[matchPhrase]=ASC") == ["a@x.test", "b@x.test"]
    assert phrases("filters[lists][]=2&orders[lists]=DESC") == ["b@x.test"]
    assert phrases("filters[matchPhrase]=a@&limit=1") == ["a@x.test"]
    status, answer = empty.rest("GET", "lists/exclusions", query="orders[matchPhrase]=DASC&filters[nope]=1")
    assert status == 422
    assert [problem["detail"] for problem in answer["errors"]] == [
        'Invalid order direction: "DASC". Allowed values are: "ASC", "DESC"',
        'Invalid filter field: "nope". Allowed fields are: matchPhrase, lists',
    ]


def test_exclusions_are_not_wrapped(empty: Driver) -> None:
    empty.sandbox.add("exclusions", matchPhrase="b@x.test")
    plain: dict[str, Any] = {
        "matchPhrase": "b@x.test",
        "matchType": "exact",
        "channel": "all",
        "hidden": False,
        "lists": [],
        "id": "1",
    }
    assert empty.ok("GET", "lists/exclusions/1") == plain
    assert empty.rest("GET", "lists/exclusions/9") == (404, {"message": "Exclusion not found [id=9]"})
    assert empty.ok("PUT", "lists/exclusions/1", {"channel": "several", "lists": ["1"]})["lists"] == ["1"]
    status, answer = empty.rest("PUT", "lists/exclusions/1", {"channel": "all", "lists": [1]})
    assert status == 422
    assert [problem["detail"] for problem in answer["errors"]] == [
        "Lists must be an array of string-quoted integers",
        'List IDs must be empty for channel "all"',
    ]
    assert empty.rest("PUT", "lists/exclusions/1", {"channel": "fax"})[0] == 422
    assert empty.rest("PUT", "lists/exclusions/9", {}) == (
        404,
        {"message": "No Result found for Exclusion with id 9"},
    )
