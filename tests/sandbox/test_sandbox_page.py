"""The sandbox's page: what it shows of rows, calls and changes, and that nothing of a request becomes markup."""

from __future__ import annotations

from typing import Any

import pytest

from acsdk.sandbox import Exchange, Request, Sandbox, SandboxClock
from acsdk.sandbox.page.markup import Markup, tag
from acsdk.sandbox.page.routes import show

from .driver import Driver
from .visitor import Page, visit

HOSTILE = "<script>alert(1)</script>\"'&amp;\u202e"


def page(driver: Driver, path: str = "/") -> Page:
    return visit(driver.sandbox, path)


@pytest.fixture
def watched() -> Driver:
    driver = Driver()
    driver.sandbox.watch()
    driver.connection()
    return driver


def test_an_empty_sandbox_says_what_to_do_next() -> None:
    sandbox = Sandbox(api_url="http://127.0.0.1:8321")
    first = visit(sandbox)
    settings = "ACTIVECAMPAIGN_API_URL=http://127.0.0.1:8321\nACTIVECAMPAIGN_API_TOKEN=sandbox-token"
    assert first.find("#settings")[0].text == settings
    assert "client.contacts.upsert(" in first.text_of(".empty")
    assert not first.has("form.steer")
    assert [one.text.split()[0] for one in first.find("#numbers li")] == ["0"] * 6
    assert "No rows here" in visit(sandbox, "/_page/rows/contacts").text
    assert "Nothing was called yet" in visit(sandbox, "/_page/calls").text
    assert "or the number of an order" in visit(sandbox, "/_page/find").text
    assert "Nothing has it." in visit(sandbox, "/_page/find?q=ada").text


def test_another_token_is_never_shown() -> None:
    sandbox = Sandbox(token="my-secret")
    sandbox.watch()
    sandbox.handle(Request("GET", "/api/3/tags", "", {"api-token": "my-secret"}))
    for path in ("/", "/_page/calls/1"):
        assert "my-secret" not in visit(sandbox, path).source
    assert 'Api-Token: $ACTIVECAMPAIGN_API_TOKEN"' in visit(sandbox, "/_page/calls/1").text
    assert "the token that it was started with" in visit(sandbox).text_of("#connect")


@pytest.mark.parametrize("path", ["/", "/_page/calls", "/_page/calls/7", "/_page/rows/contacts", "/_page/rows/nothing"])
def test_nothing_from_elsewhere_and_nothing_in_frames(watched: Driver, path: str) -> None:
    seen = page(watched, path)
    policy = seen.headers["content-security-policy"]
    assert {"default-src 'none'", "connect-src 'self'", "frame-ancestors 'none'"} <= set(policy.split("; "))
    assert seen.headers["referrer-policy"] == "same-origin"  # with none, a form's Origin is null
    loaded = [
        one.attributes.get("src") or one.attributes.get("href") for one in seen.find("script") + seen.find("link")
    ]
    assert loaded == ["/_page/live.js", "data:,", "/_page/style.css"]
    assert "style=" not in seen.source


def test_nothing_of_a_request_becomes_markup(watched: Driver) -> None:
    email = "o'neil&co@x.test"
    contact = {"email": email, "firstName": HOSTILE, "lastName": "\ud800"}
    watched.ok("POST", "contacts", {"contact": contact})
    watched.rest("GET", "contacts/9", query="a=<b>&%3Cscript%3E")
    watched.raw("GET", f"/api/3/{HOSTILE}")
    watched.raw("POST", "/api/3/tags", HOSTILE.encode())
    watched.ok("POST", "tags", {"tag": {"tag": HOSTILE, "tagType": "contact"}})
    watched.graphql("{ searchOrder(filter: {}) { id } } # <script>")
    hook = {"name": HOSTILE, "url": f"http://x.example/{HOSTILE}", "events": ["update"], "sources": ["api"]}
    watched.ok("POST", "webhooks", {"webhook": hook})
    watched.ok("PUT", "contacts/1", {"contact": {"phone": HOSTILE}})
    watched.sandbox.faults.add(f"*/{HOSTILE}", status=503, body=HOSTILE)
    rows = ("/_page/rows/contacts", "/_page/rows/contacts/1", "/_page/rows/tags", "/_page/rows/webhooks/1")
    calls = [f"/_page/calls/{number}" for number in range(1, 10)]
    for path in (
        "/",
        "/_page/calls",
        *rows,
        *calls,
        f"/_page/find?q={HOSTILE}",
        f"/_page/{HOSTILE}",
        "/_page/find?q=o",
    ):
        seen = page(watched, path)
        assert len(seen.find("script")) == 1, path
        assert seen.find("script")[0].attributes["src"] == "/_page/live.js"
    assert page(watched, "/_page/rows/tags").find("tbody th")[0].text == HOSTILE


