"""The custom scalars: exact decimals and free JSON."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from graphql import (
    BooleanValueNode,
    FloatValueNode,
    GraphQLError,
    GraphQLScalarType,
    GraphQLSchema,
    IntValueNode,
    ListValueNode,
    NullValueNode,
    ObjectValueNode,
    StringValueNode,
    ValueNode,
)

from acsdk.sandbox.codec import Json, as_object

__all__ = ["Opaque", "attach_scalars"]

_LARGEST_EXPONENT = 20


class Opaque(dict[str, Any]):
    """A JSON value in an answer: its nulls are data and stay."""


def attach_scalars(schema: GraphQLSchema) -> None:
    """Give the scalars of a schema built from SDL their behaviour."""
    decimal_type = schema.type_map.get("BigDecimal")
    if isinstance(decimal_type, GraphQLScalarType):
        decimal_type.coerce_input_value = _decimal
        decimal_type.coerce_input_literal = _decimal_literal
        decimal_type.coerce_output_value = _shown
    json_type = schema.type_map.get("JSON")
    if isinstance(json_type, GraphQLScalarType):
        json_type.coerce_input_value = _same
        json_type.coerce_input_literal = _json_literal
        json_type.coerce_output_value = _opaque


def _decimal(value: Json) -> Decimal:
    if isinstance(value, (Decimal, int, float, str)) and not isinstance(value, bool):
        number = value if isinstance(value, Decimal) else _read(str(value))
        # An exponent of millions is one short token on the wire and gigabytes as an integer of cents.
        if number.is_finite() and abs(number.adjusted()) <= _LARGEST_EXPONENT:
            return number
    msg = f"Expected a value that can be converted to type 'BigDecimal' but it was a '{type(value).__name__}'"
    raise GraphQLError(msg)


def _shown(value: Json) -> Decimal:
    return value if isinstance(value, Decimal) else _decimal(value)


def _read(text: str) -> Decimal:
    try:
        return Decimal(text)
    except (InvalidOperation, ValueError):
        return Decimal("NaN")


def _decimal_literal(node: ValueNode) -> Decimal:
    if isinstance(node, (IntValueNode, FloatValueNode, StringValueNode)):
        return _decimal(node.value)
    return _decimal(None)


def _same(value: Json) -> Json:
    return value


def _opaque(value: Json) -> Json:
    return Opaque(as_object(value)) if isinstance(value, dict) else value


def _json_literal(node: ValueNode) -> Json:
    if isinstance(node, ObjectValueNode):
        return {field.name.value: _json_literal(field.value) for field in node.fields}
    if isinstance(node, ListValueNode):
        return [_json_literal(item) for item in node.values]
    if isinstance(node, NullValueNode):
        return None
    return _json_leaf(node)


def _json_leaf(node: ValueNode) -> Json:
    if isinstance(node, IntValueNode):
        return int(node.value)
    if isinstance(node, FloatValueNode):
        return Decimal(node.value)
    if isinstance(node, (BooleanValueNode, StringValueNode)):
        return node.value
    msg = f"'{node.kind}' is not JSON"
    raise GraphQLError(msg)
