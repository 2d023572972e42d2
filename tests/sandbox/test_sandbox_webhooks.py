"""Webhooks: what changes is delivered, once, as PHP would write the form."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from acsdk.sandbox import Sandbox
from acsdk.sandbox.events import EVENTS, UNLISTED, form_pairs
from acsdk.sandbox.outgoing import Outgoing
from acsdk.sandbox.postman import Postman

from .driver import Driver

pytestmark = pytest.mark.anyio

EVERYTHING = [*EVENTS, *UNLISTED]


class Receiver:
    """A server on this machine that remembers forms and answers with a status of choice."""

    def __init__(self) -> None:
        self.status = 200
        self.bodies: list[bytes] = []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                receiver.bodies.append(self.rfile.read(int(self.headers["content-length"])))
                self.send_response(receiver.status)
                self.end_headers()

            def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
                """Tests stay quiet."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    yield made
    made.close()


def hook(driver: Driver, url: str = "http://shop.example/hook", **sent: Any) -> Any:
    asked = {"name": "All", "url": url, "events": EVERYTHING, "sources": ["api"], **sent}
    return driver.ok("POST", "webhooks", {"webhook": asked})["webhook"]


def add_contact(driver: Driver, email: str = "ada@x.test") -> None:
    driver.ok("POST", "contacts", {"contact": {"email": email, "firstName": "Ada"}})


def test_a_webhook_echoes_its_lists(empty: Driver) -> None:
    shown = hook(empty, events=["subscribe"], listid=0)
    assert (shown["events"], shown["sources"], shown["links"], shown["listid"]) == (["subscribe"], ["api"], [], 0)
    assert empty.ok("GET", "webhooks/1")["webhook"]["listid"] == "0"
    assert empty.ok("GET", "webhooks", query="filters[name]=all")["meta"] == {"total": "1"}
    status, answer = empty.rest("POST", "webhooks", {"webhook": {"name": "x", "url": "y", "events": []}})
    assert (status, len(answer["errors"])) == (422, 2)
    listed = empty.ok("GET", "webhook/events")
    assert (len(listed["webhookEvents"]), listed["meta"]) == (25, {"total": 25})


def test_every_kind_of_change_is_told(empty: Driver) -> None:
    hook(empty)
    add_contact(empty)
    ok = empty.ok
    ok("PUT", "contacts/1", {"contact": {"phone": "1"}})
    stated = {"name": "News", "stringid": "news", "sender_url": "https://x.test", "sender_reminder": "You asked."}
    ok("POST", "lists", {"list": stated})
    for status in (1, 1, 2, 0):
        ok("POST", "contactLists", {"contactList": {"list": 1, "contact": 1, "status": status}})
    ok("POST", "tags", {"tag": {"tag": "vip", "tagType": "contact"}})
    for _ in range(2):
        ok("POST", "contactTags", {"contactTag": {"contact": 1, "tag": 1}})
    ok("DELETE", "contactTags/1")
    ok("POST", "accounts", {"account": {"name": "Tea Ltd"}})
    ok("PUT", "accounts/1", {"account": {"name": "Tea Inc"}})
    ok("POST", "accountContacts", {"accountContact": {"account": 1, "contact": 1, "jobTitle": "Taster"}})
    ok("PUT", "accountContacts/1", {"accountContact": {"jobTitle": "Chief"}})
    ok("POST", "dealGroups", {"dealGroup": {"title": "Shop", "currency": "eur"}})
    ok("PUT", "dealGroups/1", {"dealGroup": {"title": "Store"}})
    ok("POST", "dealStages", {"dealStage": {"title": "Won", "group": 1}})
    ok("PUT", "dealStages/4", {"dealStage": {"title": "Done"}})
    ok("POST", "deals", {"deal": {"title": "Tea", "value": 1, "currency": "eur", "group": 1, "contact": 1}})
    ok("PUT", "deals/1", {"deal": {"title": "Mug", "status": 1}})
    ok("POST", "notes", {"note": {"note": "n", "relid": 1, "reltype": "Deal"}})
    ok("POST", "notes", {"note": {"note": "n", "relid": 1, "reltype": "Subscriber"}})
    ok("PUT", "notes/1", {"note": {"note": "m"}})
    ok("POST", "dealTasktypes", {"dealTasktype": {"title": "Skype"}})
    ok("PUT", "dealTasktypes/3", {"dealTasktype": {"title": "Zoom"}})
    task = {"relid": 1, "duedate": "2026-02-01T12:00:00Z", "dealTasktype": 1}
    ok("POST", "dealTasks", {"dealTask": task})
    ok("POST", "dealTasks", {"dealTask": {**task, "ownerType": "contact", "status": 1}})
    ok("PUT", "dealTasks/1", {"dealTask": {"status": 1}})
    assert [delivery.event for delivery in empty.sandbox.deliveries] == [
        "update",
        "list_add",
        "subscribe",
        "unsubscribe",
        "contact_tag_added",
        "contact_tag_removed",
        "account_add",
        "account_update",
        "account_contact_add",
        "account_contact_update",
        "deal_pipeline_add",
        "deal_stage_add",
        "deal_add",
        "deal_update",
        "deal_note_add",
        "subscriber_note",
        "deal_tasktype_add",
        "deal_task_add",
        "contact_task_add",
        "deal_task_complete",
        "deal_task_complete",
    ]
    assert {delivery.status for delivery in empty.sandbox.deliveries} == {None}