def test_text_is_escaped_unless_it_was_made_here() -> None:
    assert tag("p", "<b>", Markup("<i>"), 3, None, title='"', hidden=True, open=False) == (
        '<p title="&quot;" hidden>&lt;b&gt;<i>3</p>'
    )
    assert tag("input", data_x="a'b", for_="q") == '<input data-x="a&#x27;b" for="q">'


def test_tables_have_the_columns_that_people_look_for(watched: Driver) -> None:
    watched.upsert_order(finalAmount=1234.5, lineItems=[{"name": "Tea", "quantity": 1, "priceAmount": 2}])
    watched.sandbox.settle()
    orders = page(watched, "/_page/rows/orders")
    assert [one.text for one in orders.find("thead th")] == [
        "#", "Order", "E-mail", "Status", "Amount", "Items", "Placed",
    ]  # fmt: skip
    assert "1,234.50 EUR" in orders.text
    assert "2026-03-01 09:30" in orders.text
    assert orders.links == ["/_page/rows/orders/1"] * 2
    assert "1,234.50 EUR" in page(watched, "/_page/rows/ecomOrders").text
    members = page(watched, "/_page/rows/ecomOrderProducts")
    assert "/_page/rows/ecomOrders/1" in members.links
    plain = page(watched, "/_page/rows/groups")
    assert [one.text for one in plain.find("thead th")][:3] == ["#", "title", "descript"]


def test_a_row_of_odd_values_is_shown(watched: Driver) -> None:
    odd = {"finalAmount": "x", "storeOrderId": None, "storeCreatedDate": 7, "lineItems": "none", "currency": 3}
    watched.sandbox.add("orders", **odd)
    watched.sandbox.add("orders", finalAmount="NaN", storeCreatedDate="soon", legacyConnectionId=1, notes="x" * 30_000)
    watched.sandbox.add("fieldOptions")
    assert "(none)" in page(watched, "/_page/rows/orders").text
    assert "soon" in page(watched, "/_page/rows/orders").text
    assert page(watched, "/_page/rows/orders/2").text.count("x") < 20_100
    assert page(watched, "/_page/rows/fieldOptions").status == 200
    watched.sandbox.add("contactLists", contact="0", status="9")
    assert "9" in page(watched, "/_page/rows/contactLists").text


def test_rows_come_in_pages_newest_first(watched: Driver) -> None:
    for number in range(120):
        watched.sandbox.add("tags", tag=f"tag {number + 1}")
    first = page(watched, "/_page/rows/tags")
    assert (first.find("tbody th")[0].text, len(first.find("tbody tr"))) == ("tag 120", 50)
    assert "120 in all" in first.text
    third = page(watched, "/_page/rows/tags?page=3")
    assert (third.find("tbody th")[-1].text, len(third.find("tbody tr"))) == ("tag 1", 20)
    assert first.find(".pages a")[0].attributes["href"] == "/_page/rows/tags?page=2"
    assert [one.text for one in page(watched, "/_page/rows/tags?page=2").find(".pages a")] == ["Newer", "Older"]
    for odd in ("0", "-1", "x", "9" * 30, "²", "900"):
        assert page(watched, f"/_page/rows/tags?page={odd}").status == 200


