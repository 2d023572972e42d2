"""No value of any column, filter or input makes a 5xx, and none brings a later job down."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from importlib import resources
from typing import Any

import pytest
from graphql import GraphQLInputField, GraphQLInputObjectType, GraphQLObjectType, build_schema

from acsdk.sandbox.ecommerce.field import named_type
from acsdk.sandbox.rest.kit.resource import Resource
from acsdk.sandbox.rest.registry import ENDPOINTS, RESOURCES

from .driver import ORDER, Driver

NUMBERS = ["1e399", "1e-399", "-0", "1.5", "9" * 4299, "-" + "9" * 4299]
TEXTS = ["", "\ud800", "²", "\0", "1e399", "9" * 5000, "http://\ud800", "http://localhost:99999", "http://[::1"]
DATES = ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "0001-01-01", "9999-12-31"]
ODD: list[str] = [*NUMBERS, *map(json.dumps, [*TEXTS, *DATES]), "true", "null", "[]", "{}", "[[]]", '{"a":"\\ud800"}']
FEW = ["1e399", "9" * 4299, *map(json.dumps, ["\ud800", *DATES[:3]])]
EVENTS = ["subscribe", "update", "contact_tag_added", "deal_add", "deal_update", "subscriber_note", "deal_note_add"]
FILTERED = ("%ed%a0%80", "9" * 400, "0001-01-01T00:00:00%2B14:00", "9999-12-31", "1e399")
OPERATORS = ("", "[eq]", "[gt]", "[before]", "[since]", "[contains]")
SDL = resources.files("acsdk.sandbox.ecommerce").joinpath("ecommerce.graphql").read_text("utf-8")


@pytest.fixture(scope="module")
def account() -> Driver:
    """One that has a row of several kinds, and a webhook that is told of all of them."""
    driver = Driver()
    driver.connection()
    driver.ok("POST", "contacts", {"contact": {"email": "a@x.test"}})
    hook = {"name": "h", "url": "http://192.0.2.1/", "events": EVENTS, "sources": ["api", "public", "admin", "system"]}
    driver.ok("POST", "webhooks", {"webhook": hook})
    driver.ok("POST", "ecomCustomers", {"ecomCustomer": {"connectionid": 1, "externalid": "c", "email": "a@x.test"}})
    driver.upsert_order()
    return driver


def send(account: Driver, method: str, path: str, body: str, query: str = "") -> None:
    status = account.raw(method, f"/api/3/{path}", body.encode(), query).status
    assert status < 500, (method, path, body[:200], query)
    account.clock.advance(5)


def settled(account: Driver) -> None:
    account.sandbox.settle()
    assert account.sandbox.failures == []


def some(values: Sequence[str], place: int, every: int) -> Sequence[str]:
    """Every so-manieth value, from another one on in each place."""
    return values[place % every :: every]


SOME = pytest.mark.parametrize("every", [5, pytest.param(1, marks=pytest.mark.soak, id="all")])


@SOME
@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource.path)
def test_columns_and_filters(account: Driver, resource: Resource, every: int) -> None:
    for place, column in enumerate(resource.writable):
        for value in some(ODD, place, every):
            body = f'{{"{resource.singular}":{{"{column}":{value}}}}}'
            send(account, "POST", resource.path, body)
            send(account, "PUT", f"{resource.path}/1", body)
    for place, key in enumerate(resource.filters):
        for further, operator in enumerate(OPERATORS):
            for value in some(FILTERED, place + further, every):
                send(account, "GET", resource.path, "", f"{key}{operator}={value}&orders[id]=DESC")
    settled(account)


@SOME
def test_whole_bodies(account: Driver, every: int) -> None:
    for place, endpoint in enumerate(ENDPOINTS):
        for value in some(ODD, place, every):
            send(account, endpoint.method, endpoint.path.replace("{}", "1"), value)
    settled(account)


@pytest.mark.parametrize("value", ODD, ids=range(len(ODD)))
def test_imports_and_customers(account: Driver, value: str) -> None:
    sent = f'"email":"q@x.test","phone":{value},"tags":[{value}],"subscribe":[{{"listid":{value}}}]'
    send(account, "POST", "import/bulk_import", f'{{"contacts":[{{{sent},"fields":[{{"id":1,"value":{value}}}]}}]}}')
    for column in ("email", "externalid"):
        body = f'{{"ecomCustomer":{{"connectionid":1,"externalid":"d","email":"d@x.test","{column}":{value}}}}}'
        send(account, "POST", "ecomCustomers", body)
    for column in ("abandonedDate", "externalCreatedDate", "totalPrice", "orderProducts"):
        keys = '"connectionid":1,"customerid":1,"email":"a@x.test","currency":"EUR","source":1,"totalPrice":1'
        dates = '"externalcheckoutid":"x","abandonedDate":"2026-01-01","externalCreatedDate":"2026-01-01"'
        send(account, "POST", "ecomOrders", f'{{"ecomOrder":{{{keys},{dates},"{column}":{value}}}}}')
        send(account, "PUT", "ecomOrders/1", f'{{"ecomOrder":{{"{column}":{value}}}}}')
    settled(account)


def wrapped(field: Any) -> str:
    """A field's type as the schema writes it; graphql-core leaves its parameters open."""
    return str(field.type)


def inputs(fields: dict[str, GraphQLInputField], base: dict[str, str], depth: int = 0) -> Iterator[str]:
    """Objects of an input type, each with one odd value somewhere."""
    for name, field in fields.items():
        kind, is_list = named_type(field.type), "[" in wrapped(field)  # pyright: ignore[reportUnknownMemberType] - see above
        deeper = inputs(kind.fields, {}, depth + 1) if isinstance(kind, GraphQLInputObjectType) else FEW
        for value in deeper if depth < 2 else []:
            chosen = f"[{value}]" if is_list else value
            yield "{" + ",".join(f'"{key}":{text}' for key, text in {**base, name: chosen}.items()) + "}"


def graphql_calls() -> Iterator[tuple[str, str, GraphQLInputObjectType]]:
    """Document, the argument's type and what is in it, for each argument that is an object."""
    schema = build_schema(SDL)
    for kind, root in (("mutation", schema.mutation_type), ("query", schema.query_type)):
        assert isinstance(root, GraphQLObjectType)
        for name, field in root.fields.items():
            for argument, given in field.args.items():
                named, wanted = named_type(given.type), wrapped(given)
                if isinstance(named, GraphQLInputObjectType):
                    yield f"{kind}($v:{wanted}){{{name}({argument}:$v){{__typename}}}}", wanted, named


@pytest.mark.parametrize(("query", "kind", "named"), list(graphql_calls()))
def test_graphql_inputs(account: Driver, query: str, kind: str, named: GraphQLInputObjectType) -> None:
    base = {key: json.dumps(value) for key, value in ORDER.items()} if named.name == "OrderInput" else {}
    for value in inputs(named.fields, base):
        given = f"[{value}]" if kind.startswith("[") else value
        send(account, "POST", "ecom/graphql", f'{{"query":{json.dumps(query)},"variables":{{"v":{given}}}}}')
    settled(account)
