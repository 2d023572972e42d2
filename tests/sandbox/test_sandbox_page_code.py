"""Calls as the page writes them down: run again, each sends what it was."""

from __future__ import annotations

import json
import shlex
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime
from decimal import Decimal
from textwrap import indent
from typing import Any

import pytest

import acsdk
from acsdk import AsyncClient
from acsdk.models import Address, ContactInput, Discount, LineItem, OrderInput, TagInput
from acsdk.sandbox import Exchange, Sandbox, SandboxClock
from acsdk.sandbox.page.code import as_acsdk, as_curl
from acsdk.sandbox.page.literals import literal
from acsdk.sandbox.page.typed import _GET  # pyright: ignore[reportPrivateUsage]

URL = "http://127.0.0.1:8321"
WHEN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
ADDRESS = Address(first_name="Ada", address1='1 "High" Street', city="Zürich", country="CH", postal="8000")
ORDER = OrderInput(
    legacy_connection_id=1,
    store_order_id="A-1",
    email="ada@example.com",
    creation_source="REAL_TIME",
    normalized_status="COMPLETED",
    store_created_date=WHEN,
    store_modified_date=WHEN,
    final_amount=Decimal("19.90"),
    shipping_amount=1,
    discounts_amount=Decimal("0.10"),
    currency="USD",
    order_number="1001",
    cart_id="c-1",
    is_test_order=False,
    accepts_marketing=True,
    notes=["gift", 'a "quote"'],
    shipping_address=ADDRESS,
    billing_address=ADDRESS,
    line_items=[
        LineItem(name="Tea", quantity=2, price_amount="9.95", sku="T-1", is_on_sale=True),
        LineItem(name="Mug"),
    ],
    discounts=[Discount(name="Spring", type="ORDER", discount_amount="0.10")],
)

Do = Callable[[AsyncClient], Awaitable[object]]


async def _list(client: AsyncClient) -> object:
    return await client.contacts.list(email="a+b@example.com").collect()


CALLS: dict[str, Do] = {
    "contacts.upsert(": lambda client: client.contacts.upsert(ContactInput(email="ada@example.com", first_name="Ada")),
    "contacts.create(": lambda client: client.contacts.create(ContactInput(email="b@example.com", phone="1\n2")),
    "contacts.get(": lambda client: client.contacts.get(1),
    "contacts.delete(": lambda client: client.contacts.delete(2),
    "orders.upsert(": lambda client: client.orders.upsert(ORDER),
    "orders.get(": lambda client: client.orders.get(1, "A-1"),
    "deepdata.connections.get(": lambda client: client.deepdata.connections.get(1),
    'rest.request("GET", "/contacts", params': _list,
    'rest.request("POST", "/tags", json': lambda client: client.tags.create(TagInput(name="é'\"")),
    "graphql.execute(": lambda client: client.orders.search().first_page(),
}


def made() -> Sandbox:
    sandbox = Sandbox(clock=SandboxClock(), rate_limit=None, seed=1, api_url=URL)
    sandbox.add("connections", service="shop", externalid="s-1", name="Shop")
    for name in ("first", "second"):
        sandbox.add("contacts", email=f"{name}@example.com", emailKey=f"{name}@example.com")
    return sandbox


async def called(do: Do) -> Exchange:
    """The last call that a program made of a new account."""
    sandbox = made()
    async with sandbox.client() as client:
        with suppress(acsdk.NotFoundError):
            await do(client)
    return sandbox.calls[-1]


def compiled(code: str) -> Do:
    names: dict[str, Do] = {}
    exec(f"async def run(client):\n{indent(code, '    ')}", names)
    return names["run"]


@pytest.mark.anyio
@pytest.mark.parametrize("name", CALLS)
async def test_code_of_the_page_sends_the_same_again(name: str) -> None:
    call = await called(CALLS[name])
    code = as_acsdk(call)
    assert code is not None
    assert f"client.{name}" in code
    again = await called(compiled(code))
    assert (again.method, again.path, again.query) == (call.method, call.path, call.query)
    assert (again.operation, again.status, again.answered) == (call.operation, call.status, call.answered)
    if "execute" not in name:  # documents are written anew
        assert again.sent == call.sent