def test_a_row_opens_whole(watched: Driver) -> None:
    watched.upsert_order(lineItems=[{"name": "Tea", "quantity": 1, "priceAmount": 2}])
    order = page(watched, "/_page/rows/orders/1")
    assert order.find("h1")[0].text == "Order A-1"
    assert '"name": "Tea"' in order.text
    assert page(watched, "/_page/rows/users/1").find("h1")[0].text == "User admin@example.com"
    gone = page(watched, "/_page/rows/orders/9")
    assert (gone.status, "it is gone, or never was" in gone.text) == (404, True)


@pytest.mark.parametrize(
    "path",
    ["/_page/", "/_page/nothing", "/_page/rows/secrets", "/_page/rows/tags/x", "/_page/rows/tags/1/2", "/_page/rows/",
     "/_page/calls/x", "/_page/calls/99", "/_page/style.css/x", "/_page/a/b"],
)  # fmt: skip
def test_what_is_not_there(watched: Driver, path: str) -> None:
    assert page(watched, path).status == 404


def test_style_and_script_are_served(watched: Driver) -> None:
    for name, kind in (("style.css", "text/css"), ("live.js", "text/javascript")):
        answer = show(watched.sandbox, Request("GET", f"/_page/{name}"), may_steer=False)
        assert dict(answer.headers)["content-type"].startswith(kind)
        assert len(answer.body) > 1000


def test_people_and_orders_are_found(watched: Driver) -> None:
    watched.ok("POST", "contacts", {"contact": {"email": "Ada@Example.com", "firstName": "Ada"}})
    watched.upsert_order(storeOrderId="A-77", email="grace@shop.test", cartId="c-9")
    watched.sandbox.settle()
    captions = [one.text for one in page(watched, "/_page/find?q=grace%40shop.test").find("caption")]
    assert captions == ["Contacts", "Orders", "Carts, orders in v3", "Customers"]
    assert "/_page/rows/orders/1" in page(watched, "/_page/find?q=A-77").links
    assert page(watched, "/_page/find?q=c-9").find("caption")[0].text == "Carts, orders in v3"
    assert page(watched, "/_page/find?q=ADA@").links == ["/_page/rows/contacts/1"] * 2
    assert page(watched, "/_page/find?q=ada@example.com").find("#q")[0].attributes["value"] == "ada@example.com"
    assert "Nothing has it." in page(watched, f"/_page/find?q={'x' * 500}").text
    assert page(watched, "/_page/find?" + "&".join(f"a{number}=1" for number in range(99))).status == 200


