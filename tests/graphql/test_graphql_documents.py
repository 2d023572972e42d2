"""The documents that the namespaces send fit the schema."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import pytest
from graphql import build_schema, parse, validate
from pydantic.alias_generators import to_camel

import acsdk.resources
from acsdk._graphql.documents import RootField, document, document_text, has_mutation, selection_of, told
from acsdk.models import BulkAsync, Order, Product
from acsdk.resources.kit.bulk_mutation import BulkMutation
from tests.graphql.shop import SDL

SCHEMA = build_schema(SDL)


def _root_fields() -> Iterator[RootField]:
    for module in pkgutil.walk_packages(acsdk.resources.__path__, "acsdk.resources."):
        for _, value in inspect.getmembers(importlib.import_module(module.name)):
            if isinstance(value, RootField):
                yield value
            elif isinstance(value, BulkMutation):
                yield value.field  # pyright: ignore[reportUnknownMemberType]


FIELDS = sorted(set(_root_fields()), key=lambda field: field.name)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_a_document_fits_the_schema(field: RootField) -> None:
    text = document(field)
    assert validate(SCHEMA, parse(text)) == []
    assert has_mutation(text) == (field.kind == "mutation")
    assert text.startswith(f"{field.kind} {field.name}(")


def test_every_operation_of_the_schema_has_a_document() -> None:
    assert SCHEMA.query_type is not None
    assert SCHEMA.mutation_type is not None
    assert {field.name for field in FIELDS} == {*SCHEMA.query_type.fields, *SCHEMA.mutation_type.fields}


def test_variables_are_declared_at_the_strictest_and_never_inlined() -> None:
    field = RootField("mutation", "bulkUpsertOrdersAsync", (("orders", "[OrderInput!]!"),), BulkAsync)
    assert document(field) == (
        "mutation bulkUpsertOrdersAsync($orders: [OrderInput!]!) "
        "{ bulkUpsertOrdersAsync(orders: $orders) { recordId } }"
    )
    assert document_text("query", "ping", [], {}) == "query ping { ping }"


def test_a_selection_has_every_field_of_the_models() -> None:
    selection = selection_of(Order)
    assert selection["id"] == {}
    assert "priceAmount" in selection["lineItems"]
    assert "city" in selection["billingAddress"]
    assert "extra" not in selection["lineItems"]
    assert set(selection_of(Product)) == {to_camel(name) for name in Product.model_fields}


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("{ a }", False),
        ("query x { a }", False),
        ("mutation { a }", True),
        ("query a { b } mutation c { d }", True),
        ("{ mutationOf }", False),
        ('{ a(x: "mutation") }', False),
        ('{ a(x: """a "mutation" b""") } # mutation', False),
        ('{ a(x: "\\"") } mutation { b(x: "\\"") }', True),
        ("{ mutation }", True),
        ('{ a(x: "unfinished mutation) }', True),
    ],
)
def test_whether_a_document_may_change_anything(text: str, changes: bool) -> None:
    assert has_mutation(text) is changes


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("{ shop { id } }", None, ("query", None)),
        ("{ shop { id } }", "Mine", ("query", "Mine")),
        ("query A { a } mutation B($query: X = {a: 1}) { query { mutation } }", "B", ("mutation", "B")),
        ("mutation ($query: X) { a }", None, ("mutation", None)),
        ("fragment query on Order { id } mutation Save { a }", None, ("mutation", "Save")),
        ('# mutation Not\nquery Q { a(b: "mutation {") }', None, ("query", "Q")),
        ("subscription S { a }", None, ("subscription", "S")),
    ],
)
def test_what_an_observer_is_told_of_a_document(text: str, name: str | None, expected: tuple[str, str | None]) -> None:
    assert told(text, name) == expected