def test_the_form_of_a_contact(empty: Driver) -> None:
    hook(empty)
    add_contact(empty)
    empty.ok("POST", "tags", {"tag": {"tag": "vip", "tagType": "contact"}})
    empty.ok("POST", "fields", {"field": {"title": "Size", "type": "text"}})
    empty.ok("POST", "contactTags", {"contactTag": {"contact": 1, "tag": 1}})
    empty.ok("PUT", "contacts/1", {"contact": {"fieldValues": [{"field": "1", "value": "L"}]}})
    form = empty.sandbox.deliveries.of("update")[0].form
    assert form["type"] == "update"
    assert (form["list"], form["initiated_from"]) == ("0", "api")
    assert form["date_time"].endswith("-05:00")
    assert [form[f"contact[{name}]"] for name in ("id", "email", "first_name", "tags")] == [
        "1",
        "ada@x.test",
        "Ada",
        "vip",
    ]
    assert form["contact[fields][1]"] == "L"
    assert (form["customer_acct_id"], form["customer_acct_name"], form["orgname"]) == ("0", "", "")
    assert empty.sandbox.deliveries.of("contact_tag_added")[0].form["tag"] == "vip"


def test_the_form_of_a_deal(empty: Driver) -> None:
    hook(empty, events=["deal_add", "deal_update"])
    add_contact(empty)
    empty.ok("POST", "dealGroups", {"dealGroup": {"title": "Shop", "currency": "eur"}})
    for label in ("Size", "Hue"):
        empty.ok("POST", "dealCustomFieldMeta", {"dealCustomFieldMetum": {"fieldLabel": label, "fieldType": "text"}})
    fields = [{"customFieldId": 1, "fieldValue": "L"}]
    deal = {"title": "T", "value": 104405500, "currency": "eur", "group": 1, "contact": 1, "fields": fields}
    empty.ok("POST", "deals", {"deal": deal})
    form = empty.sandbox.deliveries[0].form
    assert (form["deal[value]"], form["deal[value_raw]"]) == ("1,044,055.00", "104405500")
    assert (form["deal[currency_symbol]"], form["deal[stage_title]"]) == ("&euro;", "To Contact")
    assert (form["deal[pipelineid]"], form["deal[pipeline_title]"]) == ("1", "Shop")
    assert (form["deal[contact_email]"], form["deal[owner_firstname]"]) == ("ada@x.test", "Sandbox")
    assert (form["deal[fields][0][id]"], form["deal[fields][0][value]"]) == ("1", "L")
    assert (form["deal[fields][1][key]"], "deal[fields][1][id]" in form) == ("Hue", False)
    empty.ok("PUT", "deals/1", {"deal": {"currency": "chf", "status": 2}})
    form = empty.sandbox.deliveries[1].form
    assert (form["updated_fields[0]"], form["updated_fields[1]"]) == ("currency", "status")
    assert (form["deal[currency_symbol]"], form["deal[status]"]) == ("CHF", "2")


def test_a_deal_without_a_contact_has_no_contact(empty: Driver) -> None:
    hook(empty)
    empty.ok("POST", "accounts", {"account": {"name": "Tea & Co"}})
    empty.ok("POST", "dealGroups", {"dealGroup": {"title": "Shop", "currency": "usd"}})
    empty.ok("POST", "deals", {"deal": {"title": "T", "value": 1, "currency": "usd", "group": 1, "account": 1}})
    form = empty.sandbox.deliveries.of("deal_add")[0].form
    assert (form["deal[orgname]"], form["deal[currency_symbol]"], "contact[id]" in form) == ("Tea & Co", "$", False)


def test_a_deal_without_a_value_is_worth_nothing(empty: Driver) -> None:
    hook(empty, events=["deal_update"])
    empty.sandbox.add("deals", title="T", currency="usd")
    empty.ok("PUT", "deals/1", {"deal": {"title": "U"}})
    form = empty.sandbox.deliveries[0].form
    assert (form["deal[value]"], form["deal[value_raw]"]) == ("0.00", "0")
    assert (form["deal[orgid]"], form["deal[orgname]"]) == ("0", "")


