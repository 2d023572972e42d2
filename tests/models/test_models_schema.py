"""The models against the schema of the Ecommerce GraphQL API, as the sandbox has it."""

from enum import StrEnum
from importlib.resources import files
from typing import Any, get_args

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLObjectType,
    GraphQLScalarType,
    build_schema,
    is_specified_scalar_type,
)

from acsdk import models
from acsdk.models.ecommerce import ecommerce_choices
from acsdk.models.kit.names import wire_fields

SCHEMA = build_schema(files("acsdk.sandbox.ecommerce").joinpath("ecommerce.graphql").read_text())
ROOTS = {"Query", "Mutation"}
OTHER_NAMES = {
    "Connection": "EcommerceConnection",
    "AddressInput": "Address",
    "DiscountInput": "Discount",
    "ImageDataInput": "ImageData",
    "LineItemInput": "LineItem",
    "PhysicalDimensionsInput": "PhysicalDimensions",
}
OBJECTS = [
    kind
    for kind in SCHEMA.type_map.values()
    if isinstance(kind, GraphQLObjectType | GraphQLInputObjectType)
    and not kind.name.startswith("__")
    and kind.name not in ROOTS
]
ENUMS = [
    kind for kind in SCHEMA.type_map.values() if isinstance(kind, GraphQLEnumType) and not kind.name.startswith("__")
]


def model_of(kind: Any) -> Any:
    name: str = kind.name
    return getattr(models, OTHER_NAMES.get(name, name))


def annotation_types(annotation: Any) -> set[Any]:
    """All classes inside an annotation, however deep."""
    return {inner for part in get_args(annotation) for inner in annotation_types(part)} or {annotation}


@pytest.mark.parametrize("kind", OBJECTS, ids=lambda kind: kind.name)
def test_each_type_has_a_class_with_its_fields(kind: Any) -> None:
    assert {wire for _, wire, _ in wire_fields(model_of(kind))} == set(kind.fields)


@pytest.mark.parametrize("kind", OBJECTS, ids=lambda kind: kind.name)
def test_each_field_that_holds_a_record_holds_the_class_of_it(kind: Any) -> None:
    definitions = {wire: field for _, wire, field in wire_fields(model_of(kind))}
    for name, field in kind.fields.items():
        inner = SCHEMA.type_map[str(field.type).strip("[]!")]
        if isinstance(inner, GraphQLObjectType | GraphQLInputObjectType):
            assert model_of(inner) in annotation_types(definitions[name].annotation), name


@pytest.mark.parametrize("kind", OBJECTS, ids=lambda kind: kind.name)
def test_lists_are_lists(kind: Any) -> None:
    definitions = {wire: field for _, wire, field in wire_fields(model_of(kind))}
    for name, field in kind.fields.items():
        assert ("list[" in repr(definitions[name].annotation)) == ("[" in str(field.type)), name


@pytest.mark.parametrize("kind", ENUMS, ids=lambda kind: kind.name)
def test_each_enum_has_its_values(kind: GraphQLEnumType) -> None:
    members: type[StrEnum] = getattr(models, kind.name)
    assert {member.value for member in members} == {member.name for member in members} == set(kind.values)


def test_nothing_else_is_in_the_schema() -> None:
    scalars = {
        kind.name
        for kind in SCHEMA.type_map.values()
        if isinstance(kind, GraphQLScalarType) and not is_specified_scalar_type(kind)
    }
    assert scalars == {"BigDecimal", "JSON"}


@pytest.mark.parametrize("name", [name for name in ecommerce_choices.__all__ if not name.startswith("Answer")])
def test_the_literals_of_an_input_are_the_members_of_its_enum(name: str) -> None:
    parts = annotation_types(getattr(ecommerce_choices, name))
    (members,) = [part for part in parts if isinstance(part, type) and issubclass(part, StrEnum)]
    assert {part for part in parts if isinstance(part, str)} == {member.value for member in members}
