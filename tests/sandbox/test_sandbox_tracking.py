"""Event and site tracking, and the tracking host."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import pytest

from acsdk.sandbox.core import MAX_BODY
from acsdk.sandbox.state import ACCOUNT_ID, EVENT_KEY

from .driver import Driver

EVENT = {"actid": ACCOUNT_ID, "key": EVENT_KEY, "event": "visit", "visit": '{"email": "ada@x.test"}', "eventdata": "7"}


@pytest.fixture
def site(empty: Driver) -> Driver:
    assert empty.ok("GET", "eventTracking") == {"eventTracking": {"enabled": False}}
    empty.ok("PUT", "eventTracking", {"eventTracking": {"enabled": True}})
    empty.ok("POST", "contacts", {"contact": {"email": "ada@x.test"}})
    return empty


def track(driver: Driver, **changes: Any) -> Any:
    sent = {name: value for name, value in {**EVENT, **changes}.items() if value is not None}
    response = driver.raw("POST", "/event", urlencode(sent).encode(), api_token="")
    assert response.status == 200
    return json.loads(response.body)


def test_an_event_lands_in_the_log(site: Driver) -> None:
    assert track(site) == {"success": 1, "message": "Event spawned"}
    log = site.ok("GET", "contacts/1/trackingLogs")["trackingLogs"][0]
    assert (log["type"], log["value"], log["subscriberid"]) == ("visit", "7", "1")
    assert site.ok("GET", "trackingLogs/1/contact")["contact"]["email"] == "ada@x.test"
    assert site.rest("GET", "trackingLogs/9/contact")[0] == 404
    assert track(site, visit='{"email": "nobody@x.test"}')["success"] == 1
    assert site.ok("GET", "trackingLogs")["meta"] == {"total": "1"}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"actid": "1"}, "account"),
        ({"key": None}, "key"),
        ({"event": "x" * 33}, "32 characters"),
        ({"visit": "{"}, "missing"),
        ({"visit": None}, "missing"),
    ],
)
def test_refused_events(site: Driver, changes: Any, words: str) -> None:
    answer = track(site, **changes)
    assert answer["success"] == 0
    assert words in answer["message"]


@pytest.mark.parametrize(("others", "success"), [(95, 1), (96, 0)])
def test_a_form_has_a_hundred_fields_at_most(site: Driver, others: int, success: int) -> None:
    assert len(EVENT) == 5
    assert track(site, **{f"field{number}": "" for number in range(others)})["success"] == success


def test_too_much_is_refused(site: Driver) -> None:
    assert site.raw("POST", "/event", b"x" * (MAX_BODY + 1)).status == 413


def test_the_switches(site: Driver) -> None:
    for switch in ("siteTracking", "eventTracking", "siteTracking"):
        assert site.ok("PUT", switch, {switch: {"enabled": True}})
        assert site.ok("GET", switch) == {switch: {"enabled": True}}
        for enabled in (False, True, False):
            assert site.ok("PUT", switch, {switch: {"enabled": enabled}}) == {switch: {"enabled": enabled}}
        assert site.ok("GET", switch) == {switch: {"enabled": False}}
    assert track(site)["message"] == "Event tracking is not enabled"
    assert site.ok("PUT", "eventTracking", {"eventTracking": {"enabled": True}})["eventTracking"]["enabled"] is True


def test_names_of_events_and_of_old_domains(site: Driver) -> None:
    for table, one, total in (
        ("eventTrackingEvents", "eventTrackingEvent", 1),
        ("siteTrackingDomains", "siteTrackingDomain", "1"),
    ):
        for _ in range(2):
            assert site.ok("POST", table, {one: {"name": "my event"}}) == {one: {"name": "my event"}}
        assert site.rest("POST", table, {one: {}})[0] == 422
        assert site.ok("GET", table) == {table: [{"name": "my event"}], "meta": {"total": total}}
        assert site.rest("DELETE", f"{table}/my%20event")[0] in (200, 204)
        assert site.rest("DELETE", f"{table}/my event")[0] == 404


def test_the_whitelist(site: Driver) -> None:
    sent = {"data": {"type": "urlWhitelistings", "attributes": {"whitelisted_domain": "x.test", "wp_enabled": True}}}
    status, answer = site.rest("POST", "prism/urlWhitelistings", sent)
    attributes = answer["data"]["attributes"]
    assert (status, answer["data"]["id"], attributes["whitelisted_page"]) == (201, "1", "*")
    assert [attributes[name] for name in ("tracking_enabled", "wp_enabled", "conversations_enabled")] == [1, 1, 0]
    assert site.rest("POST", "prism/urlWhitelistings", sent)[0] == 409
    assert site.rest("POST", "prism/urlWhitelistings", {})[0] == 400
    assert len(site.ok("GET", "prism/urlWhitelistings")["data"]) == 1
    assert site.rest("DELETE", "prism/urlWhitelistings/1") == (204, None)
    assert site.rest("DELETE", "prism/urlWhitelistings/1")[0] == 404


def test_code_and_local_events(site: Driver) -> None:
    code = site.raw("GET", "/api/3/siteTracking/code")
    assert code.body.startswith(b"<script")
    assert str(ACCOUNT_ID).encode() in code.body
    assert site.rest("POST", "localevent", {"localEvent": {"email": "ada@x.test", "input": "{}"}}) == (201, {})
    assert site.rest("POST", "localevent", {"localEvent": {"email": "nobody@x.test"}})[0] == 403