def test_the_form_of_a_task_has_its_dates_twice(empty: Driver) -> None:
    hook(empty, events=["contact_task_add"])
    add_contact(empty)
    dates = {"duedate": "2026-02-01T12:00:00Z", "edate": "2026-02-01T13:00:00Z"}
    empty.ok("POST", "dealTasks", {"dealTask": {"relid": 1, "ownerType": "contact", "dealTasktype": 1, **dates}})
    form = empty.sandbox.deliveries[0].form
    assert [form[f"task[{name}]"][:16] for name in dates] == ["2026-02-01T12:00", "2026-02-01T13:00"]
    assert [form[f"task[{name}_iso]"] for name in dates] == [form[f"task[{name}]"] for name in dates]
    assert (form["task[donedate]"], form["task[donedate_iso]"]) == ("", "")


def test_forms_as_php_writes_them() -> None:
    nested = {"a": None, "b": [{"c": 1}, "d"], "e": {}, "f": {"g": {"h": "i"}}}
    pairs = [("a", ""), ("b[0][c]", "1"), ("b[1]", "d"), ("e", ""), ("f[g][h]", "i")]
    assert list(form_pairs(nested)) == pairs


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"sources": ["public"]}, 0),
        ({"events": ["deal_add"]}, 0),
        ({"listid": 2}, 0),
        ({"listid": 1}, 1),
        ({"listid": ""}, 1),
    ],
)
def test_who_is_told(empty: Driver, sent: Any, told: int) -> None:
    hook(empty, "http://shop.example/hook", **{"events": ["subscribe"], **sent})
    add_contact(empty)
    stated = {"name": "News", "stringid": "news", "sender_url": "https://x.test", "sender_reminder": "You asked."}
    empty.ok("POST", "lists", {"list": stated})
    empty.ok("POST", "contactLists", {"contactList": {"list": 1, "contact": 1, "status": 1}})
    assert [one.form["list"] for one in empty.sandbox.deliveries] == ["1"] * told


async def test_deliveries_arrive_on_this_machine(empty: Driver, receiver: Receiver) -> None:
    hook(empty, receiver.url)
    for number in range(20):
        add_contact(empty, f"{number}@x.test")
        empty.ok("PUT", f"contacts/{number + 1}", {"contact": {"phone": str(number)}})
    await empty.sandbox.delivered()
    assert len(receiver.bodies) == 20
    assert {delivery.status for delivery in empty.sandbox.deliveries} == {200}
    assert receiver.bodies[-1] == empty.sandbox.deliveries[-1].body
    await empty.sandbox.delivered()


async def test_gone_deactivates(empty: Driver, receiver: Receiver) -> None:
    receiver.status = 410
    hook(empty, receiver.url)
    add_contact(empty)
    empty.ok("PUT", "contacts/1", {"contact": {"phone": "1"}})
    await empty.sandbox.delivered()
    shown = empty.ok("GET", "webhooks/1")["webhook"]
    assert (shown["state"], shown["deactivated_date"] is None) == ("0", False)
    empty.ok("PUT", "contacts/1", {"contact": {"phone": "2"}})
    assert [delivery.status for delivery in empty.sandbox.deliveries] == [410]


async def test_gone_for_a_webhook_that_was_deleted_meanwhile(receiver: Receiver) -> None:
    receiver.status = 410
    gone: list[int] = []
    postman = Postman(gone.append)
    postman.take([Outgoing(7, "update", receiver.url, b"type=update")])
    postman.wait()
    assert gone == [7]
    Sandbox()._deactivate(7)  # pyright: ignore[reportPrivateUsage]


async def test_nobody_there_is_no_failure(empty: Driver) -> None:
    hook(empty, "http://127.0.0.1:1/nobody")
    add_contact(empty)
    empty.ok("PUT", "contacts/1", {"contact": {"phone": "1"}})
    await empty.sandbox.delivered()
    assert empty.sandbox.deliveries[0].status is None


@pytest.mark.parametrize(
    "url", ["http://shop.example/x", "ftp://localhost/x", "not a url", "http://[::", "http://localhost.evil.test/"]
)
def test_strangers_are_never_called(empty: Driver, url: str) -> None:
    hook(empty, url)
    add_contact(empty)
    empty.ok("PUT", "contacts/1", {"contact": {"phone": "1"}})
    assert [delivery.url for delivery in empty.sandbox.deliveries[:5]] == [url]
    empty.sandbox.reset()
    assert len(empty.sandbox.deliveries) == 0


async def test_names_below_localhost_are_of_this_machine(empty: Driver) -> None:
    hook(empty, "http://sandbox.localhost:1/x")
    hook(empty, "http://localhost:1/x")
    add_contact(empty)
    empty.ok("PUT", "contacts/1", {"contact": {"phone": "1"}})
    await empty.sandbox.delivered()
    assert len(empty.sandbox.deliveries) == 2


def test_the_control_endpoint_lists_deliveries() -> None:
    driver = Driver(options={"control": True})
    hook(driver)
    add_contact(driver)
    driver.ok("PUT", "contacts/1", {"contact": {"phone": "1"}})
    answer = driver.raw("GET", "/_sandbox/deliveries")
    assert b'"event":"update"' in answer.body