@pytest.mark.parametrize("name", sorted(set(_GET.values())))
def test_every_namespace_that_is_shown_is_there(name: str) -> None:
    namespace: Any = Sandbox().client()
    for part in name.split("."):
        namespace = getattr(namespace, part)
    assert callable(namespace.get)
    assert name == "automations" or callable(namespace.delete)


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ({"order": {"legacyConnectionId": 1, "somethingNew": 2}}, None),
        ({"order": {"lineItems": [{"tags": ["a"]}]}}, None),
        ({"order": {"shippingAddress": {"planet": "Mars"}}}, None),
        ({"order": {"finalAmount": None}}, None),
        ({"order": {"storeCreatedDate": None}}, None),
        ({"order": {}, "other": 1}, None),
        ({"order": {"lineItems": []}}, "client.orders.upsert(OrderInput(line_items=[]))"),
    ],
)
def test_what_no_model_is_sure_to_send_is_shown_raw(sent: dict[str, Any], shown: str | None) -> None:
    body = json.dumps({"query": "mutation { upsertOrder }", "variables": sent}).encode()
    code = as_acsdk(Exchange("POST", "/api/3/ecom/graphql", "", "upsertOrder", 200, request_body=body))
    assert (shown or "client.graphql.execute(document, variables)") in (code or "")


@pytest.mark.parametrize(
    ("call", "body", "code"),
    [
        (("GET", "/api/3/contacts/9"), b"", "found = await client.contacts.get(9)"),
        (("DELETE", "/api/3/automations/9"), b"", 'answer = await client.rest.request("DELETE", "/automations/9")'),
        (("PUT", "/api/3/contacts/9"), b"", 'answer = await client.rest.request("PUT", "/contacts/9")'),
        (("POST", "/api/3/contacts"), b'{"contact": {"custom": 1}}', '{"contact": {"custom": 1}}'),
        (("POST", "/api/3/contacts"), b'{"contact": {}, "more": 1}', '"more": 1'),
        (("POST", "/api/3/x"), b'{"amount": 1.50}', "from decimal import Decimal\n\nanswer"),
        (("GET", "/api/3/tags", "ids[]=1&ids[]=2"), b"", None),
        (("GET", "/somewhere"), b"", None),
        (("POST", "/api/3/x"), b"x" * 70_000, None),
    ],
)
def test_a_call_as_code(call: tuple[str, ...], body: bytes, code: str | None) -> None:
    method, path, *query = call
    shown = as_acsdk(Exchange(method, path, "".join(query), None, 200, request_body=body))
    assert (shown is None) if code is None else (code in (shown or ""))


@pytest.mark.parametrize(
    ("path", "query", "body", "words"),
    [
        ("/api/3/tags", "", b"", ["-X", "GET", f"{URL}/api/3/tags", "Api-Token: sandbox-token"]),
        ("/api/3/tags", "filters[a]=$(rm)&b='", b"", [f"{URL}/api/3/tags?filters[a]=$(rm)&b='"]),
        ("/api/3/a b/\u00e9'", "", b"", [f"{URL}/api/3/a%20b/%C3%A9'"]),
        ("/api/3/tags", "", b"{'\"$(rm -rf)`\n}", ["--data-raw", "{'\"$(rm -rf)`\n}"]),
        ("/api/3/tags", "", b"\xff", ["--data-binary", "@body.json"]),
        ("/api/3/tags", "", b"a\0b", ["@body.json"]),
        ("/api/3/tags", "", b"x" * 65_536, ["@body.json"]),
    ],
)
def test_curl_is_quoted_for_the_shell(path: str, query: str, body: bytes, words: list[str]) -> None:
    line = as_curl(Exchange("GET", path, query, None, 200, request_body=body), api_url=URL, token="sandbox-token")
    said = shlex.split(line.replace("\\\n", " "))
    assert said[:2] == ["curl", "--globoff"]
    assert set(words) <= set(said)


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        1,
        "a",
        'q"',
        "it's",
        "\n\u202e",
        [],
        {},
        [1, [2]],
        {"a": {"b": [None, "x" * 90]}, "c" * 90: [1] * 40},
    ],
)
def test_a_literal_is_what_it_stands_for(value: Any) -> None:
    assert eval(literal(value)) == value


def test_a_document_that_cannot_be_read_is_shown_as_it_was() -> None:
    for document in ("{ getOrder(", "{ getOrder }" + " " * 30_000):
        body = json.dumps({"query": document}).encode()
        code = as_acsdk(Exchange("POST", "/api/3/ecom/graphql", "", "getOrder", 200, request_body=body))
        assert document.strip() in (code or "")


def test_decimals_keep_their_digits() -> None:
    assert literal([Decimal("1.50")]) == '[Decimal("1.50")]'