def test_a_whole_number_is_found_beyond_the_newest_rows(watched: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("acsdk.sandbox.page.find._NEWEST", 1)
    watched.upsert_order(storeOrderId="A-1")
    watched.upsert_order(storeOrderId="A-2")
    found = page(watched, "/_page/find?q=A-1")
    assert "/_page/rows/orders/1" in found.links
    assert "in the newest 1 of each table" in found.text
    assert page(watched, "/_page/find?q=A-").links.count("/_page/rows/orders/2") == 2
    assert "/_page/rows/orders/1" not in page(watched, "/_page/find?q=A-").links


def test_the_way_of_an_order_is_seen_as_it_happens() -> None:
    clock = SandboxClock()
    driver = Driver(clock=clock)
    driver.sandbox.watch()
    driver.connection()

    def way(order: str) -> list[str]:
        (line,) = (one for one in page(driver).find(".ways li") if f"Order {order}" in one.text)
        return [" ".join(one.text.split()) for one in line.find("ol li")]

    driver.upsert_order(storeOrderId="A-1")
    queued = "mutation($o: [OrderInput]!) { bulkUpsertOrdersAsync(orders: $o) { recordId } }"
    order = {"legacyConnectionId": 1, "storeOrderId": "B-1", "email": "b@x.test", "creationSource": "HISTORICAL",
             "storeCreatedDate": "2025-03-01T09:30:00Z", "finalAmount": 5, "currency": "EUR"}  # fmt: skip
    driver.data(queued, o=[order])
    assert way("A-1") == ["Call answered", "Custom object written", "v3 copy in 3 s"]
    assert way("B-1") == ["Call answered", "Custom object in 3 s", "v3 copy after that"]
    clock.advance(3)
    assert way("A-1") == ["Call answered", "Custom object written", "v3 copy copied"]
    assert way("B-1")[1:] == ["Custom object written", "v3 copy in 3 s"]
    clock.advance(2.5)
    assert way("B-1")[2] == "v3 copy now"
    told = [one.text for one in page(driver).find(".step .target")]
    assert told == ["Orders written as custom object records: 1", "Orders copied to v3: 1"]
    driver.sandbox.add("failures", kind="order.copy", payload={"order": 1}, error="x", at="2026-01-01T00:00:00+00:00")
    assert way("A-1")[2] == "v3 copy failed"


def test_a_call_says_what_it_changed(watched: Driver) -> None:
    watched.ok("POST", "contacts", {"contact": {"email": "a@x.test", "firstName": "A"}})
    watched.ok("PUT", "contacts/1", {"contact": {"firstName": "B"}})
    watched.ok("GET", "contacts/1")
    watched.ok("DELETE", "contacts/1")
    lines = page(watched).find(".timeline li")
    chips = [" ".join(one.text.split()) for one in page(watched).find(".chips")]
    assert lines
    assert "+ contact a@x.test" in chips[-2]
    assert "± contact a@x.test" in chips[-3]
    assert "- contact a@x.test" in chips[0]
    changed = page(watched, "/_page/calls/3")
    row = next(one for one in changed.find("tbody tr") if one.text.startswith("firstName"))
    assert [one.text for one in row.find("td")] == ["A", "B"]
    assert "It changed nothing." in page(watched, "/_page/calls/4").text
    assert "gone" in page(watched, "/_page/calls/5").text


def test_a_call_of_many_rows_is_told_in_numbers(watched: Driver) -> None:
    watched.sandbox.seed(contacts=60, orders=0)
    chips = page(watched).find(".chips")[0].text
    assert "more in Contacts" in chips
    number = watched.sandbox.watch().moments[-1].number
    assert "more rows are not listed" in page(watched, f"/_page/calls/{number}").text
    assert page(watched, f"/_page/calls/{number}").find("h1")[0].text == "Added made-up rows"


def test_a_graphql_call_is_told_by_its_variables(watched: Driver) -> None:
    watched.upsert_order()
    watched.data("query($f: OrderFilter) { searchOrder(filter: $f) { id } }", f={"pagination": {"limit": 1}})
    queued = "mutation($o: [OrderInput]!) { bulkUpsertOrders(orders: $o) { id } }"
    watched.graphql(queued, o=[])
    told = [one.text for one in page(watched, "/_page/calls").find(".target")]
    assert told[:3] == [
        "bulkUpsertOrders o [0]", 'searchOrder f {"pagination":{"limit":1}}', 'upsertOrder order "A-1"'
    ]  # fmt: skip


def test_what_became_of_a_call(watched: Driver) -> None:
    watched.rest("GET", "contacts/9")
    watched.ok("GET", "contacts", query="email=nobody%40x.test")
    watched.data('{ getOrder(legacyConnectionId: 1, storeOrderId: "9") { id } }')
    watched.data("{ searchOrder(filter: {}) { id } }")
    watched.upsert_order()
    watched.rest("POST", "contacts", {"contact": {"email": "no"}})
    watched.sandbox.faults.add(drop="after", count=1)
    watched.raw("GET", "/api/3/tags")
    told = [one.text for one in page(watched).find(".timeline li a .status")]
    assert told == [
        "200 answer lost", "422 refused", "200", "200 found nothing", "200 found nothing", "200 found nothing",
        "404 found nothing", "201",
    ]  # fmt: skip
    kinds = [one.attributes["class"] for one in page(watched).find(".timeline li") if "class" in one.attributes]
    assert kinds[0] == "lost"
    assert kinds.count("answered") == 2
    assert "?email=nobody@x.test" in page(watched).text
    assert "*: drop after (used 1, 0 left)" in page(watched).text_of("#faults")
    assert "Contact Email Address is not valid." in page(watched, "/_page/calls/7").text_of(".problems")


def test_bodies_that_are_long_or_no_json(watched: Driver) -> None:
    watched.raw("POST", "/api/3/tags", b"<tea> " + b"x" * 50_000)
    watched.raw("POST", "/api/3/ecom/graphql", b'{"query": "{ nonsense", "variables": 3}')
    watched.raw("POST", "/api/3/ecom/graphql", b'{"query": "{ searchOrder { id } }' + b" " * 25_000 + b'"}')
    watched.sandbox.faults.add(delay=0)
    long = page(watched, "/_page/calls/2")
    assert "x…" in long.text
    assert "{ nonsense" in page(watched, "/_page/calls/3").text
    assert "searchOrder" in page(watched, "/_page/calls/4").text
    assert "*: nothing (used 0)" in page(watched).text_of("#faults")


def test_what_is_no_call_of_the_api_has_curl_alone(watched: Driver) -> None:
    watched.raw("GET", "/somewhere")
    assert [one.text for one in page(watched, "/_page/calls/2").find("h2")][1] == "As curl"


def test_calls_from_before_anybody_looked_are_there(empty: Driver) -> None:
    empty.rest("GET", "tags")
    empty.sandbox.calls.record(Exchange("GET", "/old", "", None, 200))
    shown = page(empty, "/_page/calls")
    assert [one.text for one in shown.find(".target")] == ["GET /old", "GET /api/3/tags"]


def test_a_long_timeline_is_cut_on_the_first_page(watched: Driver) -> None:
    for _ in range(40):
        watched.rest("GET", "tags")
    assert len(page(watched).find("#calls .target")) == 30
    assert "All 41" in page(watched).text
    assert len(page(watched, "/_page/calls").find(".target")) == 41


def test_deliveries_are_shown(watched: Driver) -> None:
    hook = {"name": "h", "url": "http://<b>.example/", "events": ["update"], "sources": ["api"]}
    watched.ok("POST", "webhooks", {"webhook": hook})
    watched.ok("POST", "contacts", {"contact": {"email": "a@x.test"}})
    watched.ok("PUT", "contacts/1", {"contact": {"phone": "1"}})
    told = page(watched).text_of("#deliveries")
    assert "contact[email] = a@x.test" in told
    assert "update http://<b>.example/" in told
    assert "no answer" in told
    watched.sandbox.deliveries.answered(watched.sandbox.deliveries[0], 204)
    assert page(watched).text_of("#deliveries .status") == "204"


def test_the_page_loads_itself_again_where_there_is_no_script(watched: Driver) -> None:
    assert not page(watched).has("head noscript")
    refresh = page(watched, "/?live=1").find("head noscript meta")[0]
    assert refresh.attributes["http-equiv"] == "refresh"


def test_a_page_runs_what_is_due_and_tells_webhooks(watched: Driver) -> None:
    watched.upsert_order()
    watched.clock.advance(5)
    assert page(watched).text_of("#numbers").startswith("1 Contacts1 Orders1 Carts")


def test_head_is_answered_and_other_methods_are_not(watched: Driver) -> None:
    assert show(watched.sandbox, Request("HEAD", "/"), may_steer=False).status == 200
    refused: Any = show(watched.sandbox, Request("POST", "/_page/do/reset"), may_steer=True)
    assert (refused.status, b"--control" in refused.body) == (405, True)
    assert len(watched.sandbox.rows("connections")) == 1
