"""Campaigns, messages, variables, forms, users and the rest of the account."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import pytest

from .driver import Driver

OPERATIONS = Path(__file__).parents[1] / "api_coverage" / "operations.tsv"


def test_campaigns_are_made_bare_and_read_wrapped(empty: Driver) -> None:
    status, answer = empty.rest("POST", "campaign", {"name": "Spring", "type": "single"})
    assert (status, answer) == (200, {"id": 1, "name": "Spring", "type": "single", "canSplitContent": False})
    status, answer = empty.rest("POST", "campaign", {"type": 1})
    errors = ["Field name is required", "Field type must be of type string"]
    assert (status, answer) == (400, {"errors": errors})
    shown = empty.ok("GET", "campaigns/1")["campaign"]
    assert (shown["name"], shown["opens"], shown["sdate"], shown["user"]) == ("Spring", "0", None, "1")
    assert empty.ok("PUT", "campaigns/1/edit", {"name": "Summer", "segmentId": 7})["campaign"]["segmentid"] == 7
    assert empty.ok("PUT", "campaigns/1/edit", {"campaign": {"name": "Autumn"}})["campaign"]["name"] == "Autumn"
    copied = empty.ok("POST", "campaigns/1/copy")
    assert copied == {"succeeded": 1, "message": "Campaign draft copied.", "newCampaignId": 2}
    assert empty.rest("POST", "campaigns/9/copy")[0] == 400
    for path in ("campaigns/1", "campaigns/2/delete"):
        response = empty.raw("DELETE", f"/api/3/{path}")
        assert dict(response.headers)["content-type"].startswith("text/html")
        assert b'"succeeded":1' in response.body
    assert empty.rest("DELETE", "campaigns/1")[0] == 404
    assert empty.ok("GET", "campaigns")["meta"] == {"total": "0"}


def test_links_of_a_campaign(empty: Driver) -> None:
    empty.ok("POST", "campaign", {"name": "Spring", "type": "single"})
    empty.sandbox.add("links", campaignid="1", messageid="0", link="open", name="Read Tracker")
    link = empty.ok("GET", "campaigns/1/links")["links"][0]
    assert (link["campaign"], link["message"], link["tracked"]) == ("1", None, "1")


def test_messages(empty: Driver) -> None:
    sent = {"fromname": "Ada", "email": "ada@x.test", "reply2": "ada@x.test", "subject": "Hi"}
    answer = empty.ok("POST", "messages", {"message": sent})["message"]
    assert (answer["fromemail"], "charset" in answer) == ("ada@x.test", False)
    assert empty.ok("GET", "messages/1")["message"]["charset"] == "utf-8"
    assert empty.rest("POST", "messages", {"message": {}})[0] == 422
    missing = {"message": "No Result found for Message with id 10"}
    assert empty.rest("GET", "messages/10") == (404, missing)


def test_variables(empty: Driver) -> None:
    stated = {"name": "News", "stringid": "news", "sender_url": "https://x.test", "sender_reminder": "You asked."}
    empty.ok("POST", "lists", {"list": stated})
    sent = {"tag": "hello", "name": "Greeting", "content": "Hello!", "listids": "1,9"}
    status, answer = empty.rest("POST", "personalizations", {"personalization": sent})
    assert (status, answer["personalization"]["isLocked"], answer["personalization"]["links"]) == (200, False, [])
    shown = empty.ok("GET", "personalizations/1")["personalization"]
    assert [shown[name] for name in ("listIds", "listNames", "listsCount")] == ["1,9", "News,", "2"]
    assert empty.ok("PATCH", "personalizations/1/lock")["success"] is True
    assert empty.ok("GET", "personalizations", query="filter[tag]=hel")["personalizations"][0]["isLocked"] is True
    empty.ok("PATCH", "personalizations/1/unlock")
    assert empty.rest("PATCH", "personalizations/9/lock")[0] == 404
    status, answer = empty.rest("PUT", "personalizations/9", {})
    assert (status, answer["message"].count("Personalization")) == (404, 2)
    assert empty.rest("DELETE", "personalizations/9")[0] == 400
    response = empty.raw("DELETE", "/api/3/personalizations/bulkdelete", query="ids=1,9")
    assert (response.status, response.body) == (200, b"Delete successful")
    assert empty.ok("GET", "personalizations")["personalizations"] == []


def test_saved_responses(empty: Driver) -> None:
    status, answer = empty.rest("POST", "savedResponses", {"savedResponse": {}})
    assert (status, [one["code"] for one in answer["errors"]]) == (
        422,
        ["field_missing", "field_invalid", "field_invalid"],
    )
    saved = {"title": "T", "subject": "S", "body": "B"}
    assert empty.ok("POST", "savedResponses", {"savedResponse": saved})["savedResponse"]["id"] == "1"
    assert empty.ok("PUT", "savedResponses/1", {"savedResponse": {"body": ""}})["savedResponse"]["subject"] == "S"
    missing = {"message": "No Result found for SavedResponse with id 0"}
    assert empty.rest("PUT", "savedResponses/0", {}) == (422, missing)


def test_forms(empty: Driver) -> None:
    assert empty.ok("POST", "forms", {"form": {"name": "Sign up"}})["form"]["actiondata"] == {}
    assert empty.ok("GET", "forms/1")["form"]["button"] == "Submit"
    assert empty.rest("GET", "forms/7") == (403, {"message": "No Result found for Form with id 7"})
    assert empty.ok("POST", "form/optin", {}) == {}


def test_users_and_their_groups(empty: Driver) -> None:
    sent = {"username": "bob", "email": "bob@x.test", "password": "secret", "group": 3}
    user = empty.ok("POST", "users", {"user": sent})["user"]
    assert (user["id"], user["lang"], "password" in user) == ("2", "english", False)
    assert empty.ok("POST", "users", {**sent, "username": "eve"})["user"]["id"] == "3"
    assert empty.rest("POST", "users", {"user": sent})[0] == 422
    assert empty.rest("POST", "users", {"user": {"username": "x"}})[0] == 422
    answer = empty.ok("PUT", "users/2", {"user": {"group": 4}})
    assert [(row["group"], row["user"]) for row in answer["userGroups"]] == [("4", "2")]
    assert empty.ok("GET", "users/username/BOB")["user"]["id"] == "2"
    assert empty.ok("GET", "users/email/bob@x.test")["user"]["id"] == "2"
    assert empty.ok("GET", "users")["meta"] == {"total": "3"}
    empty.ok("DELETE", "users/2")
    assert empty.rest("GET", "users/username/bob")[0] == 404
    assert [row["userid"] for row in empty.ok("GET", "groups/3/userGroups")["userGroups"]] == ["1", "3"]


def test_the_account_itself(empty: Driver) -> None:
    settings = empty.ok("GET", "settings/account")
    assert (settings["email"], settings["subscriber_total"]) == ("admin@example.com", 0)
    assert (settings["subscriber_limit"], settings["trial"], settings["credits"]) == (100_000, False, None)
    limit = empty.ok("GET", "groupLimits")["groupLimits"][0]
    assert (limit["id"], limit["group"], limit["limitAttachment"]) == ("3", "3", "-1")
    assert empty.ok("PUT", "brandings/1", {"branding": {"siteName": "Tea"}})["branding"]["siteName"] == "Tea"
    assert empty.ok("GET", "brandings")["brandings"][0]["links"] == "1"
    missing = {"message": "No Result found for ConfigResult with id 100"}
    assert empty.rest("PUT", "configs/100", {}) == (404, missing)
    empty.sandbox.add("configs", keyname="pagination", val="20")
    assert empty.ok("PUT", "configs/1", {"config": {"val": "50"}})["config"]["owner"] == "1"
    assert empty.ok("GET", "segments")["segments"] == []


def test_an_account_without_users_still_has_settings(empty: Driver) -> None:
    empty.ok("DELETE", "users/1")
    assert empty.ok("GET", "settings/account")["email"] == ""


def test_addresses_and_calendars(empty: Driver) -> None:
    sent = {"company_name": "Tea Ltd", "address_1": "High Street", "country": "GB", "is_default": True, "groupid": 3}
    answer = empty.ok("POST", "addresses", {"address": sent})["address"]
    assert (answer["companyName"], answer["isDefault"], "groupid" in answer) == ("Tea Ltd", True, False)
    assert empty.ok("GET", "addresses/1")["address"]["isDefault"] == "1"
    assert empty.ok("PUT", "addresses/1", {"address": {"city": "Bath"}})["address"]["city"] == "Bath"
    assert empty.ok("DELETE", "addressGroups/1") == {}
    assert empty.rest("DELETE", "addressGroups/1") == (
        404,
        {"message": "No Result found for AddressGroup with id 1"},
    )
    assert empty.rest("DELETE", "addressLists/6")[0] == 404
    assert empty.rest("POST", "addresses", {"address": {}})[0] == 422
    calendar = empty.ok("POST", "calendars", {"calendar": {"title": "Mine", "type": "All", "notification": 1}})
    token = calendar["calendar"]["token"]
    assert len(token) == 32
    assert empty.ok("PUT", "calendars/1", {"calendar": {"type": "Deals"}})["calendar"]["token"] == token
    assert empty.rest("PUT", "calendars/1", {"calendar": {"type": "Moons"}})[0] == 422


def test_text_message_drafts(empty: Driver) -> None:
    draft = empty.ok("POST", "sms/broadcasts", {"name": "Sale", "body": "Now!", "unknown": 1})
    assert (draft["id"], draft["status"], draft["media_urls"]) == (1, "draft", [])
    assert empty.rest("POST", "sms/broadcasts", {"name": "x"})[0] == 422
    assert empty.ok("PUT", "sms/broadcasts/1", {"body": "Later"})["body"] == "Later"
    assert empty.ok("GET", "sms/broadcasts", query="filters[name]=sal")["meta"] == {"total": 1}
    assert empty.ok("GET", "sms/broadcasts", query="filters[status]=sent")["broadcasts"] == []
    assert empty.ok("GET", "sms/broadcasts/1")["name"] == "Sale"
    assert empty.ok("DELETE", "sms/broadcasts/1")["id"] == 1
    assert empty.rest("GET", "sms/broadcasts/1")[0] == 404
    assert empty.raw("POST", "/api/3/sms/broadcasts/export").body.startswith(b"id,")
    assert empty.rest("POST", "sms/broadcasts/ai", {})[0] == 403


def test_the_mail_editor(empty: Driver) -> None:
    assert empty.ok("GET", "stripo/config")["campaignId"] is None
    empty.ok("POST", "campaign", {"name": "Spring", "type": "single"})
    assert empty.ok("GET", "stripo/config", query="campaignId=1")["campaignId"] == "1"


UNKNOWN_IS_500 = "/contactArchives/restoreRequest/{id}"  # documented


def operations() -> list[Any]:
    with OPERATIONS.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [(row["method"], row["path"]) for row in rows if not row["path"].startswith("http")]


@pytest.mark.parametrize(("method", "path"), operations())
def test_every_published_operation_has_an_answer(empty: Driver, method: str, path: str) -> None:
    named = re.sub(r"\{[^}]*\}", "1", path.lstrip("/"))
    response = empty.raw(method, f"/api/3/{named}", b"{}")
    assert b"has no route" not in response.body
    assert response.status not in (405, 500) or path == UNKNOWN_IS_500
